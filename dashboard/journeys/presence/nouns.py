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
from dashboard.journeys.model import COME, Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.governors import governor
from dashboard.journeys.presence.manner_of_trips import described, on_the_way, set_out
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.participants import at_home_in, noun_start
from dashboard.journeys.presence.verbs import at_own_home
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.fixed_days import fixed_for
from dashboard.journeys.status.timing import time_beside, when

_OF_MANY = word_set("of_many")
_ACCOMPANYING = word_set("joining")
_HEADS = word_set("heads_of_missions")
_MOVING_OTHERS = word_set("moving_others")

_UNSURE, _PARTS = word_set("unsure_visits"), word_set("parts_of_contests")
_ARRIVAL = word_set("arrival")


def by_noun(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment, k: int
) -> Presence | None:
    """Matches "His visit to Riga was put off", "during a summit in Nice", "after talks in Oman"."""
    line = parse.line
    kind, start = nouns().get(line.low(k), ("trip",))[0], _beginning(parse, k)
    if kind == "event" and _is_trip_to(parse, start):
        going = Attachment(start - 1, "to", attachment.listed)
        return by_noun(index, parse, place, going, start - 2)  # "his trip to a summit in"
    if _is_nobodys(parse, _Noun(k, start, kind), place, attachment):
        return None
    if kind == "invitation":
        return _by_invitation(index, parse, place, start)
    holders = _with_whom(parse, start) or _holders(parse, start, k, attachment, place)
    status, told, cue = governor(parse, start, place, kind, bool(holders))
    persons = _who(parse, place, _Noun(k, start, kind), holders, status, told, cue)
    words, status = _words_before(parse, start, k), _on_the_way_back(parse, k, attachment, status)
    if status is None or not persons or words & _UNSURE:
        return None
    if kind == "event" and "earlier" in words:
        words, cue = words - {"earlier"}, "had"  # "her earlier talks in": before what was told
    way = on_the_way(parse, start, k, attachment)
    time = time_beside(parse, place) if way else when(parse, k, place)
    status = described(status, words, way, time)
    if time is None and status in _NOT_YET:
        time = fixed_for(parse, place)
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
        refused=status is Status.CANCELLED and line.low(k) == "entry",
        departing=way and status is Status.PLANNED and set_out(parse, start),
        doing=COME if line.low(k) in _ARRIVAL else line.low(k),
        how=kind,
    )


def _words_before(parse: Parse, start: int, k: int) -> set[str]:
    """The words of a noun's phrase before it, but for "last" in "the last round", which is now."""
    words = set(parse.line.lows[start:k])
    return words - {"last"} if parse.line.low(k) in _PARTS else words


def _on_the_way_back(
    parse: Parse, k: int, attachment: Attachment, status: Status | None
) -> Status | None:
    """The status of a visit, which was made by who is stopped on the way back from it."""
    back = attachment.preposition == "from" and parse.line.low(k) == "way"
    return Status.VISITED if back and status is Status.CANCELLED else status


def _is_nobodys(parse: Parse, noun: _Noun, place: PlaceSpan, attachment: Attachment) -> bool:
    """Whether a noun tells of nobody's presence: of others, of a country's trip, or of an event
    where somebody is at home: "told a meeting at her company's offices in"."""
    k, start, kind = noun
    if _of_others(parse, start, k) or (kind == "trip" and _of_a_country(parse, start, k)):
        return True
    return kind == "event" and at_own_home(parse.line, attachment.index, place)


def _is_trip_to(parse: Parse, start: int) -> bool:
    """Whether an event, whose phrase begins at `start`, is where a trip goes, or to which somebody
    is invited: "trip to | a summit", "visit for | talks", "invitation to | a festival"."""
    towards = parse.line.low(start - 2) if parse.line.low(start - 1) in _TOWARDS else ""
    return nouns().get(towards, ("",))[0] in {"trip", "invitation"}


_TOWARDS = word_set("readying_for")


def _of_others(parse: Parse, start: int, k: int) -> bool:
    """Whether the noun at `k` tells of others than those who have to do with it: "the head of the |
    mission in", "his | evacuation of settlers from"."""
    line = parse.line
    if line.low(k + 1) == "of" and line.low(k) in _MOVING_OTHERS:
        return True
    if line.low(k) not in _MISSIONS or line.low(start - 1) != "of":
        return False
    return start - 2 in parse.at or line.low(start - 2) in _HEADS


def _of_a_country(parse: Parse, start: int, k: int) -> bool:
    """Whether the trip at `k` is a country's or a town's: "Finland's | entry into"."""
    owners = (parse.line.at[i] for i in range(max(start - 2, 0), k) if i in parse.line.at)
    return any(o.literal and parse.line.low(o.last) in POSSESSIVE and o.last < k for o in owners)


_MISSIONS = word_set("missions_of_others")


