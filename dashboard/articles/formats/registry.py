"""Which reader reads a file, by its ending."""

from __future__ import annotations

from pathlib import PurePath

from dashboard.articles.formats.charset import in_utf_8
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.pdf import pdf
from dashboard.articles.formats.plain import markdown, plain
from dashboard.articles.formats.webpage import html
from dashboard.errors import InputError

FORMATS = {
    ".txt": plain,
    ".md": markdown,
    ".markdown": markdown,
    ".html": html,
    ".htm": html,
    ".xhtml": html,
    ".pdf": pdf,
}


def document(name: str, data: bytes, path: str, charset: str | None = None) -> Document:
    """What `data` says, by the ending of `name`, which must be one of `FORMATS`; errors name
    `path`; `charset` is what a server says of a page. Raises `InputError` where it cannot be read
    or holds no text."""
    if not data.strip():
        raise InputError("this file is empty; put an article into it or take it away", path)
    read = FORMATS[PurePath(name).suffix.lower()]
    if read is html:
        found = html(data, path, charset)
    else:
        found = read(in_utf_8(data, charset) if read in (plain, markdown) else data, path)
    if not found.text.strip():
        raise InputError("this file holds no text; put an article into it or take it away", path)
    return found
