"""What is far too large, or no file at all, is refused in one sentence, and the rest is read. The
inputs are harmless: the limits are lowered instead."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import zipfile
from pathlib import Path

import pytest
import zstandard

from dashboard.articles import apart, metadata, readers, sentences, streams, web
from dashboard.articles.formats import bounds, json_files, mail, office, packed, registry
from dashboard.articles.readers import read, read_bytes, stream

GOOD = "She flew to Lima."
LINE = json.dumps({"text": GOOD}).encode() + b"\n"


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return data.getvalue()


def test_the_documents_state_the_limits_of_the_code() -> None:
    root = Path(__file__).parents[2]
    page = " ".join((root / "docs" / "reliability.md").read_text(encoding="utf-8").split())
    readme = " ".join((root / "README.md").read_text(encoding="utf-8").split())
    size, seconds = f"{registry.MOST_BYTES // 1_000_000} MB", f"{registry._SECONDS:g} s"
    characters = f"{streams.MOST_CHARACTERS // 1_000_000} million characters"
    long = f"{registry._SECONDS_OF_MANY_PAGES:g} s"
    memory = f"{apart.MOST_MEMORY >> 30} GB"
    at_once = f"{readers.MOST_ARTICLES:,} articles or {readers.MOST_CHARACTERS // 1_000_000} MB"
    web_size = f"{web.MOST_BYTES // 1_000_000} MB"
    unpacked = f"{bounds.MOST_BYTES // 1_000_000} MB"
    for row in (
        f"a feed | {size} |",
        f"one article | {characters} |",
        f"at a comma or a blank | {sentences.LONGEST:,} characters |",
        f"ODT | {seconds} |",
        f"a book | {long} |",
        f"takes | {memory} |",
        f"unpacks to {unpacked}, or to {bounds.MOST_TIMES} times",
        f"the cells of a spreadsheet | {office.MOST_BYTES // 1_000_000} MB unpacked |",
        f"packed files | {streams._DEEPEST} deep |",
        f"an archive | {packed._MOST_MEMBERS:,} files |",
        f"about the files beside it | {metadata.MOST_BYTES // 1_000_000} MB |",
        f"title, source or address | {metadata.MOST_CHARACTERS:,} characters |",
        f"a JSON document | {json_files.MOST_JSON // 1_000_000} MB |",
        f"| {mail._MOST_COPIED // 1_000_000:,} MB; {mail._MOST_BYTES // 1_000_000} MB |",
        f"at once | {at_once} of text |",
        f"| {streams.MOST_PROBLEMS} of a file, {readers.MOST_PROBLEMS:,} in all |",
        f"| {web_size} unpacked, {web._MOST_REDIRECTS} steps, {web._SECONDS_IN_ALL:g} s for name",
    ):
        assert row in page, row
    for words in (
        f"more than {size} or {characters}",
        f"more than {seconds} (PDFs and books {long}) or {memory} of memory",
        f"more than {unpacked} and {bounds.MOST_TIMES} times its size",
        f"more than {at_once} of text at once",
        f"more than {web_size} or {web._SECONDS_IN_ALL:g} s",
    ):
        assert words in readme, words


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packed files may unpack to 200 kB, or to three times their size."""
    monkeypatch.setattr(bounds, "MOST_BYTES", 200_000)
    monkeypatch.setattr(bounds, "MOST_TIMES", 3)


@pytest.mark.parametrize("kind", ["a.txt", "a.sock", "a.jsonl", "articles.csv", "a.gz"])
def test_a_pipe_in_a_folder_is_said_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    os.mkfifo(tmp_path / kind)
    (tmp_path / "b.txt").write_text(GOOD)
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["b"]
    (problem,) = reading.problems
    assert str(problem).startswith(f"{tmp_path / kind}: this ")
    assert ("is a pipe, a device or a socket" in str(problem)) == (kind != "a.sock")


def test_so_are_a_socket_a_device_and_links_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as own:
        own.bind("a.txt")
        (tmp_path / "b.txt").symlink_to("/dev/zero")
        os.mkfifo(".c")
        (tmp_path / "d.txt").symlink_to(".c")
        (tmp_path / "e.txt").write_text(GOOD)
        reading = read([tmp_path, "/dev/null"])
    assert [article.id for article in reading.articles] == ["e"]
    said = [str(problem) for problem in reading.problems]
    assert [Path(one.partition(": ")[0]).name for one in said] == [
        *("a.txt", "b.txt", "d.txt", "null")
    ]
    assert sum("is a pipe, a device or a socket" in one for one in said) == 3


