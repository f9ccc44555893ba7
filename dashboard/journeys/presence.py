"""The rules of presence: what in a sentence says that somebody is, was or will be at a place.

Each place's name hangs on a preposition or a verb; from there the words to the left are walked
until a noun ("his visit to …"), a verb ("arrived in …") or the clause's beginning ("In …, she
said") says what the name is there for. The words that can say so are tables (`verbs.tsv`,
`nouns.tsv`, `statuses.tsv`), each row with an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dashboard.journeys.anchors import Anchor, anchor_of
from dashboard.journeys.clauses import PREPOSITIONS, Clauses
from dashboard.journeys.itinerary import Status
from dashboard.journeys.lines import PlaceSpan, TimeSpan
from dashboard.journeys.travellers import Person
from dashboard.journeys.verbs import BE, adverb, governing, status_of
from dashboard.journeys.words import table, word_list, word_set

_AT = word_set("prepositions_at")
_TO = word_set("prepositions_to")
_PREPS = {
    "go": _TO,
    "leave": frozenset({"for"}),
    "stay": _AT,
    "reach": _AT,
    "meet": _AT,
    "act": _AT,
    "say": _AT,
    "attend": _AT,
    "bring": _TO | {"in"},
}
_MOTION = frozenset({"go", "leave", "stay", "reach", "bring"})
_AHEAD = frozenset({"before", "ahead", "prior", "eve", "advance", "until"})
_LATER = frozenset({"after", "following", "since"})
_OLD = frozenset({"recent", "last", "previous", "earlier", "past"})
_COMING = frozenset({"planned", "upcoming", "scheduled", "forthcoming", "next", "proposed"})
_RECENTLY = frozenset({"recently", "previously", "formerly"})
_AWAITED = frozenset({"due", "expected", "awaited", "scheduled"})
_HEARERS = word_set("hearers")
_BREAKS = word_set("breaks")


_STATES = word_list("states")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One rule's finding in one line: these persons, that place.

    `origin` is True where they leave it; `motion` where the words themselves tell of going, so that
    somebody at home counts too; `entry` for the crossing of a border; `listed` counts the names
    before it in its list, which is a `route` where the list gives the order of going.
    """

    persons: tuple[Person, ...]
    place: PlaceSpan
    status: Status
    rule: str
    line: int
    time: TimeSpan | None
    origin: bool = False
    motion: bool = False
    entry: bool = False
    listed: int = 0
    route: bool = False
    cue: str = ""
    time_line: int | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Trigger:
    """The word that says what a place's name is there for."""

    kind: str
    index: int


@cache
def nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """Nouns of presence: kind and prepositions."""
    found = {}
    for row in table("nouns"):
        entry = (row["kind"], frozenset(row["prepositions"].split()))
        found[row["noun"]] = entry
        found.setdefault(row["noun"] + "s", entry)
    return found


def sightings(index: int, clauses: Clauses) -> Iterator[Sighting]:
    """What the line says of who is where; only names that mean the place itself count."""
    line = clauses.line
    for place in line.places:
        if not place.literal or place.first in line.quoted or _possessive(clauses, place):
            continue
        anchor = anchor_of(clauses, place)
        if anchor is None:
            continue
        found = _read(index, clauses, place, anchor)
        if found is not None and found.persons:
            yield found


def _possessive(clauses: Clauses, place: PlaceSpan) -> bool:
    return clauses.line.low(place.last) in {"'s", "'"}


