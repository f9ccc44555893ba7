"""From what single lines say to visits: who counts as a traveller where, one visit of each place,
and no country that only holds a stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.journeys.itinerary import Status
from dashboard.journeys.names import Person
from dashboard.journeys.sighting import Sighting
from dashboard.journeys.spans import TimeSpan
from dashboard.journeys.words import word_set
from dashboard.places.place import Kind, Place, Resolution


@dataclass(slots=True)
class Draft:
    """A visit in the making. `at` is where its first telling stands (line, word), which is the
    order of reading; `earlier` where the text sets it before what was told before it; `apart` where
    it belongs to no trip that the article tells of, `departing` where they have set out for it."""

    person: Person
    place: Place
    status: Status
    rule: str
    lines: list[int]
    at: tuple[int, int]
    time: TimeSpan | None
    time_line: int
    origin: bool = False
    entry: bool = False
    earlier: bool = False
    route: bool = True
    listed: int = 0
    apart: bool = False
    named: str = ""
    departing: bool = False


def drafts(found: Iterable[Sighting], opening: Sequence[str]) -> list[Draft]:
    """The visits that the sightings tell of, in order of reading. `opening` holds the first word
    of each line, for "Earlier, …"."""
    made, tellings = list[Draft](), dict[tuple[Person, str], list[Draft]]()
    for sighting in found:
        place = sighting.place.resolution.place
        if place is None or _too_large(place) or _of_many_countries(sighting.place.resolution):
            continue
        at_line = sighting.line if sighting.place_line is None else sighting.place_line
        hosts = _hosts(sighting, place)
        for person in sighting.persons:
            if person in hosts or at_home(person, sighting.place.resolution, sighting.motion):
                continue
            if sighting.custody and place.country in person.home:
                continue  # an arrest in one's own country is no journey
            if sighting.speech and _at_post(person, place, sighting):
                continue
            draft = Draft(
                person,
                place,
                sighting.status,
                sighting.rule,
                sorted({sighting.line, at_line}),
                (sighting.line, sighting.place.first),
                sighting.time,
                sighting.line if sighting.time_line is None else sighting.time_line,
                sighting.origin,
                sighting.entry,
                sighting.cue in _BEFORE_THAT or opening[sighting.line] == "earlier",
                sighting.route,
                sighting.listed,
                sighting.apart,
                _own_name(sighting.place.resolution),
                sighting.departing,
            )
            there = tellings.setdefault((person, place.id), [])
            twin = next((d for d in there if _same(d, draft)), None)
            if twin is None:
                made.append(draft)
                there.append(draft)
            else:
                _join(twin, draft)
    for draft in made:
        undated = draft.time is None or draft.time.when.months
        over = draft.person.dead or (draft.person.tried and undated)
        if over and draft.status is Status.VISITED:
            draft.status = Status.PAST
        _reported(draft, made)
    return _finest(made)


def _own_name(resolution: Resolution) -> str:
    """The article's own name of an area, unless it is an abbreviation."""
    text, place = resolution.mention.text, resolution.place
    spelled = not text.isupper() and "." not in text and resolution.mention.kind is Kind.LITERAL
    return text if place is not None and place.is_area and spelled else ""


def _at_post(person: Person, place: Place, sighting: Sighting) -> bool:
    """Whether somebody who only speaks at a place speaks from his own post: experts and officials
    of the town, rulers in a capital whose country the text does not say, those who speak "from" a
    town of their own country, and ambassadors there, who are sent to some organisation."""
    own = place.country in person.home
    ruling = not person.home and person.roles & _RULERS
    if ruling and _is_capital(sighting.place.resolution):
        return True  # a president of no country said, in a capital
    if own and (sighting.away or "ambassador" in person.roles):
        return True
    if place.country == person.likely and person.roles & _IN_OFFICE - _ENVOYS:
        return True
    return bool(person.roles & _LOCALS)


