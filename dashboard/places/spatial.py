"""Spatial expressions: what a text says of where a place lies from another.

"The village of N lies about 10 kilometres south of the city of B", "N, near B", "N, between A and
B", "N, off the coast of C". An expression gives a point and how far the place may be from it; the
resolver chooses the candidate that lies there, or places the name at the point itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, degrees, radians, sin

from geopy import Point
from geopy.distance import geodesic, great_circle

from dashboard.articles.article import Sentence
from dashboard.places.language import Cue, cues
from dashboard.places.place import Kind, Mention, Place

_WINDS = """north north-northeast northeast east-northeast east east-southeast southeast south-southeast
    south south-southwest southwest west-southwest west west-northwest northwest
    north-northwest""".split()
_BEARINGS = {wind.replace("-", ""): 22.5 * i for i, wind in enumerate(_WINDS)}
_COMPASS = r"(?:north|south|east|west)(?:[-‐‑ ]?(?:north|south|east|west))*(?:ern)?"
_KM = {"k": 1.0, "m": 1.609344, "n": 1.852}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_DISTANCE = re.compile(
    rf"\b(?P<half>half\s+)?(?P<number>\d{{1,4}}(?:,\d{{3}})*(?:\.\d+)?|{'|'.join(_NUMBERS)})"
    r"(?:\s+or\s+so)?[\s-]*(?P<unit>kms?|kilomet(?:er|re)s?|miles?|nautical\s+miles?)\b"
    r"(?:\s*\([^()\n]{1,25}\))?(?:\s+or\s+so)?(?:\s+away)?"
    rf"(?:,?\s+(?:to\s+the\s+|due\s+)?(?P<wind>{_COMPASS})\s+(?:of|from)|\s+(?:from|outside|off))\b",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"[ ,]{1,3}(?:(?!and\b)[a-z]{2,12} ){0,2}(?:"
    r"(?P<near>(?:just\s+)?outside(?:\s+of)?|near(?:by)?|close\s+to|not\s+far\s+from|"
    r"on\s+the\s+(?:outskirts|edge)\s+of|adjacent\s+to)\b"
    r"|off\s+(?:the\s+)?(?:[a-z]+\s+)?(?P<coast>coast\s+of|coast|shore\s+of)?(?=\s)"
    r"|(?P<between>between|(?:on|near|along|at)\s+the\s+(?:border|frontier)\s+(?:of|between))\b"
    rf"|(?:just\s+)?(?P<wind>{_COMPASS})\s+of\b)",
    re.IGNORECASE,
)
_UNIT_STEMS = ("km", "kilomet", "mile", "Km", "KM", "Kilomet", "Mile", "MILE", "KILOMET")
# Words in lower case, and what is joined to one by a hyphen ("the Russian-occupied city of").
_PHRASE = re.compile(r"(?:[a-z'’]+|[^\W\d_]+[‐‑-]+(?=[a-z])|[\s‐‑–-]+)*")
_MAX_WORDS = 8
_MAX_PHRASE = 70
_NEAR_KM = 20.0
_BESIDE_KM = 15.0
_COAST_KM = 120.0
_TOWN_KM = 3.0
# A direction of eight winds is right to within 22.5 degrees: 0.4 of the distance to either side.
_SPREAD = 0.4


class Relation(StrEnum):
    """How a place lies to its anchors."""

    DISTANCE = "distance"
    NEAR = "near"
    DIRECTION = "direction"
    BETWEEN = "between"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Expression:
    """What the text says of where the mention numbered `target` lies from those in `anchors`:
    `km` away, towards `bearing` (degrees clockwise from north), where it says so. `text` are its
    own words."""

    target: int
    anchors: tuple[int, ...]
    relation: Relation
    km: float | None
    bearing: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A computed point (degrees WGS 84) and how many km the place may lie from it."""

    lat: float
    lon: float
    uncertainty_km: float


def expressions(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Expression, ...]:
    """The spatial expressions of a text that join two of its mentions, in order."""
    finder = _Finder(text, sentences, mentions)
    measured = any(unit in text for unit in _UNIT_STEMS)
    found = [finder.measured(match) for match in _DISTANCE.finditer(text)] if measured else []
    for mention in mentions:
        if match := _RELATION.match(text, mention.end):
            found.append(finder.related(match))
    best: dict[int, Expression] = {}
    for expression in found:
        if expression and (expression.target not in best or best[expression.target].km is None):
            best[expression.target] = best.get(expression.target, expression)
    return tuple(best[target] for target in sorted(best))


