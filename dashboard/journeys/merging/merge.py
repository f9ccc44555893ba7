"""One set of journeys out of several articles' tellings.

The same visit told by several articles becomes one with all its evidence. What one telling lacks
and another supplies is marked as borrowed; where tellings contradict each other, both are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.articles.article import Article
from dashboard.articles.wording import SharedSentence
from dashboard.journeys.merging.before import Before
from dashboard.journeys.merging.contradictions import Copies
from dashboard.journeys.merging.groups import of_groups
from dashboard.journeys.merging.meetings import Meetings, with_marks
from dashboard.journeys.merging.order import order
from dashboard.journeys.merging.same_person import Identities, is_full
from dashboard.journeys.merging.travellers import tellings, travellers_of
from dashboard.journeys.merging.trips import trips
from dashboard.journeys.merging.visits import Merged, joined, visits
from dashboard.journeys.model import Gathering, Itinerary, Stop, Visit
from dashboard.journeys.routes.trips import itinerary, numbered, ways


def merge(
    articles: Sequence[Article],
    told: Mapping[str, Sequence[Itinerary]],
    shared: Sequence[SharedSentence],
    gatherings: Iterable[Gathering] = (),
    identities: Identities | None = None,
    before: Before | None = None,
) -> tuple[Itinerary, ...]:
    """The journeys across all articles, traveller by traveller in order of first telling.

    `told` are each article's itineraries by its id; `shared` the sentences that two articles have
    in common, so that a day is not taken for confirmed by its own copy; `gatherings` the meetings
    that the articles tell of, from which days and places are borrowed; `identities` what a person
    says of the travellers' names. Those of whom a mere surname is told in different months, and
    nothing else, are under one name, but on trips of their own. What was found `before` is used
    again, and kept there for the next time.
    """
    who = identities or Identities()
    whole, told = told, {key: [j for j in own if not j.group] for key, own in told.items()}
    published = {article.id: article.published for article in articles}
    known = before or Before()
    telling = list(tellings(told))
    travellers = known.travellers.of(
        (telling, published, who), lambda: travellers_of(telling, published, who)
    )
    own = [list[tuple[str, Itinerary]]() for _ in travellers.groups]
    for article in articles:
        for journey in told.get(article.id, ()):
            own[travellers.of(article.id, journey.traveller)].append((article.id, journey))
    copies = _copies(told, shared)
    met = list(gatherings)
    meetings = Meetings(with_marks(met, travellers) if len(articles) > 1 else ())
    journeys = known.journeys.of((travellers, met, shared, published), dict)
    found: list[Itinerary] = []
    trips_of = Counter[str]()
    for number, names in enumerate(travellers.groups):
        if not who.nobody.isdisjoint(_own_names(names)):
            continue
        name, mark = _called(names, who), travellers.mark(number)
        told_of, trip = tuple(own[number]), trips_of[name]
        if number not in journeys or journeys[number][:2] != (told_of, trip):
            merged = visits(told_of)
            together = {
                id(m): meetings.supplied(
                    replace(joined(m, copies, published), traveller=name), mark
                )
                for m in merged
            }
            meetings.mark_rivals(merged, together, mark)
            all_names = tuple(names) if len(names) > 1 else ()
            told_ways = ways(journey for _, journey in told_of)
            made = (
                replace(itinerary(name, at, stops, told_ways), names=all_names)
                for at, stops in enumerate(_trips(merged, together), trip + 1)
            )
            journeys[number] = told_of, trip, tuple(made)
        trips_of[name] += len(journeys[number][2])
        found += journeys[number][2]
    return (*found, *of_groups(articles, whole))


def _copies(told: Mapping[str, Sequence[Itinerary]], shared: Sequence[SharedSentence]) -> Copies:
    """The pairs of one wording among the sentences that say when somebody was somewhere: of all
    sentences there may be many more."""
    stops = (stop for own in told.values() for journey in own for stop in journey.stops)
    dated = {ref for stop in stops for ref in stop.visit.date_evidence}
    pairs = ((pair.first, pair.second) for pair in shared)
    return {frozenset((a, b)) for a, b in pairs if a in dated and b in dated}


def _own_names(names: Sequence[str]) -> Sequence[str]:
    """Those of a traveller's names that are nobody else's: his full ones, if any."""
    return [name for name in names if is_full(name)] or names


def _called(names: Sequence[str], who: Identities) -> str:
    """What the traveller with these names is called: as a person says, else by the longest."""
    said = next((who.called[name] for name in _own_names(names) if name in who.called), None)
    return said or max(sorted(names), key=lambda n: (len(n.split()), len(n)))


def _trips(merged: Sequence[Merged], together: Mapping[int, Visit]) -> Iterator[tuple[Stop, ...]]:
    """The stops of each trip of a traveller's visits."""
    for trip in trips(merged, together):
        levels = order(trip, together)
        yield numbered([[together[id(m)] for m in level] for level in levels])
