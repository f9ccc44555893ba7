"""Events as scenes: a text names a summit, a ceremony or a tournament with its place once, and then
tells who takes part in it without naming the place again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dashboard.journeys.anchors import Anchor, anchor_of
from dashboard.journeys.clauses import BREAKS, Clauses
from dashboard.journeys.groups import Reference
from dashboard.journeys.itinerary import Status
from dashboard.journeys.names import Person, unique
from dashboard.journeys.noun_rules import by_noun
from dashboard.journeys.sighting import Sighting, aged, when
from dashboard.journeys.spans import PlaceSpan, TimeSpan
from dashboard.journeys.subjects import run_of, subject
from dashboard.journeys.verbs import HELPERS
from dashboard.journeys.words import table, word_set

# An event is spoken of again within this many sentences; a contest as long as the report goes on.
_REACH = {"meeting": 4, "ceremony": 4, "contest": 12}

# Or, where its place is still to be told, this many sentences before.
_SOON = 2

_CONTEST_VERBS = word_set("contest_verbs")
_NEXT = word_set("next_contest_verbs")
_SEEDS = word_set("seeds")
_RESULTS = word_set("contest_results")
_TOGETHER = word_set("bringing_together")
_FOR = word_set("for_events")
_HELD = word_set("held")
_ENVOYS = word_set("envoys_to")
_DEFINITE = frozenset({"the", "this", "these", "those", "'s"})
_AHEAD = frozenset({"eve", "ahead", "before", "upcoming", "planned", "next"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event in a line: its noun's word and kind, where it is, and whether it lies ahead."""

    noun: int
    kind: str
    place: PlaceSpan
    line: int
    status: Status
    time: TimeSpan | None


@cache
def events() -> dict[str, str]:
    """The kinds of events by noun."""
    return {row["noun"]: row["kind"] for row in table("events")}


def at_events(read: Sequence[Clauses], found: Sequence[Sighting]) -> list[Sighting]:
    """The sightings, and those of persons who take part in an event whose place is told apart."""
    told = [event for index, clauses in enumerate(read) for event in _told_here(index, clauses)]
    made = list(found)
    for index, clauses in enumerate(read):
        active = [e for e in told if -_SOON <= index - e.line <= _REACH[e.kind]]
        if active:
            made += _taking_part(index, clauses, active)
    return made


def _told_here(index: int, clauses: Clauses) -> Iterator[Event]:
    """The events that a line names together with their place."""
    line = clauses.line
    for k, low in enumerate(line.lows):
        kind = events().get(low, "any")
        if kind == "any" or k in line.quoted or not _is_noun(clauses, k):
            continue
        place = _place_of(clauses, k)
        if place is not None:
            time = when(clauses, k, place)
            yield Event(k, kind, place, index, _ahead(clauses, k, time), time)


def _is_noun(clauses: Clauses, k: int) -> bool:
    """Whether the word at `k` is the event's noun: "face to face talks", but not "she talks"."""
    if k in clauses.at:
        return False
    return clauses.verb(k) is None or (clauses.line.low(k) == "talks" and k - 1 not in clauses.at)


def _place_of(clauses: Clauses, k: int) -> PlaceSpan | None:
    """Where the event at `k` is: "a summit in Nice", "the Doha tournament", "are in Nice for a
    summit", "in Nice on Tuesday at a conference"."""
    line = clauses.line
    for place in line.places:
        known = place.resolution.place
        if not place.literal or known is None or place.first in line.quoted:
            continue
        if 0 < place.first - k <= 8:
            anchor = anchor_of(clauses, place)
            near = anchor is not None and anchor.preposition in {"in", "at"} and not anchor.listed
            if near and anchor is not None and anchor.index > k:
                gap = [i for i in range(k + 1, anchor.index) if i not in clauses.dated]
                said = [i for i in gap if clauses.any_verb(i)]
                takes_place = all(line.low(i) in HELPERS or _is_held(clauses, i) for i in said)
                alone = not any(line.low(i) in events() for i in gap)
                if takes_place and alone and len(gap) - len(said) <= 3:
                    return place
        before = range(place.last, k)
        named = all(line.words[i].capital for i in before) and line.low(place.last) != "'s"
        if place.last <= k and k - place.last <= 3 and known.feature_class == "P" and named:
            return place
        if place.last < k <= place.last + 10 and line.low(place.first - 1) in {"in", "at", ","}:
            links = [i for i in before if i not in clauses.dated and i not in line.at]
            opening = next((i for i in links if line.low(i) in {"at", "for", "during", "on"}), None)
            plain = all(line.low(i) in _FOR for i in links if opening is None or i <= opening)
            verbs = any(clauses.any_verb(i) or line.low(i) in BREAKS for i in links)
            if opening is not None and plain and not verbs:
                return place
    return None


