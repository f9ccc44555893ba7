"""Finding the names of places: spans that the gazetteer knows, judged by trained trees, and names
that the text itself calls places although the gazetteer lacks them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from dashboard.articles.article import Article, Sentence
from dashboard.places.contracts import CandidateSource
from dashboard.places.features import NAMES, Features
from dashboard.places.kinds import datelines, kind_of
from dashboard.places.place import Kind, Mention
from dashboard.places.spans import Span, SpanFinder
from dashboard.places.tokens import Tokens, tokenise
from dashboard.places.trees import Trees, load
from dashboard.places.unknown import unknown_spans

MODEL = Path(__file__).parent / "data" / "mention_model.json"
_THRESHOLD = 0.35
# How far a mention's score moves towards the mean of the article's mentions of the same name.
_AGREEMENT = 0.6
_UNKNOWN_SCORE = 0.7
# In a dateline even what looks little like a place is one.
_DATELINE_SCORE = 0.8
_POSSIBLE = 0.05


class PlaceRecogniser:
    """The recogniser that Dateline uses, a `contracts.Recogniser`; `trees` judge the spans, by
    default those of the mention model."""

    def __init__(self, source: CandidateSource, trees: Trees | None = None):
        self._finder = SpanFinder(source)
        self._trees = trees or load(MODEL, NAMES)

    def mentions(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """The mentions in order of their start; none overlaps another."""
        tokens = tokenise(article.text, sentences)
        spans = self._finder.spans(tokens)
        scores = _agreed(spans, self._trees.probabilities(Features(tokens, spans).rows()))
        lines = datelines(article.text)
        if lines:
            scores = [
                max(score, _DATELINE_SCORE) if score > _POSSIBLE and _in(span, lines) else score
                for span, score in zip(spans, scores, strict=True)
            ]
        chosen = _choose(spans, scores)
        chosen += [
            (span, _UNKNOWN_SCORE) for span in unknown_spans(tokens, [span for span, _ in chosen])
        ]
        return tuple(
            Mention(
                article.id,
                span.start,
                span.end,
                span.name,
                _kind(tokens, span, lines),
                score,
            )
            for span, score in sorted(chosen, key=lambda item: item[0].start)
        )


def _kind(tokens: Tokens, span: Span, lines: Sequence[tuple[int, int]]) -> Kind:
    """What a span stands for; `lines` are the stretches of the datelines, in order."""
    return kind_of(tokens, span, _in(span, lines))


def _in(span: Span, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a span stands in a dateline."""
    before = bisect_right(lines, span.start, key=lambda line: line[0]) - 1
    return before >= 0 and span.start < lines[before][1]


def _agreed(spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, drawn together for each name: what is a place once in an article, mostly is."""
    of_name: dict[str, list[float]] = {}
    for span, score in zip(spans, scores, strict=True):
        of_name.setdefault(span.name.casefold(), []).append(score)
    agreed = []
    for span, score in zip(spans, scores, strict=True):
        others = of_name[span.name.casefold()]
        agreed.append(score + _AGREEMENT * (sum(others) / len(others) - score))
    return agreed


def _choose(spans: Sequence[Span], scores: Sequence[float]) -> list[tuple[Span, float]]:
    """The likely spans, of those that overlap the likeliest."""
    taken: set[int] = set()
    chosen: list[tuple[Span, float]] = []
    ranked = sorted(
        zip(spans, scores, strict=True), key=lambda item: (-item[1], -len(item[0].name))
    )
    for span, score in ranked:
        if score < _THRESHOLD:
            break
        covered = range(span.first, span.last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append((span, score))
    return chosen
