"""Crashes, told with their place, and those of whom a later sentence tells that they were in them:
"a crash in Lyon … Ann Lee was driving a van"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dashboard.journeys.grammar.attachment import attachment_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.timing import aged, time_beside, when

_CRASHES = word_set("crashes")
_ROADS = word_set("roads")
_FAILING = word_set("mishaps")
_FAILING_THINGS = word_set("things_of_mishaps")
_WORDS = _CRASHES | _ROADS | _FAILING
_AT = word_set("prepositions_at")
_PEOPLE = word_set("residents")
_TELLING_OF_THEM = word_set("officials") | word_set("locals") | word_set("justice")

# Those who were in a crash are told of within this many sentences after it.
_REACH = 5


class Accident(NamedTuple):
    """A crash in a line: the word that tells of it, where and when it was."""

    word: int
    place: PlaceSpan
    line: int
    time: TimeSpan | None


def in_accidents(read: Sequence[Parse]) -> Iterator[Presence]:
    """Those who were in a crash of which a sentence before tells where it was, unless they live
    there."""
    told: list[Accident] = []
    for index, parse in enumerate(read):
        told = [one for one in told if index - one.line <= _REACH]
        here = _told_here(index, parse)
        told += [here] if here is not None else []
        for k, row in _telling(parse) if told else ():
            found = _involved(parse, k, row, told[-1])
            persons = tuple(p for p in found if not _lives_there(read, p, told[-1]))
            if persons:
                yield _presence(index, parse, k, persons, _dated(told[-1], parse, index, k))


def _dated(accident: Accident, parse: Parse, index: int, k: int) -> Accident:
    """A crash with the day of who was in it, where one sentence tells both: "was killed on Monday
    | when her car hit"."""
    if accident.time is not None or accident.line != index:
        return accident
    return accident._replace(time=when(parse, k))


def _told_here(index: int, parse: Parse) -> Accident | None:
    """The crash that a line tells of with its place."""
    line = parse.line
    for k in line.numbers(_WORDS):
        told = _is_crash(parse, k) or _off_the_road(parse, k) or _fails(parse, k)
        if k in line.quoted or not told:
            continue
        for place in line.places:
            if place.first > k and _is_where(parse, place, k):
                day = when(parse, k) if parse.any_verb(k) else None
                return Accident(k, place, index, time_beside(parse, place) or day)
    return None


def _is_crash(parse: Parse, k: int) -> bool:
    """Whether the word at `k` names one crash that took place: "a two-vehicle crash", not "there
    could be a crash", "a crash victim's"."""
    line = parse.line
    if line.low(k) not in _CRASHES or line.low(k + 1).endswith("s"):
        return False
    near = {line.low(i) for i in range(max(k - 4, 0), k)}
    return bool(near & _ONE) and not near & _NONE


_ONE = frozenset({"a", "an", "the", "his", "her", "this"})
_NONE = word_set("modals") | {"if", "any", "no", "market", "stock", "economic", "financial"}


def _off_the_road(parse: Parse, k: int) -> bool:
    """Matches "went off the | road", "left the | roadway"."""
    line = parse.line
    before = line.phrase(k - 3, k)
    return line.low(k) in _ROADS and any(
        before.endswith(f"{way} the") for way in ("off", "left", "leave", "leaving")
    )


def _fails(parse: Parse, k: int) -> bool:
    """Matches "a wall | fell", "the ferry | capsized", "a bridge | gave way"."""
    line, group = parse.line, parse.group(k)
    if line.low(k) not in _FAILING or group.status not in {Status.VISITED, Status.PAST}:
        return False
    return any(line.low(i) in _FAILING_THINGS for i in range(max(group.first - 3, 0), group.first))


