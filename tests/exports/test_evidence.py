"""Which words of an article an export quotes."""

from __future__ import annotations

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.exports.evidence import Quotes
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
