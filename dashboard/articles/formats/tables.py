"""Tables of articles: CSV of any delimiter, line ending and charset, and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dashboard.articles.encodings import decode
from dashboard.articles.formats import bounds
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.records import document_of
from dashboard.articles.names import named
from dashboard.errors import InputError

MOST_CHARACTERS = 20_000_000  # of one cell
_BEGINNING = 65_536
_MOST_PARQUET = 500_000_000  # of one in a packed file
_ROWS = 16  # of Parquet at once: each may be as large as a cell may be
_OF_MANY_BYTES = bytes(range(0x80, 0x100))  # a character may be cut where the beginning ends
_DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=.\s*$", re.IGNORECASE)
FORM = "name its columns id, text, title, source, published, url in the first line"
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def comma_separated(file: io.BufferedReader, path: str) -> Iterator[Document | InputError]:
    """The articles of a CSV file, a row each, in bounded memory, and what is wrong with rows."""
    beginning = file.peek(_BEGINNING)[:_BEGINNING]
    if not beginning.strip():
        yield InputError(f"this table is empty; {FORM}", path)
        return
    encoding = _encoding(beginning, path)
    text = io.TextIOWrapper(file, encoding=encoding, errors="as-windows-1252", newline="")
    yield from _rows(text, path)


def _encoding(beginning: bytes, path: str) -> str:
    """The encoding of a file that begins so. Raises `InputError` where it is no text."""
    for mark, encoding in _MARKS.items():
        if beginning.startswith(mark):
            return encoding
    whole = beginning.rpartition(b"\n")[0] or beginning
    decode(whole.rstrip(_OF_MANY_BYTES), path)
    return "utf-8"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """What bytes that are no UTF-8 are in Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error("as-windows-1252", _as_windows_1252)


def _rows(text: io.TextIOWrapper, path: str) -> Iterator[Document | InputError]:
    """The rows below that which names the columns."""
    csv.field_size_limit(MOST_CHARACTERS)  # of all readers in this process
    lines = iter(lambda: text.readline(MOST_CHARACTERS + 1), "")
    first, above = _first(lines)
    delimiter = delimiter_of(first)
    table = csv.reader(lines, delimiter=delimiter, strict=True)
    header = next(csv.reader([first], delimiter=delimiter), [])
    if "text" not in named(dict.fromkeys(header, "x")):
        yield InputError(f"this table has no column “text”; {FORM}", path, above + 1)
        return
    while True:
        try:
            values = next(table, None)
        except csv.Error as error:
            line = table.line_num + above + 1
            message = f"this is no CSV ({error}), and what follows was left out; check its quotes"
            yield InputError(message, path, line)
            return
        if values is None:
            return
        if not any(value.strip() for value in values):
            continue
        yield _row(header, values, path, table.line_num + above + 1)


def _first(lines: Iterator[str]) -> tuple[str, int]:
    """The line that names the columns, and how many are above it: blank ones, comments, and that by
    which Excel is told the delimiter."""
    for above, line in enumerate(lines):
        if line.strip(" \t\r\n,;") and not line.startswith("#") and not _SEP.match(line):
            return line, above
    return "", 0


def _row(header: list[str], values: list[str], path: str, line: int) -> Document | InputError:
    """The article of a row, which may have empty cells too many at its end."""
    excess = values[len(header) :]
    if any(value.strip() for value in excess) or len(values) < len(header):
        message = (
            f"the row has {len(values)} value{'' if len(values) == 1 else 's'} for "
            f"{len(header)} columns and was left out; "
            "put those with the delimiter in them between quotation marks"
        )
        return InputError(message, path, line)
    return document_of(dict(zip(header, values, strict=False)), path, line, FORM)


def delimiter_of(header: str) -> str:
    """What parts the columns: the mark that the first line has most of."""
    return max(_DELIMITERS, key=header.count)


def parquet(file: BinaryIO, path: str) -> Iterator[Document | InputError]:
    """The articles of a Parquet file, a row each, some rows in memory at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow import parquet as reader
    except ImportError:
        raise missing("Parquet", path) from None
    try:
        whole = file if file.seekable() else io.BytesIO(file.read(_MOST_PARQUET))
        table = reader.ParquetFile(whole)
        columns = [name for name in table.schema_arrow.names if named({name: "x"})]
        if "text" not in named(dict.fromkeys(columns, "x")):
            yield InputError(f"this table has no column “text”; {FORM}", path)
            return
        if _unpacks_to_too_much(table.metadata):
            yield InputError(bounds.too_much(), path)
            return
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
            for record in batch.to_pylist():
                number += 1
                yield document_of(record, path, number, FORM)
    except (ArrowException, OSError, ValueError) as error:
        message = f"this Parquet file is damaged ({type(error).__name__}); write it anew"
        yield InputError(message, path)


def _unpacks_to_too_much(metadata: Any) -> bool:
    """Whether the columns of a Parquet file are packed so tightly that they can be no articles."""
    chunks = (
        metadata.row_group(row).column(column)
        for row in range(metadata.num_row_groups)
        for column in range(metadata.num_columns)
    )
    return any(
        chunk.total_uncompressed_size > bounds.most_unpacked(chunk.total_compressed_size)
        for chunk in chunks
    )


def missing(what: str, path: str) -> InputError:
    """What is told of a file whose reader is not installed."""
    message = f"{what} needs more packages; run, in Dateline's folder: pip install '.[formats]'"
    return InputError(message, path)
