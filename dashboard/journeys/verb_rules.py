"""Presence by a verb: "arrived in", "is due to visit", "told reporters in"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.journeys.anchors import Anchor
from dashboard.journeys.clauses import BREAKS, PREPOSITIONS, VEHICLES, Clauses
from dashboard.journeys.itinerary import Status
from dashboard.journeys.lines import Line
from dashboard.journeys.names import Person
from dashboard.journeys.sighting import Sighting, aged, nouns, quoted, when
from dashboard.journeys.spans import PlaceSpan
from dashboard.journeys.verbs import BE, governing
from dashboard.journeys.words import word_set

AT = word_set("prepositions_at")


_TO = word_set("prepositions_to")


PREPOSITIONS_OF = {
    "go": _TO,
    "leave": frozenset({"for"}),
    "stay": AT,
    "reach": AT,
    "meet": AT,
    "act": AT,
    "say": AT,
    "attend": AT,
    "bring": _TO | {"in"},
    "ride": _TO,
    "affect": AT,
}


_MOTION = frozenset({"go", "leave", "stay", "reach", "bring", "ride"})


AHEAD = frozenset({"before", "ahead", "prior", "eve", "advance", "until"})


_RECENTLY = frozenset({"recently", "previously", "formerly"})


AWAITED = frozenset({"due", "expected", "awaited", "scheduled"})


def by_verb(
    index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor, k: int
) -> Sighting | None:
    """ "Rice arrived in Oslo", "is due to visit Germany", "left Rome for Sydney"."""
    line, verb, group = clauses.line, clauses.verb(k), clauses.group(k)
    assert verb is not None
    kinds, prep = set(verb.kinds), anchor.preposition
    held = verb.base in HELD and prep in AT
    held = held and (verb.base != "take" or line.low(k + 1) == "place")
    persons = _participants(clauses, group.first) if held else None
    held = persons is not None
    kinds = {"act"} if held else kinds
    motion = bool(kinds & _MOTION)
    persons = persons if held else _doers(clauses, k, place, anchor)
    if persons is None or (not motion and at_own_home(line, anchor.index)):
        return None
    persons = persons or clauses.following(place.last) or ()
    if "meet" in kinds:
        persons = _with_others(clauses, k, place, persons)
    speech = set(verb.kinds) == {"say"}
    origin = (prep == "from" and "say" not in kinds) or (not prep and "leave" in kinds)
    status = group.status
    if status is None:
        return None
    if group.plain:
        status = plain_status(clauses, k, kinds & _MOTION, prep)
        if status is None:
            return None
    if origin and status is Status.PLANNED:
        if verb.form != "s":
            return None
        status = Status.VISITED  # whoever "leaves on Friday" is there
    time = when(clauses, k, place)
    if verb.form == "past" and status is Status.PLANNED and group.plain and prep == "for":
        time = None  # the day is that of leaving
    if verb.form == "s" and group.plain and time is not None and time.when.weekday is not None:
        status = Status.PLANNED  # "plays in Lund on Thursday"
    status = aged(status, time)
    if status is Status.VISITED and _RECENTLY & {line.low(i) for i in range(group.first - 1, k)}:
        status = Status.PAST
    reading = READS["held" if held else _kind(verb.kinds, prep)]
    rule = f"“{quoted(clauses, group.first, k, anchor, place)}”: {reading}"
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
        route=bool(kinds & {"go", "reach", "bring"}) and prep not in AT,
        cue="via"
        if prep == "via"
        else "had"
        if "had" in group.words
        else line.low(group.first - 1),
        speech=speech,
        away=speech and prep == "from",
    )


def _cue(prep: str, words: Sequence[str], before: str) -> str:
    """The word that sets a visit before what was told before it, or else the word before."""
    return "via" if prep == "via" else "had" if "had" in words else before


def at_own_home(line: Line, p: int) -> bool:
    """Whether the words before the preposition at `p` say that it is somebody's home: "at her home
    in Pune"."""
    return line.low(p - 1) in _HOMES or line.low(p + 2) in _HOMES


_HOMES = frozenset({"home", "house", "residence", "apartment", "flat"})


def _doers(clauses: Clauses, k: int, place: PlaceSpan, anchor: Anchor) -> tuple[Person, ...] | None:
    """Whom the verb at `k` puts at the place: its subject, the named members of a group that is its
    subject, or whoever is taken there."""
    verb, persons = clauses.verb(k), clauses.subject(k)
    bringing = verb is not None and "bring" in verb.kinds
    if verb is not None and "ride" in verb.kinds and _vehicle_after(clauses, k):
        return persons
    if persons is None and (others := including(clauses, place)):
        return others
    if verb is not None and "affect" in verb.kinds and not clauses.group(k).passive:
        suffered = _taken(clauses, k, anchor.index)
        if suffered or "meet" not in verb.kinds:
            return suffered
    if persons is None and bringing:
        return _taken(clauses, k, anchor.index)
    if bringing and verb is not None and "go" not in verb.kinds and not clauses.group(k).passive:
        return _taken(clauses, k, anchor.index)
    return persons


