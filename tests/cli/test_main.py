"""The command line as a whole: usage, versions, and how it ends."""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.cli.main import main, parser
from dashboard.version import __version__

ROOT = Path(__file__).parents[2]
SEEDS = str(ROOT / "seeds")


def test_a_command_leaves_the_garbage_collector_as_it_was(run, tmp_path):
    before = gc.get_threshold()
    assert run("places", SEEDS)[0] == 0
    assert gc.get_threshold() == before
    assert run("places", tmp_path / "none.txt")[0] == 1
    assert gc.get_threshold() == before


def test_what_a_format_needs_is_said_before_anything_is_read(
    run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dashboard.exports.columns.find_spec", lambda _: None)
    with pytest.raises(SystemExit) as stopped:
        run("journeys", SEEDS, "--format", "gpkg")
    assert stopped.value.code == 2
    assert "pip install '.[formats]'" in capsys.readouterr().err
    assert run("journeys", SEEDS, "--format", "kml")[0] == 0


def test_what_is_no_text_is_not_written_to_a_terminal(
    run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(SystemExit) as stopped:
        run("journeys", SEEDS, "--format", "parquet")
    assert stopped.value.code == 2
    assert "write it to a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["places"],
        ["fly", SEEDS],
        ["places", SEEDS, "--format", "xml"],
        ["places", SEEDS, "--format", "shp"],
        ["places", SEEDS, "--kinds", "literal,person"],
        ["journeys", SEEDS, "--kinds", "literal"],
        ["map", SEEDS],
        ["places", SEEDS, "--gazetteer", "missing.csv"],
    ],
)
def test_wrong_usage_is_status_2(run, arguments: list[str]):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["journeys"], "journeys: error: give an INPUT to read, or a project with --project"),
        (
            ["places", SEEDS, "--kinds", "literal,person"],
            "“person” is no kind of mention; the kinds are literal, metonym,",
        ),
        (["places", SEEDS, "--gazetteer", "no.csv"], "there is no file “no.csv”"),
        (
            ["map", "-o", "map.html", "--project", "no.dateline"],
            "there is no project “no.dateline”; the command page begins one there",
        ),
    ],
)
def test_wrong_usage_is_said_with_the_command_and_what_to_do(
    run, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit):
        run(*arguments)
    assert said in capsys.readouterr().err


def arguments_of(whole: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.Action]]:
    """Every argument of a command and of the commands below it, with what the command is called."""
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from arguments_of(one)
        else:
            yield whole.prog, action


def test_every_argument_says_what_it_is() -> None:
    told = list(arguments_of(parser()))
    assert len(told) > 40
    assert [(command, one.dest) for command, one in told if not one.help] == []


@pytest.mark.parametrize(
    ("started", "called"),
    [("dashboard/__main__.py", "python -m dashboard"), ("/usr/bin/dateline", "dateline")],
)
def test_usage_calls_the_command_as_its_user_does(
    monkeypatch: pytest.MonkeyPatch, started: str, called: str
) -> None:
    monkeypatch.setattr("sys.argv", [started])
    assert parser().format_usage().startswith(f"usage: {called} [-h]")


def test_a_reader_who_has_enough_stops_the_command_quietly(tmp_path: Path):
    text = "She flew from Lima to Quito and on to Bogota. " * 20
    many = [json.dumps({"id": str(n), "text": text}) for n in range(40)]
    (tmp_path / "many.jsonl").write_text("\n".join(many))
    command = [sys.executable, "-m", "dashboard", "places", str(tmp_path / "many.jsonl")]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read().decode()
    assert process.returncode == 0
    assert "Error" not in errors and "Traceback" not in errors


def test_the_command_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"dateline {__version__}\n"
