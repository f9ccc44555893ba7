"""The judge: how likely each visit is, of those that rules have read and of those that no rule
reads.

Small trees look at each pair of a person and a place. What they are told says nothing of single
words, so that it holds for wordings that the tables do not know: by which kind of words a rule has
read it, how the place's name and the nearest mention of the person stand to each other, how much
the article tells of either, and what kind of article it is. `benchmarks/train_visits.py` has
trained them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.judge.article import ArticleFacts
from dashboard.journeys.judge.columns import READ, UNREAD, Columns, limited
from dashboard.journeys.judge.pairs import Pair, pairs_read, pairs_unread
from dashboard.journeys.judge.reasons import Moves, Reasons, Sayings, moves, sayings
from dashboard.journeys.language.verbs import governed
from dashboard.journeys.model import PERHAPS, Status
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.presence.unsaid import unsaid
from dashboard.journeys.status.tenses import status_of_visit
from dashboard.journeys.status.timing import aged, when
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.candidates import with_more
from dashboard.places.mentions.trees import Trees, build

MODEL = Path(__file__).parent / "data" / "visit_model.json"

# Shorter articles are too unlike those that it was trained on.
ENOUGH = 3


# A pair, its chance and the reasons for that.
Judged = tuple[Pair, float, Reasons]


class Model(NamedTuple):
    """The trees, how far each column moves the rows that come to each of their leaves, and the
    words of the columns."""

    trees: Trees
    moves: Moves
    said: Sayings


@cache
def models() -> tuple[Model, Model]:
    """The trained models, of what rules have read and of what they have not. Raises ValueError
    where one was trained on other columns."""
    told = json.loads(MODEL.read_text(encoding="utf-8"))
    return _model(told["read"], READ), _model(told["unread"], UNREAD)


def _model(told: Any, columns: list[str]) -> Model:
    if told["columns"] != columns:
        raise ValueError(f"{MODEL.name} was trained on other columns; train it again")
    trees = build(told["trees"], told["offset"], told["slope"])
    return Model(trees, moves(told["trees"], len(columns)), sayings(columns))


def judged(document: Document, made: Sequence[VisitCandidate]) -> list[VisitCandidate]:
    """The visits that rules have read, each with its chance and the reasons for it, and with them
    those that no rule has read and that perhaps were made."""
    if len(document.parses) < ENOUGH:
        return list(made)
    read, unread = rows_of(document, made)
    for candidate, (_, chance, why) in zip(made, chances(read, models()[0]), strict=True):
        candidate.chance, candidate.reasons = chance, why
    found = [
        (presence, why)
        for pair, chance, why in chances(unread, models()[1], _likeliest)
        for presence in _presences(document.parses[pair.line], pair, chance)
    ]
    return with_more(made, found) if found else list(made)


Row = tuple[Pair, tuple[float, ...]]


def rows_of(document: Document, made: Sequence[VisitCandidate]) -> tuple[list[Row], list[Row]]:
    """The pairs of an article that rules have read (`made`, in that order) and those that they
    have not, each with what the judge is told of it."""
    facts = ArticleFacts(document.parses, made)
    columns = Columns(facts)
    read, unread = (
        [(pair, columns.of(pair)) for pair in pairs]
        for pairs in (pairs_read(facts), pairs_unread(facts))
    )
    return read, unread


# Picks rows, by their numbers, given the chance of each.
Choice = Callable[[Sequence[Row], Sequence[float]], Iterable[int]]


def _all(rows: Sequence[Row], _chances: Sequence[float]) -> Iterable[int]:
    """Picks every row."""
    return range(len(rows))


def _likeliest(rows: Sequence[Row], chances: Sequence[float]) -> Iterable[int]:
    """Picks for each person and place the likeliest of their pairs, if that is likely enough to be
    told."""
    best: dict[tuple[int, str], int] = {}
    for n, chance in enumerate(chances):
        if chance >= PERHAPS:
            pair = rows[n][0]
            known = best.setdefault((id(pair.person), pair.place.id), n)
            if chance > chances[known]:
                best[id(pair.person), pair.place.id] = n
    return best.values()


def chances(rows: Sequence[Row], model: Model, choice: Choice = _all) -> Iterator[Judged]:
    """Yields those of the rows that `choice` picks."""
    if not rows:
        return
    columns = limited([row for _, row in rows])
    leaves = model.trees.leaves(columns)
    # Sums of floats differ between versions of Python.
    rounded = [round(chance, 2) for chance in model.trees.chances(leaves)]
    for n in choice(rows, rounded):
        # Copies, or else the reasons would keep all rows.
        own, above = leaves[n].copy(), columns[:, n] > model.said.bounds
        yield rows[n][0], rounded[n], Reasons(model.moves, own, above, model.said)


def _presences(parse: Parse, pair: Pair, chance: float) -> Iterator[Presence]:
    """A pair as a presence, if the verb before the place tells a status."""
    line, place = parse.line, pair.span
    k = parse.verb_before(place.first)
    k = parse.verb_after(place.last) if k is None else k
    time = when(parse, place.first if k is None else k, place)
    status: Status | None = Status.VISITED
    if k is not None and parse.verb(k) is not None:
        status = status_of_visit(parse, k, set(), "", False, time)
    elif k is not None:
        status = parse.group(k).status
        status = status if status is None else aged(status, time)
    if k is not None and governed(line.low(k), ()) == "wish":
        status = None  # "wants a fight in"
    if status is not None:
        said = line.said(max(place.first - 4, 0), min(place.last + 2, len(line.words)))
        rule = f"“{said}”: read by likeness, as no rule tells"
        found = Presence((pair.person,), place, status, rule, pair.line, time, chance=chance)
        if not unsaid(parse, found):
            yield found
