"""How likely visits are, and why: what the judge may add, what it must leave alone, and that its
reasons are what moved the chance."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.judge import reasons
from dashboard.journeys.judge.columns import READ as READ_COLUMNS
from dashboard.journeys.judge.columns import UNREAD, limited
from dashboard.journeys.judge.judge import models
from dashboard.journeys.model import PERHAPS, READ, Visit
from dashboard.journeys.pipeline import read
from dashboard.places.mentions.trees import build
from tests.journeys.texts import resolutions


def visits(text: str) -> dict[tuple[str, str], Visit]:
    """The visits that are read in an article of that text, however unlikely, by traveller and
    place."""
    article = Article("one", text, published=date(2023, 9, 15))
    told = read(article, split(article), resolutions(article), least=0.0)
    found = [stop.visit for journey in told.itineraries for stop in journey.stops]
    return {(visit.traveller, visit.place.name): visit for visit in found}


UNREAD_STOP = (
    "Jan Novak is a sculptor. On Monday Novak found himself among admirers in Mombasa, and shook "
    "every hand. He had slept badly. His knees hurt."
)


def test_a_stop_that_no_rule_reads_says_so_and_how_likely_it_is() -> None:
    (visit,) = visits(UNREAD_STOP).values()
    assert (visit.traveller, visit.place.name) == ("Jan Novak", "Mombasa")
    assert "likeness" in visit.rule
    assert [sentence.index for sentence in visit.evidence] == [1]
    assert PERHAPS <= visit.chance < 1


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday Novak said that Mombasa and he were alike.",
        "On Monday Novak was among admirers of Mombasa's art.",
        "On Monday Novak spoke to admirers about a new hotel in Mombasa.",
        "On Monday Novak won relief from Mombasa.",
    ],
)
def test_a_place_that_is_only_spoken_of_is_none(sentence: str) -> None:
    assert visits(f"Jan Novak is a sculptor. {sentence} He had slept badly. His knees hurt.") == {}


def test_who_is_somewhere_by_a_rule_is_there_alone() -> None:
    text = "Jan Novak is a sculptor. Arun Rao flew to Mombasa on Monday. Novak is 40. Rao is 50."
    assert list(visits(text)) == [("Arun Rao", "Mombasa")]


REST = " It rained for days. The harvest failed. Nobody knew why."


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (
            ("French President Jan Novak flew to Mombasa on Monday.", "Jan Novak", "Mombasa"),
            ("French President Jan Novak spoke from Mombasa.", "Jan Novak", "Mombasa"),
        ),
        (
            ("French envoy Jan Novak met Kenyan farmers in Osaka.", "Jan Novak", "Osaka"),
            ("Egyptian Cotton met rivals in Osaka.", "Egyptian Cotton", "Osaka"),
        ),
    ],
)
def test_what_tells_more_of_a_visit_makes_it_likelier(
    surer: tuple[str, str, str], less_sure: tuple[str, str, str]
) -> None:
    chances = []
    for sentence, traveller, place in (surer, less_sure):
        found = visits(sentence + REST).get((traveller, place))
        chances.append(found.chance if found else 0.0)
    assert chances[0] > chances[1] and chances[0] >= 0.7


def test_a_chance_has_two_decimals_and_its_reasons_are_words() -> None:
    text = "French President Jan Novak flew to Mombasa on Monday." + REST
    visit = visits(text)["Jan Novak", "Mombasa"]
    assert visit.chance == round(visit.chance, 2)
    assert 1 <= len(visit.reasons) <= 3
    assert "for: the person comes from another country" in visit.reasons
    assert all(reason.startswith(("for: ", "against: ")) for reason in visit.reasons)


def test_reasons_are_a_tuple_to_whoever_reads_compares_or_copies_them() -> None:
    text = "French President Jan Novak flew to Mombasa on Monday." + REST
    first, second = (visits(text)["Jan Novak", "Mombasa"] for _ in range(2))
    copied = pickle.loads(pickle.dumps(second.reasons))
    assert isinstance(copied, tuple) and len(copied) == len(first.reasons)
    assert first == second and first.reasons == copied and hash(first.reasons) == hash(copied)
    assert first.reasons[0] == copied[0] and repr(first.reasons) == repr(copied)
    assert first.reasons != copied[:-1]


def test_an_article_of_two_sentences_is_left_to_the_rules() -> None:
    (visit,) = visits("Jan Novak flew to Mombasa on Monday. It rained.").values()
    assert (visit.chance, visit.reasons) == (READ, ())


def test_the_words_of_the_reasons_are_of_columns_that_there_are() -> None:
    assert reasons.words().keys() <= set(READ_COLUMNS)
    assert all(words.above or words.below for words in reasons.words().values())
    assert len(set(READ_COLUMNS)) == len(READ_COLUMNS)
    assert READ_COLUMNS[: len(UNREAD)] == UNREAD


# A column and a bound, what goes left, what goes right, and the mean of both.
TREES = [
    [0, 0.5, [1, 2.0, -1.0, 0.5, -0.25], 2.0, 0.5],
    [1, 2.0, -0.5, 1.0, 0.25],
]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([0.0, 1.0], [-0.75, -0.75 - 0.75]),
        ([0.0, 3.0], [-0.75, 0.75 + 0.75]),
        ([1.0, 1.0], [1.5, -0.75]),
    ],
)
def test_a_column_moves_a_row_by_what_the_means_change(
    row: list[float], expected: list[float]
) -> None:
    trees = build(TREES, 0.0, 1.0)
    columns = np.array([row]).T
    leaves = trees.leaves(columns)
    moved = reasons.moves(TREES, 2).together(leaves[0])
    assert moved.tolist() == pytest.approx(expected)
    assert trees.values.take(leaves).sum() == pytest.approx(0.75 + sum(expected))
    assert trees.chances(leaves) == trees.probabilities(columns)


def test_the_words_told_are_those_that_moved_most_and_same_words_count_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "reasons.tsv"
    rows = ["column\tbound\tabove\tbelow", "a\t0\thigh\tlow", "b\t0\thigh\t", "c\t0\tother\t"]
    table.write_text("# note\n" + "\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(reasons, "_TABLE", table)
    reasons.words.cache_clear()
    try:
        said = reasons.sayings(["a", "b", "c", "d"])
        told = reasons.reasons(np.array([0.3, 0.2, -0.4, 2.0]), np.ones(4, dtype=bool), said)
        assert told == ("for: high", "against: other")
        low = np.array([0, 0, 1, 1]) > said.bounds
        assert reasons.reasons(np.array([0.3, 0.2, 0.1, 0]), low, said) == ("for: low",)
        assert reasons.reasons(np.array([0.1496, 0, -0.1494, 0]), low, said) == ("for: low",)
    finally:
        monkeypatch.undo()
        reasons.words.cache_clear()


def test_what_grows_with_an_article_is_not_counted_beyond_what_the_training_had() -> None:
    row = tuple(100.0 for _ in UNREAD)
    columns = limited([row])[:, 0].tolist()
    assert columns[UNREAD.index("sentences")] == 14
    assert columns[UNREAD.index("gap")] == 100


def test_each_half_of_the_model_has_the_columns_that_the_judge_gives_it() -> None:
    of_read, of_unread = models()
    assert (of_read.moves.of, of_unread.moves.of) == (len(READ_COLUMNS), len(UNREAD))
    assert all(len(model.said.bounds) == model.moves.of for model in models())
    assert all(len(model.moves.by) == model.trees.values.size for model in models())


def test_how_far_columns_move_a_chance_is_summed_over_the_ways_and_takes_little_memory() -> None:
    twice = [1, 0.5, [1, 0.2, -1.0, -0.25, -0.5], [0, 0.5, 0.5, 1.0, 0.75], 0.0]
    once = [2, 0.5, -0.125, 0.25, 0.0]
    moved = reasons.moves([twice, once], 3)
    leaves = np.array([1, reasons.LEAVES + 1])  # the second of each tree, from left to right
    assert moved.together(leaves).tolist() == [0.0, -0.5 + 0.25, 0.25]
    for model in models():
        assert model.moves.by.nbytes + model.moves.columns.nbytes < 500_000
