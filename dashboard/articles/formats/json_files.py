"""JSON: articles files, an article a line, and documents of one article or many."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from dashboard.articles.encodings import decode
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.records import document_of, records_in
from dashboard.errors import InputError

# A line that is longer is no article: the whole of a large book is 5 MB.
MOST_BYTES = 20_000_000
_BEGINNING = 8192
MOST_JSON = 200_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FORM = 'write each article on a line of its own as {"id": "…", "text": "…"}'
_AFTER = re.compile(r"[\s,\x1e]*")
_FORM_OF_ONE = 'write each article as {"id": "…", "text": "…"}'


def lines(file: io.BufferedReader, path: str) -> Iterator[Document | InputError]:
    """The articles of an articles file one by one with their lines, counted from 1, in bounded
    memory, and what is wrong with the lines that are none; errors name `path`. Texts are kept
    exactly as given, line breaks too."""
    beginning = file.peek(_BEGINNING)[:_BEGINNING]
    if b"\0" in beginning and not beginning.startswith(_UTF_16):
        yield InputError(f"this is binary data and no articles file; {_FORM}", path)
        return
    if _is_document(beginning):
        yield from document(file, path)
        return
    yield from _articles(file, beginning, path)


def _articles(file: BinaryIO, beginning: bytes, path: str) -> Iterator[Document | InputError]:
    """The articles of the lines of a file."""
    empty = True
    for number, line in enumerate(_lines(file, beginning), start=1):
        if line.strip():
            empty = False
            yield _article(line, path, number)
    if empty:
        yield InputError(f"this articles file is empty; {_FORM}", path)


def document(file: BinaryIO, path: str) -> Iterator[Document | InputError]:
    """The articles of a JSON document: one, a list, or a list in an object, as the answers of
    services are; of an articles file that is called so, those of its lines."""
    data = file.read(MOST_JSON + 1)
    if len(data) > MOST_JSON:
        message = f"this JSON is larger than {MOST_JSON // 1_000_000} MB; save it as JSON Lines"
        yield InputError(message, path)
        return
    try:
        text = decode(data, path)
        values = [json.loads(text)] if _is_lines(text) else list(_values(text))
    except (ValueError, RecursionError):
        yield from _articles(io.BufferedReader(io.BytesIO(data)), data[:_BEGINNING], path)
        return
    found = [record for value in values for record in records_in(value)]
    if not found:
        yield InputError(f"there is no article in this JSON; {_FORM_OF_ONE}", path)
    for number, record in enumerate(found, start=1):
        item = document_of(record, path, None, _FORM_OF_ONE)
        if isinstance(item, InputError) and len(found) > 1:
            item = InputError(f"article {number}: {item.message}", path)
        yield item


def _is_lines(text: str) -> bool:
    """Whether the first line of a text is JSON by itself."""
    try:
        return bool(json.loads(text.lstrip("\ufeff").lstrip().partition("\n")[0]))
    except (ValueError, RecursionError):
        return False


def _is_document(beginning: bytes) -> bool:
    """Whether a file whose lines should be articles begins with a list, or with an object that
    goes on in the next line."""
    line = beginning.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")[0].strip()
    return line.startswith(b"[") or line == b"{"


def _values(text: str) -> Iterator[object]:
    """The values in a JSON document: one, or several one after the other, as programs write them
    that add to a file. Raises `ValueError` where there is something else among them."""
    decoder = json.JSONDecoder()
    at = _after(text, 0)
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        at = _after(text, at)


def _after(text: str, at: int) -> int:
    """Where the next value begins."""
    found = _AFTER.match(text, at)
    return found.end() if found else at


def _lines(file: BinaryIO, beginning: bytes) -> Iterator[bytes]:
    """The lines of `file` as UTF-8 or Windows-1252, none longer than `MOST_BYTES` and one."""
    if beginning.startswith(_UTF_16):
        text = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="\n")
        while characters := text.readline(MOST_BYTES + 1):
            yield characters.encode("utf-8", "replace")
        return
    if beginning.startswith(codecs.BOM_UTF8):
        file.read(len(codecs.BOM_UTF8))
    while line := file.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = file.readline(MOST_BYTES)


def _article(line: bytes, path: str, number: int) -> Document | InputError:
    """The article that a line holds, or what is wrong with it."""
    if len(line) > MOST_BYTES:
        message = f"this line is longer than {MOST_BYTES // 1_000_000} MB; {_FORM}"
        return InputError(message, path, number)
    try:
        # A comma behind it is what is left of a list.
        value = json.loads(decode(line).rstrip().removesuffix(","))
    except InputError as error:
        return InputError(error.message, path, number)
    except (ValueError, RecursionError):
        return InputError(f"this line is no JSON; {_FORM}", path, number)
    return document_of(value, path, number, _FORM)