def spot(expression: Expression, anchors: Sequence[Place]) -> Spot:
    """Where an expression puts its place, given where its anchors are."""
    first = anchors[0]
    own = _TOWN_KM + (first.uncertainty_km or 0.0)
    if expression.relation is Relation.BETWEEN and len(anchors) > 1:
        gap = great_circle((first.lat, first.lon), (anchors[1].lat, anchors[1].lon)).km
        line = geodesic(kilometers=gap / 2)
        middle = line.destination(Point(first.lat, first.lon), _bearing(first, anchors[1]))
        return Spot(middle.latitude, middle.longitude, max(10.0, gap / 2))
    km = expression.km
    if expression.bearing is None:
        radius = km if km is not None else _radius(expression.relation)
        return Spot(first.lat, first.lon, own + radius)
    if km is None:
        km = _BESIDE_KM
        own += _BESIDE_KM
    point = geodesic(kilometers=km).destination(Point(first.lat, first.lon), expression.bearing)
    return Spot(point.latitude, point.longitude, own + _SPREAD * km)


def _radius(relation: Relation) -> float:
    return _COAST_KM if relation is Relation.OFF else _NEAR_KM


def _bearing(start: Place, end: Place) -> float:
    """The initial bearing from one place to another, in degrees."""
    lat1, lat2 = radians(start.lat), radians(end.lat)
    east = radians(end.lon - start.lon)
    y = sin(east) * cos(lat2)
    x = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(east)
    return degrees(atan2(y, x)) % 360


class _Finder:
    """Finds the mentions on either side of an expression."""

    def __init__(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]):
        self._text = text
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._bounds = [sentence.start for sentence in sentences] or [0]

    def measured(self, match: re.Match[str]) -> Expression | None:
        """An expression with a distance."""
        number = match["number"].lower().replace(",", "")
        count = float(_NUMBERS[number]) if number in _NUMBERS else float(number)
        km = count * _KM[match["unit"][0].lower()] * (0.5 if match["half"] else 1.0)
        return self._expression(match, Relation.DISTANCE, km, _wind(match["wind"]))

    def related(self, match: re.Match[str]) -> Expression | None:
        """An expression without a distance."""
        if match["near"]:
            return self._expression(match, Relation.NEAR, None, None)
        if match["between"]:
            return self._expression(match, Relation.BETWEEN, None, None)
        if match["wind"]:
            return self._expression(match, Relation.DIRECTION, None, _wind(match["wind"]))
        return self._expression(match, Relation.OFF, None, None)

    def _expression(
        self, match: re.Match[str], relation: Relation, km: float | None, bearing: float | None
    ) -> Expression | None:
        anchor = self._anchor(match.end())
        target = self._target(match.start(), relation)
        if anchor is None or target is None:
            return None
        if self._mentions[anchor].text.casefold() == self._mentions[target].text.casefold():
            return None
        anchors = [anchor]
        if relation is Relation.BETWEEN:
            second = self._anchor(self._mentions[anchor].end, joint=r"\s+and\s+")
            if second is None:
                return None
            anchors.append(second)
        end = self._mentions[anchors[-1]].end
        return Expression(
            target,
            tuple(anchors),
            relation,
            km,
            bearing,
            self._text[match.start() : end].strip(" ,"),
        )

    def _first_from(self, offset: int) -> int:
        return bisect_left(self._starts, offset)

    def _anchor(self, offset: int, joint: str = "") -> int | None:
        """The mention that the phrase from `offset` leads to, over words in lower case and
        adjectives of peoples."""
        between = ""
        for index in range(self._first_from(offset), len(self._mentions)):
            mention = self._mentions[index]
            if mention.start - offset > _MAX_PHRASE:
                return None
            between += self._text[offset : mention.start]
            if joint and not re.match(joint, between):
                return None
            if not _PHRASE.fullmatch(between) or len(between.split()) > _MAX_WORDS:
                return None
            if mention.kind not in (Kind.DEMONYM, Kind.ORGANISATION):
                return index
            offset = mention.end
        return None

    def _target(self, offset: int, relation: Relation) -> int | None:
        """The mention before `offset` that the expression says something of."""
        sentence = self._bounds[max(0, bisect_right(self._bounds, offset) - 1)]
        index = self._first_from(offset) - 1
        if index < 0 or self._mentions[index].start < sentence:
            return None
        mention = self._mentions[index]
        if mention.kind in (Kind.DEMONYM, Kind.ORGANISATION, Kind.METONYM):
            return None
        between = self._text[mention.end : offset].strip(" ,—–(")
        words = between.split()
        if relation is not Relation.DISTANCE and len(words) > 2:
            return None
        if len(words) > _MAX_WORDS or not _PHRASE.fullmatch(between.replace(",", "")):
            return None
        located = {"located", "situated", "based"}
        known = cues()
        moves = any(
            known.get(word, 0) & (Cue.MOTION | Cue.SPEECH) and word not in located for word in words
        )
        return None if moves else index


def _wind(words: str | None) -> float | None:
    """A direction in words as a bearing, None where there is none."""
    if words is None:
        return None
    plain = re.sub(r"[-‐‑ ]|ern\b", "", words.lower())
    return _BEARINGS.get(plain)
