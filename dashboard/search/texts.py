"""Sentences by their words: an index in memory (SQLite's FTS5), made anew from each atlas."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from threading import Lock

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.search.spelling import asked, folded, found, how_many

_TOKENS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
_LOOKED_AT = 400  # sentences of an article in which the words stand apart


class Texts:
    """The sentences of some articles, to be looked up. Threads may share it."""

    def __init__(
        self, articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
    ) -> None:
        self._texts = {article.id: article.text for article in articles}
        self._sentences = sentences
        self._refs: list[SentenceRef] = []
        self._articles = [article for article in articles if sentences[article.id]]
        self._lock = Lock()
        self._file = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._file.execute(f"CREATE VIRTUAL TABLE sentence USING fts5(text, folded, {_TOKENS})")
        self._file.execute(f"CREATE VIRTUAL TABLE article USING fts5(text, folded, {_TOKENS})")
        self._fill()

    def find(self, typed: str, most: int) -> tuple[list[SentenceRef], int]:
        """Up to `most` sentences that have all the words typed, the best first, and how many there
        are; where none is, those that have the most of them in articles that have all."""
        words = asked(typed)
        if not words:
            return [], 0
        query = " ".join(f'"{word}"' for word in words) + "*"
        with self._lock:
            numbers, count = self._holding("sentence", query, most)
            if count:
                return [self._refs[number] for number in numbers], count
            numbers, count = self._holding("article", query, most)
        return [self._nearest(self._articles[number], words) for number in numbers], count

    def _holding(self, what: str, query: str, most: int) -> tuple[list[int], int]:
        """The numbers of up to `most` sentences or articles that a query of SQLite finds, the best
        first, and how many there are."""
        where = f"FROM {what} WHERE {what} MATCH ?"
        (count,) = self._file.execute(f"SELECT count(*) {where}", (query,)).fetchone()
        rows = self._file.execute(
            f"SELECT rowid {where} ORDER BY rank, rowid LIMIT ?", (query, most)
        )
        return [number for (number,) in rows], count

    def marks(self, ref: SentenceRef, typed: str) -> tuple[tuple[int, int], ...]:
        """Where in a sentence the words typed stand, as offsets of its characters."""
        return tuple(found(self._text(ref), asked(typed)))

    def _fill(self) -> None:
        rows = []
        for article in self._articles:
            for sentence in self._sentences[article.id]:
                text = self._text(sentence.ref)
                rows.append((len(self._refs), text, folded(text)))
                self._refs.append(sentence.ref)
        whole = [
            (number, f"{article.title or ''}\n{article.text}", folded(article.text))
            for number, article in enumerate(self._articles)
        ]
        put = "INSERT INTO {}(rowid, text, folded) VALUES (?, ?, ?)"
        self._file.execute("BEGIN")
        self._file.executemany(put.format("sentence"), map(_storable, rows))
        self._file.executemany(put.format("article"), map(_storable, whole))
        self._file.execute("COMMIT")

    def _text(self, ref: SentenceRef) -> str:
        sentence = self._sentences[ref.article_id][ref.index]
        return self._texts[ref.article_id][sentence.start : sentence.end]

    def _nearest(self, article: Article, words: Sequence[str]) -> SentenceRef:
        """The sentence of an article that has the most of the words, the first of several."""
        told = self._sentences[article.id][:_LOOKED_AT]
        return max((s.ref for s in told), key=lambda ref: how_many(self._text(ref), words))


def _storable(row: tuple[int, str, str]) -> tuple[int, str, str]:
    """A row without lone surrogates, which SQLite cannot hold."""
    number, *texts = row
    text, other = (text.encode("utf-8", "replace").decode("utf-8") for text in texts)
    return number, text, other
