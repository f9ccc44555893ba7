"""Finding the names of places: spans that the gazetteer knows, judged by trained trees, and names
that the text itself calls places although the gazetteer lacks them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from dashboard.articles.article import Article, Sentence
from dashboard.places.contracts import FAMOUS, CandidateSource
from dashboard.places.language import read_tables, word_set
from dashboard.places.mentions.company import Company, hyphened, scored
from dashboard.places.mentions.datelines import datelines
from dashboard.places.mentions.features import NAMES, Features
from dashboard.places.mentions.kinds import is_host_of_contest, is_unit_of_water, kind_of
from dashboard.places.mentions.lowercase import is_lowercase, lowercase_spans
from dashboard.places.mentions.not_places import Impostors
from dashboard.places.mentions.said import goes_on, is_said
from dashboard.places.mentions.spans import Span, SpanFinder
from dashboard.places.mentions.tokens import CAPITALISED, Tokens, tokenise
from dashboard.places.mentions.trees import Trees, load
from dashboard.places.mentions.unknown import unknown_spans
from dashboard.places.place import Kind, Mention

MODEL = Path(__file__).parent / "data" / "mention_model.json"
_THRESHOLD = 0.3
# How far a mention's score moves towards the mean of the article's mentions of the same name.
_AGREEMENT = 0.6
_UNKNOWN_SCORE = 0.7
# In a dateline even what looks little like a place is one.
_DATELINE_SCORE = 0.8
_POSSIBLE = 0.05
_SAID_SCORE = 0.6
_LEAST = 0.02
_LOWERCASE_SCORE = 0.5
_LISTING = word_set("listing")


class PlaceRecogniser:
    """The recogniser that Dateline uses, a `contracts.Recogniser`; `trees` judge the spans, by
    default those of the mention model."""

    def __init__(self, source: CandidateSource, trees: Trees | None = None):
        self._finder = SpanFinder(source)
        self._trees = trees or load(MODEL, NAMES)
        read_tables()

    def mentions(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """The mentions in order of their start; none overlaps another."""
        tokens = tokenise(article.text, sentences)
        spans = self._finder.spans(tokens)
        impostors = Impostors(tokens, spans)
        judged = self._trees.probabilities(Features(tokens, spans).rows().T)
        scores = _agreed(spans, judged, impostors)
        lines = _placed(datelines(article.text), spans, article.text)
        scores = [
            _raised(tokens, span, score, lines) for span, score in zip(spans, scores, strict=True)
        ]
        scores = [
            0.0 if score >= _THRESHOLD and span in impostors else score
            for span, score in zip(spans, scores, strict=True)
        ]
        scores = hyphened(tokens, spans, _whole(spans, _listed(tokens, spans, scores)))
        scores = [
            score if raised == score or span in impostors else raised
            for span, score, raised in zip(
                spans, scores, scored(tokens, spans, scores), strict=True
            )
        ]
        company = Company(tokens, spans, scores)
        scores = [
            _SAID_SCORE
            if _LEAST < score < _THRESHOLD and company.speaks_for(span) and span not in impostors
            else score
            for span, score in zip(spans, scores, strict=True)
        ]
        chosen = _choose(spans, scores)
        chosen += [
            (span, _UNKNOWN_SCORE) for span in unknown_spans(tokens, [span for span, _ in chosen])
        ]
        if is_lowercase(tokens):
            chosen += [(span, _LOWERCASE_SCORE) for span in lowercase_spans(tokens, self._finder)]
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


def _whole(spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, where the name of a well-known city ("Kansas City") takes that of its first
    words, which are another place."""
    whole = list(scores)
    starting: dict[int, int] = {}  # of the longest name from a token, its number
    for index, span in enumerate(spans):
        longest = starting.setdefault(span.first, index)
        if span.last < spans[longest].last and whole[index] > whole[longest]:
            ids = {each.place.id for each in span.candidates}
            if any(
                each.fame >= FAMOUS and each.primary and each.place.id not in ids
                for each in spans[longest].candidates
            ):
                whole[longest], whole[index] = whole[index], 0.0
    return whole


def _kind(tokens: Tokens, span: Span, lines: Sequence[tuple[int, int]]) -> Kind:
    """What a span stands for; `lines` are the stretches of the datelines, in order."""
    return kind_of(tokens, span, _in(span, lines))


