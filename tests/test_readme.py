"""What README shows can be done as it is written there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from dashboard.cli.main import parser

ROOT = Path(__file__).parents[1]


def test_the_python_example_prints_the_stops_of_the_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "4"]
    assert "2023, 9, 13" in lines[1]
    assert all("SentenceRef" in line for line in lines)


PAGES = ["README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]


def commands(page: str) -> list[str]:
    """The arguments of each command of Dateline's that a page shows."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    lines = [line.partition("#")[0].partition(">")[0] for b in blocks for line in b.splitlines()]
    shown = [line.partition("python -m dashboard ")[2].replace("…", "") for line in lines]
    return [arguments for arguments in shown if arguments]


@pytest.mark.parametrize(
    ("page", "arguments"), [(page, one) for page in PAGES for one in commands(page)]
)
def test_a_command_that_a_page_shows_is_one(
    page: str, arguments: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(arguments)
    for name in words:
        if "." in name or name == "FILE":  # a file that has to be there
            Path(name).touch()
    assert parser().parse_args(words).command, page


def test_the_pages_show_commands_of_every_kind() -> None:
    shown = {one.split()[0] for page in PAGES for one in commands(page)}
    assert shown >= {"places", "journeys", "map", "archive", "page", "corrections", "gazetteer"}


def test_nothing_tells_to_install_from_a_registry_that_lacks_it() -> None:
    """Dateline lies in no registry of packages: pip takes it from its folder."""
    files = [ROOT / page for page in [*PAGES, "CONTRIBUTING.md", "requirements.txt"]]
    files += sorted((ROOT / "dashboard").rglob("*.py"))
    told = [
        path.name for path in files if re.search("pip install '?dateline", path.read_text("utf-8"))
    ]
    assert told == []


def test_what_a_page_says_is_in_a_module_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = re.findall(r"`(\w+)` (?:in|of) `(dashboard/[\w/]+\.py)`", text)
    assert len(told) > 10
    lost = [
        one for one in told if not re.search(rf"\b{one[0]}\b", (ROOT / one[1]).read_text("utf-8"))
    ]
    assert lost == []


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "Makefile"])
def test_each_benchmark_is_run_as_the_module_that_it_is(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not re.search(r"python benchmarks/", text)
    named = re.findall(r"python -m (benchmarks[\w.]+\w)", text)
    assert [m for m in named if not (ROOT / f"{m.replace('.', '/')}.py").is_file()] == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md", "README.md"])
def test_files_that_the_pages_name_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:dashboard|tests|docs|benchmarks)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
