"""Articles files: JSON Lines, an article a line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from dashboard.articles.article import Article
from dashboard.articles.encodings import decode, whole_characters
from dashboard.articles.metadata import fields
from dashboard.errors import InputError

# A line that is longer is no article: the whole of a large book is 5 MB.
MOST_BYTES = 20_000_000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FORM = 'write each article on a line of its own as {"id": "…", "text": "…"}'


def articles(file: BinaryIO, path: str) -> Iterator[tuple[int, Article | InputError]]:
    """The articles of an articles file one by one with their lines, counted from 1, in bounded
    memory, and what is wrong with the lines that are none; errors name `path`. Texts are kept
    exactly as given, line breaks too."""
    if _is_binary(file):
        yield 1, InputError(f"this is binary data and no articles file; {_FORM}", path)
        return
    empty = True
    for number, line in enumerate(_lines(file), start=1):
        if line.strip():
            empty = False
            for found in _article(line, path, number):
                yield number, found
    if empty:
        yield 1, InputError(f"this articles file is empty; {_FORM}", path)


def _is_binary(file: BinaryIO) -> bool:
    """True where the beginning of `file` holds a byte 0 and is no UTF-16."""
    beginning = file.read(8192)
    file.seek(0)
    return b"\0" in beginning and not beginning.startswith(_UTF_16)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of `file` as UTF-8 or Windows-1252, none longer than `MOST_BYTES` and one."""
    mark = file.read(3)
    if mark.startswith(_UTF_16):
        file.seek(0)
        text = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="\n")
        while characters := text.readline(MOST_BYTES + 1):
            yield characters.encode("utf-8", "replace")
        return
    file.seek(3 if mark == codecs.BOM_UTF8 else 0)
    while line := file.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = file.readline(MOST_BYTES)


def _article(line: bytes, path: str, number: int) -> Iterator[Article | InputError]:
    """The article that a line holds, and what is wrong with it."""
    if len(line) > MOST_BYTES:
        message = f"this line is longer than {MOST_BYTES // 1_000_000} MB; {_FORM}"
        yield InputError(message, path, number)
        return
    try:
        value = json.loads(decode(line))
    except InputError as error:
        yield InputError(error.message, path, number)
    except (ValueError, RecursionError):
        yield InputError(f"this line is no JSON; {_FORM}", path, number)
    else:
        yield from _checked(value, path, number)


def _checked(value: object, path: str, number: int) -> Iterator[Article | InputError]:
    """The article that a line's JSON describes, and what is wrong with it."""
    if not isinstance(value, dict):
        yield InputError(f"this line is JSON but no object; {_FORM}", path, number)
        return
    identity, text = value.get("id"), value.get("text")
    if not isinstance(identity, str) or not identity.strip():
        yield InputError(f"this line has no “id” that is text; {_FORM}", path, number)
        return
    if not isinstance(text, str):
        yield InputError(f"this line has no “text” that is text; {_FORM}", path, number)
        return
    known, problems = fields(value, path, number)
    yield Article(whole_characters(identity), whole_characters(text), **known)
    yield from problems
