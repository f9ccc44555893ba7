"""The rules of presence: what in a sentence says that somebody is, was or will be at a place.

Each place's name hangs on a preposition or a verb; from there the words to the left are walked
until a noun ("his visit to …"), a verb ("arrived in …") or the clause's beginning ("In …, she
said") says what the name is there for. The words that can say so are tables (`verbs.tsv`,
`nouns.tsv`, `statuses.tsv`), each row with an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.journeys.anchors import Anchor, anchor_of
from dashboard.journeys.clause_rules import by_agent, by_being, by_opening
from dashboard.journeys.clauses import BREAKS, PREPOSITIONS, VEHICLES, Clauses
from dashboard.journeys.itinerary import Status
from dashboard.journeys.noun_rules import by_noun
from dashboard.journeys.sighting import Sighting, nouns, when
from dashboard.journeys.spans import PlaceSpan
from dashboard.journeys.verb_rules import (
    AT,
    AWAITED,
    HELD,
    PREPOSITIONS_OF,
    by_verb,
)
from dashboard.journeys.verbs import BE, adverb, governing
from dashboard.journeys.words import word_list, word_set

_HEARERS = word_set("hearers")


_STATES = word_list("states")
_ATTITUDES = word_list("attitudes")


@dataclass(frozen=True, slots=True)
class _Trigger:
    """The word that says what a place's name is there for."""

    kind: str
    index: int


def sightings(index: int, clauses: Clauses) -> Iterator[Sighting]:
    """What the line says of who is where; only names that mean the place itself count."""
    line = clauses.line
    latest: Sighting | None = None
    for place in line.places:
        if not place.literal or place.first in line.quoted or _attributive(clauses, place):
            continue
        anchor = anchor_of(clauses, place)
        if anchor is None:
            continue
        found = _read(index, clauses, place, anchor)
        if found is None or not found.persons:
            found = _going_on(clauses, place, anchor, latest)
            found = found or by_agent(index, clauses, place)
        if found is not None and found.persons:
            latest = _placed(clauses, place, found)
            yield latest


def _going_on(
    clauses: Clauses, place: PlaceSpan, anchor: Anchor, latest: Sighting | None
) -> Sighting | None:
    """A further phrase of the same going: "… to Rome, and on Friday to Paris", "then by car to"."""
    if latest is None or latest.place.last > anchor.index or anchor.preposition in {"", "of"}:
        return None
    words = range(latest.place.last, anchor.index)
    if not all(i in clauses.dated or clauses.line.low(i) in _GOES_ON for i in words):
        return None
    if anchor.preposition not in AT | PREPOSITIONS_OF["go"] | {"from"}:
        return None
    own = (t for t in clauses.line.times if latest.place.last <= t.first <= place.last + 1)
    time = next(own, latest.time)
    said = clauses.line.said(latest.place.first, place.last)
    rule = f"“{said}”: the sentence goes on from one place to the next"
    return replace(latest, place=place, time=time, rule=rule, listed=0, origin=False)


_GOES_ON = word_set("goes_on")


def _placed(clauses: Clauses, place: PlaceSpan, found: Sighting) -> Sighting:
    """A finding with the sentence that names its place, and called off where the clause that
    follows says so: "was due to fly to Oslo, but the visit was put off"."""
    if place.named is not None:
        rule = f"{found.rule} (“{clauses.line.said(place.first, place.last)}” is "
        rule += f"{place.resolution.mention.text})"
        found = replace(found, rule=rule, place_line=place.named)
    if found.status is not Status.PLANNED:
        return found
    words = [clauses.line.low(i) for i in range(place.last, len(clauses.line.words))]
    after = clauses.verb_after(place.last)
    gone = after is not None and governing().get(clauses.line.low(after)) == "cancelled"
    if gone and after is not None and clauses.group(after).passive:
        return replace(found, status=Status.CANCELLED)
    turn = next((i for i, low in enumerate(words) if low in {"but", "until"}), None)
    if turn is None:
        return found
    off = any(
        governing().get(low) == "cancelled" and not clauses.any_verb(place.last + i + 1)
        for i, low in enumerate(words)
        if i > turn
    )
    return replace(found, status=Status.CANCELLED) if off else found


def _attributive(clauses: Clauses, place: PlaceSpan) -> bool:
    """A name that only describes the next word: "Iraq's army", "U.S. troops"."""
    line, following = clauses.line, clauses.line.low(place.last)
    if following in {"'s", "'"}:
        return True
    last = line.words[place.last - 1]
    if place.resolution.mention.end < last.end and place.named is None and "-" in last.text:
        return True  # "a Gaza-bound flotilla"
    short = last.text.endswith(".")
    return short and following.isalpha() and following not in PREPOSITIONS | {"and", "or", "but"}


