"""Presence where a clause is about the place: "Cairo is the first stop of his tour", "Cairo, where
he met the envoy"."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE, VerbForm
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
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
    k, link = _stop_of(parse, place)
    if k is None or line.low(link) not in _LINKS:
        return None
    persons = _whose(parse, k)
    if not persons:
        return None
    will = line.has({"will"}, link, place.first) or line.low(place.last) == "will"
    ahead = will or line.low(k - 1) in _AHEAD
    first, last = min(k, place.first), max(k + 1, place.last)
    rule = f"“{line.said(first, last)}”: a stop on somebody's way"
    status = Status.PLANNED if ahead else Status.VISITED
    time = when(parse, k, place)
    return Presence(persons, place, status, rule, index, time, motion=True, how="tour")


def _stop_of(parse: Parse, place: PlaceSpan) -> tuple[int | None, int]:
    """The "stop" that a place is called, after it or before "be", and the word that links them."""
    line = parse.line
    k = line.first_of(_STOPS, place.last, place.last + _NEAR)
    if k is not None or line.low(place.first - 1) not in BE:
        return k, place.last
    link = parse.group(place.first - 1).first
    before = range(link - 1, max(link - 7, -1), -1)
    return next((i for i in before if line.low(i) in _STOPS), None), link


def by_first(index: int, parse: Parse, place: PlaceSpan, attachment: Attachment) -> Presence | None:
    """Matches "The visit is her | first to Oslo": whose it is has come."""
    line, nth = parse.line, attachment.index - 1
    owner = parse.at.get(nth - 1 - (line.low(nth - 1) in POSSESSIVE))
    if line.low(nth) not in _NTH or owner is None or not owner.possessive:
        return None
    be = owner.first - 1
    if line.low(be) not in BE or not line.has(_TOURS, 0, be):
        return None
    if (status := parse.group(be).status) is None:
        return None
    rule = f"“{line.said(be, place.last)}”: somebody's going there"
    return Presence(owner.persons, place, status, rule, index, None, motion=True, how="trip")


_NTH = word_set("ordinals") | {"first", "second", "last"}


def by_next(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Oslo, where the rain has stopped, is next on his list", "two days in Oslo come
    next", "Oslo and Rome are on her list", "Next comes Oslo": of whom the words near tell, or else
    the sentences before."""
    if parse.line.vocabulary.isdisjoint(_NEXT):
        return None
    line, k = parse.line, _after_aside(parse, _after_list(parse, place))
    last = _end_of_next(parse, k, place)
    if last is None:
        return None
    near = range(min(place.first, last) - _NEAR, max(k, last) + _NEAR)
    own = (r.persons for r in parse.references if r.first in near and r.possessive)
    persons = next(filter(None, own), parse.topic[:1])
    said = line.said(min(place.first, last), max(place.last, last))
    rule = f"“{said}”: the next stop on somebody's way"
    time = when(parse, place.last, place)
    return Presence(persons, place, Status.PLANNED, rule, index, time, motion=True, how="tour")


def _end_of_next(parse: Parse, k: int, place: PlaceSpan) -> int | None:
    """The far end of the words, after a place or before it, that say it comes next."""
    ends = (_listed_next(parse, k), _first_next(parse, place), _own_next(parse, place))
    return next((end for end in ends if end is not None), None)


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
    if line.low(place.first - 1) not in _AT:
        return None
    first = max(place.first - 12, 0)
    be = line.first_of(BE, first, place.first)
    near = range(first, place.first)
    own = next((i for i in near if line.low(i) == "next" and line.low(i - 1) in _OWN), None)
    return own if own is not None and be is not None and own < be <= own + 4 else None


_AT = frozenset({"in", "at"})


_OWN = word_set("owners")


