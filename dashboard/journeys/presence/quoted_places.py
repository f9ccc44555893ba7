"""Places named in quotation marks: they tell of nobody, but where whoever is quoted says of himself
that he was there, or will be: "I was in Oslo last year," she said."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan

_TOLD = frozenset({Status.VISITED, Status.PAST, Status.PLANNED})
_LIKENING = word_set("likening_oneself")
_WOULD = frozenset({"would", "'d", "’d"})


def of_the_quoted(parse: Parse, word: int) -> bool:
    """Whether a quoted word stands in a clause that the quoted person tells of himself."""
    verb, own = parse.last_verb(word), _oneself(parse, word)
    if verb is None or own is None or verb not in parse.line.quoted or verb < own.first:
        return False
    if parse.line.has(_LIKENING, own.first - 3, verb) or parse.line.has(_WOULD, own.first, verb):
        return False
    return subject(parse, verb) == own.persons


def said_of(parse: Parse, place: PlaceSpan, found: Presence) -> bool:
    """Whether a finding is one that may be read from a quotation, or from none."""
    if place.first not in parse.line.quoted:
        return True
    own = _oneself(parse, place.first)
    return own is not None and {*own.persons} <= {*found.persons} and found.status in _TOLD


def _oneself(parse: Parse, word: int) -> Coreference | None:
    """The last "I" in quotation marks before a word."""
    quoted = parse.line.quoted
    before = (r for r in parse.references if r.first < word and r.first in quoted)
    return next((r for r in reversed(list(before)) if parse.line.low(r.first) == "i"), None)
