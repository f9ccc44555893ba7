"""What is looked up is what comparing all with all finds: names, tellings of a visit, trips, the
order of stops, each beside its plain definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.articles.article import SentenceRef
from dashboard.journeys.merging.contradictions import of_places
from dashboard.journeys.merging.near_days import NearDays, apart
from dashboard.journeys.merging.order import order
from dashboard.journeys.merging.same_person import Names, same_person
from dashboard.journeys.merging.trips import trips
from dashboard.journeys.merging.visits import Merged, visits
from dashboard.journeys.model import Days, Gathering, Itinerary, Precision, Status, Stop, Visit
from dashboard.places.place import Place

DAY = date(2023, 9, 1)
TOWNS = [Place(str(n), f"Town {n}", 10.0 * n, 20.0, "P", "PPL", "FR") for n in range(3)]
WORDS = st.sampled_from(
    [
        "Ann",
        "Anne",
        "Bill",
        "William",
        "George",
        "W.",
        "H.",
        "Lee",
        "Novak",
        "Novac",
        "Nowak",
        "Jr.",
        "III",
        "bin",
        "Ban",
        "Ki-moon",
        "Ki",
        "Moon",
        "Mohamed",
        "Mohammed",
    ]
)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=12)
RANGES = st.tuples(st.integers(0, 40), st.integers(0, 12) | st.just(2_000)).map(
    lambda t: Days(DAY + timedelta(days=t[0]), DAY + timedelta(days=t[0] + t[1]))
)


@given(names=NAMES, asked=NAMES)
def test_the_groups_that_a_name_fits_are_those_with_a_name_that_it_can_be(
    names: list[str], asked: list[str]
) -> None:
    known = Names()
    for number, name in enumerate(names):
        if number % 3 == 0:
            known.add_group()
        known.add(name, number // 3)
    for name in asked:
        plain = [
            number
            for number, group in enumerate(known.groups)
            if any(same_person(name, other) for other in group)
        ]
        assert known.fitting(name) == plain


@given(known=st.lists(RANGES), asked=RANGES, reach=st.integers(0, 9))
def test_days_that_are_near_are_those_no_further_apart(
    known: list[Days], asked: Days, reach: int
) -> None:
    near = NearDays(timedelta(days=reach))
    for number, days in enumerate(known):
        near.add(days, number)
    plain = {n for n, days in enumerate(known) if apart(days, asked).days <= reach}
    assert near.near(asked) == plain


@st.composite
def tellings(draw: st.DrawFn) -> list[tuple[str, Itinerary]]:
    """What up to six articles tell of one traveller, on one trip or two each."""
    found = []
    for article in range(draw(st.integers(1, 6))):
        for trip in range(1, draw(st.integers(1, 2)) + 1):
            stops = []
            for index in range(draw(st.integers(1, 4))):
                status = draw(st.sampled_from(Status))
                days = draw(st.none() | RANGES)
                ref = SentenceRef(str(article), index)
                visit = Visit(
                    "Ann Lee", draw(st.sampled_from(TOWNS)), status, days,
                    "then" if days else None, Precision.DAY if days else Precision.NONE, (ref,), "",
                )  # fmt: skip
                stops.append(Stop(visit, draw(st.integers(1, 4))))
            found.append((str(article), Itinerary("Ann Lee", trip, tuple(stops), ())))
    return found


def plain_visits(told: Sequence[tuple[str, Itinerary]]) -> list[Merged]:
    merged: list[Merged] = []
    for article, journey in told:
        key = article, journey.trip
        for stop in journey.stops:
            same = (m for m in merged if key not in m.places and is_one(m, stop.visit))
            known = next(same, None)
            if known is None:
                known = Merged()
                merged.append(known)
            known.tellings.append(stop.visit)
            known.places[key] = stop.order
    return merged


def is_one(known: Merged, visit: Visit) -> bool:
    first = known.tellings[0]
    dated = [v.days for v in known.tellings if v.days]
    if first.place.id != visit.place.id:
        return False
    if dated and visit.days:
        return any(apart(days, visit.days).days <= 4 for days in dated)
    return (first.status is Status.PAST) == (visit.status is Status.PAST)


@given(tellings())
def test_a_telling_is_of_the_first_visit_that_it_can_be_of(
    told: list[tuple[str, Itinerary]],
) -> None:
    found, plain = visits(told), plain_visits(told)
    assert [(m.tellings, m.places) for m in found] == [(m.tellings, m.places) for m in plain]


def with_rivals(merged: Sequence[Merged], draws: st.DataObject) -> dict[int, Visit]:
    """What is told of each, some of them in two towns."""
    for one, other in combinations(merged, 2):
        if draws.draw(st.integers(0, 9)) == 0:
            one.rivals.append(other)
            other.rivals.append(one)
    return {id(m): m.tellings[0] for m in merged}


def plain_trips(merged: Sequence[Merged], told: Mapping[int, Visit]) -> list[list[Merged]]:
    together: list[list[Merged]] = []
    for visit in merged:
        linked = [
            trip
            for trip in together
            if any(visit.places.keys() & m.places.keys() or visit in m.rivals for m in trip)
        ]
        together = [trip for trip in together if trip not in linked]
        together.append([*(m for trip in linked for m in trip), visit])
    found: list[list[Merged]] = []
    for trip in together:
        near = next((other for other in found if is_near(other, trip, told)), None)
        if near is None:
            found.append(list(trip))
        else:
            near += trip
    ordered = [sorted(trip, key=list(merged).index) for trip in found]
    return sorted(ordered, key=lambda trip: all(is_past(m) for m in trip))


def is_past(merged: Merged) -> bool:
    return all(v.status is Status.PAST for v in merged.tellings)


def is_near(a: Sequence[Merged], b: Sequence[Merged], told: Mapping[int, Visit]) -> bool:
    one, other = ({key[0] for m in trip for key in m.places} for trip in (a, b))
    past = any(v.status is Status.PAST for m in (*a, *b) for v in m.tellings)
    days = [[d for m in trip if (d := told[id(m)].days)] for trip in (a, b)]
    close = any(apart(x, y).days <= 7 for x in days[0] for y in days[1])
    return close and not past and not one & other


@given(tellings(), st.data())
def test_a_trip_is_what_an_article_tells_together_and_what_others_tell_of_its_days(
    told: list[tuple[str, Itinerary]], draws: st.DataObject
) -> None:
    merged = visits(told)
    together = with_rivals(merged, draws)
    assert trips(merged, together) == plain_trips(merged, together)


def plain_order(trip: Sequence[Merged], told: Mapping[int, Visit]) -> list[list[Merged]]:
    rest, levels = list(trip), list[list[Merged]]()
    while rest:
        waiting = [m for m in rest if any(is_before(o, m, told) for o in rest if o is not m)]
        first = next((m for m in rest if m not in waiting), rest[0])
        level = [first]
        for other in rest:
            common = first.places.keys() & other.places.keys()
            tied = any(first.places[key] == other.places[key] for key in common)
            if other is not first and (tied or other in first.rivals) and other not in waiting:
                level.append(other)
        levels.append(level)
        rest = [m for m in rest if m not in level]
    return levels


def is_before(a: Merged, b: Merged, told: Mapping[int, Visit]) -> bool:
    first, second = told[id(a)], told[id(b)]
    if first.days and second.days and first.days != second.days:
        return first.days.last < second.days.first
    if common := a.places.keys() & b.places.keys():
        return all(a.places[key] < b.places[key] for key in common)
    return first.status is not Status.PLANNED and second.status is Status.PLANNED


@given(tellings(), st.data())
def test_stops_are_in_the_order_of_their_days_else_of_the_articles(
    told: list[tuple[str, Itinerary]], draws: st.DataObject
) -> None:
    merged = visits(told)
    together = with_rivals(merged, draws)
    assert order(merged, together) == plain_order(merged, together)


@given(st.data())
@settings(max_examples=50)
def test_one_meeting_in_two_towns_is_found_among_all_pairs(draws: st.DataObject) -> None:
    towns = [Place(n, n, 45.0, 10.0 * i, "P", "PPL", "FR") for i, n in enumerate("abc")]
    days = [Days(DAY, DAY), Days(DAY + timedelta(days=1), DAY + timedelta(days=1))]
    visits, meetings = [], []
    for number in range(draws.draw(st.integers(0, 8))):
        ref = SentenceRef(str(draws.draw(st.integers(0, 3))), 0)
        town, day = draws.draw(st.sampled_from(towns)), draws.draw(st.sampled_from(days))
        visits.append(
            Visit("Lee", town, Status.VISITED, day, "then", Precision.DAY, (ref,), str(number))
        )
        other = draws.draw(st.sampled_from(["Bo", "Cy"]))
        meetings.append(Gathering(("Lee", other), "met", town, day, "", Precision.DAY, ref))
    company = [
        {p for m in meetings for p in m.persons if m.place == v.place and m.sentence in v.evidence}
        - {"Lee"}
        for v in visits
    ]
    plain = [
        (i, k)
        for i, k in combinations(range(len(visits)), 2)
        if company[i] & company[k]
        and visits[i].days == visits[k].days
        and visits[i].place != visits[k].place
        and visits[i].evidence[0].article_id != visits[k].evidence[0].article_id
    ]
    assert of_places(visits, meetings, "Lee") == plain
