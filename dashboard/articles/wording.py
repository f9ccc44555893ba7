"""Wording that articles share: two articles with one sentence are one source for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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
    earlier: list[tuple[SentenceRef, frozenset[Run]]] = []
    having: dict[Run, tuple[int, ...]] = {}  # the numbers of the first of them that have a run
    for article in articles:
        text = legible(article.text)
        own = [
            (s.ref, _runs(text.text[s.start : s.end]))
            for s in text.read_sentences(sentences[article.id])
        ]
        own = [(ref, runs) for ref, runs in own if len(runs) >= _FEWEST_RUNS]
        for ref, runs in own:
            likely = [
                SharedSentence(earlier[number][0], ref, likeness)
                for number in _candidates(runs, earlier, having)
                if (likeness := _likeness(runs, earlier[number][1])) >= _LIKENESS
            ]
            found += sorted(likely, key=lambda pair: (-pair.likeness, pair.first))
        for number, (_, runs) in enumerate(own, start=len(earlier)):
            for run in runs:
                known = having.get(run, ())
                if len(known) < _SENTENCES_A_RUN:
                    having[run] = (*known, number)
        earlier += own
    return tuple(found)


def _candidates(
    runs: frozenset[Run],
    earlier: Sequence[tuple[SentenceRef, frozenset[Run]]],
    having: Mapping[Run, tuple[int, ...]],
) -> list[int]:
    """The earlier sentences, by number, that may be like one of these runs. Most that share any
    share one; only of a run that many have it is not known who else does."""
    listed = [having[run] for run in runs if run in having]
    full = sum(len(numbers) == _SENTENCES_A_RUN for numbers in listed)
    shared = Counter(chain.from_iterable(listed))
    return [
        number
        for number, times in shared.items()
        if 2 * (times + full) >= _LIKENESS * (len(runs) + len(earlier[number][1]))
    ]


def _runs(text: str) -> frozenset[Run]:
    """The runs of three words in `text`."""
    words = _WORD.findall(text.casefold())
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _likeness(first: frozenset[Run], second: frozenset[Run]) -> float:
    """Dice's coefficient: 1 for the same runs, 0 for none in common."""
    return 2 * len(first & second) / (len(first) + len(second))
