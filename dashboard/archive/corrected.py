"""Articles of an archive with what a reader has corrected in them, as a worker reads them anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.archive.rows import Rows
from dashboard.articles.article import Article
from dashboard.articles.guard import ArticleError
from dashboard.errors import InputError
from dashboard.places.geoparser import Geoparser
from dashboard.project.anchors import find
from dashboard.project.apply import Corrections
from dashboard.project.events import (
    ArticleEdited,
    Change,
    OfPerson,
    OfPlace,
    OfStop,
    PlaceAdded,
    Scope,
)
from dashboard.project.history import Done, in_words
from dashboard.project.state import edited

NAME = "corrections.jsonl"
"""The file in an archive that has its corrections; in it, the source of what they reach."""


@dataclass(frozen=True, slots=True)
class Reached:
    """An article as it was read, and the corrections that reach it, with its id in them."""

    article: Article
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """Articles to be read anew; corrections that reach none (`lost`), and what is wrong with the
    file of them."""

    items: tuple[Reached, ...]
    lost: tuple[Done, ...] = ()
    problems: tuple[InputError, ...] = ()

    def read(self, rows: Rows, geoparser: Geoparser) -> Iterator[tuple[int, bool]]:
        """Add what is found in the articles as corrected, and what became of each correction; tell
        of each how many articles were lost with it, and whether it is one."""
        for problem in self.problems:
            rows.problem(InputError(problem.message, problem.path, problem.line, kept=True))
            yield 0, False
        for one in self.lost:
            rows.correction(in_words(one.change), one.at, None, fits=False)
            yield 0, False
        for reached in self.items:
            yield _read(reached, rows, geoparser), True


def _read(reached: Reached, rows: Rows, geoparser: Geoparser) -> int:
    article, corrections = reached.article, Corrections(reached.done)
    for one in reached.done:
        if isinstance(one.change, ArticleEdited):
            article = edited(article, one.change, one.at)
    try:
        rows.article(article, geoparser, corrections, reached.article)
    except MemoryError:
        raise
    except Exception as error:
        rows.failed(article, NAME, None, str(ArticleError(article.id, error)))
        return 1
    for one in reached.done:
        if not isinstance(one.change, OfPerson):
            fits = _fits(one, article, corrections)
            rows.correction(in_words(one.change), one.at, article.id, fits=fits)
    return 0


def _fits(one: Done, article: Article, corrections: Corrections) -> bool:
    """Whether a correction was applied to an article that has been read with it."""
    change = one.change
    if isinstance(change, OfStop):
        return one.seq in corrections.fitting
    if not isinstance(change, OfPlace) or everywhere(change):
        return True
    return find(change.spot.anchor, article.text) is not None


def everywhere(change: Change) -> str | None:
    """The words, in small letters, that a correction is about in every article that has them."""
    if not isinstance(change, OfPlace):
        return None
    is_wide = isinstance(change, PlaceAdded) or change.scope is Scope.PROJECT
    return change.spot.anchor.exact.casefold() if is_wide else None
