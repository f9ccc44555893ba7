"""What each rule of the journeys brings: it is left out, and the gold scored again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unittest.mock import patch

from benchmarks.journey_scores import Passage, scored
from dashboard.journeys import pipeline
from dashboard.journeys.events import attending, reader
from dashboard.journeys.events.attending import Events
from dashboard.journeys.people import mentions, pronouns, resolution
from dashboard.journeys.people.descriptions import Phrase
from dashboard.journeys.people.groups import phrase
from dashboard.journeys.presence import ellipsis, rules, verbs
from dashboard.journeys.presence.readers import PresenceReader
from dashboard.journeys.sentences.line import Line
from dashboard.journeys.status import cues
from dashboard.journeys.visits import homes, hosts


def _nothing(*_args: object, **_kwargs: object) -> None:
    return None


def _nobody(*_args: object, **_kwargs: object) -> tuple[()]:
    return ()


def without(kind: type[PresenceReader]) -> tuple[PresenceReader, ...]:
    """The readers of presences but one."""
    return tuple(reader for reader in pipeline.READERS if not isinstance(reader, kind))


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


def _cues_but(*names: str) -> Callable[[str], cues.Rows]:
    """The rows of the cues of status, without some by name."""
    rows_of = cues.rows_of
    return lambda question: cues.together(c for c in rows_of(question).all if c.name not in names)


# What can be left out: where it stands, its name, and what stands in for it.
RULES: dict[str, tuple[object, str, object]] = {
    "a noun: his visit to": (rules, "by_noun", _nothing),
    "a verb: arrived in": (rules, "by_verb", _nothing),
    "being, or any other verb: is in": (rules, "by_being", _nothing),
    "an opening: In Oslo, the king": (rules, "by_opening", _nothing),
    "an agent: was opened by": (rules, "by_agent", _nothing),
    "going on: and on Friday to": (rules, "_going_on", _nothing),
    "there, left out: will visit in May": (ellipsis, "_elliptic", _nobody),
    "company: accompanied by": (ellipsis, "_company", _nobody),
    "events whose place is told apart": (pipeline, "READERS", without(Events)),
    "contests: beat, faced": (attending, "in_contest", _nobody),
    "she arrived on Tuesday": (ellipsis, "_arriving", _nobody),
    "persons named later": (resolution, "introduced", lambda _: {}),
    "persons without a name": (mentions, "phrase", _phrases_but("unnamed")),
    "the delegation": (mentions, "phrase", _phrases_but("body")),
    "the two leaders": (mentions, "phrase", _phrases_but("pair")),
    "the Olympic finalist": (mentions, "phrase", _phrases_but("described")),
    "the 24-year-old": (mentions, "phrase", _phrases_but("aged")),
    "delegations without a head": (resolution, "delegations", _nobody),
    "Robert and Ann Lee; Gyanendra": (resolution, "short_names", _nobody),
    "to whom something is given": (verbs, "receivers", _nobody),
    "words of order: first to": (rules, "turn_of", _no_turn),
    "at home in the capital": (hosts, "at_home", _never),
    "hosts": (hosts, "hosts", _nobody),
    "where: Oslo, where she met": (rules, "by_where", _nothing),
    "a tour's stop: Oslo is the first": (rules, "by_stop", _nothing),
    "on a list: Oslo is next": (rules, "by_next", _nothing),
    "to come: Oslo awaits her": (rules, "by_awaiting", _nothing),
    "kept from: was barred from": (rules, "by_absence", _nothing),
    "what others do: police let him go": (rules, "by_others", _nothing),
    "whom a crowd sees": (rules, "by_crowd", _nothing),
    "rites: was buried in": (reader, "rites", _nobody),
    "refused or expelled": (pipeline, "mark_thwarted", _nothing),
    "a name that describes: an Oslo firm": (rules, "_of_next_noun", _never),
    "only supposed: if he is deported": (cues, "rows_of", _cues_but("no truth", "supposed")),
    "a stranger: the man … he": (pronouns, "_unnamed_before", _never),
    "who is at home where": (pipeline, "learn_homes", _nothing),
    "officials of the main country": (homes, "_only_country", _nothing),
    "speaking at one's post": (hosts, "at_post", _never),
    "lives that are over": (pipeline, "mark_lives", _nothing),
    "meetings that date a place": (pipeline, "date_by_meetings", _nothing),
    "days counted from others": (pipeline, "date_by_count", _nothing),
}


def ablation(ready: Sequence[Passage]) -> None:
    """Prints what is lost without each rule."""
    print(f"{'all rules':34}{scored(ready).line()}")
    for name, (module, function, stand_in) in RULES.items():
        with patch.object(module, function, stand_in):
            print(f"{name:34}{scored(ready).line()}")
    print(f"{'the judge':34}{scored(ready, judge=None).line()}")
