"""Contests: whoever beats, faces or follows another is where the tournament is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.events.reader import Event
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.nouns import events, nouns_of_events
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.status.tenses import plain_status
from dashboard.journeys.status.timing import aged, when

_VERBS = word_set("contest_verbs")
_NEXT = word_set("next_contest_verbs")
_RESULTS = word_set("contest_results")
_SEEDS = word_set("seeds")
_CONTESTS = frozenset({"contest", "title"})
_NAMING = word_set("naming_players")
_ADVANCING = word_set("advancing")
_RANKS = word_set("ranks_in_contests")
_LEADING, _MARGINS = word_set("leading_contests"), word_set("margins_of_contests")
_AHEAD = word_set("ahead_or_behind")
_GETTING = word_set("getting_past")
_TELLING = _VERBS | _LEADING | _GETTING | _RESULTS | _NAMING | _RANKS | _AHEAD
_OVER = word_set("over_opponents")


def in_contest(index: int, parse: Parse, active: Sequence[Event]) -> Iterator[Presence]:
    """Who is at the contest last told of, by the results and pairings that a line tells."""
    for k in parse.line.numbers(_TELLING) if active else ():
        if k in parse.line.quoted or k in parse.at or _withdraws(parse, k):
            continue
        event = _contest_at(active, index, k)
        if _of_another(parse, index, event) or (event.left and event.line > index):
            continue
        if _is_result(parse, k):
            yield from _on_its_day(_by_result(index, parse, k, event), event)
        else:
            yield from _placed(index, parse, k, event, _ranked(parse, k))


def _on_its_day(found: Iterator[Presence], event: Event) -> Iterator[Presence]:
    """Presences at a match on the day of that match, where no other is told."""
    for each in found:
        undated = each.time is None and event.noun == "match" and each.place is event.place
        yield each._replace(time=event.time, time_line=event.line) if undated else each


def _is_result(parse: Parse, k: int) -> bool:
    """Finds "beat", "a win over"."""
    low = parse.line.low(k)
    if low in _LEADING:
        return parse.line.has(_MARGINS, k + 1, k + _FAR)
    if low in _GETTING:
        return parse.line.low(k + 1) == "past"
    return low in _VERBS or (low in _RESULTS and parse.line.low(k + 1) in _OVER)


_FAR = 10  # words: "leads the classic after two rounds by two | shots"


def _withdraws(parse: Parse, k: int) -> bool:
    """Finds "withdrew from", which tells of a contest without its player."""
    return parse.line.phrase(k, k + 2) == "withdrew from"


def _contest_at(active: Sequence[Event], index: int, k: int) -> Event:
    """The contest that the word at `k` is of: the last one told of before it, or else the first one
    after; what lies ahead has no results, unless nothing else is told of."""
    before = [e for e in active if (e.line, e.word) <= (index, k)]
    played = [e for e in before if e.status is Status.VISITED or e.line == index]
    return next(reversed(played or before), active[0])


def _ranked(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whom the word at `k` gives a rank without a verb of contest: "the winners included Ann Lee",
    "two points behind Ann Lee", "Ann Lee was second"."""
    line, low = parse.line, parse.line.low(k)
    if low in _NAMING:
        return named_after(parse, k) if line.has(_ADVANCING, k - 7, k) else ()
    if low in _AHEAD:
        return _rival(parse, k)
    if low not in _RANKS:
        return ()
    placed = parse.at.get(k - 1)
    if placed is not None:
        return placed.persons
    return subject(parse, k - 1) or () if line.low(k - 1) in _RANKED_BY else ()


