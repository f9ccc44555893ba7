"""The file of a project: what is written lasts, what cannot be read is left as it is."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from threading import Thread, Timer

import pytest

from dashboard.articles.article import Article
from dashboard.errors import ProjectError
from dashboard.project.events import ArticlesAdded, Renamed, Undo
from dashboard.project.history import replay
from dashboard.project.project import FORMAT, Project
from tests.project.changes import ALL

ROOT = Path(__file__).parents[2]
ARTICLES = (
    Article("a", "Ann flew to Oslo.", "One", "AP", date(2024, 5, 6), "https://example.org/a"),
    Article("b", "Bo stayed.\n“Zürich” 𝔘 \u2028 end"),
)
WRITER = """
import sys
from pathlib import Path
from dashboard.project.events import Renamed
from dashboard.project.project import Project
project = Project(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    project.append(sys.argv[2], Renamed("Ann", f"{sys.argv[2]} {number}"))
    print(number, flush=True)
"""


def test_what_is_written_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "one.dateline"
    project = Project(path)
    assert (project.version(), project.events(), project.articles()) == (0, (), ())
    assert project.add("s", ARTICLES) == ("a", "b")
    for change in ALL:
        project.append("s", change)
    project.set("colours", "1")
    project.close()
    again = Project(path)
    assert again.articles() == ARTICLES
    assert [e.entry for e in again.events()] == [ArticlesAdded(("a", "b")), *ALL]
    assert again.settings() == {"colours": "1"}
    assert again.version() == len(ALL) + 1


def test_an_id_that_another_tab_has_taken_is_not_overwritten(tmp_path: Path) -> None:
    here, there = Project(tmp_path / "p"), Project(tmp_path / "p")
    assert here.add("one", [Article("pasted", "Ann.")]) == ("pasted",)
    assert there.add("two", [Article("pasted", "Bo.")]) == ("pasted-2",)
    assert [a.text for a in here.articles()] == ["Ann.", "Bo."]


def test_what_a_project_began_with_is_kept_with_the_first_change_and_once(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    project.append("s", Renamed("Ann", "Anne"), ARTICLES)
    project.append("s", Undo(), ARTICLES)
    assert project.articles() == ARTICLES


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Ann flew to Oslo.", "cannot be opened as a project"),
        (b"SQLite format 3\0" + b"\x17" * 5000, "cannot be opened as a project"),
    ],
)
def test_what_is_no_project_is_left_as_it_is(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "p"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match=said) as raised:
        Project(path)
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == content


def test_another_database_and_a_newer_project_are_left_as_they_are(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(ProjectError, match="no project of Dateline"):
        Project(other)
    assert other.read_bytes() == before

    newer = tmp_path / "newer.dateline"
    made = Project(newer)
    made.append("s", Undo())
    made.close()
    with sqlite3.connect(newer) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    connection.close()
    before = newer.read_bytes()
    with pytest.raises(ProjectError, match="newer version"):
        Project(newer)
    assert newer.read_bytes() == before


def test_a_damaged_project_gives_one_sentence_and_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "p"
    project = Project(path)
    project.add("s", [Article(f"a{n}", "Ann flew to Oslo. " * 200) for n in range(50)])
    project._mine().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    project.close()
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xaa" * 4096
    path.write_bytes(content)
    with pytest.raises(ProjectError) as raised:
        Project(path).events()
        Project(path).articles()
    assert "left as it is" in str(raised.value)
    assert path.read_bytes() == content


def closed(tmp_path: Path) -> Path:
    """A project of one change, all of which is in its file."""
    path = tmp_path / "p"
    project = Project(path)
    project.append("s", Renamed("Ann", "Anne"))
    project._mine().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    project.close()
    return path


def test_a_damage_that_is_told_in_several_lines_is_told_in_one(tmp_path: Path) -> None:
    path = closed(tmp_path)
    content = bytearray(path.read_bytes())
    content[36] = 1  # how many pages of the file are said to be free: none is
    path.write_bytes(content)
    with pytest.raises(
        ProjectError, match=r"this project is damaged \(.*free.*\); .* open a copy"
    ) as e:
        Project(path)
    assert "\n" not in str(e.value)


def test_a_damage_that_sqlite_quotes_is_told(tmp_path: Path) -> None:
    path = closed(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"autoindex_article", b"autoinde\x80_article"))
    with pytest.raises(ProjectError, match="left as it is"):
        Project(path).events()


def test_a_file_begun_and_not_finished_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "p"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    assert path.stat().st_size > 0
    assert Project(path).version() == 0


def test_a_copy_has_all_and_goes_over_no_file(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    project.add("s", ARTICLES)
    project.save_copy(tmp_path / "copies" / "q")
    assert Project(tmp_path / "copies" / "q").articles() == ARTICLES
    with pytest.raises(ProjectError, match="is there already"):
        project.save_copy(tmp_path / "copies" / "q")


def test_a_folder_that_cannot_be_written_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    project = Project(tmp_path / "file" / "p")
    assert (project.version(), project.articles()) == (0, ())
    with pytest.raises(ProjectError, match="no project can be kept here"):
        project.append("s", Undo())


def test_a_project_in_which_nothing_was_changed_leaves_no_file(tmp_path: Path) -> None:
    project = Project(tmp_path / "folder" / "p")
    assert (project.version(), project.events(), project.settings()) == (0, (), {})
    assert not (tmp_path / "folder").exists()
    Project(tmp_path / "folder" / "p").append("s", Undo())
    assert project.version() == 1


def test_threads_of_one_project_lose_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")

    def write(name: str) -> None:
        for number in range(20):
            project.append(name, Renamed(name, f"{number}"))
        project.close()

    threads = [Thread(target=write, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n in range(4):
        own = [e.entry for e in project.events() if e.session == f"t{n}"]
        assert own == [Renamed(f"t{n}", f"{number}") for number in range(20)]


def test_a_project_that_another_process_begins_at_the_same_time_is_waited_for(
    tmp_path: Path,
) -> None:
    other = sqlite3.connect(tmp_path / "p", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = Timer(0.3, other.execute, ["ROLLBACK"])
    release.start()
    try:
        assert Project(tmp_path / "p").append("s", Undo()) == 1
    finally:
        release.join()
        other.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills as Unix does")
@pytest.mark.parametrize("round_", range(int(os.environ.get("DATELINE_KILLS", "3"))))
def test_two_writers_that_are_killed_lose_nothing_they_have_said(
    tmp_path: Path, round_: int
) -> None:
    path = tmp_path / "p"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), name], cwd=ROOT, stdout=subprocess.PIPE
        )
        for name in ("one", "two")
    ]
    said = [0, 0]
    try:
        for number, writer in enumerate(writers):
            assert writer.stdout is not None
            said[number] = int(writer.stdout.readline())
        time.sleep(0.1 + 0.03 * round_)
    finally:
        for writer in writers:
            writer.kill()
    for number, writer in enumerate(writers):
        said[number] = max(said[number], *map(int, writer.communicate()[0].split()), 0)
    project = Project(path)
    written = [e for e in project.events() if isinstance(e.entry, Renamed)]
    for name, last in zip(("one", "two"), said, strict=True):
        own = [e.entry.new for e in written if e.session == name and isinstance(e.entry, Renamed)]
        assert len(own) - last in (0, 1)  # the last may be written and not yet said
        assert own == [f"{name} {number}" for number in range(1, len(own) + 1)]
    assert len(replay(project.events()).done) == len(written)
    project.append("three", Renamed("Ann", "after"))
