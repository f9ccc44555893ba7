"""Rich text (RTF), which word processors and the editors of wire services save."""

# striprtf 0.0.35 gives hidden and deleted words and no title; pandoc 3 knows no code pages.

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dashboard.articles.encodings import decode
from dashboard.articles.formats.document import Document
from dashboard.errors import InputError

_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
# What is no text of the document: tables of fonts and the like, pictures, heads and feet.
_UNREAD = (
    "fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator info pict object "
    "header headerl headerr headerf footer footerl footerr footerf footnote annotation fldinst "
    "themedata colorschememapping latentstyles datastore xmlnstbl filetbl revtbl bkmkstart "
    "bkmkend nonshppict"
)
_ELSEWHERE = frozenset(_UNREAD.split())
_LETTERS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "row": "\n\n", "line": "\n", "cell": "\t",
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "-": "\xad", "_": "\u2011", "\n": "\n\n", "\r": "\n\n"}
_LITERAL = "\\{}"
_HIDDEN = frozenset(("v", "deleted"))
# The code pages of the character sets that fonts are for; of others that of the document counts.
_CHARSETS = {
    128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
    178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}  # fmt: skip
_BLANK_LINES = re.compile(r"[ \t]*\n\s*\n\s*")
_DEEPEST = 1_000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces: the part of the document, how many characters stand for
    one of Unicode in old programs, whether words are hidden, the number of the font."""

    part: str = "text"
    fallback: int = 1
    hidden: bool = False
    font: int | None = None


@dataclass(slots=True)
class _Reading:
    """What is read so far: the pieces of each part, and bytes of which no character is made yet."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    group: _Group = _Group()
    codec: str = "windows-1252"
    codecs_of_fonts: dict[int | None, str] = field(default_factory=dict)
    default_font: int | None = None
    raw: bytearray = field(default_factory=bytearray)
    skipped: int = 0

    def add(self, text: str) -> None:
        """Add characters to the part that is read."""
        self.flush()
        if not self.group.hidden:
            self.parts.setdefault(self.group.part, []).append(text)

    def flush(self) -> None:
        """Make characters of the bytes."""
        raw, self.raw = bytes(self.raw), bytearray()
        if raw and not self.group.hidden:
            font = self.default_font if self.group.font is None else self.group.font
            text = raw.decode(self.codecs_of_fonts.get(font, self.codec), "replace")
            self.parts.setdefault(self.group.part, []).append(text)


def rtf(data: bytes, path: str) -> Document:
    """The text of an RTF document, a paragraph a line, without what is hidden or deleted, and the
    title that it states."""
    if not data.lstrip().startswith(b"{\\rtf"):
        return Document(decode(data, path))
    reading = _Reading()
    groups: list[_Group] = []
    for token in _TOKEN.finditer(data):
        if brace := token["brace"]:
            reading.flush()
            if brace == b"{":
                if len(groups) >= _DEEPEST:
                    raise InputError("this RTF is damaged; save it anew", path)
                groups.append(reading.group)
            elif groups:
                reading.group = groups.pop()
            reading.skipped = 0
        else:
            _read(token, reading)
    reading.flush()
    text = _BLANK_LINES.sub("\n\n", _whole(reading.parts.get("text", ()))).strip()
    title = " ".join(_whole(reading.parts.get("title", ())).split())
    return Document(text, {"title": title or None})


def _whole(pieces: Iterable[str]) -> str:
    """Pieces put together, two halves of a character as one."""
    return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _read(token: re.Match[bytes], reading: _Reading) -> None:
    """Read what is no brace."""
    if word := token["word"]:
        number = int(token["number"]) if token["number"] else None
        _obey(word.decode("ascii"), number, reading)
    elif reading.skipped and (token["byte"] or token["text"]):
        text = b"" if token["byte"] else token["text"][reading.skipped :]
        reading.skipped -= 1 if token["byte"] else min(reading.skipped, len(token["text"]))
        reading.raw += text
    elif token["byte"]:
        reading.raw.append(int(token["byte"], 16))
    elif token["text"]:
        reading.raw += token["text"]
    elif symbol := (token["symbol"] or b"").decode("latin-1"):
        if symbol == "*":
            reading.group = replace(reading.group, part="")
        elif symbol in _LITERAL:
            reading.add(symbol)
        else:
            reading.add(_SYMBOLS.get(symbol, ""))


def _obey(word: str, number: int | None, reading: _Reading) -> None:
    """Do what a control word says."""
    if word == "u" and number is not None:
        reading.add(chr(number % 0x10000))
        reading.skipped = reading.group.fallback
        return
    reading.flush()
    if word in _LETTERS:
        reading.add(_LETTERS[word])
    elif word == "title" and reading.group.part == "info":
        reading.group = replace(reading.group, part="title")
    elif word in _ELSEWHERE:
        reading.group = replace(reading.group, part=word)
    elif word == "uc" and number is not None:
        reading.group = replace(reading.group, fallback=max(0, number))
    elif word in _HIDDEN:
        reading.group = replace(reading.group, hidden=number != 0)
    elif word == "plain":
        reading.group = replace(reading.group, hidden=False, font=None)
    elif word == "f":
        reading.group = replace(reading.group, font=number)
    elif word == "deff":
        reading.default_font = number
    elif word == "fcharset" and number in _CHARSETS:
        reading.codecs_of_fonts[reading.group.font] = _codec(_CHARSETS[number])
    elif word == "ansicpg" and number is not None:
        reading.codec = _codec(number)
    elif word == "mac":
        reading.codec = "mac-roman"


def _codec(page: int) -> str:
    """The codec of a code page of Windows."""
    try:
        return codecs.lookup("utf-8" if page == 65001 else f"cp{page}").name
    except LookupError:
        return "windows-1252"
