"""Cutting an article into paragraphs and sentences, by rules for English news.

A paragraph is a line, or, in a text that is wrapped at a width, what stands between blank lines. A
sentence ends with its paragraph, so that headings, bylines and items of a list are sentences of
their own; within it, at a full stop, question or exclamation mark or ellipsis after which a new
sentence can begin. What follows an abbreviation is in data/abbreviations.tsv. Time grows with the
length of the text, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.articles.article import Article, Sentence

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ONE_BREAK = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])[ \t]*(?=(\S))")
_LIST_ITEM = re.compile(r"\s*(?:[-–—*•‣▪◦·]|\d{1,3}[.)])\s")
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


def _labels(name: str) -> dict[str, str]:
    """The words of a table in data/ (a label, then words), each with its label."""
    lines = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {word: label for label, words in rows for word in words.split()}


# What follows each abbreviation: a name, a number, or anything.
_FOLLOWS = _labels("abbreviations.tsv")
# Words that begin a sentence and hardly ever a name, and those that go on after "5 p.m.".
_NEXT = _labels("next_words.tsv")


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article` in order: none overlaps another, none begins or ends with white
    space, and together they cover everything that is not white space."""
    return tuple(
        Sentence(article.id, index, start, end)
        for index, (start, end) in enumerate(
            span
            for paragraph in paragraphs(article)
            for span in _sentences(article.text, *paragraph)
        )
    )


def paragraphs(article: Article) -> tuple[Span, ...]:
    """The paragraphs of `article` as (start, end), trimmed, in order; blank ones are left out."""
    text = article.text
    lines = [_trimmed(text, *line.span()) for line in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end]
    return tuple(_unwrapped(text, lines) if _is_wrapped(text) else lines)


def _is_wrapped(text: str) -> bool:
    """True for a text wrapped at a width: at least a third of its line breaks lie within a
    sentence, that is, a small letter comes next."""
    followers = [follower.group(1) for follower in _ONE_BREAK.finditer(text)]
    return sum(map(str.islower, followers)) * 3 >= max(len(followers), 6)


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """Wrapped lines joined to paragraphs, which end before a blank line or an item of a list."""
    first, last = lines[0]
    for start, end in lines[1:]:
        gap = text[last:start].replace("\r\n", "\n")
        if sum(gap.count(mark) for mark in "\n\r\u2028\u2029") > 1 or _LIST_ITEM.match(text, start):
            yield first, last
            first = start
        last = end
    yield first, last


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
        goes_on = _NEXT.get(word.rstrip(".")) == "goes on after a clock time"
        return not (dash or "(" in quote or goes_on or word[:1].isdigit())
    if follows is None and not _DOTTED.match(token) and not _INITIAL.match(token):
        return True
    return not dash and ((quote != "" and len(marks) > 1) or _opens(word))


def _opens(word: str) -> bool:
    """True for a word that begins a sentence more often than a name does, also in capitals."""
    return "opens a sentence" in (_NEXT.get(word), _NEXT.get(word.capitalize()))
