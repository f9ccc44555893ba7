"""Several processes that share the articles (`--jobs`)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.articles.article import Article
from dashboard.cli import jobs, tasks
from dashboard.cli.main import main
from dashboard.cli.tasks import Made, Task, Work
from dashboard.errors import DatelineError
from dashboard.places.geoparser import Geoparser
from tests.places.parsing import geoparser

ROOT = Path(__file__).parents[2]
TEXTS = (
    "Jan Novak flew to Cairo on Monday. He met Ann Lee in Paris on Tuesday.",
    "Novak was in Cairo on Monday, and flew to Tokyo. It rained in Moscow.",
    "Ann Lee visited Berlin in May 2019. She was born in Oslo.",
)
PATIENCE = 120.0  # seconds, on a machine that does much else


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An articles file of 50 articles, with two lines that are none."""
    path = tmp_path / "articles.jsonl"
    told = [
        json.dumps(
            {"id": f"a{n}", "text": f"{TEXTS[n % 3]} That was {n}.", "published": "2023-09-15"}
        )
        for n in range(50)
    ]
    path.write_text("\n".join([*told[:20], "{", *told[20:], '{"id": "empty"}']), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        "places",
        "places --format geojson --kinds literal",
        "places --format kml",
        "journeys --least 0.5",
        "journeys --format gpx",
        "journeys --merged",
    ],
)
def test_two_processes_say_the_same_in_the_same_order(
    command: str, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for number in ("1", "2"):
        status = main([*command.split(), str(articles), "--jobs", number])
        out, err = capsys.readouterr()
        problems = [line for line in err.splitlines() if "articles.jsonl" in line]
        said.append((status, out, problems))
    assert said[0] == said[1]
    assert (said[0][0], len(said[0][2])) == (1, 2)
    assert "Cairo" in said[0][1]


def test_the_map_is_the_same(articles: Path, tmp_path: Path) -> None:
    pages = []
    for number in ("1", "2"):
        output = tmp_path / f"{number}.html"
        main(["map", str(articles), "-o", str(output), "--jobs", number])
        pages.append(output.read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5"])
def test_what_is_no_number_of_processes_is_wrong_usage(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["places", "seeds", f"--jobs={given}"])
    assert ended.value.code == 2
    assert "such as 2" in capsys.readouterr().err


def numbered() -> Iterator[Article]:
    """Articles without end."""
    number = 0
    while True:
        yield Article(str(number), TEXTS[number % 3])
        number += 1


def test_the_input_is_read_as_it_is_needed() -> None:
    taken = 0

    def counted() -> Iterator[Article]:
        nonlocal taken
        for article in numbered():
            taken += 1
            yield article

    made = jobs.made(Task(tasks.places, "jsonl"), counted(), geoparser(), 2)
    first = [json.loads(next(made).piece)["id"] for _ in range(3)]
    assert first == ["0", "1", "2"]
    assert taken <= 16 * 3 * 2
    made.close()  # type: ignore[attr-defined]


def process_ids(_task: Task, _geoparser: Geoparser) -> Work:
    return lambda _article: Made(os.getpid())


@pytest.mark.parametrize(("number", "others"), [(149, False), (150, True)])
def test_other_processes_read_where_there_is_enough_to_read(
    number: int, others: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_cores", lambda: 2)
    articles = [Article(str(n), TEXTS[0]) for n in range(number)]
    found = [one.piece for one in jobs.made(Task(process_ids), articles, geoparser())]
    assert len(found) == number
    assert (os.getpid() not in found) is others


def test_nominatim_is_asked_by_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(jobs, "_by_others")
    path = tmp_path / "a.txt"
    path.write_text("Jan Novak flew to Cairo on Monday.", encoding="utf-8")
    assert main(["places", str(path), "--online", "--jobs", "2"]) == 0
    assert "Cairo" in capsys.readouterr().out


def one_that_ends(_task: Task, _geoparser: Geoparser) -> Work:
    def work(article: Article) -> Made:
        if article.id == "40":
            os._exit(9)
        return Made(article.id)

    return work


def test_a_process_that_ends_by_itself_is_told_of_in_one_sentence() -> None:
    articles = [Article(str(n), TEXTS[0]) for n in range(60)]
    with pytest.raises(DatelineError) as failed:
        list(jobs.made(Task(one_that_ends), articles, geoparser(), 2))
    said = str(failed.value)
    assert "one of the 2 processes" in said and "--jobs 1" in said and "\n" not in said


def one_that_fails(_task: Task, _geoparser: Geoparser) -> Work:
    def piece(article: Article) -> str:
        if article.id == "5":
            raise ValueError("five is too many")
        return article.id

    return lambda article: tasks.guarded(article, piece)


def test_an_article_that_a_process_fails_on_is_left_out() -> None:
    articles = [Article(str(n), TEXTS[0]) for n in range(20)]
    found = list(jobs.made(Task(one_that_fails), articles, geoparser(), 2))
    assert [one.piece for one in found if one.piece is None] == [None]
    assert "the article “5” is left out" in found[5].problems[0]
    assert [one.piece for one in found[6:]] == [str(n) for n in range(6, 20)]


@pytest.fixture
def long_run(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A command that reads for long by two processes, in a group of its own, with its first line
    written."""
    path = tmp_path / "long.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(20_000):
            file.write(json.dumps({"id": str(n), "text": f"{TEXTS[n % 3]} That was {n}."}) + "\n")
    command = [sys.executable, "-m", "dashboard", "places", str(path), "--jobs", "2"]
    run = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline().startswith('{"id": "0"')
    yield run
    run.kill()
    run.communicate()


def end_of_group(group: int) -> bool:
    """Waits until no process of a group is left; False where some stay."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_ends_all_processes_without_a_word(long_run: subprocess.Popen[str]) -> None:
    os.killpg(long_run.pid, signal.SIGINT)
    _, err = long_run.communicate(timeout=PATIENCE)
    assert long_run.returncode == 130
    assert "Traceback" not in err and "Error" not in err
    assert end_of_group(long_run.pid)


def test_no_process_stays_when_the_first_is_killed(long_run: subprocess.Popen[str]) -> None:
    long_run.kill()
    long_run.communicate(timeout=PATIENCE)
    assert end_of_group(long_run.pid)


def test_who_has_read_enough_ends_all_processes(long_run: subprocess.Popen[str]) -> None:
    assert long_run.stdout is not None and long_run.stderr is not None
    long_run.stdout.close()
    assert long_run.wait(PATIENCE) == 0
    assert "Traceback" not in long_run.stderr.read()
    assert end_of_group(long_run.pid)
