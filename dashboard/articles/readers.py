"""Reading articles: files and folders of them, articles files, uploads and web pages.

Nothing that is wrong with one input stops the rest: it becomes an `InputError` among the results.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from dashboard.articles.address import is_address, is_other_address
from dashboard.articles.article import Article
from dashboard.articles.formats.registry import ENDINGS
from dashboard.articles.language import foreign_language
from dashboard.articles.legible import legible
from dashboard.articles.metadata import Row, is_table, rows
from dashboard.articles.streams import Found, Stream, articles_of, unknown_ending
from dashboard.errors import InputError
from dashboard.files import has_parts_of_a_page

MOST_ARTICLES = 10_000
MOST_CHARACTERS = 200_000_000
MOST_PROBLEMS = 1_000
"""What is read all at once; read one by one (`stream`), articles may be any number."""

_BEGINNING = 65_536
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles read, each with an id of its own, and what could not be read, in order."""

    articles: tuple[Article, ...]
    problems: tuple[InputError, ...]


def read(
    paths: Iterable[str | Path],
    taken: Set[str] = frozenset(),
    progress: Callable[[int], object] | None = None,
    *,
    own_network: bool = False,
) -> Reading:
    """The articles of `paths` (see `stream`), all at once; ids in `taken` are given to none.
    `progress` is told how many there are so far."""
    return _reading(_distinct(_found(paths, own_network), taken), progress)


def read_bytes(
    name: str,
    data: bytes,
    taken: Set[str] = frozenset(),
    table: Mapping[str, Row] = MappingProxyType({}),
) -> Reading:
    """The articles of an uploaded file by its name; ids in `taken` are given to none of them.
    `table` has the rows of an uploaded `articles.csv` by file name."""
    return _reading(_distinct(_from_bytes(name, data, table), taken))


def stream(
    paths: Iterable[str | Path], *, own_network: bool = False
) -> Iterator[Article | InputError]:
    """The articles of `paths`, one by one in bounded memory, and what is wrong among them.

    A path is a file (`ENDINGS`), a folder, searched with the folders in it, or the address of a web
    page, which is fetched: of a page of the public web, unless `own_network` is meant. A plain
    file's id is its name without the ending; an `articles.csv` beside it states its title, source,
    published and url, and outranks the file itself. Of two articles with one id, the second gets
    another. A file given twice is read once.
    """
    return _distinct(_found(paths, own_network), frozenset())


def _reading(
    found: Iterable[Article | InputError], progress: Callable[[int], object] | None = None
) -> Reading:
    """All that was found, as far as it may be kept in memory."""
    articles: list[Article] = []
    problems: list[InputError] = []
    characters, told, more = 0, Counter[bool](), 0
    for item in found:
        if isinstance(item, InputError):
            told[item.kept] += 1
            if told[item.kept] > MOST_PROBLEMS:
                more += 1
            else:
                problems.append(item)
            continue
        characters += len(item.text)
        if len(articles) >= MOST_ARTICLES or characters > MOST_CHARACTERS:
            what = f"{MOST_ARTICLES:,} articles or {MOST_CHARACTERS // 1_000_000} MB of text"
            message = f"there are more than {what} here, and what follows was left out; give fewer"
            problems.append(InputError(message))
            break
        articles.append(item)
        if progress:
            progress(len(articles))
    if more:
        problems.append(InputError(f"there are {more:,} more such problems; mend the first"))
    return Reading(tuple(articles), tuple(problems))


def _distinct(found: Iterable[Found], taken: Set[str]) -> Iterator[Article | InputError]:
    """What was found, with another id for an article whose id is taken; of one that is not in
    English, that it seems so; of one that was there before under another id, that it was."""
    ids = set(taken)
    seen: dict[bytes, str] = {}
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
            if (first := seen.setdefault(_digest(item), item.id)) != item.id:
                message = f"this has the text and the day of “{first}”; take one of them away"
                yield InputError(message, place.path, place.line, kept=True)
            if language := foreign_language(item.text):
                message = f"this seems to be {language}; Dateline reads English"
                yield InputError(message, place.path, place.line, kept=True)


