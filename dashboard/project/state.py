"""What a project comes to: its articles as edited, its history, and the corrections that hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.articles.article import Article, Edit
from dashboard.project.anchors import find
from dashboard.project.apply import Corrections
from dashboard.project.events import (
    ArticleEdited,
    ArticlesAdded,
    ArticlesRemoved,
    OfStop,
    spots_of,
)
from dashboard.project.history import Done, History, replay
from dashboard.project.project import Project


@dataclass(frozen=True, slots=True)
class State:
    """A project at a version: `articles` are those that it has now, `kept` the texts with which it
    was begun or that were added to it, as they were read."""

    version: int
    articles: tuple[Article, ...]
    kept: tuple[Article, ...]
    history: History
    corrections: Corrections

    def lost(self) -> tuple[Done, ...]:
        """Give the corrections that fit nothing any more in the articles that are here: their words
        are not found, or no stop is read there now. Ask once an atlas is built with them."""
        texts = {article.id: article.text for article in self.articles}
        return tuple(one for one in self.history.done if self._is_lost(one, texts))

    def _is_lost(self, one: Done, texts: dict[str, str]) -> bool:
        here = [spot for spot in spots_of(one.change) if spot.article in texts]
        if not here:
            return False
        if isinstance(one.change, OfStop):
            return one.seq not in self.corrections.fitting
        return all(find(spot.anchor, texts[spot.article]) is None for spot in here)


def state(project: Project, given: Iterable[Article] = ()) -> State:
    """Work out what a project comes to; `given` are articles that the page or command was started
    with, which are read anew and so outrank the texts kept of them."""
    events = project.events()
    rows = {article.id: article for article in project.articles()}
    kept = tuple((rows | {article.id: article for article in given}).values())
    history = replay(events)
    added = {
        id_ for event in events if isinstance(event.entry, ArticlesAdded) for id_ in event.entry.ids
    }
    return State(
        events[-1].seq if events else 0,
        _edited(kept, added, history.done),
        kept,
        history,
        Corrections(history.done),
    )


def _edited(kept: Iterable[Article], added: set[str], done: Iterable[Done]) -> tuple[Article, ...]:
    """The articles after what was done with them, of which some were `added`. The text of one whose
    adding was undone is kept: to add it again needs it."""
    articles = {article.id: article for article in kept}
    left_out = set(added)
    for one in done:
        change = one.change
        if isinstance(change, ArticlesAdded):
            left_out -= set(change.ids)
        elif isinstance(change, ArticlesRemoved):
            left_out |= set(change.ids)
        elif isinstance(change, ArticleEdited) and change.id in articles:
            articles[change.id] = edited(articles[change.id], change, one.at)
    return tuple(article for id_, article in articles.items() if id_ not in left_out)


def edited(article: Article, change: ArticleEdited, at: str) -> Article:
    """An article with what a change says of it, and marks of what of that is new."""
    changed = replace(
        article,
        title=change.title or None,
        source=change.source or None,
        published=date.fromisoformat(change.published) if change.published else None,
        url=change.url or None,
    )
    new = [name for name in _KNOWN if getattr(changed, name) != getattr(article, name)]
    kept = [edit for edit in article.edits if edit.what not in new]
    return replace(changed, edits=(*kept, *(Edit(name, at) for name in new)))


# What of an article may be changed.
_KNOWN = ("title", "source", "published", "url")
