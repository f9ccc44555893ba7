"""Names of places at which, in the article's own words, somebody can be."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.language.verbs import adverb
from dashboard.journeys.people.descriptions import PEOPLE
from dashboard.journeys.presence.attributive import attributive
from dashboard.journeys.routes.extents import of_many_countries, too_large
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.place import Place

_ATTITUDES = word_list("attitudes")
_OF_CLUBS = word_set("of_clubs")
_CALLINGS = word_set("callings")
_ABOUT = word_set("spoken_of_after")


def told_of(parse: Parse, span: PlaceSpan) -> Place | None:
    """Returns the place that a name means, if somebody can be there in the article's own words."""
    place = span.resolution.place
    if place is None or not span.literal or span.first in parse.line.quoted:
        return None
    if (
        too_large(place)
        or place.feature_class == "H"
        or of_many_countries(span.resolution)
        or attributive(parse, span)
    ):
        return None
    return place


def describes(parse: Parse, span: PlaceSpan, attachment: Attachment) -> bool:
    """Tells whether a name is the subject of its clause, or stands within a phrase: "that | Peru
    has", "according to earlier Kremlin statements", "relief from Peru", "asked about talks in
    Peru"."""
    line, i = parse.line, attachment.index
    if not attachment.preposition:
        verb = parse.verb(i)
        says = line.low(i) in _ATTITUDES or (verb is not None and "say" in verb.kinds)
        return says or not parse.any_verb(i) or line.low(i) in _OF_CLUBS
    if attachment.preposition in _ABOUT or _is_a_rival(parse, attachment):
        return True
    while i > 0 and not parse.any_verb(i - 1):
        i -= 1
        if line.low(i) in {"about", "against"}:
            return True
    return (
        is_noun(parse, span.last)
        and line.low(span.first - 1).isalpha()
        and span.first - 1 > attachment.index
    )


def _is_a_rival(parse: Parse, attachment: Attachment) -> bool:
    """Whether a name is that of a team that somebody plays: "lost | to Getafe"."""
    i = attachment.index
    return attachment.preposition == "to" and not _LOSING.isdisjoint(parse.line.lows[i - 4 : i])


_LOSING = word_set("losing_to")


def is_person(low: str) -> bool:
    """Tells whether a noun means one person by what he is or does: "nurse", "minister"."""
    return low in PEOPLE or low in _CALLINGS or low in titles()


def is_noun(parse: Parse, i: int) -> bool:
    """Tells whether the word at `i` is none of the small ones, no verb and no name."""
    low = parse.line.low(i)
    plain = (
        low.isalpha() and low not in word_list("function_words") and not parse.line.words[i].capital
    )
    return plain and i not in parse.line.at and not parse.any_verb(i) and not adverb(low)
