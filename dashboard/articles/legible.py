"""A text as it is read, beside the text as it is shown.

What stands in a file may be hard to read though a person does not notice: letters that are not
seen, accents as marks of their own, names that go over a line end, words that are parted there,
lines that are indented or quoted. All that finds something in a text reads it without these; what
is found is told by offsets into the text as it is, which is what is shown.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from dashboard.articles.article import Article, Sentence

# Soft hyphens, joiners, spaces without width, marks of direction and of byte order.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ODD = re.compile(
    rf"[{_UNSEEN}\u0300-\u036f\u00a0\u2000-\u200a\u202f\u205f\u3000\ufb00-\ufb06\n\r]"
)
_INVISIBLE = rf"(?P<unseen>[{_UNSEEN}]+)"
_ACCENTED = rf"(?P<accented>[^\W\d_][{_UNSEEN}]*[\u0300-\u036f]+)"
_WIDE = r"(?P<wide>[\u00a0\u2000-\u200a\u202f\u205f\u3000])"
_LIGATURE = r"(?P<ligature>[\ufb00-\ufb06])"
_TO_CHANGE = re.compile("|".join((_INVISIBLE, _ACCENTED, _WIDE, _LIGATURE)))
# What each of these has, and most texts have nothing of: it is much sooner looked for.
_CHANGED = re.compile(
    rf"[{_UNSEEN}\u0300-\u036f\u00a0\u2000-\u200a\u202f\u205f\u3000\ufb00-\ufb06]"
)
_JUST_UNSEEN = re.compile(rf"[{_UNSEEN}]+")

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_LIST_ITEM = re.compile(r"(?:[-–—*•‣▪◦·]|\d{1,3}[.)])\s")
_STOPS = re.compile(r"[.!?:;…][\"'”’»)\]}]*$")
_LOWER_WORD = re.compile(r"(?<!\S)[a-z]+\b")
_PARTED = re.compile(rf"(?P<half>\w+)(?P<hyphen>[-\u2010]|(?P<soft>\u00ad))[{_UNSEEN}]*$")
_WITH_HYPHEN = re.compile(r"[^\W_]+-[^\W_]+")
_SECOND_HALF = re.compile(r"[^\W_]+")
# A text is taken for wrapped at a width that a screen or a letter has.
_NARROWEST, _WIDEST = 40, 100
# Prose that goes on in the next line, which is indented, has words in small letters.
_FEWEST_WORDS = 2
_LONGEST_WORD = 50


# What the second half of a word with a hyphen of its own is: "Geneva-based".
_SECOND_HALVES = frozenset(
    (Path(__file__).parent / "data" / "compound_ends.txt").read_text(encoding="utf-8").split()
)


@dataclass(frozen=True, slots=True)
class Legible:
    """A text as it is read. `starts` and `ends` say for each of its characters where what it stands
    for begins and ends in the text as given; both are empty where the two are the same."""

    text: str
    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))

    def __bool__(self) -> bool:
        """Whether it is another than the text as given."""
        return bool(self.starts)

    def given(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given that a span of this one stands for."""
        if not self or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def read(self, start: int, end: int) -> tuple[int, int]:
        """The span of this text that stands for one of the text as given."""
        if not self:
            return start, end
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def read_sentences(self, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
        """Sentences of the text as given as those of this one."""
        if not self:
            return sentences
        return tuple(map(self._read_sentence, sentences))

    def _read_sentence(self, sentence: Sentence) -> Sentence:
        """A sentence of the text as given, without white space at its ends here."""
        start, end = self.read(sentence.start, sentence.end)
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        return replace(sentence, start=start, end=start + len(piece.strip()))


def as_read(article: Article) -> Article:
    """The article with its text as it is read."""
    legible_text = legible(article.text)
    return replace(article, text=legible_text.text) if legible_text else article


@lru_cache(maxsize=8)
def legible(text: str) -> Legible:
    """A text without what makes it hard to read: unseen letters gone, accents joined to their
    letters, spaces of any width as spaces, lines of one paragraph joined, each paragraph a line."""
    if not _ODD.search(text):
        return Legible(text)
    lines = _lines(text)
    if not lines:
        return Legible(text)
    joints = list(_joints(text, lines))
    if not any(joints) and not any(line.quoted for line in lines) and not _CHANGED.search(text):
        return Legible(text)  # as most are, so that nothing need be written
    writer = _Writer(text)
    writer.between(0, lines[0])
    for number, joint in enumerate(joints):
        line, following = lines[number], lines[number + 1]
        writer.line(line.start, line.end if joint is None else joint.end)
        if joint is None:
            writer.between(line.end, following)
        else:
            writer.add(joint.text, joint.end, following.start)
    writer.line(lines[-1].start, lines[-1].end)
    writer.between(lines[-1].end, None)
    return writer.done()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: `start` and `end` without white space, `margin` where it begins
    with it, `quoted` how often it is quoted (">"), `apart` whether a blank line is before it."""

    margin: int
    start: int
    end: int
    quoted: int
    apart: bool


@dataclass(frozen=True, slots=True)
class _Joint:
    """That a line goes on in the next: where it ends without a hyphen, and what joins them."""

    end: int
    text: str


def _lines(text: str) -> list[_Line]:
    """The lines of a text that are not blank."""
    found: list[_Line] = []
    begin, apart = 0, False
    for end, after in [*(b.span() for b in _BREAK.finditer(text)), (len(text), len(text))]:
        prefix = _PREFIX.match(text, begin, end)
        start = prefix.end() if prefix else begin
        length = len(text[start:end].strip())
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if length:
            quoted = text.count(">", begin, start)
            other = bool(found) and quoted != found[-1].quoted
            found.append(_Line(begin, start, start + length, quoted, apart or other))
        apart, begin = not length, after
    return found


def _joints(text: str, lines: Sequence[_Line]) -> Iterator[_Joint | None]:
    """For each line but the last whether, and how, it goes on in the next."""
    wrapped = _is_wrapped(text, lines)
    for line, following in pairwise(lines):
        if following.apart or _LIST_ITEM.match(text, following.start, following.end):
            yield None
        elif joint := _hyphenated(text, line, following):
            yield joint
        elif wrapped or _is_continued(text, line, following):
            yield _Joint(line.end, " ")
        else:
            yield None


def _is_wrapped(text: str, lines: Sequence[_Line]) -> bool:
    """Whether a text is wrapped at a width: of the lines that follow another directly, two and a
    third begin with a small letter, or two and half go on in the midst of a sentence, each because
    its first word had no room in the line before."""
    pairs = [pair for pair in pairwise(lines) if not pair[1].apart]
    small = sum(text[following.start].islower() for _, following in pairs)
    if small * 3 >= max(len(pairs), 6):
        return True
    width = max((line.end - line.start for line in lines), default=0)
    amid = [pair for pair in pairs if not _STOPS.search(text, pair[0].start, pair[0].end)]
    if not _NARROWEST <= width <= _WIDEST or len(amid) * 2 < max(len(pairs), 4):
        return False
    return all(
        line.end - line.start + len(text[following.start : following.end].split()[0]) >= width
        for line, following in amid
    )


def _hyphenated(text: str, line: _Line, following: _Line) -> _Joint | None:
    """How a word is put together whose halves are in two lines: without the hyphen, unless it is
    the word's own, as in "Geneva-based", "Guinea-Bissau" and those written so elsewhere."""
    first = _PARTED.search(text, max(line.start, line.end - _LONGEST_WORD), line.end)
    second = _SECOND_HALF.match(text, following.start, following.end)
    if first is None or second is None:
        return None
    hyphen, half, rest = first.start("hyphen"), first["half"], second.group()
    if first["soft"]:
        return _Joint(hyphen, "")
    own = not (rest.islower() and half.isalpha()) or text.startswith("-", second.end())
    own = (
        own or (rest in _SECOND_HALVES and half[0].isupper()) or f"{half}-{rest}" in _hyphens(text)
    )
    return _Joint(hyphen, "-" if own else "")


@lru_cache(maxsize=8)
def _hyphens(text: str) -> frozenset[str]:
    """The words of a text that are written with a hyphen; in most texts nobody asks."""
    return frozenset(_WITH_HYPHEN.findall(text))


def _is_continued(text: str, line: _Line, following: _Line) -> bool:
    """Whether a line of prose goes on in the next one, which is indented below it or, as it is,
    quoted from a letter."""
    if not following.quoted and following.start - following.margin <= line.start - line.margin:
        return False
    is_prose = len(_LOWER_WORD.findall(text, line.start, line.end)) >= _FEWEST_WORDS
    return is_prose and not _STOPS.search(text, line.start, line.end)


class _Writer:
    """Writes the legible text piece by piece, and where each is from."""

    def __init__(self, text: str):
        self._text = text
        self._pieces: list[str] = []
        self._starts, self._ends = array("l"), array("l")

    def line(self, start: int, end: int) -> None:
        """Add a line of the text, its letters made legible."""
        at = start
        for odd in _TO_CHANGE.finditer(self._text, start, end):
            self._same(at, odd.start())
            at = odd.end()
            if odd["accented"]:
                seen = _JUST_UNSEEN.sub("", odd.group())
                self.add(unicodedata.normalize("NFC", seen), *odd.span())
            elif odd["wide"]:
                self.add(" ", *odd.span())
            elif odd["ligature"]:
                self.add(unicodedata.normalize("NFKC", odd.group()), *odd.span())
        self._same(at, end)

    def add(self, piece: str, start: int, end: int) -> None:
        """Add what stands for a piece of the text."""
        self._pieces.append(piece)
        self._starts.extend([start] * len(piece))
        self._ends.extend([end] * len(piece))

    def between(self, start: int, following: _Line | None) -> None:
        """Add what parts two lines, but no marks of quoting."""
        if following is None:
            self._same(start, len(self._text))
        elif following.quoted:
            self._same(start, following.margin)
        else:
            self._same(start, following.start)

    def _same(self, start: int, end: int) -> None:
        self._pieces.append(self._text[start:end])
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))

    def done(self) -> Legible:
        """The legible text; without offsets where nothing has changed."""
        text = "".join(self._pieces)
        same = text == self._text or not text.strip()
        return Legible(self._text) if same else Legible(text, self._starts, self._ends)


def joined(lines: Sequence[str]) -> str:
    """The lines of one paragraph as one, words put together that are parted at the end of one."""
    text = "\n".join(lines)
    found = _lines(text)
    pieces: list[str] = []
    for line, following in pairwise(found):
        joint = _hyphenated(text, line, following) or _Joint(line.end, " ")
        pieces += text[line.start : joint.end], joint.text
    return "".join([*pieces, *(text[line.start : line.end] for line in found[-1:])])
