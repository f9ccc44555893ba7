"""Articles with places that are told apart by their names alone, for tests of the journeys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.model import Itinerary
from dashboard.journeys.pipeline import Told, read
from dashboard.places.place import Kind, Mention, Place, Resolution

COUNTRIES = {
    "Russia": "RU", "France": "FR", "Egypt": "EG", "Kenya": "KE", "Japan": "JP", "China": "CN",
    "India": "IN", "Jordan": "JO", "Chile": "CL", "Sudan": "SD", "Norway": "NO", "Libya": "LY",
    "Ukraine": "UA", "North Korea": "KP", "South Korea": "KR", "United States": "US",
    "Vietnam": "VN", "Belarus": "BY",
}  # fmt: skip
CAPITALS = {
    "Paris": "FR", "Cairo": "EG", "Nairobi": "KE", "Tokyo": "JP", "Beijing": "CN", "Amman": "JO",
    "Santiago": "CL", "Khartoum": "SD", "Oslo": "NO", "Tripoli": "LY", "Moscow": "RU",
    "Kyiv": "UA", "Pyongyang": "KP", "Seoul": "KR", "Washington": "US",
}  # fmt: skip
TOWNS = {
    "Lyon": "FR", "Alexandria": "EG", "Mombasa": "KE", "Osaka": "JP", "Shanghai": "CN",
    "Mumbai": "IN", "Sochi": "RU", "Vladivostok": "RU", "Komsomolsk-on-Amur": "RU",
    "Andriivka": "UA", "Bakhmut": "UA",
}  # fmt: skip
NATIONALITIES = {
    "Russian": "Russia", "North Korean": "North Korea", "South Korean": "South Korea",
    "Belarusian": "Belarus", "French": "France", "Kenyan": "Kenya", "Egyptian": "Egypt",
}  # fmt: skip
POINTS = {
    "Vladivostok": (43.12, 131.89),
    "Komsomolsk-on-Amur": (50.55, 137.01),
    "Vostochny Cosmodrome": (51.88, 128.33),
    "Sochi": (43.59, 39.73),
}


def place(name: str) -> Place:
    """The place of a name of this module."""
    lat, lon = POINTS.get(name, (10.0, 20.0))
    if name in COUNTRIES:
        return Place(COUNTRIES[name], name, lat, lon, "A", "PCLI", COUNTRIES[name])
    if name == "Vostochny Cosmodrome":
        return Place(name, name, lat, lon, "S", "SPCE", "RU")
    if name in {"Sea of Azov", "Black Sea"}:
        return Place(name, name, lat, lon, "H", "SEA")
    if name == "Europe":
        return Place(name, name, lat, lon, "L", "CONT")
    if name == "Crimea":
        return Place(name, name, lat, lon, "L", "RGN", "UA")
    country = CAPITALS.get(name) or TOWNS[name]
    return Place(name, name, lat, lon, "P", "PPLC" if name in CAPITALS else "PPL", country)


def resolutions(
    article: Article, governments: Mapping[str, str] | None = None
) -> tuple[Resolution, ...]:
    """Every name of this module in the text; literal, save where the words that follow match the
    pattern `governments` gives for the name."""
    names = [*COUNTRIES, *CAPITALS, *TOWNS, *NATIONALITIES, "Vostochny Cosmodrome", "Crimea"]
    names += ["Sea of Azov", "Black Sea", "Europe", "SEOUL"]
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = []
    for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", article.text):
        name, kind = match.group(), Kind.LITERAL
        if name == "SEOUL":
            name, kind = "Seoul", Kind.DATELINE
        elif name in NATIONALITIES:
            name, kind = NATIONALITIES[name], Kind.DEMONYM
        elif re.match((governments or {}).get(name, "(?!)"), article.text[match.end() :]):
            kind = Kind.METONYM
        mention = Mention(article.id, match.start(), match.end(), match.group(), kind)
        found.append(Resolution(mention, place(name), 1.0))
    return tuple(found)


def told(text: str, published: date | None = date(2023, 9, 15), name: str = "one") -> Told:
    """What an article of that text tells by the rules, unjudged."""
    article = Article(name, text, published=published)
    return read(article, split(article), resolutions(article), judge=None)


def stops(journeys: tuple[Itinerary, ...]) -> set[tuple[str, str, str]]:
    """(traveller, place, status) of every stop."""
    return {
        (i.traveller, s.visit.place.name, str(s.visit.status)) for i in journeys for s in i.stops
    }


def stops_of(text: str) -> set[tuple[str, str, str]]:
    """The stops of an article of that text."""
    return stops(told(text).itineraries)


def route(journeys: tuple[Itinerary, ...], traveller: str) -> list[list[str]]:
    """The places of a traveller's first trip, those of one order together."""
    trip = next(i for i in journeys if i.traveller == traveller)
    orders = sorted({s.order for s in trip.stops})
    return [[s.visit.place.name for s in trip.stops if s.order == order] for order in orders]
