"""Presence of who is under way, or back: "en route to Oslo", "bound for Oslo", "back from Oslo"."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import coordinated
from dashboard.journeys.grammar.parse import PREPOSITIONS, VEHICLES, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.verbs import ARTICLES_AND_OWNERS, BE, HELPERS
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.timing import when


def by_under_way(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """Matches "en route | to Oslo", "bound | for Oslo", not yet reached, and "en route | from
    Oslo"."""
    line, p = parse.line, attachment.index
    leaving = attachment.preposition == "from"
    if leaving and (back := _back_from(parse, p)) is not None:
        return _returned(index, parse, place, p, back)
    if leaving:
        way = p - 2 if line.phrase(p - 2, p) == "en route" else None
    else:
        way = _on_the_way(parse, p)
    if way is None:
        return None
    persons = _who_is_under_way(parse, p, way)
    said = line.said(way, place.last)
    if leaving:
        rule, visited = f"“{said}”: where they come from", Status.VISITED
        return Presence(
            persons, place, visited, rule, index, None, origin=True, motion=True, how="under way"
        )
    rule, time = f"“{said}”: on the way there, not yet reached", when(parse, p, place)
    return Presence(persons, place, Status.PLANNED, rule, index, time, motion=True, how="under way")


def _who_is_under_way(parse: Parse, p: int, way: int) -> tuple[Person, ...]:
    """Who is on the way by the words from `way` up to the preposition at `p`; of "then it is on to
    Oslo" those whom the sentences before are about."""
    if parse.line.low(way - 1) == "it":
        return parse.topic[:1]
    main = parse.verb_before(p)
    return () if main is None or _others_bound(parse, way) else subject(parse, main) or ()


def _back_from(parse: Parse, p: int) -> tuple[Person, ...] | None:
    """Who is back by the words before the preposition at `p`: "is back | from Oslo", "the king,
    just back | from Oslo,"; None where it is not said so."""
    line, back = parse.line, p - 1
    if line.low(back) not in _BACK:
        return None
    before = back - 1
    while parse.adverbial(before):
        before -= 1
    if line.low(before) in BE and parse.any_verb(before):
        return subject(parse, before) or None
    named = parse.at.get(before - 1) if line.low(before) == "," else None
    return None if named is None or named.possessive else coordinated(parse, named) or None


def _returned(
    index: int, parse: Parse, place: PlaceSpan, p: int, persons: tuple[Person, ...]
) -> Presence | None:
    """The presence of those who are back from a place; none where they are still to be."""
    verb = parse.last_verb(p)
    status = Status.VISITED if verb is None else parse.group(verb).status
    if status is not Status.VISITED:
        return None
    rule = f"“{parse.line.said(p - 1, place.last)}”: where they come from"
    return Presence(
        persons, place, status, rule, index, None, origin=True, motion=True, how="under way"
    )


def _aboard(parse: Parse, p: int) -> int | None:
    """Where "on a plane" begins before the preposition at `p`, of somebody who is there: "was on a
    plane | to Oslo"."""
    line, on = parse.line, p - 3
    if line.low(p) not in {"to", "for"} or line.low(p - 1) not in VEHICLES:
        return None
    is_on = line.low(on) in {"on", "aboard"} and line.low(p - 2) in ARTICLES_AND_OWNERS
    before = on - 1
    while parse.adverbial(before):
        before -= 1
    return on if is_on and line.low(before) in BE else None


_BACK = frozenset({"back", "home"})


def _others_bound(parse: Parse, way: int) -> bool:
    """Finds those who are nobody right before "bound" or "en route" at `way`: "threatened troops |
    bound for Oslo", but not "on a flight | bound for"."""
    line, k = parse.line, way - 1
    word = line.words[k].text if k >= 0 else ""
    if not word.isalpha() or not word.islower() or line.low(k) in _NOBODY_BOUND:
        return False
    named = k in parse.at or k in line.at or parse.adverbial(k)
    return not named and not parse.any_verb(k)


_NOBODY_BOUND = VEHICLES | HELPERS | PREPOSITIONS | {"and", "but", "then"}


_OFF = frozenset(
    {f"{be} {way}" for be in BE for way in ("off", "on")} | {"on course", "in transit", "on again"}
)
_LAST_OF_OFF = frozenset(words.split()[-1] for words in _OFF)
_WAY = frozenset({"route", "back"})


def _on_the_way(parse: Parse, p: int) -> int | None:
    """Where "en route", "bound" or "headed" begins before the preposition at `p`, perhaps with the
    place that they come from: "en route from Rome | to Oslo"."""
    line, i = parse.line, p
    if i - 1 in line.at and line.low(line.at[i - 1].first - 1) == "from":
        i = line.at[i - 1].first - 1
    if line.low(i - 1) in _WAY and line.phrase(i - 2, i) in {"en route", "headed back"}:
        return i - 2
    if (aboard := _aboard(parse, p)) is not None:
        return aboard
    off = line.low(p) in {"to", "for"} and line.low(p - 1) in _LAST_OF_OFF
    if off and line.phrase(p - 2, p) in _OFF:
        return p - 2
    return i - 1 if line.low(i - 1) in {"bound", "headed"} else None
