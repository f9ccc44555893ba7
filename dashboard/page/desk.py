"""The project that a server works on: one for all its sessions, and so a reload, a second tab and a
copied link show the same.
"""

from __future__ import annotations

import gc
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from threading import Lock, RLock

from dashboard.articles.article import Article
from dashboard.articles.guard import ArticleError, each
from dashboard.atlas import AGAIN, Atlas, Builder
from dashboard.page.reading import FEW, Progress, Reading
from dashboard.places.geoparser import Geoparser
from dashboard.project.events import Entry
from dashboard.project.project import Project
from dashboard.project.state import State, state
from dashboard.view import parts
from dashboard.view.build import Shown
from dashboard.view.escaping import answer_json
from dashboard.view.state import Filters

_ATLASES = 4
_KEYS = 1_000  # of changes made last, by which one that comes again is known
_AT_WORK = 3  # projects of which what was read is kept
_Key = tuple[int, tuple[Article, ...], tuple[ArticleError, ...], int]


@dataclass(frozen=True, slots=True)
class _Built:
    """An atlas, the state that it was built of, and until when it holds (`time.monotonic`); whether
    it `is_part`, of those articles that were read by then."""

    state: State
    atlas: Atlas
    until: float
    is_part: bool = False

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
        self._readings: dict[int, Reading] = {}
        self._atlases: OrderedDict[_Key, _Built] = OrderedDict()
        self._failing: dict[Article, ArticleError] = {}  # as long as the server runs
        self._writing = Lock()
        self._written: OrderedDict[str, Entry] = OrderedDict()

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
        reading, ids = self._reading(geoparser), tuple(articles)
        reading.follow(self._sound(ids), self.state.corrections or None)
        with self._lock:
            now, chosen, sound = self.state, self._chosen(ids), self._sound(ids)
            left = set(reading.builder.unread(sound))
            is_partial = len(left) > FEW
            if is_partial:
                sound = self._begun(now, tuple(a for a in sound if a not in left), geoparser)
            lost = tuple(self._failing[a] for a in chosen if a in self._failing)
            key = (now.version, sound, lost, id(geoparser))
            built = self._atlases.get(key)
            if built is None or not built.holds:
                atlas = self._build(sound, geoparser)
                atlas = replace(atlas, problems=(*atlas.problems, *lost))
                until = time.monotonic() + AGAIN if atlas.is_for_now else inf
                self._drop_parts(sound)
                self._atlases[key] = built = _Built(now, atlas, until, is_partial)
                if not is_partial and reading.was_long():
                    # It stays. To look through all of it for garbage now and then would cost a
                    # quarter of a second, in the middle of an answer.
                    gc.unfreeze()
                    gc.collect()
                    gc.freeze()
            self._atlases.move_to_end(key)
            while len(self._atlases) > _ATLASES:
                self._atlases.popitem(last=False)
            return built.state, built.atlas

    def _drop_parts(self, articles: Iterable[Article]) -> None:
        """Let go of what was built of some of these articles while others were being read."""
        every = set(articles)
        for key, built in list(self._atlases.items()):
            if built.is_part and every.issuperset(key[1]):
                del self._atlases[key]

    def whole(self, geoparser: Geoparser) -> Atlas | None:
        """The atlas of all articles; None where many are not read, which are not read for it."""
        if len(self._reading(geoparser).builder.unread(self._sound(()))) > FEW:
            return None
        return self.atlas((), geoparser)[1]

    def _begun(
        self, now: State, read: tuple[Article, ...], geoparser: Geoparser
    ) -> tuple[Article, ...]:
        """The articles to show of those that are read so far: no others than the last time, until
        they are twice as many."""
        half, here = len(read) // 2, set(read)
        return next(
            (
                shown
                for version, shown, _, of in reversed(self._atlases)
                if (version, of) == (now.version, id(geoparser))
                and len(shown) > half
                and here.issuperset(shown)
            ),
            read,
        )

    def progress(self, articles: Iterable[str], geoparser: Geoparser) -> Progress:
        """How far reading some of the articles is, by their ids; all of them for none."""
        return self._reading(geoparser).progress(self._sound(articles))

    def stop_reading(self, geoparser: Geoparser, wanted: bool) -> None:
        """Have what is read be enough for now; or go on with the rest."""
        self._reading(geoparser).stop(wanted)

    def leave_out_failing(self, articles: Iterable[str], geoparser: Geoparser) -> bool:
        """Leave out those of some articles of which no view can be made. Whether there are such
        that were not known."""
        with self._lock:
            chosen = self._sound(articles)

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

    def _sound(self, articles: Iterable[str]) -> tuple[Article, ...]:
        return tuple(a for a in self._chosen(articles) if a not in self._failing)

    def _build(self, articles: Sequence[Article], geoparser: Geoparser) -> Atlas:
        builder = self._reading(geoparser).builder
        return builder.build(articles, self.state.corrections or None)

    def _reading(self, geoparser: Geoparser) -> Reading:
        with self._lock:
            made = self._readings.get(id(geoparser))
            if made is None:
                made = self._readings[id(geoparser)] = Reading(Builder(geoparser))
            return made

    def rest(self) -> None:
        """Let go of all that was read, unless somebody is at it just now: it is read again when it
        is asked for."""
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._state = None
            self._readings.clear()
            self._atlases.clear()
            self.project.close()
        finally:
            self._lock.release()

    def append(self, session: str, entry: Entry) -> int:
        """Write an entry; return its number, once it is on the disk."""
        return self.project.append(session, entry, self._given)

    def append_once(self, key: str, session: str, make: Callable[[], Entry]) -> Entry:
        """Write the entry that `make` gives, and return it. Where one was written under the same
        key, it is returned: a page that has heard no answer asks anew. Under "" each is written."""
        with self._writing:
            made = self._written.get(key)
            if made is None:
                made = make()
                self.append(session, made)
                if key:
                    self._written[key] = made
                while len(self._written) > _KEYS:
                    self._written.popitem(last=False)
            return made

    def append_all(self, session: str, entries: Sequence[Entry]) -> None:
        """Write several entries at once."""
        self.project.append_all(session, entries, self._given)

    def add(self, session: str, new: Sequence[Article]) -> tuple[str, ...]:
        """Write new articles; return their ids."""
        return self.project.add(session, new, self._given)


