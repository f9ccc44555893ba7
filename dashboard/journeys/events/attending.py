"""Who takes part in an event whose place is told apart: "Speaking at the summit, the king said"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from dashboard.journeys.events.accidents import in_accidents
from dashboard.journeys.events.contests import in_contest, named_after
from dashboard.journeys.events.reader import Event, is_held, is_noun, told_here
from dashboard.journeys.events.rites import SHOWING, kept_away, seated
from dashboard.journeys.events.showing import SHOWING_AT_MEETINGS, shown_there
from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.nouns import events, nouns_of_events
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, verb_forms
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.nouns import by_noun
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.status.timing import aged, when

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
    others = _TAKING_PART | {"came"} | _ARRIVAL | _ATTENDING | {"among"}
    return nouns_of_events() | _NAMING | told | others | SHOWING | SHOWING_AT_MEETINGS


def _taking_part(index: int, parse: Parse, active: Sequence[Event]) -> Iterator[Presence]:
    """Who takes part in one of the events by the words of a line."""
    for k in parse.line.numbers(_telling()):
        if k not in parse.line.quoted and k not in parse.at:
            yield from _by_event(index, parse, k, active)
            yield from _by_other_words(index, parse, k, active)


def _by_event(index: int, parse: Parse, k: int, active: Sequence[Event]) -> Iterator[Presence]:
    """Who takes part by the noun of an event at word `k`."""
    kind = events().get(parse.line.low(k))
    if kind is None or not is_noun(parse, k):
        return
    noun = parse.line.low(k)
    event = meant([e for e in active if _may_be(noun, e)], kind, index, k)
    if event is not None:
        yield from _by_its_noun(index, parse, k, event)


def _may_be(noun: str, event: Event) -> bool:
    """Whether an event may be called by a noun: no wedding is a festival."""
    return noun == event.noun or not {noun, event.noun} <= _DISTINCT


_DISTINCT = word_set("distinct_ceremonies")


def _by_other_words(
    index: int, parse: Parse, k: int, active: Sequence[Event]
) -> Iterator[Presence]:
    """Who attends or keeps away by a word that does not name the event: "is among those attending",
    "stayed away"."""
    absent = kept_away(parse, k)
    persons = absent or _attending(parse, k)
    if not persons and (persons := shown_there(parse, k)):
        active = [e for e in active if e.kind != "contest" and e.time is not None]
    event = meant(active, "any", index, k) if persons else None
    status = Status.CANCELLED if absent else _coming(parse, k)
    if event is not None and event.line < index and status is not None:
        first = min(parse.group(k).first, max(k - 2, 0))
        rule = f"“{parse.line.said(first, k + 2)}”: {_READS}"
        time = when(parse, k)
        yield _of_event(Presence(persons, event.place, status, rule, index, time), event)


def _coming(parse: Parse, k: int) -> Status | None:
    """What the words around the one at `k` make of taking part: "is expected to attend", "is among
    those who will"."""
    expected = parse.line.has(_EXPECTED, k - 6, k) or parse.line.low(k + 3) == "will"
    return Status.PLANNED if expected else parse.group(k).status


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
    there = _tells_delegates(parse, k) or _takes_part(parse, k) or _comes(parse, k)
    return subject(parse, k) or () if there else ()


def _among_guests(parse: Parse, k: int) -> tuple[Person, ...]:
    """Who "is among the guests", or is named in "guests included Ann Lee"."""
    line, low = parse.line, parse.line.low(k)
    if low == "among" and line.low(k - 1) in BE:
        return subject(parse, k - 1) or () if line.has(_GUESTS, k + 1, k + 5) else ()
    listed = low in _NAMING and line.has(_GUESTS, k - 6, k)
    return named_after(parse, k) if listed else ()


def _on_arrival(parse: Parse, k: int) -> tuple[Person, ...]:
    """Who "said upon arrival", without a place of its own."""
    main = parse.verb_before(k)
    if main is None or parse.line.low(k + 1) in _ARRIVAL_IN:
        return ()
    return subject(parse, main) or ()


def _tells_delegates(parse: Parse, k: int) -> bool:
    """Finds "told delegates", "addressed the assembly"."""
    verb = parse.verb(k)
    if verb is None or verb.base not in _ADDRESSING:
        return False
    return parse.line.has(_DELEGATES, k + 1, k + 4)


