"""Places that somebody does not come to: "was barred from Oslo", "Oslo was dropped from her tour",
"went to Rome instead of Oslo"."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import ARTICLES_AND_OWNERS, governed
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.verbs import KEEPING_AWAY
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.timing import when

_BARRING = word_set("barring")
_DIVERTING = word_set("diverting")
_TRIPS = word_set("own_trips") | word_set("programmes")
_KEEPING = word_set("keeping_away")
_REACH = 8


def by_absence(
    index: int, parse: Parse, place: PlaceSpan, attachment: Attachment
) -> Presence | None:
    """The first of the four that applies."""
    kept = (rule(parse, place, attachment) for rule in _RULES)
    k, persons = next((found for found in kept if found[1]), _NOBODY)
    if not persons:
        return None
    rule = f"“{parse.line.said(min(k, place.first), max(k + 1, place.last))}”: {_READS}"
    time, refused = when(parse, k, place), parse.line.low(k) in _BARRING and parse.group(k).passive
    found = Presence(persons, place, Status.CANCELLED, rule, index, time, how="absence")
    return found._replace(refused=refused)


# The word that keeps somebody away, and whom.
Kept = tuple[int, tuple[Person, ...]]
_NOBODY: Kept = (-1, ())


_READS = "somebody is kept from it, or goes elsewhere"


def _whom_barred(parse: Parse, whom: Coreference) -> Kept:
    """Matches "Barred | the king from Oslo"."""
    before = whom.first - 1
    if whom.persons and not whom.possessive and parse.line.low(before) in _BARRING:
        return before, run_of(parse, whom)
    return _NOBODY


def _barred(parse: Parse, place: PlaceSpan, attachment: Attachment) -> Kept:
    """Matches "Was barred | from Oslo", "the king was turned away | from Oslo"; of a plane "was
    diverted | from Oslo" its passenger."""
    line, k = parse.line, attachment.index - 1
    if attachment.preposition != "from":
        return _NOBODY
    while k in parse.dated or line.low(k) in _AWAY:
        k -= 1
    verb = parse.verb(k)
    if verb is not None and verb.base in KEEPING_AWAY and line.low(k + 1) == "away":
        return _NOBODY if parse.group(k).status is None else (k, subject(parse, k) or ())
    if line.low(k) in _BARRING and parse.group(k).passive:
        return k, subject(parse, k) or ()
    if k in parse.at:
        return _whom_barred(parse, parse.at[k])
    near = place.last <= attachment.index + 4
    return (k, subject(parse, k) or ()) if near and line.low(k) in _DIVERTING else _NOBODY


def _dropped(parse: Parse, place: PlaceSpan, _attachment: Attachment) -> Kept:
    """Matches "Dropped | Oslo from his tour", "Oslo has been struck from the king's itinerary"."""
    line, p = parse.line, _from_after(parse, place)
    trip = line.first_of(_TRIPS, p + 1, p + 5) if p is not None else None
    if p is None or trip is None:
        return _NOBODY
    k = p - 1 if parse.any_verb(p - 1) else place.first - 1
    if line.low(k) not in _KEEPING and governed(line.low(k), line.lows[k:p]) != "cancelled":
        return _NOBODY
    owner = parse.someone(p + 1, trip)
    whose = owner.persons if owner is not None and owner.possessive else ()
    return k, whose or subject(parse, k) or parse.topic[:1]


def _from_after(parse: Parse, place: PlaceSpan) -> int | None:
    """The "from" or "off" that follows a place in its clause."""
    p = parse.line.first_of(_FROM, place.last, place.last + _REACH)
    return None if p is None or parse.line.has(BREAKS, place.last, p) else p


_FROM = frozenset({"from", "off"})


def _instead(parse: Parse, _place: PlaceSpan, attachment: Attachment) -> Kept:
    """Matches "Flew to Rome | instead of Oslo"."""
    p = attachment.index
    if parse.line.phrase(p - 1, p + 1) != "instead of":
        return _NOBODY
    k = parse.verb_before(p - 1)
    verb = parse.verb(k) if k is not None else None
    if k is None or verb is None or _BEING_THERE.isdisjoint(verb.kinds):
        return _NOBODY
    return k, subject(parse, k) or ()


_BEING_THERE = frozenset({"go", "stay", "reach", "bring", "meet"})


def _calls_off_a_town(parse: Parse, k: int, place: PlaceSpan) -> bool:
    """Matches "Cancelled | Oslo"."""
    known = place.resolution.place
    town = known is not None and known.feature_class == "P"
    return town and parse.line.low(k) in _CALLING_OFF and not parse.group(k).passive


