"""What texts tell of the stations of lives, places told apart by their names alone."""

from __future__ import annotations

import re
from datetime import date

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.model import Station
from dashboard.journeys.pipeline import Told, read
from dashboard.places.place import Kind, Mention, Resolution
from tests.journeys.texts import CAPITALS, COUNTRIES, TOWNS, place

_NAMES = re.compile(rf"\b({'|'.join((*TOWNS, *CAPITALS, *COUNTRIES))})\b")
_OF_HOUSES = re.compile(r"University of $")


def told(text: str, published: date | None = date(2023, 9, 15)) -> Told:
    """What an article of that text tells; names in those of universities are organisations'."""
    article = Article("one", text, published=published)
    resolutions = []
    for match in _NAMES.finditer(text):
        house = _OF_HOUSES.search(text, 0, match.start())
        kind = Kind.ORGANISATION if house else Kind.LITERAL
        mention = Mention("one", *match.span(), match.group(), kind)
        resolutions.append(Resolution(mention, place(match.group()), 1.0))
    return read(article, split(article), resolutions)


def stations(text: str, published: date | None = date(2023, 9, 15)) -> tuple[Station, ...]:
    """The stations that an article of that text tells of."""
    return told(text, published).stations


def stations_of(text: str) -> set[tuple[str, str, str]]:
    """(traveller, station, place) of every station that a text tells of."""
    return {(s.traveller, str(s.kind), s.place.name) for s in stations(text)}


def stops_in(text: str) -> set[tuple[str, str, str]]:
    """(traveller, place, status) of every stop that a text tells of."""
    return {
        (i.traveller, s.visit.place.name, str(s.visit.status))
        for i in told(text).itineraries
        for s in i.stops
    }
