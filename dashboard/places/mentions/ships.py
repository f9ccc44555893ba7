"""Names of places that are ships': "the frigate Portland", "five ships: the Trinidad, the Victoria
and the San Antonio", "the Albany, an ore carrier,"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.language import Cue, word_set
from dashboard.places.mentions.spans import Span
from dashboard.places.mentions.tokens import Tokens

_FLEETS = word_set("fleets")
_SHIPS = word_set("kinds_of_ships")
_ONE = frozenset(["a", "an"])
_JOINTS = frozenset([",", "and"])
_MAX_LIST = 30  # words back over a list of ships
_MAX_KIND = 5  # words of "an ore carrier"


class Ships:
    """Tells which spans of a text are ships, also where the text names them again; `names` are
    those of all ships."""

    def __init__(self, tokens: Tokens, spans: Sequence[Span]):
        self._tokens = tokens
        self._lower = tokens.lower
        self._firsts = {span.last: span.first for span in spans}
        cues, lower = tokens.cues, self._lower
        # Of the many names of a text few stand behind an article or the word for a ship.
        likely = [
            span
            for span in spans
            if lower[span.first - 1] == "the"
            or cues[span.first - 1] & Cue.VESSEL
            or lower[span.first] == "the"
        ]
        self.names = {self._name(span) for span in likely if self._is_introduced(span)}

    def __contains__(self, span: Span) -> bool:
        """Whether a name with an article is that of a ship of which the text tells: "the crew of
        the San Juan"."""
        return self._name(span) in self.names and self._has_article(span)

    def _has_article(self, span: Span) -> bool:
        """Whether an article stands before a name or opens it."""
        return "the" in (self._lower[span.first], self._lower[span.first - 1])

    def _name(self, span: Span) -> str:
        """A name without its article."""
        return span.name[4:] if self._lower[span.first] == "the" else span.name

    def _is_introduced(self, span: Span) -> bool:
        """Whether the words beside a span say that it is a ship's name."""
        if span.facts.demonym:
            return False
        before = span.first - 1
        if self._tokens.cues[before] & Cue.VESSEL and self._tokens.joined(span.first):
            return True
        if not self._has_article(span):
            return False
        article = before + (self._lower[before] != "the")
        return self._is_described(span.last + 1) or self._is_listed(article)

    def _is_described(self, after: int) -> bool:
        """Whether a comma and the word for a kind of ship follow: ", an ore carrier"."""
        if self._lower[after] != "," or self._lower[after + 1] not in _ONE:
            return False
        words = self._lower[after + 2 : after + 2 + _MAX_KIND]
        clause = words[: next((i for i, word in enumerate(words) if word in (",", ".")), None)]
        return not _SHIPS.isdisjoint(clause)

    def _is_listed(self, article: int) -> bool:
        """Whether the names before an article go on a list of ships: "ships: the Trinidad, |"."""
        index = article - 1
        while index > article - _MAX_LIST:
            if self._lower[index] in (":", ",") and self._lower[index - 1] in _FLEETS:
                return True
            joint = index
            while self._lower[index] in _JOINTS:
                index -= 1
            if index == joint:
                return self._lower[index] in _FLEETS
            first = self._firsts.get(index, index)
            if self._lower[first - 1] != "the":
                return False
            index = first - 2
        return False