def _given_a_miss(parse: Parse, k: int, place: PlaceSpan) -> bool:
    """Matches "Gave | Oslo a miss"."""
    line = parse.line
    return line.low(k) in _GIVING and line.phrase(place.last, place.last + 2) == "a miss"


_CALLING_OFF, _GIVING = word_set("calling_off"), word_set("giving_a_miss")


def _skipped(parse: Parse, place: PlaceSpan, attachment: Attachment) -> Kept:
    """Matches "Skipped | Oslo", "will bypass | Oslo"."""
    k = attachment.index
    if attachment.preposition:
        return _NOBODY
    missed = parse.line.low(k) in _SKIPPING or _given_a_miss(parse, k, place)
    if not missed and not _calls_off_a_town(parse, k, place):
        return _NOBODY
    return _NOBODY if parse.group(k).status is None else (k, subject(parse, k) or ())


_RULES: tuple[Callable[[Parse, PlaceSpan, Attachment], Kept], ...] = (
    _barred,
    _dropped,
    _instead,
    _skipped,
)


def never_came(
    parse: Parse, place: PlaceSpan, persons: tuple[Person, ...], departing: bool
) -> bool:
    """Whether the clause after a place says that those who "were expected in" it did not come: "but
    never arrived", "but her plane turned back", "but stayed at home". So do those that have set out
    for it (`departing`)."""
    line = parse.line
    if not departing and not line.has(_WAS, 0, place.first):
        return False
    if _diverted_then(parse, place):
        return True
    but = line.first_of(_BUT, place.last, len(line.words))
    words = range(but + 1, but + _REACH) if but is not None else ()
    return any(_stays_away(parse, i) and _of_them(parse, i, persons) for i in words)


def _diverted_then(parse: Parse, place: PlaceSpan) -> bool:
    """Matches "was flying to Oslo | when her plane was diverted"."""
    line = parse.line
    when_then = line.first_of(_WHEN, place.last, place.last + _REACH)
    return when_then is not None and line.has(_DIVERTING, when_then, when_then + _REACH)


_WHEN = frozenset({"when"})


def _of_them(parse: Parse, i: int, persons: tuple[Person, ...]) -> bool:
    """Whether the verb at `i` does not tell of others: "but | the plane was diverted"."""
    who = subject(parse, i)
    if who is None:
        return parse.line.low(i) in _TURNS
    return not who or not {*who}.isdisjoint(persons)


def _stays_away(parse: Parse, i: int) -> bool:
    """Finds "never | arrived", "failed to | appear", "turned | back", "stayed | at home", "fell |
    ill", "could | not" and "sent | her deputy"."""
    low, after = parse.line.low(i), parse.line.low(i + 1)
    if (low == "turned" and after in _BACK) or _has_to_return(parse, i) or low in _SENDING:
        return True
    if _comes(parse, i):
        group = parse.group(i)
        denied = not _NOT.isdisjoint((*group.words, parse.line.low(i - 1)))
        return denied or group.status is Status.CANCELLED
    if low in _KEPT:
        return low not in _WITH_MORE or after in _MORE
    return low in _DIVERTING or (low == "stayed" and after in _STAYS_PUT)


def _has_to_return(parse: Parse, i: int) -> bool:
    """Finds "was forced to | return", "had to | turn back"."""
    line = parse.line
    if line.phrase(i - 2, i) not in _FORCED:
        return False
    returns = line.low(i) == "return" and line.low(i + 1) not in ARTICLES_AND_OWNERS
    return returns or line.phrase(i, i + 2) == "turn back"


_FORCED = frozenset({"forced to", "had to", "ordered to", "obliged to"})


def _comes(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is one of coming: "arrived", "appear"."""
    verb = parse.verb(i)
    return parse.line.low(i) in _COMING_ABOUT or (verb is not None and verb.base in _COMING_ABOUT)


_SKIPPING, _SENDING = word_set("skipping"), frozenset({"sent", "dispatched"})
_COMING_ABOUT = word_set("coming_about")
_NOT = word_set("denied_visits")
_WAS = word_set("was_or_had")
_BUT = word_set("but_or_though")
_BACK = word_set("around_or_back")
_AWAY = word_set("away_or_back")
_STAYS_PUT = word_set("stays_put")
_KEPT, _WITH_MORE = word_set("kept_from_coming"), word_set("kept_with_more")
_MORE = word_set("more_of_what_keeps")
_TURNS = _DIVERTING | {"turned"}
