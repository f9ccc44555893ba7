"""What the words beside a name say its place is: "the city of X", "X province", "the X fleet"."""

from __future__ import annotations

import re

from dashboard.places.place import Place

_BEHIND = 40
_TOWN = "city|town|village|capital|suburb|hamlet|resort|settlement|neighbou?rhood"
_AREA = (
    "state|province|region|county|district|department|oblast|governorate|prefecture|territory|krai"
)
_BEFORE = re.compile(rf"\b(?:(?P<town>{_TOWN})|(?P<area>{_AREA}))\s+of\s+(?:the\s+)?$")
_AFTER = re.compile(rf"\s+(?:(?P<town>city)|(?P<area>{_AREA})|(?P<water>[Ff]leet|flotilla))\b(?!')")
_CLASSES = {"town": "P", "area": "A", "water": "H"}


def called(text: str, start: int, end: int) -> str:
    """The feature class ("P", "A", "H") that the words beside the name at `start` to `end` say, or
    ""."""
    match = _AFTER.match(text, end)
    if match is None and text[start - 3 : start] in ("of ", "he "):
        match = _BEFORE.search(text, max(0, start - _BEHIND), start)
    return _CLASSES[match.lastgroup] if match and match.lastgroup else ""


def answers(place: Place, said: str) -> bool:
    """Whether a place is what it is called: of a feature class ("A"; a country is no division), or
    of a rank ("PCL", "ADM1")."""
    if len(said) > 1:
        return place.feature_code.startswith(said)
    return place.feature_class == said and not place.feature_code.startswith("PCL")
