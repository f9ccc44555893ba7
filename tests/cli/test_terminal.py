"""What the commands say on standard error."""

from __future__ import annotations

import io

import pytest

from dashboard.cli.terminal import Terminal


class Screen(io.StringIO):
    def __init__(self, is_terminal: bool):
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("is_terminal", "seconds", "shown"),
    [
        (True, 0.05, ""),
        (False, 0.05, ""),
        (True, 10, "\r\x1b[K".join(["1 article, 0 a second", "2 articles, 0 a second", ""])),
        (False, 6, "1 article, 0 a second\n"),
    ],
)
def test_progress_begins_after_a_second_and_is_sparse_in_a_log(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, seconds: float, shown: str
):
    now = [0.0]
    monkeypatch.setattr("dashboard.cli.terminal.time.monotonic", lambda: now[0])
    screen = Screen(is_terminal)
    terminal = Terminal(screen)
    for _ in terminal.counted(range(2), "article"):
        now[0] += seconds
    terminal.done()
    assert screen.getvalue() == shown


def test_a_hostile_name_moves_no_cursor_and_makes_no_line_of_its_own():
    screen = Screen(True)
    Terminal(screen).say("a\x1b[2J\n\u202eb: no such file")
    assert screen.getvalue() == "a\\x1b[2J\\n\\u202eb: no such file\n"
