"""Stops that no rule reads, by their likeness to stops in annotated articles: a small classifier
looks at each place and each person who may have been there.

What it is told says nothing of single words, so that it holds for wordings that the tables do not
know: how a place's name and the nearest mention of a person stand to each other, how much the
article tells of either, and which stops the rules have found. `benchmarks/train_visits.py` has
trained it with rules and rows of the tables left out at random, for that is how the rules meet an
article that nobody has read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.judge.pairs import NAMES, ArticlePairs, Pair
from dashboard.journeys.model import Status
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.status.tenses import status_of_visit
from dashboard.journeys.status.timing import when
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.candidates import candidates_of
from dashboard.places.mentions.trees import Trees, load

MODEL = Path(__file__).parent / "data" / "visit_model.json"

# A pair is taken for a stop where that is likelier than not; where the rules have found nobody at
# all, and perhaps nobody travels, where it is likelier by far. On gold left out of the training and
# with weakened rules, that disturbs no quiet article, and the stops' F1 rises by .01 to .10.
LIKELY = 0.55
LIKELY_ALONE = 0.8

# Shorter articles are too unlike those that it was trained on.
_ENOUGH = 3


class Likeness:
    """Reads stops that no rule reads."""

    def presences(self, document: Document) -> list[Presence]:
        """Adds the presences that are like a stop, each with its chance in its rule."""
        more = likely(document.parses, candidates_of(document))
        return sorted([*document.found, *more], key=lambda s: s.line)


def likely(read: Sequence[Parse], made: Sequence[VisitCandidate]) -> list[Presence]:
    """The presences of persons at places that are like a stop, beside the visits `made` that the
    rules have read; where a rule says who was there, nobody asks who else was."""
    if len(read) < _ENOUGH:
        return []
    article = ArticlePairs(read, made)
    asked = _unread(article, made)
    if not asked:
        return []
    columns = np.array([article.columns(pair) for pair in asked]).T
    chances = zip(asked, _model().probabilities(columns), strict=True)
    best = _likeliest(chances, LIKELY if made else LIKELY_ALONE)
    found = (_presence(read[pair.line], pair, chance) for pair, chance in best)
    return [presence for presence in found if presence is not None]


def _unread(article: ArticlePairs, made: Sequence[VisitCandidate]) -> list[Pair]:
    """Returns the pairs of an article of which the rules say nothing: not of the place's name, and
    not of the person at that place."""
    known = {(id(d.person), d.place.id) for d in made}
    told = {d.at for d in made}
    return [
        pair
        for pair in article.pairs()
        if (pair.line, pair.span.first) not in told
        and (id(pair.person), pair.place.id) not in known
    ]


def _likeliest(chances: Iterable[tuple[Pair, float]], least: float) -> list[tuple[Pair, float]]:
    """Returns for each person and place the likeliest of their pairs, if at least so likely."""
    best: dict[tuple[int, str], tuple[Pair, float]] = {}
    for pair, chance in chances:
        key = (id(pair.person), pair.place.id)
        chance = round(chance, 2)  # sums of floats differ between versions of Python
        if chance >= least and (key not in best or chance > best[key][1]):
            best[key] = pair, chance
    return list(best.values())


@cache
def _model() -> Trees:
    return load(MODEL, NAMES)


def _presence(parse: Parse, pair: Pair, chance: float) -> Presence | None:
    """A pair as a presence, with the status that the verb before the place tells."""
    line, place = parse.line, pair.span
    k = parse.verb_before(place.first)
    k = parse.verb_after(place.last) if k is None else k
    time = when(parse, place.first if k is None else k, place)
    status: Status | None = Status.VISITED
    if k is not None and parse.verb(k) is not None:
        status = status_of_visit(parse, k, set(), "", False, time)
    elif k is not None:
        status = parse.group(k).status
    if status is None:
        return None
    said = line.said(max(place.first - 4, 0), min(place.last + 2, len(line.words)))
    rule = f"“{said}”: read by likeness, as no rule tells ({round(100 * chance)} of 100)"
    return Presence((pair.person,), place, status, rule, pair.line, time, chance=chance)