def _rival(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "A minute ahead of | Kenya's Ann Lee", "two points behind | the champion"."""
    first = k + 2 if parse.line.low(k + 1) == "of" else k + 1
    named = filter(None, map(parse.name_at, range(first, first + 4)))
    return next((rival.persons for rival in named if not rival.possessive), ())


def _placed(
    index: int, parse: Parse, k: int, event: Event, persons: tuple[Person, ...]
) -> Iterator[Presence]:
    """Matches "Ann Lee was second", "with Ann Lee third"."""
    elsewhere = _told_of_another(parse, k, event, Status.VISITED, index)
    elsewhere = elsewhere or (index != event.line and _has_own_place(parse, k))
    if persons and event.status is Status.VISITED and not elsewhere:
        rule = f"“{parse.line.said(k - 1, k + 1)}”: {_READS}"
        time = when(parse, k)
        yield Presence(
            persons,
            event.place,
            aged(Status.VISITED, time),
            rule,
            index,
            time,
            motion=True,
            place_line=event.line,
            how="contest",
        )


def _has_own_place(parse: Parse, k: int) -> bool:
    """Matches "Was second | in Boston": a rank of another contest."""
    return parse.line.low(k + 1) in _AT and k + 2 in parse.line.at


_READS = "whoever plays is where the contest is"


def _of_another(parse: Parse, index: int, event: Event) -> bool:
    """Whether a line tells of another contest by its name ("at the Winter Olympics")."""
    if event.line == index:
        return False
    named = parse.line.numbers(nouns_of_events())
    contests = (k for k in named if events()[parse.line.low(k)] in _CONTESTS)
    return any(parse.line.words[k].capital for k in contests)


def _by_result(index: int, parse: Parse, k: int, event: Event) -> Iterator[Presence]:
    """Matches "Lee beat Ray", "Lee will play Ray in the final": both are where the contest is."""
    group = parse.group(k)
    noun = parse.line.low(k) in _RESULTS and not parse.any_verb(k)
    doers = _winner(parse, k) if noun else subject(parse, k)
    persons = unique([*(doers or ()), *_opponents(parse, k)])
    time = when(parse, k)
    to_win = parse.line.low(k) == "win" and group.words[:1] == ("to",)  # "broke away | to win"
    status = plain_status(parse, k, set(), "") if to_win else group.status
    if status is Status.CANCELLED and "failed" in group.words:
        status = Status.VISITED  # "failed to win", there
    if not persons or status is None or _told_of_another(parse, k, event, status, index):
        return
    if parse.line.low(k) in _NEXT or event.status is Status.PLANNED:
        status = Status.PLANNED  # "faces", "takes on"
    rule = f"“{parse.line.said(group.first, k + 1)}”: {_READS}"
    own = _other_place(parse, event, index)
    place, line = (event.place, event.line) if own is None else (own, index)
    # A contest is gone to, even in one's own capital.
    yield Presence(
        persons,
        place,
        aged(status, time),
        rule,
        index,
        time,
        motion=True,
        place_line=line,
        route=False,
        how="contest",
    )


def _told_of_another(parse: Parse, k: int, event: Event, status: Status, index: int) -> bool:
    """Whether a result is of another contest than one that is still to come: "scored twice. The
    tournament will be held in Lyon", but not "beat her and will play in the final in Lyon"."""
    if event.line == index:
        return False
    if aged(Status.VISITED, event.time) is Status.PAST:
        return True  # "She won. It was her second win: she also won in Lyon two years ago"
    played = status is Status.VISITED and parse.line.low(k) not in _NEXT
    return played and event.status is Status.PLANNED


def _other_place(parse: Parse, event: Event, index: int) -> PlaceSpan | None:
    """Where else a match was than the contest told of: "beat her earlier this year in Lyon"."""
    places = (place for place in parse.line.places if place.literal)
    place = next((p for p in places if parse.line.low(p.first - 1) in _AT), None)
    if place is None or index == event.line:
        return None
    return None if place.resolution.place is event.place.resolution.place else place


_AT = word_set("arrival_in")
_RANKED_BY = word_set("ranked_by")


def named_after(parse: Parse, k: int) -> tuple[Person, ...]:
    """The persons listed after the word at `k`, whatever is said of each: "included the second
    seed, Ann Lee of Italy, and number 20 Eva Ray"."""
    found: list[Person] = []
    for i in _to_the_end(parse, k):
        named = parse.name_at(i)
        if named is not None and i == named.first:
            found += named.persons
    return unique(found)


def _to_the_end(parse: Parse, k: int) -> Iterator[int]:
    """The words after the one at `k` up to the next verb or clause."""
    for i in range(k + 1, len(parse.line.words)):
        if i not in parse.at and _ends(parse, i):
            return
        yield i


def _ends(parse: Parse, i: int) -> bool:
    """Whether the word at `i` is a verb or begins a clause; "seeded" is none."""
    low = parse.line.low(i)
    return low in BREAKS or (parse.any_verb(i) and low not in _SEEDS)


def _winner(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "Lee, a three-set winner over": the person before the comma; "Lee's win over"."""
    for i in range(k - 1, max(k - 7, -1), -1):
        reference = parse.at.get(i)
        if reference is not None and (reference.possessive or parse.line.low(i + 1) == ","):
            return reference.persons
    return ()


def _opponents(parse: Parse, k: int) -> Iterator[Person]:
    """The persons after a verb of contest up to the next verb or clause."""
    for i in _to_the_end(parse, k):
        reference = parse.at.get(i) if i < k + 14 else None
        if reference is not None and parse.line.low(reference.first - 1) == "under":
            return  # "under the coach Ann Lee"
        if reference is not None and _is_opponent(reference, i):
            yield from run_of(parse, reference)
            return


def _is_opponent(reference: Coreference, i: int) -> bool:
    """Whether somebody's name begins at word `i`."""
    return reference.is_name and i == reference.first and not reference.possessive
