"""Reading articles: files and folders of them, articles files, uploads and web pages.

Nothing that is wrong with one input stops the rest: it becomes an `InputError` among the results.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from dashboard.articles import jsonl, web
from dashboard.articles.article import Article
from dashboard.articles.encodings import whole_characters
from dashboard.articles.formats.registry import FORMATS, document
from dashboard.articles.guard import fault
from dashboard.articles.language import foreign_language
from dashboard.articles.metadata import FILE_NAME, Row, fields, rows
from dashboard.errors import InputError

ARTICLES_FILES = (".jsonl", ".ndjson")
ENDINGS = (*FORMATS, *ARTICLES_FILES)
_MOST_BYTES = 50_000_000
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles read, each with an id of its own, and what could not be read, in order."""

    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An article or a problem, and where it was found."""

    item: Article | InputError
    path: str
    line: int | None = None


def read(paths: Iterable[str | Path], taken: Set[str] = frozenset()) -> Reading:
    """The articles of `paths` (see `stream`), all at once; ids in `taken` are given to none."""
    return _reading(_distinct(_found(paths), taken))


def read_bytes(name: str, data: bytes, taken: Set[str] = frozenset()) -> Reading:
    """The articles of an uploaded file by its name; ids in `taken` are given to none of them."""
    return _reading(_distinct(_from_bytes(name, data), taken))


def stream(paths: Iterable[str | Path]) -> Iterator[Article | InputError]:
    """The articles of `paths`, one by one in bounded memory, and what is wrong among them.

    A path is a file (`ENDINGS`), a folder, searched with the folders in it, or the address of a web
    page, which is fetched. A plain file's id is its name without the ending; an `articles.csv`
    beside it states its title, source, published and url, and outranks the file itself. Of two
    articles with one id, the second gets another. A file given twice is read once.
    """
    return _distinct(_found(paths), frozenset())


def _reading(found: Iterable[Article | InputError]) -> Reading:
    everything = tuple(found)
    return Reading(
        tuple(item for item in everything if isinstance(item, Article)),
        tuple(item for item in everything if isinstance(item, InputError)),
    )


def _distinct(found: Iterable[_Found], taken: Set[str]) -> Iterator[Article | InputError]:
    """What was found, with another id for an article whose id is taken; of one that is not in
    English, that it seems so."""
    ids = set(taken)
    for place in found:
        item = place.item
        if isinstance(item, Article) and item.id in ids:
            number = 2
            while (other := f"{item.id}-{number}") in ids:
                number += 1
            message = (
                f"another article has the id “{item.id}”, so this one is called “{other}”; give "
                "each an id (a file name) of its own"
            )
            yield InputError(message, place.path, place.line, kept=True)
            item = replace(item, id=other)
        yield item
        if isinstance(item, Article):
            ids.add(item.id)
            if language := foreign_language(item.text):
                message = f"this seems to be {language}; Dateline reads English"
                yield InputError(message, place.path, place.line, kept=True)


def _found(paths: Iterable[str | Path]) -> Iterator[_Found]:
    """What is at `paths`, each file once; each folder's `articles.csv` is read once."""
    seen: set[Path] = set()
    tables: dict[Path, dict[str, Row]] = {}
    for given in map(str, paths):
        if web.is_address(given):
            yield from _from_web(given)
            continue
        files, problems = _files(Path(given))
        yield from (_Found(problem, given) for problem in problems)
        for file in files:
            try:
                whole = file.resolve()
            except (OSError, RuntimeError):  # a link to itself, which cannot be opened either
                whole = file
            if whole in seen:
                continue
            seen.add(whole)
            if file.parent not in tables:
                tables[file.parent], wrong = rows(file.parent)
                yield from (_Found(problem, str(file)) for problem in wrong)
            yield from _from_file(file, tables[file.parent])


