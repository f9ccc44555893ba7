"""The patterns of what the calendar names: days, months, seasons, years, feasts. What each means
is in `kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.journeys.dates import kinds, months
from dashboard.journeys.dates.feasts import feasts
from dashboard.journeys.dates.kind import (
    FIGURE,
    FOUR_FIGURES,
    MONTH_NAMES,
    OR_AND,
    WHICH,
    Kind,
    compiled,
)
from dashboard.journeys.dates.words import (
    DAY,
    DAYS_OF_MONTH,
    MON,
    ORDINAL,
    ORDINALS,
    PART,
    SEASONS,
    SHORT_DAY,
    YEAR,
    one_of,
)

_TH = r"(?:st|nd|rd|th)?"
_NTH = rf"[0-3]?\d{_TH}(?![\d])(?![.,:]\d)"
# "May 3 and 4", but not "May 3 and 4 people".
_COUNTED = (
    r"(?!\s+(?:people|persons|others?|more|of|years?|days?|months?|hours?|weeks?|minutes?|percent"
    rf"|per|million|billion|men|women|children|states|countries|times|{MON})\b)"
)
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_COMMON = frozenset({"the", "day", "of", "new", "st", "all"})


def _feast_hints() -> frozenset[str]:
    pieces = ([p for p in re.findall("[a-z]+", name) if p not in _COMMON] for name in feasts())
    return frozenset(found[0] for found in pieces)


def _feast_ends() -> frozenset[str]:
    return frozenset(re.findall("[a-z]+", name)[-1] for name in feasts())


def _feast_names() -> str:
    return one_of(list(feasts())).replace("'", "[’']")


def _letters(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


# The first kind to claim a stretch of text has it.
CALENDAR = (
    Kind(
        "feast",
        _feast_hints(),
        compiled(
            "".join(sorted({*_letters(feasts()), *_letters(ORDINALS), *"ln"})),
            rf"\b(?:(?P<which>last|next|this\s+past|this\s+coming|this)\s+"
            rf"|(?:the\s+)?(?P<ordinal>{ORDINAL})\s+(?P<unit>day|week)\s+of\s+)?"
            rf"(?P<feast>{_feast_names()})(?!\w)(?:[’']s)?(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})\b)?",
        ),
        kinds.feast,
        also=_feast_ends(),
    ),
    Kind(
        "nine eleven",
        frozenset({"/"}),
        compiled("9", r"(?<=\bon\s)9/11\b(?![/\d])"),
        kinds.nine_eleven,
    ),
    Kind(
        "figures",
        frozenset({"/", FOUR_FIGURES}),
        compiled(
            r"\d",
            r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)(?P<to>[-/])(?P<iso>\d\d)(?P=to)(?P<isoday>\d\d)"
            r"|(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<long_year>(?:19|20)\d\d)"
            r"|(?P<a2>\d\d?)/(?P<b2>\d\d?)/(?P<short_year>\d\d))(?![\d/-]|\.\d)",
        ),
        kinds.figures,
    ),
    Kind(
        "nth of month",
        MONTH_NAMES,
        compiled(
            "flst",
            rf"\b(?:the\s+)?(?P<ordinal>{ORDINAL})\s+(?P<unit>{DAY}|weekend|week|day)\s+(?:of|in)\s+"
            rf"(?P<mon>{MON})(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.nth_of_month,
        also=frozenset(ORDINALS),
    ),
    Kind(
        "spelled day of month",
        frozenset({"of"}),
        compiled(
            "t",
            rf"\bthe\s+(?P<spelled>{one_of(DAYS_OF_MONTH)})\s+(?:day\s+)?of\s+(?P<mon>{MON})"
            rf"(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.spelled_day,
        also=MONTH_NAMES,
    ),
    Kind(
        "month day",
        MONTH_NAMES,
        compiled(
            "adfjmnostw",
            rf"\b(?:(?P<weekday>{SHORT_DAY}),?\s*(?:the\s+)?)?(?P<mon>{MON})\s{{0,3}}(?P<day>{_NTH})"
            rf"(?:(?:(?:\s?,\s?{_NTH}){{1,6}},?\s?and\s|{OR_AND}(?:the\s)?)(?P<last>{_NTH}){_COUNTED})?"
            rf"(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.calendar_day,
        also=frozenset({FIGURE}),
    ),
    Kind(
        "day month",
        MONTH_NAMES,
        compiled(
            r"\dfmstw",
            rf"\b(?:(?P<weekday>{SHORT_DAY}),?\s*)?(?:the\s+)?(?P<day>[0-3]?\d){_TH}"
            rf"(?:(?:(?:\s?,\s?[0-3]?\d{_TH}){{1,6}},?\s?and\s|{OR_AND}(?:the\s)?)(?P<last>[0-3]?\d){_TH})?"
            rf"\s{{0,3}}(?:of\s+)?(?P<mon>{MON})(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.calendar_day,
        also=frozenset({FIGURE}),
    ),
    Kind(
        "nth",
        _ORDINAL_ENDS,
        compiled(
            "fmstw",
            rf"(?:\b(?P<weekday>{SHORT_DAY}),?\s+|(?<=\bon\s)|(?<=\buntil\s)|(?<=\bby\s)"
            rf"|(?<=\bfrom\s)|(?<=\bsince\s)|(?<=\bbetween\s))"
            rf"the\s+(?P<day>\d\d?)(?:st|nd|rd|th)"
            rf"(?:{OR_AND}(?:the\s+)?(?P<last>\d\d?)(?:st|nd|rd|th))?\b"
            r"(?=\s?[.,;:)!?]|\s*\Z|\s+(?:and|or|to|for|at|in|with|before|after|when|while|but|as|by"
            r"|where|from|on|he|she|they|of\s+(?:this|last|next|the)\s+month)\b|\s+(?-i:[A-Z]))",
        ),
        kinds.nth_day,
    ),
    Kind(
        "quarter",
        frozenset({"quarter", "half", *(f"q{n}" for n in range(1, 5)), "q"}),
        compiled(
            "flqst",
            rf"\b(?:(?<=\bthe\s)(?P<ordinal>{ORDINAL})[\s-](?:quarter|(?P<half>half))|Q(?P<q>[1-4]))"
            rf"(?:(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})\b)|(?!\s+(?:of|finals?)\b))",
        ),
        kinds.quarter,
    ),
    Kind(
        "fiscal year",
        frozenset({"fiscal", "financial", "fy"}),
        compiled(
            r"12f",
            rf"\b(?:(?:fiscal|financial)\s+(?:year\s+)?(?P<year>{YEAR})|FY\s?(?P<fy>{YEAR})"
            rf"|(?P<before>{YEAR})\s+(?:fiscal|financial)\s+year)\b",
        ),
        kinds.fiscal,
    ),
    Kind(
        "month",
        MONTH_NAMES,
        compiled(
            "adefjlmnost",
            r"\b(?:(?P<prep>(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)"
            r"|(?<=\bduring\s)|(?<=\bfrom\s)|(?<=\bbetween\s)|(?<=\bthroughout\s)|(?<=\bspent\s)"
            r"|(?<=\bspend\s)|(?<=\bset for\s)|(?<=\bscheduled for\s)"
            r"|(?<=\bplanned for\s)))?"
            rf"(?:{WHICH}|that\s+)?(?:(?P<part>{PART})[\s-]*)?(?P<mon>{MON})(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b)?"
            rf"(?:{OR_AND}(?P<until>{MON})(?!\s*\d\d?\b)(?:,?\s+(?P<until_year>{YEAR})\b)?)?(?!\w)",
        ),
        months.calendar_month,
    ),
    Kind(
        "season",
        frozenset(SEASONS),
        compiled(
            "dilnot",
            rf"(?:\b{WHICH}|\bthat\s+|\b(?:in|during|over)\s+(?:the\s+)?)(?P<season>{'|'.join(SEASONS)})"
            rf"(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b",
        ),
        kinds.season,
    ),
    Kind(
        "decade",
        frozenset({FOUR_FIGURES}),
        compiled(
            "12eml",
            r"(?<=\bthe\s)(?:(?P<part>early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d)0s\b",
        ),
        kinds.decade,
    ),
    Kind(
        "year",
        frozenset({FOUR_FIGURES}),
        compiled(
            "12beflmst",
            r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bfrom\s)|(?<=\bbetween\s)|(?<=\bof\s)|(?<=\bby\s)"
            r"|(?<=\buntil\s)|(?<=\bduring\s)|(?<=\bthe\s)|(?<=\byear\s)|\b(?P<part>"
            rf"{PART})[\s-]*)(?P<year>{YEAR})(?:{OR_AND}(?P<last>{YEAR}))?\b(?!-|–\d|,\d)",
        ),
        kinds.year,
    ),
)
