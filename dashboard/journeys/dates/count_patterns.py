"""The patterns of what counts from the day of publication or from what was told before, and of
what only looks like a time. What each means is in `counts`.
"""

from __future__ import annotations

from dashboard.journeys.dates import counts, told_counts
from dashboard.journeys.dates.kind import OR_AND, UNIT_NAMES, WHICH, Kind, compiled
from dashboard.journeys.dates.words import (
    DAY,
    HOURS,
    NUM,
    NUMBERS,
    PART,
    SHORT_WEEKDAYS,
    TIMES_OF_DAY,
    VAGUE,
    WEEKDAYS,
    one_of,
)

_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))"
_NUMBER_LETTERS = "".join(sorted({n[0] for n in [*NUMBERS, *VAGUE]}))
_WAYS = [
    *("after", "before", "later", "earlier", "following"),
    *("previously", "afterward", "afterwards", "beforehand", "ahead of"),
]

# "Toured Oslo on Monday and on Tuesday | flew to Rome": the second day is of another clause.
_NO_CLAUSE = (
    r"(?!\s?,?\s(?:he|she|they|it|we|was|were|had|flew|went|met|left|came|held|drove|spoke|took"
    r"|[a-z]+ed)\b)"
)

# The first kind to claim a stretch of text has it.
COUNTS = (
    Kind(
        "share",
        frozenset({"one", "two", "three", "four", "five"}),
        compiled(
            rf"\d{_NUMBER_LETTERS}",
            rf"\b(?:one|two|three|four|five)(?:\s+{_UNIT}s?)?\s+in\s+(?:every\s+)?{NUM}"
            rf"(?:\s+{_UNIT}s?)\b",
        ),
        counts.nothing,
        also=UNIT_NAMES,
    ),
    Kind(
        "length",
        frozenset({"hour", "hours", "minute", "minutes", "second", "seconds"}),
        compiled(
            "i", rf"\bin\s+{NUM}\s+{_UNIT}s?,?\s+(?:and\s+)?{NUM}\s+(?:hour|minute|second)s?\b"
        ),
        counts.nothing,
    ),
    Kind(
        "stay",
        frozenset({"before"}),
        compiled(rf"\d{_NUMBER_LETTERS}", rf"\b{NUM}\s+{_UNIT}s?\s+before\s+[a-z]+ing\b"),
        counts.stay,
        also=UNIT_NAMES,
    ),
    Kind(
        "name",
        frozenset(WEEKDAYS),
        compiled(
            "bs",
            rf"\b(?:(?:Bloody|Super|Black)\s+{DAY}|(?:Saturday|Sunday)\s+"
            r"(?:Times|Telegraph|Mirror|Mail|Express|Star|Post|Night\s+Live|Evening\s+Post))\b",
        ),
        counts.nothing,
        also=frozenset({"bloody", "super", "black", "saturday", "sunday"}),
    ),
    Kind(
        "weekday before last",
        frozenset({"ago", "last", "next"}),
        compiled(
            rf"t\d{_NUMBER_LETTERS}",
            rf"\b(?:the\s+(?P<day>{DAY})\s+(?P<way>before\s+last|after\s+next)"
            rf"|(?P<n>{NUM})\s+(?P<days>{DAY})s\s+ago)\b",
        ),
        counts.weekday_before_last,
        also=frozenset([*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS)]),
    ),
    Kind(
        "some weekday",
        frozenset(WEEKDAYS),
        compiled(
            "eo",
            rf"\b(?:one|every|each|on\s+an?)\s+(?:[a-z]+\s+)?{DAY}(?:\s+{HOURS})?"
            r"(?=\s*(?:[,.;:)]|\Z|(?:in|of|at|last|when|before|after|with|he|she|they|and)\b))",
        ),
        counts.nothing,
        also=frozenset({"one", "every", "each", "on"}),
    ),
    Kind(
        "weekday of week",
        frozenset({"week"}),
        compiled(
            "flmnstw",
            rf"\b(?:(?:(?P<first>{DAY}){OR_AND}(?:on\s)?)?(?P<day>{DAY})(?:\s+{HOURS})?,?\s+(?:of\s+)?"
            rf"(?P<which>last|next|this)\s+week"
            rf"|(?P<which_before>last|next|this)\s+week,?\s+on\s+(?P<day_after>{DAY}))\b(?![’'])",
        ),
        counts.weekday_of_week,
    ),
    Kind(
        "weeks from weekday",
        frozenset({"week", "weeks", "fortnight", "fortnights"}),
        compiled(
            rf"\dfmstw{_NUMBER_LETTERS}",
            rf"\b(?:(?P<n>{NUM})\s+(?:week|fortnight)s?\s+"
            rf"(?:(?P<ago>ago\s+(?:on\s+|last\s+)?|last\s+)|from\s+(?:next\s+|this\s+)?|on\s+)"
            rf"(?P<day>{DAY})|(?P<before>{DAY})\s+(?:week|fortnight))\b(?!\s?[’'-])",
        ),
        counts.weeks_from_weekday,
        also=frozenset(WEEKDAYS),
    ),
    Kind(
        "told before",
        frozenset({"next", "following", "same", "previous", "preceding", "that"})
        | {"afternoon", "evening"},
        compiled(
            "eilt",
            rf"\b(?:(?:(?:earlier|later)\s+)?the\s+(?:very\s+)?"
            rf"(?P<which>next|following|same|previous|preceding)\s+"
            rf"(?P<unit>day|{HOURS}|weekend|week|month|year|{DAY})"
            rf"|(?:(?:earlier|later)\s+)?that\s+(?:same\s+|very\s+)?"
            rf"(?P<that>day|{HOURS}|weekend|week|month|year)"
            r"|in\s+the\s+(?P<later>afternoon|evening))\b(?!-|\s+(?:that|when|of)\b)",
        ),
        told_counts.told_before,
        also=UNIT_NAMES.union(TIMES_OF_DAY, WEEKDAYS),
    ),
    Kind(
        "weekday",
        frozenset([*WEEKDAYS, *SHORT_WEEKDAYS]),
        compiled(
            "eflmnostw",
            rf"\b(?:(?:{WHICH}|(?:early|late|overnight)\s+)?(?P<day>{DAY})(?:\s+(?:{HOURS}|overnight))?"
            rf"(?:[’']s)?(?:(?:\s?,\s?{DAY}){{0,5}}\s?,?\s?(?:and|through|to|until|till|-|–)\s?(?:on\s)?"
            rf"(?P<last>{DAY}){_NO_CLAUSE})?\b"
            rf"|(?<=\bon\s)(?P<short>{one_of(SHORT_WEEKDAYS)})\b(?![’'-]))",
        ),
        counts.weekday,
    ),
    Kind(
        "weekend",
        frozenset({"weekend"}),
        compiled(
            "adot", r"\b(?:(?:(?:at|over|on|during)\s+)?the|this)\s+weekend\b(?!\s+of\b|['’])"
        ),
        counts.weekend,
    ),
    Kind(
        "before last",
        frozenset({"last", "next"}),
        compiled(
            "t",
            r"\bthe\s+(?P<unit>week|weekend|month|year)\s+(?P<way>before\s+last|after\s+next)\b",
        ),
        counts.before_last,
        also=frozenset({"before", "after"}),
    ),
    Kind(
        "period",
        frozenset({"weekend", "week", "month", "year", "decade"}),
        compiled(
            "beflmnst",
            rf"\b(?:(?P<part>later|earlier|late|early|mid|{PART})[\s-]+(?:in\s+)?)?"
            r"(?<!\bago\s)(?P<which>this\s+past|this|last|next|the\s+past|the\s+coming|the)\s+"
            r"(?P<unit>weekend|week|month|year|decade)\b(?:[’']s)?",
        ),
        counts.period,
    ),
    Kind(
        "the past",
        frozenset({"past", "last"}),
        compiled(
            "t",
            rf"\bthe\s+(?:past|last)\s+(?P<n>{NUM})\s+(?P<unit>{_UNIT})s?\b",
        ),
        counts.the_past,
        also=UNIT_NAMES,
    ),
    Kind(
        "ago",
        frozenset({"ago"}),
        compiled(
            rf"\dbcdfhlmnrsuwy{_NUMBER_LETTERS}",
            r"\b(?P<about>(?:about|around|some|nearly|almost|roughly|approximately|barely|over|under"
            r"|(?:well\s+)?(?:more|less|over)\s+than|(?:well\s+)?over|just\s+(?:over|under)"
            rf"|close\s+to|at\s+least|{NUM}\s+(?:or|to|and))\s+)?"
            rf"(?P<part>half\s+)?(?:(?P<n>{NUM})(?P<half>\s+and\s+a\s+half)?\s+)?(?P<unit>{_UNIT})s?"
            r"(?P<so>\s+(?:or\s+(?:two|three|so)|and\s+a\s+half))?\s+ago\b(?P<today>\s+today\b)?"
            r"(?:\s+this\s+(?:week|month)\b)?",
        ),
        counts.ago,
    ),
    Kind(
        "from now",
        frozenset({"now", "today"}),
        compiled(
            rf"\d{_NUMBER_LETTERS}",
            rf"\b(?P<n>{NUM})\s+(?P<unit>{_UNIT})s?\s+(?P<way>from\s+(?:now|today))\b",
        ),
        counts.ahead,
    ),
    Kind(
        "near day",
        frozenset(["today", "tonight", "yesterday", "tomorrow", "overnight", *TIMES_OF_DAY]),
        compiled(
            "loty",
            r"\b(?P<from>the\s+day\s+(?:before|after)\s+)?(?P<word>today|tonight|yesterday|tomorrow"
            rf"|overnight|last\s+night|this\s+{HOURS})\b(?:[’']s)?(?:\s+{HOURS})?",
        ),
        counts.near_day,
    ),
    Kind(
        "ahead",
        UNIT_NAMES,
        compiled(
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
        compiled("i", r"\bin\s+a\s+(?P<unit>day|week)\s+or\s+two\b"),
        counts.soon,
    ),
    Kind(
        "counted",
        UNIT_NAMES | {"morning", "evening"},
        compiled(
            rf"\dcdfhmnstwy{_NUMBER_LETTERS}",
            rf"\b(?:(?:(?P<the>the)|(?P<n>{NUM}))\s+"
            rf"(?P<unit>{_UNIT}|morning|evening)s?|(?P<bare>{_UNIT})s)\s+"
            rf"(?P<way>{one_of(_WAYS)})\b",
        ),
        told_counts.counted,
        also=frozenset(way.split()[0] for way in _WAYS),
    ),
    Kind(
        "eve",
        frozenset({"eve"}),
        compiled("t", r"\bthe\s+eve\s+of\b"),
        told_counts.eve,
    ),
)
