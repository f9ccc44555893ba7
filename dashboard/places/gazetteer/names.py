"""How the spelling of a place's name is folded, so that one look-up finds all its spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dashboard.places.remembered import Remembered

# Letters that Unicode does not decompose into a plain letter and a mark.
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ŋ": "ng", "ə": "a", "ɛ": "e", "ɔ": "o", "ŧ": "t", "ƙ": "k", "ɗ": "d", "ɓ": "b",
}  # fmt: skip
_DROPPED = "'’‘‛ʼʻ`´ʹʺʾʿ″′\"“”„«»\u00ad\u200b\u200c\u200d\ufeff"
_SPACED = "-‐‑‒–—―−_,;:/\\()[]·•∙"
_MARKS = str.maketrans(
    _LETTERS | dict.fromkeys(_DROPPED, "") | dict.fromkeys(_SPACED, " ") | {"&": " and "}
)
# "St.Petersburg" is two words, "U.S." is one: a dot parts what has two letters on either side.
# The literal stands first, here and below, because that is what the search is fast for.
_PARTING_DOT = re.compile(r"\.(?:(?<=\w\w\.)(?=\w)|(?=\w\w))")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "ft": "fort"}
_WHOLE_WORDS = [
    (re.compile(rf"{word}(?<=[ \n]{word})(?=[ \n])"), other) for word, other in _WORDS.items()
]
_REMEMBERED = 1 << 14
_FIRST_WORDS = {"n": "north", "s": "south", "e": "east", "w": "west", "co": "county"}


def fold(name: str) -> str:
    """Return the key under which every spelling of a place's name is found.

    Case, accents, quotes, hyphens and dashes, the dots of abbreviations, a leading "the", and the
    short forms of saint, mount, fort and of a leading direction or county do not count:
    "St.-Petersburg" and "Saint Petersburg" fold to "st petersburg", "The U.S." to "us", "N. Korea"
    to "north korea", "Co. Kerry" to "county kerry".
    Folding twice changes nothing. A name without a letter or digit folds to "".
    """
    if name.isalpha() and name.isascii():
        folded = name.lower()
        return _WORDS.get(folded, folded)
    words = [piece for word in name.split() for piece in _FOLDED[word]]
    while len(words) > 1 and words[0] == "the":
        del words[0]
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
    return " ".join(words)


def fold_word(word: str) -> tuple[str, ...]:
    """The folded words that a word without spaces in it consists of."""
    text = word.casefold()
    if text.isalpha() and text.isascii():
        return (_WORDS.get(text, text),)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).casefold()
        text = "".join([mark for mark in decomposed if not unicodedata.combining(mark)])
    if "." in text:
        text = _PARTING_DOT.sub(" ", text).replace(".", "")
    return tuple([_WORDS.get(piece, piece) for piece in text.translate(_MARKS).split()])


_FOLDED = Remembered(fold_word, _REMEMBERED)


def fold_all(names: Sequence[str]) -> list[str]:
    """`fold` each name: several times as fast, because each step is taken for all at once."""
    if "\n" in "".join(names):
        names = [name.replace("\n", " ") for name in names]
    plain = iter(_fold_lines([name for name in names if name.isascii()]))
    other = iter(_fold_lines([name for name in names if not name.isascii()]))
    return [next(plain if name.isascii() else other) for name in names]


def _fold_lines(names: Sequence[str]) -> list[str]:
    """`fold` each name, as one text with a line a name; none may have a line break in it."""
    text = "\n".join(["", *names, ""]).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        for mark in filter(unicodedata.combining, set(text)):
            text = text.replace(mark, "")
    text = _PARTING_DOT.sub(" ", text).replace(".", "")
    for mark in set(text) - {"\n"}:
        text = text.replace(mark, " " if mark.isspace() else _MARKS.get(ord(mark), mark))
    while "  " in text:
        text = text.replace("  ", " ")
    text = text.replace("\n ", "\n").replace(" \n", "\n")
    for word, other in _WHOLE_WORDS:
        text = word.sub(other, text)
    while "\nthe " in text:
        text = text.replace("\nthe ", "\n")
    for short, whole in _FIRST_WORDS.items():
        text = text.replace(f"\n{short} ", f"\n{whole} ")
    return text.split("\n")[1:-1]
