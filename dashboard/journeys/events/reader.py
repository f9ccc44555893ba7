"""Events: a text names a summit, a ceremony or a tournament with its place once, and speaks of it
later without. Who takes part is read in `attending` and `contests`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.journeys.events.rites import rites
from dashboard.journeys.grammar.attachment import attachment_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.language.nouns import events, nouns_of_events
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import plural_titles
from dashboard.journeys.language.verbs import BE, HELPERS, governed
from dashboard.journeys.model import Status
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.timing import when
from dashboard.places.place import Kind

_FOR = word_set("for_events")
_HELD = word_set("held")
_RANKS = word_set("ranks")
_GATHER = word_set("gathering_verbs")
_POLLS = word_set("polls")
_AHEAD = word_set("before_events_ahead")


@dataclass(frozen=True, slots=True)
class Event:
    """An event in a line: the word that tells of it and its kind, where it is, and whether it lies
    ahead; `left` is True where it is only told that somebody withdrew from it; `noun` is the word
    itself."""

    word: int
    kind: str
    place: PlaceSpan
    line: int
    status: Status
    time: TimeSpan | None
    left: bool = False
    noun: str = ""


def told_here(index: int, parse: Parse) -> Iterator[Event]:
    """The events that a line names together with their place."""
    line = parse.line
    for k in line.numbers(nouns_of_events()):
        kind = events()[line.low(k)]
        if kind == "any" or k in line.quoted or not is_noun(parse, k):
            continue
        if kind == "title" and k + 1 < len(line.words) and line.words[k + 1].capital:
            continue  # "the International Atomic Energy Agency in"
        place = _place_of(parse, k, kind) if line.low(k - 1) not in _POLLS else None
        if place is not None:
            time, kind = when(parse, k, place), kind.replace("title", "contest")
            ahead, left = _ahead(parse, k, time), _is_left(parse, k)
            yield Event(k, kind, place, index, ahead, time, left, line.low(k))
    for k, place, status in rites(parse):
        yield Event(k, "ceremony", place, index, status, when(parse, k, place))
    yield from _gathering(index, parse)
    yield from _matches(index, parse)


def _matches(index: int, parse: Parse) -> Iterator[Event]:
    """Matches told by their score: "Norway beat Chile 2-0 in Bergen"."""
    line = parse.line
    k = line.first_of(_MATCH_VERBS, 0, len(line.words))
    if k is None or k in line.quoted or not (_has_score(line.lows, k) or _by_runs(parse, k)):
        return
    place = next((place for place in line.places if _is_played_at(parse, place, k)), None)
    if place is not None:
        time = when(parse, k, place)
        yield Event(k, "contest", place, index, Status.VISITED, time, noun="match")


def _is_played_at(parse: Parse, place: PlaceSpan, k: int) -> bool:
    """Whether a place is that of the verb at `k`, with no clause between: "beat Chile | in"."""
    if not place.literal or place.first < k or parse.line.has(BREAKS, k, place.first):
        return False
    attachment = attachment_of(parse, place)
    return attachment is not None and attachment.preposition in {"in", "at"}


_MATCH_VERBS = word_set("match_verbs")


def _by_runs(parse: Parse, k: int) -> bool:
    """Whether a margin follows the word at `k`: "by 106 runs"."""
    by = parse.line.first_of(_BY, k + 1, k + 6)
    return by is not None and parse.line.has(_MARGINS, by + 2, by + 4)


_BY, _MARGINS = frozenset({"by"}), word_set("margins_of_matches")


def _has_score(lows: Sequence[str], k: int) -> bool:
    """Whether a score follows the word at `k`: "2-0"."""
    dashes = (i for i in range(k + 2, len(lows) - 1) if lows[i] in {"-", "–"})
    return any(lows[i - 1].isdigit() and lows[i + 1].isdigit() for i in dashes)


@cache
def _people_of_rank() -> frozenset[str]:
    return _RANKS | plural_titles()


def _gathering(index: int, parse: Parse) -> Iterator[Event]:
    """Where people of rank gather: "Leaders from around the world are in Lima", "foreign ministers
    are to meet in Lima"."""
    line = parse.line
    if not any(i < 12 for i in line.numbers(_people_of_rank())):
        return
    for place in line.places:
        if not place.literal or place.first in line.quoted or line.low(place.last) in POSSESSIVE:
            continue
        attachment = attachment_of(parse, place)
        if attachment is None or attachment.preposition not in {"in", "at"}:
            continue
        k = _gathering_verb(parse, attachment.index)
        verb = parse.verb(k)
        gather = verb is not None and verb.base in _GATHER
        status = parse.group(k).status if gather else Status.VISITED
        if status in {Status.VISITED, Status.PLANNED} and (gather or line.low(k) in BE):
            yield Event(k, "meeting", place, index, status, when(parse, k, place))


def _gathering_verb(parse: Parse, p: int) -> int:
    """The word that says whether people gather where the preposition at `p` says: "assembled", or
    else the word before it, over days."""
    main = parse.verb_before(p)
    if main is not None and parse.line.low(main) in {"assembled", "gathered"}:
        return main
    k = p - 1
    while k in parse.dated:
        k -= 1
    return k


