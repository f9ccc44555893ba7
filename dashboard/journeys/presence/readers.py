"""The seam between what tells who was where and what is made of it: a document as far as it is
read, what a reader of presences is, and the two readers of this room. `pipeline.READERS` has them
all, in the order in which they are asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from dashboard.articles.article import Article
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.presence import rules
from dashboard.journeys.presence.ellipsis import implied
from dashboard.journeys.presence.model import Presence


class Document(NamedTuple):
    """An article as far as it is read: its sentences' parses, in order, and the presences found so
    far, in order of reading."""

    article: Article
    parses: Sequence[Parse]
    found: Sequence[Presence] = ()


class PresenceReader(Protocol):
    """Reads from a document who was where."""

    def presences(self, document: Document) -> list[Presence]:
        """Gives the presences found so far together with those of this reader, in order."""


class Rules:
    """Reads each sentence by the rules of presence."""

    def presences(self, document: Document) -> list[Presence]:
        """Adds what each sentence says: "arrived in Oslo"."""
        own = (s for i, parse in enumerate(document.parses) for s in rules.presences(i, parse))
        return [*document.found, *own]


class Ellipsis:
    """Reads what a sentence leaves out because the one before has it."""

    def presences(self, document: Document) -> list[Presence]:
        """Adds what goes on from a presence: "is expected to visit in October"."""
        return implied(document.parses, document.found)
