"""Finding the names of places: spans that the gazetteer knows, judged by trained trees, and names
that the text itself calls places although the gazetteer lacks them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from dashboard.articles.article import Article, Sentence
from dashboard.places.contracts import FAMOUS, CandidateSource
from dashboard.places.language import (
    NOT_A_NAME,
    Cue,
    common_words,
    person_names,
    read_tables,
    word_set,
)
from dashboard.places.mentions.datelines import datelines
from dashboard.places.mentions.features import NAMES, Features
from dashboard.places.mentions.kinds import is_host_of_contest, is_unit_of_water, kind_of
from dashboard.places.mentions.lowercase import is_lowercase, lowercase_spans
from dashboard.places.mentions.not_places import Impostors
from dashboard.places.mentions.spans import ARTICLES, HYPHENS, Span, SpanFinder
from dashboard.places.mentions.tokens import CAPITALISED, Shape, Tokens, tokenise
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
_OWN_LAYERS = 1
_LOWERCASE_SCORE = 0.5
_BUILT = frozenset(["AIRP", "AIRB", "INSM"])
_LISTING = word_set("listing")
_REACHED = word_set("before_places_reached")
_WITHIN = word_set("within")
_CLAUSE = 8  # words
_LANDSCAPE_ENDS = word_set("behind_landscapes")


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
        scores = _agreed(spans, self._trees.probabilities(Features(tokens, spans).rows().T))
        lines = _placed(datelines(article.text), spans, article.text)
        scores = [
            _raised(tokens, span, score, lines) for span, score in zip(spans, scores, strict=True)
        ]
        impostors = Impostors(tokens, spans)
        scores = [
            0.0 if score >= _THRESHOLD and span in impostors else score
            for span, score in zip(spans, scores, strict=True)
        ]
        scores = _listed(tokens, spans, scores)
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


def _kind(tokens: Tokens, span: Span, lines: Sequence[tuple[int, int]]) -> Kind:
    """What a span stands for; `lines` are the stretches of the datelines, in order."""
    return kind_of(tokens, span, _in(span, lines))


def _raised(tokens: Tokens, span: Span, score: float, lines: Sequence[tuple[int, int]]) -> float:
    """The score of a span, raised where its place in the text says that it is a name."""
    if lines and score > _POSSIBLE and _in(span, lines):
        return max(score, _DATELINE_SCORE)
    if score < _SAID_SCORE and (
        is_unit_of_water(tokens, span)
        or is_host_of_contest(tokens, span)
        or _says_what_it_is(tokens, span)
        or _is_reached(tokens, span)
        or _is_entered(tokens, span)
        or _lies_near(tokens, span)
        or _is_country(tokens, span)
        or _is_people(tokens, span)
    ):
        return _SAID_SCORE
    return score


def _listed(tokens: Tokens, spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, raised for a larger town's name that goes on a list of places: "to Bukhara and
    Khiva"."""
    raised: list[float] = []
    ends: dict[int, float] = {}  # of the spans so far, their last tokens
    for span, score in zip(spans, scores, strict=True):
        if score < _SAID_SCORE and span.facts.plain and not _goes_on(tokens, span.last + 1):
            before = span.first - 1
            while tokens.lower[before] in _LISTING and before > span.first - 4:
                before -= 1
            if before < span.first - 1 and ends.get(before, 0.0) >= _SAID_SCORE:
                score = _SAID_SCORE
        ends[span.last] = max(score, ends.get(span.last, 0.0))
        raised.append(score)
    return raised


