"""What the words beside a name say its place is: "the city of X", "X province", "the X fleet"."""

from __future__ import annotations

import re
from functools import cache

from dashboard.places.gazetteer.layers import demonyms
from dashboard.places.place import Place

_BEHIND = 40
# What only a state has right after its name: "Georgia Gov. X", "Georgia Tech".
_OF_STATE = re.compile(
    r"(?:['’]s)?\s+(?:(?:Lt\.?|[Ll]ieutenant)\s)?(?:[Gg]ov(?:\.|ernor\b)|[Ll]egislature\b|"
    r"[Ss]tate\s(?:[Rr]ep|[Ss]en|[Tt]rooper|[Pp]atrol|[Pp]olice|[Ll]egislat|[Ll]aw)|"
    r"[Ss]ecretary\sof\s[Ss]tate\b|[Ss]upreme\sCourt\b|[Aa]ttorney\s[Gg]eneral\b|[Ss]tatehouse\b|"
    r"(?:House|Senate)\s(?:Speaker|Majority|Minority)\b|Republicans?\b|Democrats?\b|lawmakers\b|"
    r"Tech\b|State\b|Bulldogs\b|National\sGuard\b|Highway\sPatrol\b)"
)
# What a state of the US or a town has there, but no country: "Georgia voters" (a country's are
# "Georgian voters"), while "an Alexandria man" is of no province.
_OF_HOME = re.compile(
    r"(?:['’]s)?\s+(?:voters|residents|native|man|woman|couple|teenager|officials|prosecutors|"
    r"authorities|judge|farmers|families|students)\b"
)
_BELOW_STATE = re.compile(
    r"\b(?:[Gg]ov(?:ernor|\.)|[Ll]egislature|[Ss]tatehouse)(?:\s+[A-Z][\w.'’-]+){0,3}"
    r"\s+of\s+(?:the\s+)?$|\b[Uu]pstate\s+$"
)
_LAST_BEFORE = ("of ", "he ", "te ")
_TOWN = "city|town|village|capital|suburb|hamlet|resort|settlement|neighbou?rhood"
_AREA = (
    "state|province|region|county|district|department|oblast|governorate|prefecture|territory|krai"
)
_BEFORE = re.compile(rf"\b(?:(?P<town>{_TOWN})|(?P<area>{_AREA}))\s+of\s+(?:the\s+)?$")
_AFTER = re.compile(rf"\s+(?:(?P<town>city)|(?P<area>{_AREA})|(?P<water>[Ff]leet|flotilla))\b(?!')")
_NAME_ENDS = re.compile(r"\b([A-Z][\w'’-]+)\s+$")
_CLASSES = {"town": "P", "area": "A", "water": "H"}


def called(text: str, start: int, end: int) -> str:
    """The feature class ("P", "A", "H"), the rank "ADM1", or the country "US" of a state, that the
    words beside the name at `start` to `end` say, or ""."""
    following = text[end : end + 1]
    spaced = following.isspace() or following in ("'", "’")
    if spaced and _OF_STATE.match(text, end):
        return "ADM1"
    if spaced and _OF_HOME.match(text, end):
        return "US"
    if text[start - 3 : start] in _LAST_BEFORE and _BELOW_STATE.search(
        text, max(0, start - _BEHIND), start
    ):
        return "ADM1"
    match = _AFTER.match(text, end) if spaced else None
    if match is None and text[start - 3 : start] in ("of ", "he "):
        match = _BEFORE.search(text, max(0, start - _BEHIND), start)
        if match and match["area"] and _is_named(text, match.start()):
            return ""  # "the Karrada district of Baghdad" is no district called Baghdad
    return _CLASSES[match.lastgroup] if match and match.lastgroup else ""


def _is_named(text: str, end: int) -> bool:
    """Whether a name that is no people's ends at an offset."""
    name = _NAME_ENDS.search(text, max(0, end - _BEHIND), end)
    return name is not None and name[1] != "The" and name[1] not in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """The last words of the names of peoples."""
    return frozenset(demonym.rpartition(" ")[2] for demonym, _ in demonyms())


def answers(place: Place, said: str) -> bool:
    """Whether a place is what it is called: of a feature class ("A"; a country is no division), or
    of a rank ("PCL", "ADM1"), or a state of the US."""
    if said == "US":
        return place.feature_code == "ADM1" and place.country == said
    if len(said) > 1:
        return place.feature_code.startswith(said)
    return place.feature_class == said and not place.feature_code.startswith("PCL")
