"""Articles, and what a person adds to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from textwrap import shorten
from types import MappingProxyType

from dashboard.articles.address import is_address
from dashboard.articles.article import Article
from dashboard.articles.formats.registry import FORMATS
from dashboard.articles.metadata import FILE_NAME, Row, has_texts, rows_of
from dashboard.articles.readers import Reading, read, read_bytes

_NO_FILES = (
    "{}: files and folders of the server’s computer are read only where nobody else is served; "
    "choose files to upload, or give the address of a web page"
)


@dataclass(frozen=True, slots=True)
class Reads:
    """What is read that is typed into the page: `files` and folders of this computer, and
    addresses of its `own_network`, beside those of the public web."""

    files: bool = True
    own_network: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """Articles, each with an id of its own, and sentences about what could not be added."""

    articles: tuple[Article, ...] = ()
    problems: tuple[str, ...] = ()

    def with_file(
        self, name: str, data: bytes, table: Mapping[str, Row] = MappingProxyType({})
    ) -> Library:
        """Adds the articles of an uploaded file; `table` has the rows of an uploaded
        `articles.csv`."""
        return self._with(self._uploaded(name, data, table))

    def with_table(
        self, files: Sequence[tuple[str, bytes]]
    ) -> tuple[Library, Mapping[str, Row], Sequence[tuple[str, bytes]]]:
        """Reads an `articles.csv` among uploaded files, which have names: gives its rows, the files
        beside it, and adds what is wrong with it."""
        data = next((data for name, data in files if name == FILE_NAME), None)
        if data is None or has_texts(data):
            return self, {}, files
        beside = [(name, data) for name, data in files if name != FILE_NAME]
        names = {known for name, _ in beside for known in (name, PurePath(name).stem)}
        table, problems = rows_of(data, FILE_NAME, names)
        return self._with(Reading((), problems)), table, beside

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

    def with_path(
        self,
        path: str,
        progress: Callable[[int], object] | None = None,
        reads: Reads | None = None,
    ) -> Library:
        """Adds a folder or file of this computer, or a web page by its address, where that is
        read; `progress` is told how many articles have been read."""
        reads = reads or Reads()
        if not (reads.files or is_address(path)):
            return replace(self, problems=(*self.problems, _NO_FILES.format(path)))
        return self._with(read([path], self._ids(), progress, own_network=reads.own_network))

    def _uploaded(
        self, name: str, data: bytes, table: Mapping[str, Row] = MappingProxyType({})
    ) -> Reading:
        """The articles of a file as it comes. One whose name is that of an article here already
        gets another, without a notice: who pastes or uploads has no name to mend."""
        ids, file, number = self._ids(), PurePath(name), 2
        while file.suffix.lower() in FORMATS and file.stem in ids:
            file = PurePath(name).with_stem(f"{PurePath(name).stem}-{number}")
            number += 1
        row = table.get(name) or table.get(PurePath(name).stem)
        return read_bytes(file.name, data, ids, {file.name: row} if row else {})

    def _ids(self) -> frozenset[str]:
        return frozenset(article.id for article in self.articles)

    def _with(self, reading: Reading) -> Library:
        known = {(article.text, article.published) for article in self.articles}
        new = tuple(a for a in reading.articles if (a.text, a.published) not in known)
        return Library(
            self.articles + new, self.problems + tuple(str(problem) for problem in reading.problems)
        )