def _read(index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor) -> Sighting | None:
    """The first rule that applies."""
    line = clauses.line
    if {"lives", "lived", "resides", "based"} & {
        line.low(i) for i in range(place.last, place.last + 5)
    }:
        return None
    if not anchor.preposition:
        if line.low(anchor.index).startswith("includ"):
            return _by_noun(index, clauses, place, anchor, anchor.index + 1)
        verb = clauses.verb(anchor.index)
        if verb and {"reach", "leave", "stay"} & set(verb.kinds):
            return _by_verb(index, clauses, place, anchor, anchor.index)
        return None
    before = line.phrase(anchor.index - 2, anchor.index)
    if before.endswith("en route") or before.endswith(("bound", "headed", "headed back")):
        persons = clauses.subject(anchor.index - 1) or ()
        time = when(clauses, anchor.index, place)
        rule = f"“{line.phrase(anchor.index - 1, place.last)}”: on the way there, not yet reached"
        return Sighting(persons, place, Status.PLANNED, rule, index, time, motion=True)
    trigger = _trigger(clauses, anchor)
    if trigger is None:
        return None
    if trigger.kind == "noun":
        return _by_noun(index, clauses, place, anchor, trigger.index)
    if trigger.kind == "verb":
        return _by_verb(index, clauses, place, anchor, trigger.index)
    if trigger.kind in {"be", "any"}:
        return _by_being(index, clauses, place, anchor, trigger.index)
    return _by_opening(index, clauses, place, anchor)


def _trigger(clauses: Clauses, anchor: Anchor) -> _Trigger | None:
    """Walks left from a preposition to the noun, verb or beginning that it belongs to."""
    line, p, prep = clauses.line, anchor.index, anchor.preposition
    k, crossed = p - 1, set[str]()
    heavy = 0
    while k >= 0:
        low = line.low(k)
        if k in clauses.dated or adverb(low):
            k -= 1
            continue
        noun = nouns().get(low)
        verb = clauses.verb(k)
        if noun and verb is None and k not in clauses.at:
            if prep in noun[1] or (noun[0] == "trip" and prep == "from"):
                return _Trigger("noun", k)
            crossed.add("noun")
        if verb is not None:
            return _Trigger("verb", k) if _fits(clauses, k, p, prep, crossed, heavy) else None
        if k in clauses.at:
            k = clauses.at[k].first - 1
        elif k in line.at:
            k = line.at[k].first - 1
        elif low in _AWAITED and line.low(k - 1) in BE and heavy == 0 and prep in _AT:
            return _Trigger("be", k)
        elif low in BE:
            light = heavy == 0 and not crossed and prep in _AT
            return _Trigger("be", k) if light else None
        elif low in _BREAKS:
            return _Trigger("opening", k) if k == p - 1 else None
        elif low in {",", "--", "–", "—"}:
            opening = None if k == p - 1 else clauses.opening(k)
            if opening is None:
                return _Trigger("opening", k) if k == p - 1 else None
            k = opening - 1
        elif low in {"and", "but"} and k == p - 1 and k - 1 not in line.at:
            return _Trigger("opening", k)
        elif low in PREPOSITIONS:
            crossed.add(low)
            k -= 1
        elif clauses.any_verb(k):
            light = heavy == 0 and not crossed - {"with", "to"} and prep in _AT
            return _Trigger("any", k) if light and low not in _STATES else None
        else:
            heavy += not (low in _HEARERS or line.words[k].capital or low[0].isdigit())
            k -= 1
    return _Trigger("opening", -1) if p <= 2 or (heavy == 0 and not crossed) else None


def _fits(clauses: Clauses, k: int, p: int, prep: str, crossed: set[str], heavy: int) -> bool:
    """Whether the verb at `k` can take the preposition at `p` over what stands between."""
    verb = clauses.verb(k)
    if verb is None:
        return False
    kinds = [kind for kind in verb.kinds if prep in _PREPS[kind]]
    if prep == "from" and "say" in verb.kinds:
        return heavy == 0
    if prep == "from" and {"go", "leave", "bring", "stay"} & set(verb.kinds):
        return heavy <= 3
    if verb.base in _HELD and crossed <= {"noun"} and prep in _AT:
        held = clauses.group(k).passive or verb.base != "hold"
        if held and (verb.base != "take" or clauses.line.low(k + 1) == "place"):
            return heavy <= 2
    if not kinds:
        going = {"go", "bring"} & set(verb.kinds) and {"to", "into", "at"} & crossed
        return bool(going) and prep in _AT and heavy <= 4
    if set(kinds) & {"go", "stay", "leave", "bring"}:
        return heavy <= 4
    loose = crossed - {"with", "at", "during", "on", "to", "by", "for", "after", "noun"}
    if "say" in kinds and not set(kinds) & {"meet", "act", "attend"}:
        return heavy == 0 and not loose
    return heavy <= 6 and not loose - {"of"}


