"""The project that a server works on: one for all its sessions, and so a reload, a second tab and a
copied link show the same.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from threading import RLock

from dashboard.articles.article import Article
from dashboard.articles.guard import ArticleError, each
from dashboard.atlas import AGAIN, Atlas, Builder
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import Entry
from dashboard.project.project import Project
from dashboard.project.state import State, state
from dashboard.view import parts
from dashboard.view.build import Shown
from dashboard.view.escaping import answer_json
from dashboard.view.state import Filters

_ATLASES = 8


@dataclass(frozen=True, slots=True)
class _Built:
    """An atlas, the state that it was built of, and until when it holds (`time.monotonic`)."""

    state: State
    atlas: Atlas
    until: float

    @property
    def holds(self) -> bool:
        """Whether it need not be built anew."""
        return time.monotonic() < self.until


class Desk:
    """A project, what it comes to now, and the atlases built of it. Threads may share it. `given`
    are the articles that the page was started with: they are kept in the project from the first
    change on."""

    def __init__(self, path: Path, given: Sequence[Article] = ()) -> None:
        """Open the project at a path. Raises `ProjectError` where that cannot be."""
        self.project = Project(path)
        self._given = tuple(given)
        self._lock = RLock()
        self._state: State | None = None
        self._builders: dict[int, Builder] = {}
        self._atlases: OrderedDict[tuple[object, ...], _Built] = OrderedDict()
        self._failing: dict[Article, ArticleError] = {}  # as long as the server runs

    @property
    def name(self) -> str:
        """What the project is called."""
        return self.project.path.stem

    @property
    def state(self) -> State:
        """What the project comes to now, whoever has changed it."""
        with self._lock:
            if self._state is None or self._state.version != self.project.version():
                self._state = state(self.project, self._given)
            return self._state

    def atlas(self, articles: Iterable[str], geoparser: Geoparser) -> tuple[State, Atlas]:
        """The project as it is now, and the atlas of some of its articles, by their ids: of all of
        them for none, or where none is there."""
        with self._lock:
            now, chosen = self.state, self._chosen(articles)
            sound = tuple(article for article in chosen if article not in self._failing)
            key = (now.version, chosen, len(sound), id(geoparser))
            built = self._atlases.get(key)
            if built is None or not built.holds:
                atlas = self._build(sound, geoparser)
                lost = tuple(self._failing[a] for a in chosen if a in self._failing)
                atlas = replace(atlas, problems=(*atlas.problems, *lost))
                until = time.monotonic() + AGAIN if atlas.is_for_now else inf
                self._atlases[key] = built = _Built(now, atlas, until)
            self._atlases.move_to_end(key)
            while len(self._atlases) > _ATLASES:
                self._atlases.popitem(last=False)
            return built.state, built.atlas

    def leave_out_failing(self, articles: Iterable[str], geoparser: Geoparser) -> bool:
        """Leave out those of some articles of which no view can be made. Whether there are such
        that were not known."""
        with self._lock:
            chosen = [a for a in self._chosen(articles) if a not in self._failing]

            def fails(article: Article) -> None:
                shown = Shown(self._build([article], geoparser), Filters())
                answer_json(parts.whole(shown.whole()))

            list(each(chosen, fails, self.leave_out))
            return any(article in self._failing for article in chosen)

    def leave_out(self, error: ArticleError) -> None:
        """Leave out the article that an error is about, and say so among the atlas's problems."""
        with self._lock:
            of_id = {article.id: article for article in self.state.articles}
            if error.article_id in of_id:
                self._failing[of_id[error.article_id]] = error

    def _chosen(self, articles: Iterable[str]) -> tuple[Article, ...]:
        wanted, all_ = set(articles), self.state.articles
        return tuple(article for article in all_ if article.id in wanted) or all_

    def _build(self, articles: Sequence[Article], geoparser: Geoparser) -> Atlas:
        builder = self._builders.setdefault(id(geoparser), Builder(geoparser))
        return builder.build(articles, self.state.corrections or None)

    def append(self, session: str, entry: Entry) -> int:
        """Write an entry; return its number, once it is on the disk."""
        return self.project.append(session, entry, self._given)

    def append_all(self, session: str, entries: Sequence[Entry]) -> None:
        """Write several entries at once."""
        self.project.append_all(session, entries, self._given)

    def add(self, session: str, new: Sequence[Article]) -> tuple[str, ...]:
        """Write new articles; return their ids."""
        return self.project.add(session, new, self._given)


class Desks:
    """The desks that a server has opened, and the one that its sessions work on."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._opened: dict[Path, Desk] = {}
        self._chosen: dict[Path, Path] = {}

    def open(self, path: Path, given: Sequence[Article] = ()) -> Desk:
        """The desk that a server works on which was started with the project at `path`: that one,
        unless another was chosen since."""
        with self._lock:
            path = self._chosen.get(path, path)
            if path not in self._opened:
                self._opened[path] = Desk(path, given)
            return self._opened[path]

    def choose(self, started: Path, path: Path) -> Desk:
        """Have a server that was started with one project work on another from now on. Raises
        `ProjectError` where that cannot be opened; all stays as it is then."""
        with self._lock:
            if path not in self._opened:
                self._opened[path] = Desk(path)
            self._chosen[started] = path
            return self._opened[path]


DESKS = Desks()
"""Those of this server."""
