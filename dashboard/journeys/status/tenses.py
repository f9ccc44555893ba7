"""What a verb's form, its helpers, its time and the words around it make of a visit: done, ahead,
called off, or none. What they can be is in `cues.tsv`."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import status_of
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan
from dashboard.journeys.status.cues import Cue, first_cue
from dashboard.journeys.status.verb_of_visit import VerbOfVisit
from dashboard.places.place import Kind

AHEAD = word_set("ahead")
# What is asked after the verb's form, in this order: each may change the answer before.
_THEN = ("ahead", "origin", "time")


def status_of_visit(
    parse: Parse, k: int, motion: set[str], prep: str, origin: bool, time: TimeSpan | None
) -> Status | None:
    """Returns what the verb at word `k`, its helpers and its time make of the visit; None for a
    mere wish. `motion` holds its kinds that tell of going, `origin` is True where `prep` leads to
    the place that they leave."""
    verb, group = parse.verb(k), parse.group(k)
    if verb is None or group.status is None:
        return _foiled(parse, k, motion)
    asked = VerbOfVisit(parse, k, verb, group, bool(motion), prep, origin, time)
    if (cue := first_cue("told", asked, group.status)) is not None:
        return status_of(cue.status)
    status: Status | None = group.status
    if group.plain or _after_what_had_been(asked):
        status = _by_form(asked)
    for question in _THEN:
        if status is None:
            return None
        cue = first_cue(question, asked, status)
        status = status if cue is None else _given(cue, asked)
    return status


def _foiled(parse: Parse, k: int, motion: set[str]) -> Status | None:
    """Returns what becomes of a going that was only tried: nothing, where somebody is stopped."""
    return Status.CANCELLED if motion and is_foiled(parse, k) else None


def is_foiled(parse: Parse, k: int) -> bool:
    """Tells of "was held as he tried to | board a plane to", "was caught trying to | flee to"."""
    group, verb = parse.group(k), parse.verb(k)
    if verb is None or verb.base == "enter":
        return False  # "was arrested in Oslo as he tried to enter Norway"
    stopped = parse.last_verb(group.first)
    if stopped is None or _TRYING.isdisjoint(group.words) or not parse.group(stopped).passive:
        return False
    as_he = group.words[:1] == ("trying",) or parse.line.has(_AS, stopped, group.first)
    return as_he and parse.line.low(stopped) in _STOPPED


_TRYING, _STOPPED = word_set("trying"), word_set("stopped_on_the_way")
_AS = frozenset({"as", "while", "when"})


def plain_status(parse: Parse, k: int, motion: set[str], prep: str) -> Status | None:
    """Returns what the bare form of the verb at word `k` says: "leaves Monday" is ahead, "arrived"
    is done, "is heading to" not yet reached; a bare infinitive has the status of the verb that it
    depends on. None for a mere wish."""
    verb, group = parse.verb(k), parse.group(k)
    if verb is None:
        return group.status
    return _by_form(VerbOfVisit(parse, k, verb, group, bool(motion), prep))


def _by_form(asked: VerbOfVisit) -> Status | None:
    """Returns what a verb's form says; a past form, that the visit was made."""
    cue = first_cue("setting out", asked) or first_cue(asked.shape, asked)
    return Status.VISITED if cue is None else _given(cue, asked)


def _given(cue: Cue, asked: VerbOfVisit) -> Status | None:
    """Returns the status that a row gives, by itself or from the verb that the asked one depends
    on."""
    return asked.governing_status if cue.status == "governor" else status_of(cue.status)


def _after_what_had_been(asked: VerbOfVisit) -> bool:
    """Tells of "had lived in Oslo before | moving to Rome" that the move is long done, too."""
    group = asked.governing_group if asked.verb.form == "ing" else None
    before = asked.parse.line.low(asked.group.first - 1) == "before"
    return before and group is not None and "had" in group.words


def summoned(parse: Parse, k: int, place: PlaceSpan) -> bool:
    """Tells of "appeared in a London court" that the accused is there because he lives there; the
    court of a district, "Hartford Superior Court", is as often in another town."""
    verb, line = parse.verb(k), parse.line
    if place.resolution.mention.kind is Kind.ORGANISATION:
        return False
    court = any(line.low(i) == "court" for i in range(k + 1, place.last + 3))
    return verb is not None and verb.base == "appear" and court