def _by_verb(
    index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor, k: int
) -> Sighting | None:
    """ "Rice arrived in Moscow", "is due to visit Germany", "left Rome for Sydney"."""
    line, verb, group = clauses.line, clauses.verb(k), clauses.group(k)
    assert verb is not None
    kinds, prep = set(verb.kinds), anchor.preposition
    held = verb.base in _HELD and prep in _AT
    held = held and (verb.base != "take" or line.low(k + 1) == "place")
    persons = _participants(clauses, group.first, place) if held else clauses.subject(k)
    if held and persons is None:
        persons = clauses.subject(k)
    if held and persons is not None:
        kinds = {"act"}
    elif persons is None and (others := _including(clauses, place)):
        persons = others
    elif persons is None and "bring" in kinds:
        persons = _taken(clauses, k, anchor.index)
    elif "bring" in kinds and "go" not in kinds and not group.passive:
        persons = _taken(clauses, k, anchor.index) or ()
    if persons is None:
        return None
    if not persons:
        persons = clauses.following(place.last) or ()
    if "meet" in kinds:
        persons = _with_others(clauses, k, place, persons)
    origin = (prep == "from" and "say" not in kinds) or (not prep and "leave" in kinds)
    status = group.status
    if status is None:
        return None
    if group.plain:
        status = _plain_status(clauses, k, kinds & _MOTION, prep, line.low(k))
        if status is None:
            return None
    if origin and status is Status.PLANNED:
        if verb.form != "s":
            return None
        status = Status.VISITED  # whoever "leaves on Friday" is there
    time = when(clauses, k, place)
    status = aged(status, time)
    if status is Status.VISITED and _RECENTLY & {line.low(i) for i in range(group.first - 1, k)}:
        status = Status.PAST
    rule = f"“{_said(clauses, group.first, k, anchor, place)}”: {_READS['held' if held else _kind(verb.kinds, prep)]}"
    return Sighting(
        persons,
        place,
        status,
        rule,
        index,
        time,
        origin=origin,
        motion=bool(kinds & _MOTION) and not (kinds & {"stay"} and verb.base in {"remain", "stay"}),
        entry=verb.base in {"enter", "cross"},
        listed=anchor.listed,
        route=bool(kinds & {"go", "reach"}) and prep not in _AT,
        cue=line.low(group.first - 1),
    )


_READS = {
    "go": "a verb of going, and where to",
    "leave": "a verb of leaving",
    "reach": "a verb that takes the place reached",
    "stay": "a verb of arriving or staying",
    "meet": "whoever meets somebody there is there",
    "act": "whoever does this there is there",
    "say": "whoever speaks there is there",
    "attend": "whoever takes part there is there",
    "bring": "somebody is taken there",
    "held": "those who meet are where the meeting is held",
}


def _kind(kinds: tuple[str, ...], prep: str) -> str:
    """Of a verb's kinds the one that the preposition shows."""
    if not prep:
        return next((k for k in kinds if k in {"reach", "leave"}), kinds[0])
    return next((k for k in kinds if prep in _PREPS[k]), kinds[0])


