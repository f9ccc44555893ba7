"""Spreadsheets of articles (XLSX): a zip archive of XML, with a row for each article."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from dashboard.articles.formats.document import Document
from dashboard.articles.formats.office import MOST_BYTES, member, opened, xml
from dashboard.articles.formats.records import document_of
from dashboard.articles.formats.tables import FORM
from dashboard.articles.names import named
from dashboard.errors import InputError

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COLUMN = re.compile(r"[A-Z]{1,3}")
_TRUE = {"1": "TRUE", "0": "FALSE"}
_MOST_CHARACTERS = 200_000_000


def xlsx(file: BinaryIO, path: str) -> Iterator[Document | InputError]:
    """The articles of a spreadsheet, a row each, of the first sheet that has a column of texts."""
    yield from opened(file.read(MOST_BYTES), path, "spreadsheet", lambda a: _articles(a, path))


def _articles(archive: zipfile.ZipFile, path: str) -> list[Document | InputError]:
    strings = _strings(archive)
    for name in _sheets(archive):
        rows = _rows(member(archive, name), strings)
        _, first = next(rows, (0, {0: ""}))
        header = [first.get(column, "") for column in range(max(first) + 1)]
        columns = named(dict.fromkeys(filter(None, header), "x"))
        if "text" in columns:
            return [_article(header, cells, path, number) for number, cells in rows]
    message = f"no sheet of this spreadsheet has a column “text”; {FORM}"
    return [InputError(message, path)]


def _article(
    header: list[str], cells: dict[int, str], path: str, number: int
) -> Document | InputError:
    record = {name: cells[column] for column, name in enumerate(header) if column in cells}
    return document_of(record, path, number, FORM)


def _sheets(archive: zipfile.ZipFile) -> Iterator[str]:
    """The names of the files that have the sheets, in the order of the spreadsheet."""
    targets = {
        relation.get("Id"): str(relation.get("Target", ""))
        for relation in xml(archive, "xl/_rels/workbook.xml.rels")
    }
    for sheet in xml(archive, "xl/workbook.xml").iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if posixpath.normpath(name) in archive.namelist():
            yield posixpath.normpath(name)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells share."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_text(item) for item in xml(archive, "xl/sharedStrings.xml").iter("{*}si")]


def _text(item: etree._Element) -> str:
    """The letters of a text with its runs, but not how it is spoken."""
    parts = (t for t in item.iter("{*}t") if not t.getparent().tag.endswith("}rPh"))
    return "".join(part.text or "" for part in parts)


def _rows(data: bytes, strings: list[str]) -> Iterator[tuple[int, dict[int, str]]]:
    """The rows of a sheet that are not blank, with their numbers: cells by number of the column."""
    sheet = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    left = _MOST_CHARACTERS
    for count, row in enumerate(sheet.iter("{*}row"), start=1):
        cells: dict[int, str] = {}
        for place, cell in enumerate(row.iter("{*}c")):
            value = _value(cell, strings).strip()
            left -= len(value)
            if left < 0:  # Cells share their texts, so that few bytes may be very many characters.
                raise ValueError("too large")
            if value:
                cells[_column(cell.get("r"), place)] = value
        if cells:
            number = row.get("r") or ""
            yield int(number) if number.isdecimal() else count, cells


def _column(reference: str | None, place: int) -> int:
    """The number of the column of a cell, from 0, by its name ("AB12") or its place in the row."""
    letters = _COLUMN.match(reference or "")
    if letters is None:
        return place
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: etree._Element, strings: list[str]) -> str:
    """What a cell shows; a day is a number."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    return _TRUE.get(value, value) if kind == "b" else value
