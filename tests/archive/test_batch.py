"""Reading into an archive by a real cluster of two worker processes."""

from __future__ import annotations

import gzip
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from distributed import Client, LocalCluster

from dashboard.archive import batch
from dashboard.archive.batch import Progress, Run, read_into
from dashboard.archive.compacting import compacted, swept
from dashboard.archive.manifest import open_manifest
from dashboard.archive.schema import PART, TABLES
from dashboard.archive.tables import latest
from dashboard.errors import ArchiveError
from tests.archive.made import lines, record, records, rows

SIZE = 4


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as cluster:
        yield cluster


@dataclass
class Heard:
    """What a run tells; `then` is done when the first piece is read."""

    then: Callable[[], None] = lambda: None
    said: list[str] = field(default_factory=list)
    told: list[Progress] = field(default_factory=list)

    def progress(self, progress: Progress) -> None:
        self.told.append(progress)
        if len(self.told) == 1:
            self.then()

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


def run(cluster: LocalCluster, folder: Path, *inputs: Path, heard: Heard | None = None) -> Run:
    heard = heard or Heard()
    address = cluster.scheduler_address
    done, _ = read_into(folder, list(map(str, inputs)), heard, scheduler=address, size=SIZE)
    assert heard.said == []
    return done


def test_a_killed_workers_share_is_done_again_and_nothing_twice(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(lines(records(range(48))))
    run(cluster, tmp_path / "undisturbed", source)

    def kill() -> None:
        with Client(cluster) as client:
            pid = next(iter(client.run(os.getpid).values()))
        os.kill(pid, signal.SIGKILL)

    heard = Heard(then=kill)
    run(cluster, tmp_path / "disturbed", source, heard=heard)
    for table in PART:
        there = rows(tmp_path / "disturbed", table)
        assert there == rows(tmp_path / "undisturbed", table), table
        assert there or table in ("errors", "stations", "corrections")
    assert heard.told[-1].articles == 48
    manifest = open_manifest(tmp_path / "disturbed")
    swept(tmp_path / "disturbed", manifest)
    names = [
        {path.relative_to(folder) for path in folder.rglob("*.parquet*")}
        for folder in (tmp_path / "disturbed", tmp_path / "undisturbed")
    ]
    assert names[0] == names[1]
    tables = compacted(tmp_path / "disturbed", manifest)
    ids = [row["id"] for row in pq.read_table(tables / "articles.parquet").to_pylist()]
    assert ids == [f"n{number}" for number in range(48)]


def test_an_interrupted_run_goes_on_where_it_stopped(cluster: LocalCluster, tmp_path: Path) -> None:
    source, archive = tmp_path / "news.jsonl", tmp_path / "archive"
    source.write_text(lines(records(range(40))))

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(cluster, archive, source, heard=Heard(then=interrupt))
    done = open_manifest(archive).done
    assert 0 < sum(one.counts["articles"] for one in done.values()) < 40
    with (archive / "manifest.jsonl").open("ab") as file:
        file.write(b'{"key": "cut in the mid')
    again = run(cluster, archive, source)
    assert again.kept == len(done)
    ids = [row["id"] for row in rows(archive, "articles")]
    assert sorted(ids) == sorted(f"n{number}" for number in range(40))


def test_a_second_run_does_only_what_is_new(cluster: LocalCluster, tmp_path: Path) -> None:
    source, archive = tmp_path / "news.jsonl", tmp_path / "archive"
    source.write_text(lines(records(range(40))))
    first = run(cluster, archive, source)
    assert first.kept == 0
    again = run(cluster, archive, source)
    assert (again.new, again.kept) == ([], len(first.new))
    # One in front, one at the end: of the pieces in the middle none is read again.
    source.write_text(lines([record(900), *records(range(40)), record(901)]))
    third = run(cluster, archive, source)
    assert 1 <= len(third.new) <= 3
    manifest = open_manifest(archive)
    compacted(archive, manifest)
    assert swept(archive, manifest) > 0
    assert len(rows(archive, "articles")) == 42
    ids = {row["id"] for row in rows(archive, "articles", "tables-1/{}.parquet")}
    assert ids == {f"n{number}" for number in (*range(40), 900, 901)}


def test_all_kinds_of_input_are_read_and_each_article_once(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    (folder / "more").mkdir(parents=True)
    (folder / "a.jsonl").write_text(lines(records(range(0, 7))))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(records(range(7, 14))).encode()))
    packed = zstandard.ZstdCompressor().compress(lines(records(range(14, 21))).encode())
    (folder / "more" / "c.jsonl.zst").write_bytes(packed)
    pq.write_table(pa.Table.from_pylist(records(range(21, 28))), folder / "d.parquet")
    for number in range(28, 33):
        (folder / "more" / f"n{number}.txt").write_text(str(record(number)["text"]))
    dated = "".join(f"n{n}.txt,{record(n)['published']}\n" for n in range(28, 33))
    (folder / "more" / "articles.csv").write_text(f"file,published\n{dated}")
    run(cluster, tmp_path / "archive", folder)
    run(cluster, tmp_path / "lines", write(tmp_path / "all.jsonl", range(33)))
    for table in ("articles", "mentions", "stops", "legs", "travellers", "errors"):
        assert rows(tmp_path / "archive", table) == rows(tmp_path / "lines", table), table