def _plain_status(
    clauses: Clauses, k: int, motion: set[str], prep: str, word: str
) -> Status | None:
    """What a verb's bare form says: "leaves Monday" is ahead, "arrived" is done, "is heading to"
    not yet reached; a bare infinitive has the status of the verb that it depends on."""
    verb, group = clauses.verb(k), clauses.group(k)
    if verb is None:
        return group.status
    ahead = prep in {"to", "for", "toward", "towards"}
    if ("leave" in verb.kinds and prep == "for") or (verb.base == "head" and ahead):
        return Status.PLANNED
    if verb.form == "s":
        meanwhile = {"as", "while", "when"} & {clauses.line.low(i) for i in range(max(0, k - 8), k)}
        ahead_of_it = motion and not meanwhile and verb.base not in {"remain", "stay"}
        return Status.PLANNED if ahead_of_it else Status.VISITED
    if verb.form == "ing":
        before = clauses.line.low(group.first - 1)
        if before in _AHEAD:
            return Status.PLANNED
        progressive = bool(BE & set(group.words))
        main = _main_verb(clauses, group.first)
        if not progressive and main is not None:
            return clauses.group(main).status
        return Status.PLANNED if progressive and ahead and "go" in verb.kinds else Status.VISITED
    if "to" in group.words and verb.form == "base":
        main = next((j for j in range(group.first - 1, -1, -1) if clauses.any_verb(j)), None)
        if main is None or clauses.line.low(group.first - 1) in _PLANS:
            return Status.PLANNED if main is not None else None
        governor = clauses.group(main)
        if governing().get(clauses.line.low(main)) == "wish":
            return None
        return governor.status if word != "visit" else governor.status
    return Status.VISITED


_PLANS = frozenset({"plan", "plans", "decision", "intention", "trip"})


_HELD = word_set("held")


def _participants(clauses: Clauses, first: int, place: PlaceSpan) -> tuple[Person, ...] | None:
    """Who takes part in the meeting that is the subject of the verb whose group starts at `first`:
    "The talks between the two leaders were held in", "The Blair-Putin summit took place at"."""
    for k in range(first - 1, -1, -1):
        noun = nouns().get(clauses.line.low(k))
        if noun and noun[0] == "event":
            start = _noun_start(clauses, k)
            found: list[Person] = []
            for reference in clauses.references:
                linked = clauses.line.low(reference.first - 1) in {"between", "with", "and", "of"}
                if start <= reference.first < k or (k < reference.first < first and linked):
                    found += reference.persons
            return tuple({id(p): p for p in found}.values()) or None
        if clauses.line.low(k) in _BREAKS:
            return None
    return None


def _taken(clauses: Clauses, k: int, p: int) -> tuple[Person, ...]:
    """Whom the verb at `k` takes somewhere: "the trip took him to"."""
    for i in range(k + 1, p):
        if i in clauses.at:
            return clauses.at[i].persons
    return ()


def _with_others(
    clauses: Clauses, k: int, place: PlaceSpan, persons: tuple[Person, ...]
) -> tuple[Person, ...]:
    """Those who meet and those whom they meet."""
    found = list(persons)
    for reference in clauses.references:
        if reference.first > k and reference.last <= place.first + 12 and not reference.possessive:
            between = range(k + 1, reference.first)
            if reference.first > place.last:
                near = clauses.line.low(place.last) in {"with", "and"}
                near = near and reference.first <= place.last + 2
            else:
                near = not any(clauses.any_verb(i) for i in between)
            if near:
                found += reference.persons
    return tuple({id(p): p for p in found}.values())


def _by_being(
    index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor, k: int
) -> Sighting | None:
    """ "The envoy is in Moscow for talks"."""
    persons = clauses.subject(k) or _including(clauses, place)
    if not persons:
        return None
    group = clauses.group(k)
    if group.status is None:
        return None
    if clauses.line.low(k) in _AWAITED:
        group = replace(group, status=Status.PLANNED)
    time = when(clauses, k, place)
    said = _said(clauses, group.first, k, anchor, place)
    said += "”: the text says that they are there"
    if clauses.line.low(k) not in BE | _AWAITED:
        said = said.replace("the text says that they are there", "whoever does this there is there")
    rule = f"“{said}"
    return Sighting(
        persons, place, aged(group.status, time), rule, index, time, listed=anchor.listed
    )


def _including(clauses: Clauses, place: PlaceSpan) -> tuple[Person, ...] | None:
    """Who of a group is named: "Heads of state were in Lima on Sunday, including the king"."""
    for k in range(place.last, len(clauses.line.words)):
        if clauses.line.low(k) == "including" or clauses.line.phrase(k, k + 2) == "among them":
            listed = next((r for r in clauses.references if r.first >= k), None)
            return clauses.run_of(listed) if listed else None
    return None


