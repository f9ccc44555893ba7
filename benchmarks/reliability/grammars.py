"""What each door's inputs are made of: the parts that it expects, in any order, and damage."""

# ruff: noqa: E501, SIM905 — tables of parts, as many in a line as are of one kind
from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

MONTHS = "January February March Apr. May June July Aug. Sept. October November Dec.".split()
DAYS = "Monday Tuesday Wed. Thursday Friday Sat Sunday".split()
NUMBERS = "0 1 2 3 11 15th 31 1st 32 99 100 1066 1999 2024 2026 9999 10000 65000 two ten".split()
TIMES = [
    *MONTHS, *DAYS, *NUMBERS, "last", "next", "this", "the", "of", "in", "on", "since", "until",
    "from", "to", "between", "and", "or", "-", "–", "/", ",", ".", ":", "'s", "’", "s", "ago",
    "later", "after", "before", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "century", "decade", "weekend", "morning", "night", "early", "late", "mid-", "spring", "winter",
    "Easter", "Ramadan", "Passover", "Christmas", "Eve", "Thanksgiving", "first", "second", "fifth",
    "BC", "AD", "p.m.", "10:30", "3/4/2025", "2025-02-30", "2025-W07", "20250203", "the 1990s",
    "yesterday", "tomorrow", "today", "now", "earlier", "following", "previous", "half", "several",
]  # fmt: skip
WORDS = [
    *TIMES, "Ann Lee", "Bo", "President", "Mr.", "he", "she", "they", "who", "Paris", "London",
    "Berlin", "New York", "Georgia", "Washington", "the Sea of Azov", "St.", "Mount", "north of",
    "10 km", "100 miles", "arrived", "in", "left", "flew", "to", "visited", "met", "said", "will",
    "was", "is", "had", "been", "born", "died", "buried", "at", "has", "not", "cancelled", "“", "”",
    '"', "(", ")", "—", "...", "!", "?", "\n", "\n\n", "\r\n", "\t", "A.", "U.S.", "&amp;", "<b>",
    "PARIS (AP) —", "By Ann Lee", "train", "summit", "his", "wife", "of", "France", "Russian",
]  # fmt: skip
ODD = [
    "\x00", "\x1b[2J", "\u202e", "\u200b", "\ufeff", "\u2028", "\u0301", "\u00ad", "é", "İ", "ß",
    "ﬁ", "中", "😀", "🏴\u200d☠", "\xa0", "²", "٣", "𝟘", "K",
]  # fmt: skip
CELLS = [
    "", "id", "x1", "Paris", "a|b", "|", "|||", "48.8", "-91", "nan", "inf", "1e400", "１２", "P",
    "PPL", "A", "ADM1", "FR", "fr", "US.AL", "-5", "99999999999999999999", '"', '""', '"a,b"', "x",
    "\x00", "\u2028", "a" * 201, "é", " ", "0x10", "1_000", "+3", "٣",
]  # fmt: skip
HEADER = (
    "id,name,alternate_names,latitude,longitude,feature_class,feature_code,country,admin1,"
    "population,note"
)
PARTS: dict[str, list[str]] = {
    ".txt": [" ", "\n", *WORDS[:40], "Title: x", "\f", "\x1a"],
    ".md": [
        "---\n", "title: x\n", "date: 2026-03-11\n", "date: [\n", "a: &a [*a]\n", "<<: *a\n",
        "!!python/object:x\n", "# T\n", "> ", "* ", "[a](b)", "![", "](", "|", "```\n", "<div>",
        "\n\n", "    ", "[x]: y\n", "**", "_", "`", "&#0;", "&#x110000;", "published: 9999-99-99\n",
    ],
    ".html": [
        "<html>", "<title>", "</title>", "<p>", "</p>", "<article>", "</article>", "<div>", "</div>",
        "<table>", "<td>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<meta charset=x>",
        '<meta name="date" content="2026-03-11">', '<time datetime="', '">', "&#0;", "&nbsp;", "<br",
        '<script type="application/ld+json">{"datePublished": [', "]}", "<base href=//x>", "<svg>",
        '<meta http-equiv=Content-Type content="text/html; charset=utf-16">', "Ann Lee in Paris. ",
        "<template>", "<frameset>", "<a href='", "'>", "</a>", "<?xml version='1.0'?>", "<!DOCTYPE",
    ],
    ".eml": [
        "Subject: x\n", "From: a@b\n", "Date: Wed, 11 Mar 2026 10:00:00 +0000\n", "Date: x\n", "\n",
        "Content-Type: multipart/mixed; boundary=b\n", "--b\n", "--b--\n", "Content-Type: text/html\n",
        "Content-Type: text/plain; charset=nonsense\n", "Content-Transfer-Encoding: base64\n",
        "Content-Transfer-Encoding: quoted-printable\n", "=E9=\n", "AAAA", "=?utf-8?b?//8=?=",
        "Content-Type: message/rfc822\n", " folded\n", "Ann Lee in Paris.\n", "Subject: =?x?q?a?=\n",
        "Content-Disposition: attachment; filename*0*=x''%ff\n", "MIME-Version: 1.0\n",
    ],
    ".jsonl": [
        "{", "}", '"id"', '"text"', ":", ",", "\n", '"Ann Lee in Paris."', "1", "null", "[", "]",
        '"title"', '"published"', '"2026-03-11"', '"9999-99-99"', "1e999", "NaN", '"\\ud800"', '""',
        '{"id": "a", "text": "b"}\n', '{"id": 1, "text": ["b"]}\n', "true", '"\\u0000"', "-0",
    ],
    ".csv": [
        "id,text\n", "text,title,date\n", "a,b\n", ",", "\n", "\r", '"', '""', ";", "\t", "text\n",
        "Ann Lee in Paris.", "2026-03-11", "published", "url", "http://x/", "'", "\\", " ",
    ],
    ".rss": [
        "<?xml version='1.0'?>", "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>",
        "</title>", "<description>", "</description>", "<pubDate>", "Wed, 11 Mar 2026", "</pubDate>",
        "<![CDATA[<p>", "]]>", "</channel>", "</rss>", "<guid>", "</guid>", "&amp;", "&x;", "<link/>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<entry>", "</entry>", "<content type='xhtml'>", "<updated>2026-99-99</updated>",
    ],
    ".mbox": [
        "From a@b Wed Mar 11 10:00:00 2026\n", ">From x\n", "Subject: x\n", "\n", "Ann in Paris.\n",
        "Content-Type: multipart/alternative; boundary=b\n", "--b\n", "Content-Type: text/plain\n",
        "Date: Wed, 11 Mar 2026 10:00:00 -9999\n", "From \n",
    ],
    ".pdf": [
        "%PDF-1.4\n", "1 0 obj\n", "2 0 obj\n", "3 0 obj\n", "endobj\n", "<<", ">>\n", "/Type/Catalog",
        "/Pages 2 0 R", "/Type/Pages/Kids[3 0 R]/Count 1", "/Type/Page/Parent 2 0 R", "[", "]",
        "/Contents 4 0 R", "4 0 obj\n<</Length 30>>\nstream\nBT (x) Tj ET\nendstream\nendobj\n",
        "xref\n0 4\n", "0000000000 65535 f \n", "trailer\n", "/Root 1 0 R", "startxref\n9\n", "%%EOF",
        "/Encrypt<</Filter/Standard>>", "/Prev 9", "/Kids[2 0 R]", "/Size 99999999",
    ],
}  # fmt: skip
PARTS |= {".json": PARTS[".jsonl"], ".tsv": PARTS[".csv"], ".xml": PARTS[".rss"]}
PARTS |= {".xhtml": PARTS[".html"], ".atom": PARTS[".rss"]}
_XML = "<?xml version='1.0'?>"
_OFFICE = {
    ".docx": {
        "[Content_Types].xml": f"{_XML}<Types xmlns='http://schemas.openxmlformats.org/package/2006/"
        "content-types'><Override PartName='/word/document.xml' ContentType='application/vnd."
        "openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
        "word/document.xml": f"{_XML}<w:document xmlns:w='http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>Ann Lee in Paris.</w:t></w:r></w:p>"
        "</w:body></w:document>",
    },
    ".odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{_XML}<office:document-content xmlns:office='urn:oasis:names:tc:"
        "opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
        "<office:body><office:text><text:p>Ann Lee in Paris.</text:p></office:text></office:body>"
        "</office:document-content>",
    },
    ".epub": {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f"{_XML}<container xmlns='urn:oasis:names:tc:opendocument:xmlns:"
        "container'><rootfiles><rootfile full-path='o.opf'/></rootfiles></container>",
        "o.opf": f"{_XML}<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' "
        "href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/>"
        "</spine></package>",
        "a.xhtml": "<html><body><p>Ann Lee in Paris.</p></body></html>",
    },
}


