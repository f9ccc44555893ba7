"""Stops whose place the sentence leaves out, because it has just been named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.status.timing import aged, when
from dashboard.places.place import Kind

# What a sentence leaves out is put behind the places that it names.
_LAST = 999
_GOING = word_set("going")
_ARRIVING = word_set("arriving")
_JOINING = word_set("joining")
_CONTINUING = _GOING | _ARRIVING | _JOINING
_THERE = word_set("there")
_END = word_set("end")


def implied(read: Sequence[Parse], found: Sequence[Presence]) -> list[Presence]:
    """The presences, and those that continue one: "the foreign minister is expected to visit in
    October" goes where the clause before does; whoever accompanies somebody is where he is."""
    made = list(found)
    for index, parse in enumerate(read):
        for k, verb in parse.verbs.items():
            if verb.base not in _CONTINUING:
                continue  # as of most
            if parse.verb_stands(k) and k not in parse.line.quoted:
                made += _arriving(index, parse, k, made)
                made += [*_elliptic(index, parse, k, made), *_company(index, parse, k, made)]
    added = {id(s) for s in made[len(found) :]}
    return sorted(made, key=lambda s: (s.line, _LAST if id(s) in added else s.place.first))


def _latest(made: Sequence[Presence], index: int, k: int) -> Presence | None:
    """The last presence before a word, in this line or the one before."""
    before = [s for s in made if s.line == index - 1 or (s.line == index and s.place.last <= k)]
    return max(before, key=lambda s: (s.line, s.place.first), default=None)


def _elliptic(index: int, parse: Parse, k: int, made: Sequence[Presence]) -> Iterator[Presence]:
    """Matches "is expected to visit in October", "will travel there next week": only what is
    planned, for what is done rarely goes without its place."""
    bare = _without_place(parse, k)
    if not bare and not _going_there(parse, k):
        return
    if any(s.line == index and k < s.place.first <= k + 4 for s in made):
        return
    persons, status = subject(parse, k), parse.group(k).status
    if not persons:
        return
    if bare and status is Status.VISITED:
        yield from _visited(index, parse, k, persons)
    last = _latest(made, index, k)
    if status is Status.PLANNED and last is not None:
        yield _planned(index, parse, k, persons, last)


def _planned(
    index: int, parse: Parse, k: int, persons: tuple[Person, ...], last: Presence
) -> Presence:
    """That some persons will go where the last presence is."""
    said, time = parse.line.said(parse.group(k).first, k + 1), when(parse, k)
    rule = f"“{said}”: there, which the words before name ({last.place.resolution.mention.text})"
    return Presence(
        persons,
        last.place,
        aged(Status.PLANNED, time),
        rule,
        index,
        time,
        motion=True,
        place_line=last.line,
        how="ellipsis",
    )


def _without_place(parse: Parse, k: int) -> bool:
    """Finds a "visit" that says nothing of where: "is expected to | visit in October"."""
    verb = parse.verb(k)
    ends = parse.line.low(k + 1) in _END or k + 1 in parse.dated
    return verb is not None and verb.base == "visit" and ends


def _going_there(parse: Parse, k: int) -> bool:
    """Finds "will | travel there"."""
    verb = parse.verb(k)
    return verb is not None and verb.base in _GOING and parse.line.low(k + 1) in _THERE


def _visited(index: int, parse: Parse, k: int, persons: tuple[Person, ...]) -> Iterator[Presence]:
    """Matches "Peru has taken steps since the envoy visited last week": the place that the words
    before name."""
    time = when(parse, k)
    before = (s for s in reversed(parse.line.places) if s.last <= k and s.resolution.place)
    span = next((s for s in before if s.resolution.mention.kind in _NAMED), None)
    place = span.resolution.place if span is not None else None
    if span is None or place is None or time is None:
        return
    if all(place.country not in person.home for person in persons):
        rule = f"“{parse.line.said(k, time.last)}”: there, which the words before name"
        status = aged(Status.VISITED, time)
        yield Presence(persons, span, status, rule, index, time, motion=True, how="ellipsis")


_NAMED = frozenset({Kind.LITERAL, Kind.METONYM})