def _by_opening(index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor) -> Sighting | None:
    """ "In Oslo, the king said": what follows happened there; "the king, in Oslo for a wedding,".
    Only with "in" or "at"."""
    line = clauses.line
    if anchor.preposition not in {"in", "at"}:
        return None
    aside = clauses.at.get(anchor.index - 2) if line.low(anchor.index - 1) == "," else None
    if aside is not None and aside.persons:
        rule = f"“{line.phrase(aside.first, place.last)}”: an aside says that they are there"
        time = when(clauses, anchor.index, place)
        persons = clauses.coordinated(aside)
        return Sighting(persons, place, Status.VISITED, rule, index, time, listed=anchor.listed)
    after = place.last
    while after in clauses.dated or (after in line.at and line.low(after - 1) == ","):
        after += 1
    if line.low(after) != ",":
        return None
    if line.low(after + 1) in line.at and line.low(after + 2) == ",":
        after += 2
    persons = clauses.following(after + 1)
    if not persons:
        return None
    verb = _verb_after(clauses, after + 1)
    status = clauses.group(verb).status if verb is not None else None
    if status is None:
        return None
    time = when(clauses, anchor.index, place)
    rule = f"“{line.phrase(anchor.index, place.last)}, …”: what the clause tells happened there"
    return Sighting(persons, place, aged(status, time), rule, index, time, listed=anchor.listed)


def _by_noun(
    index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor, k: int
) -> Sighting | None:
    """ "His visit to Kyiv was put off", "during a summit in Nice", "after talks in Oman"."""
    line = clauses.line
    kind = nouns().get(line.low(k), ("trip",))[0]
    start = _noun_start(clauses, k) if line.low(k) in nouns() else k
    if kind == "invitation":
        return _by_invitation(index, clauses, place, start)
    holders = _holders(clauses, start, k, anchor, place)
    status, persons, cue = _governor(clauses, start, place, k, kind, bool(holders))
    persons = holders or persons or ()
    if line.low(k) in {"funeral", "burial"}:
        persons = () if persons is holders else persons
    elif kind == "event":
        persons = (*persons, *_partners(clauses, k, place))
    if status is None or not persons:
        return None
    words = {line.low(i) for i in range(start, k)}
    time = when(clauses, k, place)
    if words & _COMING and status is Status.VISITED:
        status = Status.PLANNED
    if line.low(k) in {"way", "flight"} and status is Status.VISITED and anchor.preposition == "to":
        status = Status.PLANNED
    status = aged(status, time)
    if words & _OLD and status is Status.VISITED:
        status = Status.PAST
    said = line.phrase(start, place.last)
    rule = f"“{said}”: {_NOUN_READS[kind]}"
    origin = anchor.preposition == "from"
    return Sighting(
        tuple({id(p): p for p in persons}.values()),
        place,
        status,
        rule,
        index,
        time,
        origin=origin,
        motion=kind != "event",
        listed=anchor.listed,
        route=kind == "trip" and anchor.preposition in {"to", ""},
        cue=cue,
    )


def _by_invitation(index: int, clauses: Clauses, place: PlaceSpan, start: int) -> Sighting | None:
    """ "The king accepted her invitation to Sofia": an invitation alone is no stop."""
    if not clauses.line.low(start - 1).startswith("accept"):
        return None
    persons, time = clauses.subject(start - 1), when(clauses, start - 1, place)
    if not persons or clauses.group(start - 1).status is not Status.VISITED:
        return None
    rule = f"“{clauses.line.phrase(start - 1, place.last)}”: an invitation that was accepted"
    return Sighting(persons, place, Status.PLANNED, rule, index, time, motion=True, apart=True)


_NOUN_READS = {
    "trip": "somebody's going there",
    "event": "those who take part are there",
    "leaving": "somebody's leaving",
}


