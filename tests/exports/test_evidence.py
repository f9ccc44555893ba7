"""Which words of an article an export quotes."""

from __future__ import annotations

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.exports.evidence import LONGEST, Quotes
from dashboard.places.place import Kind, Mention


def quoted(text: str, start: int) -> str:
    """What is quoted for a mention of Oslo at `start`."""
    article = Article("one", text)
    mention = Mention("one", start, start + 4, "Oslo", Kind.LITERAL)
    quote = Quotes({article: split(article)}).around(mention)
    assert (quote["article"], quote["sentence"]) == ("one", 0)
    return str(quote["text"])


def test_a_sentence_is_quoted_whole() -> None:
    assert quoted("Ann Lee is in Oslo now. It rains.", 14) == "Ann Lee is in Oslo now."


def test_of_an_endless_sentence_the_words_around_the_mention_are_quoted() -> None:
    text = "Oslo, " * 3_000
    middle = quoted(text, 6 * 1_500)
    assert middle.startswith("…") and middle.endswith("…") and len(middle) <= LONGEST + 6
    begin = quoted(text, 0)
    assert begin.startswith("Oslo, ") and begin.endswith("…")