def _raised(tokens: Tokens, span: Span, score: float, lines: Sequence[tuple[int, int]]) -> float:
    """The score of a span, raised where its place in the text says that it is a name."""
    if lines and score > _POSSIBLE and _in(span, lines):
        return max(score, _DATELINE_SCORE)
    if score < _SAID_SCORE and (
        is_unit_of_water(tokens, span) or is_host_of_contest(tokens, span) or is_said(tokens, span)
    ):
        return _SAID_SCORE
    return score


def _listed(tokens: Tokens, spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, raised for a larger town's name that goes on a list of places: "to Bukhara and
    Khiva"."""
    raised: list[float] = []
    ends: dict[int, float] = {}  # of the spans so far, their last tokens
    for span, score in zip(spans, scores, strict=True):
        listable = span.facts.plain or (span.facts.nation and not span.facts.demonym)
        if 0.0 < score < _SAID_SCORE and listable and not goes_on(tokens, span.last + 1):
            before = span.first - 1
            while tokens.lower[before] in _LISTING and before > span.first - 4:
                before -= 1
            if before < span.first - 1 and ends.get(before, 0.0) >= _SAID_SCORE:
                score = _SAID_SCORE
        ends[span.last] = max(score, ends.get(span.last, 0.0))
        raised.append(score)
    starts = {span.first for span, score in zip(spans, raised, strict=True) if score >= _SAID_SCORE}
    return [
        _SAID_SCORE
        if 0.0 < score < _SAID_SCORE
        and tokens.lower[span.last + 1] == "and"
        and _is_paired(tokens, span, starts)
        else score
        for span, score in zip(spans, raised, strict=True)
    ]


def _is_paired(tokens: Tokens, span: Span, starts: set[int]) -> bool:
    """Whether "and" and a place, of those that begin at `starts`, follow a larger town's name that
    nothing leads: "chose Szeged and Manisa"."""
    after = span.last + 1
    if after + 1 not in starts or not span.facts.plain:
        return False
    return tokens.shapes[span.first - 1] not in CAPITALISED or span.first - 1 in tokens.opens


def _placed(
    lines: Sequence[tuple[int, int]], spans: Sequence[Span], text: str
) -> list[tuple[int, int]]:
    """The datelines that begin with a name, and not with words in capitals that hold one."""
    ends: dict[int, list[int]] = {}
    for span in spans if lines else ():
        ends.setdefault(span.start, []).append(span.end)
    return [
        (start, stop)
        for start, stop in lines
        if any(
            end >= stop or not text[end:stop].lstrip()[:1].isalpha() for end in ends.get(start, ())
        )
    ]


def _in(span: Span, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a span stands in a dateline."""
    if not lines:
        return False
    before = bisect_right(lines, span.start, key=lambda line: line[0]) - 1
    return before >= 0 and span.start < lines[before][1]


def _agreed(spans: Sequence[Span], scores: Sequence[float], impostors: Impostors) -> list[float]:
    """The scores, drawn together for each name: what is a place once in an article, mostly is.
    Where a name is somebody's it says nothing of the place: "Anna Hull went to Hull"."""
    of_name: dict[str, list[int]] = {}
    for index, span in enumerate(spans):
        of_name.setdefault(span.name.casefold(), []).append(index)
    agreed = list(scores)
    for of_one in of_name.values():
        if len(of_one) == 1:
            continue
        agreeing = [index for index in of_one if spans[index] not in impostors]
        mean = sum(scores[index] for index in agreeing) / max(1, len(agreeing))
        for index in agreeing:
            agreed[index] += _AGREEMENT * (mean - scores[index])
    return agreed


def _choose(spans: Sequence[Span], scores: Sequence[float]) -> list[tuple[Span, float]]:
    """The likely spans, of those that overlap the likeliest."""
    taken: set[int] = set()
    chosen: list[tuple[Span, float]] = []
    likely = [item for item in zip(spans, scores, strict=True) if item[1] >= _THRESHOLD]
    for span, score in sorted(likely, key=lambda item: (-item[1], -len(item[0].name))):
        covered = range(span.first, span.last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append((span, score))
    return chosen
