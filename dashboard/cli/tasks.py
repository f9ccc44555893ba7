"""What a command does with each article by itself, in this process or in another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard.articles.article import Article
from dashboard.articles.guard import each
from dashboard.articles.sentences import split
from dashboard.atlas import Atlas, Builder
from dashboard.errors import DatelineError
from dashboard.exports.formats import FORMATS
from dashboard.journeys.model import DRAWN
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind
from dashboard.project.apply import Corrections


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of an article: the `piece` of the output, None where the article is left out;
    why it is (`problems`); and what it leaves unclear (`warnings`)."""

    piece: Any
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


Work = Callable[[Article], Made]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with each article, in words that another process understands too.

    `run` is one of `places`, `journeys` and `find` of this module; `form` the format of the output,
    "" for what is merged; `kinds` are those of the mentions that are told of, `least` the chance
    from which a visit is a stop, `corrections` what a person has corrected. `gazetteer` is the file
    of places that outrank all others, None for the usual one.
    """

    run: Callable[[Task, Geoparser], Work]
    form: str = ""
    kinds: frozenset[Kind] = frozenset(Kind)
    least: float = DRAWN
    corrections: Corrections | None = None
    gazetteer: Path | None = None

    def on(self, geoparser: Geoparser) -> Work:
        """Give what does it, by a geoparser."""
        return self.run(self, geoparser)


def places(task: Task, geoparser: Geoparser) -> Work:
    """Give what makes the piece of the places that an article names."""

    def piece(article: Article) -> Any:
        sentences = split(article)
        found = geoparser.resolutions(article, sentences)
        if task.corrections is not None:
            found = task.corrections.resolutions(article, found)
        named = [one for one in found if one.mention.kind in task.kinds]
        return FORMATS[task.form].places(article, sentences, named)

    return lambda article: guarded(article, piece)


def journeys(task: Task, geoparser: Geoparser) -> Work:
    """Give what makes the piece of the journeys that an article tells of."""

    def made(article: Article) -> Made:
        atlas = Builder(geoparser, task.least).build([article], task.corrections)
        said = Made(None, tuple(map(str, atlas.problems)), tuple(warnings(atlas)))
        if not atlas.articles:
            return said
        made = guarded(article, lambda _: FORMATS[task.form].journeys(atlas))
        return replace(made, problems=said.problems + made.problems, warnings=said.warnings)

    return made


def find(task: Task, geoparser: Geoparser) -> Work:
    """Give what finds everything in an article on its own, to be merged."""
    builder = Builder(geoparser, task.least)
    return lambda article: guarded(article, lambda a: builder.find(a, task.corrections))


def warnings(atlas: Atlas) -> Iterator[str]:
    """What articles themselves leave unclear, in sentences that name them."""
    for note in atlas.notes:
        if note.is_warning:
            yield f"the article “{note.article_id}”: {note.text}"


def guarded(article: Article, make: Callable[[Article], Any]) -> Made:
    """The piece of an article, or why there is none."""
    problems: list[DatelineError] = []
    piece = next(each([article], make, problems.append), None)
    return Made(piece, tuple(map(str, problems)))
