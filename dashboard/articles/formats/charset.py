"""The charset of a web page, in the order of the HTML standard: its mark, what the server's header
says, what the page declares, and, where nothing does, what it seems to be."""

from __future__ import annotations

import codecs
import re

import webencodings

from dashboard.articles.encodings import decode
from dashboard.errors import InputError

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DECLARED_WITHIN = 1024  # bytes: where browsers look for the declaration
_SAVED_WITHIN = 8192  # what savers of pages put before it
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"']", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


def decoded_page(data: bytes, path: str, header: str | None = None) -> str:
    """A web page's bytes as text; `header` is the charset that came with it. What is no character
    of its charset becomes U+FFFD.

    Raises `InputError`, naming `path`, where nothing states a charset and it seems to be none.
    """
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    named = _known(header) or _known(declared(data))
    if named is None or b"\0" in data:
        return decode(data, path)
    return _as_it_is(data) or named.decode(data, "replace")[0]


def _as_it_is(data: bytes) -> str:
    """A page that is in another charset than it declares, as browsers leave it that save a page in
    UTF-8, and as one of Windows-1252 in a frame of UTF-8 is; "" where it may be in that."""
    try:
        return "" if data.isascii() else data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _known(declared(data)) is not codecs.lookup("utf-8"):
        return ""
    try:
        return decode(data)
    except InputError:
        return ""


def in_utf_8(data: bytes, header: str | None) -> bytes:
    """The bytes of a text that came with a charset, as UTF-8."""
    named = _known(header)
    return data if named is None else named.decode(data, "replace")[0].encode("utf-8")


def declared(data: bytes) -> str | None:
    """The charset that a page declares at its beginning."""
    beginning = _COMMENT.sub(b"", data[:_SAVED_WITHIN])
    found = _META.search(beginning) or _XML.search(beginning[:_DECLARED_WITHIN])
    return found.group(1).decode("ascii", "replace") if found else None


def _known(label: str | None) -> codecs.CodecInfo | None:
    """The codec by its label on the web, where "latin1" is Windows-1252; that of UTF-16, which a
    page that could be read so far cannot be in, is UTF-8."""
    encoding = webencodings.lookup(label) if label else None
    if encoding is None or encoding.name == "x-user-defined":
        return None
    return codecs.lookup("utf-8") if encoding.name.startswith("utf-16") else encoding.codec_info
