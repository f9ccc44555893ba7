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
from dashboard.page.reading import FEW, Progress, Reading
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import Entry
from dashboard.project.project import Project
from dashboard.project.state import State, state

_ATLASES = 4
_Key = tuple[int, tuple[Article, ...], int]


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
        self._readings: dict[int, Reading] = {}
        self._atlases: OrderedDict[_Key, tuple[State, Atlas]] = OrderedDict()

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
        them for none, or where none is there. Of many that are not read yet it is that of the first
        ones, while reading goes on (`progress`)."""
        reading = self._reading(geoparser)
        now, chosen = self._chosen(articles)
        corrections = now.corrections if now.corrections else None
        reading.follow(chosen, corrections)
        with self._lock:
            left = set(reading.builder.unread(chosen))
            is_partial = len(left) > FEW
            if is_partial:
                chosen = self._begun(now, tuple(a for a in chosen if a not in left), geoparser)
            key = (now.version, chosen, id(geoparser))
            if key not in self._atlases:
                self._atlases[key] = now, reading.builder.build(chosen, corrections)
                if not is_partial and reading.was_long():
                    # It stays. To look through all of it for garbage now and then would cost a
                    # quarter of a second, in the middle of an answer.
                    gc.collect()
                    gc.freeze()
            self._atlases.move_to_end(key)
            while len(self._atlases) > _ATLASES:
                self._atlases.popitem(last=False)
            return self._atlases[key]

    def _begun(
        self, now: State, read: tuple[Article, ...], geoparser: Geoparser
    ) -> tuple[Article, ...]:
        """The articles to show of those that are read so far: no others than the last time, until
        they are twice as many."""
        half, here = len(read) // 2, set(read)
        return next(
            (
                shown
                for version, shown, of in reversed(self._atlases)
                if (version, of) == (now.version, id(geoparser))
                and len(shown) > half
                and here.issuperset(shown)
            ),
            read,
        )

    def progress(self, articles: Iterable[str], geoparser: Geoparser) -> Progress:
        """How far reading some of the articles is, by their ids; all of them for none."""
        return self._reading(geoparser).progress(self._chosen(articles)[1])

    def stop_reading(self, geoparser: Geoparser, wanted: bool) -> None:
        """Have what is read be enough for now; or go on with the rest."""
        self._reading(geoparser).stop(wanted)

    def _reading(self, geoparser: Geoparser) -> Reading:
        with self._lock:
            made = self._readings.get(id(geoparser))
            if made is None:
                made = self._readings[id(geoparser)] = Reading(Builder(geoparser))
            return made

    def _chosen(self, articles: Iterable[str]) -> tuple[State, tuple[Article, ...]]:
        now, wanted = self.state, set(articles)
        return now, tuple(a for a in now.articles if a.id in wanted) or now.articles

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