def _reported(draft: Draft, made: Sequence[Draft]) -> None:
    """What lies a week or two back is past only beside a later trip; alone it is what the article
    reports."""
    lately = draft.time is not None and draft.time.when.side < 0 and not draft.time.when.months
    if draft.status is Status.PAST and lately and not draft.person.dead:
        present = [d for d in made if d.person is draft.person and d.status is Status.VISITED]
        if not [d for d in present if not _within(d.place, draft.place)]:
            draft.status = Status.VISITED


def _within(a: Place, b: Place) -> bool:
    """Whether one of two places holds the other."""
    return contains(a, b) or contains(b, a)


def _too_large(place: Place) -> bool:
    """Continents, regions of several countries, and waters are no stops."""
    if place.feature_class == "H":
        return True
    return place.feature_class == "L" and not place.country


def _of_many_countries(resolution: Resolution) -> bool:
    """Whether a name means a part of the world, whatever towns have the same: "a tour of Asia"."""
    return resolution.mention.text.lower() in _PARTS_OF_THE_WORLD


_PARTS_OF_THE_WORLD = frozenset(
    {"asia", "africa", "europe", "america", "latin america", "the americas", "americas", "oceania"}
    | {"south america", "central america", "north america", "southeast asia", "south asia"}
    | {"middle east", "east asia", "central asia", "west africa", "east africa", "north africa"}
    | {"southern africa", "eastern europe", "western europe", "scandinavia", "the balkans"}
    | {"balkans", "the caribbean", "caribbean", "the gulf", "the horn of africa", "the west"}
)


def at_home(person: Person, resolution: Resolution, motion: bool) -> bool:
    """Whether a person is at a place by his post or as a host and no traveller: in the capital of
    his own country, or in the country at large, unless the words tell of going there."""
    place = resolution.place
    if place is None or motion:
        return False
    if place.name in person.posts and not place.feature_code.startswith("PCL"):
        return True
    if any(contains(seat, place) for seat in person.seats):
        return True
    if place.country and place.country in person.home:
        return _is_capital(resolution) or place.feature_code.startswith("PCL")
    return False


def _is_capital(resolution: Resolution) -> bool:
    """Whether a name is that of the capital, though a province may have the same."""
    near = [resolution.place, *(other.place for other in resolution.alternatives)]
    country = resolution.place.country if resolution.place is not None else ""
    if (country, resolution.mention.text.removeprefix("The ")) in _SEATS_OF_GOVERNMENT:
        return True
    return any(p is not None and p.feature_code == "PPLC" and p.country == country for p in near)


# Towns from which countries are governed that are not their capitals by law.
_SEATS_OF_GOVERNMENT = frozenset(
    {("NL", "Hague"), ("BO", "La Paz"), ("BJ", "Cotonou"), ("MY", "Putrajaya"), ("LK", "Colombo")}
    | {("CI", "Abidjan"), ("TZ", "Dar es Salaam"), ("ZA", "Pretoria"), ("ZA", "Cape Town")}
    | {("SZ", "Lobamba"), ("ME", "Cetinje"), ("IL", "Tel Aviv"), ("IL", "Jerusalem")}
    | {("MM", "Rangoon"), ("MM", "Yangon"), ("CL", "Valparaiso"), ("GE", "Kutaisi")}
)


# "After talks in Oslo", "he had come from Oslo", "to Rome via Oslo": Oslo comes first.
_BEFORE_THAT = frozenset({"after", "following", "had", "via"})
_HEADS = word_set("heads")
_LOCALS = word_set("locals")
_RULERS = word_set("heads") - {"leader", "governor", "mayor", "opposition"}
_ENVOYS = word_set("from_abroad")
_IN_OFFICE = word_set("officials") | {
    "chief",
    "director",
    "head",
    "chairman",
    "chairwoman",
    "former",
}
_IN_OFFICE |= {"secretary", "bishop", "archbishop", "activist", "leader"}


