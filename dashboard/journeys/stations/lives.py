"""The stations of all lives that an article tells of, each once with all its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from dashboard.articles.article import Article, SentenceRef
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.model import Station, StationKind
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.stations.found import Found
from dashboard.journeys.stations.lifetimes import Lifetime, lifetime
from dashboard.journeys.stations.reader import stations
from dashboard.places.place import Kind, Resolution


def found_in(parses: Sequence[Parse]) -> list[Found]:
    """What the lines of an article say of the stations of lives, in order of reading."""
    return [one for index, parse in enumerate(parses) for one in stations(index, parse)]


# Somebody at a place in a line, by which a presence is known again.
Telling = tuple[int, int, int]


def told_alone(lives: Iterable[Found], presences: Iterable[Presence]) -> frozenset[Telling]:
    """Gives the tellings of somebody at a place that are of a station of his life alone: "was born
    in Leeds" is no visit. A death on a trip is both: one whose sentence, or one of the two before,
    tells among the presences of the way there."""
    moving = {(id(each), p.line) for p in presences if p.motion for each in p.persons}
    return frozenset(
        (id(person), one.line, one.place.first)
        for one in lives
        if one.is_no_visit
        for person in one.persons
        if one.kind is not StationKind.DIED or not _on_a_trip(person, one.line, moving)
    )


def _on_a_trip(person: Person, line: int, moving: Set[tuple[int, int]]) -> bool:
    """Whether somebody was on the way in a line or in one of the two before it."""
    return not moving.isdisjoint((id(person), before) for before in range(line - 2, line + 1))


def telling(person: Person, presence: Presence) -> Telling:
    """Gives that by which a presence of somebody is known again."""
    return id(person), presence.line, presence.place.first


def stations_of(
    article: Article, parses: Sequence[Parse], found: Iterable[Found]
) -> tuple[Station, ...]:
    """The stations that an article tells of, in order of reading: the same person's at the same
    place of the same kind are one."""
    told = (
        _station(article, parses[one.line], one, person) for one in found for person in one.persons
    )
    return together(told)


def together(stations: Iterable[Station]) -> tuple[Station, ...]:
    """Stations of one person, kind and place made one: all their sentences, the first time that is
    given, and the best chance."""
    known: dict[tuple[str, str, str], list[Station]] = {}
    for station in stations:
        key = station.traveller, station.kind, station.place.id
        known.setdefault(key, []).append(station)
    return tuple(each[0] if len(each) == 1 else _joined(each) for each in known.values())


def _joined(same: Sequence[Station]) -> Station:
    first = same[0]
    dated = next((each for each in same if each.when is not None), same[-1])
    return replace(
        first,
        when=dated.when,
        first_year=dated.first_year,
        last_year=dated.last_year,
        evidence=tuple(dict.fromkeys(ref for each in same for ref in each.evidence)),
        chance=max(each.chance for each in same),
        roles=first.roles.union(*(each.roles for each in same)),
        lasts=any(each.lasts for each in same),
        edits=tuple(dict.fromkeys(edit for each in same for edit in each.edits)),
    )


def _station(article: Article, parse: Parse, one: Found, person: Person) -> Station:
    time = _time(article, parse, one)
    resolution = one.place.resolution
    assert resolution.place is not None
    return Station(
        traveller=person.name,
        place=resolution.place,
        kind=one.kind,
        when=time.text or None,
        first_year=time.first,
        last_year=time.last,
        evidence=tuple(SentenceRef(article.id, line) for line in _lines(one)),
        rule=_rule(parse, one),
        chance=one.chance,
        named=_own_name(resolution),
        roles=frozenset(person.roles - FORMS_OF_ADDRESS),
        lasts=one.lasts and not person.dead,
    )


def _time(article: Article, parse: Parse, one: Found) -> Lifetime:
    """When a station was; without words where the article does not say."""
    if parse.line.low(one.by) == "native":
        return _NEVER  # "went back to his native Hull in 1985"
    by_verb = parse.any_verb(one.by)
    first = min(one.first, parse.group(one.by).first) if by_verb else one.first
    return lifetime(parse, article, first, one.last, by_verb=by_verb) or _NEVER


_NEVER = Lifetime("", None, None)


def _lines(one: Found) -> Iterator[int]:
    """The numbers of the lines that tell of a station: its own, and that which names the place."""
    named = one.place.named
    yield from sorted({one.line, one.line if named is None else named})


def _rule(parse: Parse, one: Found) -> str:
    """The words that say so, as a person reads them."""
    said = parse.line.said(one.first, one.last)
    words = said.split(" ")
    if len(words) > _LONG:
        said = f"{' '.join(words[:4])} … {' '.join(words[-4:])}"
    return f"“{said}”: {_SAYS[one.kind.value]}"


_LONG = 12
_SAYS = {
    "born": "where somebody was born",
    "lived": "where somebody lived",
    "studied": "where somebody studied",
    "worked": "where somebody worked",
    "died": "where somebody died",
    "buried": "where somebody is buried",
}


def _own_name(resolution: Resolution) -> str:
    """The article's own name of an area, unless it is an abbreviation; else ""."""
    text, place = resolution.mention.text, resolution.place
    spelled = not text.isupper() and "." not in text and resolution.mention.kind is Kind.LITERAL
    return text if place is not None and place.is_area and spelled else ""
