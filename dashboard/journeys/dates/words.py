"""The words of time expressions, and the pieces of pattern that are made of them."""

from __future__ import annotations

import re

# fmt: off
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = [
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]
# As news agencies and papers shorten them, with or without a full stop.
SHORT_WEEKDAYS = ["mon", "tues", "tue", "weds", "wed", "thurs", "thur", "thu", "fri", "sat", "sun"]
SHORT_MONTHS = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "a": 1, "an": 1,
}
# Counts that nobody can count with: they leave the day open.
VAGUE = [
    "several", "few", "a few", "couple", "a couple", "couple of", "a couple of", "many", "some",
    "dozens of", "scores of", "hundreds of", "thousands of",
]
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
}
DAYS_OF_MONTH = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
]
TIMES_OF_DAY = ["morning", "afternoon", "evening", "night"]
UNITS = ["hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century"]
# fmt: on


def one_of(words: list[str]) -> str:
    """A pattern for any of the words, the longer ones first."""
    found = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return f"(?:{found})".replace(r"\ ", r"\s+")


DAY = one_of(WEEKDAYS)
SHORT_DAY = rf"(?:{DAY}|{one_of(SHORT_WEEKDAYS)}\b\.?)"
MON = rf"(?:{one_of(MONTHS)}\b|{one_of(SHORT_MONTHS)}\b\.?)"
FIGURES = r"(?:(?<![\d.,])\d{1,3}(?:,\d\d\d)+|(?<![\d.,])\d{1,9})"
NUM = rf"(?:{FIGURES}|{one_of([*NUMBERS, *VAGUE])})"
PART = (
    r"(?:early|mid-?|late"
    r"|(?:the\s+)?(?:very\s+)?(?:end|beginning|start|middle|(?:first|second)\s+half)\s+of)"
)
YEAR = r"(?:1[5-9]|20)\d\d(?!\s?B\.?C\b)"
HOURS = one_of(TIMES_OF_DAY)
ORDINAL = one_of([*ORDINALS])


def weekday_number(word: str) -> int:
    """Monday is 0: "Tues." is 1."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def month_number(word: str) -> int:
    """January is 1: "Sept." is 9."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word.lower()[:3]))


def is_month(word: str) -> bool:
    """Whether a word that is spelled like a month is one: not "he may", "they march", "jan"."""
    low = word.lower().rstrip(".")
    return word[0].isupper() or (low in MONTHS and low not in {"may", "march"})


def number(word: str) -> int | None:
    """How many a number says, or None where it leaves that open ("several")."""
    figures = word.replace(",", "")
    return int(figures) if figures.isdecimal() else NUMBERS.get(" ".join(word.lower().split()))


def group(match: re.Match[str], name: str) -> str:
    """The words of a group, in small letters with one space between; "" where it found none."""
    return " ".join((match[name] or "").lower().split())


def year_in(match: re.Match[str]) -> int | None:
    """The year that the words name, None where they name none."""
    return int(match["year"]) if match["year"] else None


_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def word_after(match: re.Match[str]) -> str:
    """The word that stands right after a match, "" where none does."""
    following = _NEXT_WORD.match(match.string, match.end())
    return following.group(1) if following else ""