def _says_what_it_is(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone has the word for what it is in it, or a direction, or is a
    river's with its article, or is an airport's or a base's, and is one that we list ourselves:
    "the Sea of Marmara", "the West Bank", "the Brazilian Amazon", "Kotoka airport"."""
    best = span.candidates[0]
    if best.layer > _OWN_LAYERS:
        return False
    before, after = span.first - 1, span.last + 1
    directed = tokens.cues[span.first] & Cue.DIRECTION and span.last > span.first
    built = best.place.feature_code in _BUILT and span.last > span.first
    if not (span.facts.generic or directed or built):
        return _is_landscape(tokens, span)
    led = tokens.shapes[before] in CAPITALISED and before not in tokens.opens
    return not led and tokens.shapes[after] not in CAPITALISED


def _is_landscape(tokens: Tokens, span: Span) -> bool:
    """Whether an article, or the name of a people, says that a name is a river's or a region's."""
    if any(each.place.feature_class not in "HLT" for each in span.candidates):
        return False
    before, after = span.first - 1, span.last + 1
    if tokens.shapes[before] in CAPITALISED or tokens.cues[before] & Cue.DIRECTION:
        before -= 1
    return tokens.lower[before] == "the" and tokens.lower[after] in _LANDSCAPE_ENDS


def _is_reached(tokens: Tokens, span: Span) -> bool:
    """Whether the name of a town and of nothing else stands alone after a preposition of place or a
    verb of motion ("left Kampala")."""
    before, after = span.first - 1, span.last + 1
    led = tokens.cues[before] & (Cue.INTO | Cue.MOTION)
    if tokens.lower[before] == "for":  # "sailed on Friday for Koper"
        led = _moves(tokens, before)
    if tokens.lower[before] == "of":  # "the cathedral of Juba"
        led = tokens.cues[before - 1] & (Cue.SACRED | Cue.HEAD)
    reached = tokens.lower[before] in _REACHED or led & Cue.MOTION
    known = span.facts.large if reached else span.facts.plain
    if not led or not (known or _is_town(tokens, span, led)):
        return False
    return tokens.shapes[before] == Shape.LOWER and not _goes_on(tokens, after)


def _is_entered(tokens: Tokens, span: Span) -> bool:
    """Whether the name of a building or a site, which often stands for who works there, is where
    somebody is or goes: "at the White House", "will visit the Pentagon"."""
    best = span.candidates[0]
    if best.layer > _OWN_LAYERS or best.place.feature_class != "S":
        return False
    before, after = span.first - 1, span.last + 1
    before -= tokens.lower[before] == "the"
    led = tokens.lower[before] in _WITHIN or tokens.cues[before] & Cue.MOTION
    if tokens.lower[before] == "to":  # "went to the White House", not "a letter to"
        led = _moves(tokens, before)
    return bool(led) and tokens.shapes[before] == Shape.LOWER and not _goes_on(tokens, after)


def _moves(tokens: Tokens, index: int) -> int:
    """The cue of a verb of motion among the words of the clause before an index."""
    for earlier in range(index - 1, max(-1, index - _CLAUSE), -1):
        if tokens.cues[earlier] & Cue.MOTION and tokens.shapes[earlier] == Shape.LOWER:
            return Cue.MOTION
        if tokens.words[earlier] in (".", ",", ";", ":"):
            break
    return 0


def _is_town(tokens: Tokens, span: Span, led: int) -> bool:
    """Whether a name is a town's and not likely a person's: one with an article ("el-Fasher"), or,
    after a verb of motion, of several words ("Viña del Mar"), a capital's, or one that we list
    ourselves."""
    article = tokens.shapes[span.first] == Shape.LOWER
    if not led & Cue.MOTION and not article:
        return False
    famous = any(each.fame >= FAMOUS for each in span.candidates)
    given = person_names().get(tokens.lower[span.first], NOT_A_NAME).given
    if span.facts.demonym or given > famous:
        return False
    places = [each.place for each in span.candidates]
    if span.last > span.first:
        return any(place.feature_class == "P" for place in places)
    if tokens.lower[span.first] in common_words():
        return False
    if famous:
        return True  # "Venice", which is a rare given name as well
    if tokens.lower[span.first] in person_names():
        return False
    listed = span.candidates[0].layer <= _OWN_LAYERS
    return listed or any(place.feature_code == "PPLC" for place in places)


def _lies_near(tokens: Tokens, span: Span) -> bool:
    """Whether the text says that a name lies near another: "at Star City near Moscow"."""
    before, after = span.first - 1, span.last + 1
    if not tokens.cues[before] & Cue.INTO or tokens.lower[after] not in ("near", "outside"):
        return False
    return tokens.shapes[before] == Shape.LOWER and tokens.shapes[after + 1] in CAPITALISED


def _is_country(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is a country's and neither a word nor a person's."""
    facts = span.facts
    if not facts.nation or facts.demonym or facts.candidates[0].name != span.name:
        return False
    if _is_dated(tokens, span.last + 1) and tokens.shapes[span.first - 1] not in CAPITALISED:
        return True  # "Spain June 4"
    return _stands_alone(tokens, span)


def _is_people(tokens: Tokens, span: Span) -> bool:
    """Whether a name that stands alone is that of a people and nothing else."""
    if not span.facts.demonym or span.last > span.first:
        return False
    if tokens.words[span.first - 1] in HYPHENS and tokens.words[span.first - 2] in ARTICLES:
        return False  # "al-Baghdadi"
    if any(not each.demonym for each in span.candidates):
        return False
    return _stands_alone(tokens, span)


def _stands_alone(tokens: Tokens, span: Span) -> bool:
    """Whether a name is part of no longer one, and none of its words a common one or a person's."""
    words = tokens.lower[span.first : span.last + 1]
    if any(word in common_words() or word in person_names() for word in words):
        return False
    before = span.first - 1
    if tokens.lower[before] == "the":
        before -= 1
    if tokens.lower[before] == "of":  # "Democratic Republic of the Congo"
        before -= 1
    led = tokens.shapes[before] in CAPITALISED and before not in tokens.opens
    return not led and not _goes_on(tokens, span.last + 1)


def _goes_on(tokens: Tokens, after: int) -> bool:
    """Whether a longer name goes on with the token `after`, which is no day's name nor a date."""
    named = tokens.shapes[after] in CAPITALISED and tokens.joined(after)
    named = named and not tokens.cues[after] & Cue.DAY
    named = named and not _is_dated(tokens, after)
    return named or tokens.lower[after] == "-"


def _is_dated(tokens: Tokens, after: int) -> bool:
    """Whether a day of a month stands at `after`: "July 13-17", "Aug. 1"."""
    number = after + 1 + (tokens.words[after + 1] == ".")
    month = tokens.cues[after] & Cue.MONTH and not tokens.cues[after] & Cue.DAY
    return bool(month) and tokens.shapes[number] == Shape.NUMBER


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


def _agreed(spans: Sequence[Span], scores: Sequence[float]) -> list[float]:
    """The scores, drawn together for each name: what is a place once in an article, mostly is."""
    names = [span.name.casefold() for span in spans]
    of_name: dict[str, list[float]] = {name: [] for name in names}
    for name, score in zip(names, scores, strict=True):
        of_name[name].append(score)
    means = {name: sum(each) / len(each) for name, each in of_name.items()}
    return [
        score + _AGREEMENT * (means[name] - score)
        for name, score in zip(names, scores, strict=True)
    ]


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