def by_awaiting(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Three weeks of tests in Oslo lie ahead of her", "Oslo awaits him", "she is in Rome,
    and Oslo beckons"."""
    line = parse.line
    k = line.first_of(_AWAITING, place.last, place.last + 4)
    if k is None or (line.low(k).startswith("lie") and line.low(k + 1) != "ahead"):
        return None
    persons = _whom_it_awaits(parse, k, place)
    rule = f"“{line.said(place.first, k + 2)}”: what is to come for somebody"
    time = when(parse, k, place)
    return Presence(persons, place, Status.PLANNED, rule, index, time, motion=True, how="tour")


def _whom_it_awaits(parse: Parse, k: int, place: PlaceSpan) -> tuple[Person, ...]:
    """Whom the verb at `k` names, or else whom the words before the place tell of."""
    whom = parse.someone(k + 1, k + 5)
    if whom is not None:
        return () if whom.possessive else whom.persons
    if k != place.last:
        return ()
    before = parse.last_verb(place.first)
    return parse.topic[:1] if before is None else subject(parse, before) or ()


_AWAITING = word_set("awaiting")


def _after_list(parse: Parse, place: PlaceSpan) -> int:
    """The word after a place and those listed after it: "Oslo, Rome and Bonn |"."""
    k = place.last
    while parse.line.low(k) in _LIST_JOINTS and k + 1 in parse.line.at:
        k = parse.line.at[k + 1].last
    return k


def _listed_next(parse: Parse, k: int) -> int | None:
    """Where "is next", "comes next" or "are on her list" ends that begins at `k`."""
    line = parse.line
    if _follows(parse, k):
        return k + 1
    if line.low(k) not in _COMES:
        return None
    if line.low(k + 1) == "next":
        return k + 2
    end = line.first_of(_PROGRAMMES, k + 1, k + _NEAR)
    if end is None or line.low(k) not in _IS:
        return None
    on = line.has({"on"}, k + 1, end) and not line.has(_OFF, k + 1, end)
    return end + 1 if on else None


def _follows(parse: Parse, k: int) -> bool:
    """Matches "Oslo | follows on Friday", but not "Oslo follows the rules"."""
    line, after = parse.line, k + 1
    if line.low(k) not in _FOLLOWING:
        return False
    return line.low(after) in _ENDS or after in parse.dated or after + 1 in parse.dated


_FOLLOWING, _ENDS = frozenset({"follow", "follows"}), frozenset({".", ",", ";"})


def _first_next(parse: Parse, place: PlaceSpan) -> int | None:
    """Where "Next comes", "Next up:" or "also on her list is" begins that ends before the place."""
    line, k = parse.line, place.first - 1
    while k > 0 and (line.low(k) in _BETWEEN or k in line.at):
        k -= 1
    if line.low(k) not in _COMES_OR_NAMES:
        return None
    before = range(k, max(k - _NEAR, -1), -1)
    return next((i for i in before if _begins_next(parse, i, k)), None)


def _begins_next(parse: Parse, i: int, k: int) -> bool:
    """Whether "next", or a list that is called so, stands at `i` before the verb at `k`."""
    line = parse.line
    if line.low(i) in _IN_TURN and (i == 0 or line.low(i - 1) in _BEGINS):
        return True
    named = line.low(i) in _PROGRAMMES and line.low(k) in _IS_OR_COLON
    return named and line.has({"on"}, i - 3, i)


_PROGRAMMES = word_set("programmes")
_NEXT = _PROGRAMMES | _FOLLOWING | {"next", "then"}
_BEGINS = word_set("before_next")
_LINKS = BE | {",", "will"}
_AHEAD = word_set("stops_ahead")
_OF_THIS_TOUR = word_set("stops_of_this_tour")
_LIST_JOINTS = word_set("list_joints")
_BETWEEN = word_set("between_next_and_place")
_IN_TURN = word_set("next_in_turn")
_OFF = word_set("off_lists")
_COMES = BE | word_set("comes_in_turn")
_COMES_OR_NAMES = _COMES | word_set("naming_next")
_IS = BE | word_set("still_to_come")
_IS_OR_COLON = BE | {":"}


def _whose(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whose the stop at `k` is: "her last stop", "the first stop of a tour by the queen"; of the
    person told of before where the tour is just "the tour"."""
    owner = next((r for r in parse.references if _owns_stop(parse, r, k)), None)
    if owner is not None:
        return owner.persons
    line = parse.line
    tour = line.has(_TOURS, k + 1, k + _NEAR) or line.low(k - 1) in _OF_THIS_TOUR
    return parse.topic if tour else ()


def _owns_stop(parse: Parse, reference: Coreference, k: int) -> bool:
    """Whether a reference says whose the stop at `k` is."""
    if reference.possessive and k - 4 <= reference.last <= k:
        return True
    near = k < reference.first <= k + _NEAR
    return near and (reference.possessive or parse.line.low(reference.first - 1) == "by")


def by_where(index: int, parse: Parse, place: PlaceSpan) -> Presence | None:
    """Matches "Cairo, where the king met the envoy": whoever does something there is there."""
    where = _where_after(parse, place) if "where" in parse.line.vocabulary else None
    k = _deed(parse, where) if where is not None else None
    if where is None or k is None or not _does(parse, k):
        return None
    if parse.line.has(_DWELLING, where, parse.group(k).first):
        return None
    persons, status = _who_does(parse, where, k), parse.group(k).status
    if not persons or status is None:
        return None
    verb = parse.verb(k)
    kinds = frozenset() if verb is None else frozenset(verb.kinds)
    if "meet" in kinds:
        persons = unique((*persons, *_object(parse, k)))
    time, status, going = when(parse, k), _done_or_ahead(parse, k, status), "go" in kinds
    if status is Status.VISITED and _is_next(parse, where, verb):
        status = Status.PLANNED
    rule = f"“{parse.line.said(where, k + 1)}”: whoever does something there is there"
    return Presence(
        persons, place, aged(status, time), rule, index, time, motion=going, how="where"
    )


def _is_next(parse: Parse, where: int, verb: VerbForm | None) -> bool:
    """Matches "Her next stop is Lagos, | where she opens a school"."""
    return verb is not None and verb.form == "s" and parse.line.has({"next"}, 0, where)


def _deed(parse: Parse, where: int) -> int | None:
    """The verb of the clause that begins at `where`: "where she had | gone to receive a prize"."""
    k = parse.verb_after(where + 1)
    going = parse.verb(k - 2) if k is not None and parse.line.low(k - 1) == "to" else None
    return k - 2 if k is not None and going is not None and "go" in going.kinds else k


def _done_or_ahead(parse: Parse, k: int, status: Status) -> Status:
    """What the verb at `k` makes of a visit, which is still ahead where somebody goes: "where he is
    going", "where she flies"."""
    verb = parse.verb(k)
    going = verb is not None and "go" in verb.kinds and verb.form in {"s", "ing"}
    return Status.PLANNED if going and status is Status.VISITED else status


def _where_after(parse: Parse, place: PlaceSpan) -> int | None:
    """The "where" that is of a place: "Cairo on Friday, | where", "Cairo is | where"."""
    line, after = parse.line, place.last
    while after in parse.dated or line.low(after) == ",":
        after += 1
    after += line.low(after) in _BE_OF_PLACES
    return after if line.low(after) == "where" else None


def _who_does(parse: Parse, where: int, k: int) -> tuple[Person, ...]:
    """Who does what the verb at `k` says, right after "where"; nobody in "where taxes are low, she
    said"."""
    first = parse.group(k).first
    named = (r for r in parse.references if where < r.first < first and r.how != "group")
    own = [r for r in named if not r.inner and not r.possessive]
    if not own or own[0].first > where + 4:
        return ()
    return unique(p for r in own for p in r.persons)


_DOING = frozenset({"meet", "act", "attend", "stay", "say", "go"})
_UNDERGOING = frozenset({"affect", "bring"})


def _does(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` says what somebody does on the spot, or that he came there: "where
    she met", "where he was arrested", "where they had gone", but not "where he lives"."""
    verb, low, passive = parse.verb(k), parse.line.low(k), parse.group(k).passive
    if verb is None:
        return low not in _NO_DEEDS and not passive
    undergone = passive and not _UNDERGOING.isdisjoint(verb.kinds)
    return low not in _DWELLING and (undergone or not _DOING.isdisjoint(verb.kinds))


_DWELLING = word_set("living") | word_set("working") | word_set("dwelling")
_NO_DEEDS = word_list("states") | word_list("attitudes") | BE | _DWELLING
_BE_OF_PLACES = word_set("be_of_places")


def _object(parse: Parse, k: int) -> tuple[Person, ...]:
    """To whom the verb at `k` is done."""
    after = (r for r in parse.references if r.first > k and r.persons and not r.possessive)
    meant = next(after, None)
    if meant is None or meant.first - k > 7 or parse.has_verb(k + 1, meant.first):
        return ()
    return run_of(parse, meant)
