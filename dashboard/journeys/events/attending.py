"""Who takes part in an event whose place is told apart: "Speaking at the summit, the king said"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from dashboard.journeys.events.accidents import in_accidents
from dashboard.journeys.events.contests import in_contest, named_after
from dashboard.journeys.events.reader import Event, is_held, is_noun, told_here
from dashboard.journeys.events.rites import SHOWING, kept_away, seated
from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.nouns import events, nouns_of_events
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, verb_forms
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.nouns import by_noun
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.status.timing import when

# An event is spoken of again within this many sentences; a contest as long as the report goes on.
_REACH = {"meeting": 4, "ceremony": 4, "contest": 12}
_FARTHEST = max(_REACH.values())

# Or, where its place is still to be told, this many sentences before.
_SOON = 2

_TOGETHER = word_set("bringing_together")
_ENVOYS = word_set("envoys_to")
_ATTENDING = word_set("attending_verbs")
_DELEGATES = word_set("delegates")
_GUESTS = word_set("guests")
_EXPECTED = word_set("expected_to_attend")
_NAMING = word_set("naming_guests")
_ADDRESSING = word_set("addressing")
_ARRIVAL = word_set("arrival")
_ITS_OWNERS = word_set("before_arrival")
_DEFINITE = word_set("definite")


class Events:
    """Reads who takes part in events whose place is told apart."""

    def presences(self, document: Document) -> list[Presence]:
        """Adds those who are there: "addressed the summit"."""
        return at_events(document.parses, document.found)


def at_events(read: Sequence[Parse], found: Sequence[Presence]) -> list[Presence]:
    """The presences, and those of persons who take part in an event whose place is told apart."""
    told = [event for index, parse in enumerate(read) for event in told_here(index, parse)]
    made, lines = list(found), [event.line for event in told]
    for index, parse in enumerate(read):
        near = told[bisect_left(lines, index - _FARTHEST) : bisect_right(lines, index + _SOON)]
        active = [e for e in near if index - e.line <= _REACH[e.kind]]
        if active:
            made += _taking_part(index, parse, active)
            made += in_contest(index, parse, [e for e in active if e.kind == "contest"])
    made += in_accidents(read)
    return made


@cache
def _telling() -> frozenset[str]:
    """The words at which a line can tell of those who take part."""
    told = {form for form, verb in verb_forms().items() if verb.base in _ADDRESSING}
    others = frozenset({"among", "took", "take", "taking"}) | _ARRIVAL | _ATTENDING
    return nouns_of_events() | _NAMING | told | others | SHOWING


def _taking_part(index: int, parse: Parse, active: Sequence[Event]) -> Iterator[Presence]:
    """Who takes part in one of the events by the words of a line."""
    line = parse.line
    for k in line.numbers(_telling()):
        if k in line.quoted or k in parse.at:
            continue
        kind = events().get(line.low(k))
        if kind is not None and is_noun(parse, k):
            event = meant(active, kind, index, k)
            if event is not None:
                yield from _by_its_noun(index, parse, k, event)
        yield from _by_other_words(index, parse, k, active)


def _by_other_words(
    index: int, parse: Parse, k: int, active: Sequence[Event]
) -> Iterator[Presence]:
    """Who attends or keeps away by a word that does not name the event: "is among those attending",
    "stayed away"."""
    line, group = parse.line, parse.group(k)
    absent = kept_away(parse, k)
    persons = absent or _attending(parse, k)
    event = meant(active, "any", index, k) if persons else None
    if event is None or event.line >= index:
        return
    status = group.status
    if _EXPECTED & {line.low(i) for i in range(max(k - 6, 0), k)}:
        status = Status.PLANNED
    status = Status.CANCELLED if absent else status
    if status is not None:
        rule = f"“{line.said(group.first, k + 2)}”: {_READS}"
        time = when(parse, k)
        yield _of_event(Presence(persons, event.place, status, rule, index, time), event)


_READS = "those who take part are there"


def _attending(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whom the word at `k` says to be there without naming the event: "is among those attending",
    "told delegates", "said upon arrival"."""
    if shown := _among_guests(parse, k):
        return shown
    if parse.line.low(k) in _ARRIVAL and parse.line.low(k - 1) in _ITS_OWNERS:
        return _on_arrival(parse, k)
    if shown := seated(parse, k):
        return shown
    there = _tells_delegates(parse, k) or _takes_part(parse, k)
    return subject(parse, k) or () if there else ()


