"""Corrections of places, made in the mentions that one article has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.articles.article import Article, Edit
from dashboard.places.place import Alternative, Kind, Mention, Reason, Resolution
from dashboard.project.anchors import find
from dashboard.project.events import (
    Government,
    NotAPlace,
    OfPlace,
    PlaceAdded,
    PlaceChosen,
    Scope,
)

_BY_HAND = "chosen by hand"


def changed(
    found: tuple[Resolution, ...], change: OfPlace, at: str, article: Article
) -> tuple[Resolution, ...]:
    """An article's mentions after a correction that was made `at` a time, in order of their
    start."""
    spans = set(_reach(change, article, found))
    if isinstance(change, PlaceAdded):
        found = tuple(_without_parts(found, spans))
    return tuple(_corrected(found, change, at, article, spans))


def is_everywhere(change: OfPlace) -> bool:
    """Whether a correction reaches all articles of the project."""
    return isinstance(change, PlaceAdded) or change.scope is Scope.PROJECT


def _reach(
    change: OfPlace, article: Article, found: Sequence[Resolution]
) -> Iterator[tuple[int, int]]:
    """The characters, from start to end, that a correction is about in an article."""
    spot = change.spot
    if spot.article == article.id and (span := find(spot.anchor, article.text)):
        yield span
    if isinstance(change, PlaceAdded):
        yield from _standing_alone(spot.anchor.exact, article, found)
    elif change.scope is not Scope.MENTION:
        words = spot.anchor.exact.casefold()
        for resolution in found:
            if resolution.mention.text.casefold() == words:
                yield resolution.mention.start, resolution.mention.end


def _standing_alone(
    words: str, article: Article, found: Sequence[Resolution]
) -> Iterator[tuple[int, int]]:
    """Where an article has some words, each whole and not in a longer name of a place."""
    mentions = [(r.mention.start, r.mention.end) for r in found]
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", article.text):
        start, end = match.span()
        longer = any(s <= start and end <= e and (s, e) != (start, end) for s, e in mentions)
        if not longer:
            yield start, end


def _without_parts(
    found: Sequence[Resolution], spans: set[tuple[int, int]]
) -> Iterator[Resolution]:
    """The mentions but those that are a part of some words ("Port" of "Port Novo")."""
    for resolution in found:
        span = resolution.mention.start, resolution.mention.end
        if span in spans or not any(s < span[1] and span[0] < e for s, e in spans):
            yield resolution


def _corrected(
    found: Sequence[Resolution],
    change: OfPlace,
    at: str,
    article: Article,
    spans: set[tuple[int, int]],
) -> Iterator[Resolution]:
    """The mentions, those at `spans` as corrected; where none is there, one that was missed."""
    missed = set(spans)
    made = list[Resolution]()
    for resolution in found:
        mention = resolution.mention
        here = {s for s in spans if s[0] < mention.end and mention.start < s[1]}
        missed -= here
        if not here:
            made.append(resolution)
        elif not isinstance(change, NotAPlace):
            made.append(_chosen(resolution, change, at))
    if isinstance(change, PlaceChosen | PlaceAdded):
        for start, end in missed:
            text = article.text[start:end]
            mention = Mention(article.id, start, end, text, Kind.LITERAL)
            made.append(_chosen(Resolution(mention, None, 0.0), change, at))
    yield from sorted(made, key=lambda resolution: resolution.mention.start)


def _chosen(resolution: Resolution, change: OfPlace, at: str) -> Resolution:
    """A mention as a correction has it; what it was found to be stays among the alternatives."""
    if isinstance(change, Government):
        mention = replace(resolution.mention, kind=Kind.METONYM, score=1.0)
        return replace(resolution, mention=mention, edit=Edit("government", at))
    if not isinstance(change, PlaceChosen | PlaceAdded):
        return resolution
    kind = resolution.mention.kind
    kind = Kind.LITERAL if kind in (Kind.METONYM, Kind.ORGANISATION) else kind
    others = resolution.alternatives
    if resolution.place is not None:
        others = (Alternative(resolution.place, resolution.score), *others)
    return Resolution(
        replace(resolution.mention, kind=kind, score=1.0),
        change.place,
        1.0,
        (Reason(_BY_HAND, 1.0),),
        tuple(other for other in others if other.place.id != change.place.id),
        Edit("place", at),
    )
