"""Presence by a noun: "his visit to Riga", "after talks in Oman", "the summit in Nice"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import governed
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.governors import governor
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.participants import at_home_in, noun_start
from dashboard.journeys.presence.verbs import at_own_home
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.timing import aged, when

_OF_MANY = word_set("of_many")
_HEADS = word_set("heads_of_missions")
_MOVING_OTHERS = word_set("moving_others")

_OLD = word_set("old_visits")


_UNSURE = word_set("unsure_visits")


_COMING = word_set("coming_visits")


def by_noun(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, k: int
) -> Presence | None:
    """Matches "His visit to Riga was put off", "during a summit in Nice", "after talks in Oman"."""
    line = parse.line
    kind, start = nouns().get(line.low(k), ("trip",))[0], _beginning(parse, k)
    towards = line.low(start - 2) if line.low(start - 1) in {"to", "for"} else ""
    if kind == "event" and nouns().get(towards, ("",))[0] == "trip":
        going = Attachment(start - 1, "to", attachment.listed)
        return by_noun(index, parse, place, going, start - 2)  # "his trip to a summit in"
    if _of_others(parse, start, k):
        return None
    if kind == "invitation":
        return _by_invitation(index, parse, place, start)
    if kind == "event" and at_own_home(line, attachment.index, place):
        return None  # "told a meeting at her company's offices in"
    holders = _with_whom(parse, start) or _holders(parse, start, k, attachment, place)
    status, told, cue = governor(parse, start, place, kind, bool(holders))
    persons = _who(parse, place, _Noun(k, start, kind), holders, status, told, cue)
    words = {line.low(i) for i in range(start, k)}
    if status is None or not persons or words & _UNSURE:
        return None
    if kind == "event" and "earlier" in words:
        words, cue = words - {"earlier"}, "had"  # "her earlier talks in": before what was told
    time = when(parse, k, place)
    status = _described(status, words, _on_the_way(parse, start, k, attachment), time)
    said = line.said(start, place.last)
    rule = f"“{said}”: {_NOUN_READS[kind]}"
    return Presence(
        unique(persons),
        place,
        status,
        rule,
        index,
        time,
        origin=attachment.preposition == "from",
        motion=kind != "event",
        listed=attachment.listed,
        route=kind == "trip" and attachment.preposition in {"to", ""},
        cue=cue,
        of_many=line.low(k) in _OF_MANY,
    )


def _of_others(parse: Parse, start: int, k: int) -> bool:
    """Whether the noun at `k` tells of others than those who have to do with it: "the head of the |
    mission in", "his | evacuation of settlers from"."""
    line = parse.line
    if line.low(k + 1) == "of" and line.low(k) in _MOVING_OTHERS:
        return True
    led = start - 2 in parse.at or line.low(start - 2) in _HEADS
    return led and line.low(start - 1) == "of" and line.low(k) in {"mission", "camp"}


def _with_whom(parse: Parse, start: int) -> tuple[Person, ...]:
    """Whose trip it is, and who goes along: "Lee accompanied Ray on | his trip to", "travelled with
    Ray on | his"."""
    guest = parse.at.get(start - 2)
    if parse.line.low(start - 1) != "on" or guest is None or guest.last != start - 1:
        return ()
    main = parse.verb_before(guest.first)
    if main is None or not guest.persons or guest.possessive:
        return ()
    verb, beside = parse.verb(main), parse.line.low(guest.first - 1)
    if verb is None or (verb.base not in _ACCOMPANYING and beside != "with"):
        return ()
    others = subject(parse, main) or ()
    return unique((*others, *guest.persons))


_ACCOMPANYING = frozenset({"accompany", "join"})


class _Noun(NamedTuple):
    """A noun of presence at word `k`, whose phrase begins at `start`."""

    k: int
    start: int
    kind: str


def _who(
    parse: Parse,
    place: PlaceSpan,
    noun: _Noun,
    holders: tuple[Person, ...],
    status: Status | None,
    told: tuple[Person, ...] | None,
    cue: str,
) -> tuple[Person, ...]:
    """Who is there: those whose visit it is (`holders`), or of whom its verb tells (`told`), and
    those with whom; at a burial not the dead."""
    low = parse.line.low(noun.k)
    if low in _BURIALS:
        return told or ()
    persons = holders or told or ()
    if not persons:
        came = cue == "during" and parse.line.low(noun.start - 2) in _CAME
        off = status in {Status.CANCELLED, Status.PLANNED} and low in _OWN_SHOWS
        if (told is not None or came) and (low in _OWN_TRIPS or off):
            persons = _of_whom_told(parse, noun.start)
    if noun.kind != "event":  # "met the king during a visit to"
        return tuple(p for p in persons if not at_home_in(p, place)) or persons
    return (*persons, *_partners(parse, noun.k, place))


