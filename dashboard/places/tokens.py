"""Words of a text with their offsets and shapes: what the finder of places walks over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from dashboard.articles.article import Sentence

# A possessive is a token of its own ("Kyiv", "'s"), so is every mark; letters with dots between
# them stay together ("U.S.", "p.m."); an apostrophe inside a word stays ("Coeur d'Alene").
_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,})"
    r"|['’ʼ][sS]\b"
    r"|[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*"
    r"|\d[\d,.:]*\d|\d\w*|_+"
    r"|\S"
)
_MAX_GAP = 3


class Shape(IntEnum):
    """How a token is written."""

    MARK = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    NUMBER = 4
    POSSESSIVE = 5


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`, as parallel lists: `words` as written, `lower` in lower case, `starts`
    and `ends` in characters (end exclusive), `shapes`. `opens` marks the first word of each
    sentence or line; `sentences` has the number of the first token of each sentence."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    shapes: list[Shape]
    opens: list[bool]
    sentences: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, index: int) -> bool:
        """True where nothing but one narrow gap parts a token from the one before it."""
        start, end = self.ends[index - 1], self.starts[index]
        gap = end - start
        return gap < 2 or (gap <= _MAX_GAP and self.text.count("\n", start, end) < 2)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The tokens of the sentence that a token stands in: the first, and the one after the
        last."""
        number = bisect_right(self.sentences, index)
        first = self.sentences[number - 1] if number else 0
        return first, self.sentences[number] if number < len(self.sentences) else len(self)


def tokenise(text: str, sentences: Sequence[Sentence]) -> Tokens:
    """Split a text into tokens, in time linear in its length."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        words.append(match[0])
        starts.append(start)
        ends.append(end)
    read = list(map(_read_word, words))
    shapes = [shape for shape, _ in read]
    lower = [word for _, word in read]
    first_tokens = [bisect_left(starts, sentence.start) for sentence in sentences]
    opens = _openings(text, starts, ends, shapes, first_tokens)
    return Tokens(text, words, lower, starts, ends, shapes, opens, first_tokens)


@lru_cache(maxsize=65_536)
def _read_word(word: str) -> tuple[Shape, str]:
    """How a token is written, and the token in lower case."""
    lower = word.lower()
    first = word[0]
    if first in "'’ʼ" and len(word) > 1:
        return Shape.POSSESSIVE, lower
    if not first.isalpha():
        return (Shape.NUMBER if first.isdigit() or first == "_" else Shape.MARK), lower
    if not first.isupper():
        return (Shape.LOWER if word == lower else Shape.TITLE), lower
    return (Shape.UPPER if len(word) > 1 and word.isupper() else Shape.TITLE), lower


def _openings(
    text: str, starts: list[int], ends: list[int], shapes: list[Shape], first_tokens: list[int]
) -> list[bool]:
    """Which tokens are the first word of a sentence or of a line."""
    fresh = [False] * len(starts)
    for index in first_tokens:
        if index < len(fresh):
            fresh[index] = True
    if fresh:
        fresh[0] = True
    for offset in range(1, len(starts)):
        gap = starts[offset] - ends[offset - 1]
        if gap and text.find("\n", ends[offset - 1], starts[offset]) >= 0:
            fresh[offset] = True
    for index in [index for index, opens in enumerate(fresh) if opens]:
        # Quotation marks and list marks come before the first word.
        while shapes[index] in (Shape.MARK, Shape.POSSESSIVE) and index + 1 < len(fresh):
            fresh[index] = False
            index += 1
            fresh[index] = True
    return fresh
