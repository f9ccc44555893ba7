"""What the commands share: what they say on standard error (problems, and progress when it takes
long), and the files that they are given."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

Item = TypeVar("Item")

_PATIENCE = 1.0
_SECONDS_BETWEEN = {True: 0.1, False: 10.0}
_CLEAR = "\r\x1b[K"
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Terminal:
    """Standard error of one command. Progress begins after a second: on a terminal one line that
    is written over, elsewhere (a log file) a line now and then."""

    def __init__(self, stream: TextIO | None = None):
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._started = time.monotonic()
        self._next = self._started + _PATIENCE
        self._shown = False

    def say(self, sentence: str) -> None:
        """Write a sentence on a line of its own; what is not printable in it is spelled out."""
        shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in sentence)
        self._write(f"{shown}\n")

    def progress(self, words: str) -> None:
        """Show how far the command is, if it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _SECONDS_BETWEEN[self._is_terminal]
        self._write(words if self._is_terminal else f"{words}\n")
        self._shown = self._is_terminal

    def building(self, fraction: float, words: str) -> None:
        """Show how far the gazetteer's index is."""
        self.progress(f"{words}: {fraction:.0%}")

    def counted(self, items: Iterable[Item], noun: str) -> Iterator[Item]:
        """`items`, with their number and speed as progress."""
        started = time.monotonic()
        for number, item in enumerate(items, start=1):
            yield item
            speed = number / max(time.monotonic() - started, 1e-6)
            self.progress(f"{number_of(number, noun)}, {speed:,.0f} a second")

    def done(self) -> None:
        """Take the line of progress away."""
        self._write("")

    def _write(self, text: str) -> None:
        try:
            self._stream.write((_CLEAR if self._shown else "") + text)
            self._stream.flush()
        except OSError:  # Where nothing can be said, the work goes on.
            to_nowhere(self._stream)
        self._shown = False


def to_nowhere(stream: TextIO) -> None:
    """Leave what was not written to a stream, about which Python would complain when it ends, with
    an exit status of its own."""
    with suppress(OSError):  # no file of the system
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def number_of(number: int, noun: str) -> str:
    """So many of a thing: "1 article", "2,000 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def legible_on_screen(text: str) -> str:
    """A text with its control characters, which would move the cursor, change colours or turn the
    direction of writing, spelled as in JSON; line ends and tabs stay. A byte order mark is for
    files."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return _CONTROL.sub(lambda mark: f"\\u{ord(mark[0]):04x}", lines)


def existing_file(given: str) -> Path:
    """The file that an argument names. Raises `ArgumentTypeError` where there is none."""
    if not Path(given).is_file():
        raise argparse.ArgumentTypeError(f"there is no file “{given}”")
    return Path(given)


def existing_project(given: str) -> Path:
    """The file of a project that an argument names. Raises `ArgumentTypeError` where there is
    none."""
    if not Path(given).is_file():
        raise argparse.ArgumentTypeError(
            f"there is no project “{given}”; the command page begins one there, with the first "
            "thing that you add or correct"
        )
    return Path(given)
