"""Time grows with a text's length, whatever it repeats: counted in lines of code that run, which
are the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import FrameType

import pytest

from benchmarks.growth_texts import TEXTS
from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.dates.patterns import kinds_by
from dashboard.journeys.judge.judge import rows_of
from dashboard.journeys.pipeline import read
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.meetings import date_by_meetings
from dashboard.places.mentions.tokens import tokenise
from tests.journeys.texts import resolutions, told

LENGTH = 1_000


def steps(work: Callable[[], object]) -> int:
    """How many lines of code something runs."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal counted
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def repeated(words: str, length: int) -> str:
    return (words * (length // len(words) + 1))[:length]


@pytest.mark.parametrize(
    "words",
    [
        "he said he ",
        "they met ",
        "he thanked him ",
        "the delegation ",
        "John Smith, ",
        "Paris, ",
        "Ann Lee, 50, of Lyon, who lived in Osaka until 1985, ",
    ],
)
def test_journeys_of_a_text_that_repeats_itself(words: str) -> None:
    told("Ann Lee visited Paris.")  # what is worked out once
    short, long = (steps(lambda n=n: told(repeated(words, n))) for n in (LENGTH, 6 * LENGTH))
    assert long < 8 * short


@pytest.mark.parametrize("form", ["- {given} {family}\n", "{given} {family} arrived in {town}. "])
def test_journeys_of_a_text_of_many_sentences_and_names(form: str) -> None:
    def work(length: int) -> object:
        article = Article("one", TEXTS[form](length))
        return read(article, split(article), resolutions(article))

    work(1_000)
    short, long = (steps(lambda n=n: work(n)) for n in (2 * LENGTH, 12 * LENGTH))
    assert long < 8 * short


def found(text: str) -> tuple[Document, Sequence[VisitCandidate]]:
    """The visits of a text, and what they were found in, before they are judged."""
    given: list[tuple[Document, Sequence[VisitCandidate]]] = []

    def keep(document: Document, made: Sequence[VisitCandidate]) -> list[VisitCandidate]:
        given.append((document, made))
        return list(made)

    article = Article("one", text)
    read(article, split(article), resolutions(article), judge=keep)
    return given[0]


def test_what_the_judge_is_told_of_many_persons() -> None:
    def work(length: int) -> Callable[[], object]:
        told = found(TEXTS["{given} {family} met {family} in {town} on Friday. "](length))
        return lambda: rows_of(*told)

    work(LENGTH)()
    short, long = (steps(work(n)) for n in (2 * LENGTH, 12 * LENGTH))
    assert long < 7 * short


def test_days_of_meetings_among_many_who_are_somewhere() -> None:
    def work(length: int) -> Callable[[], object]:
        _, made = found(TEXTS["{given} {family} arrived in {town}. "](length))
        return lambda: date_by_meetings(made, ())

    short, long = (steps(work(n)) for n in (2 * LENGTH, 12 * LENGTH))
    assert long < 8 * short


def test_signs_of_dates_in_words_that_all_differ() -> None:
    words = [f"{number}" for number in range(70_000, 71_000)]
    kinds_by(["1"])
    assert steps(lambda: kinds_by(words)) < 30 * len(words), "each kind is asked for each word"


@pytest.mark.parametrize("words", ["… ", "!? ", "… \n", "Oslo. "])
def test_tokens_of_a_text_that_repeats_itself(words: str) -> None:
    def work(length: int) -> object:
        text = repeated(words, length)
        return tokenise(text, split(Article("one", text)))

    work(10)
    short, long = (steps(lambda n=n: work(n)) for n in (LENGTH, 6 * LENGTH))
    assert long < 8 * short
