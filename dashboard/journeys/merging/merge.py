"""One set of journeys out of several articles' tellings.

The same visit told by several articles becomes one with all its evidence. What one telling lacks
and another supplies is marked as borrowed; where tellings contradict each other, both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from dashboard.articles.article import Article
from dashboard.articles.wording import SharedSentence
from dashboard.journeys.merging.contradictions import Copies, apart, of_dates, of_places, of_status
from dashboard.journeys.merging.groups import of_groups
from dashboard.journeys.merging.same_person import Identities, Travellers, travellers_of
from dashboard.journeys.model import Borrowed, Disagreement, Gathering, Itinerary, Status, Visit
from dashboard.journeys.routes.trips import itinerary, numbered
from dashboard.places.place import Place

# Tellings of one place by one traveller whose days lie no further apart than this are taken to
# be of one visit that the articles date differently; further apart, they are two visits.
_ONE_VISIT = timedelta(days=4)

# Visits that different articles date no further apart than this are of one trip.
_ONE_TRIP = timedelta(days=7)


@dataclass(slots=True, eq=False)
class _Merged:
    """A visit with its tellings, by article, and their positions on their article's trip; `rivals`
    are what other articles tell in its stead."""

    tellings: list[Visit]
    places: dict[tuple[str, int], int] = field(default_factory=dict)
    rivals: list[_Merged] = field(default_factory=list)


def merge(
    articles: Sequence[Article],
    told: Mapping[str, Sequence[Itinerary]],
    shared: Sequence[SharedSentence],
    gatherings: Iterable[Gathering] = (),
    identities: Identities | None = None,
) -> tuple[Itinerary, ...]:
    """The journeys across all articles, traveller by traveller in order of first telling.

    `told` are each article's itineraries by its id; `shared` the sentences that two articles have
    in common, so that a day is not taken for confirmed by its own copy; `gatherings` the meetings
    that the articles tell of, from which days and places are borrowed; `identities` what a person
    says of the travellers' names.
    """
    who = identities or Identities()
    whole, told = told, {key: [j for j in own if not j.group] for key, own in told.items()}
    travellers = travellers_of(told, who)
    traveller = {name: number for number, names in enumerate(travellers) for name in names}
    tellings = [list[tuple[str, Itinerary]]() for _ in travellers]
    for article in articles:
        for journey in told.get(article.id, ()):
            tellings[traveller[journey.traveller]].append((article.id, journey))
    published = {article.id: article.published for article in articles}
    copies = {frozenset((pair.first, pair.second)) for pair in shared}
    meetings = list(_with_one_name_each(gatherings, travellers)) if len(articles) > 1 else []
    meetings_at: dict[Place | None, list[Gathering]] = {}
    for meeting in meetings:
        meetings_at.setdefault(meeting.place, []).append(meeting)
    found: list[Itinerary] = []
    for names, own in zip(travellers, tellings, strict=True):
        if not who.nobody.isdisjoint(names):
            continue
        merged = _visits(own)
        name = _called(names, who)
        visits = {
            id(m): _with_meetings(
                replace(_joined(m, copies, published), traveller=name), meetings_at, names[0]
            )
            for m in merged
        }
        _mark_rivals(merged, visits, meetings, names[0])
        known = tuple(names) if len(names) > 1 else ()
        found += (replace(one, names=known) for one in _journeys(name, merged, visits))
    return (*found, *of_groups(articles, whole))


def _called(names: Sequence[str], who: Identities) -> str:
    """What the traveller with these names is called: as a person says, else by the longest."""
    said = next((who.called[name] for name in names if name in who.called), None)
    return said or max(sorted(names), key=lambda n: (len(n.split()), len(n)))


def _journeys(
    name: str, merged: Sequence[_Merged], visits: Mapping[int, Visit]
) -> Iterator[Itinerary]:
    """Makes trips of a traveller's visits, the stops of each in order."""
    for number, trip in enumerate(_trips(merged, visits), start=1):
        levels = _order(trip, visits)
        stops = numbered([[visits[id(m)] for m in level] for level in levels])
        yield itinerary(name, number, stops)


def _visits(tellings: Iterable[tuple[str, Itinerary]]) -> list[_Merged]:
    """A traveller's visits, each with all its tellings, out of what articles (by id) tell."""
    merged: list[_Merged] = []
    for article_id, journey in tellings:
        key = (article_id, journey.trip)
        for stop in journey.stops:
            known = next((m for m in merged if key not in m.places and _one(m, stop.visit)), None)
            if known is None:
                known = _Merged([])
                merged.append(known)
            known.tellings.append(stop.visit)
            known.places[key] = stop.order
    return merged