def _noun_start(clauses: Clauses, k: int) -> int:
    """The first word of the phrase whose noun stands at `k`: "his first | trip"."""
    line, i = clauses.line, k
    while i > 0:
        low = line.low(i - 1)
        stop = low in PREPOSITIONS or low in _BREAKS or low in {",", "and", "but", "to"}
        name = (i - 1) in clauses.at and not clauses.at[i - 1].possessive and low != "'s"
        if stop or (name and not line.words[i - 1].capital):
            break
        if clauses.any_verb(i - 1) and (i - 1) not in clauses.at:
            break
        if name and line.low(i) != "'s" and "-" not in low:
            break
        i -= 1
    return i


def _holders(
    clauses: Clauses, start: int, k: int, anchor: Anchor, place: PlaceSpan
) -> tuple[Person, ...]:
    """Whose visit it is: "his visit", "the king's trip", "a visit by the king"."""
    found: list[Person] = []
    for reference in clauses.references:
        inside = start <= reference.first < k and (
            reference.possessive or "-" in clauses.line.low(reference.first)
        )
        by = clauses.line.low(reference.first - 1) == "by" and (
            k < reference.first < anchor.index or place.last <= reference.first <= place.last + 6
        )
        if inside or by:
            found += reference.persons
    return tuple(found)


def _partners(clauses: Clauses, k: int, place: PlaceSpan) -> Iterator[Person]:
    """Those with whom: "talks in Moscow with the secretary", "a summit with the king in Nice"."""
    for reference in clauses.references:
        before = clauses.line.low(reference.first - 1)
        near = k < reference.first <= place.last + 5
        if near and before in {"with", "between", "and"}:
            yield from reference.persons


def _governor(
    clauses: Clauses, start: int, place: PlaceSpan, k: int, kind: str, held: bool
) -> tuple[Status | None, tuple[Person, ...] | None, str]:
    """What governs a noun of presence: its status, the persons it tells of, and the word."""
    line, j = clauses.line, start - 1
    while j >= 0 and (j in clauses.dated or line.low(j) in {"also", "off", "up", "out"}):
        j -= 1
    low = line.low(j)
    if low.startswith("includ"):
        return _of_tour(clauses, j)
    verb = clauses.verb(j)
    reporting = held and verb is not None and "say" in verb.kinds
    if j >= 0 and low not in PREPOSITIONS and clauses.any_verb(j) and not reporting:
        said = governing().get(low)
        group = clauses.group(j)
        if said is None:
            acts = verb is not None and kind == "event"
            return (group.status if held or acts else None), clauses.subject(j), low
        status = status_of(said)
        if status is Status.VISITED:
            status = group.status
        elif status is Status.CANCELLED and group.status is None:
            status = None
        return status, clauses.subject(j), low
    if low in PREPOSITIONS or low in _AHEAD:
        main = _main_verb(clauses, j)
        ahead = low in _AHEAD or line.low(j - 1) in _AHEAD
        later = low in _LATER
        if low_before_aside := (line.low(j - 1) == "," and clauses.at.get(j - 2)):
            return Status.VISITED, clauses.coordinated(low_before_aside), low
        if main is None:
            after = _verb_after(clauses, place.last)
            status = clauses.group(after).status if after is not None else Status.VISITED
            if later or ahead:
                status = Status.PLANNED if ahead else Status.VISITED
            return status, clauses.following(place.last), low
        group = clauses.group(main)
        status = group.status
        if status is Status.CANCELLED and clauses.verb(main) is None:
            status = Status.VISITED  # what failed, failed there
        if (later or ahead) and status is not None:
            status = Status.PLANNED if ahead or status is Status.PLANNED else Status.VISITED
        elif (main_verb := clauses.verb(main)) and {"go", "leave"} & set(main_verb.kinds):
            status = _plain_status(clauses, main, {"go"}, "to", "") if group.plain else status
        persons = clauses.subject(main)
        return status, clauses.following(place.last) if persons == () else persons, low
    after = _verb_after(clauses, place.last)
    if after is None:
        return (Status.VISITED if held else None), (), low
    said = governing().get(line.low(after))
    group = clauses.group(after)
    if said in {"cancelled", "planned", "wish"} and group.passive:
        return status_of(said), (), low
    return group.status, (), low


