"""What each rule of the journeys brings: it is left out, and the gold scored again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unittest.mock import patch

from benchmarks.journey_scores import Passage, scored
from dashboard.journeys import (
    attending,
    discourse,
    events,
    homes,
    implied,
    presence,
    reading,
    tenses,
    travellers,
    verb_rules,
    visits,
)
from dashboard.journeys.groups import Phrase, phrase
from dashboard.journeys.lines import Line


def _nothing(*_args: object, **_kwargs: object) -> None:
    return None


def _nobody(*_args: object, **_kwargs: object) -> tuple[()]:
    return ()


def _found(_read: object, found: Sequence[object]) -> Sequence[object]:
    return found


def _never(*_args: object, **_kwargs: object) -> bool:
    return False


def _no_turn(*_args: object, **_kwargs: object) -> str:
    return ""


def _phrases_but(kind: str) -> Callable[[Line, int], Phrase | None]:
    """The phrases that mean persons, without those of one kind."""

    def found(line: Line, i: int) -> Phrase | None:
        said = phrase(line, i)
        return None if said is None or said.kind == kind else said

    return found


# What can be left out: a function, and what stands in for it.
RULES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "a noun: his visit to": (presence, "by_noun", _nothing),
    "a verb: arrived in": (presence, "by_verb", _nothing),
    "being, or any other verb: is in": (presence, "by_being", _nothing),
    "an opening: In Oslo, the king": (presence, "by_opening", _nothing),
    "an agent: was opened by": (presence, "by_agent", _nothing),
    "going on: and on Friday to": (presence, "_going_on", _nothing),
    "there, left out: will visit in May": (implied, "_elliptic", _nobody),
    "company: accompanied by": (implied, "_company", _nobody),
    "events whose place is told apart": (reading, "at_events", _found),
    "contests: beat, faced": (attending, "in_contest", _nobody),
    "she arrived on Tuesday": (implied, "_arriving", _nobody),
    "persons named later": (travellers, "introduced", lambda _: {}),
    "persons without a name": (travellers, "phrase", _phrases_but("unnamed")),
    "the delegation": (travellers, "phrase", _phrases_but("body")),
    "the two leaders": (travellers, "phrase", _phrases_but("pair")),
    "the Olympic finalist": (travellers, "phrase", _phrases_but("described")),
    "the 24-year-old": (travellers, "phrase", _phrases_but("aged")),
    "delegations without a head": (travellers, "delegations", _nobody),
    "Robert and Ann Lee; Gyanendra": (travellers, "short_names", _nobody),
    "to whom something is given": (verb_rules, "receivers", _nobody),
    "words of order: first to": (presence, "turn_of", _no_turn),
    "at home in the capital": (visits, "at_home", _never),
    "hosts": (visits, "hosts", _nobody),
    "where: Oslo, where she met": (presence, "by_where", _nothing),
    "a tour's stop: Oslo is the first": (presence, "by_stop", _nothing),
    "on a list: Oslo is next": (presence, "by_next", _nothing),
    "to come: Oslo awaits her": (presence, "by_awaiting", _nothing),
    "kept from: was barred from": (presence, "by_absence", _nothing),
    "what others do: police let him go": (presence, "by_others", _nothing),
    "whom a crowd sees": (presence, "by_crowd", _nothing),
    "rites: was buried in": (events, "rites", _nobody),
    "refused or expelled": (reading, "mark_thwarted", _nothing),
    "a name that describes: an Oslo firm": (presence, "_of_next_noun", _never),
    "only supposed: if he is deported": (tenses, "_supposed", _never),
    "a stranger: the man … he": (discourse, "_unnamed_before", _never),
    "who is at home where": (reading, "learn_homes", _nothing),
    "officials of the main country": (homes, "_only_country", _nothing),
    "speaking at one's post": (visits, "at_post", _never),
    "lives that are over": (reading, "mark_lives", _nothing),
    "meetings that date a place": (reading, "date_by_meetings", _nothing),
    "days counted from others": (reading, "date_by_count", _nothing),
    "stops by likeness": (reading, "likely", _nobody),
}


def ablation(ready: Sequence[Passage]) -> None:
    """Prints what is lost without each rule."""
    print(f"{'all rules':34}{scored(ready).line()}")
    for name, (module, function, stand_in) in RULES.items():
        with patch.object(module, function, stand_in):
            print(f"{name:34}{scored(ready).line()}")
