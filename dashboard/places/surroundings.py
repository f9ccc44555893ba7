"""What the places of an article say for each other: countries, divisions, and nearness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import cos, exp, floor, log1p, radians, sqrt

from dashboard.places.place import Place

_KM_PER_DEGREE = 111.2
_ONCE = log1p(1)
# Votes that nobody casts: what one or two names agree on is no certainty.
_DOUBT = 0.7
_NEAR_KM = 60.0
_NEAR_DEGREES = 3.0
_CELL = 2 * _NEAR_DEGREES
_NEAR_ENOUGH = 1.5
_LIKELY = 0.3

Votes = dict[str, float]


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place is known to hold another."""
    if outer.id == inner.id or outer.feature_class != "A":
        return False
    if inner.within == outer.id or inner.within.startswith(outer.id + "."):
        return True
    return outer.feature_code.startswith("PCL") and inner.country == outer.country


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Roughly how far two points (degrees) are apart, in km: exact enough to tell near from far."""
    width = abs(lon1 - lon2)
    width = min(width, 360.0 - width) * cos(radians((lat1 + lat2) / 2))
    return _KM_PER_DEGREE * sqrt(width * width + (lat1 - lat2) ** 2)


def division_of(place: Place) -> str:
    """The id of the first-level division that a place is or lies in ("US.AL"), or ""."""
    parts = place.within.split(".", 2)
    if len(parts) > 1:
        return f"{parts[0]}.{parts[1]}"
    return place.id if place.feature_code == "ADM1" else ""


class Option:
    """A place that a name may mean, with what the votes ask of it: `division` is that of
    `division_of`, `area` the id under which it is counted where it is a country or division,
    `nation` says whether it is a country, `pointed` whether its point is near anything."""

    __slots__ = ("area", "division", "nation", "place", "pointed")

    def __init__(self, place: Place):
        self.place = place
        self.division = division_of(place)
        self.nation = place.feature_code.startswith("PCL")
        area = place.country if self.nation else place.id
        self.area = area if place.feature_class == "A" else ""
        self.pointed = place.feature_class != "A" or place.feature_code == "ADM2"


class Surroundings:
    """The places that the names of an article may mean, each with its weight: how often the name
    is there (logarithm), times the chance that it means that place. A name never votes for
    itself: methods leave out the votes of the name numbered `owner`."""

    def __init__(self, names: Sequence[Sequence[tuple[Option, float]]] = ()):
        self._all: tuple[Votes, Votes, Votes] = (
            defaultdict(float),
            defaultdict(float),
            defaultdict(float),
        )
        self._own: list[tuple[Votes, Votes, Votes]] = []
        self._cells: dict[tuple[int, int], list[tuple[int, Place, float]]] = defaultdict(list)
        for owner, options in enumerate(names):
            own: tuple[Votes, Votes, Votes] = ({}, {}, {})
            for option, weight in options:
                place = option.place
                keys = (place.country, option.division, option.area)
                for key, mine, everyone in zip(keys, own, self._all, strict=True):
                    if key:
                        mine[key] = mine.get(key, 0.0) + weight
                        everyone[key] += weight
                if option.pointed:
                    cell = (floor(place.lat / _NEAR_DEGREES), floor(place.lon / _CELL))
                    self._cells[cell].append((owner, place, weight))
            self._own.append(own)
        self._own_totals = [tuple(sum(votes.values()) for votes in own) for own in self._own]
        self._totals = [sum(votes.values()) for votes in self._all]

    def country(self, owner: int, code: str) -> float:
        """The share (0 to 1) of the votes of the other names that a country has."""
        return self._share(0, owner, code)

    def division(self, owner: int, code: str) -> float:
        """The share (0 to 1) of the votes of the other names that a first division has."""
        return self._share(1, owner, code)

    def names_area(self, owner: int, id_: str) -> float:
        """0 to 1: whether another name is that of a country or division itself."""
        return min(1.0, self._votes(2, owner, id_) / _ONCE)

    def nearness(self, owner: int, place: Place) -> float:
        """0 to 1: whether places that other names may mean are near."""
        near = 0.0
        lat, lon = place.lat, place.lon
        row, column = floor(lat / _NEAR_DEGREES), floor(lon / _CELL)
        for cell in _NEIGHBOURHOOD:
            for other_owner, other, weight in self._cells.get(
                (row + cell[0], column + cell[1]), ()
            ):
                if other_owner != owner:
                    km = distance_km(lat, lon, other.lat, other.lon)
                    near += min(1.0, weight / _ONCE) * exp(-km / _NEAR_KM)
            if near >= _NEAR_ENOUGH:
                return 1.0
        return near / _NEAR_ENOUGH

    def nearest(self, owner: int, place: Place) -> tuple[float, str] | None:
        """How many km away the nearest likely place of another name is, and its name."""
        return min(
            (
                (distance_km(place.lat, place.lon, other.lat, other.lon), other.name)
                for points in self._cells.values()
                for other_owner, other, weight in points
                if other_owner != owner and weight > _LIKELY * _ONCE
            ),
            default=None,
        )

    def _votes(self, which: int, owner: int, key: str) -> float:
        votes = self._all[which].get(key)
        if not votes:
            return 0.0
        return max(0.0, votes - self._own[owner][which].get(key, 0.0))

    def _share(self, which: int, owner: int, key: str) -> float:
        votes = self._votes(which, owner, key)
        if not votes:
            return 0.0
        return votes / (self._totals[which] - self._own_totals[owner][which] + _DOUBT)


_NEIGHBOURHOOD = [(row, column) for row in (0, -1, 1) for column in (0, -1, 1)]
