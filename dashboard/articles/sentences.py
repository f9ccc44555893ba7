"""Cutting an article into paragraphs and sentences, by rules for English news.

A paragraph is a line of the text as it is read (`legible.py`, where wrapped lines are one). A
sentence ends with its paragraph, so that headings, bylines and items of a list are sentences of
their own; within it, at a full stop, question or exclamation mark or ellipsis after which a new
sentence can begin. What follows an abbreviation is in data/abbreviations.tsv. What does not end,
such as a table or a list without full stops, is cut into pieces: whatever looks at all words of a
sentence for each of them then takes time that grows with the length of the text, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.articles.article import Article, Sentence
from dashboard.articles.data_tables import rows
from dashboard.articles.legible import Legible, legible

Span = tuple[int, int]

LONGEST = 2_000
"""Characters of a sentence at most; the longest of ordinary news have some 600."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]}]*(?:\[\d{1,3}\])*")
_BEFORE = re.compile(r"[^\s(\[{\"'“”‘«/—–]+$")
_AFTER = re.compile(r"\s+([\"'“”‘’«(\[{¿¡]*)([—–-]*)\s?([^\s\"“”,;:!?)\]]*)")
_DOTTED = re.compile(r"(?:[A-Za-z]{1,2}\.){2,}$")
_INITIAL = re.compile(r"[^\W\d_]\.$")
_CLOCK = re.compile(r"[ap]\.?m\.$", re.IGNORECASE)
_SAID = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|added|told|wrote|replied|shouted)\b"
)
_VISIBLE = re.compile(r"\S")
_LONGEST_WORD = 30
# Where a sentence that is too long is best cut, behind the mark.
_JOINTS = ("; ", ", ")


def _labels(name: str) -> dict[str, str]:
    """The words of a table in data/ (a label, then words), each with its label."""
    return {word: label for label, words in rows(name) for word in words.split()}


# What follows each abbreviation: a name, a number, or anything.
_FOLLOWS = _labels("abbreviations")
# Words that begin a sentence and hardly ever a name, and those that go on after "5 p.m.".
_NEXT = _labels("next_words")


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` in order: none overlaps another, none begins or ends with white
    space, and together they cover everything that is not white space."""
    read = legible(article.text)
    spans = [
        span
        for paragraph in _paragraphs(read.text)
        for sentence in _sentences(read.text, *paragraph)
        for span in _pieces(read.text, *sentence)
    ]
    return tuple(
        Sentence(article.id, index, start, end)
        for index, (start, end) in enumerate(_given(read, article.text, spans))
    )


def paragraphs(article: Article) -> tuple[Span, ...]:
    """The paragraphs of `article` as (start, end), trimmed, in order; blank ones are left out."""
    read = legible(article.text)
    return tuple(_given(read, article.text, list(_paragraphs(read.text))))


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines of a legible text, trimmed."""
    for line in _LINE.finditer(text):
        start, end = _trimmed(text, *line.span())
        if start < end:
            yield start, end


def _given(read: Legible, text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans of a text as given that those of the legible one stand for, with what was left out
    there before each, such as marks of quoting, and behind the last."""
    if not read:
        yield from spans
        return
    before = 0
    for start, end in spans[:-1]:
        last = read.given(start, end)[1]
        yield _trimmed(text, before, last)
        before = last
    whole = _trimmed(text, before, len(text))
    if whole[0] < whole[1]:
        yield whole


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    stripped = piece.lstrip()
    start += len(piece) - len(stripped)
    return start, start + len(stripped.rstrip())


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one trimmed paragraph, trimmed."""
    first = start
    for stop in _END.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, start, stop):
            yield first, stop.end()
            visible = _VISIBLE.search(text, stop.end(), end)
            first = visible.start() if visible else end
    yield first, end


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, in trimmed pieces where it is too long."""
    while end - start > LONGEST:
        cut = _joint(text, start + LONGEST // 2, start + LONGEST)
        yield _trimmed(text, start, cut)
        visible = _VISIBLE.search(text, cut, end)
        start = visible.start() if visible else end
    yield start, end


def _joint(text: str, first: int, last: int) -> int:
    """Where a sentence is cut between two offsets: behind the last semicolon or comma, or else
    before the last space, or else right there."""
    for mark in _JOINTS:
        if (found := text.rfind(mark, first, last)) >= 0:
            return found + 1
    space = text.rfind(" ", first, last)
    return last if space < 0 else space


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """True if a sentence of the paragraph that begins at `start` ends with `stop`."""
    after = _AFTER.match(text, stop.end())
    if after is None:
        return False
    quote, dash, word = after.groups()
    if word[:1].islower() and word.islower() and not (dash and quote):
        return False
    marks = stop.group()
    if marks[0] in "!?" and marks[-1] in "\"'”’" and _SAID.match(text, stop.end()):
        return False
    before = _BEFORE.search(text, max(start, stop.start() - _LONGEST_WORD), stop.start())
    if before is None or marks[:2] == "..":
        return True
    token = before.group() + marks[0]
    if before.start() == start and token[:-1].isdigit():
        return False
    return _can_follow(token, marks, quote, dash, word)


def _can_follow(token: str, marks: str, quote: str, dash: str, word: str) -> bool:
    """True if `word`, behind `quote` and `dash`, can begin a sentence after `token`, which ends
    with the first of `marks`."""
    if token.isupper() and len(token) > 2:
        token = token if token in _FOLLOWS else token.capitalize()
    follows = _FOLLOWS.get(token)
    if follows == "name":
        return False
    if follows == "number":
        return not word[:1].isdigit()
    if _CLOCK.match(token):
        goes_on = _does(word.rstrip(".")) == "goes on after a clock time"
        return not (dash or "(" in quote or goes_on or word[:1].isdigit())
    if follows is None and not _DOTTED.match(token) and not _INITIAL.match(token):
        return True
    return not dash and ((quote != "" and len(marks) > 1) or _does(word) == "opens a sentence")


def _does(word: str) -> str | None:
    """What a word that may come next does, by the table, also where it is in capitals."""
    return _NEXT.get(word) or _NEXT.get(word.capitalize())