def test_the_ending_is_looked_at_before_a_file_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    open_ = Path.open

    def noting(path: Path, *given: object, **options: object) -> object:
        opened.append(path.name)
        return open_(path, *given, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", noting)
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(1 << 30)  # a gigabyte that takes no place on the disk
    (tmp_path / "a.txt").write_text(GOOD)
    opened.clear()
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["a"]
    assert "this ending is none of" in str(reading.problems[0])
    assert "film.mp4" not in opened


def test_a_file_of_a_gigabyte_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.pdf", "d.rss", "e.epub", "f.json"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(1 << 30)
    reading = read([tmp_path])
    assert reading.articles == ()
    assert [" is larger than " in str(problem) for problem in reading.problems] == [True] * 6


@pytest.mark.usefixtures("small_budget")
@pytest.mark.parametrize("ending", ["gz", "zst", "zip"])
def test_what_unpacks_to_more_than_it_should_is_left_out_from_there(ending: str) -> None:
    data = b"".join(LINE.replace(b"Lima", b"Lima %d" % n) for n in range(20_000))
    packing = {
        "gz": gzip.compress,
        "zst": zstandard.compress,
        "zip": lambda data: archive({"a.jsonl": data}),
    }
    reading = read_bytes(f"a.jsonl.{ending}", packing[ending](data))
    assert 0 < len(reading.articles) * len(LINE) < 300_000
    (problem,) = reading.problems[-1:]
    assert "unpacks to more than 3 times its size" in str(problem) and not problem.kept
    few = read_bytes(f"a.jsonl.{ending}", packing[ending](LINE * 3))
    assert len(few.articles) == 3


@pytest.mark.usefixtures("small_budget")
def test_the_files_of_an_archive_count_together_and_so_do_archives_in_it() -> None:
    text = (GOOD + " ").encode() * 5_000  # 90 kB
    inner = archive({f"{n}.txt": text + bytes([65 + n]) for n in range(3)})
    for data in (archive({"x.zip": inner, "y.zip": inner}), inner):
        reading = read_bytes("all.zip", data)
        assert len(reading.articles) in (1, 2)
        said = [str(p) for p in reading.problems if "unpacks to more than" in str(p)]
        assert len(said) == 1 and said[0].startswith("all.zip: ")


@pytest.mark.usefixtures("small_budget")
def test_so_are_tables_that_unpack_to_more(tmp_path: Path) -> None:
    from pyarrow import parquet, table

    for name, texts in (("a", [GOOD] * 3), ("b", [f"{n} {'x' * 5_000}" for n in range(100)])):
        made = table({"text": texts})
        parquet.write_table(
            made, tmp_path / f"{name}.parquet", compression="zstd", use_dictionary=False
        )
    reading = read([tmp_path])
    assert {article.text for article in reading.articles} == {GOOD}
    said = [str(problem) for problem in reading.problems if not problem.kept]
    assert len(said) == 1 and said[0].startswith(f"{tmp_path / 'b.parquet'}: this unpacks to more")


def test_an_archive_of_too_many_files_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_MOST_MEMBERS", 2)
    (problem,) = read_bytes("a.zip", archive({f"{n}.txt": b"x" for n in range(3)})).problems
    assert "has more than 2 files" in str(problem)


def test_a_packed_file_may_be_well_packed() -> None:
    reading = read_bytes("a.txt.gz", gzip.compress(b"She flew to Lima. " * 200_000))
    assert reading.problems == () and len(reading.articles[0].text) > 3_000_000


def test_a_text_too_long_for_an_article_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST_CHARACTERS", 100)
    (problem,) = read_bytes("a.txt", GOOD.encode() * 6).problems
    assert "has more than 100 characters" in str(problem)
    reading = read_bytes("a.jsonl", LINE + json.dumps({"text": GOOD * 6}).encode() + b"\n" + LINE)
    assert len(reading.articles) == 2 and reading.problems[0].line == 2


def test_of_many_problems_in_a_file_the_first_are_told_and_the_rest_counted() -> None:
    data = b"id,text\n" + b"one,two,three\n" * 5_000 + b"7,She flew to Lima.\n"
    reading = read_bytes("a.csv", data)
    assert [article.id for article in reading.articles] == ["7"]
    assert len(reading.problems) == streams.MOST_PROBLEMS + 1
    last = reading.problems[-1]
    assert str(last) == "a.csv: there are 4,900 more such problems in this file; mend the first"
    assert not last.kept


def test_no_more_than_so_many_articles_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "MOST_ARTICLES", 10)
    (tmp_path / "a.csv").write_text("id,text\n" + "".join(f"{n},Text {n}.\n" for n in range(50)))
    reading = read([tmp_path / "a.csv"])
    assert len(reading.articles) == 10
    (problem,) = reading.problems
    assert "more than 10 articles or 200 MB of text" in str(problem) and not problem.kept
    assert len(list(stream([tmp_path / "a.csv"]))) == 50, "one by one they are any number"
    monkeypatch.setattr(readers, "MOST_CHARACTERS", 50)
    assert len(read([tmp_path / "a.csv"]).articles) == 7


def test_of_many_problems_in_a_folder_the_first_are_told_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "MOST_PROBLEMS", 5)
    for number in range(9):
        (tmp_path / f"{number}.jpg").write_bytes(b"x")
    (tmp_path / "z.txt").write_text(GOOD)
    reading = read([tmp_path])
    assert len(reading.articles) == 1 and len(reading.problems) == 6
    assert str(reading.problems[-1]) == "there are 4 more such problems; mend the first"


def test_a_table_about_the_files_beside_it_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{n}.txt,Title\n" for n in range(3_000))
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "articles.csv").write_text(f"file,title\n{rows}a.txt,{'T' * 3_000}\n")
    reading = read([tmp_path])
    (article,) = reading.articles
    assert article.title is None
    assert [problem.line for problem in reading.problems[:2]] == [2, 3]
    assert "there are 2,900 more such rows" in str(reading.problems[-2])
    assert "“title” has more than 2,000 characters" in str(reading.problems[-1])
    monkeypatch.setattr(metadata, "MOST_BYTES", 10_000)
    (problem,) = read([tmp_path]).problems
    assert "articles.csv: this table is larger than" in str(problem) and problem.kept


def test_letters_are_bounded_one_by_one_and_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = "From a Mon Jan  2 10:00:00 2023\nSubject: S\n\n{}\n\n"
    data = (letter.format(GOOD) + letter.format("x" * 5_000) + letter.format("He left.")).encode()
    monkeypatch.setattr(mail, "_MOST_BYTES", 1_000)
    reading = read_bytes("a.mbox", data)
    assert [article.text.strip() for article in reading.articles] == [GOOD, "He left."]
    assert "letter 2: it is larger than" in str(reading.problems[0])
    monkeypatch.setattr(mail, "_MOST_COPIED", 1_000)
    (problem,) = read_bytes("a.mbox", data).problems
    assert "this mbox file is larger than" in str(problem)
