"""The verb of which it is asked what becomes of its visit, and the verb that it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.journeys.grammar.groups import Group
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.verbs import VerbForm, governing
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.sentences.spans import TimeSpan


@dataclass
class VerbOfVisit:
    """A verb at word `k` that leads to a place by the preposition `prep`. `motion` is True where it
    tells of going, `origin` where it is the place that they leave; `time` goes with it."""

    parse: Parse
    k: int
    verb: VerbForm
    group: Group
    motion: bool
    prep: str
    origin: bool = False
    time: TimeSpan | None = None

    @cached_property
    def shape(self) -> str:
        """What a verb without other helpers looks like: "present" ("leaves", "they leave"),
        "participle" ("leaving"), "infinitive" ("to leave", "to be left") or else "past"."""
        form, helpers = self.verb.form, self.group.words
        if (
            form == "past"
            and self.parse.line.low(self.k) == self.verb.base
            and helpers[-1:] == ("to",)
        ):
            form = "base"  # "had come", but "to | come"
        if form == "s" or (form == "base" and not helpers):
            return "present"
        if form == "ing":
            return "participle"
        to = (form == "base" and "to" in helpers) or helpers[:2] == ("to", "be")
        return "infinitive" if to else "past"

    @cached_property
    def governor(self) -> int | None:
        """The word number of the verb that this one depends on: "arrived | to open", "recalled |
        crossing"; that of an infinitive may stand in another clause."""
        first = self.group.first
        if self.shape == "infinitive":
            return next((j for j in range(first - 1, -1, -1) if self.parse.any_verb(j)), None)
        return self.parse.verb_before(first)

    @property
    def governing_word(self) -> str:
        """The verb that this one depends on, as a word in small letters; "" where it has none."""
        return "" if self.governor is None else self.parse.line.low(self.governor)

    @property
    def governing_verb(self) -> VerbForm | None:
        """What the tables know of the verb that this one depends on."""
        return None if self.governor is None else self.parse.verb(self.governor)

    @property
    def governing_group(self) -> Group | None:
        """The verb that this one depends on, with its helpers."""
        return None if self.governor is None else self.parse.group(self.governor)

    @property
    def governing_status(self) -> Status | None:
        """The status of the verb that this one depends on; None for a wish, or without one."""
        group = self.governing_group
        return None if group is None else group.status

    @property
    def makes(self) -> str:
        """What the verb that this one depends on makes of a visit that is its object ("scrapped":
        "cancelled"); "" where it makes nothing of it."""
        return governing().get(self.governing_word, "")

    @cached_property
    def whom(self) -> Coreference | None:
        """Those who stand right before the verb and its helpers: "the way for | her | to go"."""
        return self.parse.at.get(self.group.first - 1)
