from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.readers import read, read_bytes

SEEDS = Path(__file__).parents[2] / "seeds"


def article(name: str, data: bytes) -> Article:
    reading = read_bytes(name, data)
    assert reading.problems == ()
    (found,) = reading.articles
    return found


def test_the_seeds_have_their_titles_sources_and_dates_from_articles_csv():
    reading = read([SEEDS])
    assert reading.problems == ()
    assert [found.id for found in reading.articles] == [
        "000_1be1314a73d5da7f",
        "004_a90696101b608ef7",
    ]
    assert {found.published for found in reading.articles} == {date(2023, 9, 15)}
    assert all(found.title for found in reading.articles)
    assert reading.articles[1].source == "Associated Press"


def test_the_editor_says_that_the_date_is_his():
    header, *rows = (SEEDS / "articles.csv").read_text(encoding="utf-8").splitlines()
    assert "published_by" in header
    assert all(",2023-09-15,,editor," in row for row in rows)


def test_what_disks_leave_behind_a_text_is_none_of_it():
    for padding in (b"\x1a", b"\0" * 8):
        assert read_bytes("a.txt", b"She flew to Oslo." + padding).articles[0].text == (
            "She flew to Oslo."
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_plain_text_in_each_encoding_and_with_each_line_break(encoding: str, line_break: str):
    text = "Café “Zürich”\n\nA second — paragraph.\n"
    data = text.replace("\n", line_break).encode(encoding)
    assert article("a story.TXT", data) == Article("a story", text)


def test_markdown_is_read_as_the_text_that_it_shows():
    found = article(
        "a.md",
        b"---\ntitle: 'In Lima: talks'\ndate: 2024-01-02\nsource: The Daily\n---\n"
        b"# Head & more\n\nShe *went* to [Lima](http://x.example) with **him**,\n"
        b"<b>they</b> said.\n\n- one\n- two\n",
    )
    assert found.title == "In Lima: talks"
    assert (found.source, found.published) == ("The Daily", date(2024, 1, 2))
    assert found.text.startswith("Head & more\n\nShe went to Lima with him, <b>they</b> said.\n\n")
    assert found.text.endswith("\n\none\n\ntwo")


@pytest.mark.parametrize(
    ("name", "text", "title", "published", "shown"),
    [
        (
            "a.md",
            '{\n"title": "Envoy",\n"date": "2024-01-02"\n}\n\nShe left.',
            "Envoy",
            2,
            "She left.",
        ),
        ("a.md", "% Envoy\n% Ann Bly\n% 2 January 2024\n\nShe left.", "Envoy", 2, "She left."),
        ("a.md", "Title: Envoy\nDate: 2 January 2024\n\nShe left.", "Envoy", 2, "She left."),
        ("a.md", "She left.<!-- for\nLima -->", None, None, "She left."),
        ("2024-01-02-envoy.md", "She left.", None, 2, "She left."),
        ("2024-01-02.txt", "She left.", None, 2, "She left."),
        ("2024-01-02-envoy.md", "---\ndate: 2024-01-03\n---\nShe left.", None, 3, "She left."),
        ("2024-01-02x.txt", "She left.", None, None, "She left."),
        ("2024-13-02-envoy.txt", "She left.", None, None, "She left."),
        ("a.txt", "Title: Envoy\nDate: 2 January 2024\n\nShe left.", "Envoy", 2, None),
        ("a.txt", "Envoy\nBy Ann Bly\nPublished 2 January 2024\n\nShe left.", None, 2, None),
        ("a.txt", "2 January 2024\nShe left.\n3 January 2024\nShe came.", None, None, None),
        ("a.txt", "She left on 2 January 2024.", None, None, None),
        ("a.txt", "Q: Where?\nA: On 2 January 2024, in Lima.\n\nShe left.", None, None, None),
        ("a.txt", "MS BLY: We left.\nMR RAY: We stayed.\n\nShe left.", None, None, None),
    ],
)
def test_what_stands_above_a_text_or_in_its_name_is_understood(
    name: str, text: str, title: str | None, published: int | None, shown: str | None
):
    (found,) = read_bytes(name, text.encode()).articles
    assert found.text == (text if shown is None else shown)
    assert found.title == title
    assert found.published == (None if published is None else date(2024, 1, published))


def test_a_page_is_read_as_its_article_with_what_its_head_states():
    found = article(
        "page.html",
        b"""<html><head><title>Visit | The Daily</title><meta property="og:title" content="A visit">
        <meta property="og:site_name" content="The Daily"><link rel=canonical href=http://d.example/1>
        <script type="application/ld+json">{"headline": "No", "datePublished": "2024-02-03T10:00Z"}
        </script></head><body><nav><a href=/>World</a></nav><article><h1>A visit</h1>
        <p>The minister arrived in <b>Lima</b> &amp; stayed.</p><ul><li>One item</li></ul>
        <script>alert(1)</script><aside>Related: Paris</aside></article><footer>Imprint</footer>
        </body></html>""",
    )
    assert found == Article(
        "page",
        "The minister arrived in Lima & stayed.\n\nOne item",
        "A visit",
        "The Daily",
        date(2024, 2, 3),
        "http://d.example/1",
    )


def test_a_bare_page_keeps_all_its_text():
    assert article("b.htm", b"<p>She went.</p>To Lima.").text.split() == [
        "She",
        "went.",
        "To",
        "Lima.",
    ]


def test_an_articles_file_is_kept_exactly_as_given():
    text = " \r\nTwo  lines\r\nand a tab\t."
    row = {"id": "x", "text": text, "title": "T", "published": "2024-02-29", "gold": [1]}
    data = json.dumps(row).encode()
    assert article("many.jsonl", data + b"\n\n") == Article("x", text, "T", None, date(2024, 2, 29))


@settings(deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=4))
def test_every_text_comes_out_of_an_articles_file_as_it_went_in(texts: list[str]):
    rows = [json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts)]
    for encoding in ("utf-8", "utf-16"):
        reading = read_bytes("a.jsonl", "\n".join(rows).encode(encoding))
        assert [found.text for found in reading.articles] == texts


