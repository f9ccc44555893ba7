"""Spatial expressions: what a text says of where a place lies from another.

"The village of N lies about 10 kilometres south of the city of B", "N, near B", "N, between A and
B", "N, off the coast of C". An expression gives a point and how far the place may be from it; the
resolver chooses the candidate that lies there, or places the name at the point itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard import geometry
from dashboard.articles.article import Sentence
from dashboard.places.place import Kind, Mention, Place
from dashboard.places.spatial.phrases import (
    BEFORE_MEASURED,
    bearing_of,
    kilometres,
    measured,
    where_after,
)

# Words in lower case, and what is joined to one by a hyphen ("the Russian-occupied city of").
_PHRASE = re.compile(r"(?:[a-z'’]++|[^\W\d_]+[‐‑-]+(?=[a-z])|[\s‐‑–-]++)*+")
_MAX_WORDS = 8
_MAX_PHRASE = 70
_NEAR_KM = 20.0
_BESIDE_KM = 15.0
_COAST_KM = 120.0
_RIVER_KM = 150.0
_TOWN_KM = 3.0
# A direction of eight winds is right to within 22.5 degrees: 0.4 of the distance to either side.
_SPREAD = 0.4
_AREA_KM = {"ADM1": 150.0, "ADM2": 40.0, "ADM3": 20.0}
# Countries and regions are too wide to lie "in" or "near"; a lake's point is one of many.
_WIDE = "AL"
_CLASS_KM = {"H": 60.0, "T": 20.0}
_PLACED = frozenset({Kind.LITERAL, Kind.DATELINE})


class Relation(StrEnum):
    """How a place lies to its anchors."""

    DISTANCE = "distance"
    NEAR = "near"
    DIRECTION = "direction"
    BETWEEN = "between"
    BORDER = "border"
    OFF = "off"
    ALONG = "along"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Expression:
    """What the text says of where the mention numbered `target` lies from those in `anchors`:
    `km` away, towards `bearing` (degrees clockwise from north), where it says so. `text` are its
    own words. A `loose` one stands behind other words, and may be of something else: "in Manila a
    ferry burned near Cebu"."""

    target: int
    anchors: tuple[int, ...]
    relation: Relation
    km: float | None
    bearing: float | None
    text: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A computed point (degrees WGS 84) and how many km the place may lie from it. Where the text
    gives a distance without a direction, the place lies about `ring_km` from the point."""

    lat: float
    lon: float
    uncertainty_km: float
    ring_km: float = 0.0

    def misfit(self, km: float) -> float:
        """How badly a place that is `km` from the point fits: 1 is as far off as it may be."""
        if self.ring_km:
            return abs(km - self.ring_km) / (_TOWN_KM + _SPREAD * self.ring_km)
        return km / self.uncertainty_km


def expressions(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Expression, ...]:
    """The spatial expressions of a text that join two of its mentions, one a mention, in order of
    the mentions they speak of; one with a distance before others."""
    finder = _Finder(text, sentences, mentions)
    found = [finder.after_name(index) for index in range(len(mentions))]
    found += [finder.apart(match) for match in measured(text)]
    best: dict[int, Expression] = {}
    for expression in found:
        if expression:
            known = best.get(expression.target)
            if known is None or (known.km is None and expression.km is not None):
                best[expression.target] = expression
    return tuple(best[target] for target in sorted(best))


def spot(expression: Expression, anchors: Sequence[Place]) -> Spot | None:
    """Where an expression puts its place, given where its anchors are; None where they are too
    wide to say anything."""
    first = anchors[0]
    wide = first.feature_class in _WIDE and first.feature_code not in _AREA_KM
    if wide and expression.relation not in (Relation.BORDER, Relation.BETWEEN):
        return None
    own = first.uncertainty_km or _AREA_KM.get(first.feature_code, 0.0)
    own = own or _CLASS_KM.get(first.feature_class, _TOWN_KM)
    if len(anchors) > 1:
        return _middle(first, anchors[1])
    km = expression.km
    if expression.bearing is None:
        radius = km if km is not None else _RADII.get(expression.relation, 0.0)
        return Spot(first.lat, first.lon, max(own, radius + _TOWN_KM), km or 0.0)
    if km is None:
        km = _BESIDE_KM
        own += _BESIDE_KM
    lat, lon = geometry.destination(first.point, km, expression.bearing)
    return Spot(lat, lon, own + _SPREAD * km)


# Behind a name from where something is told: "NAIROBI - A bus crashed near Garissa."
_TOLD_FROM = re.compile(r"(?:\s{0,9}[:–—-]{1,3}\s{1,9}|[^\S\n]{0,9}\n\s{0,9})[A-Z\"“'‘]")
# Between a name and where it lies, where it is the name of which that is told.
_TELLS = re.compile(
    r"\s*[,(–—-]?\s*(?:which\s+)?(?:(?:is|was|lies|lay|sits|stands|located|situated)\s+)*"
    r"(?:(?:a|an|the)\s+(?:[a-z-]+\s+){0,3}?(?:city|town|village|settlement|suburb|hamlet|port|base|"
    r"resort|island|camp|outpost|district|area|township|quarter|locality|community)\s+"
    r"(?:(?:that\s+|which\s+)?(?:located|situated|lying|lies|is|sits|stands)\s+){0,2})?(?:(?:about|some|just|only|roughly|around|nearly)\s+)*"
)
_RADII = {
    Relation.NEAR: _NEAR_KM,
    Relation.OFF: _COAST_KM,
    Relation.ALONG: _RIVER_KM,
    Relation.DIRECTION: _NEAR_KM,
}


def _middle(first: Place, second: Place) -> Spot:
    """The point halfway between two places."""
    lat, lon = geometry.midpoint(first.point, second.point)
    return Spot(lat, lon, max(10.0, geometry.way(first.point, second.point).km / 2.0))


class _Finder:
    """Finds the mentions on either side of an expression."""

    def __init__(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]):
        self._text = text
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._bounds = [sentence.start for sentence in sentences] or [0]

    def after_name(self, index: int) -> Expression | None:
        """The expression that follows a mention: "N, a village 10 km south of A"."""
        mention = self._mentions[index]
        if mention.kind not in _PLACED:
            return None
        if _TOLD_FROM.match(self._text, mention.end):
            return None
        match = where_after(self._text, mention.end)
        said = self._expression(match, index) if match else None
        if (
            said is None
            or match is None
            or _TELLS.fullmatch(self._text, mention.end, match.start())
        ):
            return said
        return replace(said, loose=True)

    def apart(self, match: re.Match[str]) -> Expression | None:
        """A measured expression whose place is named otherwise: in the sentence before ("The
        village lies …"), or after it ("About 15 miles east of A, the village of N")."""
        sentence = self._bounds[max(0, bisect_right(self._bounds, match.start()) - 1)]
        lead = self._text[sentence : match.start()]
        before = bisect_left(self._starts, match.start()) - 1
        inside = before >= 0 and self._mentions[before].start >= sentence
        if not inside and before >= 0 and BEFORE_MEASURED.fullmatch(lead):
            return self._expression(match, before)
        anchor = self._anchor(match.end())
        if inside or anchor is None or anchor + 1 >= len(self._mentions):
            return None
        gap = self._text[self._mentions[anchor].end : self._mentions[anchor + 1].start]
        if not re.fullmatch(r",\s+(?:the\s+)?(?:[a-z]+\s+){1,3}of\s+", gap):
            return None
        return self._expression(match, anchor + 1)

    def _expression(self, match: re.Match[str], target: int) -> Expression | None:
        """The expression that a match and the names after it make."""
        groups = match.groupdict()
        relation = next((each for each in Relation if groups.get(each.value)), Relation.DISTANCE)
        km = kilometres(match) if relation is Relation.DISTANCE else None
        anchor = self._anchor(match.end())
        if anchor is None or anchor == target:
            return None
        if self._mentions[anchor].text.casefold() == self._mentions[target].text.casefold():
            return None
        anchors = [anchor]
        if relation in (Relation.BETWEEN, Relation.BORDER):
            second = self._anchor(self._mentions[anchor].end, joint=r"\s+and\s+")
            if second is None:
                return None
            anchors.append(second)
        elif relation is Relation.WITHIN:
            anchors = [self._finest(anchor)]
        words = self._text[match.start() : self._mentions[anchors[-1]].end]
        bearing = bearing_of(groups.get("wind") or groups.get("direction"))
        return Expression(target, tuple(anchors), relation, km, bearing, words.strip(" ,("))

    def _finest(self, anchor: int) -> int:
        """The mention after a possessive: "in Ukraine's Donetsk region" is about Donetsk."""
        if anchor + 1 < len(self._mentions):
            gap = self._text[self._mentions[anchor].end : self._mentions[anchor + 1].start]
            if re.fullmatch(r"['’]s\s+(?:[a-z]+\s+){0,2}", gap):
                return anchor + 1
        return anchor

    def _anchor(self, offset: int, joint: str = "") -> int | None:
        """The mention that the phrase from `offset` leads to, over words in lower case and
        adjectives of peoples."""
        between = ""
        for index in range(bisect_left(self._starts, offset), len(self._mentions)):
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