def including(clauses: Clauses, place: PlaceSpan) -> tuple[Person, ...] | None:
    """Who of a group is named: "Heads of state were in Lima on Sunday, including the king"."""
    for k in range(place.last, len(clauses.line.words)):
        if clauses.line.low(k) == "including" or clauses.line.phrase(k, k + 2) == "among them":
            listed = next((r for r in clauses.references if r.first >= k), None)
            return clauses.run_of(listed) if listed else None
    return None


def _vehicle_after(clauses: Clauses, k: int) -> bool:
    """Whether what the verb at `k` takes is a vehicle: "took the early train"."""
    return any(clauses.line.low(i) in VEHICLES for i in range(k + 1, k + 7))


READS = {
    "go": "a verb of going, and where to",
    "leave": "a verb of leaving",
    "reach": "a verb that takes the place reached",
    "stay": "a verb of arriving or staying",
    "meet": "whoever meets somebody there is there",
    "act": "whoever does this there is there",
    "say": "whoever speaks there is there",
    "attend": "whoever takes part there is there",
    "bring": "somebody is taken there",
    "ride": "somebody takes a vehicle there",
    "affect": "somebody to whom this is done there is there",
    "held": "those who meet are where the meeting is held",
}


def _kind(kinds: tuple[str, ...], prep: str) -> str:
    """Of a verb's kinds the one that the preposition shows."""
    if not prep:
        return next((k for k in kinds if k in {"reach", "leave"}), kinds[0])
    return next((k for k in kinds if prep in PREPOSITIONS_OF[k]), kinds[0])


def plain_status(clauses: Clauses, k: int, motion: set[str], prep: str) -> Status | None:
    """What a verb's bare form says: "leaves Monday" is ahead, "arrived" is done, "is heading to"
    not yet reached; a bare infinitive has the status of the verb that it depends on."""
    verb, group = clauses.verb(k), clauses.group(k)
    if verb is None:
        return group.status
    ahead = prep in {"to", "for", "toward", "towards"}
    boarded = verb.base == "board" and "ride" in verb.kinds
    if boarded or ("leave" in verb.kinds and prep == "for") or (verb.base == "head" and ahead):
        return Status.PLANNED
    if verb.form == "s" and verb.base in _POSTS and not clauses.line.times:
        return None
    if verb.form == "s" or (verb.form == "base" and not group.words):
        meanwhile = {"as", "while", "when"} & {clauses.line.low(i) for i in range(max(0, k - 8), k)}
        ahead_of_it = motion and not meanwhile and verb.base not in {"remain", "stay"}
        return Status.PLANNED if ahead_of_it else Status.VISITED
    if verb.form == "ing":
        before = clauses.line.low(group.first - 1)
        main = clauses.verb_before(group.first)
        if before == "before" and main is not None and clauses.group(main).plain:
            return plain_status(clauses, main, motion, prep)
        if before in AHEAD:
            return Status.PLANNED
        progressive = bool(BE & set(group.words))
        if not progressive and main is not None:
            return clauses.group(main).status
        ahead = ahead or prep in {"via", "through"}
        return Status.PLANNED if progressive and ahead and "go" in verb.kinds else Status.VISITED
    if "to" in group.words and verb.form == "base":
        main = next((j for j in range(group.first - 1, -1, -1) if clauses.any_verb(j)), None)
        if main is None or clauses.line.low(group.first - 1) in _PLANS:
            return Status.PLANNED if main is not None else None
        governor = clauses.group(main)
        if governing().get(clauses.line.low(main)) == "wish":
            return None
        return governor.status
    return Status.VISITED


# Whoever "teaches in Oslo" has a post there.
_POSTS = frozenset({"teach", "work", "study", "serve", "play", "train", "practise", "practice"})
_PLANS = frozenset({"plan", "plans", "decision", "intention", "trip"})


HELD = word_set("held")


def _participants(clauses: Clauses, first: int) -> tuple[Person, ...] | None:
    """Who takes part in the meeting that is the subject of the verb whose group starts at `first`:
    "The talks between the two leaders were held in", "The Blair-Bush summit took place at"."""
    for k in range(first - 1, -1, -1):
        noun = nouns().get(clauses.line.low(k))
        if noun and noun[0] == "event":
            start = noun_start(clauses, k)
            found: list[Person] = []
            for reference in clauses.references:
                linked = clauses.line.low(reference.first - 1) in {"between", "with", "and", "of"}
                if start <= reference.first < k or (k < reference.first < first and linked):
                    found += reference.persons
            return tuple({id(p): p for p in found}.values()) or None
        if clauses.line.low(k) in BREAKS:
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


def noun_start(clauses: Clauses, k: int) -> int:
    """The first word of the phrase whose noun stands at `k`: "his first | trip"."""
    line, i = clauses.line, k
    while i > 0:
        low = line.low(i - 1)
        stop = low in PREPOSITIONS or low in BREAKS or low in {",", "and", "but", "to"}
        name = (i - 1) in clauses.at and not clauses.at[i - 1].possessive and low != "'s"
        if stop or (name and not line.words[i - 1].capital):
            break
        if clauses.any_verb(i - 1) and (i - 1) not in clauses.at:
            break
        if name and line.low(i) != "'s" and "-" not in low:
            break
        i -= 1
    return i
