"""Presence by a line of a schedule: "Monday: Ann Lee, Oslo", "- May 8: Ann Lee and Bob Ray in
Rome"."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import coordinated
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan

_BULLETS = word_set("bullets")
_ENDS = frozenset({"", ".", ";", ","})


def by_schedule(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """Finds a place in a line that gives a day, a colon, persons and the place, and no verb."""
    time = _heading(parse)
    who = _who(parse, attachment) if time is not None else None
    if time is None or who is None or parse.verbal or not _ends(parse, place):
        return None
    status = Status.VISITED if time.when.side < 0 else Status.PLANNED
    rule = f"“{parse.line.said(time.first, place.last)}”: a line of a schedule"
    return Presence(coordinated(parse, who), place, status, rule, index, time)


def _heading(parse: Parse) -> TimeSpan | None:
    """The time with which the line begins, before a colon."""
    line, times = parse.line, parse.line.times
    if ":" not in line.vocabulary or not times:
        return None
    first = next(i for i in range(len(line.words)) if line.low(i) not in _BULLETS)
    opening = times[0]
    return opening if opening.first == first and line.low(opening.last) == ":" else None


def _who(parse: Parse, attachment: Attachment) -> Coreference | None:
    """Who stands before the comma, the dash or the "in" of a place: "Ann Lee, | Oslo"."""
    if attachment.preposition not in {"", "in", "at"}:
        return None
    who = parse.at.get(attachment.index - 1)
    return who if who is not None and who.persons and not who.possessive else None


def _ends(parse: Parse, place: PlaceSpan) -> bool:
    """Whether nothing but the country follows the place."""
    line, rest = parse.line, range(place.last, len(parse.line.words))
    return all(i in line.at or line.low(i) in _ENDS for i in rest)
