"""Presence where a clause is about the place: "Cairo is the first stop of his tour", "Cairo, where
he met the envoy"."""

from __future__ import annotations

from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.timing import aged, when

_STOPS = word_set("stops_of_a_tour")
_TOURS = word_set("own_trips")

# A stop is called one within so many words of the place's name, and its tour within so many more.
_NEAR = 8


def by_stop(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Cairo is the first stop of his tour", "Cairo, the last stop on Rice's tour,", "Her
    next stop is Cairo"."""
    line = parse.line
    if line.vocabulary.isdisjoint(_STOPS):
        return None
    reach = range(place.last, min(place.last + _NEAR, len(line.words)))
    k = next((i for i in reach if line.low(i) in _STOPS), None)
    link = place.last
    if k is None and line.low(place.first - 1) in BE:
        link = parse.group(place.first - 1).first
        k = next((i for i in range(link - 1, max(link - 7, -1), -1) if line.low(i) in _STOPS), None)
    if k is None or line.low(link) not in BE | {",", "will"}:
        return None
    persons = _whose(parse, k)
    if not persons:
        return None
    ahead = "will" in {line.low(i) for i in range(link, place.first)} | {line.low(place.last)}
    ahead = ahead or line.low(k - 1) in {"next", "final", "remaining"}
    first, last = min(k, place.first), max(k + 1, place.last)
    rule = f"“{line.said(first, last)}”: a stop on somebody's way"
    status = Status.PLANNED if ahead else Status.VISITED
    return Presence(persons, place, status, rule, index, when(parse, k, place), motion=True)


def by_next(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Oslo, where the rain has stopped, is next on his list", "two days in Oslo come
    next", "Oslo and Rome are on her list", "Next comes Oslo": of whom the words near tell, or else
    the sentences before."""
    if parse.line.vocabulary.isdisjoint(_NEXT):
        return None
    line, k = parse.line, _after_aside(parse, _after_list(parse, place))
    ends = (_listed_next(parse, k), _first_next(parse, place), _own_next(parse, place))
    last = next((end for end in ends if end is not None), None)
    if last is None:
        return None
    near = range(min(place.first, last) - _NEAR, max(k, last) + _NEAR)
    own = (r.persons for r in parse.references if r.first in near and r.possessive)
    persons = next(filter(None, own), parse.topic[:1])
    said = line.said(min(place.first, last), max(place.last, last))
    rule = f"“{said}”: the next stop on somebody's way"
    time = when(parse, place.last, place)
    return Presence(persons, place, Status.PLANNED, rule, index, time, motion=True)


def _after_aside(parse: Parse, k: int) -> int:
    """The word after an aside that a comma at `k` opens, where it goes on with what comes: "Oslo |,
    where the rain has stopped, | is next"."""
    line = parse.line
    if line.low(k) != ",":
        return k
    closing = (i for i in range(k + 1, len(line.words)) if line.low(i) == ",")
    return next((i + 1 for i in closing if line.low(i + 1) in _COMES), k)


def _own_next(parse: Parse, place: PlaceSpan) -> int | None:
    """Where "Her next race is the half marathon in" begins that ends before the place."""
    line = parse.line
    if line.low(place.first - 1) not in {"in", "at"}:
        return None
    near = range(max(place.first - 12, 0), place.first)
    be = next((i for i in near if line.low(i) in BE), None)
    own = next((i for i in near if line.low(i) == "next" and line.low(i - 1) in _OWN), None)
    return own if own is not None and be is not None and own < be <= own + 4 else None


_OWN = word_set("owners")


def by_awaiting(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Three weeks of tests in Oslo lie ahead of her", "Oslo awaits him"."""
    line = parse.line
    if line.vocabulary.isdisjoint(_AWAITING):
        return None
    near = range(place.last, min(place.last + 4, len(line.words)))
    k = next((i for i in near if line.low(i) in _AWAITING), None)
    if k is None or (line.low(k).startswith("lie") and line.low(k + 1) != "ahead"):
        return None
    whom = next((parse.at[i] for i in range(k + 1, k + 5) if i in parse.at), None)
    persons = whom.persons if whom is not None and not whom.possessive else ()
    rule = f"“{line.said(place.first, k + 2)}”: what is to come for somebody"
    time = when(parse, k, place)
    return Presence(persons, place, Status.PLANNED, rule, index, time, motion=True)


_AWAITING = word_set("awaiting")


def _after_list(parse: Parse, place: PlaceSpan) -> int:
    """The word after a place and those listed after it: "Oslo, Rome and Bonn |"."""
    k = place.last
    while parse.line.low(k) in {",", "and"} and k + 1 in parse.line.at:
        k = parse.line.at[k + 1].last
    return k


def _listed_next(parse: Parse, k: int) -> int | None:
    """Where "is next", "comes next" or "are on her list" ends that begins at `k`."""
    line = parse.line
    if line.low(k) not in _COMES:
        return None
    if line.low(k + 1) == "next":
        return k + 2
    programme = (i for i in range(k + 1, k + _NEAR) if line.low(i) in _PROGRAMMES)
    end = next(programme, None)
    if end is None or line.low(k) not in BE | {"remains", "remain"}:
        return None
    on = "on" in {line.low(i) for i in range(k + 1, end)}
    off = {"not", "n't", "never", "longer"} & {line.low(i) for i in range(k + 1, end)}
    return end + 1 if on and not off else None


def _first_next(parse: Parse, place: PlaceSpan) -> int | None:
    """Where "Next comes", "Next up:" or "also on her list is" begins that ends before the place."""
    line, k = parse.line, place.first - 1
    while k > 0 and (line.low(k) in {",", "and", "the"} or k in line.at):
        k -= 1
    if line.low(k) not in _COMES | {":", "up"}:
        return None
    for i in range(k, max(k - _NEAR, -1), -1):
        plain = line.low(i) in {"next", "then"} and (i == 0 or line.low(i - 1) in _BEGINS)
        programme = line.low(i) in _PROGRAMMES and line.low(k) in BE | {":"}
        if plain or (programme and "on" in {line.low(j) for j in range(i - 3, i)}):
            return i
    return None


_PROGRAMMES = word_set("programmes")
_NEXT = _PROGRAMMES | {"next"}
_BEGINS = word_set("before_next")
_COMES = BE | {"come", "comes", "follow", "follows", "remain", "remains"}


def _whose(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whose the stop at `k` is: "her last stop", "the first stop of a tour by the queen"; of the
    person told of before where the tour is just "the tour"."""
    line = parse.line
    for reference in parse.references:
        gap = [line.low(i) for i in range(reference.last, k)]
        if reference.possessive and reference.last <= k and len(gap) <= 4:
            return reference.persons
        near = k < reference.first <= k + _NEAR
        if near and (reference.possessive or line.low(reference.first - 1) == "by"):
            return reference.persons
    tour = any(line.low(i) in _TOURS for i in range(k + 1, k + _NEAR))
    tour = tour or line.low(k - 1) in {"next", "final", "last"}
    return parse.topic if tour else ()


def by_where(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Cairo, where the king met the envoy": whoever does something there is there."""
    if "where" not in parse.line.vocabulary:
        return None
    line, where = parse.line, _where_after(parse, place)
    k = parse.verb_after(where + 1) if where is not None else None
    if where is None or k is None or not _does(parse, k):
        return None
    if _DWELLING & {line.low(i) for i in range(where, k)}:
        return None
    persons, status = _who_does(parse, where, k), parse.group(k).status
    if not persons or status is None:
        return None
    verb = parse.verb(k)
    if verb is not None and "meet" in verb.kinds:
        persons = unique((*persons, *_object(parse, k)))
    time = when(parse, k)
    rule = f"“{line.said(where, k + 1)}”: whoever does something there is there"
    return Presence(persons, place, aged(status, time), rule, index, time)


def _where_after(parse: Parse, place: PlaceSpan) -> int | None:
    """The "where" that is of a place: "Cairo on Friday, | where", "Cairo is | where"."""
    line, after = parse.line, place.last
    while after in parse.dated or line.low(after) == ",":
        after += 1
    after += line.low(after) in {"is", "was"}
    return after if line.low(after) == "where" else None


def _who_does(parse: Parse, where: int, k: int) -> tuple[Person, ...]:
    """Who does what the verb at `k` says, right after "where"; nobody in "where taxes are low, she
    said"."""
    first = parse.group(k).first
    own = [r for r in parse.references if where < r.first < first and not r.inner]
    own = [r for r in own if r.how != "group" and not r.possessive]
    if not own or own[0].first > where + 4:
        return ()
    return unique(p for r in own for p in r.persons)


_DOING = frozenset({"meet", "act", "attend", "stay", "say"})
_UNDERGOING = frozenset({"affect", "bring"})


def _does(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` says what somebody does on the spot: "where she met", "where he was
    arrested", "where they sat down", but not "where he lives", "where she was born"."""
    verb, low = parse.verb(k), parse.line.low(k)
    if verb is not None:
        passive = parse.group(k).passive and _UNDERGOING & set(verb.kinds)
        return bool(_DOING & set(verb.kinds) or passive) and low not in _DWELLING
    plain = low not in word_list("states") and low not in word_list("attitudes")
    return plain and low not in BE | _DWELLING and not parse.group(k).passive


_DWELLING = word_set("living") | word_set("working") | {"has", "have", "had", "holds", "held"}


def _object(parse: Parse, k: int) -> tuple[Person, ...]:
    """To whom the verb at `k` is done."""
    for reference in parse.references:
        gap = range(k + 1, reference.first)
        if reference.first > k and reference.persons and not reference.possessive:
            near = len(gap) <= 6 and not any(parse.any_verb(i) for i in gap)
            return run_of(parse, reference) if near else ()
    return ()
