"""Words of a text: which open a sentence or line, and that endless marks take no longer for it."""

from __future__ import annotations

import time

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.places.mentions.tokens import Tokens, tokenise


def tokens(text: str) -> Tokens:
    return tokenise(text, split(Article("a.txt", text)))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("He left. She stayed.", ["He", "She"]),
        ("“Oslo” it said.\n- Rome is next.", ["Oslo", "Rome"]),
        ("… !? Oslo is far. … … Rome is not.", ["Oslo", "Rome"]),
        ("One line\n…\nand one more", ["One", "and"]),
    ],
)
def test_the_first_word_of_a_sentence_or_line_comes_after_its_marks(
    text: str, opening: list[str]
) -> None:
    found = tokens(text)
    assert [found.words[index] for index in sorted(found.opens)] == opening


@pytest.mark.parametrize("marks", ["… ", "!? ", "...\n", "'s "])
def test_a_text_of_nothing_but_marks_is_read_in_time_linear_in_its_length(marks: str) -> None:
    text = marks * (200_000 // len(marks))
    article = Article("a.txt", text)
    sentences = split(article)
    start = time.process_time()
    tokenise(text, sentences)
    # Step by step it takes a fifth of a second; back over all marks at each sentence, minutes.
    assert time.process_time() - start < 5.0
