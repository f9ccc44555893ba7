"""Times that date the noun beside them, and not what a verb tells: "the May 9 parade"."""

from __future__ import annotations

from dashboard.journeys.dates.words import MONTHS, SHORT_MONTHS
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.sentences.spans import TimeSpan


def of_its_noun(parse: Parse, time: TimeSpan, k: int | None) -> bool:
    """Matches "The 1986 | nuclear disaster", "the May 9 | parade", "Friday's | vote": a time that
    dates the noun after it, unless that is the one that is asked for at `k`, "the 2019 | summit",
    or what somebody was at, "at Wednesday's | summit"."""
    line = parse.line
    if at_hand(time, k):
        return False
    before, first, after = line.low(time.first - 1), line.low(time.first), line.low(time.last)
    if time.when.text.lower().endswith(("'s", "’s")):
        before = line.low(time.first - 2) if before == "the" else before
        return before not in _AT_IT
    if not after.isalpha():
        return False
    if first.isdigit():
        return before == "the"
    dated = first in _OF_MONTHS and after not in word_list("function_words")
    return dated and _described(parse, time.first - 1)


def _described(parse: Parse, i: int) -> bool:
    """Whether the words up to the one at `i` begin a noun's phrase: "the inconclusive |"."""
    for j in range(i, max(i - 3, -1), -1):
        if parse.line.low(j) in _OWNERS:
            return True
        if not _adjective(parse, j):
            return False
    return False


def _adjective(parse: Parse, j: int) -> bool:
    low = parse.line.low(j)
    return low.isalpha() and low not in word_list("function_words") and not parse.any_verb(j)


_OWNERS = word_set("owners_and_articles")
_AT_IT = word_set("at_it")
_OF_MONTHS = frozenset([*MONTHS, *SHORT_MONTHS, *(f"{m}." for m in SHORT_MONTHS)])


def at_hand(time: TimeSpan, k: int | None) -> bool:
    """Whether the word at `k` follows a time at once: "the 2019 | summit"."""
    return k is not None and time.last <= k <= time.last + 3
