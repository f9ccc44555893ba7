"""Names of places that only describe the next word: "Iraq's army", "U.S. troops"."""

from __future__ import annotations

from dashboard.journeys.dates.words import MONTHS
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import adverb
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.sentences.spans import PlaceSpan


def attributive(parse: Parse, place: PlaceSpan) -> bool:
    """Whether a name only describes the next word: "Iraq's army", "U.S. troops"."""
    if parse.line.low(place.last) in POSSESSIVE:
        return not _ground_of(parse, place)
    if place.named is None and (_is_street_or_month(parse, place) or _in_a_word(parse, place)):
        return True
    return _of_next_noun(parse, place)


def _is_street_or_month(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "near Briarcliff Road", "in August"."""
    line, i = parse.line, place.last
    if i >= len(line.words):
        return False
    if line.words[i].capital and line.low(i) in _STREETS:
        return True
    return line.low(place.first) in MONTHS and line.low(i) != ","


def _in_a_word(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "a Gaza-bound flotilla"."""
    line, last = parse.line, place.last - 1
    within = place.resolution.mention.end < line.ends[last]
    return within and "-" in line.words[last].text


def _ground_of(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "At Bangkok's airport", "left Rome's Gemelli hospital"."""
    line, i = parse.line, place.last + 1
    if place.named is not None or place.resolution.place is None:
        return False
    if place.resolution.place.feature_class != "P":
        return False
    while i < len(line.words) and (line.words[i].capital or line.low(i) in _SIDES):
        i += 1  # "Rome's Capital FM" is no capital
    return line.low(i - 1) in _GROUNDS or line.low(i) in _GROUNDS


_STREETS = word_set("streets")
_SIDES = word_set("sides")


def _of_next_noun(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "The Cambridge firm", "a Boston lawyer", "her Sydney mansion", "in US magazines", but
    not "a Boston hospital", "the Boston area"."""
    line, i = parse.line, place.last
    low, name = line.low(i), line.words[place.last - 1].text
    short = name.endswith(".") or (name.isupper() and len(name) <= _SHORT)
    if place.named is not None or not (short or line.low(place.first - 1) in _BEFORE_NOUNS):
        return False
    if not low.isalpha() or i in parse.dated or parse.any_verb(i):
        return False
    if line.words[i].capital:
        return short
    if low in word_list("function_words") or adverb(low):
        return False
    return low not in _GROUNDS_AND_SHOWS and line.low(i + 1) not in _GROUNDS_AND_SHOWS


_BEFORE_NOUNS = word_set("articles") | word_set("articles_and_owners")
_SHORT = 3  # letters of a name like "UK"
_SHOWS = word_set("named_shows")  # "the Cannes film festival"
_GROUNDS = word_set("venues") | word_set("settlements")
_GROUNDS_AND_SHOWS = _GROUNDS | _SHOWS