def _is_held(clauses: Clauses, i: int) -> bool:
    """Whether the verb at `i` says that an event takes place: "opened in", "was held at"."""
    verb = clauses.verb(i)
    return verb is not None and verb.base in _HELD


def _ahead(clauses: Clauses, k: int, time: TimeSpan | None) -> Status:
    """Whether an event is still ahead, by its time, the words before it or the verb after it."""
    line = clauses.line
    if _AHEAD & {line.low(i) for i in range(max(k - 6, 0), k)}:
        return Status.PLANNED
    if time is not None and time.when.side > 0:
        return Status.PLANNED
    after = clauses.verb_after(k + 1)
    own = after is not None and not BREAKS & {line.low(i) for i in range(k + 1, after)}
    if own and after is not None and clauses.group(after).status is Status.PLANNED:
        return Status.PLANNED
    return Status.VISITED


def _taking_part(index: int, clauses: Clauses, active: Sequence[Event]) -> Iterator[Sighting]:
    """Who takes part in one of the events by the words of a line."""
    for k, low in enumerate(clauses.line.lows):
        if k in clauses.line.quoted or k in clauses.at:
            continue
        kind = events().get(low)
        if kind is not None and _is_noun(clauses, k):
            event = _meant(active, kind, index, k)
            if event is not None:
                yield from _by_its_noun(index, clauses, k, event)
        over = clauses.line.low(k + 1) in {"over", "against", "to", "of", "by"}
        if low in _CONTEST_VERBS or (low in _RESULTS and over):
            event = _meant(active, "contest", index, k)
            if event is not None and not _of_another(clauses, index, event):
                yield from _in_contest(index, clauses, k, event)


def _meant(active: Sequence[Event], kind: str, index: int, k: int) -> Event | None:
    """The event last told of that a noun of this kind can mean."""
    fitting = [e for e in active if kind in {"any", e.kind}]
    before = [e for e in fitting if (e.line, e.noun) <= (index, k)]
    return before[-1] if before else next(iter(fitting), None)


def _of_another(clauses: Clauses, index: int, event: Event) -> bool:
    """Whether a line tells of another contest by its name ("at the Winter Olympics")."""
    named = (k for k, low in enumerate(clauses.line.lows) if events().get(low) == "contest")
    own = event.line == index
    return any(clauses.line.words[k].capital and not (own and k == event.noun) for k in named)


def _by_its_noun(index: int, clauses: Clauses, k: int, event: Event) -> Iterator[Sighting]:
    """ "Speaking at the summit, the king said", "told the meeting", "attended by the queen"."""
    line = clauses.line
    here = event.line == index and event.noun == k
    definite = _DEFINITE & {line.low(i) for i in range(max(k - 4, 0), k)}
    if not here and not definite:
        return
    place = replace(event.place, first=k + 1, last=k + 1, named=event.line)
    found = None if here else by_noun(index, clauses, place, Anchor(k + 1, "in", 0), k)
    if found is not None and found.persons:
        yield _of_event(found, event)
        return
    persons = _brought_together(clauses, k) or _sent_to(clauses, k)
    if persons:
        status = event.status
        rule = f"“{line.said(max(k - 2, 0), k + 1)}”: those who take part are there"
        yield _of_event(Sighting(persons, place, status, rule, index, when(clauses, k)), event)