def _hosts(sighting: Sighting, place: Place) -> list[Person]:
    """Who of those who meet in a capital must be the host: a leader whose country the text does not
    say, where the others are known to come from elsewhere; outside it only an opposition's."""
    if not sighting.motion and any("visiting" in p.roles for p in sighting.persons):
        return [p for p in sighting.persons if "visiting" not in p.roles]
    if sighting.motion or sighting.of_many or len(sighting.persons) < 2:
        return []
    foreign = [p for p in sighting.persons if _from_abroad(p, place)]
    unknown = [p for p in sighting.persons if not p.home and p not in foreign]
    if not unknown or not foreign or len(foreign) + len(unknown) != len(sighting.persons):
        return []
    if not _is_capital(sighting.place.resolution) and "opposition" not in unknown[0].roles:
        return []
    return [p for p in unknown if p.roles & _HEADS]


def _from_abroad(person: Person, place: Place) -> bool:
    """Whether a person is known to come from another country, or from an organisation of many."""
    return place.country not in person.home if person.home else bool(person.roles & _ENVOYS)


def _same(a: Draft, b: Draft) -> bool:
    """Whether two tellings of a person at a place are of one visit, which not only one of them
    has as past."""
    if a.status == b.status:
        return a.status is not Status.PAST or _same_time(a, b)
    return Status.PAST not in {a.status, b.status} and not (a.origin or b.origin)


def _same_time(a: Draft, b: Draft) -> bool:
    return a.time is None or b.time is None or a.time.when.text == b.time.when.text


def _join(known: Draft, again: Draft) -> None:
    """Adds another telling: done outranks called off, called off outranks planned."""
    rank = {Status.PLANNED: 0, Status.CANCELLED: 1, Status.VISITED: 2, Status.PAST: 2}
    if rank[again.status] > rank[known.status]:
        known.status, known.rule = again.status, again.rule
        if again.time is not None:
            known.time, known.time_line = again.time, again.time_line
    if known.time is None and again.time is not None:
        known.time, known.time_line = again.time, again.time_line
    known.lines += [line for line in again.lines if line not in known.lines]
    known.entry = known.entry or again.entry
    known.origin = known.origin or again.origin


def contains(outer: Place, inner: Place) -> bool:
    """Whether a country or province holds a place, by what the gazetteer says it lies within, else
    by country and first division."""
    if inner.within and (inner.within == outer.id or inner.within.startswith(outer.id + ".")):
        return True
    if outer.id == inner.id or not outer.country or outer.country != inner.country:
        return False
    if outer.feature_code.startswith("PCL"):
        return not inner.feature_code.startswith("PCL")
    first = outer.feature_code.startswith("ADM1")
    return first and not inner.is_area and inner.admin1 in {outer.name, outer.admin1}


def _then_reached(country: Draft, town: Draft) -> bool:
    """ "She left for Peru … she landed in Lima": what was ahead and what was reached are one."""
    ahead = country.status is Status.PLANNED and country.time is None
    return ahead and town.status is Status.VISITED and town.at > country.at


def _finest(made: list[Draft]) -> list[Draft]:
    """Leaves out countries and provinces that hold a stop of the same status; what is said of the
    country (a day, that they left it, that it was called off) goes to the stop. A border's
    crossing that has its own day stays."""
    kept, of_person = list[Draft](), defaultdict[Person, list[Draft]](list)
    for draft in made:
        of_person[draft.person].append(draft)
    for draft in made:
        own = of_person[draft.person]
        inner = [d for d in own if d is not draft and contains(draft.place, d.place)]
        if draft.departing and any(d.status is Status.VISITED for d in inner):
            continue  # "has left for Norway … landed in Oslo"
        if draft.status is Status.CANCELLED:
            for d in inner:
                if d.status is Status.PLANNED:
                    d.status = Status.CANCELLED
        same = [d for d in inner if d.status == draft.status or _then_reached(draft, d)]
        if draft.status is Status.PAST:
            same = [d for d in same if _same_time(d, draft)]
        if not same or (draft.entry and draft.time is not None):
            kept.append(draft)
            continue
        for d in same:
            d.lines += [line for line in draft.lines if line not in d.lines]
            d.origin = d.origin or draft.origin
            d.earlier = d.earlier or draft.earlier
            if d.time is None:
                d.time, d.time_line = draft.time, draft.time_line
        same[0].at = min(same[0].at, draft.at)
    return kept