def _of_tour(clauses: Clauses, j: int) -> tuple[Status | None, tuple[Person, ...] | None, str]:
    """Whose tour includes the stops: "begins a tour that includes stops in", "his trip included"."""
    for k in range(j - 1, -1, -1):
        noun = nouns().get(clauses.line.low(k))
        if noun and noun[0] == "trip" and k not in clauses.at:
            start = _noun_start(clauses, k)
            holders = [r for r in clauses.references if start <= r.first < k and r.possessive]
            main = _main_verb(clauses, start)
            if holders:
                return clauses.group(j).status, holders[0].persons, "include"
            if main is None:
                return None, (), "include"
            status = _plain_status(clauses, main, {"go"}, "to", "")
            group = clauses.group(main)
            return status if group.plain else group.status, clauses.subject(main), "include"
    return None, (), "include"


def _main_verb(clauses: Clauses, j: int) -> int | None:
    """The verb of the clause to the left of a preposition at `j`."""
    for i in range(j - 1, max(j - 16, -1), -1):
        if clauses.line.low(i) in _BREAKS:
            return None
        if i not in clauses.at and clauses.any_verb(i):
            return i
    return None


def _verb_after(clauses: Clauses, start: int) -> int | None:
    """The last word of the first verb group after `start`."""
    words = range(start, min(start + 25, len(clauses.line.words)))
    first = next((i for i in words if i not in clauses.at and clauses.any_verb(i)), None)
    while first is not None and (
        clauses.any_verb(first + 1)
        or clauses.line.low(first) in {"will", "would", "to"}
        or clauses.line.low(first + 1) == "to"
    ):
        first += 1
    return first


def when(
    clauses: Clauses, k: int, place: PlaceSpan | None = None, near: bool = False
) -> TimeSpan | None:
    """The time that goes with the word at `k` and the place it leads to: the nearest with no other
    verb between, or that with which the sentence opens; in "April 2019, when he visited …" the one
    before "when". With `near`, only what no verb parts from the word. Times counted from another
    event are left to `counted`."""
    line = clauses.line
    first, last = (min(k, place.first), max(k + 1, place.last)) if place else (k, k + 1)
    best: tuple[int, TimeSpan] | None = None
    for time in line.times:
        if time.when.shift is not None:
            continue
        if time.first >= last:
            distance, gap = time.first - last, range(last, time.first)
        elif time.last <= first:
            distance, gap = first - time.last + 2, range(time.last, first)
        else:
            distance, gap = 0, range(0)
        group = clauses.group(k).first if clauses.any_verb(k) else k
        between = [i for i in gap if i not in clauses.at and not group <= i <= k]
        broken = any(line.low(i) in _BREAKS or clauses.any_verb(i) for i in between)
        relative = time.last <= first and "when" in [line.low(i) for i in gap[:2]]
        opening = time.first <= 2 and time.last <= first and line.low(time.first - 1) != "the"
        if (broken and not relative and (near or not opening)) or distance > 25:
            continue
        if best is None or distance < best[0]:
            best = (distance, time)
    return best[1] if best else None


def aged(status: Status, time: TimeSpan | None) -> Status:
    """A visit that is done and lies far back by its own words is past."""
    if status is Status.VISITED and time is not None and time.when.far and time.when.side <= 0:
        return Status.PAST
    return status


def _said(clauses: Clauses, first: int, k: int, anchor: Anchor, place: PlaceSpan) -> str:
    """The words of a rule as a person reads them: "is due to visit … Germany"."""
    line = clauses.line
    end = place.last
    head = " ".join(w.text for w in line.words[first : k + 1])
    begin = anchor.index if anchor.preposition else place.first
    tail = " ".join(w.text for w in line.words[max(begin, k + 1) : end])
    return f"{head} {tail}" if begin <= k + 1 else f"{head} … {tail}"
