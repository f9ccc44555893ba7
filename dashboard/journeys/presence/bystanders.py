"""Presence by what others at a place do to somebody or say of him: "Police in Oslo let him go",
"Doctors in Oslo say the king is out of danger"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.timing import aged, when

_AT = word_set("prepositions_at_bystanders")
_MEDICS = word_set("medics")
_OTHERS = word_set("local_others")
_OTHERS_THERE = _MEDICS | _OTHERS
_CAPTORS = word_set("captors")
_HANDLING = word_set("handling")
_SAYING = word_set("doctors_say")
_BETWEEN = word_set("between_place_and_verb")

# So many words may stand between those at the place and its name, and between verb and person.
_NEAR = 6


def by_others(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """Who is there because of what others there do to him or, as his doctors, say of him."""
    if not _others_there(parse, attachment):
        return None
    line, k = parse.line, _verb_behind(parse, place)
    first = max(attachment.index - _NEAR, 0)
    meant, status = _object(parse, k), parse.group(k).status
    if meant is None or status is None or parse.has_verb(first, attachment.index):
        return None
    who = line.lows[first : attachment.index]
    handled = _handled(parse, place, k, who)
    if not handled and (_MEDICS.isdisjoint(who) or not _says_of(parse, k, meant)):
        return None
    time = when(parse, k, place)
    rule = f"“{line.said(max(attachment.index - 1, 0), meant.last)}”: {_READS}"
    persons = run_of(parse, meant)
    if line.low(k) not in _HANDLING and not _CAPTORS.isdisjoint(who):
        persons = tuple(p for p in persons if p.home)  # who may be of that town is no traveller
    return Presence(
        persons, place, aged(status, time), rule, index, time, custody=handled, how="others"
    )


def _handled(parse: Parse, place: PlaceSpan, k: int, who: Sequence[str]) -> bool:
    """Whether the verb at `k` says what the police and others in a town, if it is they (`who`), do
    to somebody."""
    return not _OTHERS.isdisjoint(who) and _in_town(place) and _handles(parse, k)


def _others_there(parse: Parse, attachment: Attachment) -> bool:
    """Whether others may stand before the place: "police | in Oslo"."""
    if attachment.preposition not in _AT or attachment.listed:
        return False
    return not parse.line.vocabulary.isdisjoint(_OTHERS_THERE)


def _verb_behind(parse: Parse, place: PlaceSpan) -> int:
    """The word after a place, over what holds it, days and helpers: "a jury in Killeen, Texas, |
    found her", "police in Oslo on Friday later | let him"."""
    k, line = place.last, parse.line
    outer = line.at.get(k + 1) if line.low(k) == "," else None
    if outer is not None and line.low(outer.last) == ",":
        k = outer.last + 1
    while k in parse.dated or parse.line.low(k) in _BETWEEN:
        k += 1
    return k


def _says_of(parse: Parse, k: int, meant: Coreference) -> bool:
    """Whether the verb at `k` says something of somebody: "say | that the king is"."""
    line = parse.line
    between = set(line.lows[k + 1 : meant.first])
    return line.low(k) in _SAYING and parse.any_verb(meant.last) and between <= {"that"}


def by_crowd(index: int, parse: Parse, place: PlaceSpan, attachment: Attachment) -> Presence | None:
    """Matches "Crowds at the airport in Oslo cheered as the king | stepped off a plane": whom they
    see is there."""
    line = parse.line
    if attachment.preposition not in _AT or line.vocabulary.isdisjoint(_CROWDS):
        return None
    conjunction = line.first_of(_AS, place.last, len(line.words))
    start = len(line.words) if conjunction is None else conjunction + 1
    seen, k = parse.at.get(start), _into_sight(parse, start)
    if k is None or seen is None or not seen.persons:
        return None
    rule = f"“{line.said(start - 1, k + 1)}”: whom a crowd sees is there"
    time = when(parse, k, place)
    return Presence(run_of(parse, seen), place, Status.VISITED, rule, index, time, how="others")


def _into_sight(parse: Parse, start: int) -> int | None:
    """The verb after `start` by which somebody comes into sight where the crowd is: "as the king
    stepped off a plane", not "as the king arrived in Rome"."""
    k = parse.verb_after(start)
    verb = parse.verb(k) if k is not None else None
    if k is None or verb is None or verb.base not in _INTO_SIGHT or _elsewhere(parse, k):
        return None
    return k if parse.group(k).status is Status.VISITED else None


def _elsewhere(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` has a place of its own."""
    after = (place for place in parse.line.places if place.first > k)
    return any(parse.line.low(place.first - 1) in _TO for place in after)


_CROWDS = word_set("seeing_crowds")
_AS = word_set("as_or_when")
_TO = word_set("prepositions_of_sights")
_ORDERED = word_set("ordered_away")
_INTO_SIGHT = word_set("into_sight")


def _handles(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` says what is done to somebody on the spot."""
    if parse.group(k).passive:
        return False
    verb, low = parse.verb(k), parse.line.low(k)
    if low in _HANDLING or (verb is not None and "affect" in verb.kinds):
        return True
    return low == "ordered" and parse.line.has(_ORDERED, k, k + 8)


_READS = "what others there do to somebody, or as his doctors say of him"


def _object(parse: Parse, k: int) -> Coreference | None:
    """Whom the verb at `k` is about: the first person named after it, before another clause."""
    for i in range(k + 1, k + _NEAR):
        meant = parse.at.get(i)
        if meant is not None:
            return meant if meant.persons and not meant.possessive and not meant.inner else None
        if parse.any_verb(i) or parse.line.low(i) in _OTHER_CLAUSES:
            return None
    return None


_OTHER_CLAUSES = BREAKS - {"that"}


def _in_town(place: PlaceSpan) -> bool:
    """Whether a place is none at large, where the police arrest those who are at home."""
    return place.resolution.place is not None and not place.resolution.place.is_area
