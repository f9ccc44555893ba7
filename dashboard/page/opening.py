"""Opening what takes long to open, in a thread that outlives the page that began it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import Generic, TypeVar

_Opened = TypeVar("_Opened")
_Hear = Callable[[float, str], None]
_Show = Callable[[float, str], object]
_LOOK_SECONDS = 0.1  # how often it is asked how far it is


class Opening(Generic[_Opened]):
    """Something that is being opened, from now on. Sessions that share it wait for the same thread,
    which goes on when the page that began it is closed."""

    def __init__(self, open_: Callable[[_Hear], _Opened]) -> None:
        self._future: Future[_Opened] = Future()
        self._progress: tuple[float, str] | None = None
        Thread(target=self._run, args=(open_,), name="opening", daemon=True).start()

    def wait(self, show: _Show) -> _Opened:
        """What was opened, or the error that it failed with. As long as that takes, `show` is told
        of the share that is done, from 0 to 1, and of what is being done."""
        while not wait([self._future], _LOOK_SECONDS).done:
            if self._progress:
                show(*self._progress)
        return self._future.result()

    def _run(self, open_: Callable[[_Hear], _Opened]) -> None:
        try:
            self._future.set_result(open_(self._hear))
        except BaseException as error:
            self._future.set_exception(error)

    def _hear(self, done: float, words: str) -> None:
        self._progress = (done, words)
