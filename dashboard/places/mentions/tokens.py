"""Words of a text with their offsets and shapes: what the finder of places walks over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import itemgetter

from dashboard.articles.article import Sentence
from dashboard.places.language import Cue, common_words, cues, word_set
from dashboard.places.remembered import Remembered

# A possessive is a token of its own ("Oslo", "'s"), so is every mark; letters with dots between
# them stay together ("U.S.", "p.m."); an apostrophe inside a word stays ("Coeur d'Alene"). The
# first line is what most tokens are: it says nothing that the others do not, only sooner.
_TOKEN = re.compile(
    r"([a-zA-Z]{2,}+(?![\w'’ʼ])|[.,\"]"
    r"|(?:[^\W\d_]\.){2,}"
    r"|['’ʼ][sS]\b"
    r"|[^\W\d_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*"
    r"|\d[\d,.:]*\d|\d\w*|_+"
    r"|\S)"
)
_MAX_GAP = 3
_LINE_END = re.compile("\n")
# Empty marks beyond the end, which negative indices reach too: neighbours need no bounds.
_BEYOND = 20
_SHOUTED = 4
_SMALL = word_set("small_in_headlines")
_REMEMBERED = 65_536
# The logarithm of how often a word is written in lower case.
_COMMON = 2.5


class Shape:
    """How a token is written. Plain numbers, since every word of a text is asked."""

    MARK = 0
    LOWER = 1
    NUMBER = 2
    POSSESSIVE = 3
    TITLE = 4
    UPPER = 5


CAPITALISED = (Shape.TITLE, Shape.UPPER)
"""The shapes of what may be a name."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`, as parallel lists: `words` as written, `lower` in lower case, `shapes`,
    `cues` (the bits of `language.Cue`), each with empty marks beyond both ends; `gaps`, the white
    space before each; `starts` and `ends` in characters (end exclusive). `capitals` are the numbers
    of the tokens that start with a capital; `opens` those of the first word of each sentence or
    line; `sentences` has the number of the first token of each sentence."""

    text: str
    words: list[str]
    lower: list[str]
    shapes: list[int]
    cues: list[int]
    gaps: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]
    opens: set[int]
    sentences: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def joined(self, index: int) -> bool:
        """True where nothing but one narrow gap parts a token from the one before it."""
        gap = self.gaps[index]
        return len(gap) < 2 or (len(gap) <= _MAX_GAP and gap.count("\n") < 2)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The tokens of the sentence that a token stands in: the first, and the one after the
        last."""
        number = bisect_right(self.sentences, index)
        first = self.sentences[number - 1] if number else 0
        return first, self.sentences[number] if number < len(self.sentences) else len(self)


def tokenise(text: str, sentences: Sequence[Sentence]) -> Tokens:
    """Split a text into tokens, in time linear in its length."""
    # Gaps and tokens by turns; a gap is first and last.
    pieces = _TOKEN.split(text)
    bounds = list(accumulate(map(len, pieces)))
    starts, ends = bounds[:-1:2], bounds[1::2]
    words = pieces[1::2]
    words += [""] * _BEYOND
    # Not by `zip(*known)`, which holds an iterator for each word of the text.
    known = list(map(_WORDS.__getitem__, words))
    shapes, lower, bits = (list(map(itemgetter(which), known)) for which in range(3))
    least = Shape.TITLE
    capitals = [index for index, shape in enumerate(shapes) if shape >= least]
    firsts = _numbers(starts, [sentence.start for sentence in sentences])
    _lower_shouted(words, shapes, [*firsts, len(starts)])
    _lower_headline(shapes, bits, lower, [*firsts, len(starts)][1:2])
    return Tokens(
        text,
        words,
        lower,
        shapes,
        bits,
        pieces[::2],
        starts,
        ends,
        capitals,
        _openings(text, starts, shapes, firsts),
        firsts,
    )


def _lower_shouted(words: list[str], shapes: list[int], bounds: list[int]) -> None:
    """In sentences all in capitals, give common words the shape that they would have elsewhere."""
    for first, end in pairwise(bounds):
        inside = shapes[first:end]
        if Shape.LOWER in inside or inside.count(Shape.UPPER) < _SHOUTED:
            continue
        for index in range(first, end):
            if shapes[index] == Shape.UPPER and _is_common(words[index].lower()):
                shapes[index] = Shape.LOWER


def _lower_headline(
    shapes: list[int], bits: list[int], lower: list[str], ends: Sequence[int]
) -> None:
    """In a first sentence, which ends before `ends`, whose words all have capitals but the small
    ones, give verbs of going the shape that they would have elsewhere: "Envoy Visits Quito"."""
    for end in ends:
        small = [lower[i] for i in range(end) if shapes[i] == Shape.LOWER]
        longer = [i for i in range(end) if shapes[i] == Shape.TITLE]
        if len(longer) > 1 and _SMALL.issuperset(small):
            for i in longer:
                if bits[i] & Cue.MOTION:
                    shapes[i] = Shape.LOWER


@lru_cache(_REMEMBERED)
def _is_common(word: str) -> bool:
    return common_words().get(word, 0.0) >= _COMMON or cues().get(word, 0) != 0


def _read_word(word: str) -> tuple[int, str, int]:
    """How a token is written, the token in lower case, and its cues."""
    lower = word.lower()
    plain = word == lower and word.isascii() and word.isalpha()  # as most are
    return Shape.LOWER if plain else _shape(word, lower), lower, cues().get(lower, 0)


def _shape(word: str, lower: str) -> int:
    first = word[:1]
    if first in "'’ʼ" and len(word) > 1:
        return Shape.POSSESSIVE
    if not first.isalpha():
        return Shape.NUMBER if first.isdigit() or first == "_" else Shape.MARK
    if not first.isupper():
        return Shape.LOWER if word == lower else Shape.TITLE
    return Shape.UPPER if len(word) > 1 and word.isupper() else Shape.TITLE


_WORDS = Remembered(_read_word, _REMEMBERED)


def _numbers(starts: list[int], offsets: Sequence[int]) -> list[int]:
    """The numbers of the tokens that are the first from each of some offsets on, which are in
    order. No token is looked for further on than one could be if each were one character long: so
    a text of many sentences takes no longer for each than one of few."""
    found, number, length = list[int](), 0, len(starts)
    for offset in offsets:
        if number < length:
            beyond = number + max(offset - starts[number], 0)
            number = bisect_left(starts, offset, number, min(beyond, length))
        found.append(number)
    return found


def _openings(text: str, starts: list[int], shapes: list[int], first_tokens: list[int]) -> set[int]:
    """The numbers of the tokens that are the first word of a sentence or of a line."""
    lines = _numbers(starts, [match.end() for match in _LINE_END.finditer(text)])
    opens, index = set[int](), 0
    for first in sorted([0, *first_tokens, *lines]):  # three runs in order, which are merged
        # Quotation marks and list marks come before the first word. Those of the opening before
        # have been passed already: a text of nothing but marks takes no longer for that.
        index = max(first, index)
        while index < len(starts) and shapes[index] in (Shape.MARK, Shape.POSSESSIVE):
            index += 1
        opens.add(index)
    return opens