def is_noun(parse: Parse, k: int) -> bool:
    """Whether the word at `k` is the event's noun: "face to face talks", but not "she talks"."""
    if k in parse.at:
        return False
    return parse.verb(k) is None or (parse.line.low(k) == "talks" and k - 1 not in parse.at)


def _place_of(parse: Parse, k: int, kind: str) -> PlaceSpan | None:
    """Where the event at `k` is; a name in its own is a sponsor's, where another town follows: "the
    Norwich Union Grand Prix in Leeds"."""
    known = [
        place
        for place in parse.line.places
        if place.resolution.place is not None and place.first not in parse.line.quoted
    ]
    within = next((place for place in known if _before_it(parse, place, k)), None)
    own_name = kind != "title" or parse.line.words[k].capital
    beside = [place for place in known if place.literal and own_name]
    after = next((place for place in beside if _after_it(parse, place, k)), None)
    if within is not None:
        return after if after is not None and _is_town(after) else within
    return after or next((place for place in beside if _there_for(parse, place, k)), None)


def _is_town(place: PlaceSpan) -> bool:
    known = place.resolution.place
    return known is not None and known.feature_class == "P"


def _after_it(parse: Parse, place: PlaceSpan, k: int) -> bool:
    """Matches "A summit in Nice", "the talks will be held in Nice"."""
    line = parse.line
    attachment = attachment_of(parse, place) if 0 < place.first - k <= 8 else None
    if attachment is None or attachment.preposition not in {"in", "at"} or attachment.listed:
        return False
    gap = [i for i in range(k + 1, attachment.index) if i not in parse.dated]
    said = [i for i in gap if parse.any_verb(i)]
    takes_place = all(line.low(i) in HELPERS or is_held(parse, i) for i in said)
    alone = not any(line.low(i) in events() for i in gap)
    return attachment.index > k and takes_place and alone and len(gap) - len(said) <= 3


def _before_it(parse: Parse, place: PlaceSpan, k: int) -> bool:
    """Matches "The Doha tournament", "the Sydney International tournament", "the Dubai Open"."""
    line, known = parse.line, place.resolution.place
    if place.last > k or k - place.last > 3 or known is None or known.feature_class != "P":
        return False
    named = place.literal or place.resolution.mention.kind is Kind.ORGANISATION
    between = all(line.words[i].capital for i in range(place.last, k))
    led = place.first > 1 and line.words[place.first - 1].capital  # "the Legg Mason Classic"
    return named and between and not led and line.low(place.last) != "'s"


def _there_for(parse: Parse, place: PlaceSpan, k: int) -> bool:
    """Matches "Are in Nice for a summit", "in Nice on Tuesday at a conference"."""
    line = parse.line
    if not place.last < k <= place.last + 10 or line.low(place.first - 1) not in {"in", "at", ","}:
        return False
    between = range(place.last, k)
    links = [i for i in between if i not in parse.dated and i not in line.at]
    opening = next((i for i in links if line.low(i) in {"at", "for", "during", "on"}), None)
    plain = all(line.low(i) in _FOR for i in links if opening is None or i <= opening)
    verbs = any(parse.any_verb(i) or line.low(i) in BREAKS for i in links)
    return opening is not None and plain and not verbs


def is_held(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` says that an event takes place: "opened in", "was held at"."""
    verb = parse.verb(i)
    return verb is not None and verb.base in _HELD


def _is_skipped(parse: Parse, k: int) -> bool:
    """Whether somebody keeps away from the event at `k`, where nothing tells that others are there:
    "will skip the championships in"."""
    verb = parse.verb_before(k)
    return verb is not None and governed(parse.line.low(verb), ()) == "cancelled"


def _is_left(parse: Parse, k: int) -> bool:
    """Whether somebody withdraws from the event at `k`: "pulled out of the race in"."""
    verb = parse.verb_before(k)
    leaving = verb is not None and parse.line.low(verb) in _KEEPING_AWAY
    return leaving and parse.line.has(_OUT_OF, verb or 0, k)


_KEEPING_AWAY, _OUT_OF = word_set("keeping_away"), frozenset({"of", "from"})


def _ahead(parse: Parse, k: int, time: TimeSpan | None) -> Status:
    """Whether an event is still ahead, by its time, the words before it or the verb after it."""
    line = parse.line
    if _AHEAD & {line.low(i) for i in range(max(k - 6, 0), k)}:
        return Status.PLANNED
    if (time is not None and time.when.side > 0) or _is_skipped(parse, k):
        return Status.PLANNED
    after = parse.verb_after(k + 1)
    if after is not None and parse.line.low(after) in {"begins", "opens", "starts", "convenes"}:
        return Status.PLANNED  # "the tournament, which begins in"
    own = after is not None and not BREAKS & {line.low(i) for i in range(k + 1, after)}
    if own and after is not None and parse.group(after).status is Status.PLANNED:
        return Status.PLANNED
    return Status.VISITED