def _zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        for name, text in files.items():
            into.writestr(name, text)
    return made.getvalue()


WHOLE = {ending: _zipped(files) for ending, files in _OFFICE.items()} | {
    ".gz": gzip.compress(b"Ann Lee in Paris."),
    ".zip": _zipped({"a.txt": "Ann Lee in Paris.", "b/c.jsonl": '{"id": "a", "text": "b"}'}),
}
"""A whole file of each format of bytes, to be damaged."""


def joined(parts: list[str], between: str = "", most: int = 40) -> SearchStrategy[str]:
    """Some of the parts one after another, odd characters among them."""
    return st.lists(st.sampled_from([*parts, *ODD]), max_size=most).map(between.join)


def damage() -> SearchStrategy[list[tuple[float, int]]]:
    """Places in a file, as parts of its length, and the byte that stands there; -1 cuts it off."""
    place = st.integers(0, 1000).map(lambda thousandth: thousandth / 1000)
    return st.lists(st.tuples(place, st.integers(-1, 255)), max_size=8)


def _damaged(whole: bytes, places: list[tuple[float, int]]) -> bytes:
    data = bytearray(whole)
    for part, byte in places:
        if byte < 0:
            del data[int(part * len(data)) :]
        elif data:
            data[int(part * (len(data) - 1))] = byte
    return bytes(data)


