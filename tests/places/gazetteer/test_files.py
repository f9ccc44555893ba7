"""Files of places that several threads read."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.places.gazetteer.files import ReadOnlyFile
from dashboard.places.gazetteer.imported import open_layers
from dashboard.places.gazetteer.importing import import_layer
from dashboard.places.gazetteer.layers import COLUMNS

THREADS = 4


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="Linux tells what is mapped")
def test_the_memory_of_what_was_read_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "large.sqlite"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)")
        texts = [(letter * 3000,) for letter in "abcd" * 1000]
        made.executemany("INSERT INTO word (text) VALUES (?)", texts)
        made.commit()

    def mapped_kilobytes() -> int:
        _, _, told = Path("/proc/self/smaps").read_text(encoding="utf-8").partition(str(path))
        return int(told.partition("Rss:")[2].split()[0]) if told else 0

    file, mapped = ReadOnlyFile(path), []
    for number, text in enumerate(texts, start=1):
        assert file.rows("SELECT text FROM word WHERE id = ?", (number,)) == [text]
        if number % 20 == 0:
            mapped.append(mapped_kilobytes())
    file.close()
    assert 0 < max(mapped) < path.stat().st_size / 1000 / 4


def in_threads(ask) -> list[object]:
    """What `ask` gives in each of several threads that run at once."""
    answers: dict[int, object] = {}
    together = threading.Barrier(THREADS)

    def run(number: int) -> None:
        together.wait()
        answers[number] = ask()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers.get(number) for number in range(THREADS)]


@pytest.fixture
def numbers(tmp_path: Path) -> ReadOnlyFile:
    path = tmp_path / "numbers.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE number (n INTEGER, word TEXT)")
        connection.executemany(
            "INSERT INTO number VALUES (?, ?)", ((n % 500, f"{n % 500}-{n}") for n in range(5000))
        )
        connection.execute("CREATE INDEX number_n ON number (n)")
    return ReadOnlyFile(path)


def test_each_thread_gets_the_rows_that_it_asked_for(numbers: ReadOnlyFile):
    def ask() -> list[str]:
        return [
            f"asked {n}, got {word}"
            for n in range(500)
            for (word,) in numbers.rows("SELECT word FROM number WHERE n = ?", (n,))
        ]

    expected = [f"asked {n}, got {n}-{m}" for n in range(500) for m in range(n, 5000, 500)]
    assert in_threads(ask) == [expected] * THREADS


def test_threads_may_share_an_imported_layer(tmp_path: Path):
    sites = tmp_path / "sites.csv"
    rows = [f"q{n},Quxhaven {n},,{n / 10},{-n / 10},P,PPL,,,{n}," for n in range(400)]
    sites.write_text("\n".join([",".join(COLUMNS), *rows]))
    folder = tmp_path / "layers"
    import_layer(sites, "sites", folder, progress=lambda *_: None, report=lambda _: None)
    ((layer,), problems) = open_layers(folder)
    assert problems == []

    def ask() -> list[str]:
        return [row[3] for n in range(400) for row in layer.named(f"quxhaven {n}")]

    assert in_threads(ask) == [[f"Quxhaven {n}" for n in range(400)]] * THREADS