_BURIALS = word_set("burials")


def _beginning(parse: Parse, k: int) -> int:
    """Where the phrase of the noun at `k` begins: "his first | trip", "as | a prisoner"."""
    low = parse.line.low(k)
    start = noun_start(parse, k) if low in nouns() or low in _OWN_TIMES else k
    return min(start, parse.at[k].first) if k in parse.at else start


def _described(status: Status, words: set[str], on_the_way: bool, time: TimeSpan | None) -> Status:
    """What the words before the noun make of the status: "planned", "recent", "on his way"."""
    if status is Status.VISITED and (words & _COMING or on_the_way):
        return Status.PLANNED
    status = aged(status, time)
    return Status.PAST if words & _OLD and status is Status.VISITED else status


def _of_whom_told(parse: Parse, start: int) -> tuple[Person, ...]:
    """Whose trip it is where no word says it: "a stop in Lagos was dropped" is of the person whom
    the sentence so far, or else the one before, is about."""
    before = [r for r in parse.references if r.last <= start and r.persons]
    leading = [r for r in before if not r.inner]
    if before and not leading:
        return ()
    return leading[0].persons if leading else parse.topic


# "Her two days in", "as a prisoner in".
_OWN_TIMES = word_set("own_times") | word_set("stays_as")
_OWN_SHOWS = word_set("own_shows")
_OWN_TRIPS = word_set("own_trips")


def _by_invitation(index: int, parse: Parse, place: PlaceSpan, start: int) -> Presence | None:
    """Matches "The king accepted her invitation to Sofia", "declined": an invitation alone is no
    stop."""
    k = start - 1 - (parse.line.phrase(start - 2, start) == "turned down")
    off = k < start - 1 or governed(parse.line.low(k), ()) == "cancelled"
    if not parse.line.low(k).startswith("accept") and not off:
        return None
    persons, time = subject(parse, k), when(parse, k, place)
    if not persons or parse.group(k).status is not Status.VISITED:
        return None
    rule = f"“{parse.line.said(start - 1, place.last)}”: an invitation that was answered"
    status = Status.CANCELLED if off else Status.PLANNED
    return Presence(persons, place, status, rule, index, time, motion=True, apart=True)


_NOUN_READS = {
    "trip": "somebody's going there",
    "event": "those who take part are there",
    "leaving": "somebody's leaving",
}


def _holders(
    parse: Parse, start: int, k: int, attachment: Attachment, place: PlaceSpan
) -> tuple[Person, ...]:
    """Whose visit it is: "his visit", "the king's trip", "a visit by the king"."""
    found: list[Person] = []
    for reference in parse.references:
        inside = start <= reference.first < k and (
            reference.possessive or "-" in parse.line.low(reference.first)
        )
        by = parse.line.low(reference.first - 1) == "by" and (
            k < reference.first < attachment.index
            or place.last <= reference.first <= place.last + 6
        )
        if inside or by:
            found += reference.persons
    return tuple(found)


def _partners(parse: Parse, k: int, place: PlaceSpan) -> Iterator[Person]:
    """Those with whom: "talks in Oslo with the secretary", "a summit with the king in Nice"."""
    for reference in parse.references:
        before = parse.line.low(reference.first - 1)
        near = k < reference.first <= place.last + 5
        if near and before in {"with", "between", "and"}:
            yield from run_of(parse, reference)


# "The announcement came during a stop in".
_CAME = word_set("came_during")


def _on_the_way(parse: Parse, start: int, k: int, attachment: Attachment) -> bool:
    """Matches "On his way to", "on a flight to": not there yet, but "was put on a flight to" is
    told of those who came."""
    line = parse.line
    taken = _TAKEN & {line.low(i) for i in range(max(start - 3, 0), start)}
    return line.low(k) in {"way", "flight"} and attachment.preposition == "to" and not taken


# "Was put on a flight to", "took the last flight to".
_TAKEN = word_set("taken_on_flights")
