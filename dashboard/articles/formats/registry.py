"""Which reader reads a file, by its ending."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from dashboard.articles import apart
from dashboard.articles.formats.charset import in_utf_8
from dashboard.articles.formats.day_order import in_one_order
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.json_files import document as json_document
from dashboard.articles.formats.json_files import lines as json_lines
from dashboard.articles.formats.plain import plain
from dashboard.articles.formats.tables import comma_separated, parquet
from dashboard.errors import InputError

_MARKDOWN = (".md", ".markdown")
# A page, or rich text, that is called a text.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_RTF = b"{\\rtf1"
_PAGES = (".html", ".htm", ".xhtml")
_SAVED = (".mhtml", ".mht")
_TABLES = (".csv", ".tsv", ".json", ".parquet", ".xlsx")
_FEEDS = (".rss", ".atom", ".xml")


def _later(module: str, name: str) -> Callable[..., Any]:
    """A reader that is imported when it is called. Most are called apart (`_APART`), and the page's
    own process need not have the libraries that they stand on."""

    def read(*given: object) -> object:
        reader = getattr(import_module(f"dashboard.articles.formats.{module}"), name)
        return reader(*given)

    return read


FORMATS: dict[str, Callable[..., Document]] = {
    ".txt": plain,
    **dict.fromkeys(_MARKDOWN, _later("markdown", "markdown")),
    **dict.fromkeys(_PAGES, _later("webpage", "html")),
    ".pdf": _later("pdf", "pdf"),
    ".rtf": _later("rich_text", "rtf"),
    ".docx": _later("office", "docx"),
    ".odt": _later("office", "odt"),
    ".eml": _later("mail", "eml"),
    **dict.fromkeys(_SAVED, _later("mail", "mhtml")),
}
"""Files of one article, whose id is their name."""

MANY: dict[str, Callable[[io.BufferedReader, str], Iterator[Document | InputError]]] = {
    ".jsonl": json_lines,
    ".ndjson": json_lines,
    ".json": json_document,
    ".csv": comma_separated,
    ".tsv": comma_separated,
    ".parquet": parquet,
    ".xlsx": _later("spreadsheet", "xlsx"),
    **dict.fromkeys(_FEEDS, _later("feeds", "feed")),
    ".mbox": _later("mail", "mbox"),
    ".epub": _later("office", "epub"),
}
"""Files of many articles."""

PACKED = (".gz", ".zst", ".zip")
"""Files that any of these are packed in."""

ENDINGS = (*FORMATS, *MANY, *PACKED)
NAMED_BY_DAY = frozenset((".txt", *_MARKDOWN))
"""Files whose name begins with the day, as those of posts do."""
MOST_BYTES = 50_000_000
"""The size at most of a file of one article, of a feed and a book."""


_SECONDS = 30.0
_SECONDS_OF_MANY_PAGES = 120.0
_MANY_PAGES = (".pdf", ".epub")
_APART = frozenset(
    (
        *_MARKDOWN,
        *_PAGES,
        *_FEEDS,
        ".pdf",
        ".rtf",
        ".docx",
        ".odt",
        ".eml",
        ".epub",
        ".xlsx",
        *_SAVED,
    )
)
"""Files whose readers may take far longer than is of use, and so are called apart."""


def documents(
    name: str, file: io.BufferedReader, path: str, charset: str | None = None
) -> Iterator[Document | InputError]:
    """The articles in a file, by the ending of `name`, which must be one of `FORMATS` or `MANY`,
    and what is wrong among them; errors name `path`; `charset` is what a server says of a page.
    Raises `InputError` where the file cannot be read further."""
    ending = PurePath(name).suffix.lower()
    if ending in MANY and ending not in _APART:
        found = MANY[ending](file, path)
        yield from in_one_order(found) if ending in _TABLES else found
        return
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(f"this file is larger than {MOST_BYTES // 1_000_000} MB; split it", path)
    if not data.strip():
        raise InputError("this file is empty; put an article into it or take it away", path)
    if ending == ".txt":
        ending = _PAGES[0] if _PAGE.match(data) else ".rtf" if data.startswith(_RTF) else ending
    if ending in _APART:
        seconds = _SECONDS_OF_MANY_PAGES if ending in _MANY_PAGES else _SECONDS
        yield from apart.call(path, seconds, read_all, ending, data, path, charset)
    else:
        yield from read_all(ending, data, path, charset)


def read_all(
    ending: str, data: bytes, path: str, charset: str | None
) -> list[Document | InputError]:
    """All articles in a file of bytes, by its ending; see `documents`."""
    if ending in MANY:
        found_ = MANY[ending](io.BufferedReader(io.BytesIO(data)), path)
        return list(in_one_order(found_) if ending in _TABLES else found_)
    read = FORMATS[ending]
    if ending in _PAGES:
        found = read(data, path, charset)
    else:
        found = read(in_utf_8(data, charset) if ending in (".txt", *_MARKDOWN) else data, path)
    if not found.text.strip():
        raise InputError("this file holds no text; put an article into it or take it away", path)
    return [found]
