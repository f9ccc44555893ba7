"""Reading many articles while those that are read are shown already."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Condition, Thread

from dashboard.articles.article import Article
from dashboard.atlas import Builder, Revision

FEW = 40
"""So many articles that are not read are read at once."""

_FIRST = 20  # articles that are waited for before any is shown
_FIRST_SECONDS = 1.0
_FREEZE = 25  # articles
_PAUSE_SECONDS = 0.001  # between two articles, for others who want something of the builder


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of how many articles are read; `stopped` where a person has said that it is enough
    for now."""

    read: int
    of: int
    stopped: bool = False


class Reading:
    """Reads articles into a builder, one after the other, in a thread of its own."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._changed = Condition()
        self._left: list[Article] = []
        self._revision: Revision | None = None
        self._thread: Thread | None = None
        self._read = 0
        self._stopped = False
        self._is_long = False

    def was_long(self) -> bool:
        """Tell, once, whether many articles were read since this was asked last."""
        was, self._is_long = self._is_long, False
        return was

    def follow(self, articles: Sequence[Article], revision: Revision | None) -> None:
        """Read the articles that are not read, unless it was stopped, and wait until there is
        something to show: some of them are read, or none is left."""
        left = self.builder.unread(articles)
        if len(left) <= FEW:
            return
        with self._changed:
            self._left, self._revision, self._is_long = left, revision, True
            start, read = time.monotonic(), self._read
            self._go()
            while self._left and not self._stopped:
                if self._read - read >= _FIRST and time.monotonic() - start >= _FIRST_SECONDS:
                    return
                self._changed.wait(_FIRST_SECONDS)

    def progress(self, articles: Sequence[Article]) -> Progress:
        """How many of some articles are read."""
        left = len(self.builder.unread(articles))
        return Progress(len(articles) - left, len(articles), self._stopped and left > FEW)

    def stop(self, wanted: bool) -> None:
        """Stop reading, or go on with it."""
        with self._changed:
            self._stopped = wanted
            self._changed.notify_all()
            self._go()

    def _go(self) -> None:
        if self._thread is None and self._left and not self._stopped:
            self._thread = Thread(target=self._run, name="reading", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._changed:
                if not self._left or self._stopped:
                    self._thread = None
                    self._changed.notify_all()
                    return
                article, revision = self._left.pop(0), self._revision
            self.builder.read(article, revision)
            with self._changed:
                self._read += 1
                self._changed.notify_all()
            if self._read % _FREEZE == 0:
                # What is read stays: it is not looked through for garbage while there comes more
                # of it, which would take a tenth of the time. Afterwards it is, once (`desk.py`).
                gc.freeze()
            time.sleep(_PAUSE_SECONDS)
