"""What the judge of visits is told of each pair in gold, and what the gold answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5

from benchmarks.journey_scores import Passage, Told, likeness, pairs
from dashboard.journeys import pipeline
from dashboard.journeys.judge.judge import rows_of
from dashboard.journeys.judge.pairs import Pair
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.routes.extents import contains
from dashboard.journeys.visits.candidate import VisitCandidate

FOLDS = 5
REST = 0.5
"""What a pair weighs that no rule has read, where only some pairs were judged."""


@dataclass(slots=True)
class Row:
    """What the judge is told of a pair, and whether it is a stop (None where that is not settled);
    `fold` is that of its passage, `weight` what it counts."""

    read: bool
    columns: tuple[float, ...]
    answer: bool | None
    fold: int
    weight: float


def fold_of(passage: Passage) -> int:
    """The fifth that a passage belongs to, by its article, of which there may be several."""
    article = passage.gold.get("source", passage.gold["id"])
    return int(md5(article.encode()).hexdigest(), 16) % FOLDS


def asked_of(passage: Passage) -> list[tuple[Pair, tuple[float, ...]]]:
    """The pairs of a passage as the reading of it comes upon them, with what the judge is told."""
    found: list[tuple[Pair, tuple[float, ...]]] = []

    def ask(document: Document, made: Sequence[VisitCandidate]) -> list[VisitCandidate]:
        for rows in rows_of(document, made):
            found.extend(rows)
        return list(made)

    pipeline.read(passage.article, passage.sentences, passage.resolutions, judge=ask)
    return found


def rows(passage: Passage, weight: float) -> list[Row]:
    """The pairs of a passage with their answers."""
    asked = asked_of(passage)
    if "judged" in passage.gold:
        judged = [*passage.gold["judged"], *passage.gold.get("missed", [])]
        answers, weights = _judged(judged, [pair for pair, _ in asked])
    else:
        answers, weights = _answers(passage.gold, [pair for pair, _ in asked])
    return [
        Row(pair.read is not None, columns, answer, fold_of(passage), weight * share)
        for (pair, columns), answer, share in zip(asked, answers, weights, strict=True)
    ]


Answers = tuple[list[bool | None], list[float]]


def _judged(judged: Sequence[Told], asked: Sequence[Pair]) -> Answers:
    """The answers for pairs of which only some were judged: the rest of those that no rule has
    read are most probably no stops."""
    answers, weights = list[bool | None](), list[float]()
    for pair in asked:
        said = [told["status"] for told in judged if is_of(told, pair)]
        if not said:
            answers.append(None if pair.read else False)
        else:
            answers.append(None if "unsure" in said else said[0] is not None)
        weights.append(1.0 if said else REST)
    return answers, weights


def is_of(told: Told, pair: Pair) -> bool:
    """Whether what was judged is this pair."""
    named = told["place"] in {pair.place.name, pair.span.resolution.mention.text}
    return named and same_person(told["traveller"], pair.person.name)


def _answers(gold: Told, asked: Sequence[Pair]) -> Answers:
    """The answers for the pairs of a passage by its gold."""
    answers: list[bool | None] = [None] * len(asked)
    for n, answer in _of_read(gold["stops"], asked):
        answers[n] = answer
    everywhere = list[tuple[int, str]]()
    for n, answer, key in _of_unread(gold, asked):
        answers[n] = answer
        if key:
            everywhere.append((n, key))
    weights, counts = [1.0] * len(asked), Counter(key for _, key in everywhere)
    for n, key in everywhere:
        weights[n] = 1 / counts[key]
    right = [pair for pair, answer in zip(asked, answers, strict=True) if answer]
    for n, pair in enumerate(asked):
        holding = any(p.person is pair.person and contains(pair.place, p.place) for p in right)
        if pair.read is None and not answers[n] and holding:
            answers[n] = None
    return answers, weights


def _of_read(stops: Sequence[Told], asked: Sequence[Pair]) -> Iterator[tuple[int, bool | None]]:
    """The numbers of the pairs that rules have read, with their answers."""
    read = [(n, pair) for n, pair in enumerate(asked) if pair.read is not None]
    taken = {n: i for i, n in pairs(stops, [as_told(pair) for _, pair in read]).items()}
    for k, (n, pair) in enumerate(read):  # of groups the gold has no stops
        stop = stops[taken[k]] if k in taken else None
        unsettled = pair.person.group if stop is None else stop.get("optional")
        yield n, None if unsettled else stop is not None


def _of_unread(gold: Told, asked: Sequence[Pair]) -> Iterator[tuple[int, bool | None, str]]:
    """The numbers of the pairs that no rule has read, with their answers. Where the gold does not
    say which sentences tell of a stop, all mentions of its place count together as one: they have
    the same key, which is "" elsewhere."""
    numbers = {s["n"]: i for i, s in enumerate(gold.get("sentences", []))}
    for n, pair in enumerate(asked):
        if pair.read is not None:
            continue
        forms = (as_told(pair), as_named(pair))
        fits = [stop for stop in gold["stops"] if any(likeness(stop, form) for form in forms)]
        due = [stop for stop in fits if not stop.get("optional")]
        lines = [[numbers.get(e, e) for e in stop.get("evidence", [pair.line])] for stop in due]
        answer = any(pair.line in told for told in lines) or (None if fits else False)
        together = due and "evidence" not in due[0]
        yield n, answer, f"{id(pair.person)} {pair.place.id}" if together else ""


def as_told(pair: Pair) -> Told:
    """A pair in the form of the gold."""
    read, place = pair.read, pair.place
    named = read.named if read is not None else ""
    point = {"lat": place.lat, "lon": place.lon}
    status = str(read.status) if read is not None else ""
    return {
        "traveller": pair.person.name,
        "place": named or place.name,
        "status": status,
        **point,
    }


def as_named(pair: Pair) -> Told:
    """A pair in the form of the gold, its place by the article's own name."""
    return {**as_told(pair), "place": pair.span.resolution.mention.text}
