"""What a file of each format says: its text, and what it states about itself."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from markdown_it import MarkdownIt
from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from dashboard.articles.encodings import decode, unix_lines
from dashboard.articles.webpage import article_text, stated
from dashboard.errors import InputError

_FRONT_MATTER = re.compile(r"\s*---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FRONT_MATTER_LINE = re.compile(r"^(\w+)[ \t]*:[ \t]*(['\"]?)(.*?)\2[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"<h1>.*?</h1>", re.DOTALL)
_FRONT_MATTER_NAMES = {"date": "published", "publisher": "source"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False})

_STOPS = (".", "!", "?", ":", "”", '"', "’")
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
# A line this much shorter than the page's longest, and ending with a stop, ends a paragraph.
_SHORT_LINE = 0.8

logging.getLogger("pypdf").setLevel(logging.ERROR)  # It warns of what it mends; we report the rest.


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text, and what the file itself states: title, source, published and url."""

    text: str
    stated: Mapping[str, str] = field(default_factory=dict)


def plain(data: bytes, path: str) -> Document:
    """Plain text, as it is but for its line breaks."""
    return Document(unix_lines(decode(data, path)))


def markdown(data: bytes, path: str) -> Document:
    """Markdown (CommonMark) as the text that it shows, with what its front matter states. Raw HTML
    in it is text."""
    text = unix_lines(decode(data, path))
    fields = {}
    if front := _FRONT_MATTER.match(text):
        text = text[front.end() :]
        for name, _, value in _FRONT_MATTER_LINE.findall(front.group(1)):
            fields[_FRONT_MATTER_NAMES.get(name.lower(), name.lower())] = value
    page = _MARKDOWN.render(text)
    if "title" not in fields and (heading := _HEADING.search(page)):
        fields["title"] = extract_plain_text(heading.group(), alt_texts=False)
    return Document(extract_plain_text(page, alt_texts=False), fields)


def html(data: bytes, path: str) -> Document:
    """A web page as its article's text, without navigation, scripts and what stands around it, and
    with what its head states."""
    page = HTMLTree.parse(unix_lines(decode(data, path)))
    return Document(article_text(page), stated(page))


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


FORMATS = {
    ".txt": plain,
    ".md": markdown,
    ".markdown": markdown,
    ".html": html,
    ".htm": html,
    ".pdf": pdf,
}


def document(name: str, data: bytes, path: str) -> Document:
    """What `data` says, by the ending of `name`, which must be one of `FORMATS`; errors name
    `path`. Raises `InputError` where it cannot be read or holds no text."""
    if not data.strip():
        raise InputError("this file is empty; put an article into it or take it away", path)
    read = FORMATS[PurePath(name).suffix.lower()](data, path)
    if not read.text.strip():
        raise InputError("this file holds no text; put an article into it or take it away", path)
    return read