def _arriving(index: int, parse: Parse, k: int, made: Sequence[Presence]) -> Iterator[Presence]:
    """Reads "She arrived on Tuesday": where the sentence before has her, and now it has a day."""
    verb, line = parse.verb(k), parse.line
    bare = k + 1 in parse.dated or line.low(k + 1) in {"on", ",", "."}
    if verb is None or verb.base not in _ARRIVING or not bare:
        return
    time, persons, group = when(parse, k), subject(parse, k), parse.group(k)
    if time is None or not persons or group.status is None:
        return
    last = _just_told(index, parse, k, made, persons)
    if last is None and (other := _another_came(index, k, made, persons)) is not None:
        said = line.said(group.first, time.last)
        rule = f"“{said}”: there, where the words before have another arrive"
        yield other._replace(
            persons=persons, line=index, time=time, rule=rule, place_line=other.line, how="company"
        )
    if last is not None and last.status is group.status:
        rule = f"“{line.said(group.first, time.last)}”: there, where the words before have them"
        yield last._replace(line=index, time=time, rule=rule, place_line=last.line, how="ellipsis")


def _just_told(
    index: int, parse: Parse, k: int, made: Sequence[Presence], persons: tuple[Person, ...]
) -> Presence | None:
    """Where the sentence before has some persons, without a day; None where this one names a place
    itself."""
    # Another verb's place is apart: "arrived on Tuesday, months after the trip that took her to".
    if any(s.line == index and not _parted(parse, k, s.place.first) for s in made):
        return None
    before = (s for s in made if s.line == index - 1 and not s.origin and s.time is None)
    known = (s for s in before if not set(persons).isdisjoint(s.persons))
    return max(known, key=lambda s: (s.line, s.place.first), default=None)


def _another_came(
    index: int, k: int, made: Sequence[Presence], persons: tuple[Person, ...]
) -> Presence | None:
    """Where one of the two sentences before has another arrive, and nothing has `persons` near it:
    "She arrived in Oslo. Lee | arrived a day earlier"."""
    near = [s for s in made if (index - 2, 0) <= (s.line, s.place.first) < (index, k)]
    if any(not {*persons}.isdisjoint(s.persons) for s in near):
        return None
    came = [s for s in near if s.status is Status.VISITED and not s.origin and "arriv" in s.rule]
    return max(came, key=lambda s: (s.line, s.place.first), default=None)


def _parted(parse: Parse, k: int, place: int) -> bool:
    """Whether another verb stands between the one at `k` and a place after it."""
    return any(parse.verb(i) for i in range(k + 1, place))


def _company(index: int, parse: Parse, k: int, made: Sequence[Presence]) -> Iterator[Presence]:
    """Reads "He was accompanied by the minister", "The minister will accompany him": the minister
    is where he is."""
    verb, group = parse.verb(k), parse.group(k)
    if verb is None or verb.base not in _JOINING or group.status is None:
        return
    by = parse.line.low(k + 1) == "by"
    named = parse.someone(k + 1 + by, k + 9 + by)
    if named is None:
        return
    led, along = subject(parse, k) or (), named.persons
    if not by:
        led, along = along, led
        if named.how != "pronoun" or _is_there_already(index, k, made, along):
            return
    last = _whereabouts(index, made, led, group.status)
    if last is None or not along:
        return
    rule = f"“{parse.line.said(group.first, named.last)}”: whoever comes along is there too"
    yield Presence(
        along,
        last.place,
        last.status,
        rule,
        index,
        last.time,
        motion=True,
        time_line=last.line,
        place_line=last.line,
        how="company",
    )


def _is_there_already(
    index: int, k: int, made: Sequence[Presence], along: tuple[Person, ...]
) -> bool:
    """Whether the sentence itself says where those are who join somebody: "flew from Rome to Oslo
    to | join her"."""
    here = [s for s in made if s.line == index]
    if any(s.place.first > k for s in here):
        return True
    return any(s.motion and not {*along}.isdisjoint(s.persons) for s in here)


def _whereabouts(
    index: int, made: Sequence[Presence], persons: tuple[Person, ...], status: Status
) -> Presence | None:
    """Where some persons were last told to be within a few sentences, or to go with that status."""
    own = [s for s in made if not set(persons).isdisjoint(s.persons) and 0 <= index - s.line <= 5]
    own = [s for s in own if s.status in {status, Status.VISITED} and not s.origin]
    return max(own, key=lambda s: (s.line, s.place.first), default=None)
