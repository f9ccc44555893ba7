"""The words that set a stop before or after what the text tells around it: "earlier in the day",
"was flown first to", "began her tour in", "after opening a school in", "before going on to"."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.sentences.spans import PlaceSpan

_TRIPS = word_set("own_trips") | word_set("trips_begun")
_BEGINNING = word_set("beginning")
_SUBJECTS = word_set("subjects_after_openings")
_THEN = word_set("then")
_ENDS = BREAKS | {",", ";"}


def turn_of(parse: Parse, place: PlaceSpan) -> str:
    """When a stop comes by the words around it: "first" before all that was told, "before" the
    other stops of its sentence, "after" them, "last" after all, "" where they do not say."""
    return next((turn for rule, turn in _TURNS if rule(parse, place)), "")


def _told_earlier(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Began her tour in", "was flown first to", "earlier met the king in"."""
    words = _clause_to(parse, place)
    clause = [parse.line.low(i) for i in words]
    # "Began her tour in Oslo and went to | Bergen": what was begun was begun in Oslo.
    other = max((i for i in words if i in parse.line.at), default=words.start)
    if _begins(clause[other - words.start :]) or _first(clause) or "earlier" in clause:
        return True
    return _earlier_follows(parse, place)


def _now(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Is now in Oslo", "Doctors in Oslo say": where somebody is when the report is
    written; what is told of his journey after that was before it."""
    line, main = parse.line, parse.verb_before(place.first)
    if main is None:
        main = parse.verb_after(place.last)
        return main is not None and line.low(main) in _SAYS
    return line.low(main) in _IS and "now" in line.vocabulary


_SAYS = word_set("says")
_IS = word_set("is_or_are")


def then(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "In Brasilia and then | Asuncion": a list that gives the order."""
    return parse.line.low(place.first - 1) in _THEN


def again(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Was in | Oslo again", "back to | Oslo", "returned to | Oslo": reached before."""
    line = parse.line
    if line.vocabulary.isdisjoint(_AGAIN):
        return False
    before = _clause_to(parse, place)[-6:]
    return line.has(_AGAIN, before.start, place.first) or line.has(
        _AGAIN, place.last, place.last + 2
    )


_AGAIN = word_set("reached_again")


def only_a_tense(parse: Parse, place: PlaceSpan) -> bool:
    """Whether "had" sets nothing before what was told: "By noon he had moved on to | Oslo", "said
    that he had landed in | Oslo"."""
    line = parse.line
    by_then = line.low(0) == "by" and (1 in parse.dated or line.low(1) in _BY_THEN)
    return by_then or line.has(_SAID, 0, place.first)


_SAID = word_set("said_now")
_BY_THEN = word_set("by_then")


def _clause_to(parse: Parse, place: PlaceSpan) -> range:
    """The words of the clause before a place."""
    line, i = parse.line, place.first
    while i > 0 and (line.low(i - 1) not in _ENDS or line.low(i - 2) in _TRIPS):
        i -= 1
    return range(i, place.first)


def _begins(clause: list[str]) -> bool:
    """Matches "Began her four-day tour in", "had begun his stay with a night in", "a journey that
    began in"."""
    begun = [i for i, low in enumerate(clause) if low in _BEGINNING]
    trips = [i for i, low in enumerate(clause) if low in _TRIPS]
    return bool(begun and trips and abs(begun[0] - trips[0]) <= 5)


def _first(clause: list[str]) -> bool:
    """Matches "Were flown first to", "stopped first in", "first went to", but not "for the first
    time in", "his first trip to"."""
    padded = ["", *clause, ""]
    for before, low, after in zip(padded, clause, padded[2:], strict=False):
        if low == "first" and (after in _AFTER_FIRST or after.endswith("ed")):
            return before not in _BEFORE_ORDINAL
    return False


_AFTER_FIRST = word_set("after_first")
_BEFORE_ORDINAL = word_set("before_an_ordinal")


def _earlier_follows(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Met the king in Oslo earlier", "in Oslo the day before"."""
    line, i = parse.line, place.last
    if line.low(i) not in _BEGINNINGS:
        return False
    return line.low(i) == "earlier" or line.phrase(i, i + 3) in _DAY_BEFORE


_DAY_BEFORE = frozenset({"the day before", "a day earlier", "the night before", "the week before"})
_BEGINNINGS = word_set("earlier_words")


_AFTER = word_set("after_doing")


def _after_doing(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Reached Oslo a day after opening a school in | Bergen", "after a day in"."""
    line = parse.line
    if line.vocabulary.isdisjoint(_AFTER):
        return False
    for i in reversed(_clause_to(parse, place)):
        if line.low(i) in _AFTER:
            return i > 2
        if i in line.at or line.low(i) == "before":
            return False
    return False


def _through(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Enter Gaza through | Egypt", "flew to Rome by way of | Oslo": passed on the way."""
    line, i = parse.line, place.first - 1
    if line.low(i) not in _PASSING and line.phrase(i - 2, i + 1) != "by way of":
        return False
    return any(s.literal and i - 6 <= s.last <= i for s in line.places)


def _fronted_before(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "Before flying on to | Oslo, she will stop in Bergen", "On the way to | Oslo he
    will"."""
    line = parse.line
    on_the_way = line.low(0) in _ON and line.has(_WAY, 1, 4)
    if not on_the_way and line.low(0) != "before":
        return False
    if place.first > 8 or line.has({"from"}, 0, place.first):
        return False
    return line.low(place.last) in _SUBJECTS_OR_COMMA


_ON = word_set("on_or_en")
_WAY = word_set("way_or_route")
_PASSING = word_set("passing")
_SUBJECTS_OR_COMMA = _SUBJECTS | {","}
# Which turn each way of words gives, in the order in which they are asked.
_TURNS: tuple[tuple[Callable[[Parse, PlaceSpan], bool], str], ...] = (
    (_told_earlier, "first"),
    (_after_doing, "before"),
    (_through, "before"),
    (_fronted_before, "after"),
    (_now, "last"),
)