def _among_guests(parse: Parse, k: int) -> tuple[Person, ...]:
    """Who "is among the guests", or is named in "guests included Ann Lee"."""
    line, low = parse.line, parse.line.low(k)
    if low == "among" and line.low(k - 1) in BE:
        guests = _GUESTS & {line.low(i) for i in range(k + 1, k + 5)}
        return subject(parse, k - 1) or () if guests else ()
    listed = low in _NAMING and _GUESTS & {line.low(i) for i in range(max(k - 6, 0), k)}
    return named_after(parse, k) if listed else ()


def _on_arrival(parse: Parse, k: int) -> tuple[Person, ...]:
    """Who "said upon arrival", without a place of its own."""
    main = parse.verb_before(k)
    if main is None or parse.line.low(k + 1) in {"in", "at"}:
        return ()
    return subject(parse, main) or ()


def _tells_delegates(parse: Parse, k: int) -> bool:
    """Finds "told delegates", "addressed the assembly"."""
    verb = parse.verb(k)
    if verb is None or verb.base not in _ADDRESSING:
        return False
    return bool(_DELEGATES & {parse.line.low(i) for i in range(k + 1, k + 4)})


def _takes_part(parse: Parse, k: int) -> bool:
    """Finds "took part", and "attended" without what was attended."""
    line, after = parse.line, parse.line.low(k + 1)
    if line.low(k) in {"took", "take", "taking"} and after == "part":
        return True
    return line.low(k) in _ATTENDING and (after in {".", ","} or k + 1 in parse.dated)


def meant(active: Sequence[Event], kind: str, index: int, k: int) -> Event | None:
    """The event last told of that a noun of this kind can mean."""
    fitting = [e for e in active if kind in {"any", e.kind}]
    before = [e for e in fitting if (e.line, e.word) <= (index, k)]
    return before[-1] if before else next(iter(fitting), None)


def _by_its_noun(index: int, parse: Parse, k: int, event: Event) -> Iterator[Presence]:
    """Matches "Speaking at the summit, the king said", "told the meeting", "attended by the
    queen"."""
    line = parse.line
    here = event.line == index and event.word == k
    definite = _DEFINITE & {line.low(i) for i in range(max(k - 4, 0), k)}
    away = "from" in {line.low(i) for i in range(max(k - 3, 0), k)}  # "stays away from the summit"
    if away or (not here and not definite):
        return
    place = event.place._replace(first=k + 1, last=k + 1, named=event.line)
    found = None if here else by_noun(index, parse, place, Attachment(k + 1, "in", 0), k)
    if found is not None and found.persons:
        yield _of_event(found, event)
        return
    persons = _brought_together(parse, k) or _sent_to(parse, k)
    if persons:
        status = event.status
        rule = f"“{line.said(max(k - 2, 0), k + 1)}”: those who take part are there"
        yield _of_event(Presence(persons, place, status, rule, index, when(parse, k)), event)


def _of_event(found: Presence, event: Event) -> Presence:
    """A presence at an event: nobody has been at what lies ahead."""
    status = found.status
    if event.status is Status.PLANNED and status is Status.VISITED:
        status = Status.PLANNED
    name = event.place.resolution.mention.text
    rule = f"{found.rule} (named before: {name})" if found.line != event.line else found.rule
    time = found.time if found.time is not None else event.time
    line = found.line if found.time is not None else event.line
    return found._replace(
        status=status,
        rule=rule,
        time=time,
        time_line=line,
        place=event.place,
        place_line=event.line,
    )


def _brought_together(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "The event will be attended by dignitaries, including the queen", "The proceedings
    began with a prayer from the bishop"."""
    line, verb = parse.line, parse.verb_after(k + 1)
    if verb is None or verb - k > 8 or BREAKS & {line.low(i) for i in range(k + 1, verb)}:
        return ()
    starts = _before_guests(parse, verb)
    for reference in parse.references if starts else ():
        if reference.first > verb and reference.persons and not reference.possessive:
            first = reference.first
            direct = starts & {line.low(i) for i in range(max(first - 4, verb), first)}
            if direct and not {"who", "that"} & {line.low(first - 2), line.low(first - 1)}:
                return run_of(parse, reference)
    return ()


def _before_guests(parse: Parse, verb: int) -> set[str]:
    """The words that name guests after a verb of an event: "was attended by", "brought together",
    "began with a prayer from"; none after another verb."""
    low = parse.line.low(verb)
    if low in _TOGETHER:
        passive = parse.group(verb).passive
        return {"including", "by"} if passive else {"including", "together", low}
    return {"from", "by"} if is_held(parse, verb) else set()


def _sent_to(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "The chief negotiator to the talks": who stands for somebody there."""
    for reference in parse.references:
        gap = range(reference.last, k)
        if len(gap) > 4 or not gap or not reference.roles & _ENVOYS or not reference.persons:
            continue
        if parse.line.low(reference.last) in {"to", "at", "in"}:
            return reference.persons
    return ()
