from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.articles.formats.document import Document
from dashboard.articles.formats.registry import FORMATS
from dashboard.articles.readers import Reading, read, read_bytes

GOOD = "She flew to Lima."


def problems(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def test_a_missing_folder_is_said_and_the_rest_is_read(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GOOD)
    missing = tmp_path / "missing"
    reading = read([missing, tmp_path])
    assert problems(reading) == [f"{missing}: there is no such file or folder; check the name"]
    assert [article.text for article in reading.articles] == [GOOD]


def test_an_address_of_no_page_is_said_as_it_was_given():
    (problem,) = read(["ftp://news.example/1"]).problems
    assert str(problem) == (
        "ftp://news.example/1: this is no address of a web page, which begins with https:// or "
        "http://"
    )


def test_a_project_in_the_place_of_an_article_is_said(tmp_path: Path):
    (tmp_path / "tour.dateline").write_bytes(b"SQLite format 3")
    (problem,) = read([tmp_path / "tour.dateline"]).problems
    assert "this is a project; open it under Project…, or give it after --project" in str(problem)


def test_a_text_in_the_place_of_a_name_is_said(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GOOD)
    reading = read([GOOD * 300, tmp_path])
    (said,) = problems(reading)
    assert said.startswith(GOOD) and said.endswith("check it") and len(said) < 400
    assert [article.text for article in reading.articles] == [GOOD]


def test_a_link_to_itself_is_said_and_the_rest_is_read(tmp_path: Path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(GOOD)
    reading = read([tmp_path])
    (said,) = problems(reading)
    assert said.startswith(f"{tmp_path / 'a.txt'}: this file cannot be opened")
    assert [article.id for article in reading.articles] == ["b"]


def test_an_empty_folder_is_said(tmp_path: Path):
    (sentence,) = problems(read([tmp_path]))
    assert "holds no article; put files (.txt, .md" in sentence


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t", "is empty"),
        ("a.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF", "binary data"),
        ("a.txt", "She flew.".encode("utf-16-le"), "binary data"),
        ("a.txt", "Она летела в Лиму.".encode("windows-1251"), "neither UTF-8 nor"),
        ("a.txt", "日本語の記事です。".encode("shift-jis"), "neither UTF-8 nor"),
        ("a.txt", "Łódź\nŁódź\nŁódź".encode()[:-1], "line 3: the UTF-8 text is damaged here"),
        ("a.txt", b"\xff\xfeS\x00h\x00e", "UTF-16 text is damaged"),
        ("a.html", b"<script>alert(1)</script>", "holds no text"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "this PDF is damaged"),
        ("a.doc", b"PK\x03\x04", "save the article as one of them"),
        ("a", GOOD.encode(), "save the article as one of them"),
        ("a.jsonl", b"", "this articles file is empty"),
        ("a.jsonl", b"\x00\x01\x02", "binary data and no articles file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name: str, data: bytes, said: str):
    reading = read_bytes(name, data)
    assert reading.articles == ()
    (sentence,) = problems(reading)
    assert sentence.startswith(f"{name}") and said in sentence
    assert ";" in sentence, "it says what to do"
    assert not reading.problems[0].kept


def test_a_file_that_a_reader_fails_on_is_said_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fails(data: bytes, path: str) -> Document:
        raise AssertionError(f"{len(data)} bytes of {path}")

    monkeypatch.setitem(FORMATS, ".txt", fails)
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.jsonl").write_text(f'{{"id": "b", "text": "{GOOD}"}}')
    reading = read([tmp_path])
    (said,) = problems(reading)
    assert said.startswith(f"{tmp_path / 'a.txt'}: this file cannot be read: a fault of Dateline (")
    assert "AssertionError in test_bad_input.py" in said and "please report it" in said
    assert not reading.problems[0].kept
    assert [article.id for article in reading.articles] == ["b"]


def test_each_bad_line_of_an_articles_file_is_said_and_the_others_are_read():
    reading = read_bytes(
        "a.jsonl",
        b'{"id": "a", "text": "One."}\n'
        b"not JSON\n"
        b"[1, 2]\n"
        b'"text"\n'
        b'{"id": 7, "text": 7}\n'
        b'{"id": "b"}\n'
        b'{"id": "c", "text": ["no text"]}\n' + b"[" * 100_000 + b"\n\n"
        b'{"id": "d", "text": "caf\xe9"}\n',
    )
    assert [article.text for article in reading.articles] == ["One.", "café"]
    assert [problem.line for problem in reading.problems] == [2, 3, 4, 5, 6, 7, 8]
    assert all('write each article on a line of its own as {"id"' in s for s in problems(reading))


def test_two_articles_with_one_id_are_both_kept_under_ids_of_their_own(tmp_path: Path):
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / "b.jsonl").write_text('{"id": "a", "text": "Second."}\n{"id": "a-2", "text": "3."}')
    reading = read([tmp_path])
    assert [(article.id, article.text) for article in reading.articles] == [
        ("a", "First."),
        ("a-2", "Second."),
        ("a-2-2", "3."),
    ]
    assert [problem.line for problem in reading.problems] == [1, 2]
    assert all(problem.kept for problem in reading.problems)
    assert read_bytes("a.txt", b"Third.", taken={"a"}).articles[0].id == "a-2"


def test_an_article_that_is_there_twice_is_noticed_by_its_text_and_day(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.html").write_text("<p>She  flew to\nLi&shy;ma.</p>")
    (tmp_path / "c.jsonl").write_text(f'{{"id": "c", "text": "{GOOD}", "published": "2023-01-02"}}')
    reading = read([tmp_path])
    assert [article.id for article in reading.articles] == ["a", "b", "c"]
    assert problems(reading) == [
        f"{tmp_path / 'b.html'}: this has the text and the day of “a”; take one of them away"
    ]
    assert reading.problems[0].kept


@pytest.mark.parametrize(
    "day", ["2023-02-30", "15 September", "03/04/2023", "0001-01-01", "0000-00-00"]
)
def test_a_date_that_is_none_is_dropped_and_the_article_kept(day: str):
    reading = read_bytes("a.jsonl", f'{{"id": "a", "text": "T", "published": "{day}"}}'.encode())
    assert reading.articles[0].published is None
    (problem,) = reading.problems
    assert f"“{day}” is no date" in str(problem) and problem.line == 1 and problem.kept


def test_a_field_of_the_wrong_type_is_dropped_and_the_article_kept():
    reading = read_bytes("a.jsonl", b'{"id": "a", "text": "T", "title": {"x": 1}, "url": null}')
    assert reading.articles[0].title is None
    assert len(reading.problems) == 1 and reading.problems[0].kept


@pytest.mark.parametrize(
    ("table", "said", "title"),
    [
        ("", "line 1: the first line names no column “file”", None),
        ("title\nT\n", "line 1: the first line names no column “file”", None),
        ("file:title\na.txt:T\n", "line 1: the first line names no column “file”", None),
        ("file;title\na.txt;T;more\n", "line 2: the row has 3 values for 2 columns", None),
        ("file,title\na.txt,T,more\n", "line 2: the row has 3 values for 2 columns", None),
        ("title,file\nT\n", "line 2: the row has 1 value for 2 columns", None),
        ("file,title\na.txt,T\nb.txt,U\n", "line 3: there is no file “b.txt” in this folder", "T"),
        ("file,title\na.txt,T\na.txt,U\n", "line 3: “a.txt” has a row already", "T"),
        ('file,title\na.txt,T\n"a.txt,U\n', "line 3: this is no CSV", "T"),
        ("file,title,published\na.txt,T,soon\n", "line 2: “soon” is no date", "T"),
        ("file,title\n../a.txt,T\n", "line 2: there is no file “../a.txt” in this folder", None),
    ],
)
def test_a_broken_articles_csv_costs_its_bad_rows_only(
    tmp_path: Path, table: str, said: str, title: str | None
):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "articles.csv").write_text(table)
    reading = read([tmp_path])
    assert [(article.text, article.title) for article in reading.articles] == [(GOOD, title)]
    (sentence,) = problems(reading)
    assert sentence.startswith(f"{tmp_path / 'articles.csv'}, {said}")
    assert reading.problems[0].kept


def test_an_articles_csv_in_another_encoding_or_of_bytes_only(tmp_path: Path):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "articles.csv").write_bytes("file,title\na.txt,Café\n".encode("windows-1252"))
    assert read([tmp_path]).articles[0].title == "Café"
    (tmp_path / "articles.csv").write_bytes(b"\x00\x01")
    reading = read([tmp_path])
    assert len(reading.articles) == 1 and "binary data" in problems(reading)[0]


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>.txt", "a\nb.txt", '"; drop.txt', "..txt", "=1+1.txt"]
)
def test_hostile_file_names_are_names(tmp_path: Path, name: str):
    (tmp_path / name).write_text(GOOD)
    given = [tmp_path / name] if name.startswith(".") else [tmp_path]
    (article,) = read(given).articles
    assert article.text == GOOD and article.id == Path(name).stem


def test_a_file_name_that_is_no_unicode_gives_an_id_that_can_be_written(tmp_path: Path):
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(GOOD)
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (article,) = read([tmp_path]).articles
    assert article.id.encode("utf-8")


def test_half_a_character_is_replaced_and_moves_no_offset():
    (article,) = read_bytes("a.jsonl", rb'{"id": "a", "text": "x\ud800y"}').articles
    assert article.text == "x\ufffdy"
