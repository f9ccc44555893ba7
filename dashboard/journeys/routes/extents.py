"""How far places reach: which holds which, and which are too large to be stops."""

from __future__ import annotations

from functools import cache

from dashboard.journeys.language.tables import table
from dashboard.places.place import Place, Resolution


def too_large(place: Place) -> bool:
    """Continents, regions of several countries, and waters are no stops."""
    if place.feature_class == "H":
        return True
    return place.feature_class == "L" and not place.country


def of_many_countries(resolution: Resolution) -> bool:
    """Whether a name means a part of the world, whatever towns have the same: "a tour of Asia"."""
    return resolution.mention.text.lower() in _parts_of_the_world()


@cache
def _parts_of_the_world() -> frozenset[str]:
    return frozenset(row["name"] for row in table("parts_of_the_world"))


def contains(outer: Place, inner: Place) -> bool:
    """Whether a country or province holds a place, by what the gazetteer says it lies within, else
    by country and first division."""
    if inner.within and f"{inner.within}.".startswith(f"{outer.id}."):
        return True
    if outer.id == inner.id or not outer.country or outer.country != inner.country:
        return False
    if outer.feature_code.startswith("PCL"):
        return not inner.feature_code.startswith("PCL")
    return outer.feature_code.startswith("ADM1") and _in_division(outer, inner)


def _in_division(outer: Place, inner: Place) -> bool:
    """Whether a place, no area itself, lies in a first division of the same country."""
    return not inner.is_area and inner.admin1 in {outer.name, outer.admin1}


def within(a: Place, b: Place) -> bool:
    """Whether one of two places holds the other."""
    return contains(a, b) or contains(b, a)