def _read(index: int, clauses: Clauses, place: PlaceSpan, anchor: Anchor) -> Sighting | None:
    """The first rule that applies."""
    line = clauses.line
    if {"lives", "lived", "resides", "based"} & {
        line.low(i) for i in range(place.last, place.last + 5)
    }:
        return None
    if not anchor.preposition:
        if line.low(anchor.index).startswith("includ"):
            return by_noun(index, clauses, place, anchor, anchor.index + 1)
        verb = clauses.verb(anchor.index)
        if verb and {"reach", "leave", "stay"} & set(verb.kinds):
            return by_verb(index, clauses, place, anchor, anchor.index)
        return None
    before = line.phrase(anchor.index - 2, anchor.index)
    if before.endswith("en route") or before.endswith(("bound", "headed", "headed back")):
        main = clauses.verb_before(anchor.index)
        persons = () if main is None else clauses.subject(main) or ()
        time = when(clauses, anchor.index, place)
        rule = f"“{line.said(anchor.index - 1, place.last)}”: on the way there, not yet reached"
        return Sighting(persons, place, Status.PLANNED, rule, index, time, motion=True)
    trigger = _trigger(clauses, anchor)
    if trigger is None:
        return None
    if trigger.kind == "noun":
        return by_noun(index, clauses, place, anchor, trigger.index)
    if trigger.kind == "verb":
        return by_verb(index, clauses, place, anchor, trigger.index)
    if trigger.kind in {"be", "any"}:
        return by_being(index, clauses, place, anchor, trigger.index)
    return by_opening(index, clauses, place, anchor)


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
            return _Trigger("verb", k) if _fits(clauses, k, prep, crossed, heavy) else None
        if k in clauses.at:
            k = clauses.at[k].first - 1
        elif k in line.at:
            k = line.at[k].first - 1
        elif low in AWAITED and line.low(k - 1) in BE and heavy == 0 and prep in AT:
            return _Trigger("be", k)
        elif low in BE:
            light = heavy == 0 and not crossed and prep in AT
            return _Trigger("be", k) if light else None
        elif low in BREAKS:
            return _Trigger("opening", k) if k == p - 1 else None
        elif low in {",", "--", "–", "—"}:
            opening = None if k == p - 1 else clauses.opening(k)
            if opening is None and k == p - 1 and prep not in AT:
                k -= 1
                continue
            if opening is None:
                return _Trigger("opening", k) if k == p - 1 else None
            k = opening - 1
        elif low in {"and", "but"} and k == p - 1 and k - 1 not in line.at:
            return _Trigger("opening", k)
        elif low in PREPOSITIONS:
            crossed.add(low)
            k -= 1
        elif clauses.any_verb(k):
            light = heavy == 0 and not crossed - {"with", "to"} and prep in AT
            acts = prep in AT and low.endswith("ed") and heavy <= 3 and not crossed - {"with"}
            light = light or (acts and low not in _ATTITUDES and low not in governing())
            return _Trigger("any", k) if light and low not in _STATES else None
        else:
            heavy += not (low in _HEARERS or line.words[k].capital or low[0].isdigit())
            k -= 1
    return _Trigger("opening", -1) if p <= 2 or (heavy == 0 and not crossed) else None


def _fits(clauses: Clauses, k: int, prep: str, crossed: set[str], heavy: int) -> bool:
    """Whether the verb at `k` can take the preposition over what stands between: the prepositions
    `crossed` and a number of `heavy` words, which are nobody that hears or meets."""
    verb = clauses.verb(k)
    if verb is None:
        return False
    kinds = [kind for kind in verb.kinds if prep in PREPOSITIONS_OF[kind]]
    if prep == "from" and "say" in verb.kinds:
        return heavy == 0
    if prep == "from" and {"go", "leave", "bring", "stay", "ride"} & set(verb.kinds):
        return heavy <= 3
    if verb.base in HELD and crossed <= {"noun"} and prep in AT:
        held = clauses.group(k).passive or verb.base != "hold"
        if held and (verb.base != "take" or clauses.line.low(k + 1) == "place"):
            return heavy <= 2
    if set(verb.kinds) & {"ride"} and kinds == ["ride"]:
        return any(clauses.line.low(i) in VEHICLES for i in range(k + 1, k + 7)) and heavy <= 4
    if not kinds and "go" in verb.kinds and prep in AT and not crossed:
        return 0 < heavy <= 3  # "crossed the line in"
    if not kinds:
        going = {"go", "bring"} & set(verb.kinds) and {"to", "into", "at"} & crossed
        return bool(going) and prep in AT and heavy <= 4
    if set(kinds) & {"go", "stay", "leave", "bring"}:
        return heavy <= 4
    if "act" in kinds and crossed == {"from"}:
        return heavy <= 3  # "read from his book in"
    loose = crossed - {"with", "at", "during", "on", "to", "by", "for", "after", "noun"}
    if "say" in kinds and not set(kinds) & {"meet", "act", "attend"}:
        return heavy == 0 and not loose
    return heavy <= 6 and not loose - {"of"}
