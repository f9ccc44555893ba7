from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.articles.article import Article
from dashboard.articles.sentences import LONGEST, paragraphs, split

SEEDS = Path(__file__).parents[2] / "seeds"


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(Article("a", text))]


def seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return Article(path.stem, path.read_text(encoding="utf-8"))


def test_the_seed_articles_have_the_sentences_a_reader_counts():
    assert len(split(seed("000"))) == 34
    told = seed("004")
    sentence = split(told)[23]
    assert told.text[sentence.start : sentence.end].startswith("The Kim-Putin summit took place")
    assert sentence.index == 23


# A bar marks each boundary; there must be no other.
@pytest.mark.parametrize(
    "marked",
    [
        "She left. |He stayed.",
        "Mr. Smith met Gen. Lee in St. Louis. |They spoke.",
        "The U.S. Army left. |It was in the U.S. |The troops went home.",
        "Officials of the U.N. Security Council met at No. 5 Downing St. |It was late.",
        "It opened on Sept. 5 and closed on Oct. 3, 2020. |Then it rained.",
        "The plane left at 5 p.m. Tuesday. |It landed at 9 a.m. |Smith was aboard.",
        "George H. W. Bush flew to Springfield, Ill., in 1990. |J.K. Rowling stayed.",
        "SPRINGFIELD, Mass. (AP) — The mayor left. |He flew.",
        "“We are ready. |We go,” she said. |“Are we?” Smith asked. |“Yes.” |They went.",
        "“Is it over?” he asked. |Nobody answered! |Silence.",
        "He said: “Go home.” |(Nobody moved.) |Then they left…  |She waited ... and slept.",
        "It grew 3.5 percent, see example.com for more. |Apple Inc. hired Acme Corp. staff.",
        "The Rev. Roy Jones of Dr. Who & Sons Ltd. spoke. |The end.",
        "ST. JOHN’S, N.L. - The victims were named. |POLICE LEFT AT 5 A.M. SUNDAY.",
        "Headline without a stop\n|By A. Writer\n|First sentence. |Second one.",
        "Lead:\n|1. First point\n|2. Second point. |More\n|• A bullet\n|- Another",
        "It spread in 2005.[1] |The ministry agreed.[2][3] |It ended.",
        "Carriage returns\r\n|Are line breaks\r|As well.",
    ],
)
def test_boundaries(marked: str):
    assert cut(marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("Oslo, Rome and Lima; ", ";"),
        ("Oslo, Rome and Lima, ", ","),
        ("he said he ", "de"),
        ("a", "a"),
    ],
)
def test_what_does_not_end_is_cut_where_it_has_a_joint(words: str, ends: str) -> None:
    text = words * (5 * LONGEST // len(words))
    pieces = cut(text)
    assert all(LONGEST // 2 <= len(piece) <= LONGEST for piece in pieces[:-1])
    assert {piece[-1] for piece in pieces[:-1]} <= set(ends)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_the_longest_sentence_is_left_whole() -> None:
    assert cut("a" * (LONGEST - 1) + ".") == ["a" * (LONGEST - 1) + "."]
    assert [len(piece) for piece in cut("a" * LONGEST + ".")] == [LONGEST, 1]
    assert cut("a" + " " * 3 * LONGEST + "b") == ["a", "b"]


def test_lines_wrapped_at_a_width_are_one_paragraph():
    text = (
        "The minister flew to the coast on Monday, where\nshe met the mayor and "
        "the\ngovernor. They talked for\ntwo hours.\n\nOn Tuesday she went\non to the hills.\n"
    )
    assert cut(text) == [
        "The minister flew to the coast on Monday, where\nshe met the mayor and the\ngovernor.",
        "They talked for\ntwo hours.",
        "On Tuesday she went\non to the hills.",
    ]
    assert len(paragraphs(Article("a", text))) == 2


def test_a_paragraph_is_a_line_of_an_unwrapped_text():
    text = "First paragraph. It has two sentences.\n\nSecond.\nThird.\n"
    spans = paragraphs(Article("a", text))
    assert [text[start:end] for start, end in spans] == [
        "First paragraph. It has two sentences.",
        "Second.",
        "Third.",
    ]


PIECES = ["Mr.", "U.S.", "said.", "The", "“Go!”", "5", "p.m.", "…", "—", "\n", "\n\n", "\t", "\r\n"]
MORE_PIECES = ["(", ")", '"', "Lima", "?", "...", "\u2028", "\xa0", "•", "[1]", "a"]
news_like = st.lists(st.sampled_from(PIECES + MORE_PIECES)).map(" ".join)


@settings(deadline=None)
@given(st.one_of(st.text(), news_like))
def test_sentences_cover_the_text_in_order_and_are_trimmed(text: str):
    found = split(Article("a", text))
    assert [sentence.index for sentence in found] == list(range(len(found)))
    covered = 0
    for sentence in found:
        assert not text[covered : sentence.start].strip()
        piece = text[sentence.start : sentence.end]
        assert piece and piece == piece.strip()
        covered = sentence.end
    assert not text[covered:].strip()


@settings(deadline=None)
@given(st.one_of(st.text(), news_like))
def test_every_sentence_lies_in_one_paragraph(text: str):
    article = Article("a", text)
    spans = paragraphs(article)
    for sentence in split(article):
        assert sum(start <= sentence.start and sentence.end <= end for start, end in spans) == 1
    assert list(spans) == sorted(spans)
