"""Spreadsheets of articles (XLSX), which calamine reads: a row for each article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING, BinaryIO

from dashboard.articles.formats.document import Document
from dashboard.articles.formats.office import MOST_BYTES, opened
from dashboard.articles.formats.records import document_of
from dashboard.articles.formats.tables import FORM, missing
from dashboard.articles.names import named
from dashboard.errors import InputError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def xlsx(file: BinaryIO, path: str) -> Iterator[Document | InputError]:
    """The articles of a spreadsheet, a row each, of the first sheet that has a column of texts."""
    data = file.read(MOST_BYTES)
    yield from opened(data, path, "spreadsheet", lambda archive: _articles(archive, data, path))


def _articles(archive: zipfile.ZipFile, data: bytes, path: str) -> list[Document | InputError]:
    try:
        from python_calamine import CalamineError, load_workbook
    except ImportError:
        raise missing("A spreadsheet", path) from None
    # What lies about its size is ended with the process that reads it.
    if any(part.file_size > MOST_BYTES for part in archive.infolist()):
        raise _too_large(path)
    try:
        book = load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            rows = _rows(book.get_sheet_by_name(name), path)
            _, header = next(rows, (0, [""]))
            if "text" in named(dict.fromkeys(filter(None, header), "x")):
                return [_article(header, cells, path, number) for number, cells in rows]
    except CalamineError as error:
        raise ValueError(str(error)) from None
    message = f"no sheet of this spreadsheet has a column “text”; {FORM}"
    return [InputError(message, path)]


def _article(header: list[str], cells: list[str], path: str, number: int) -> Document | InputError:
    record = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
    return document_of(record, path, number, FORM)


def _rows(sheet: CalamineSheet, path: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that are not blank, with their numbers."""
    left = MOST_BYTES
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if row.count("") == len(row):  # A stray cell far below makes a million of them.
            continue
        cells = [_shown(value) for value in row]
        left -= sum(map(len, cells))
        if left < 0:  # Cells share their texts, so that few bytes may be very many characters.
            raise _too_large(path)
        if any(cells):
            yield number, cells


def _shown(value: object) -> str:
    """What a cell shows: a whole number without a point, a day as "2023-01-02"."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value).strip()


def _too_large(path: str) -> InputError:
    message = f"this spreadsheet unpacks to more than {MOST_BYTES // 1_000_000} MB; split it"
    return InputError(message, path)
