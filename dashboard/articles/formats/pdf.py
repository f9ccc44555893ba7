"""A PDF: the text of its pages in the order of reading, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from dashboard.articles.days import stated_day, stated_days
from dashboard.articles.encodings import decode
from dashboard.articles.formats.columns import Boxed, in_reading_order
from dashboard.articles.formats.document import Document
from dashboard.articles.legible import joined
from dashboard.errors import InputError

_STOPS = re.compile(r"[.!?:;…][\"'”’»)\]}]*$")
_NUMBER = re.compile(r"\d+")
# What stands at the edge of a page by itself: its number, and what a browser prints there.
_ALONE = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?$"
    r"|(?:https?|file)://\S+(?:\s+\d+/\d+)?$|.*\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d",
    re.I,
)
_BULLET = re.compile(r"[•‣▪◦·–—*-]\s")
_EDGE_LINES = 3  # of a page, at its top and at its foot, that a running head can be
# A line this much shorter than the widest of its column ends a paragraph, if it ends with a stop.
_SHORT_LINE = 0.8
_COLUMN = 30.0  # points within which the lines of one column begin
_INDENT = 4.0  # points
_WIDE_GAP = 1.7  # of the usual distance of two lines
_LARGER = 1.15  # of the usual size of letters: a heading
_DAY = re.compile(r"D:(\d{8})")
# What prints a page or a text as a PDF: the day is that of printing.
_PRINTERS = re.compile(
    r"Skia|Chrom|Mozilla|Firefox|Quartz|wkhtml|WebKit|Print|Safari|Scan|WeasyPrint|Prince", re.I
)
# A PDF that was made lately may be of an old text; so may one that tells only of times long ago.
_LATELY, _LONG_AGO = timedelta(days=30), timedelta(days=366)
_NO_TITLE = re.compile(
    r"^(?:untitled|unknown|document\d*|title|microsoft word\b.*|.*\.(?:docx?|indd|pdf|qxd|rtf|txt|"
    r"html?)|https?:\S*|about:blank)$",
    re.I,
)

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # It warns of what it mends.


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, where it is in points from the left and from below, the height of
    its letters, and the widest line of its column."""

    text: str
    left: float
    bottom: float
    right: float
    size: float
    column: float

    @property
    def is_short(self) -> bool:
        """Whether there was room for more."""
        return self.right - self.left < self.column * _SHORT_LINE


def pdf(data: bytes, path: str) -> Document:
    """The text layer of a PDF without running heads and feet, each paragraph a line, and the title
    and the day that its metadata state, where they are plausible."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect  # takes 0.2 s

    try:
        pages, info = _pages(data)
    except (PDFPasswordIncorrect, PDFEncryptionError):
        message = "this PDF is locked with a password; save a copy without it"
        raise InputError(message, path) from None
    except MemoryError:
        raise
    except Exception:  # A damaged PDF makes pdfminer raise nearly anything.
        message = "this PDF is damaged; open it in a reader and save or print it to PDF anew"
        raise InputError(message, path) from None
    if not any(pages):
        message = "this PDF holds pictures of pages and no text; run text recognition on it first"
        raise InputError(message, path)
    lines = [line for page in _without_heads(pages) for line in page]
    text = "\n\n".join(_paragraphs(lines))
    return Document(text, _plausible(info, text))


def _pages(data: bytes) -> tuple[list[list[_Line]], dict[str, str]]:
    """The lines of each page in the order of reading, and the metadata."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.encodingdb import EncodingDB
    from pdfminer.layout import LAParams, LTTextContainer, LTTextLine
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    # The PDF standard has a hyphen at 0xAD of WinAnsiEncoding, pdfminer a space.
    EncodingDB.win2unicode[0xAD] = "\xad"
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams(line_margin=0.8, boxes_flow=None))
    interpreter = PDFPageInterpreter(resources, device)
    pages: list[list[_Line]] = []
    for page in PDFPage.create_pages(document):
        interpreter.process_page(page)
        boxes = (box for box in device.get_result() if isinstance(box, LTTextContainer))
        found = (line for box in boxes for line in box if isinstance(line, LTTextLine))
        lines = [line for line in found if line.get_text().strip()]
        widths = _column_widths(lines)
        pages.append(
            [
                _Line(
                    " ".join(line.get_text().replace("\x00", "").split()),
                    *(line.x0, line.y0, line.x1, line.height),
                    column=widths[round(line.x0 / _COLUMN)],
                )
                for line in in_reading_order(lines)
            ]
        )
    return pages, {key: _string(value) for facts in document.info for key, value in facts.items()}


