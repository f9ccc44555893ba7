"""Views made by hand, for tests of what draws them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, pairwise
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from dashboard.view.model import (
    AlternativeView,
    ArticleView,
    LegView,
    PlaceView,
    Quote,
    Segment,
    SentenceView,
    StopView,
    TravellerView,
    View,
)

Route = tuple[str, Sequence[tuple[str, float, float, str]]]
"""A traveller, and the stops as (place, latitude, longitude, status)."""

PACIFIC: tuple[Route, ...] = (
    (
        "Ann Lee",
        (
            ("Tokyo", 35.68, 139.7, "visited"),
            ("Honolulu", 21.3, -157.86, "visited"),
            ("San Francisco", 37.77, -122.42, "planned"),
        ),
    ),
    ("Bo Chen", (("Apia", -13.83, -171.77, "visited"), ("Honolulu", 21.3, -157.86, "cancelled"))),
)
EUROPE: tuple[Route, ...] = (
    (
        "Ann Lee",
        (
            ("Paris", 48.86, 2.35, "visited"),
            ("Brussels", 50.85, 4.35, "visited"),
            ("Berlin", 52.52, 13.4, "visited"),
            ("Warsaw", 52.23, 21.0, "planned"),
        ),
    ),
    (
        "Bo Chen",
        (
            ("London", 51.5, -0.12, "visited"),
            ("Brussels", 50.85, 4.35, "visited"),
            ("Vienna", 48.2, 16.37, "past"),
        ),
    ),
)
LOW_COUNTRIES = (
    ("Antwerp", 51.2, 4.4),
    ("Ghent", 51.05, 3.72),
    ("Bruges", 51.2, 3.22),
    ("Leuven", 50.88, 4.7),
    ("Cologne", 50.94, 6.96),
    ("Bonn", 50.73, 7.1),
    ("Rotterdam", 51.92, 4.48),
    ("The Hague", 52.08, 4.3),
)
TOLD = "On Monday she met officials in {}."
COLORS = ("#b3392f", "#2b6a8f")


def quote(place: str, text: str = TOLD) -> Quote:
    written = text.replace("{}", place)
    start = written.find(place)
    return Quote("a1", 0, written, ((start, start + len(place)),) if start >= 0 else (), "Paper")


def great_circle(a: tuple[float, float], b: tuple[float, float]) -> list[tuple[float, float]]:
    (lat, lon), (to_lat, to_lon) = ((radians(x), radians(y)) for x, y in (a, b))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    angle = 2 * asin(sqrt(half))
    points = []
    for step in range(17):
        near, far = sin(angle * (1 - step / 16)) / sin(angle), sin(angle * step / 16) / sin(angle)
        x = near * cos(lat) * cos(lon) + far * cos(to_lat) * cos(to_lon)
        y = near * cos(lat) * sin(lon) + far * cos(to_lat) * sin(to_lon)
        z = near * sin(lat) + far * sin(to_lat)
        points.append((degrees(atan2(z, sqrt(x * x + y * y))), degrees(atan2(y, x))))
    return points


def make_view(
    routes: Sequence[Route] = EUROPE,
    named: Sequence[tuple[str, float, float]] = (),
    areas: Sequence[tuple[str, float, float]] = (),
    text: str = TOLD,
) -> View:
    """The journeys of some travellers, with places named beside them, told in one sentence."""
    at: dict[str, tuple[float, float]] = {}
    stops: dict[str, list[StopView]] = {}
    legs = []
    for traveller, visits in routes:
        for order, (name, lat, lon, status) in enumerate(visits, 1):
            at[name] = (lat, lon)
            number = {"cancelled": "×", "past": "a"}.get(status, str(order))
            stops.setdefault(name, []).append(_stop(traveller, order, number, name, status, text))
        for (start, *_), (end, _, _, status) in pairwise(visits):
            points = tuple(great_circle(at[start], at[end]))
            quotes = (quote(end, text),)
            legs.append(
                LegView(traveller, 1, start, end, status, status, 1234, "NE", points, quotes)
            )
    places = [_place(name, *at[name], False, text, tuple(told)) for name, told in stops.items()]
    places += [_place(*place, False, text, ()) for place in named]
    places += [_place(*place, True, text, ()) for place in areas]
    segments = tuple(Segment(f"{place.name} ", place.id, "literal") for place in places)
    article = ArticleView(
        "a1", "Paper", "A tour", "Paper", "", "", (), ((SentenceView(0, segments, True, ""),),)
    )
    return View(
        articles=(article,),
        travellers=tuple(
            TravellerView(name, len(visits), color)
            for (name, visits), color in zip(routes, cycle(COLORS), strict=False)
        ),
        places=tuple(places),
        legs=tuple(legs),
        stops=tuple(stop for told in stops.values() for stop in told),
        focus=tuple(stops),
        title="A tour",
    )


def _stop(who: str, order: int, number: str, name: str, status: str, text: str) -> StopView:
    quotes = (quote(name, text),)
    day = ("Mon 4 Sep", "2023-09-04", "2023-09-04", "Monday", 1234, "NE")
    return StopView(
        who, 1, order, number, name, name, status, status, *day, "read from “met”", "", "", quotes
    )


def _place(
    name: str, lat: float, lon: float, area: bool, text: str, stops: tuple[StopView, ...]
) -> PlaceView:
    return PlaceView(
        id=name,
        name=name,
        what="region" if area else "city",
        where="Somewhere",
        lat=lat,
        lon=lon,
        area=area,
        role="stop" if stops else "named",
        kinds=("literal",),
        radius_km=None,
        score=0.91,
        sure="91 % sure",
        reasons=("It has the most people.",),
        alternatives=(AlternativeView(name, "Ohio, United States", 0.12),),
        why_off_route="" if stops else "No traveller could be read here.",
        stops=stops,
        quotes=() if stops else (quote(name, text),),
    )
