"""Wording that articles share: two articles with one sentence are one source for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.legible import legible

Run = int
"""A run of words, by its hash: of the words themselves, those of thousands of articles would take
many times the room."""

# On the two seed articles, whose shared sentences are told by eye, 15 pairs reach .52 and more, and
# the next is a paraphrase at .31. Short sentences ("He did not elaborate.") agree by chance.
_LIKENESS = 0.5
_FEWEST_RUNS = 4
# A run of words is looked up in the first sentences that had it: boilerplate under each of
# thousands of articles costs no more than that.
_SENTENCES_A_RUN = 16
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """Two sentences of two articles that are word for word, or nearly, the same: one source.

    `likeness` is 0 to 1.
    """

    first: SentenceRef
    second: SentenceRef
    likeness: float


def shared(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
) -> tuple[SharedSentence, ...]:
    """The pairs of sentences of different articles that share their wording, in the order of the
    later one, the likest first.

    `sentences` are those of each article, by its id. The likeness of two sentences is Dice's
    coefficient over their runs of three words (w-shingling, Broder 1997), whatever their case and
    punctuation; a pair counts from one half.
    """
    found: list[SharedSentence] = []
    runs_of: dict[SentenceRef, frozenset[Run]] = {}
    having: dict[Run, tuple[SentenceRef, ...]] = {}
    for article in articles:
        text = legible(article.text)
        own = {
            s.ref: _runs(text.text[s.start : s.end])
            for s in text.read_sentences(sentences[article.id])
        }
        own = {ref: runs for ref, runs in own.items() if len(runs) >= _FEWEST_RUNS}
        for ref, runs in own.items():
            candidates = {other for run in runs for other in having.get(run, ())}
            pairs = (
                SharedSentence(other, ref, _likeness(runs, runs_of[other])) for other in candidates
            )
            likely = [pair for pair in pairs if pair.likeness >= _LIKENESS]
            found += sorted(likely, key=lambda pair: (-pair.likeness, pair.first))
        runs_of |= own
        for ref, runs in own.items():
            for run in runs:
                earlier = having.get(run, ())
                if len(earlier) < _SENTENCES_A_RUN:
                    having[run] = (*earlier, ref)
    return tuple(found)


def _runs(text: str) -> frozenset[Run]:
    """The runs of three words in `text`."""
    words = _WORD.findall(text.casefold())
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _likeness(first: frozenset[Run], second: frozenset[Run]) -> float:
    """Dice's coefficient: 1 for the same runs, 0 for none in common."""
    return 2 * len(first & second) / (len(first) + len(second))