def files() -> SearchStrategy[tuple[str, bytes]]:
    """Files by their ending: of the parts of a format, in an encoding, or a whole one damaged."""
    encodings = st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1"))

    def of_parts(ending: str) -> SearchStrategy[tuple[str, bytes]]:
        encoded = st.tuples(joined(PARTS[ending]), encodings)
        return encoded.map(lambda made: (ending, made[0].encode(made[1], "replace")))

    def of_bytes(ending: str) -> SearchStrategy[tuple[str, bytes]]:
        return damage().map(lambda places: (ending, _damaged(WHOLE[ending], places)))

    texts = st.sampled_from(sorted(PARTS)).flatmap(of_parts)
    return st.one_of(texts, texts, texts, st.sampled_from(sorted(WHOLE)).flatmap(of_bytes))


def dates() -> SearchStrategy[str]:
    """Words of time, mostly parted by blanks."""
    return st.one_of(joined(TIMES, " ", 12), joined(TIMES, " ", 12), joined(TIMES, "", 12))


def rows() -> SearchStrategy[str]:
    """Lines of cells under the right header, or another."""
    cells = st.lists(st.sampled_from([*CELLS, *ODD]), min_size=9, max_size=12).map(",".join)
    header = st.sampled_from((HEADER, HEADER, HEADER, "id,name", "", f"\ufeff{HEADER}"))
    return st.tuples(header, st.lists(cells, max_size=4)).map(lambda t: "\n".join((t[0], *t[1])))


def query() -> SearchStrategy[dict[str, list[str]]]:
    """Keys of a link, and others, each with some values."""
    keys = (
        "articles traveller with without status kinds perhaps life source country sure article "
        "sentence days __proto__"
    )
    values = [
        "", "everyone", "Ann Lee", "Bo", "a", "b", "0", "1", "99", "-1", "1e9", "9" * 5000, "٣", "²",
        "visited", "visited,planned", ",", "literal", "shown", "90", "NaN", "2026-03-11..2026-03-12",
        "2026-03-12..2026-03-11", "..", "20260311..2026-W11-1", "9999-12-31..9999-12-31",
        "\ud800", "<script>", "a" * 3000, "../..", "{{7*7}}",
    ]  # fmt: skip
    some = st.lists(st.sampled_from([*values, *ODD]), max_size=3)
    return st.dictionaries(st.sampled_from(keys.split()), some, max_size=6)


def corrections() -> SearchStrategy[str]:
    """Lines of JSON with kinds and fields of corrections, right and wrong."""
    leaf: Any = st.sampled_from(
        [
            None, True, 0, -1, 1e308, 10**30, "", "a", "b", "Paris", "mention", "everywhere",
            "visited", "2026-03-11", "2026-13-11", "Ann Lee", "\u202e", "x" * 600, [], {},
        ]
    )  # fmt: skip
    at = {"exact": leaf, "prefix": leaf, "suffix": leaf, "start": leaf, "nth": leaf}
    sound = {"exact": "Paris", "prefix": "", "suffix": "", "start": 19, "nth": 0}
    spot = st.fixed_dictionaries(
        {"article": leaf, "anchor": st.one_of(st.just(sound), st.fixed_dictionaries(at))}
    )
    place = st.fixed_dictionaries(
        {
            "id": leaf, "name": leaf, "lat": st.sampled_from([0, 91, -90, "x", 1e308]), "lon": leaf,
            "feature_class": leaf, "feature_code": leaf, "country": leaf,
        }
    )  # fmt: skip
    stop = st.fixed_dictionaries(
        {"traveller": leaf, "place": leaf, "place_name": leaf, "spots": st.lists(spot, max_size=2)}
    )
    kinds = (
        "place-chosen not-a-place government stop-confirmed stop-dropped status-set day-set "
        "traveller-set stop-placed stop-moved stop-added same-person two-persons renamed "
        "not-a-person article-edited articles-added undo nothing"
    ).split()
    fields: dict[str, SearchStrategy[Any]] = {
        "spot": spot, "scope": leaf, "place": place, "stop": stop, "status": leaf, "first": leaf,
        "last": leaf, "traveller": leaf, "before": st.one_of(leaf, stop), "name": leaf,
        "other": leaf, "new": leaf, "id": leaf, "title": leaf, "source": leaf, "published": leaf,
        "url": leaf, "at": leaf,
    }  # fmt: skip

    def dumped(held: dict[str, Any]) -> str:
        return json.dumps(held)

    line = st.fixed_dictionaries({"kind": st.sampled_from(kinds)}, optional=fields).map(dumped)
    other = joined(PARTS[".jsonl"], "", 8)
    return st.lists(st.one_of(line, line, line, other), max_size=2).map("\n".join)


def anchors() -> SearchStrategy[tuple[str, int, int, str]]:
    """A text, two places in it, and another text."""
    text = joined(WORDS, " ", 30)
    return st.tuples(text, st.integers(0, 400), st.integers(0, 400), text)


def texts() -> SearchStrategy[tuple[str, bool]]:
    """A text of words that matter, and whether its day is known."""
    return st.tuples(joined(WORDS, " ", 60), st.booleans())