def _one(known: _Merged, visit: Visit) -> bool:
    """Whether a telling is of a visit that is known already."""
    other = known.tellings[0]
    if other.place.id != visit.place.id:
        return False
    dated = [v.days for v in known.tellings if v.days is not None]
    if dated and visit.days is not None:
        return any(apart(days, visit.days) <= _ONE_VISIT for days in dated)
    return (other.status is Status.PAST) == (visit.status is Status.PAST)


def _joined(merged: _Merged, copies: Copies, published: Mapping[str, date | None]) -> Visit:
    """One visit out of its tellings: the first that is done outranks what is planned, the finest
    day is taken, and what contradicts it is kept beside it. It is as likely as its likeliest
    telling: articles copy each other, so that several are no independent witnesses."""
    best = max(merged.tellings, key=lambda v: _RANK[v.status])
    dated = [v for v in merged.tellings if v.days is not None]
    day = _finest(best, dated)
    borrowed = day.days is not None and any(v.date_text is None for v in merged.tellings)
    otherwise = list(of_status(best, merged.tellings, published))
    agreeing = [v for v in merged.tellings if all(v is not other.telling for other in otherwise)]
    evidence = dict.fromkeys(ref for visit in agreeing for ref in visit.evidence)
    likeliest = max(agreeing, key=lambda v: v.chance)
    same_day = (v for v in dated if v.days == day.days)
    day_evidence = dict.fromkeys(ref for v in same_day for ref in v.date_evidence)
    return replace(
        best,
        days=day.days,
        date_text=day.date_text,
        precision=day.precision,
        evidence=tuple(evidence),
        edits=tuple(dict.fromkeys(edit for visit in agreeing for edit in visit.edits)),
        date_evidence=tuple(day_evidence) or day.date_evidence,
        borrowed=(Borrowed("date", day.date_evidence),) if borrowed else (),
        disagreements=(*of_dates(day, dated, copies), *otherwise),
        chance=likeliest.chance,
        reasons=likeliest.reasons,
    )


# What one article reports as news outranks what another has as past, for of one visit both may be
# told where the days are near. (`visits/candidate.py` has these two alike: in one article they are
# two visits.)
_RANK = {Status.PLANNED: 0, Status.CANCELLED: 1, Status.PAST: 2, Status.VISITED: 3}


def _finest(best: Visit, dated: Sequence[Visit]) -> Visit:
    """Finds the telling with the finest day, `best` itself where none is finer."""
    finest = min(dated, key=_length, default=best)
    return best if best.days is not None and _length(best) == _length(finest) else finest


def _length(visit: Visit) -> timedelta:
    return visit.days.last - visit.days.first if visit.days else timedelta.max


def _with_meetings(
    visit: Visit, meetings: Mapping[Place | None, Sequence[Gathering]], name: str
) -> Visit:
    """A visit with what other articles tell of the meeting there: "Wednesday's summit" without a
    place is told of the place that another article gives it, and dates that place if need be.
    `meetings` are by their places, None without one; `name` is the traveller's in them."""
    own = {ref.article_id for ref in visit.evidence}
    there = meetings.get(visit.place, ())
    met = {person for m in there if name in m.persons for person in m.persons}
    if len(met) < 2:
        return visit
    for meeting in meetings.get(None, ()):
        if meeting.sentence.article_id in own:
            continue
        if not met.issuperset(meeting.persons):
            continue
        if meeting.days is None or (visit.days is not None and meeting.days != visit.days):
            continue
        borrowed = [*visit.borrowed, Borrowed("place", visit.evidence)]
        if visit.days is None:
            borrowed.append(Borrowed("date", (meeting.sentence,)))
            visit = replace(
                visit,
                days=meeting.days,
                date_text=meeting.date_text,
                precision=meeting.precision,
            )
        visit = replace(
            visit,
            evidence=(*visit.evidence, meeting.sentence),
            date_evidence=(*visit.date_evidence, meeting.sentence),
            borrowed=tuple(borrowed),
        )
    return visit


