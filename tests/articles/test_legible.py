"""A text as it is read, and where that stands in the text as it is shown."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.legible import legible
from dashboard.articles.sentences import split
from dashboard.journeys.pipeline import read
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser


@pytest.mark.parametrize(
    ("given_", "read_"),
    [
        ("to Copen\xadhagen, Dni\u200bpro, Ri\u2060ga\ufeff.", "to Copenhagen, Dnipro, Riga."),
        ("to Mu\u0308nchen, Malmo\u0308", "to München, Malmö"),
        ("in\u00a0New\u2009York", "in New York"),
        ("the o\ufb03ce", "the office"),
        ("She flew to New\n    York.", "She flew to New York."),
        ("to Zaporizh-\nzhia, then Copen-\r\nhagen.", "to Zaporizhzhia, then Copenhagen."),
        ("a Zaporizh\xad\nzhia man", "a Zaporizhzhia man"),
        ("the Kyiv-\nbased firm", "the Kyiv-based firm"),
        ("Guinea-\nBissau, Stratford-\nupon-Avon", "Guinea-Bissau, Stratford-upon-Avon"),
        ("by ex-\nmayor and ex-mayor", "by ex-mayor and ex-mayor"),
        ("a 12-\nyear term", "a 12-year term"),
        ("> She flew to New\n> York on Friday.\nNo.", "She flew to New York on Friday.\nNo."),
        (">> Old one.\n> New one.", "Old one.\nNew one."),
    ],
)  # fmt: skip
def test_what_is_hard_to_read_is_made_legible(given_: str, read_: str) -> None:
    assert legible(given_).text == read_


WRAPPED = """Anna Kovacs, the foreign minister of Hungary, arrived in Buenos Aires on
Tuesday for talks on trade. She will go on to Rio de Janeiro on Thursday
and then to Montevideo, her office said. Last week she was in Addis
Ababa."""


@pytest.mark.parametrize("prefix", ["", "    ", "> ", "> > "])
def test_lines_that_are_wrapped_at_a_width_are_joined(prefix: str) -> None:
    text = "".join(f"{prefix}{line}\n" for line in WRAPPED.split("\n"))
    assert legible(text).text.strip() == WRAPPED.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "A headline of six words here\nShe flew to Oslo on Friday.\nHe did not.",
        "A headline of six words here\nBy Anna Smith\nOSLO (AP) — " + "She stayed there. " * 20,
        "- apples\n- pears\n- plums\n",
        "He came -\nand left.",
        "Schedule\n    Monday: Paris\n    Tuesday: Rome",
        "She left.\n\nNew York was next.",
        " \n\n ",
        "\u200b",
    ],
)
def test_lines_that_stand_for_themselves_are_left(text: str) -> None:
    assert legible(text).text == text and not legible(text)


@given(st.text(alphabet="aB é\u0301\u00ad\u200b\n\r>-.\u00a0ﬁ", max_size=80))
def test_every_span_comes_back_where_it_is(text: str) -> None:
    read_ = legible(text)
    for start in range(len(read_.text)):
        begin, end = read_.given(start, start + 1)
        assert 0 <= begin < end <= len(text) or read_.text[start] in " -"
    sentences = split(Article("a", text))
    for sentence, inner in zip(sentences, read_.read_sentences(sentences), strict=True):
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        assert read_.text[inner.start : inner.end].strip() == read_.text[inner.start : inner.end]
    together = "".join(text[s.start : s.end] for s in sentences)
    assert together.split() == text.split() or "".join(together.split()) == "".join(text.split())


def places(text: str) -> list[tuple[str, str]]:
    """The names in a text with the places that they mean."""
    article = Article("a", text)
    found = Geoparser(open_gazetteer()).resolutions(article, split(article))
    assert all(text[r.mention.start : r.mention.end] == r.mention.text for r in found)
    return [(r.mention.text, r.place.name) for r in found if r.place]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ms Adler flew to Copen\xadhagen.", [("Copen\xadhagen", "Copenhagen")]),
        ("She flew to Mu\u0308nchen.", [("Mu\u0308nchen", "Munich")]),
        ("She flew to Buda-\npest.", [("Buda-\npest", "Budapest")]),
        ("> She flew to Port\n> Moresby in May.", [("Port\n> Moresby", "Port Moresby")]),
        ("Ms Adler flew to New\n    York.", [("New\n    York", "New York City")]),
    ],
)
def test_a_place_is_found_and_shown_as_it_stands_in_the_text(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [shown for shown, _ in places(text)] == [shown for shown, _ in found]
    assert [name.split()[0] for _, name in places(text)] == [n.split()[0] for _, n in found]


def test_one_person_is_one_whatever_unseen_letters_are_in_the_name() -> None:
    article = Article(
        "a", "Ms Ad\xadler went to Oslo on Friday. On Saturday Adler went to Ber-\ngen."
    )
    sentences = split(article)
    assert [(s.start, s.end) for s in sentences] == [(0, 33), (34, 69)]
    geoparser = Geoparser(open_gazetteer())
    told = read(article, sentences, geoparser.resolutions(article, sentences))
    (journey,) = told.itineraries
    assert journey.traveller == "Adler"
    assert [stop.visit.place.name for stop in journey.stops] == ["Oslo", "Bergen"]


@pytest.mark.parametrize(
    "piece", ["a-\nb ", "a\u0301\u200b", "> x\n", "\u00ad", "New\n    York ", ">"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    started = time.perf_counter()
    legible(piece * (300_000 // len(piece)))
    assert time.perf_counter() - started < 10
