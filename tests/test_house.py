"""What every room of the house keeps to, and what the documents say of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "dashboard").rglob("*.py"))
WAY = ("errors", "articles", "places", "journeys", "atlas", "ui", "exports", "app")
WAY += ("terminal", "gazetteer_command", "__main__")
# basemap is data beside the way: it imports nothing of the house but what its script reads.
ROOM_OF = {**{room: room for room in WAY}, "basemap": "places"}


def room(path: Path) -> str:
    """The room that a module lies in."""
    return path.relative_to(ROOT / "dashboard").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("dashboard.")}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_imports_one_further_down_the_way(path: Path) -> None:
    if room(path) in {"__init__", "basemap"}:
        return
    here = WAY.index(ROOM_OF[room(path)])
    later = {name for name in imported(path) if WAY.index(ROOM_OF[name]) > here}
    assert later == set()


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_screen_knows_streamlit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.search(r"^\s*(?:import|from) (?:streamlit|folium)", text, re.MULTILINE)
    assert uses is None or room(path) in {"ui", "app"}


def test_no_name_of_the_two_articles_stands_in_the_code() -> None:
    names = re.compile(
        r"\b(?:Kim|Jong|Putin|Lavrov|Peskov|Lukashenko|Manturov|Zarubin|Ho-jin|Baker|Trump|"
        r"Komsomolsk|Vladivostok|Vostochny|Andriivka|Bakhmut|Sochi|Crimea|Crimean|Azov|"
        r"Pyongyang|Seoul|Kyiv|Belarus|Vietnam)\b"
    )
    scripts = [*CODE, *(ROOT / "dashboard").rglob("*.js")]
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in scripts
        for match in names.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_the_readme_says_what_each_requirement_is_for() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    packages = [re.split(r"[<>=]", line)[0] for line in lines if line and line[0] not in "#-"]
    assert [name for name in packages if f"| {name} |" not in readme] == []


def test_the_architecture_page_names_files_that_exist() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| `(dashboard/[^`]*/)` \|.*\| (.*) \|$", page, re.MULTILINE):
        folder, files = row
        for name in re.findall(r"`([\w.]+)`", files):
            assert (ROOT / folder / name).is_file(), f"{folder}{name}"


def test_the_readme_has_the_line_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- tests -->\n```sh\n(.+)\n```\n", readme)
    assert block is not None
    assert "pytest" in block.group(1)