def _takes_part(parse: Parse, k: int) -> bool:
    """Finds "took part", and "attended" without what was attended."""
    low, after = parse.line.low(k), parse.line.low(k + 1)
    if low in _TAKING_PART and after == "part":
        return True
    return low in _ATTENDING and (after in {".", ","} or k + 1 in parse.dated)


def _comes(parse: Parse, k: int) -> bool:
    """Finds "came" without where to: "Germany's minister | came, and left"."""
    line = parse.line
    done = parse.group(k).plain and line.low(k - 1) != "to"
    return line.low(k) == "came" and done and line.low(k + 1) in _NOWHERE


_NOWHERE = frozenset({".", ",", "too", "himself", "herself", "anyway", "alone", "uninvited"})


def meant(active: Sequence[Event], kind: str, index: int, k: int) -> Event | None:
    """The event last told of that a noun of this kind can mean."""
    fitting = [e for e in active if kind in {"any", e.kind}]
    before = [e for e in fitting if (e.line, e.word) <= (index, k)]
    return before[-1] if before else next(filter(_is_of_now, fitting), None)


def _is_of_now(event: Event) -> bool:
    """Whether an event is not one of long ago."""
    return aged(Status.VISITED, event.time) is not Status.PAST


def _by_its_noun(index: int, parse: Parse, k: int, event: Event) -> Iterator[Presence]:
    """Matches "Speaking at the summit, the king said", "told the meeting", "attended by the
    queen"."""
    line = parse.line
    here = event.line == index and event.word == k
    if line.has({"from"}, k - 3, k) or not (here or line.has(_DEFINITE, k - 4, k)):
        return  # "stays away from the summit"
    place = event.place._replace(first=k + 1, last=k + 1, named=event.line)
    found = None if here else by_noun(index, parse, place, Attachment(k + 1, "in", 0), k)
    if found is not None and found.persons:
        yield _of_event(found, event)
        return
    persons = _brought_together(parse, k) or _sent_to(parse, k)
    if persons:
        rule = f"“{line.said(max(k - 2, 0), k + 1)}”: {_READS}"
        time = when(parse, k)
        yield _of_event(Presence(persons, place, event.status, rule, index, time), event)


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
        how="gathering",
    )


def _brought_together(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "The event will be attended by dignitaries, including the queen", "The proceedings
    began with a prayer from the bishop"."""
    verb = parse.verb_after(k + 1)
    if verb is None or verb - k > 8 or parse.line.has(BREAKS, k + 1, verb):
        return ()
    starts = _before_guests(parse, verb)
    guests = (r for r in parse.references if starts and _is_guest(parse, r, verb, starts))
    guest = next(guests, None)
    return () if guest is None else run_of(parse, guest)


def _is_guest(parse: Parse, reference: Coreference, verb: int, starts: frozenset[str]) -> bool:
    """Whether a reference after the verb of an event names a guest, by the words before it."""
    first, line = reference.first, parse.line
    if first <= verb or not reference.persons or reference.possessive:
        return False
    direct = line.has(starts, max(first - 4, verb), first)
    return direct and not line.has(_RELATIVE, first - 2, first)


def _before_guests(parse: Parse, verb: int) -> frozenset[str]:
    """The words that name guests after a verb of an event: "was attended by", "brought together",
    "began with a prayer from"; none after another verb."""
    low = parse.line.low(verb)
    if low in _TOGETHER:
        return _NAMED_BY if parse.group(verb).passive else _NAMED_TOGETHER | {low}
    return _NAMED_FROM if is_held(parse, verb) else frozenset()


_TAKING_PART = word_set("taking_part")
_ARRIVAL_IN = word_set("arrival_in")
_NAMED_BY = word_set("named_by")
_NAMED_TOGETHER = word_set("named_together")
_NAMED_FROM = word_set("named_from")
_RELATIVE = word_set("who_or_that")
_ENVOYS_AT = word_set("envoys_at")


def _sent_to(parse: Parse, k: int) -> tuple[Person, ...]:
    """Matches "The chief negotiator to the talks": who stands for somebody there."""
    sent = (r for r in parse.references if r.persons and 0 < k - r.last <= 4)
    envoys = (r for r in sent if r.roles & _ENVOYS and parse.line.low(r.last) in _ENVOYS_AT)
    return next((envoy.persons for envoy in envoys), ())
