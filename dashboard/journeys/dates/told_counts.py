"""What each kind of time means that counts from what was told before ("the next day") or from what
follows ("two days after the vote"): one function for each, with an example.
"""

from __future__ import annotations

import re

from dashboard.journeys.dates.counts import HOURS, OPENS, PRECISIONS, unit_of
from dashboard.journeys.dates.found import NO_TIME, Found, fixed, open_day
from dashboard.journeys.dates.words import TIMES_OF_DAY, WEEKDAYS, number
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Precision


def counted(m: re.Match[str]) -> Found:
    """ "two months after", "the day before", "a week later": counted from another event; `told`
    where that is what was told before."""
    unit, way = unit_of(m), m["way"].lower().split()[0]
    if unit in HOURS:
        return NO_TIME
    count = 1 if m["the"] else number(m["n"] or "several")
    if count is None:
        return open_day()
    sign = 1 if way in _AFTER else -1
    precision = PRECISIONS.get(unit, Precision.DAY)
    unit = "day" if unit in TIMES_OF_DAY else unit
    told = way not in _FROM_WHAT_FOLLOWS or _ends(m)
    return Found(precision, fixed(None), shift=(sign * count, unit), told=told)


_AFTER = word_set("counting_on")


_FROM_WHAT_FOLLOWS = word_set("counting_from_what_follows")


_END = re.compile(r"\s*(?:[,.;:)]|\Z|and\b|but\b|that\b)")


def _ends(m: re.Match[str]) -> bool:
    """Whether nothing follows from which to count: "the day before, she", "a week after."."""
    return _END.match(m.string, m.end()) is not None


def eve(_m: re.Match[str]) -> Found:
    """ "On the eve of", "the night before"."""
    return Found(Precision.DAY, fixed(None), shift=(-1, "day"))


_FROM_NOW = re.compile(r"\b(?:over|in|within|during|for|of)\s+\Z", re.IGNORECASE)


def told_before(m: re.Match[str]) -> Found:
    """ "The next day", "the same evening", "that night", "the following Friday", "the previous
    month": from the day that was told before."""
    unit, which = (m["unit"] or m["that"] or "day").lower(), (m["which"] or "that").lower()
    if _is_none(m, which):
        return NO_TIME
    sign = _WAYS_TOLD.get(which, 0)
    if unit in WEEKDAYS and not sign:
        return open_day()
    unit = _WHOLE.get(unit, unit)
    precision = Precision.SPAN if unit in _SPANS else PRECISIONS.get(unit, Precision.DAY)
    return Found(precision, fixed(None), shift=(sign, unit), told=True)


def _is_none(m: re.Match[str], which: str) -> bool:
    """Whether words that look like a day told before are none: "late in | the evening", "over |
    the next week"."""
    if m["later"] and not OPENS.search(m.string, max(0, m.start() - 3), m.start()):
        return True
    from_now = _FROM_NOW.search(m.string, max(0, m.start() - 8), m.start())
    return which == "next" and from_now is not None


_WAYS_TOLD = {"next": 1, "following": 1, "previous": -1, "preceding": -1}


# The units that "the following" makes of those that are named.
_WHOLE = {"week": "week of", "year": "year of", **dict.fromkeys(TIMES_OF_DAY, "day")}


_SPANS = frozenset({"week of", "weekend"})
