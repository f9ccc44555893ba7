"""The journeys of groups across articles: "the convoy" of one is not that of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.articles.article import Article
from dashboard.journeys.model import Itinerary


def of_groups(
    articles: Sequence[Article], told: Mapping[str, Sequence[Itinerary]]
) -> Iterator[Itinerary]:
    """The journeys of groups, article by article under each name, with their trips counted on:
    "the convoy" of another article is another."""
    trips = Counter[str]()
    journeys = [j for article in articles for j in told.get(article.id, ()) if j.group]
    first = {name: i for i, name in enumerate(dict.fromkeys(j.traveller for j in journeys))}
    for journey in sorted(journeys, key=lambda j: first[j.traveller]):
        trips[journey.traveller] += 1
        yield replace(journey, trip=trips[journey.traveller])
