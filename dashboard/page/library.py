"""Articles, and what a person adds to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from textwrap import shorten

from dashboard.articles.article import Article
from dashboard.articles.readers import ARTICLES_FILES, Reading, read, read_bytes


@dataclass(frozen=True, slots=True)
class Library:
    """Articles, each with an id of its own, and sentences about what could not be added."""

    articles: tuple[Article, ...] = ()
    problems: tuple[str, ...] = ()

    def with_file(self, name: str, data: bytes) -> Library:
        """Adds the articles of an uploaded file."""
        return self._with(self._uploaded(name, data))

    def with_text(self, text: str, title: str = "", published: date | None = None) -> Library:
        """Adds a pasted article; without a title, it is called by its first line."""
        reading = self._uploaded("pasted.txt", text.encode("utf-8", "replace"))
        first_line = text.strip().partition("\n")[0].lstrip("# ")
        told = tuple(
            replace(
                article,
                title=title or shorten(first_line, 80, placeholder="…"),
                published=published,
            )
            for article in reading.articles
        )
        return self._with(replace(reading, articles=told))

    def with_path(self, path: str) -> Library:
        """Adds a folder or file of this computer, or a web page by its address."""
        return self._with(read([path], self._ids()))

    def _uploaded(self, name: str, data: bytes) -> Reading:
        """The articles of a file as it comes. One whose name is that of an article here already
        gets another, without a notice: who pastes or uploads has no name to mend."""
        ids, file, number = self._ids(), PurePath(name), 2
        while file.suffix.lower() not in ARTICLES_FILES and file.stem in ids:
            file = PurePath(name).with_stem(f"{PurePath(name).stem}-{number}")
            number += 1
        return read_bytes(file.name, data, ids)

    def _ids(self) -> frozenset[str]:
        return frozenset(article.id for article in self.articles)

    def _with(self, reading: Reading) -> Library:
        known = {(article.title, article.text) for article in self.articles}
        new = tuple(a for a in reading.articles if (a.title, a.text) not in known)
        return Library(
            self.articles + new, self.problems + tuple(str(problem) for problem in reading.problems)
        )
