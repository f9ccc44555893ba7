"""Building an atlas: each article is read, and what is found in all of them put together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from contextlib import suppress
from threading import RLock
from typing import TypeVar

from dashboard.articles.article import Article
from dashboard.articles.guard import each
from dashboard.atlas.assembling import Assembler
from dashboard.atlas.found import Found, Placed, find, place, retold
from dashboard.atlas.model import Atlas
from dashboard.atlas.revision import Revision
from dashboard.errors import DatelineError
from dashboard.journeys.model import DRAWN
from dashboard.places.geoparser import Geoparser

_NOTHING: Hashable = ()
_KEPT = 1_000  # articles of which a builder keeps what it has found

Key = TypeVar("Key")
Value = TypeVar("Value")


def build(
    articles: Iterable[Article],
    geoparser: Geoparser,
    revision: Revision | None = None,
    *,
    least: float = DRAWN,
) -> Atlas:
    """Everything found in `articles`, which keep their order; their ids must differ. Visits with a
    chance of at least `least` are stops.

    An article that Dateline fails on is left out and becomes a sentence of `Atlas.problems`. Where
    articles fail only together, their journeys are not merged, and a sentence says so. What
    `revision` says outranks what is found.
    """
    return Builder(geoparser, least).build(articles, revision)


class Builder:
    """Builds atlases one after the other, of much the same articles: what was found in an article
    is kept, and so a correction costs the reading of the articles that it touches. May be shared by
    threads, which build in turn."""

    def __init__(self, geoparser: Geoparser, least: float = DRAWN) -> None:
        self._geoparser = geoparser
        self._least = least
        self._lock = RLock()
        self._assembler = Assembler()
        self._placed: dict[Article, Placed] = {}
        self._found: dict[tuple[Article, Hashable], Found] = {}
        self._failing: set[Article] = set()

    def build(self, articles: Iterable[Article], revision: Revision | None = None) -> Atlas:
        """Everything found in `articles`; see `build`."""
        with self._lock:
            problems: list[DatelineError] = []
            found = tuple(each(articles, lambda a: self._kept(a, revision), problems.append))
            most = max(_KEPT, 2 * len(found))
            _trim(self._placed, most)
            _trim(self._found, most)
            return self._assembler.atlas(found, problems, revision)

    def unread(self, articles: Iterable[Article]) -> list[Article]:
        """Those of some articles that are not read yet."""
        with self._lock:
            return [a for a in articles if a not in self._placed and a not in self._failing]

    def read(self, article: Article, revision: Revision | None = None) -> None:
        """Read one article ahead of its atlas, which says what could not be read of it."""
        with self._lock, suppress(Exception):
            self._kept(article, revision)

    def find(self, article: Article, revision: Revision | None = None) -> Found:
        """Everything found in an article on its own, as corrected; nothing of it is kept."""
        placed = place(article, self._geoparser)
        return retold(find(article, placed, revision, self._least), revision)

    def together(self, found: Iterable[Found], revision: Revision | None = None) -> Atlas:
        """The atlas of what was found in each article, in another process perhaps."""
        with self._lock:
            return self._assembler.atlas(tuple(found), [], revision)

    def _kept(self, article: Article, revision: Revision | None) -> Found:
        """Everything found in an article on its own, as corrected, which is kept."""
        said = revision.of_places(article) if revision else _NOTHING
        self._failing.add(article)  # until it has not failed
        placed, found = self._placed.pop(article, None), None
        if placed is not None and placed.holds:
            found = self._found.pop((article, said), None)
        else:
            placed = place(article, self._geoparser)
        self._placed[article] = placed  # the last one used is the last one kept
        if found is None or found.placed is not placed:
            found = find(article, placed, revision, self._least)
        self._found[article, said] = found
        self._failing.discard(article)
        return retold(found, revision)


def _trim(kept: dict[Key, Value], most: int) -> None:
    """Drops what was used least lately."""
    for key in list(kept)[: max(0, len(kept) - most)]:
        del kept[key]
