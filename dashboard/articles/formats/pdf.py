"""A PDF: the text of its pages, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from dashboard.articles.encodings import unix_lines
from dashboard.articles.formats.document import Document
from dashboard.errors import InputError

_STOPS = (".", "!", "?", ":", "”", '"', "’")
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
# A line this much shorter than the page's longest, and ending with a stop, ends a paragraph.
_SHORT_LINE = 0.8

logging.getLogger("pypdf").setLevel(logging.ERROR)  # It warns of what it mends; we report the rest.


def pdf(data: bytes, path: str) -> Document:
    """The text layer of a PDF, its lines joined to paragraphs, a blank line between pages."""
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (FileNotDecryptedError, DependencyError):
        message = "this PDF is locked with a password; save a copy without it"
        raise InputError(message, path) from None
    except Exception:  # A damaged PDF makes pypdf raise nearly anything.
        message = "this PDF is damaged; open it in a reader and save or print it to PDF anew"
        raise InputError(message, path) from None
    text = "\n\n".join(filter(None, map(_paragraphs, pages)))
    if not text:
        message = "this PDF holds pictures of pages and no text; run text recognition on it first"
        raise InputError(message, path)
    return Document(text)


def _paragraphs(page: str) -> str:
    """A page's lines joined to paragraphs, one a line, and its hyphenated words joined."""
    lines = [line.strip() for line in _HYPHENATED.sub("", unix_lines(page)).split("\n")]
    width = max(map(len, lines))
    joined: list[str] = []
    for line in lines:
        ends = len(line) < width * _SHORT_LINE and line.endswith(_STOPS)
        joined += [line, "\n" if ends or not line else " "]
    return "\n".join(filter(None, map(str.strip, "".join(joined).split("\n"))))
