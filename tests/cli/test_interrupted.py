"""Outputs that are full, Ctrl-C, and what an article would do to a terminal."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.cli.main import main
from dashboard.cli.terminal import legible_on_screen

ROOT = Path(__file__).parents[2]
HOSTILE = "\x1b[2J\x1b]0;title\x07\x9b31m\u202e"
TEXT = f"Luc Petit flew to Cairo on Monday{HOSTILE}. He returned to Paris."
COMMANDS = [
    ["places"],
    ["places", "--format", "csv"],
    ["places", "--format", "geojson"],
    ["journeys", "--format", "csv"],
    ["journeys", "--merged"],
]


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dashboard", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, text=True, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [*COMMANDS, ["gazetteer", "list"], ["--help"], ["--version"]])
def test_an_output_that_is_full_is_one_sentence(arguments: list[str]) -> None:
    reads = arguments[0] in ("places", "journeys")
    with Path("/dev/full").open("w") as full:
        done = run(*arguments, *(["seeds"] if reads else []), stdout=full)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr
    if not arguments[0].startswith("-"):
        assert done.returncode == 1
        assert "the output cannot be written (No space left on device)" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_so_is_a_map_that_finds_no_room_and_nobody_need_hear_it() -> None:
    done = run("map", "seeds", "-o", "/dev/full", stdout=subprocess.PIPE)
    assert done.returncode == 1 and "cannot be written (No space left" in done.stderr
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "dashboard", "places", "nowhere"]
        env = {**os.environ, "PYTHONUNBUFFERED": ""}  # as for most people
        ended = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=full, env=env)
    assert ended.returncode == 1


@pytest.mark.parametrize("module", ["dashboard.cli.main", "dashboard.places.geoparser"])
def test_ctrl_c_while_modules_load_ends_without_a_word(tmp_path: Path, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = run("places", "seeds", stdout=subprocess.PIPE, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


class Screen(io.StringIO):
    """What stands for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_an_article_does_nothing_to_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": f"x{HOSTILE}", "text": TEXT}))
    screen, errors = Screen(), Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", errors)
    command, *options = arguments
    assert main([command, str(tmp_path / "a.jsonl"), *options]) == 0
    shown = screen.getvalue() + errors.getvalue().replace("\r\x1b[K", "")
    assert "Cairo" in shown and "\\u009b" in shown
    assert [mark for mark in shown if not mark.isprintable() and mark not in "\n\t\xa0"] == []


def test_a_file_gets_what_the_article_says(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}))
    assert main(["journeys", str(tmp_path / "a.jsonl"), "--format", "csv"]) == 0
    assert HOSTILE in capsys.readouterr().out


def test_line_ends_and_letters_stay_on_a_screen() -> None:
    assert legible_on_screen("Łódź\tب\r\nc\rd\u2029") == "Łódź\tب\nc\\u000dd\\u2029"