def _is_where(parse: Parse, place: PlaceSpan, k: int) -> bool:
    """Whether a town's name says where what the word at `k` tells took place: nothing is told
    between but streets and days."""
    known = place.resolution.place
    if not place.literal or known is None or not (known.feature_class == "P" or _is_small(place)):
        return False
    attachment = attachment_of(parse, place)
    if attachment is None or attachment.preposition not in _AT or attachment.listed:
        return False
    between = range(k + 1, place.first)
    return len(between) <= _FAR and not any(
        (parse.any_verb(i) and not parse.line.words[i].capital) or parse.line.low(i) == ";"
        for i in between
    )


_FAR = 22


def _is_small(place: PlaceSpan) -> bool:
    """Whether a place is a township or a county."""
    known = place.resolution.place
    return known is not None and known.feature_code in {"ADM2", "ADM3", "ADM4"}


class _Row(NamedTuple):
    """Whether the person is the one who does it or the one to whom it is done; what must follow."""

    voice: str
    followed: tuple[str, ...]


@cache
def _rows() -> dict[str, _Row]:
    return {
        word: _Row(row["voice"], tuple(row["followed"].split()))
        for row in table("accidents")
        for word in row["words"].split()
    }


def _telling(parse: Parse) -> Iterator[tuple[int, _Row]]:
    """The words of a line that tell of somebody that he was in a crash."""
    rows = _rows()
    for k in parse.line.numbers(frozenset(rows)):
        row = rows[parse.line.low(k)]
        after = {parse.line.low(i) for i in range(k + 1, k + 8)}
        if k not in parse.line.quoted and (not row.followed or after & set(row.followed)):
            yield k, row


def _involved(parse: Parse, k: int, row: _Row, accident: Accident) -> tuple[Person, ...]:
    """Of whom the word at `k` tells that he was in the crash; nobody where it tells of another
    place, or of those who only speak of it."""
    line = parse.line
    passive = parse.group(k).passive
    if (row.voice == "passive") != passive or parse.group(k).status is Status.PLANNED:
        return ()
    for place in line.places:
        elsewhere = place.resolution.place != accident.place.resolution.place
        if place.literal and elsewhere and place.first > k and line.low(place.first - 1) in _AT:
            return ()
    persons = subject(parse, k) or ()
    return tuple(p for p in persons if not p.group and not p.roles & _TELLING_OF_THEM)


def _lives_there(read: Sequence[Parse], person: Person, accident: Accident) -> bool:
    """Whether the text says of somebody that he is of the town of the crash, or tells of "a Lyon
    man" without saying whose home is elsewhere."""
    homes = {home for parse in read for home in _homes(parse, person)}
    town = accident.place.resolution.place
    if homes or town is None:
        return town is not None and town.id in homes
    return any(_a_man_of(parse, town.id) for parse in read)


def _homes(parse: Parse, person: Person) -> Iterator[str]:
    """The ids of the places that somebody is said to be of: "Ann Lee, 58, of Lyon"."""
    line = parse.line
    for reference in parse.references:
        if person not in reference.persons or reference.how != "name":
            continue
        i = reference.last
        while line.low(i) == "," or line.low(i).isdigit():
            i += 1
        home = line.at.get(i + 1) if line.low(i) in {"of", "from"} else None
        if home is not None and home.resolution.place is not None:
            yield home.resolution.place.id


def _a_man_of(parse: Parse, town: str) -> bool:
    """Matches "A Lyon man", "two Lyon teenagers"."""
    line = parse.line
    return any(
        line.low(place.last) in _PEOPLE
        and place.resolution.place is not None
        and place.resolution.place.id == town
        for place in line.places
    )


def _presence(
    index: int, parse: Parse, k: int, persons: tuple[Person, ...], accident: Accident
) -> Presence:
    """A presence at a crash."""
    said = parse.line.said(parse.group(k).first, k + 2)
    rule = f"“{said}”: in the crash of which the text told where it was"
    status, place = aged(Status.VISITED, accident.time), accident.place
    found = Presence(persons, place, status, rule, index, accident.time)
    return found._replace(time_line=accident.line, place_line=accident.line)
