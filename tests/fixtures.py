"""The two seed articles with what should be found in them, written by hand.

Tests of the screen and the exports read this atlas, so that they fail for their own reasons and
not for those of the rooms before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from geopy.distance import geodesic

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.sentences import split
from dashboard.articles.wording import SharedSentence
from dashboard.atlas import Atlas, Note
from dashboard.journeys.model import Borrowed, Days, Itinerary, Leg, Precision, Status, Stop, Visit
from dashboard.journeys.off_route.finder import OffRoute
from dashboard.places.place import Alternative, Kind, Mention, Place, Reason, Resolution

SEEDS = Path(__file__).parents[1] / "seeds"
CAPITAL, TOWN, COUNTRY = ("P", "PPLC"), ("P", "PPL"), ("A", "PCLI")

PLACES = {
    "Russia": Place("2017370", "Russia", 60, 100, *COUNTRY, "RU", "", 144478050),
    "Vostochny Cosmodrome": Place(
        "d1", "Vostochny Cosmodrome", 51.884, 128.334, "S", "CTRS", "RU", "Amur Oblast"
    ),
    "Komsomolsk-on-Amur": Place(
        "2021851", "Komsomolsk-on-Amur", 50.55, 137.01, *TOWN, "RU", "Khabarovsk", 275908
    ),
    "Vladivostok": Place(
        "2013348", "Vladivostok", 43.12, 131.89, "P", "PPLA", "RU", "Primorye", 587022
    ),
    "Sochi": Place("491422", "Sochi", 43.6, 39.73, *TOWN, "RU", "Krasnodar Krai", 327608),
    "Vietnam": Place("1562822", "Vietnam", 16.17, 107.83, *COUNTRY, "VN", "", 95540395),
    "Pyongyang": Place("1871859", "Pyongyang", 39.03, 125.75, *CAPITAL, "KP", "", 3222000),
    "Seoul": Place("1835848", "Seoul", 37.57, 126.98, *CAPITAL, "KR", "", 10349312),
    "Andriivka": Place(
        "x1", "Andriivka", 48.4987, 37.9667, *TOWN, "UA", "Donetsk", uncertainty_km=3.0
    ),
    "Bakhmut": Place("709161", "Bakhmut", 48.59, 38.0, *TOWN, "UA", "Donetsk", 77620),
    "Ukraine": Place("690791", "Ukraine", 49, 32, *COUNTRY, "UA", "", 44622516),
    "Black Sea": Place("630673", "Black Sea", 43, 34, "H", "SEA"),
    "Sea of Azov": Place("630672", "Sea of Azov", 46, 36.5, "H", "SEA"),
    "Crimea": Place("703883", "Crimea", 45.3, 34.4, "L", "RGN", "UA", "Crimea"),
    "Moscow": Place("524901", "Moscow", 55.75, 37.62, *CAPITAL, "RU", "Moscow", 10381222),
    "Washington": Place("4140963", "Washington", 38.9, -77.04, *CAPITAL, "US", "D.C.", 601723),
    "Kyiv": Place("703448", "Kyiv", 50.45, 30.52, *CAPITAL, "UA", "Kyiv City", 2797553),
    "North Korea": Place("1873107", "North Korea", 40, 127, *COUNTRY, "KP", "", 25549819),
    "South Korea": Place("1835841", "South Korea", 36.5, 127.75, *COUNTRY, "KR", "", 51635256),
}
GOVERNMENTS = {"Moscow", "Kyiv", "Washington"}
DEMONYMS = {"Russian": "Russia", "North Korean": "North Korea", "South Korean": "South Korea"}


def articles() -> tuple[Article, ...]:
    day = date(2023, 9, 15)
    first, second = sorted(SEEDS.glob("*.txt"))
    return (
        Article(first.stem, first.read_text("utf-8"), "Kim tours a fighter jet plant", "", day),
        Article(
            second.stem,
            second.read_text("utf-8"),
            "Kim inspects a fighter jet",
            "AP",
            day,
            "https://apnews.com/",
        ),
    )


def resolutions(article: Article) -> tuple[Resolution, ...]:
    """Every name of PLACES and DEMONYMS in the text, the longest where two begin together."""
    names = sorted([*PLACES, *DEMONYMS, "Manchuria"], key=len, reverse=True)
    found = []
    for match in re.finditer("|".join(rf"\b{re.escape(name)}\b" for name in names), article.text):
        name = match.group()
        kind = Kind.LITERAL
        if name in DEMONYMS:
            kind = Kind.DEMONYM
        elif name in GOVERNMENTS or article.text[match.end() :].startswith(" and Pyongyang"):
            kind = Kind.METONYM
        mention = Mention(article.id, match.start(), match.end(), name, kind)
        place = PLACES.get(DEMONYMS.get(name, name))
        other = Place("5122432", name, 42.75, -78.13, *TOWN, "US", "New York", 120)
        found.append(
            Resolution(
                mention,
                place,
                0.97 if place and place.population > 100_000 else 0.82,
                (
                    Reason(f"The only {name} with so many people", 0.7),
                    Reason("Russia is named nearby", 0.3),
                ),
                (Alternative(other, 0.02),),
            )
        )
    return tuple(found)


class _Teller:
    """Finds evidence by its words."""

    def __init__(self, told: Sequence[Article], sentences: dict[str, tuple[Sentence, ...]]):
        self.articles, self.sentences = told, sentences

    def refs(self, *wordings: str) -> tuple[SentenceRef, ...]:
        return tuple(
            sentence.ref
            for wording in wordings
            for article in self.articles
            for sentence in self.sentences[article.id]
            if wording in article.text[sentence.start : sentence.end]
        )

    def visit(
        self,
        who: str,
        place: str,
        status: Status,
        days: tuple[date, date] | None,
        text: str | None,
        *wordings: str,
        borrowed: tuple[Borrowed, ...] = (),
    ) -> Visit:
        precision = Precision.NONE
        if days:
            precision = Precision.DAY if days[0] == days[1] else Precision.MONTH
        return Visit(
            who,
            PLACES[place],
            status,
            Days(*days) if days else None,
            text,
            precision,
            self.refs(*wordings),
            f"read from “{wordings[0]}”",
            borrowed=borrowed,
        )


def itinerary(who: str, trip: int, visits: Iterable[Visit]) -> Itinerary:
    stops = tuple(Stop(visit, order) for order, visit in enumerate(visits, 1))
    points = [stop for stop in stops if not stop.visit.place.is_area]
    legs = []
    for start, end in pairwise(points):
        a, b = start.visit.place, end.visit.place
        km = geodesic((a.lat, a.lon), (b.lat, b.lon)).km
        bearing = {"2021851": 99.5, "2013348": 204.6}.get(b.id, 180.0)
        legs.append(Leg(start, end, km, bearing, end.visit.evidence))
    return Itinerary(who, trip, stops, tuple(legs))


def _itineraries(tell: _Teller, both: bool) -> tuple[Itinerary, ...]:
    def day(number: int) -> tuple[date, date]:
        return date(2023, 9, number), date(2023, 9, number)

    kim, april = "Kim Jong Un", (date(2019, 4, 1), date(2019, 4, 30))
    summit = tell.refs("During Wednesday’s summit", "At Wednesday’s summit")
    loans = (Borrowed("date", summit[-1:]),) if both else ()
    main = [
        tell.visit(kim, "Russia", Status.VISITED, day(12), "Tuesday", "Since entering Russia"),
        tell.visit(
            kim,
            "Vostochny Cosmodrome",
            Status.VISITED,
            day(13),
            "Wednesday",
            "The Kim-Putin summit took place",
            borrowed=loans,
        ),
        tell.visit(
            kim, "Komsomolsk-on-Amur", Status.VISITED, day(15), "Friday", "pulling into a station"
        ),
        tell.visit(
            kim, "Vladivostok", Status.PLANNED, None, "next", "travel next", "Kim travels next"
        ),
    ]
    earlier = [
        tell.visit(
            kim,
            "Vietnam",
            Status.PAST,
            (date(2019, 2, 1), date(2019, 2, 28)),
            "two months",
            "The 2019 Russian visit",
        ),
        tell.visit(
            kim, "Vladivostok", Status.PAST, april, "April 2019", "first foreign trip since"
        ),
    ]
    sochi = "Black Sea resort"
    told = [
        itinerary(kim, 1, [v for v in main if v.evidence]),
        itinerary(kim, 2, [earlier[1]]),
        itinerary(kim, 3, [v for v in earlier[:1] if v.evidence]),
    ]
    for who in ("Vladimir Putin", "Alexander Lukashenko"):
        told.append(
            itinerary(who, 1, [tell.visit(who, "Sochi", Status.VISITED, day(15), "Friday", sochi)])
        )
    for who in ("Vladimir Putin", "Sergey Lavrov"):
        visit = tell.visit(who, "Pyongyang", Status.PLANNED, None, None, "accepted Kim’s invit")
        told.append(itinerary(who, 2 if who == "Vladimir Putin" else 1, [visit]))
    return tuple(i for i in told if i.stops and all(s.visit.evidence for s in i.stops))


def atlas(chosen: Sequence[Article] | None = None) -> Atlas:
    """The atlas of the seed articles, or of one of them."""
    told = tuple(articles() if chosen is None else chosen)
    sentences = {article.id: split(article) for article in told}
    resolved = {article.id: resolutions(article) for article in told}
    every = [resolution for found in resolved.values() for resolution in found]
    itineraries = _itineraries(_Teller(told, sentences), len(told) > 1)
    visited = {stop.visit.place.id for i in itineraries for stop in i.stops}
    off_route = []
    for name, place in PLACES.items():
        named = tuple(r for r in every if r.place == place)
        if named and place.id not in visited:
            why = "Stands for the government" if name in GOVERNMENTS else "Nobody went there"
            off_route.append(OffRoute(place, f"{why}.", named))
    return Atlas(
        told,
        sentences,
        resolved,
        itineraries,
        {article.id: _itineraries(_Teller([article], sentences), False) for article in told},
        tuple(off_route),
        tuple(r for r in every if r.place is None),
        _shared(told, sentences),
        tuple(Note(a.id, "The day of publication is the editor’s.") for a in told[:1]),
    )


def _shared(
    told: Sequence[Article], sentences: dict[str, tuple[Sentence, ...]]
) -> tuple[SharedSentence, ...]:
    seen: dict[str, Sentence] = {}
    shared = []
    for article in told:
        for sentence in sentences[article.id]:
            text = article.text[sentence.start : sentence.end].replace("armour", "armor")
            if text in seen:
                shared.append(SharedSentence(seen[text].ref, sentence.ref, 1.0))
            else:
                seen[text] = sentence
    return tuple(shared)
