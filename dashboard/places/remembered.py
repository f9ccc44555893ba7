"""What is worked out once for each key, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """What `work` gives for each key, worked out when the key is first asked for.

    It is asked as a dictionary, which takes a third of the time of `functools.lru_cache` where
    every word of a text asks. Once it holds `most` keys it starts anew. May be shared by threads.
    """

    def __init__(self, work: Callable[[K], V], most: int):
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._work(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
