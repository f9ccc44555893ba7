"""A disk that is full, files that vanish or change while they are in use: one sentence, and what
was there before is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.articles.article import Article
from dashboard.articles.readers import stream
from dashboard.errors import InputError
from dashboard.files import beside
from dashboard.places.gazetteer.imported import ImportedLayer
from dashboard.places.gazetteer.importing import import_layer
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.project.events import Renamed
from dashboard.project.project import Project

ROOT = Path(__file__).parents[2]
HEADER = "id,name,alternate_names,latitude,longitude,feature_class,feature_code,country,admin1,"
FULL = """
import resource, sys
from pathlib import Path
from dashboard.errors import DatelineError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
try:
    {work}
except DatelineError as error:
    print(error)
"""
SAVE = """
    from dashboard.articles.article import Article
    from dashboard.project.project import Project
    Project(Path(sys.argv[2])).add("s", [Article("big", "word " * 1_000_000)])
"""
IMPORT = """
    from dashboard.places.gazetteer.importing import import_layer
    import_layer(Path(sys.argv[2]), "own", Path(sys.argv[3]), lambda *_: None, print)
"""
OPEN = """
    from dashboard.places.gazetteer.lookup import open_gazetteer
    open_gazetteer(cache_dir=Path(sys.argv[2]))
"""

limited = pytest.mark.skipif(sys.platform == "win32", reason="no limit on files there")


def on_a_full_disk(work: str, most_bytes: int, *arguments: object) -> str:
    """What a piece of work says where no file may grow beyond some bytes."""
    done = subprocess.run(
        [sys.executable, "-c", FULL.format(work=work.strip()), *map(str, (most_bytes, *arguments))],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return line


def layer(path: Path, rows: int) -> Path:
    """A layer with so many places."""
    lines = (f"z{n},Zzyzx {n},,{n % 90},{n % 180},P,PPL,FR,,{n}," for n in range(rows))
    path.write_text("\n".join((f"{HEADER}population,note", *lines)), "utf-8")
    return path


@limited
def test_a_project_that_finds_no_room_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "p"
    project = Project(path)
    project.append("s", Renamed("Ann", "Anne"), [Article("a", "Ann flew to Oslo.")])
    project.close()
    said = on_a_full_disk(SAVE, 500_000, path)
    assert "cannot be written" in said and said.endswith("nothing was changed")
    again = Project(path)
    assert [event.entry for event in again.events()] == [Renamed("Ann", "Anne")]
    assert [article.id for article in again.articles()] == ["a"]
    again.append("s", Renamed("Bo", "Bob"))
    assert again.version() == 2


@limited
def test_an_import_that_finds_no_room_leaves_the_older_layer(tmp_path: Path) -> None:
    layers = tmp_path / "layers"
    import_layer(layer(tmp_path / "own.csv", 10), "own", layers, lambda *_: None, print)
    said = on_a_full_disk(IMPORT, 500_000, layer(tmp_path / "big.csv", 20_000), layers)
    assert said.startswith(str(layers)) and "cannot be written there" in said
    (path,) = layers.glob("*.sqlite")
    assert ImportedLayer(path).facts.places == 10
    assert not list(layers.glob("*.part*"))


@limited
def test_an_index_that_finds_no_room_is_one_sentence(tmp_path: Path) -> None:
    said = on_a_full_disk(OPEN, 1_000_000, tmp_path / "cache")
    assert "index cannot be kept there" in said and "nor can it be built elsewhere" in said
    assert not list((tmp_path / "cache").glob("*.sqlite"))


def test_a_file_that_vanishes_while_the_folder_is_read_is_told(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Ann Lee flew to Oslo for {name}.", "utf-8")
    found = stream([tmp_path])
    assert isinstance(next(found), Article)
    (tmp_path / "b.txt").unlink()
    problem, last = found
    assert isinstance(problem, InputError) and "b.txt" in str(problem)
    assert "cannot be opened (No such file or directory)" in str(problem)
    assert isinstance(last, Article) and last.id == "c"


@pytest.mark.skipif(sys.platform == "win32", reason="open files stay there")
def test_a_gazetteer_in_use_stays_as_it_was_when_its_files_change(tmp_path: Path) -> None:
    own, cache = tmp_path / "gazetteer.csv", tmp_path / "cache"
    own.write_bytes(beside("gazetteer.csv").read_bytes())
    gazetteer = open_gazetteer(own, cache)
    before = gazetteer.candidates("Paris")
    own.write_text("no,layer\n\x00", "utf-8")
    for index in cache.glob("*.sqlite"):
        index.unlink()
    assert gazetteer.candidates("Paris") == before
    assert gazetteer.candidates("Lisbon")
