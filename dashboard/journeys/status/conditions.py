"""What a row of `cues.tsv` can ask of the verb that its cue governs, each condition by its name."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.spans import TimeSpan
from dashboard.journeys.status.remoteness import announced, long_ago
from dashboard.journeys.status.timing import aged, is_until
from dashboard.journeys.status.verb_of_visit import VerbOfVisit

Words = frozenset[str]
Condition = Callable[[VerbOfVisit, Words], bool]


def _governor(asked: VerbOfVisit, words: Words) -> bool:
    """Asks whether the verb depends on one of these words, or on any verb at all."""
    return asked.governor is not None and (not words or asked.governing_word in words)


def _governor_known(asked: VerbOfVisit, _words: Words) -> bool:
    """Asks whether the verb that this one depends on stands in the tables of verbs."""
    return asked.governing_verb is not None


def _governor_helper(asked: VerbOfVisit, words: Words) -> bool:
    """Asks whether the verb that this one depends on has one of these helpers."""
    group = asked.governing_group
    return group is not None and not words.isdisjoint(group.words)


def _governor_told(asked: VerbOfVisit, _words: Words) -> bool:
    """Asks whether the verb that this one depends on is told as done: "observed the vote", "met the
    king", "was hurt"."""
    group = asked.governing_group
    if group is None or not group.plain or group.words[:1] not in _BEFORE_DONE:
        return False
    said, verb = asked.governing_word, asked.governing_verb
    return said.endswith("ed") or said in _WAS or (verb is not None and verb.form == "past")


_WAS = word_set("was")


# No helper, or that of "was hurt", but not that of "is hurt", "has met".
_BEFORE_DONE = {(), *((was,) for was in _WAS)}


def _then_told(asked: VerbOfVisit, _words: Words) -> bool:
    """Asks whether the verb after the one asked about is told as done, and of more than saying:
    "before flying to Oslo, he met the king"."""
    k = asked.parse.verb_after(asked.k + 1)
    verb = asked.parse.verb(k) if k is not None else None
    if k is None or verb is None or verb.form != "past" or verb.kinds == ("say",):
        return False
    return asked.parse.group(k).plain and not asked.parse.group(k).words


def _governor_says(asked: VerbOfVisit, _words: Words) -> bool:
    """Asks whether the verb that this one depends on tells of saying something, and no more."""
    verb = asked.governing_verb
    return verb is not None and verb.kinds == ("say",)


def _governor_status(asked: VerbOfVisit, words: Words) -> bool:
    """Asks whether the verb that this one depends on has one of these statuses."""
    return asked.governor is not None and (asked.governing_status or "wish") in words


def _governor_makes(asked: VerbOfVisit, words: Words) -> bool:
    """Asks whether the verb that this one depends on makes one of these of a visit, or anything."""
    return asked.makes in words if words else bool(asked.makes)


def _governor_near(asked: VerbOfVisit, words: Words) -> bool:
    """Asks whether one of these words is among the five after the verb that this one depends on:
    "cut | short his tour"."""
    k = asked.governor
    return k is not None and not words.isdisjoint(asked.parse.line.lows[k : k + 6])


def _inverted(asked: VerbOfVisit, words: Words) -> bool:
    """Whether one of these words opens the sentence, and the verb stands in its first clause: "Had
    she | gone to Oslo, she would"."""
    line = asked.parse.line
    if line.low(0) not in words:
        return False
    comma = line.first_of(_COMMA, 0, len(line.words))
    return comma is not None and asked.k < comma


_COMMA = frozenset({","})


def _bygone(time: TimeSpan) -> bool:
    """Whether a time is more than days ago: "last week", "in March", but not "this month"."""
    when = time.when
    return not when.exact and when.side <= 0 and "this" not in when.text.lower().split()


def _whom(asked: VerbOfVisit, words: Words) -> bool:
    """Asks whether one of these words and a person stand right before the verb: "for her | to"."""
    whom = asked.whom
    return whom is not None and asked.parse.line.low(whom.first - 1) in words


# What a condition asks, by its name; with the words that the row gives for it.
CONDITIONS: dict[str, Condition] = {
    "form": lambda asked, words: asked.verb.form in words,
    "base": lambda asked, words: asked.verb.base in words,
    "kind": lambda asked, words: not words.isdisjoint(asked.verb.kinds),
    "prep": lambda asked, words: asked.prep in words,
    "helper": lambda asked, words: not words.isdisjoint(asked.group.words),
    "helped": lambda asked, _: bool(asked.group.words),
    "next": lambda asked, words: asked.parse.line.low(asked.k + 1) in words,
    "motion": lambda asked, _: asked.motion,
    "origin": lambda asked, _: asked.origin,
    "inverted": lambda asked, words: _inverted(asked, words),
    "opens": lambda asked, _: asked.group.first <= 1,
    "whom": _whom,
    "named": lambda asked, _: asked.whom is not None and asked.whom.first == 0,
    "governor": _governor,
    "governor.known": _governor_known,
    "governor.helper": _governor_helper,
    "governor.told": _governor_told,
    "governor.says": _governor_says,
    "then.told": _then_told,
    "governor.status": _governor_status,
    "governor.makes": _governor_makes,
    "governor.near": _governor_near,
    "times": lambda asked, _: bool(asked.parse.line.times),
    "time": lambda asked, _: asked.time is not None,
    "time.dated": lambda asked, _: asked.time is not None and asked.time.when.dated,
    "time.ahead": lambda asked, _: asked.time is not None and asked.time.when.side > 0,
    "time.past": lambda asked, _: asked.time is not None and "past" in asked.time.when.text,
    "time.bygone": lambda asked, _: asked.time is not None and _bygone(asked.time),
    "time.until": lambda asked, _: is_until(asked.time),
    "time.far": lambda asked, _: aged(Status.VISITED, asked.time) is Status.PAST,
    "announced": lambda asked, _: announced(asked.parse, asked.k, asked.time),
    "clause.far": lambda asked, _: long_ago(asked.parse, asked.k),
}