def test_folders_are_searched_in_order_and_a_file_is_read_once(tmp_path: Path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "b.txt").write_text("B was here.")
    (tmp_path / "deeper" / "a.md").write_text("A was here.")
    (tmp_path / "deeper" / "articles.csv").write_text("file,title\na.md,=Title\n")
    (tmp_path / ".hidden.txt").write_text("no")
    everything = sorted((tmp_path / "deeper").iterdir())
    reading = read([tmp_path, tmp_path / "b.txt", *everything])
    assert [(found.id, found.title) for found in reading.articles] == [("b", None), ("a", "=Title")]
    assert reading.problems == ()


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path):
    files = {
        "Envoy.html": "<p>She flew to Oslo.</p>",
        "Envoy_files/frame.html": "<p>Fly to Rome.</p>",
        "other_files/b.html": "<p>He left.</p>",
    }
    for name, text in files.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(f"in/{name}", text)
    for path in (tmp_path / "in", tmp_path / "a.zip"):
        assert {article.text for article in read([path]).articles} == {
            "She flew to Oslo.",
            "He left.",
        }


def test_articles_csv_outranks_what_the_file_states_where_it_states_something(tmp_path: Path):
    (tmp_path / "a.md").write_text("---\ntitle: Own\ndate: 2020-01-01\n---\nText.\n")
    (tmp_path / "articles.csv").write_text("id,title,published\na,,2021-02-03\n")
    (found,) = read([tmp_path]).articles
    assert (found.title, found.published) == ("Own", date(2021, 2, 3))


@pytest.mark.parametrize(
    "table",
    [
        "file,title,source,published,url\na.txt,Talks,Wire,2021-02-03,https://news.example/1\n",
        "file;title;source;published;url\na.txt;Talks;Wire;2021-02-03;https://news.example/1\n",
        "file\ttitle\tsource\tpublished\turl\na\tTalks\tWire\t2021-02-03\thttps://news.example/1",
        "File,Headline,Publisher,Date,Link\na.txt,Talks,Wire,3 Feb 2021,https://news.example/1\n",
    ],
)
def test_articles_csv_is_parted_and_names_its_columns_as_tables_of_articles_do(
    tmp_path: Path, table: str
):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "articles.csv").write_text(table)
    reading = read([tmp_path])
    (found,) = reading.articles
    told = (found.title, found.source, found.published, found.url)
    assert told == ("Talks", "Wire", date(2021, 2, 3), "https://news.example/1")
    assert reading.problems == ()


FEED = (
    "<rss version='2.0'><channel><title>The Day</title><item><title>Visit</title>"
    "<link>http://d.example/1</link><description>She flew to Łódź.</description></item>"
    "<item><description>He left Rome.</description></item></channel></rss>"
)


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        kinds = {
            "/news/visit-1.html": "text/html; charset=iso-8859-2",
            "/photo": "image/png",
            "/feed": "application/rss+xml; charset=utf-8",
        }
        self.send_response(200 if self.path in kinds else 404)
        self.send_header("Content-Type", kinds.get(self.path, "text/html"))
        self.end_headers()
        if self.path == "/feed":
            self.wfile.write(FEED.encode())
        elif self.path in kinds:
            self.wfile.write("<title>Wizyta</title><p>She went to Łódź.</p>".encode("iso-8859-2"))

    def log_message(self, *_: object):
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_by_its_address(site: str):
    address = f"{site}/news/visit-1.html"
    reading = read([address], own_network=True)
    assert reading.articles == (Article("visit-1", "She went to Łódź.", "Wizyta", url=address),)
    missing, photo = read([f"{site}/gone", f"{site}/photo"], own_network=True).problems
    assert "404" in str(missing)
    assert "image/png" in str(photo)


def test_the_entries_of_a_feed_are_fetched_by_its_address(site: str):
    reading = read([f"{site}/feed"], own_network=True)
    assert reading.problems == ()
    assert reading.articles == (
        Article("feed-1", "She flew to Łódź.", "Visit", "The Day", url="http://d.example/1"),
        Article("feed-2", "He left Rome.", None, "The Day", url=f"{site}/feed"),
    )


def test_an_address_where_nothing_answers_is_a_problem_and_no_crash():
    (problem,) = read(["http://127.0.0.1:9/story"], own_network=True).problems
    assert str(problem).startswith("http://127.0.0.1:9/story: the page cannot be fetched")