def _with_whom(parse: Parse, start: int) -> tuple[Person, ...]:
    """Whose trip it is, and who goes along: "Lee accompanied Ray on | his trip to", "travelled with
    Ray on | his"."""
    guest = parse.at.get(start - 2)
    if parse.line.low(start - 1) != "on" or guest is None or guest.last != start - 1:
        return ()
    if not guest.persons or guest.possessive:
        return ()
    main = parse.verb_before(guest.first)
    if main is None or not _takes_along(parse, main, guest):
        return ()
    return unique((*(subject(parse, main) or ()), *guest.persons))


def _takes_along(parse: Parse, main: int, guest: Coreference) -> bool:
    """Whether the verb at `main` says that others go with a person."""
    verb, beside = parse.verb(main), parse.line.low(guest.first - 1)
    return verb is not None and (beside == "with" or verb.base in _ACCOMPANYING)


_ACCOMPANYING = word_set("joining")


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
    if parse.line.low(noun.k) in _BURIALS:
        return told or ()
    persons = holders or told or ()
    if not persons and (told is not None or _came_during(parse, noun, cue)):
        persons = _of_whom_told(parse, noun.start) if _is_ones_own(parse, noun, status) else ()
    if noun.kind != "event":  # "met the king during a visit to"
        return tuple(p for p in persons if not at_home_in(p, place)) or persons
    return (*persons, *_partners(parse, noun.k, place))


def _came_during(parse: Parse, noun: _Noun, cue: str) -> bool:
    """Matches "The announcement came during | a stop in"."""
    return cue == "during" and parse.line.low(noun.start - 2) in _CAME


def _is_ones_own(parse: Parse, noun: _Noun, status: Status | None) -> bool:
    """Whether a noun is of somebody's own: a trip, or a show that is to come or is off."""
    low = parse.line.low(noun.k)
    return low in _OWN_TRIPS or (status in _NOT_YET and low in _OWN_SHOWS)


_NOT_YET = frozenset({Status.CANCELLED, Status.PLANNED})


_BURIALS = word_set("burials")


def _beginning(parse: Parse, k: int) -> int:
    """Where the phrase of the noun at `k` begins: "his first | trip", "as | a prisoner"."""
    low = parse.line.low(k)
    start = noun_start(parse, k) if low in nouns() or low in _OWN_TIMES else k
    return min(start, parse.at[k].first) if k in parse.at else start


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
    k, status = _answered(parse, start)
    persons, time = subject(parse, k), when(parse, k, place)
    if status is None or not persons or parse.group(k).status is not Status.VISITED:
        return None
    rule = f"“{parse.line.said(start - 1, place.last)}”: an invitation that was answered"
    return Presence(
        persons, place, status, rule, index, time, motion=True, apart=True, how="invitation"
    )


def _answered(parse: Parse, start: int) -> tuple[int, Status | None]:
    """The verb before an invitation, and what it makes of the visit; None where it is no answer."""
    for k in (start - 2, start - 1):
        if parse.line.phrase(k, k + 2) == "turned down":
            return k, Status.CANCELLED
    low = parse.line.low(start - 1)
    if governed(low, ()) == "cancelled":
        return start - 1, Status.CANCELLED
    return start - 1, Status.PLANNED if low.startswith("accept") else None


_NOUN_READS = {
    "trip": "somebody's going there",
    "event": "those who take part are there",
    "leaving": "somebody's leaving",
}


def _holders(
    parse: Parse, start: int, k: int, attachment: Attachment, place: PlaceSpan
) -> tuple[Person, ...]:
    """Whose visit it is: "his visit", "the king's trip", "a visit by the king"."""
    own = (start <= r.first < k and _owns(parse, r) for r in parse.references)
    by = (_by_whom(parse, r, range(k + 1, attachment.index), place) for r in parse.references)
    holding = zip(parse.references, own, by, strict=True)
    return tuple(p for r, owns, does in holding if owns or does for p in r.persons)


def _owns(parse: Parse, reference: Coreference) -> bool:
    """Matches "the king's | trip", "a Lee-led | trip"."""
    return reference.possessive or "-" in parse.line.low(reference.first)


def _by_whom(parse: Parse, reference: Coreference, noun: range, place: PlaceSpan) -> bool:
    """Whether a visit is by somebody, named after the noun or after the place: "a visit by | the
    king"."""
    first = reference.first
    near = first in noun or place.last <= first <= place.last + 6
    return near and parse.line.low(first - 1) == "by"


def _partners(parse: Parse, k: int, place: PlaceSpan) -> Iterator[Person]:
    """Those with whom: "talks in Oslo with the secretary", "a summit with the king in Nice"."""
    for reference in parse.references:
        near = k < reference.first <= place.last + 5
        if near and parse.line.low(reference.first - 1) in _WITH_PARTNERS:
            yield from run_of(parse, reference)


_WITH_PARTNERS = word_set("with_partners")


# "The announcement came during a stop in".
_CAME = word_set("came_during")
