"""Wording that articles share: two articles with one sentence are one source for it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.articles.article import SentenceRef


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """Two sentences of two articles that are word for word, or nearly, the same: one source.

    `likeness` is 0 to 1.
    """

    first: SentenceRef
    second: SentenceRef
    likeness: float
