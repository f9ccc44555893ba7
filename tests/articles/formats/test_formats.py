"""Files of every format: what is read of each, and what is told of those that are broken."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import numpy
import pyarrow
import pyogrio.raw
import pytest
import zstandard
from pyarrow import parquet

from dashboard.articles.article import Article
from dashboard.articles.formats import office, spreadsheet
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.registry import ENDINGS
from dashboard.articles.readers import Reading, read, read_bytes
from dashboard.errors import InputError

DAY = date(2023, 1, 2)
TOLD = "The envoy flew to Oslo on Friday."


def only(name: str, data: bytes) -> Article:
    reading = read_bytes(name, data)
    assert reading.problems == ()
    (found,) = reading.articles
    return found


def said(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def archive(files: dict[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return packed.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Envoy</dc:title></c>'


def docx(body: str) -> bytes:
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return archive({"word/document.xml": document, "docProps/core.xml": CORE})


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>To </w:t></w:r><w:r><w:t>Oslo.</w:t></w:r>", "To Oslo."),
        ("<w:r><w:t>To</w:t><w:tab/><w:t>Oslo</w:t><w:br/><w:t>now.</w:t></w:r>", "To\tOslo\nnow."),
        ("<w:smartTag><w:r><w:t>Oslo</w:t></w:r></w:smartTag><w:r><w:t>.</w:t></w:r>", "Oslo."),
        ("<w:fldSimple><w:r><w:t>Oslo</w:t></w:r></w:fldSimple>", "Oslo"),
        ("<w:sdt><w:sdtContent><w:r><w:t>Oslo</w:t></w:r></w:sdtContent></w:sdt>", "Oslo"),
        ("<w:hyperlink><w:r><w:t>Oslo</w:t></w:r></w:hyperlink>", "Oslo"),
        ("<w:ins><w:r><w:t>Oslo</w:t></w:r></w:ins><w:del><w:r><w:delText>Rome</w:delText></w:r></w:del>",
         "Oslo"),
        ("<w:moveFrom><w:r><w:t>Rome</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Oslo</w:t></w:r></w:moveTo>",
         "Oslo"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Oslo</w:t></w:r>", "Oslo"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Rome</w:t></w:r><w:r><w:t>Oslo</w:t></w:r>", "Oslo"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Oslo</w:t></w:r>', "Oslo"),
        ("<w:r><w:t>Guinea</w:t><w:noBreakHyphen/><w:t>Bissau</w:t></w:r>", "Guinea-Bissau"),
    ],
)  # fmt: skip
def test_a_word_document_is_read_as_it_stands(inside: str, text: str) -> None:
    found = only("a.docx", docx(f"<w:p>{inside}</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t>"
                                "</w:r></w:p></w:tc></w:tr></w:tbl>"))  # fmt: skip
    assert found == Article("a", f"{text}\n\nx", "Envoy")


def test_a_word_document_of_another_program_is_read() -> None:
    told = "<w:p><w:r><w:t>To Oslo.</w:t></w:r></w:p>"
    document = f"<w:document {WORD}><w:body>{told}</w:body></w:document>"
    strict = document.replace(WORD[9:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert only("a.docx", archive({"word/document.xml": strict})).text == "To Oslo."
    relations = (
        '<r xmlns="x"><s Type="http://x/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document2.xml"/></r>'
    )
    files = {"_rels/.rels": relations, "word/document2.xml": document}
    assert only("a.docx", archive(files)).text == "To Oslo."


def test_a_word_document_that_unpacks_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "MOST_BYTES", 1_000)
    told = "<w:p><w:r><w:t>To Oslo.</w:t></w:r></w:p>"
    assert office.docx(docx(told), "a.docx").text == "To Oslo."
    with pytest.raises(InputError):
        office.docx(docx(told + " " * 1_000), "a.docx")


def test_the_title_of_a_word_document_may_be_a_paragraph() -> None:
    told = (
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Envoy</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>To Oslo.</w:t></w:r></w:p>"
    )
    document = f"<w:document {WORD}><w:body>{told}</w:body></w:document>"
    found = only("a.docx", archive({"word/document.xml": document}))
    assert (found.title, found.text) == ("Envoy", "Envoy\n\nTo Oslo.")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"To M\'e1laga.\par She left.", "To Málaga.\n\nShe left."),
        (r"To \u321?\'f3d\u378?.", "To Łódź."),
        (r"{\uc0 To \u321 \u243 d\u378 .}", "To Łódź."),
        (r"\u-10179?\u-8704? on \{X\}.", "\U0001f600 on {X}."),
        (r"\ansicpg1250 To \'a3\'f3d\'9f.", "To Łódź."),
        (r"\ansicpg932 To \'93\'8c\'8b\'9e.", "To 東京."),
        (r"{\v Rome }She {\deleted left}{\revised stayed}.", "She stayed."),
        (r"{\header Rome}{\*\x Rome}{\field{\*\fldinst HYPERLINK x}{\fldrslt Oslo}}.", "Oslo."),
        (r"{\pict 89504e47}\ldblquote Oslo\rdblquote\emdash Riga\~now", "“Oslo”—Riga\xa0now"),
        ("To Os\nlo.\\\nShe left.", "To Oslo.\n\nShe left."),
    ],
)
def test_rich_text_is_read_as_it_is_shown(inside: str, text: str) -> None:
    head = (
        r"{\rtf1\ansi{\fonttbl{\f0 Rome;}}{\colortbl;}{\info{\title Envoy}{\author Rome}}\f0\fs24 "
    )
    data = f"{head}{inside}}}".encode("ascii")
    for name in ("a.rtf", "a.txt"):
        assert only(name, data) == Article("a", text, "Envoy")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"\f1 To \'a3\'f3d\'9f.", "To Łódź."),
        (r"{\f1 To \'a3\'f3d\'9f} or M\'e1laga.", "To Łódź or Málaga."),
        (r"{\b\f1\'a3\'f3d\'9f}, \f1\'a3\plain\'e1.", "Łódź, Łá."),
        (r"{\f2\'cf\'e5\'f0\'ec\'fc}, \f3\'93\'8c\'8b\'9e.", "Пермь, 東京."),
        (r"\f0 To M\'e1laga, \f9 M\'e1laga.", "To Málaga, Málaga."),
    ],
)
def test_the_letters_of_rich_text_are_those_of_its_fonts(inside: str, text: str) -> None:
    fonts = ((0, 0), (1, 238), (2, 204), (3, 128))
    table = "".join(rf"{{\f{number}\fnil\fcharset{of} Rome;}}" for number, of in fonts)
    data = rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{table}}}\pard {inside}}}"
    assert only("a.rtf", data.encode("ascii")).text == text
    as_default = data.replace(r"\deff0", r"\deff1").replace(inside, r"\'a3\'f3d\'9f")
    assert only("a.rtf", as_default.encode("ascii")).text == "Łódź"


def test_rich_text_that_is_plain_or_damaged_is_no_crash() -> None:
    assert only("a.rtf", b"To Oslo.").text == "To Oslo."
    assert only("a.rtf", b"{\\rtf1 To Oslo.}}}").text == "To Oslo."
    (problem,) = said(read_bytes("a.rtf", b"{\\rtf1" + b"{" * 2_000))
    assert "this RTF is damaged" in problem


def test_an_open_document_is_read_as_it_stands() -> None:
    names = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:o="urn:o"'
    names += ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    content = (
        f"<o:doc {names}><text:tracked-changes><text:p>Rome</text:p></text:tracked-changes>"
        "<text:h>Envoy</text:h><text:p>To <text:span>Oslo</text:span><office:annotation>"
        "<o:who>Ann</o:who><text:p>Rome?</text:p></office:annotation><text:s/>on<text:tab/>Friday"
        "<text:line-break/>again.</text:p></o:doc>"
    )
    found = only("a.odt", archive({"content.xml": content, "meta.xml": CORE}))
    assert found == Article("a", "Envoy\n\nTo Oslo on\tFriday\nagain.", "Envoy")


def test_the_chapters_of_a_book_are_articles_in_its_order() -> None:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>The Day</dc:title><dc:date>2023-01-02</dc:date></metadata><manifest>"
        '<item id="b" href="b%20.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine>'
        '<itemref idref="b"/><itemref idref="a"/><itemref idref="none"/></spine></package>'
    )
    container = '<c xmlns="urn:c"><rootfile full-path="in/p.opf"/></c>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("META-INF/container.xml", container)
        made.writestr("in/p.opf", package)
        made.writestr("in/a.xhtml", f"<html><body><p>{TOLD}</p></body></html>")
        made.writestr("in/b .xhtml", "<title>First</title><h1>First</h1><p>She left.</p>")
    reading = read_bytes("book.epub", data.getvalue())
    assert reading.articles == (
        Article("book-1", "First\n\nShe left.", "First", "The Day", DAY),
        Article("book-2", TOLD, None, "The Day", DAY),
    )


LETTER = (
    "From: The Daily <news@d.example>\nSubject: =?utf-8?q?Envoy_in_=C5=81=C3=B3d=C5=BA?=\n"
    "Date: Mon, 2 Jan 2023 23:30:00 -0500\nMIME-Version: 1.0\n"
)
PARTS = (
    "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{}\n"
    "--b\nContent-Type: text/html\n\n{}\n--b--\n"
)
QUOTED = "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable"


@pytest.mark.parametrize(
    ("rest", "text"),
    [
        (f"{QUOTED}\n\nShe flew to =A3=F3d=BC on Friday.\n", "She flew to Łódź on Friday.\n"),
        ("Content-Type: text/html\n\n<p>She <b>flew</b> to Oslo.</p>", "She flew to Oslo."),
        (
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n"
            "To Oslo.\n--x\nContent-Type: message/rfc822\n\nSubject: Old\n\nTo Rome.\n--x--\n",
            "To Oslo.",
        ),
        ("\nShe flew to Oslo.\n\n-- \nAnn Bly\nThe Day, Rome\n", "She flew to Oslo.\n"),
        ("\nShe flew to Oslo.\n\n--\nNo signature.\n", "She flew to Oslo.\n\n--\nNo signature.\n"),
        (PARTS.format(" ", "<p>She flew to Oslo.</p>"), "She flew to Oslo."),
        (
            PARTS.format("View this in a browser.", f"<p>{'She flew to Oslo. ' * 9}</p>"),
            ("She flew to Oslo. " * 9).strip(),
        ),
        (PARTS.format("She flew to Oslo.", "<p>She <i>flew</i> to Oslo.</p>"), "She flew to Oslo."),
    ],
)
def test_a_letter_is_read_without_what_is_attached(rest: str, text: str) -> None:
    found = only("a.eml", (LETTER + rest).encode())
    title = "Envoy in Łódź"
    assert found == Article("a", text, title, "The Daily <news@d.example>", DAY)


def test_a_letter_that_passes_on_another_one_is_read_as_that() -> None:
    inner = f"Subject: Story\nDate: Sun, 1 Jan 2023 10:00:00 +0000\n\n{TOLD}"
    for note in ("", "Content-Type: text/plain\n\nSee below.\n--b\n"):
        rest = f"Content-Type: multipart/mixed; boundary=b\n\n--b\n{note}"
        letter = f"\n{LETTER}{rest}Content-Type: message/rfc822\n\n{inner}\n--b--\n"
        found = only("a.eml", letter.encode())
        assert (found.title, found.text, found.published) == ("Story", TOLD, date(2023, 1, 1))


def test_a_page_that_a_browser_saved_in_one_file_is_read() -> None:
    page = f'<html><head><meta name="date" content="2023-01-02"></head><p>{TOLD}</p></html>'
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://d.ex/1\nSubject: Envoy\n"
        "Date: Tue, 7 Mar 2023 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: "
        'multipart/related; type="text/html"; boundary=b\n\n--b\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\nContent-Location: https://d.ex/1\n\n"
        + page.replace("=", "=3D")
        + "\n--b\nContent-Type: text/html\nContent-Location: https://ad.ex\n\n<p>Rome</p>\n--b--\n"
    )
    for name in ("a.mhtml", "a.mht"):
        assert only(name, saved.encode()) == Article("a", TOLD, None, None, DAY, "https://d.ex/1")
    (problem,) = said(read_bytes("a.mht", b"Subject: x\n\nNo page."))
    assert "this holds no web page" in problem


def test_the_letters_of_a_mailbox_are_articles() -> None:
    one = f"From a@b.example Mon Jan  2 07:00:00 2023\n{LETTER}\nShe flew.\n>From there on.\n\n"
    empty = "From a@b.example Mon Jan  2 07:00:00 2023\nContent-Type: image/png\n\nx\n\n"
    reading = read_bytes("box.mbox", (one + empty + one.replace("She flew", "He left")).encode())
    assert [found.id for found in reading.articles] == ["box-1", "box-3"]
    assert {found.published for found in reading.articles} == {DAY}
    assert [found.text for found in reading.articles] == [
        "She flew.\nFrom there on.\n",
        "He left.\nFrom there on.\n",
    ]
    (problem,) = said(reading)
    assert problem.startswith("box.mbox: letter 2: this letter has no text;")


RSS = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Day</title><item>'
    "<title>Envoy &amp; king</title><link>http://d.ex/1</link>"
    "<media:description>Rome</media:description>"
    "<pubDate>Mon, 02 Jan 2023 23:30:00 KST</pubDate><description>{}</description>"
    "{}</item></channel></rss>"
)


@pytest.mark.parametrize(
    ("summary", "content"),
    [
        ("The envoy flew to Oslo on Friday.", ""),
        ("&lt;p&gt;The &lt;b&gt;envoy&lt;/b&gt; flew to Oslo on Friday.&lt;/p&gt;", ""),
        ("Short.", f"<content:encoded><![CDATA[<p>{TOLD}</p>]]></content:encoded>"),
    ],
)
def test_the_entries_of_a_feed_are_articles(summary: str, content: str) -> None:
    found = only("day.rss", RSS.format(summary, content).encode())
    assert found == Article("day-1", TOLD, "Envoy & king", "The Day", DAY, "http://d.ex/1")


NITF = (
    '<nitf><head><title>x</title><docdata><date.issue norm="20230102T100000Z"/></docdata>'
    '<pubdata name="The Day"/></head><body><body.head><hedline><hl1>Envoy</hl1></hedline>'
    "<byline>Rome</byline><dateline><location>Oslo</location></dateline></body.head>"
    "<body.content><media><caption>Rome</caption></media><p>The <person>envoy</person> flew to "
    "<location>Oslo</location> on Friday.</p><block><p>She left.</p></block></body.content>"
    "<body.end><tagline>Rome</tagline></body.end></body></nitf>"
)
NEWSML = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1">'
    "<rightsInfo><copyrightHolder><name>The Day</name></copyrightHolder></rightsInfo><itemMeta>"
    "<versionCreated>2023-01-02T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Envoy"
    "</headline></contentMeta><contentSet>{}</contentSet></newsItem></itemSet></newsMessage>"
)


def test_what_agencies_send_is_read() -> None:
    assert only("a.xml", NITF.encode()) == Article(
        "a-1", f"Oslo\n\n{TOLD}\n\nShe left.", "Envoy", "The Day", DAY
    )
    inline = (
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
        f"<p>{TOLD}</p><ul><li>She <b>left</b>.</li></ul></body></html></inlineXML>"
    )
    for content in (inline, f"<inlineData>{TOLD}\n\nShe\tleft.</inlineData>"):
        assert only("a.xml", NEWSML.format(content).encode()) == Article(
            "urn:1", f"{TOLD}\n\nShe left.", "Envoy", "The Day", DAY
        )


def test_an_atom_feed_is_read_and_an_entry_without_text_said() -> None:
    entry = "<entry><title>Envoy</title><updated>{}</updated><link href='http://d.ex/1'/>{}</entry>"
    data = "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Day</title>{}</feed>".format(
        entry.format("2023-01-02T23:30:00-05:00", f"<content type='html'>&lt;p&gt;{TOLD}</content>")
        + entry.format("2023-01-02", "")
    )
    reading = read_bytes("day.atom", data.encode())
    assert reading.articles == (Article("day-1", TOLD, "Envoy", "The Day", DAY, "http://d.ex/1"),)
    assert said(reading) == ["day.atom: entry 2 has no text; open its page and save that"]


EXPECTED = Article("d-1", TOLD, "Envoy", "The Day", DAY, "http://d.ex/1")


@pytest.mark.parametrize(
    "value",
    [
        # WordPress, the New York Times
        [{"title": {"rendered": "En&#118;oy"}, "content": {"rendered": f"<p>{TOLD}</p>"},
          "source": [{"name": "The Day"}], "date": {"$date": "2023-01-02T10:00:00Z"},
          "link": "http://d.ex/1"}],
        {"headline": {"main": "Envoy"}, "paragraphs": [TOLD], "source": "The Day",
         "pub_date": 1672650000.5, "web_url": "http://d.ex/1"},
        # CC-News
        {"title": "Envoy", "text": TOLD, "domain": "The Day", "date": "2023-01-02 00:00:00",
         "description": "x", "url": "http://d.ex/1", "image_url": ""},
        # news-please
        {"authors": [], "date_download": "2024-05-05 01:02:03",
         "date_publish": "2023-01-02 06:35:39",
         "maintext": TOLD, "source_domain": "The Day", "title": "Envoy", "title_page": None,
         "url": "http://d.ex/1", "filename": "x"},
        # trafilatura
        {"title": "Envoy", "author": None, "hostname": "d.example", "date": "2023-01-02",
         "id": None,
         "raw_text": "Other", "text": TOLD, "source": "http://d.ex/1", "source-hostname": "The Day",
         "filedate": "2024-05-05", "comments": ""},
        # The Guardian
        {"response": {"status": "ok", "total": 1, "results": [
            {"sectionName": "World", "webPublicationDate": "2023-01-02T08:00:00Z",
             "webTitle": "Other",
             "webUrl": "http://d.ex/1", "publication": "The Day",
             "fields": {"headline": "Envoy", "bodyText": TOLD, "body": "<p>No</p>"}}]}},
        {"response": {"content": {"webTitle": "Envoy", "webUrl": "http://d.ex/1", "publication":
         "The Day", "webPublicationDate": "2023-01-02T08:00:00Z",
         "fields": {"body": f"<p>{TOLD}</p>"}}}},
        # NewsAPI
        {"status": "ok", "articles": [{"source": {"id": None, "name": "The Day"}, "title": "Envoy",
         "publishedAt": "2023-01-02T08:00:00Z", "content": TOLD, "url": "http://d.ex/1"}]},
        # a search engine
        {"hits": {"hits": [{"_source": {"headline": "Envoy", "body": TOLD, "link": "http://d.ex/1",
         "pub_date": "2 January 2023", "source": "The Day"}}]}},
        [{"Headline": "Envoy", "article_text": TOLD, "publisher": "The Day",
          "datePublished": "20230102",
          "web_url": "http://d.ex/1"}],
    ],
)  # fmt: skip
def test_the_json_of_others_is_read(value: object) -> None:
    assert only("d.json", json.dumps(value).encode()) == EXPECTED
    if isinstance(value, dict) and "text" in value:
        assert only("d.jsonl", json.dumps(value).encode()) == EXPECTED


def test_ids_may_be_numbers_or_missing() -> None:
    rows = [
        {"id": 7, "text": "A."},
        {"text": "B."},
        {"id": None, "text": "C."},
        {"id": "", "text": "D."},
    ]
    for name, data in (
        ("d.json", json.dumps(rows)),
        ("d.jsonl", "\n".join(map(json.dumps, rows))),
    ):
        reading = read_bytes(name, data.encode())
        assert [found.id for found in reading.articles] == ["7", "d-2", "d-3", "d-4"]
        assert reading.problems == ()


@pytest.mark.parametrize(
    "told",
    [
        '{"a": {"text": "A."}, "b": {"text": "B."}}',
        '{"a": {"id": "a", "text": "A."}, "meta": {"x": 1}, "b": {"id": "b", "text": "B."}}',
        '{\n"id": "a",\n"text": "A."\n}\n{\n"id": "b",\n"text": "B."\n}\n',
        '[{"id": "a", "text": "A."},\n{"id": "b", "text": "B."}]',
        '{"id": "a", "text": "A."},\n{"id": "b", "text": "B."}\n',
        '{"description": "all", "items": [{"id": "a", "body": "A."}, {"id": "b", "body": "B."}]}',
    ],
)
def test_articles_are_read_in_whatever_they_are_put_together(told: str) -> None:
    both = Article("a", "A."), Article("b", "B.")
    assert read_bytes("d.json", told.encode()).articles == both
    if "\n" in told:  # else a line of an articles file, which is one article
        assert read_bytes("d.jsonl", told.encode()).articles == both


def test_what_is_wrong_with_an_article_of_a_list_is_said_and_the_rest_is_read() -> None:
    reading = read_bytes("d.json", json.dumps([{"text": "A."}, 7, {"title": "x"}]).encode())
    assert [found.text for found in reading.articles] == ["A."]
    assert [problem.partition(";")[0] for problem in said(reading)] == [
        "d.json: article 2: this is JSON but no object",
        "d.json: article 3: this has no “text” that is text",
    ]


ROWS = [
    "id,Headline,body,pub_date",
    '1,Envoy,"She flew to Łódź, then\n“Oslo”.",2023-01-02',
    "2,,B.,",
]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_of_articles_is_read(ending: str, encoding: str, delimiter: str) -> None:
    rows = [row if '"' in row else row.replace(",", delimiter) for row in ROWS]
    rows[1] = delimiter.join(["1", "Envoy", '"She flew to Łódź, then\n“Oslo”."', "2023-01-02"])
    reading = read_bytes("d.csv", ending.join(rows).encode(encoding))
    assert reading.problems == ()
    first, second = reading.articles
    assert first == Article("1", "She flew to Łódź, then\n“Oslo”.", "Envoy", None, DAY)
    assert second == Article("2", "B.")


@pytest.mark.parametrize(
    ("table", "published", "problems"),
    [
        ("Titel;Text;Datum\nEnvoy;{};02.01.2023", DAY, 0),
        ("sep=;\ntitre;texte;date de publication\nEnvoy;{};2 janvier 2023", DAY, 0),
        ("\n# exported\ntitle,text,date\nEnvoy,{},44928", DAY, 0),
        ("title,description,date\nEnvoy,{},02-Jan-23", DAY, 0),
        ("title,text,date\nEnvoy,{},2023-01-02,,", DAY, 0),
        ("title,text,date\nEnvoy,{},02/01/2023\nB,C.,25/01/2023", DAY, 0),
        ("title,text,date\nEnvoy,{},01/02/2023\nB,C.,01/25/2023", DAY, 0),
        ("title,text,date\nEnvoy,{},02/01/2023\nB,C.,2023-01-25", None, 1),
        ("title,text,date\nEnvoy,{},02/01/2023\nB,C.,25/01/2023\nB,D.,01/25/2023", None, 1),
        ("title,text,date\nEnvoy,{},2023-01-02\nB,C.", DAY, 1),
    ],
)
def test_a_table_is_read_as_spreadsheets_of_any_country_write_it(
    table: str, published: date | None, problems: int
) -> None:
    reading = read_bytes("d.csv", table.format(TOLD).encode())
    assert len(reading.problems) == problems
    first = reading.articles[0]
    assert (first.title, first.text, first.published) == ("Envoy", TOLD, published)


def test_a_table_that_describes_files_is_no_table_of_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TOLD)
    (tmp_path / "articles.csv").write_text("file,title,description\na.txt,Envoy,He left Riga.\n")
    assert read([tmp_path]).articles == (Article("a", TOLD, "Envoy"),)


def test_a_table_in_windows_1252_is_read_and_its_bad_rows_are_said() -> None:
    table = "text,title\nShe flew to Málaga.,Émile\na,b,c\nHe left.,\n"
    reading = read_bytes("d.csv", table.encode("windows-1252"))
    assert reading.articles[0] == Article("d-1", "She flew to Málaga.", "Émile")
    assert [found.text for found in reading.articles] == ["She flew to Málaga.", "He left."]
    (problem,) = said(reading)
    assert problem.startswith("d.csv, line 3: the row has 3 values for 2 columns")


def test_a_spreadsheet_of_another_program_is_read(tmp_path: Path) -> None:
    columns = {
        "title": numpy.array(["Envoy", ""], object),
        "text": numpy.array(["She flew to Łódź.\nThen home.", "B."], object),
        "date": numpy.array(["2023-01-02", "2023-01-02"], "datetime64[D]"),
    }
    path = tmp_path / "d.xlsx"
    pyogrio.raw.write(
        path, None, field_data=list(columns.values()), fields=list(columns), driver="XLSX"
    )
    reading = read([path])
    assert reading.problems == ()
    assert reading.articles == (
        Article("d-1", "She flew to Łódź.\nThen home.", "Envoy", None, DAY),
        Article("d-2", "B.", None, None, DAY),
    )


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}'
    "</sheetData></worksheet>"
)
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>text</t></si>'
    '<si><r><t xml:space="preserve">To </t></r><r><t>Oslo.</t></r><rPh><t>Rome</t></rPh></si></sst>'
)
# The second style is that of a day.
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf '
    'numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def xlsx(*sheets: str, properties: str = "", before: str = "", strings: str = STRINGS) -> bytes:
    """A spreadsheet of these sheets, each the rows of one."""
    names = [f"worksheets/s{number}.xml" for number in range(len(sheets))]
    main = "http://schemas.openxmlformats.org"
    book = "".join(f'<sheet name="{name}" r:id="{name}"/>' for name in names)
    kind = f"{main}/officeDocument/2006/relationships"
    related = '<Relationships xmlns="{}/package/2006/relationships">{}</Relationships>'
    one = '<Relationship Id="{}" Type="{}" Target="{}"/>'
    relations = "".join(one.format(name, f"{kind}/worksheet", f"/xl/{name}") for name in names)
    start = one.format("r", f"{kind}/officeDocument", "xl/workbook.xml")
    return archive(
        {
            "_rels/.rels": related.format(main, start),
            "xl/workbook.xml": f'<workbook xmlns="{main}/spreadsheetml/2006/main" xmlns:r="{kind}">'
            f"{properties}<sheets>{book}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": related.format(main, relations),
            "xl/sharedStrings.xml": strings,
            "xl/styles.xml": STYLES,
            **{
                f"xl/{name}": before + SHEET.format(rows)
                for name, rows in zip(names, sheets, strict=True)
            },
        }
    )


NOTES = '<row><c t="inlineStr"><is><t>notes</t></is></c></row>'


def test_the_sheet_that_has_articles_is_read() -> None:
    head = '<row r="3"><c r="C3" t="s"><v>0</v></c><c r="D3" t="str"><v>date</v></c></row>'
    rows = (
        '<row r="5"><c r="C5" t="s"><v>1</v></c><c r="D5"><v>44928</v></c></row>'
        '<row r="6"><c r="D6"><v>44928</v></c></row>'
        '<row r="7"><c r="C7" t="inlineStr"><is><t>Home.</t></is></c></row><row r="8"/>'
    )
    reading = read_bytes("d.xlsx", xlsx("", NOTES, head + rows))
    assert reading.articles == (Article("d-1", "To Oslo.", published=DAY), Article("d-3", "Home."))
    (problem,) = said(reading)
    assert problem.startswith("d.xlsx, line 6: this has no “text”")
    (problem,) = said(read_bytes("d.xlsx", xlsx(NOTES)))
    assert "no sheet of this spreadsheet has a column “text”" in problem


def cells(*shown: str) -> str:
    """A row of cells, each given by its attributes and what is within."""
    return f"<row>{''.join(f'<c {cell}</c>' for cell in shown)}</row>"


def inline(text: str) -> str:
    return f't="inlineStr"><is><t>{text}</t></is>'


HEAD = cells(*map(inline, ("id", "text", "date", "title")))


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("><v>7</v>", "7"),
        ("><v>7.5</v>", "7.5"),
        ('t="str"><f>2+5</f><v>7</v>', "7"),
        ('t="b"><v>1</v>', "TRUE"),
        ('t="e"><v>#N/A</v>', None),
        (inline("Envoy_x0009_home"), "Envoy\thome"),
        (inline("Envoy &amp; Riga"), "Envoy & Riga"),
        ('s="1"><v>44928</v>', "2023-01-02"),
    ],
)
def test_a_cell_of_a_spreadsheet_is_read_as_it_is_shown(cell: str, title: str | None) -> None:
    row = cells(inline("7"), inline("Home."), inline(""), cell)
    assert only("d.xlsx", xlsx(HEAD + row)) == Article("7", "Home.", title)


@pytest.mark.parametrize(
    ("cell", "properties"),
    [
        ("><v>44928</v>", ""),
        ('s="1"><v>44928</v>', ""),
        ('s="1"><v>44928.75</v>', ""),
        ('s="1"><v>43466</v>', '<workbookPr date1904="1"/>'),
        ('t="d"><v>2023-01-02T18:00:00</v>', ""),
        (inline("2 January 2023"), ""),
    ],
)
def test_a_day_in_a_spreadsheet_is_read(cell: str, properties: str) -> None:
    row = cells("><v>7</v>", inline("Home."), cell)
    found = only("d.xlsx", xlsx(HEAD + row, properties=properties))
    assert found == Article("7", "Home.", published=DAY)


def test_a_spreadsheet_that_is_damaged_or_locked_is_said() -> None:
    good = xlsx(HEAD + cells(inline("7"), inline("Home.")))
    assert read_bytes("d.xlsx", good).articles == (Article("7", "Home."),)
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000)  # as Excel packs what it encrypts
    for data in (
        b"PK no spreadsheet",
        locked,
        good[:-60],
        archive({"a.txt": TOLD}),
        xlsx(HEAD + "<row><c><v>7</row>"),
        xlsx(HEAD + cells('t="s"><v>99</v>')),
    ):
        (problem,) = said(read_bytes("d.xlsx", data))
        assert "this spreadsheet is damaged or locked" in problem


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded there")
def test_a_spreadsheet_as_large_as_it_may_be_is_said() -> None:
    far = HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    (problem,) = said(read_bytes("d.xlsx", xlsx(far)))
    assert problem.startswith("d.xlsx: this file brings its reader down")


def test_a_spreadsheet_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def articles(rows: str) -> list[Document | InputError]:
        data = xlsx(rows, strings=STRINGS.replace("Oslo", f"Oslo{'o' * 1_000}"))
        return list(spreadsheet.xlsx(io.BytesIO(data), "d.xlsx"))

    monkeypatch.setattr(spreadsheet, "MOST_BYTES", 3_000)
    rows = [cells(f't="s"><v>{number}</v>') for number in (0, 1, 1, 1)]
    few, blank = "".join(rows[:3]), " " * 3_000
    assert len(articles(few)) == 2
    for much in ("".join(rows), few + blank):  # cells that share a text, a sheet of blanks
        with pytest.raises(InputError, match="this spreadsheet unpacks to more than"):
            articles(much)


def test_a_table_in_parquet_is_read() -> None:
    table = pyarrow.table(
        {
            "id": [1, 2],
            "maintext": [TOLD, None],
            "date": [datetime(2023, 1, 2, 23), None],
            "n": [1.5, 2],
        }
    )
    data = io.BytesIO()
    parquet.write_table(table, data)
    for name, packed in (
        ("d.parquet", data.getvalue()),
        ("d.parquet.zst", zstandard.compress(data.getvalue())),
    ):
        reading = read_bytes(name, packed)
        assert reading.articles == (Article("1", TOLD, published=DAY),)
        (problem,) = said(reading)
        assert problem.startswith(f"{name}, line 2: this has no “text” that is text")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_packed_files_are_read_as_what_is_in_them(name: str, tmp_path: Path) -> None:
    data = {
        "a.txt": TOLD,
        "a.jsonl": json.dumps({"id": "a", "text": TOLD}),
        "a.csv": f"id,text\na,{TOLD}\n",
        "a.html": f"<p>{TOLD}</p>",
    }[name].encode()
    for ending, packed in (("gz", gzip.compress(data)), ("zst", zstandard.compress(data)),
                           ("zip", archive({name: data}))):  # fmt: skip
        assert only(f"{name}.{ending}", packed) == Article("a", TOLD)
        (tmp_path / f"{name}.{ending}").write_bytes(packed)
        assert read([tmp_path / f"{name}.{ending}"]).articles == (Article("a", TOLD),)
    (tmp_path / "articles.csv").write_text(f"file,published\n{name}.gz,2023-01-02\n")
    assert read([tmp_path / f"{name}.gz"]).articles == (Article("a", TOLD, published=DAY),)


def test_an_archive_is_read_like_a_folder() -> None:
    data = archive(
        {
            "news/b.txt": "B left.",
            "news/a.txt": TOLD,
            "news/articles.csv": "file,title,published\na.txt,Envoy,2023-01-02\n",
            "__MACOSX/a.txt": "no",
            "news/.hidden": "no",
            "photo.png": b"\x89PNG",
            "more.zip": archive({"c.txt": "C left."}),
        }
    )
    reading = read_bytes("all.zip", data)
    assert reading.articles == (
        Article("c", "C left."),
        Article("a", TOLD, "Envoy", published=DAY),
        Article("b", "B left."),
    )
    (problem,) = said(reading)
    assert problem.startswith("all.zip/photo.png: this ending is none of .txt,")


BROKEN = {
    "a.docx": (b"PK\x03\x04 and nothing", "this Word document is damaged or locked"),
    "b.docx": (archive({"x.xml": "<x/>"}), "this Word document is damaged or locked"),
    "c.docx": (docx("<w:p><w:r>"), "this Word document is damaged or locked"),
    "d.docx": (docx("<w:p/>"), "this file holds no text"),
    "a.odt": (b"no zip", "this OpenDocument text is damaged or locked"),
    "a.epub": (archive({"x.xml": "<x/>"}), "this EPUB is damaged or locked"),
    "a.eml": (b"Content-Type: image/png\n\nx", "this letter has no text"),
    "a.mbox": (b"no letter", "there is no letter in this mbox file"),
    "a.rss": (b"<html><p>no feed</p></html>", "there is no entry in this feed"),
    "b.rss": (b"\x00\xff", "there is no entry in this feed"),
    "a.json": (b"{]", "line 1: this line is no JSON"),
    "b.json": (b"[]", "there is no article in this JSON"),
    "c.json": (b'{"a": 1}', "this has no “text” that is text"),
    "a.csv": (b"", "this table is empty"),
    "b.csv": (b"title,published\nx,2023-01-02\n", "line 1: this table has no column “text”"),
    "c.csv": (b'id,text\n1,"open\n', "this is no CSV"),
    "d.csv": (b"\x00\x01\x02", "this is no text but binary data"),
    "a.parquet": (b"PAR1 and nothing", "this Parquet file is damaged"),
    "a.txt.gz": (gzip.compress(TOLD.encode() * 9)[:-9], "this file is damaged"),
    "b.txt.gz": (b"no gzip", "this file is damaged"),
    "a.txt.zst": (zstandard.compress(TOLD.encode() * 9)[:12] + b"x", "this file is damaged"),
    "a.zip": (b"no zip", "this file is damaged"),
    "a.gz": (gzip.compress(TOLD.encode()), "this ending is none of"),
    "a.txt.gz.gz.gz.gz": (b"x", "this is packed more than 3 times"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_says_what_is_wrong_and_what_to_do(name: str) -> None:
    data, words = BROKEN[name]
    reading = read_bytes(name, data)
    assert reading.articles == ()
    (problem,) = said(reading)
    assert problem.startswith(name) and words in problem and ";" in problem
    assert "fault of Dateline" not in problem


def test_a_damaged_file_in_an_archive_is_said_and_the_rest_is_read() -> None:
    data = bytearray(archive({"a.txt": TOLD, "b.txt": "B left."}))
    data[data.index(b"PK\x03\x04")] = 0
    reading = read_bytes("a.zip", bytes(data))
    assert [found.id for found in reading.articles] == ["b"]
    (problem,) = said(reading)
    assert problem.startswith("a.zip/a.txt: this file is damaged")
    offset = data.rindex(b"PK\x05\x06") + 12
    data[offset : offset + 8] = b"\xff\xff\xff\x00\xff\xff\xff\x00"
    (problem,) = said(read_bytes("a.zip", bytes(data)))
    assert problem.startswith("a.zip: this file is damaged") and "fault" not in problem


def test_a_locked_file_in_an_archive_is_said() -> None:
    data = bytearray(archive({"a.txt": TOLD, "b.txt": "B left."}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    reading = read_bytes("a.zip", bytes(data))
    assert [found.id for found in reading.articles] == ["b"]
    assert said(reading) == ["a.zip/a.txt: this file is locked with a password; unpack the archive"]


def test_entities_of_xml_reach_no_file_and_do_not_grow(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Manila")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    for declared, used in ((f'<!ENTITY e SYSTEM "{secret.as_uri()}">', "e"),
                           (f'<!ENTITY e0 "Manila">{bomb}', "e11")):  # fmt: skip
        body = f"<!DOCTYPE d [{declared}]><w:document {WORD}><w:body><w:p><w:r><w:t>Oslo &{used};"
        data = archive({"word/document.xml": f"{body}</w:t></w:r></w:p></w:body></w:document>"})
        assert all("Manila" not in found.text for found in read_bytes("a.docx", data).articles)
        row = cells(inline("7"), inline(f"Oslo &{used};"))
        table = xlsx(HEAD + row, before=f"<!DOCTYPE d [{declared}]>")
        assert all(
            len(found.text) < 999 and "Manila" not in found.text
            for found in read_bytes("d.xlsx", table).articles
        )
        feed = f"<!DOCTYPE d [{declared}]>{RSS.format(f'Oslo &{used};', '')}"
        assert all(len(found.text) < 999 and "Manila" not in found.text
                   for found in read_bytes("a.rss", feed.encode()).articles)  # fmt: skip


@pytest.mark.parametrize(
    ("package", "name", "data"),
    [
        ("feedparser", "a.rss", RSS.format(TOLD, "").encode()),
        ("zstandard", "a.txt.zst", zstandard.compress(TOLD.encode())),
        ("pyarrow", "a.parquet", b"PAR1"),
        ("python_calamine", "a.xlsx", xlsx(HEAD)),
    ],
)
def test_a_reader_that_is_not_installed_is_said(
    package: str, name: str, data: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    absent = tmp_path / "absent"  # also for the processes that read a file apart
    absent.mkdir()
    (absent / f"{package}.py").write_text("raise ImportError")
    code = (
        "from dashboard.articles.readers import read\n"
        f"print(*read([{str(tmp_path / name)!r}]).problems)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(absent)},
    )
    assert done.stdout.rstrip().endswith(
        "needs more packages; run, in Dateline's folder: pip install '.[formats]'"
    )


def test_every_ending_is_tried_here() -> None:
    tried = Path(__file__).read_text(encoding="utf-8")
    others = {".txt", ".md", ".markdown", ".htm", ".html", ".xhtml", ".pdf"}
    assert {e for e in ENDINGS if e not in others and f"{e}" not in tried} <= {
        ".ndjson",
        ".tsv",
        ".xml",
    }
