"""Time grows with a text's length, whatever it repeats: counted in lines of code that run, which
are the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from benchmarks.growth_texts import TEXTS
from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.pipeline import read
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


@pytest.mark.parametrize("words", ["… ", "!? ", "… \n", "Oslo. "])
def test_tokens_of_a_text_that_repeats_itself(words: str) -> None:
    def work(length: int) -> object:
        text = repeated(words, length)
        return tokenise(text, split(Article("one", text)))

    work(10)
    short, long = (steps(lambda n=n: work(n)) for n in (LENGTH, 6 * LENGTH))
    assert long < 8 * short