def _column_widths(lines: Sequence[Boxed]) -> Mapping[int, float]:
    """The width of the widest line of each column, by where columns begin, roughly."""
    widths: dict[int, float] = {}
    for line in lines:
        begins = round(line.x0 / _COLUMN)
        for near in (begins - 1, begins, begins + 1):
            widths[near] = max(widths.get(near, 0.0), line.x1 - line.x0)
    return widths


def _plausible(info: Mapping[str, str], text: str) -> dict[str, object]:
    """Title and day of publication from a PDF's metadata. The day of its making is that of
    publication where the text gives the same, or where nothing speaks for a copy made later."""
    found: dict[str, object] = {}
    if (title := info.get("Title", "")) and not _NO_TITLE.match(title):
        found["title"] = title
    stamp = _DAY.match(info.get("CreationDate", ""))
    day = stated_day(stamp.group(1)) if stamp else None
    if day is None:
        return found
    given = stated_days(text)
    is_copy = bool(_PRINTERS.search(f"{info.get('Producer', '')} {info.get('Creator', '')}"))
    is_copy |= date.today() - day < _LATELY or bool(given and max(given) < day - _LONG_AGO)
    if not is_copy or any(abs(day - other) <= timedelta(days=1) for other in given):
        found["published"] = day
    return found


def _string(value: object) -> str:
    """A text in a PDF's metadata: in UTF-16 with its mark, or near Latin-1."""
    if not isinstance(value, bytes):
        return ""
    try:
        text = decode(value)
    except InputError:
        return ""
    return " ".join(text.replace("\x00", "").split())


def _without_heads(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """The pages without lines at their edges that others have too, but for their numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(shape for page in edges for shape in {_shape(line) for line in page})
    often = {shape for shape, times in seen.items() if times > 1 and times * 2 >= len(pages)}
    for page, edge in zip(pages, edges, strict=True):
        heads = {id(line) for line in edge if _shape(line) in often or _ALONE.match(line.text)}
        yield [line for line in page if id(line) not in heads]


def _edges(page: Sequence[_Line]) -> list[_Line]:
    """The lines at the top and at the foot of a page."""
    ordered = sorted(page, key=lambda line: line.bottom)
    return [*ordered[:_EDGE_LINES], *ordered[max(_EDGE_LINES, len(ordered) - _EDGE_LINES) :]]


def _shape(line: _Line) -> tuple[str, int]:
    """A line's text with any number for its numbers, and its height on the page, roughly."""
    return _NUMBER.sub("#", line.text), round(line.bottom / 20)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Lines joined to paragraphs."""
    if not lines:
        return
    pairs = list(pairwise(lines))
    gaps = [a.bottom - b.bottom for a, b in pairs if 0 < a.bottom - b.bottom < 5 * a.size]
    usual, size = median(gaps or [0]), median(line.size for line in lines)
    paragraph = [lines[0].text]
    for before, line in pairs:
        if _is_new(before, line, len(paragraph) == 1, usual, size):
            yield joined(paragraph)
            paragraph = []
        paragraph.append(line.text)
    yield joined(paragraph)


def _is_new(before: _Line, line: _Line, is_first: bool, usual: float, size: float) -> bool:
    """Whether a line begins a paragraph; `is_first` says that the line before does."""
    if (line.size > size * _LARGER) != (before.size > size * _LARGER):
        return True
    if _BULLET.match(line.text):
        return True
    gap = before.bottom - line.bottom
    ends = bool(_STOPS.search(before.text))
    if gap < 0 or abs(line.left - before.left) > line.column:  # another column, another page
        return ends
    if usual and gap > usual * _WIDE_GAP:
        return True
    if ends:
        return before.is_short or line.left > before.left + _INDENT
    # A heading: a short line that begins a paragraph, before one that begins with a capital.
    return is_first and before.is_short and not line.text[:1].islower()
