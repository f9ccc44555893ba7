"""The project that a server works on: one for all its sessions, and so a reload, a second tab and a
copied link show the same.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import RLock

from dashboard.articles.article import Article
from dashboard.atlas import Atlas, Builder
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import Entry
from dashboard.project.project import Project
from dashboard.project.state import State, state

_ATLASES = 8
_LASTING = 50  # articles that are read at once, from which on what was found in them is set apart


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
        self._atlases: OrderedDict[tuple[object, ...], tuple[State, Atlas]] = OrderedDict()

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
            now, wanted = self.state, set(articles)
            chosen = tuple(a for a in now.articles if a.id in wanted) or now.articles
            key = (now.version, chosen, id(geoparser))
            if key not in self._atlases:
                builder = self._builders.setdefault(id(geoparser), Builder(geoparser))
                corrections = now.corrections if now.corrections else None
                new = builder.unread(chosen)
                self._atlases[key] = now, builder.build(chosen, corrections)
                if new >= _LASTING:
                    # It stays. To look through all of it for garbage now and then would cost a
                    # quarter of a second, in the middle of an answer.
                    gc.collect()
                    gc.freeze()
            self._atlases.move_to_end(key)
            while len(self._atlases) > _ATLASES:
                self._atlases.popitem(last=False)
            return self._atlases[key]

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
