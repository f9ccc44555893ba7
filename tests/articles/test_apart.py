"""What a library makes of a file is made in a process of its own, within a time and a memory."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from dashboard.articles import apart
from dashboard.articles.formats import registry
from dashboard.articles.readers import read, read_bytes
from dashboard.errors import InputError

GOOD = "She flew to Lima."


def said(seconds: float, function, *given) -> str:
    with pytest.raises(InputError) as raised:
        apart.call("a.html", seconds, function, *given)
    assert raised.value.path == "a.html"
    return str(raised.value)


def test_a_call_gives_what_the_function_gives_in_another_process() -> None:
    assert apart.call("a", 30, divmod, 7, 3) == (2, 1)
    first = apart.call("a", 30, os.getpid)
    assert first != os.getpid()
    assert apart.call("a", 30, os.getpid) == first, "the process stays"


def test_it_is_ended_when_the_time_is_over_and_the_next_call_has_another() -> None:
    began = time.monotonic()
    assert said(0.5, time.sleep, 60) == (
        "a.html: this file takes more than 0.5 s to read; save its text as plain text (.txt) and "
        "give that"
    )
    assert time.monotonic() - began < 20
    assert apart.call("a", 30, divmod, 7, 3) == (2, 1)


def test_a_process_that_ends_and_a_function_that_fails_are_said() -> None:
    assert "brings its reader down" in said(30, os._exit, 1)
    assert "this file cannot be read: a fault of Dateline (ZeroDivisionError" in said(
        30, divmod, 1, 0
    )
    assert apart.call("a", 30, divmod, 7, 3) == (2, 1)


def test_memory_is_bounded() -> None:
    assert "more than 2 GB of memory" in said(30, bytes, apart.MOST_MEMORY)


def test_one_that_was_ended_from_outside_is_begun_again() -> None:
    number = apart.call("a", 30, os.getpid)
    os.kill(number, 9)
    assert apart.call("a", 30, divmod, 7, 3) == (2, 1)


def test_ctrl_c_ends_a_call_and_its_process() -> None:
    number = apart.call("a", 30, os.getpid)
    timer = threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        timer.start()
        apart.call("a", 60, time.sleep, 60)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert apart.call("a", 30, divmod, 7, 3) == (2, 1)


def test_few_processes_are_kept_and_none_that_was_given_much() -> None:
    threads = [threading.Thread(target=apart.call, args=("a", 60, time.sleep, 1)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= len(apart._IDLE) <= 2
    number = apart.call("a", 30, os.getpid)
    assert apart.call("a", 30, len, b"x" * 4_000_000) == 4_000_000
    assert apart.call("a", 30, os.getpid) != number


def test_threads_get_their_own_answers() -> None:
    made: dict[int, tuple[int, int]] = {}

    def ask(number: int) -> None:
        for _ in range(20):
            made[number] = apart.call("a", 60, divmod, number, 7)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == {n: divmod(n, 7) for n in range(8)}


def test_a_file_that_takes_too_long_is_said_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text(f"<p>{GOOD}</p>" * 3000)
    (tmp_path / "b.txt").write_text(GOOD)
    monkeypatch.setattr(registry, "_SECONDS", 0.001)
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["b"]
    (problem,) = reading.problems
    assert str(problem).startswith(f"{tmp_path / 'a.html'}: this file takes more than 0.001 s")


def test_what_is_wrong_with_a_file_keeps_its_place_across_processes() -> None:
    (problem,) = read_bytes("a.md", "Łódź\nŁódź\nŁódź".encode()[:-1]).problems
    assert (problem.path, problem.line, problem.kept) == ("a.md", 3, False)
    assert "the UTF-8 text is damaged here" in str(problem)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.eml", "a.rss", "a.pdf", "a.docx", "a.epub"])
def test_bytes_of_no_format_are_said(name: str) -> None:
    reading = read_bytes(name, bytes(range(256)) * 40)
    assert all("fault of Dateline" not in str(problem) for problem in reading.problems)
    assert len(reading.problems) == 1 or reading.articles