def write(path: Path, numbers: range) -> Path:
    path.write_text(lines(records(numbers)))
    return path


def test_a_bad_line_is_a_row_of_errors_with_its_line(cluster: LocalCluster, tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    good = [lines([one]) for one in records(range(20))]
    source.write_text(
        "".join((*good[:15], "{no JSON\n", "\n", '{"id": "x", "text": 3}\n', *good[15:]))
    )
    run(cluster, tmp_path / "archive", source, tmp_path / "missing")
    found = rows(tmp_path / "archive", "errors")
    assert {(row["path"], row["line"], row["kept"]) for row in found} == {
        (str(source), 16, False),
        (str(source), 18, False),
        (str(tmp_path / "missing"), None, False),
    }
    assert len(rows(tmp_path / "archive", "articles")) == 20


def test_articles_of_one_id_stay_apart_and_copies_are_one(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_text(lines([record(1), record(2)]))
    second.write_text(lines([record(2), record(3, id="n1")]))
    archive = tmp_path / "archive"
    run(cluster, archive, first, second)
    compacted(archive, open_manifest(archive))
    found = rows(archive, "articles", "tables-1/{}.parquet")
    assert {(row["id"], row["text"]) for row in found} == {
        ("n1", record(1)["text"]),
        ("n2", record(2)["text"]),
        ("n1-2", record(3)["text"]),
    }
    assert sorted(row["number"] for row in found) == [0, 1, 2]
    stops = rows(archive, "stops", "tables-1/{}.parquet")
    assert sorted(row["article"] for row in stops) == [0, 0, 1, 1, 2, 2]


def test_a_source_of_before_stays_when_another_is_added(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    run(cluster, archive, write(tmp_path / "a.jsonl", range(3)))
    before = compacted(archive, open_manifest(archive))
    assert compacted(archive, open_manifest(archive)) == before
    run(cluster, archive, write(tmp_path / "b.jsonl", range(3, 5)))
    after = compacted(archive, open_manifest(archive))
    assert latest(archive) == after != before
    assert len(rows(archive, "articles", f"{after.name}/{{}}.parquet")) == 5
    assert len(rows(archive, "articles", f"{before.name}/{{}}.parquet")) == 3


def test_no_cluster_and_no_folder_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_CONNECT_SECONDS", 1)
    source = write(tmp_path / "a.jsonl", range(2))
    with pytest.raises(ArchiveError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        read_into(tmp_path / "archive", [str(source)], Heard(), "tcp://127.0.0.1:9")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ArchiveError, match="give another after -o"):
        read_into(tmp_path / "file", [str(source)], Heard())


def test_the_tables_have_the_columns_that_are_documented(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    run(cluster, archive, write(tmp_path / "a.jsonl", range(6)))
    tables = compacted(archive, open_manifest(archive))
    for table in TABLES:
        found = pq.read_schema(tables / f"{table.name}.parquet")
        columns = [(f.name, str(f.type).replace("<element:", "<item:")) for f in found]
        assert columns == [(c.name, str(c.type)) for c in table.columns], table.name
