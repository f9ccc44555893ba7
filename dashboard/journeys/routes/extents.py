"""How far places reach: which holds which, and which are too large to be stops."""

from __future__ import annotations

from dashboard.places.place import Place, Resolution


def too_large(place: Place) -> bool:
    """Continents, regions of several countries, and waters are no stops."""
    if place.feature_class == "H":
        return True
    return place.feature_class == "L" and not place.country


def of_many_countries(resolution: Resolution) -> bool:
    """Whether a name means a part of the world, whatever towns have the same: "a tour of Asia"."""
    return resolution.mention.text.lower() in _PARTS_OF_THE_WORLD


_PARTS_OF_THE_WORLD = frozenset(
    {"asia", "africa", "europe", "america", "latin america", "the americas", "americas", "oceania"}
    | {"south america", "central america", "north america", "southeast asia", "south asia"}
    | {"middle east", "east asia", "central asia", "west africa", "east africa", "north africa"}
    | {"southern africa", "eastern europe", "western europe", "scandinavia", "the balkans"}
    | {"balkans", "the caribbean", "caribbean", "the gulf", "the horn of africa", "the west"}
)


def contains(outer: Place, inner: Place) -> bool:
    """Whether a country or province holds a place, by what the gazetteer says it lies within, else
    by country and first division."""
    if inner.within and (inner.within == outer.id or inner.within.startswith(outer.id + ".")):
        return True
    if outer.id == inner.id or not outer.country or outer.country != inner.country:
        return False
    if outer.feature_code.startswith("PCL"):
        return not inner.feature_code.startswith("PCL")
    first = outer.feature_code.startswith("ADM1")
    return first and not inner.is_area and inner.admin1 in {outer.name, outer.admin1}


def within(a: Place, b: Place) -> bool:
    """Whether one of two places holds the other."""
    return contains(a, b) or contains(b, a)
