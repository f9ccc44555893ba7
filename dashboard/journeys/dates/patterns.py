"""The patterns of time expressions: which words each kind is looked for at, and which function of
`kinds` reads what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from dashboard.journeys.dates import kinds
from dashboard.journeys.dates.words import MONTHS, NUMBERS, SEASONS, WEEKDAYS

_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
_MON = r"(?:(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.|" + "|".join(MONTHS) + ")"
# "3,000" is one number and "2.5" none: neither is read from its last figures.
_NUM = (
    r"(?:(?<!\d[.,])(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + ")"
)
_OF_NUMBERS = "".join(sorted({number[0] for number in NUMBERS}))
_PART = r"(?:early|mid-?|late|the end of|the beginning of)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_TIMES_OF_DAY = ("morning", "afternoon", "evening", "night")
_HOURS = rf"(?:{'|'.join(_TIMES_OF_DAY)})"
_WHICH = r"(?:(?P<which>last|next|this past|this coming|this|the previous|the past|the coming)\s+)"


def _compiled(first: str, pattern: str) -> re.Pattern[str]:
    """A pattern whose matches begin with one of the characters `first`: where none of them stands
    nothing else is tried, which takes a quarter of the time."""
    return re.compile(rf"(?=[{first}]){pattern}", re.IGNORECASE)


class Kind(NamedTuple):
    """A kind of time expression: words of which one must occur in the sentence, for that is seen
    much sooner than a pattern fails; its pattern; and the function that reads its matches."""

    hints: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], kinds.Found | None]


# Stands for any number of four figures.
_FOUR_FIGURES = "0000"
_PIECES = re.compile(r"[a-z]+|\d{4}")
_MONTH_NAMES = frozenset([*MONTHS, *(name[:3] for name in MONTHS), "sept"])
_UNITS = frozenset(
    unit + plural for unit in ("hour", "day", "week", "month", "year") for plural in ("", "s")
)
_NEAR = frozenset(["today", "tonight", "yesterday", "tomorrow", "overnight", *_TIMES_OF_DAY])


# The first kind to claim a stretch of text has it.
KINDS = (
    Kind(
        _MONTH_NAMES,
        _compiled(
            "adfjmnostw",
            rf"\b(?:(?P<weekday>{_DAY}),?\s+)?(?P<mon>{_MON})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
            rf"(?:\s?(?:-|–|to|and)\s?(?P<last>[0-3]?\d)\b)?(?:,?\s+(?P<year>{_YEAR})\b)?",
        ),
        kinds.calendar_day,
    ),
    Kind(
        _MONTH_NAMES,
        _compiled(
            r"\dfmstw",
            rf"\b(?:(?P<weekday>{_DAY}),?\s+)?(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
            rf"(?:\s?(?:-|–|to)\s?(?P<last>[0-3]?\d))?\s+(?:of\s+)?(?P<mon>{_MON})\b"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?",
        ),
        kinds.calendar_day,
    ),
    Kind(
        _MONTH_NAMES,
        _compiled(
            "adefjlmnost",
            rf"\b(?:(?P<prep>(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)))?"
            rf"{_WHICH}?(?:(?P<part>{_PART})[\s-]*)?(?P<mon>{_MON})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?\b",
        ),
        kinds.calendar_month,
    ),
    Kind(
        frozenset(SEASONS),
        _compiled(
            "ilnt",
            rf"(?:\b{_WHICH}|\bin\s+(?:the\s+)?)(?P<season>{'|'.join(SEASONS)})"
            rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR}))?\b",
        ),
        kinds.season,
    ),
    Kind(
        frozenset(WEEKDAYS),
        _compiled(
            "eflmnstw",
            rf"\b(?:{_WHICH}|(?:early|late)\s+)?(?P<day>{_DAY})(?:\s+{_HOURS})?(?:[’']s)?"
            rf"(?:\s*(?:and|through|to|until|-|–)\s*(?:on\s+)?(?P<last>{_DAY}))?\b",
        ),
        kinds.weekday,
    ),
    Kind(
        _UNITS | {"weekend"},
        _compiled(
            "elnt",
            r"\b(?:(?P<part>later|earlier|late|early)\s+)?(?P<which>this|last|next"
            r"|the past|the previous|the coming)\s+(?P<unit>weekend|week|month|year)\b(?:[’']s)?",
        ),
        kinds.period,
    ),
    Kind(
        _NEAR,
        _compiled(
            "loty",
            r"\b(?P<word>today|tonight|yesterday|tomorrow|overnight|last night|this "
            rf"{_HOURS})\b(?:[’']s)?(?:\s+{_HOURS})?",
        ),
        kinds.near_day,
    ),
    Kind(
        frozenset({"ago"}),
        _compiled(
            rf"\d{_OF_NUMBERS}",
            rf"\b(?P<n>{_NUM})\s+(?P<unit>hour|day|week|month|year)s?\s+(?P<way>ago)\b",
        ),
        kinds.ago,
    ),
    Kind(
        _UNITS,
        _compiled(
            "iw",
            rf"\b(?P<way>in|within)\s+(?:the\s+next\s+)?(?P<n>{_NUM})\s+"
            r"(?P<unit>hour|day|week|month|year)s?\b(?!\s+or\b)",
        ),
        kinds.ago,
    ),
    Kind(
        frozenset({"two"}),
        _compiled("i", r"\bin\s+a\s+(?P<unit>day|week)\s+or\s+two\b"),
        kinds.soon,
    ),
    Kind(
        _UNITS,
        _compiled(
            rf"\dt{_OF_NUMBERS}",
            rf"\b(?:the|(?P<n>{_NUM}))\s+(?P<unit>day|week|month|year)s?\s+"
            r"(?P<way>after|before|later|earlier|following)\b",
        ),
        kinds.counted,
    ),
    Kind(
        frozenset({_FOUR_FIGURES}),
        _compiled(
            "12emlt",
            r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bfrom\s)|(?<=\bbetween\s)|(?<=\bof\s)|(?<=\bby\s)"
            rf"|(?<=\buntil\s)|(?<=\bthe\s)|\b{_PART}[\s-])(?P<year>{_YEAR})"
            rf"(?:\s?(?:-|–|to|and)\s?(?P<last>{_YEAR}))?\b",
        ),
        kinds.year,
    ),
    Kind(
        frozenset({_FOUR_FIGURES}),
        _compiled(
            "12eml", r"(?<=\bthe\s)(?:(?:early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d)0s\b"
        ),
        kinds.decade,
    ),
)
_HINTS = frozenset[str]().union(*(kind.hints for kind in KINDS))


def kinds_by(words: Collection[str]) -> list[Kind]:
    """The kinds that can occur in a text of these words in small letters."""
    others = " ".join([word for word in words if not word.isalpha()])  # "mid-may", "1999-2001"
    pieces = _PIECES.findall(others)
    hints = _HINTS.intersection(words).union(_HINTS.intersection(pieces))
    if any(piece.isdigit() for piece in pieces):
        hints |= {_FOUR_FIGURES}
    return [kind for kind in KINDS if not kind.hints.isdisjoint(hints)] if hints else []
