"""From bytes to text: UTF-8, UTF-16 and UTF-32 with their mark, and Windows-1252."""

from __future__ import annotations

import codecs
import re

from dashboard.errors import InputError

_SAVE = "save it as UTF-8 text"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
# English in Windows-1252 has a few accents and curly quotes; Cyrillic or Greek read as if it were
# Windows-1252 consists of little else.
_FOREIGN_SHARE = 0.3
# What DOS, and disks with blocks of a size, leave behind a text.
_PADDING = b"\0\x1a"
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, path: str | None = None) -> str:
    """`data` as text: UTF-8 with or without its mark, UTF-16 or UTF-32 with theirs, else
    Windows-1252.

    Raises `InputError`, naming `path`, where the bytes are none of these, as those of a picture, or
    UTF-8 that is damaged.
    """
    if encoding := _wide(data):
        return _strictly(data, encoding, path)
    data = data.rstrip(_PADDING)
    if _CONTROL.search(data):
        raise InputError(f"this is no text but binary data; {_SAVE}, or leave it out", path)
    return _utf8(data, path) or _windows_1252(data, path)


def _wide(data: bytes) -> str | None:
    """The encoding of a text whose characters have two bytes or four, by its mark. That of UTF-32
    begins as that of UTF-16 does."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else None


def unix_lines(text: str) -> str:
    """`text` with every line break as one newline, which is how an article is kept and shown."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def whole_characters(text: str) -> str:
    """`text` with each half of a character that lacks the other half (a lone surrogate, which no
    file can hold) replaced by U+FFFD; no offset moves."""
    return _SURROGATE.sub("\ufffd", text)


def _strictly(data: bytes, encoding: str, path: str | None) -> str:
    """`data` in `encoding`, or the error that names the line where it is not."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper()
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"the {name} text is damaged here; {_SAVE}", path, line) from None


def _utf8(data: bytes, path: str | None) -> str:
    """`data` as UTF-8, or "" where it is meant to be something else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        good = len(_UTF8_SEQUENCE.findall(data))
        odd = sum(byte >= 0x80 for byte in _UTF8_SEQUENCE.sub(b"", data))
        return _strictly(data, "utf-8", path) if good > odd else ""


def _windows_1252(data: bytes, path: str | None) -> str:
    """`data` as Windows-1252, unless that makes no English of it."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        text = ""
    letters = sum(map(str.isalpha, text))
    foreign = sum(character.isalpha() and not character.isascii() for character in text)
    if (data and not text) or foreign > letters * _FOREIGN_SHARE:
        message = f"this is neither UTF-8 nor UTF-16 with its mark nor Windows-1252; {_SAVE}"
        raise InputError(message, path)
    return text
