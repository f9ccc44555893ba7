"""Names of places at which, in the article's own words, somebody can be."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.clauses import Clauses
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import adverb
from dashboard.journeys.presence.rules import attributive
from dashboard.journeys.routes.extents import of_many_countries, too_large
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.place import Place

_ATTITUDES = word_list("attitudes")
_ABOUT = word_set("spoken_of_after")


def told_of(clauses: Clauses, span: PlaceSpan) -> Place | None:
    """Returns the place that a name means, if somebody can be there in the article's own words."""
    place = span.resolution.place
    if place is None or not span.literal or span.first in clauses.line.quoted:
        return None
    if too_large(place) or of_many_countries(span.resolution) or attributive(clauses, span):
        return None
    return place


def describes(clauses: Clauses, span: PlaceSpan, attachment: Attachment) -> bool:
    """Tells whether a name is the subject of its clause, or stands within a phrase: "that | Peru
    has", "according to earlier Kremlin statements", "relief from Peru", "asked about talks in
    Peru"."""
    line, i = clauses.line, attachment.index
    if not attachment.preposition:
        verb = clauses.verb(i)
        says = line.low(i) in _ATTITUDES or (verb is not None and "say" in verb.kinds)
        return says or not clauses.any_verb(i)
    if attachment.preposition in _ABOUT:
        return True
    while i > 0 and not clauses.any_verb(i - 1):
        i -= 1
        if line.low(i) in {"about", "against"}:
            return True
    return (
        is_noun(clauses, span.last)
        and line.low(span.first - 1).isalpha()
        and span.first - 1 > attachment.index
    )


def is_noun(clauses: Clauses, i: int) -> bool:
    """Tells whether the word at `i` is none of the small ones, no verb and no name."""
    low = clauses.line.low(i)
    plain = (
        low.isalpha()
        and low not in word_list("function_words")
        and not clauses.line.words[i].capital
    )
    return plain and i not in clauses.line.at and not clauses.any_verb(i) and not adverb(low)
