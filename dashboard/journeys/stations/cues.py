"""The words that say what a place is to a life: the rows of `language/data/stations.tsv`, where it
says how to read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.language.verbs import VerbForm
from dashboard.journeys.model import StationKind


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table. `prepositions` stand before the place, "-" for none; one of `needs` must
    stand between or beside the place; no object may follow a verb where `no_object` is True; `over`
    is how many other words may stand between; `after` the words right after a verb."""

    station: StationKind
    form: str
    words: tuple[str, ...]
    no_object: bool
    after: str
    prepositions: frozenset[str]
    needs: frozenset[str]
    over: int
    chance: float

    def fits(self, between: Sequence[str]) -> bool:
        """Whether the words after a verb or a noun have what the row needs."""
        if self.needs and self.needs.isdisjoint(between):
            return False
        return not self.after or self.after in between


@cache
def cues(form: str) -> tuple[Cue, ...]:
    """The rows of one form, in their order."""
    return tuple(_cue(row) for row in table("stations") if row["form"] == form)


@cache
def verb_cues() -> Mapping[str, Sequence[tuple[Cue, VerbForm]]]:
    """The rows for verbs, by every form of these, each with what that form is."""
    found: dict[str, list[tuple[Cue, VerbForm]]] = {}
    for cue in cues("verb"):
        for spelled in cue.words:
            for word, form in _forms(spelled):
                found.setdefault(word, []).append((cue, form))
    return found


@cache
def words_after() -> frozenset[str]:
    """The words that make a verb's row with it: "up", "to rest"."""
    return frozenset(cue.after for cue in cues("verb")) - {""}


@cache
def word_cues(form: str) -> Mapping[str, Sequence[Cue]]:
    """The rows of a form of single words, by these; of nouns, by their plurals as well."""
    found: dict[str, list[Cue]] = {}
    for cue in cues(form):
        for word in cue.words:
            found.setdefault(word, []).append(cue)
    return found


@cache
def walked_to() -> frozenset[str]:
    """All words before a place by which a row may say what it is."""
    return frozenset(verb_cues()) | word_cues("noun").keys() | word_cues("owned").keys()


def _cue(row: dict[str, str]) -> Cue:
    return Cue(
        StationKind(row["station"]),
        row["form"],
        tuple(word for part in row["cue"].split(", ") for word in sorted(_words(part))),
        row["object"] == "none",
        row["with"],
        frozenset(row["prepositions"].split()),
        frozenset().union(*(_words(part) for part in row["needs"].split())),
        int(row["over"]),
        float(row["chance"]),
    )


def _words(said: str) -> frozenset[str]:
    """A word, or those of a set by its name: "@professions"."""
    return word_set(said[1:]) if said.startswith("@") else frozenset({said})


def _forms(spelled: str) -> Sequence[tuple[str, VerbForm]]:
    """The forms of a verb as the table spells it; of one spelled by two words ("be is") just the
    second, for not all forms of it say so."""
    words = spelled.split()
    if len(words) == 2:
        base, only = words
        return [(only, VerbForm(base, (), "s"))]
    f = forms(spelled)
    return [(word, VerbForm(f.base, (), form)) for word, form in f.named().items()]
