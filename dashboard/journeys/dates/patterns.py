"""The patterns of time expressions: which words each kind is looked for at, and which function of
`kinds` or `counts` reads what it finds. Examples for and against each are in
`tests/journeys/dates/corpus.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from dashboard.journeys.dates import counts, kinds
from dashboard.journeys.dates.feasts import feasts
from dashboard.journeys.dates.words import (
    DAY,
    HOURS,
    MON,
    MONTHS,
    NUM,
    NUMBERS,
    ORDINAL,
    ORDINALS,
    PART,
    SEASONS,
    SHORT_DAY,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    TIMES_OF_DAY,
    UNITS,
    VAGUE,
    WEEKDAYS,
    YEAR,
    one_of,
)

_WHICH = (
    r"(?:(?P<which>last|next|this\s+past|this\s+coming|this|the\s+previous|the\s+past"
    r"|the\s+coming)\s+)"
)
_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))"
_UNTIL = r"\s?(?:-|–|—|to|through|until|till)\s?"
_OR_AND = r"\s?(?:-|–|—|to|through|until|till|and)\s?"
_TH = r"(?:st|nd|rd|th)?"
_NTH = rf"[0-3]?\d{_TH}(?![\d])(?![.,:]\d)"
# "May 3 and 4", but not "May 3 and 4 people".
_COUNTED = (
    r"(?!\s+(?:people|persons|others?|more|of|years?|days?|months?|hours?|weeks?|minutes?|percent"
    rf"|per|million|billion|men|women|children|states|countries|times|{MON})\b)"
)
_NUMBER_LETTERS = "".join(sorted({n[0] for n in [*NUMBERS, *VAGUE]}))


def _compiled(first: str, pattern: str) -> re.Pattern[str]:
    """A pattern whose matches begin with one of the characters `first`: where none of them stands
    nothing else is tried, which takes a quarter of the time."""
    return re.compile(rf"(?=[{first}]){pattern}", re.IGNORECASE)


class Kind(NamedTuple):
    """A kind of time expression: words of which one must occur in the sentence, for that is seen
    much sooner than a pattern fails; its pattern; the function that reads its matches; and, where
    one word is too common a sign, further words of which one must occur, too."""

    name: str
    hints: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], kinds.Found | None]
    also: frozenset[str] = frozenset()


# Stands for any number of four figures.
_FOUR_FIGURES = "0000"
_PIECES = re.compile(r"[a-z]+|\d{4}|/")
_MONTH_NAMES = frozenset([*MONTHS, *SHORT_MONTHS])
_UNIT_NAMES = frozenset(
    unit + plural for unit in (*UNITS, "minute", "second", "weekend") for plural in ("", "s")
) | {"centuries"}
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_COMMON = frozenset({"the", "day", "of", "new", "st", "all"})


_WAYS = [
    *("after", "before", "later", "earlier", "following"),
    *("previously", "afterward", "afterwards", "beforehand"),
]


def _feast_hints() -> frozenset[str]:
    pieces = ([p for p in re.findall("[a-z]+", name) if p not in _COMMON] for name in feasts())
    return frozenset(found[0] for found in pieces)


def _feast_names() -> str:
    return one_of(list(feasts())).replace("'", "[’']")


def _letters(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


# The first kind to claim a stretch of text has it.
KINDS = (
    Kind(
        "share",
        frozenset({"one", "two", "three", "four", "five"}),
        _compiled(
            rf"\d{_NUMBER_LETTERS}",
            rf"\b(?:one|two|three|four|five)(?:\s+{_UNIT}s?)?\s+in\s+(?:every\s+)?{NUM}"
            rf"(?:\s+{_UNIT}s?)\b",
        ),
        counts.nothing,
        also=_UNIT_NAMES,
    ),
    Kind(
        "length",
        frozenset({"hour", "hours", "minute", "minutes", "second", "seconds"}),
        _compiled(
            "i", rf"\bin\s+{NUM}\s+{_UNIT}s?,?\s+(?:and\s+)?{NUM}\s+(?:hour|minute|second)s?\b"
        ),
        counts.nothing,
    ),
    Kind(
        "stay",
        frozenset({"before"}),
        _compiled(rf"\d{_NUMBER_LETTERS}", rf"\b{NUM}\s+{_UNIT}s?\s+before\s+[a-z]+ing\b"),
        counts.nothing,
        also=_UNIT_NAMES,
    ),
    Kind(
        "feast",
        _feast_hints(),
        _compiled(
            "".join(sorted({*_letters(feasts()), *_letters(ORDINALS), *"ln"})),
            rf"\b(?:(?P<which>last|next|this\s+past|this\s+coming|this)\s+"
            rf"|(?:the\s+)?(?P<ordinal>{ORDINAL})\s+(?P<unit>day|week)\s+of\s+)?"
            rf"(?P<feast>{_feast_names()})(?!\w)(?:[’']s)?(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})\b)?",
        ),
        kinds.feast,
    ),
    Kind(
        "name",
        frozenset(WEEKDAYS),
        _compiled(
            "bs",
            rf"\b(?:(?:Bloody|Super|Black)\s+{DAY}|(?:Saturday|Sunday)\s+"
            r"(?:Times|Telegraph|Mirror|Mail|Express|Star|Post|Night\s+Live|Evening\s+Post))\b",
        ),
        counts.nothing,
    ),
    Kind(
        "nine eleven",
        frozenset({"/"}),
        _compiled("9", r"(?<=\bon\s)9/11\b(?![/\d])"),
        kinds.nine_eleven,
    ),
    Kind(
        "figures",
        frozenset({"/", _FOUR_FIGURES}),
        _compiled(
            r"\d",
            r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)(?P<to>[-/])(?P<iso>\d\d)(?P=to)(?P<isoday>\d\d)"
            r"|(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<long_year>(?:19|20)\d\d)"
            r"|(?P<a2>\d\d?)/(?P<b2>\d\d?)/(?P<short_year>\d\d))(?![\d/-]|\.\d)",
        ),
        kinds.figures,
    ),
    Kind(
        "nth of month",
        _MONTH_NAMES,
        _compiled(
            "flst",
            rf"\b(?:the\s+)?(?P<ordinal>{ORDINAL})\s+(?P<unit>{DAY}|weekend|week|day)\s+(?:of|in)\s+"
            rf"(?P<mon>{MON})(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.nth_of_month,
        also=frozenset(ORDINALS),
    ),
    Kind(
        "month day",
        _MONTH_NAMES,
        _compiled(
            "adfjmnostw",
            rf"\b(?:(?P<weekday>{SHORT_DAY}),?\s*(?:the\s+)?)?(?P<mon>{MON})\s{{0,3}}(?P<day>{_NTH})"
            rf"(?:(?:(?:\s?,\s?{_NTH}){{1,6}},?\s?and\s|{_OR_AND}(?:the\s)?)(?P<last>{_NTH}){_COUNTED})?"
            rf"(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.calendar_day,
    ),
    Kind(
        "day month",
        _MONTH_NAMES,
        _compiled(
            r"\dfmstw",
            rf"\b(?:(?P<weekday>{SHORT_DAY}),?\s*)?(?:the\s+)?(?P<day>[0-3]?\d){_TH}"
            rf"(?:(?:(?:\s?,\s?[0-3]?\d{_TH}){{1,6}},?\s?and\s|{_OR_AND}(?:the\s)?)(?P<last>[0-3]?\d){_TH})?"
            rf"\s{{0,3}}(?:of\s+)?(?P<mon>{MON})(?:,?\s+(?P<year>{YEAR})\b)?",
        ),
        kinds.calendar_day,
    ),
    Kind(
        "weekday of week",
        frozenset({"week"}),
        _compiled(
            "flmnstw",
            rf"\b(?:(?:(?P<first>{DAY}){_OR_AND}(?:on\s)?)?(?P<day>{DAY})(?:\s+{HOURS})?,?\s+(?:of\s+)?"
            rf"(?P<which>last|next|this)\s+week"
            rf"|(?P<which_before>last|next|this)\s+week,?\s+on\s+(?P<day_after>{DAY}))\b(?![’'])",
        ),
        counts.weekday_of_week,
    ),
    Kind(
        "weeks from weekday",
        frozenset({"week", "weeks", "fortnight", "fortnights"}),
        _compiled(
            rf"\dfmstw{_NUMBER_LETTERS}",
            rf"\b(?:(?P<n>{NUM})\s+(?:week|fortnight)s?\s+"
            rf"(?:(?P<ago>ago\s+(?:on\s+|last\s+)?|last\s+)|from\s+(?:next\s+|this\s+)?|on\s+)"
            rf"(?P<day>{DAY})|(?P<before>{DAY})\s+(?:week|fortnight))\b(?!\s?[’'-])",
        ),
        counts.weeks_from_weekday,
        also=frozenset(WEEKDAYS),
    ),
    Kind(
        "nth",
        _ORDINAL_ENDS,
        _compiled(
            "fmstw",
            rf"(?:\b(?P<weekday>{SHORT_DAY}),?\s+|(?<=\bon\s)|(?<=\buntil\s)|(?<=\bby\s)"
            rf"|(?<=\bfrom\s)|(?<=\bsince\s)|(?<=\bbetween\s))"
            rf"the\s+(?P<day>\d\d?)(?:st|nd|rd|th)"
            rf"(?:{_OR_AND}(?:the\s+)?(?P<last>\d\d?)(?:st|nd|rd|th))?\b"
            r"(?=\s?[.,;:)!?]|\s*\Z|\s+(?:and|or|to|for|at|in|with|before|after|when|while|but|as|by"
            r"|where|from|on|he|she|they|of\s+(?:this|last|next|the)\s+month)\b|\s+(?-i:[A-Z]))",
        ),
        kinds.nth_day,
    ),
    Kind(
        "quarter",
        frozenset({"quarter", "half", *(f"q{n}" for n in range(1, 5)), "q"}),
        _compiled(
            "flqst",
            rf"\b(?:(?<=\bthe\s)(?P<ordinal>{ORDINAL})[\s-](?:quarter|(?P<half>half))|Q(?P<q>[1-4]))"
            rf"(?:(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR})\b)|(?!\s+(?:of|finals?)\b))",
        ),
        kinds.quarter,
    ),
    Kind(
        "fiscal year",
        frozenset({"fiscal", "financial", "fy"}),
        _compiled(
            r"12f",
            rf"\b(?:(?:fiscal|financial)\s+(?:year\s+)?(?P<year>{YEAR})|FY\s?(?P<fy>{YEAR})"
            rf"|(?P<before>{YEAR})\s+(?:fiscal|financial)\s+year)\b",
        ),
        kinds.fiscal,
    ),
    Kind(
        "month",
        _MONTH_NAMES,
        _compiled(
            "adefjlmnost",
            r"\b(?:(?P<prep>(?<=\bin\s)|(?<=\bof\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)"
            r"|(?<=\bduring\s)|(?<=\bfrom\s)|(?<=\bbetween\s)|(?<=\bthroughout\s)))?"
            rf"(?:{_WHICH}|that\s+)?(?:(?P<part>{PART})[\s-]*)?(?P<mon>{MON})(?:,?\s+(?:of\s+)?(?P<year>{YEAR})\b)?"
            rf"(?:{_OR_AND}(?P<until>{MON})(?!\s*\d\d?\b)(?:,?\s+(?P<until_year>{YEAR})\b)?)?(?!\w)",
        ),
        kinds.calendar_month,
    ),
    Kind(
        "season",
        frozenset(SEASONS),
        _compiled(
            "dilnot",
            rf"(?:\b{_WHICH}|\bthat\s+|\b(?:in|during|over)\s+(?:the\s+)?)(?P<season>{'|'.join(SEASONS)})"
            rf"(?:\s+(?:of\s+)?(?P<year>{YEAR}))?\b",
        ),
        kinds.season,
    ),
    Kind(
        "told before",
        frozenset({"next", "following", "same", "previous", "preceding", "that", "in"}),
        _compiled(
            "eilt",
            rf"\b(?:(?:(?:earlier|later)\s+)?the\s+(?:very\s+)?"
            rf"(?P<which>next|following|same|previous|preceding)\s+"
            rf"(?P<unit>day|{HOURS}|weekend|week|month|year|{DAY})"
            rf"|(?:(?:earlier|later)\s+)?that\s+(?:same\s+|very\s+)?"
            rf"(?P<that>day|{HOURS}|weekend|week|month|year)"
            r"|in\s+the\s+(?P<later>afternoon|evening))\b(?!-|\s+(?:that|when|of)\b)",
        ),
        counts.told_before,
        also=_UNIT_NAMES.union(TIMES_OF_DAY, WEEKDAYS),
    ),
    Kind(
        "weekday",
        frozenset([*WEEKDAYS, *SHORT_WEEKDAYS]),
        _compiled(
            "eflmnostw",
            rf"\b(?:(?:{_WHICH}|(?:early|late|overnight)\s+)?(?P<day>{DAY})(?:\s+(?:{HOURS}|overnight))?"
            rf"(?:[’']s)?(?:(?:\s?,\s?{DAY}){{0,5}}\s?,?\s?(?:and|through|to|until|till|-|–)\s?(?:on\s)?"
            rf"(?P<last>{DAY}))?\b"
            rf"|(?<=\bon\s)(?P<short>{one_of(SHORT_WEEKDAYS)})\b(?![’'-]))",
        ),
        counts.weekday,
    ),
    Kind(
        "weekend",
        frozenset({"weekend"}),
        _compiled(
            "adot", r"\b(?:(?:(?:at|over|on|during)\s+)?the|this)\s+weekend\b(?!\s+of\b|['’])"
        ),
        counts.weekend,
    ),
    Kind(
        "before last",
        frozenset({"last", "next"}),
        _compiled(
            "t",
            r"\bthe\s+(?P<unit>week|weekend|month|year)\s+(?P<way>before\s+last|after\s+next)\b",
        ),
        counts.before_last,
        also=frozenset({"before", "after"}),
    ),
    Kind(
        "period",
        _UNIT_NAMES,
        _compiled(
            "beflmnst",
            rf"\b(?:(?P<part>later|earlier|late|early|mid|{PART})[\s-]+(?:in\s+)?)?"
            r"(?P<which>this\s+past|this|last|next|the\s+past|the\s+coming|the)\s+"
            r"(?P<unit>weekend|week|month|year|decade)\b(?:[’']s)?",
        ),
        counts.period,
    ),
    Kind(
        "the past",
        frozenset({"past", "last"}),
        _compiled(
            "t",
            rf"\bthe\s+(?:past|last)\s+(?P<n>{NUM})\s+(?P<unit>{_UNIT})s?\b",
        ),
        counts.the_past,
        also=_UNIT_NAMES,
    ),
    Kind(
        "ago",
        frozenset({"ago"}),
        _compiled(
            rf"\dcdfhmnsuwy{_NUMBER_LETTERS}",
            r"\b(?P<about>(?:about|around|some|nearly|almost|roughly|approximately|over|under"
            rf"|(?:well\s+)?(?:more|less|over)\s+than|at\s+least|{NUM}\s+(?:or|to|and))\s+)?"
            rf"(?P<part>half\s+)?(?:(?P<n>{NUM})(?P<half>\s+and\s+a\s+half)?\s+)?(?P<unit>{_UNIT})s?"
            r"(?P<so>\s+(?:or\s+(?:two|three|so)|and\s+a\s+half))?\s+ago\b(?P<today>\s+today\b)?",
        ),
        counts.ago,
    ),
    Kind(
        "from now",
        frozenset({"now", "today"}),
        _compiled(
            rf"\d{_NUMBER_LETTERS}",
            rf"\b(?P<n>{NUM})\s+(?P<unit>{_UNIT})s?\s+(?P<way>from\s+(?:now|today))\b",
        ),
        counts.ahead,
    ),
    Kind(
        "near day",
        frozenset(["today", "tonight", "yesterday", "tomorrow", "overnight", *TIMES_OF_DAY]),
        _compiled(
            "loty",
            r"\b(?P<from>the\s+day\s+(?:before|after)\s+)?(?P<word>today|tonight|yesterday|tomorrow"
            rf"|overnight|last\s+night|this\s+{HOURS})\b(?:[’']s)?(?:\s+{HOURS})?",
        ),
        counts.near_day,
    ),
    Kind(
        "ahead",
        _UNIT_NAMES,
        _compiled(
            "iw",
            rf"\b(?P<way>in|within)\s+(?:the\s+next\s+)?(?P<n>{NUM})\s+(?P<unit>{_UNIT})s?\b"
            r"(?!\s+or\b)(?:[’']?s?[’']?\s+time\b)?",
        ),
        counts.ahead,
        also=frozenset({"in", "within"}),
    ),
    Kind(
        "soon",
        frozenset({"two"}),
        _compiled("i", r"\bin\s+a\s+(?P<unit>day|week)\s+or\s+two\b"),
        counts.soon,
    ),
    Kind(
        "counted",
        _UNIT_NAMES | {"morning", "evening"},
        _compiled(
            rf"\dcdfhmnstwy{_NUMBER_LETTERS}",
            rf"\b(?:(?:(?P<the>the)|(?P<n>{NUM}))\s+"
            rf"(?P<unit>{_UNIT}|morning|evening)s?|(?P<bare>{_UNIT})s)\s+"
            rf"(?P<way>{one_of(_WAYS)})\b",
        ),
        counts.counted,
        also=frozenset(_WAYS),
    ),
    Kind(
        "eve",
        frozenset({"eve"}),
        _compiled("t", r"\bthe\s+eve\s+of\b"),
        counts.eve,
    ),
    Kind(
        "decade",
        frozenset({_FOUR_FIGURES}),
        _compiled(
            "12eml",
            r"(?<=\bthe\s)(?:(?P<part>early|mid|late)[\s-])?(?P<decade>(?:1[5-9]|20)\d)0s\b",
        ),
        kinds.decade,
    ),
    Kind(
        "year",
        frozenset({_FOUR_FIGURES}),
        _compiled(
            "12beflmst",
            r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bfrom\s)|(?<=\bbetween\s)|(?<=\bof\s)|(?<=\bby\s)"
            r"|(?<=\buntil\s)|(?<=\bduring\s)|(?<=\bthe\s)|(?<=\byear\s)|\b(?P<part>"
            rf"{PART})[\s-]*)(?P<year>{YEAR})(?:{_OR_AND}(?P<last>{YEAR}))?\b(?!-|–\d|,\d)",
        ),
        kinds.year,
    ),
)
_HINTS = frozenset[str]().union(*(kind.hints | kind.also for kind in KINDS))


def kinds_by(words: Collection[str]) -> list[Kind]:
    """The kinds that can occur in a text of these words in small letters."""
    others = " ".join([word for word in words if not word.isalpha()])  # "mid-may", "1999-2001"
    pieces = _PIECES.findall(others)
    hints = _HINTS.intersection(words).union(_HINTS.intersection(pieces))
    if any(piece.isdigit() for piece in pieces):
        hints |= {_FOUR_FIGURES}
    if not hints:
        return []
    return [
        kind
        for kind in KINDS
        if not kind.hints.isdisjoint(hints) and not (kind.also and kind.also.isdisjoint(hints))
    ]