def _of_event(found: Sighting, event: Event) -> Sighting:
    """A sighting at an event: nobody has been at what lies ahead."""
    status = found.status
    if event.status is Status.PLANNED and status is Status.VISITED:
        status = Status.PLANNED
    name = event.place.resolution.mention.text
    rule = f"{found.rule} (named before: {name})" if found.line != event.line else found.rule
    time = found.time if found.time is not None else event.time
    line = found.line if found.time is not None else event.line
    return replace(
        found,
        status=status,
        rule=rule,
        time=time,
        time_line=line,
        place=event.place,
        place_line=event.line,
    )


def _brought_together(clauses: Clauses, k: int) -> tuple[Person, ...]:
    """ "The event will be attended by dignitaries, including the queen", "The proceedings began
    with a prayer from the bishop"."""
    line, verb = clauses.line, clauses.verb_after(k + 1)
    if verb is None or verb - k > 8 or BREAKS & {line.low(i) for i in range(k + 1, verb)}:
        return ()
    low = line.low(verb)
    passive = clauses.group(verb).passive
    if low in _TOGETHER:
        starts = {"including", "by"} if passive else {"including", "together", low}
    elif _is_held(clauses, verb):
        starts = {"from", "by"}
    else:
        return ()
    for reference in clauses.references:
        if reference.first > verb and reference.persons and not reference.possessive:
            before = {line.low(i) for i in range(reference.first - 2, reference.first)}
            direct = any(
                line.low(i) in starts
                for i in range(max(reference.first - 4, verb), reference.first)
            )
            if direct and not {"who", "that"} & before:
                return run_of(clauses, reference)
    return ()


def _sent_to(clauses: Clauses, k: int) -> tuple[Person, ...]:
    """ "The chief negotiator to the talks": who stands for somebody there."""
    for reference in clauses.references:
        gap = range(reference.last, k)
        if len(gap) > 4 or not gap or not reference.roles & _ENVOYS or not reference.persons:
            continue
        if clauses.line.low(reference.last) in {"to", "at", "in"}:
            return reference.persons
    return ()


def _in_contest(index: int, clauses: Clauses, k: int, event: Event) -> Iterator[Sighting]:
    """ "Lee beat Ray", "Lee will play Ray in the final": both are where the contest is."""
    group = clauses.group(k)
    doers = _winner(clauses, k) if clauses.line.low(k) in _RESULTS else subject(clauses, k)
    persons = unique([*(doers or ()), *_opponents(clauses, k)])
    status, time = group.status, when(clauses, k)
    if not persons or status is None:
        return
    if clauses.line.low(k) in _NEXT or event.status is Status.PLANNED:
        status = Status.PLANNED  # "faces", "takes on"
    status = aged(status, time)
    rule = f"“{clauses.line.said(group.first, k + 1)}”: whoever plays is where the contest is"
    own = _other_place(clauses, event, index)
    place, line = (event.place, event.line) if own is None else (own, index)
    # A contest is gone to, even in one's own capital.
    yield Sighting(
        persons, place, status, rule, index, time, motion=True, place_line=line, route=False
    )


def _other_place(clauses: Clauses, event: Event, index: int) -> PlaceSpan | None:
    """Where else a match was than the contest told of: "beat her earlier this year in Lyon"."""
    for place in clauses.line.places:
        if place.literal and clauses.line.low(place.first - 1) in {"in", "at"}:
            told = index == event.line or place.resolution.place is event.place.resolution.place
            return None if told else place
    return None


def _winner(clauses: Clauses, k: int) -> tuple[Person, ...]:
    """ "Lee, a three-set winner over": the person before the comma; "Lee's win over"."""
    for i in range(k - 1, max(k - 7, -1), -1):
        reference = clauses.at.get(i)
        if reference is not None and (reference.possessive or clauses.line.low(i + 1) == ","):
            return reference.persons
    return ()


def _opponents(clauses: Clauses, k: int) -> Iterator[Person]:
    """The persons after a verb of contest up to the next verb or clause."""
    line = clauses.line
    for i in range(k + 1, min(k + 14, len(line.words))):
        if i in clauses.at:
            reference: Reference = clauses.at[i]
            if i == reference.first and not reference.possessive and reference.how == "name":
                yield from run_of(clauses, reference)
                return
        elif line.low(i) in BREAKS or (clauses.any_verb(i) and line.low(i) not in _SEEDS):
            return