def _digest(article: Article) -> bytes:
    """What two articles with the same words and day of publication have in common."""
    words = " ".join(legible(article.text).text.casefold().split())
    told = f"{article.published or ''} {words}".encode("utf-8", "replace")
    return hashlib.blake2b(told, digest_size=12).digest()


def _found(paths: Iterable[str | Path], own_network: bool) -> Iterator[Found]:
    """What is at `paths`, each file once; each folder's `articles.csv` is read once."""
    seen: set[Path] = set()
    tables: dict[Path, dict[str, Row]] = {}
    for given in map(str, paths):
        if is_address(given):
            yield from _from_web(given, own_network)
            continue
        if is_other_address(given):
            message = "this is no address of a web page, which begins with https:// or http://"
            yield Found(InputError(message, given), given)
            continue
        files, problems = files_at(Path(given))
        yield from (Found(problem, given) for problem in problems)
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
                yield from (Found(problem, str(file)) for problem in wrong)
            yield from found_in(file, tables[file.parent])


def absent(path: Path) -> InputError | None:
    """What is wrong with a name that no file or folder has; None where one has it."""
    try:
        exists = path.exists()
    except OSError as error:  # a text that was pasted for a name, a folder that is closed
        begun = str(path)[:_LONGEST_NAME]
        return InputError(f"this cannot be looked for ({error.strerror}); check it", begun)
    if not exists:
        return InputError("there is no such file or folder; check the name", path)
    return None


def files_at(path: Path) -> tuple[list[Path], list[InputError]]:
    """The file at `path`, or those in the folder there and below it, in the order of their names,
    without hidden ones, what belongs to saved pages, and each folder's `articles.csv`; and what
    cannot be searched."""
    if problem := absent(path):
        return [], [problem]
    if not path.is_dir():
        return ([] if is_table(path) else [path]), []
    found: list[Path] = []
    closed: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=closed.append):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not has_parts_of_a_page(name, names)
        )
        shown = (Path(folder, name) for name in sorted(names) if not name.startswith("."))
        found += [file for file in shown if not is_table(file)]
    problems = [_cannot_be_opened("folder", error.filename, error) for error in closed]
    if not found and not problems:
        message = f"this folder holds no article; put files ({', '.join(ENDINGS)}) into it"
        problems = [InputError(message, path)]
    return found, problems


def _cannot_be_opened(what: str, path: str, error: OSError) -> InputError:
    return InputError(f"this {what} cannot be opened ({error.strerror}); allow reading it", path)


def _from_bytes(name: str, data: bytes, table: Mapping[str, Row]) -> Iterator[Found]:
    """The articles of an uploaded file, and what is wrong with it."""
    yield from articles_of(Stream(name, io.BytesIO(data), name), table)


def found_in(file: Path, table: Mapping[str, Row]) -> Iterator[Found]:
    """The articles of one file, and what is wrong with it; `table` has the rows of the
    `articles.csv` beside it by file name. One of another ending is not opened, nor is what is no
    file: a pipe would be waited for, a device might never end."""
    path = str(file)
    if problem := unknown_ending(file.name, path):
        yield Found(problem, path)
        return
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            message = "this is a pipe, a device or a socket; save the article in a file"
            yield Found(InputError(message, path), path)
            return
        with file.open("rb", buffering=_BEGINNING) as opened:
            yield from articles_of(Stream(file.name, opened, path), table)
    except OSError as error:
        yield Found(_cannot_be_opened("file", path, error), path)


def _from_web(address: str, own_network: bool) -> Iterator[Found]:
    """The article on a web page, or the entries of a feed; a page's id is the last part of its
    address."""
    from dashboard.articles import web  # takes 70 ms, and few inputs are addresses

    try:
        page = web.fetch(address, own_network=own_network)
    except InputError as error:
        yield Found(error, address)
        return
    parts = urlsplit(address)
    name = PurePath(unquote(parts.path)).stem or parts.netloc
    file = io.BytesIO(page.data)
    for found in articles_of(Stream(name + page.ending, file, address, page.charset), {}):
        if isinstance(found.item, Article) and found.item.url is None:
            found = replace(found, item=replace(found.item, url=address))
        yield found