def _mark_rivals(
    merged: Sequence[_Merged], visits: dict[int, Visit], meetings: Sequence[Gathering], name: str
) -> None:
    """Marks the visits of the traveller of that name in `meetings` that are one meeting in two
    towns."""
    told = [visits[id(m)] for m in merged]
    for i, k in of_places(told, meetings, name):
        for here, there in ((i, k), (k, i)):
            merged[here].rivals.append(merged[there])
            visit, other = visits[id(merged[here])], told[there]
            found = (*visit.disagreements, Disagreement("place", other))
            visits[id(merged[here])] = replace(visit, disagreements=found)


def _with_one_name_each(
    gatherings: Iterable[Gathering], travellers: Sequence[Sequence[str]]
) -> Iterator[Gathering]:
    """The meetings with travellers by the first of the names that the articles use."""
    known = Travellers(travellers)

    @cache
    def first_name(name: str) -> str:
        fitting = known.fitting(name)
        return known.groups[fitting[0]][0] if fitting else name

    for gathering in gatherings:
        yield replace(gathering, persons=tuple(first_name(name) for name in gathering.persons))


def _trips(merged: Sequence[_Merged], visits: Mapping[int, Visit]) -> list[list[_Merged]]:
    """Visits that some article puts on one trip, or that share a visit with such a trip; the
    trips that are done or under way first, the past ones last."""
    trips = _close(_told_as_one(merged), visits)
    position = {id(m): i for i, m in enumerate(merged)}
    for trip in trips:
        trip.sort(key=lambda m: position[id(m)])
    return sorted(trips, key=_all_past)


def _told_as_one(merged: Sequence[_Merged]) -> list[list[_Merged]]:
    """Puts visits together that some article has on one trip."""
    trips: list[list[_Merged]] = []
    for visit in merged:
        joined = [t for t in trips if any(_of_one_trip(visit, m) for m in t)]
        trips = [t for t in trips if t not in joined]
        trips.append([*(m for t in joined for m in t), visit])
    return trips


def _all_past(trip: Sequence[_Merged]) -> bool:
    """Tells whether all that is told of a trip is past."""
    return all(v.status is Status.PAST for m in trip for v in m.tellings)


def _of_one_trip(a: _Merged, b: _Merged) -> bool:
    return bool(a.places.keys() & b.places.keys()) or a in b.rivals


def _close(trips: Sequence[list[_Merged]], visits: Mapping[int, Visit]) -> list[list[_Merged]]:
    """Trips put together that only different articles tell of and that lie within days of each
    other: one article has the talks, another where he went from there."""
    found: list[list[_Merged]] = []
    for trip in trips:
        near = next((t for t in found if _near(t, trip, visits)), None)
        if near is None:
            found.append(list(trip))
        else:
            near += trip
    return found


def _near(a: Sequence[_Merged], b: Sequence[_Merged], visits: Mapping[int, Visit]) -> bool:
    if {key[0] for m in a for key in m.places} & {key[0] for m in b for key in m.places}:
        return False
    first, second = ([d for m in t if (d := visits[id(m)].days)] for t in (a, b))
    past = any(v.status is Status.PAST for m in (*a, *b) for v in m.tellings)
    return not past and any(apart(x, y) <= _ONE_TRIP for x in first for y in second)


def _order(trip: Sequence[_Merged], visits: Mapping[int, Visit]) -> list[list[_Merged]]:
    """The order across the tellings: days first, else what an article says of two stops that it
    tells both of; what is done before what is planned. Stops that nothing parts share a level."""
    rest, levels = list(trip), list[list[_Merged]]()
    while rest:
        first = next(
            (m for m in rest if not any(_before(o, m, visits) for o in rest if o is not m)),
            rest[0],
        )
        level = [first]
        for other in rest:
            common = first.places.keys() & other.places.keys()
            tied = any(first.places[key] == other.places[key] for key in common)
            tied = other is not first and (tied or other in first.rivals)
            if tied and not any(_before(o, other, visits) for o in rest):
                level.append(other)
        levels.append(level)
        rest = [m for m in rest if m not in level]
    return levels


def _before(a: _Merged, b: _Merged, visits: Mapping[int, Visit]) -> bool:
    """Whether the tellings set one visit before another."""
    first, second = visits[id(a)], visits[id(b)]
    if first.days and second.days and first.days != second.days:
        return first.days.last < second.days.first
    common = a.places.keys() & b.places.keys()
    if common:
        return all(a.places[key] < b.places[key] for key in common)
    ahead = (first.status is Status.PLANNED, second.status is Status.PLANNED)
    return ahead == (False, True)
