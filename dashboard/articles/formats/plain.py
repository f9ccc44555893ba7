"""Plain text, and what stands above it: the lines of a head, or the day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.articles.days import day_alone, stated_day
from dashboard.articles.encodings import decode, unix_lines
from dashboard.articles.formats.document import Document
from dashboard.articles.names import named

# "Title: Envoy on tour", and more such lines, before a blank one.
_HEAD = re.compile(r"\s*(?P<lines>(?:[A-Za-z][\w -]{1,24}:[ \t]+\S[^\n]*\n){2,12})[ \t]*\n")
_LINE = re.compile(r"^([^:\n]+):[ \t]+(.*)$", re.MULTILINE)
_LONGEST = 60
_LINES_ABOVE = 8  # title, author and the like, among which the day is


def plain(data: bytes, path: str) -> Document:
    """Plain text, as it is but for its line breaks, with what stands above it."""
    text = unix_lines(decode(data, path))
    found = head_of(text)
    return Document(text, found[0] if found else _dated(text))


def head_of(text: str) -> tuple[Mapping[str, object], int] | None:
    """What the head of a text states and where it ends; None where a text has none."""
    head = _HEAD.match(text)
    stated = named(dict(_LINE.findall(head["lines"]))) if head else {}
    stated.pop("text", None)
    is_head = "title" in stated or stated_day(str(stated.get("published", "")))
    return (stated, head.end()) if head and is_head else None


def _dated(text: str) -> Mapping[str, object]:
    """The day in a line of its own above a text, where no other such line has another."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    short = [line for line in lines if len(line) <= _LONGEST and day_alone(line)]
    is_one = len({stated_day(line) for line in short}) == 1
    return {"published": short[0]} if is_one and short[0] in lines[:_LINES_ABOVE] else {}
