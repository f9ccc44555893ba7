"""What every room of the house keeps to, and what the documents say of it."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "dashboard").rglob("*.py"))
BENCHMARKS = sorted((ROOT / "benchmarks").rglob("*.py"))
# The floors of the house: a room imports only rooms of the floors above it, none of its own floor.
WAY = (
    ("errors", "version", "files", "geometry", "browser"),
    ("articles",),
    ("places.place", "places.language", "places.remembered"),
    ("places.contracts", "places.spatial"),
    ("places.gazetteer", "places.mentions"),
    ("places.resolution",),
    ("places.geoparser",),
    ("basemap", "journeys.model"),
    ("journeys.language",),
    ("journeys.dates", "journeys.routes"),
    ("journeys.sentences",),
    ("journeys.people",),
    ("journeys.grammar",),
    ("journeys.status",),
    ("journeys.presence",),
    ("journeys.events", "journeys.visits", "journeys.stations"),
    ("journeys.judge", "journeys.merging", "journeys.off_route"),
    ("journeys.pipeline",),
    ("atlas",),
    ("project", "search"),
    ("archive",),
    ("view",),
    ("exports",),
    ("page",),
    ("app", "cli"),
    ("__main__",),
)
FLOOR_OF = {room: number for number, floor in enumerate(WAY) for room in floor}


def module(path: Path) -> str:
    """A module's name within `dashboard`: "places.mentions.kinds"."""
    name = ".".join(path.relative_to(ROOT / "dashboard").with_suffix("").parts)
    return name.removesuffix(".__init__")


def room(name: str) -> str:
    """The room that a module lies in, by the module's name or a name in it; "" for none."""
    parts = name.split(".")
    return next((r for n in (2, 1) if (r := ".".join(parts[:n])) in FLOOR_OF), "")


def imported(path: Path) -> set[str]:
    """The names that a module imports of the house."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say where from"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.partition(".")[2] for name in names if name.startswith("dashboard.")}


def test_every_module_lies_in_a_room() -> None:
    parents = {"__init__", "places", "journeys"}
    assert {module(path) for path in CODE if not room(module(path))} == parents


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_imports_one_further_down_the_way(path: Path) -> None:
    here = room(module(path))
    others = {name for name in imported(path) if room(name) != here}
    assert {name for name in others if FLOOR_OF[room(name)] >= FLOOR_OF[here]} == set()


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_screen_knows_streamlit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.search(r"^\s*(?:import|from) (?:streamlit|folium)", text, re.MULTILINE)
    assert uses is None or room(module(path)) in {"page", "app"}


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


def test_the_package_asks_for_what_requirements_txt_lists() -> None:
    listed = (ROOT / "requirements.txt").read_text(encoding="utf-8").split("\n\n")
    running, formats, archive, testing = (
        [line for line in block.splitlines() if line and line[0] not in "#-"] for block in listed
    )
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert project["dependencies"] == running
    assert project["optional-dependencies"]["formats"] == formats
    assert project["optional-dependencies"]["archive"] == ["dateline[formats]", *archive]
    assert project["optional-dependencies"]["test"] == testing


def test_the_architecture_page_names_files_that_exist() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| `(dashboard/[^`]*/)` \|.*\| (.*) \|$", page, re.MULTILINE):
        folder, files = row
        for name in re.findall(r"`([\w.]+)`", files):
            assert (ROOT / folder / name).is_file(), f"{folder}{name}"


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: path.name)
def test_a_benchmark_imports_what_there_is(path: Path) -> None:
    """Also in the pieces of Python that it runs in processes of their own."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    pieces = [text for text in texts if isinstance(text, str) and "\nfrom dashboard" in text]
    for node in (node for one in (tree, *map(ast.parse, pieces)) for node in ast.walk(one)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard"):
            assert node.module is not None
            home = importlib.import_module(node.module)
            for name in node.names:
                if not hasattr(home, name.name):
                    importlib.import_module(f"{node.module}.{name.name}")


def test_the_readme_has_the_line_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- tests -->\n```sh\n(.+)\n```\n", readme)
    assert block is not None
    assert "pytest" in block.group(1)
