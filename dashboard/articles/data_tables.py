"""The tables in `data/`: words of language by which articles are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of a table, cell by cell, without its head."""
    lines = (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


@cache
def of_kind(name: str, kind: str) -> tuple[str, ...]:
    """The words of one kind in a table whose rows are a kind, words, and sentences for and
    against."""
    return tuple(words for row_kind, words, *_ in rows(name) if row_kind == kind)
