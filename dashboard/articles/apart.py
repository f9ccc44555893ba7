"""Calling a library that cannot be bounded in a process of its own, which is ended when it takes
too long or too much memory.

A page of a megabyte can keep a library for web pages busy for minutes, a damaged PDF can bring one
down. So what a file brings is read apart. The process stays for the next call; Python's own
`multiprocessing` would begin it by running the page's script once more.
"""

from __future__ import annotations

import atexit
import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer
from typing import BinaryIO, ParamSpec, TypeVar, cast

from dashboard.articles.guard import fault
from dashboard.errors import InputError

MOST_MEMORY = 2 << 30
"""Bytes of memory that reading one file may take."""

_AT_ONCE = 4
_KEPT = 2  # processes, of some 50 MB each
_LARGE = 3_000_000  # bytes of a call
_ROOT = str(Path(__file__).resolve().parents[2])
_BEGIN = "import sys; sys.path.insert(0, {!r}); from dashboard.articles import apart; apart.serve()"
_PATIENCE = 5.0  # seconds after which a process whose parent is gone ends itself
_DO = "save its text as plain text (.txt) and give that"

Given = ParamSpec("Given")
Made = TypeVar("Made")


def call(
    path: str,
    seconds: float,
    function: Callable[Given, Made],
    *given: Given.args,
    **named: Given.kwargs,
) -> Made:
    """What a module's function gives for values that can be pickled, called in another process.

    Raises `InputError`: its own, and, about the file at `path`, where the function takes longer
    than so many seconds or more memory than `MOST_MEMORY`, or fails."""
    asked = function, given, named
    with _PLACES:
        answer, is_late = _answered(asked, seconds)
        if answer is None and not is_late:  # The process may have been ended from outside.
            answer, is_late = _answered(asked, seconds)
    if answer is None:
        why = f"takes more than {seconds:g} s to read" if is_late else "brings its reader down"
        raise InputError(f"this file {why}; {_DO}", path)
    is_made, value = answer
    if is_made:
        return cast(Made, value)
    raise value if isinstance(value, InputError) else InputError(str(value), path)


def _answered(asked: object, seconds: float) -> tuple[tuple[bool, object] | None, bool]:
    """What a process answers (see `_Process.answer`), which is kept for the next call, unless it
    was given much and may hold on to the memory for that."""
    request = pickle.dumps((seconds, asked))
    process, is_kept = _taken(), False
    try:
        answer, is_late = process.answer(request, seconds)
        with _LOCK:
            is_kept = bool(answer) and len(request) < _LARGE and len(_IDLE) < _KEPT
            if is_kept:
                _IDLE.append(process)
    finally:
        if not is_kept:
            process.end()
    return answer, is_late


class _Process:
    """A process that answers calls one after the other."""

    def __init__(self) -> None:
        # In a session of its own it hears nothing of the keyboard: it ends when its input does.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BEGIN.format(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def answer(self, request: bytes, seconds: float) -> tuple[tuple[bool, object] | None, bool]:
        """Whether a call gave something and what, or its error; None where the process ended, and
        whether that is because the time was over."""
        assert self._process.stdin and self._process.stdout
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            self._process.kill()

        timer = Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            answer: tuple[bool, object] = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            return None, bool(late)
        finally:
            timer.cancel()
        return answer, False

    @property
    def is_there(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def end(self) -> None:
        """Ends it, if it has not ended."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._process.wait()


_PLACES = BoundedSemaphore(_AT_ONCE)
_LOCK = Lock()
_IDLE: list[_Process] = []


def _taken() -> _Process:
    """An idle process, or a new one."""
    with _LOCK:
        while _IDLE:
            process = _IDLE.pop()
            if process.is_there:
                return process
            process.end()
    return _Process()


@atexit.register
def _end_all() -> None:
    with _LOCK:
        while _IDLE:
            _IDLE.pop().end()


# Two processes that ask one would get each other's answers.
os.register_at_fork(after_in_child=_IDLE.clear)


def serve() -> None:
    """Answers calls from standard input until it ends: what the other process does."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no answer
    with suppress(ValueError, OSError):  # no bound, where a system has none
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    while True:
        try:
            seconds, asked = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds + _PATIENCE)
        _answer(asked, answers)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(
    asked: tuple[Callable[..., object], tuple[object, ...], dict[str, object]], answers: BinaryIO
) -> None:
    function, given, named = asked
    try:
        answer = pickle.dumps((True, function(*given, **named)))
    except InputError as error:
        answer = pickle.dumps((False, error))
    except MemoryError:
        much = f"this file takes more than {MOST_MEMORY >> 30} GB of memory to read; {_DO}"
        answer = pickle.dumps((False, much))
    except Exception as error:
        answer = pickle.dumps((False, f"this file cannot be read: {fault(error)}"))
    answers.write(answer)
    answers.flush()
