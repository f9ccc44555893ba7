"""Large texts and many articles are read, shown and written: a hundredth of the sizes that
`benchmarks/reliability/sizes.py` measures."""

from __future__ import annotations

import pytest

from benchmarks.reliability.sizes import SIZES, cost, crowd, persons
from dashboard.articles.sentences import split


def test_a_crowd_has_as_many_sentences_and_persons_as_it_says() -> None:
    assert len(set(persons(400))) == 400
    assert len(split(crowd(200, 40))) == 200


@pytest.mark.parametrize("size", SIZES)
def test_each_size_is_built_to_the_page(size: str) -> None:
    figures = cost(SIZES[size](100))
    assert figures["travellers"] >= 4 and figures["page MB"] > 1