def is_part(atlas: Atlas, articles: Iterable[Article]) -> bool:
    """Whether an atlas lacks some of these articles, which are not read yet: those that cannot be
    read it names."""
    told = {article.id for article in atlas.articles}
    told |= {one.article_id for one in atlas.problems if isinstance(one, ArticleError)}
    return any(article.id not in told for article in articles)


class Desks:
    """The desks that a server has opened, and the one that its sessions work on. Those that were
    worked on least lately rest."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._opened: OrderedDict[Path, Desk] = OrderedDict()
        self._chosen: dict[Path, Path] = {}

    def open(self, path: Path, given: Sequence[Article] = ()) -> Desk:
        """The desk that a server works on which was started with the project at `path`: that one,
        unless another was chosen since."""
        with self._lock:
            return self._at(self._chosen.get(path, path), given)

    def choose(self, started: Path, path: Path) -> Desk:
        """Have a server that was started with one project work on another from now on. Raises
        `ProjectError` where that cannot be opened; all stays as it is then."""
        with self._lock:
            desk = self._at(path)
            self._chosen[started] = path
            return desk

    def _at(self, path: Path, given: Sequence[Article] = ()) -> Desk:
        if path not in self._opened:
            self._opened[path] = Desk(path, given)
        self._opened.move_to_end(path)
        for resting in list(self._opened.values())[:-_AT_WORK]:
            resting.rest()
        return self._opened[path]


DESKS = Desks()
"""Those of this server."""