def _files(path: Path) -> tuple[list[Path], list[InputError]]:
    """The file at `path`, or those in the folder there and below it, in the order of their names,
    without hidden ones and each folder's `articles.csv`; and what cannot be searched."""
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except OSError as error:  # a text that was pasted for a name, a folder that is closed
        begun = str(path)[:_LONGEST_NAME]
        return [], [InputError(f"this cannot be looked for ({error.strerror}); check it", begun)]
    if not exists:
        return [], [InputError("there is no such file or folder; check the name", path)]
    if not is_folder:
        return ([] if path.name == FILE_NAME else [path]), []
    found: list[Path] = []
    closed: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = sorted(name for name in names if not name.startswith(".") and name != FILE_NAME)
        found += [Path(folder, name) for name in shown]
    problems = [_cannot_be_opened("folder", error.filename, error) for error in closed]
    if not found and not problems:
        message = f"this folder holds no article; put files ({', '.join(ENDINGS)}) into it"
        problems = [InputError(message, path)]
    return found, problems


def _cannot_be_opened(what: str, path: str, error: OSError) -> InputError:
    return InputError(f"this {what} cannot be opened ({error.strerror}); allow reading it", path)


def _from_file(file: Path, table: Mapping[str, Row]) -> Iterator[_Found]:
    """The articles of one file, and what is wrong with it."""
    path = str(file)
    try:
        if file.suffix.lower() in ARTICLES_FILES:
            with file.open("rb") as lines:
                for line, item in jsonl.articles(lines, path):
                    yield _Found(item, path, line)
        elif file.stat().st_size > _MOST_BYTES:
            message = f"this file is larger than {_MOST_BYTES // 1_000_000} MB; split it"
            yield _Found(InputError(message, path), path)
        else:
            row = table.get(file.name) or table.get(file.stem)
            yield from _from_document(file.name, file.read_bytes(), path, row)
    except OSError as error:
        yield _Found(_cannot_be_opened("file", path, error), path)


def _from_bytes(name: str, data: bytes) -> Iterator[_Found]:
    """The articles of an uploaded file, and what is wrong with it."""
    if PurePath(name).suffix.lower() in ARTICLES_FILES:
        for line, item in jsonl.articles(io.BytesIO(data), name):
            yield _Found(item, name, line)
    else:
        yield from _from_document(name, data, name, None)


def _from_web(address: str) -> Iterator[_Found]:
    """The article on a web page; its id is the last part of the address."""
    try:
        page = web.fetch(address)
    except InputError as error:
        yield _Found(error, address)
        return
    parts = urlsplit(address)
    name = PurePath(unquote(parts.path)).stem or parts.netloc
    for found in _from_document(name + page.ending, page.data, address, None, page.charset):
        if isinstance(found.item, Article) and found.item.url is None:
            found = replace(found, item=replace(found.item, url=address))
        yield found


def _from_document(
    name: str, data: bytes, path: str, row: Row | None, charset: str | None = None
) -> Iterator[_Found]:
    """The article of a plain file, with what the file and then the row of `articles.csv` state."""
    if PurePath(name).suffix.lower() not in FORMATS:
        message = f"this ending is none of {', '.join(ENDINGS)}; save the article as one of them"
        yield _Found(InputError(message, path), path)
        return
    try:
        read = document(name, data, path, charset)
    except MemoryError:
        raise
    except InputError as error:
        yield _Found(error, path)
        return
    except Exception as error:
        yield _Found(InputError(f"this file cannot be read: {fault(error)}", path), path)
        return
    own, problems = fields(read.stated, path)
    if row is not None:
        listed, wrong = fields(row.stated, str(Path(path).with_name(FILE_NAME)), row.line)
        own = {
            "title": listed["title"] or own["title"],
            "source": listed["source"] or own["source"],
            "published": listed["published"] or own["published"],
            "url": listed["url"] or own["url"],
        }
        problems += wrong
    identity = PurePath(name).stem.encode("utf-8", "replace").decode("utf-8")
    yield _Found(Article(identity, whole_characters(read.text), **own), path)
    yield from (_Found(problem, path) for problem in problems)
