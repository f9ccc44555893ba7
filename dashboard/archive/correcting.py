"""Which articles of an archive a reader's corrections reach, and the pieces that these make.

What is found in them anew outranks what the pieces of the input have of them. An article is read
again where what corrects it is another than before; those that the same corrections reach are read
together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from dashboard.archive.corrected import NAME, Corrected, Reached, everywhere
from dashboard.archive.manifest import Manifest
from dashboard.archive.pieces import SIZE, End, Piece
from dashboard.archive.stamp import stamp, stamp_by_hand
from dashboard.archive.working import PARTS, part
from dashboard.articles.article import Article
from dashboard.errors import ArchiveError, InputError
from dashboard.project.anchors import find
from dashboard.project.apply import Corrections
from dashboard.project.events import (
    ArticleEdited,
    Change,
    OfPerson,
    OfPlace,
    OfStop,
    Spot,
    StopAdded,
    StopMoved,
    StopRef,
)
from dashboard.project.history import Done
from dashboard.project.sharing import held, numbered, text_of

_BATCH = 1_000  # articles in memory at a time
_ARTICLE = "digest, id, text, title, source, published, url"


def keep(folder: Path, file: Path) -> list[InputError]:
    """Take a file of corrections into the archive in a folder, where it stays until another is
    taken, and give what is wrong with its lines. Raise InputError where it cannot be read."""
    text = text_of(file)
    beside = folder / f"{NAME}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(folder / NAME)
    except OSError as error:
        message = f"{folder}: this folder cannot be used ({error.strerror}); give another after -o"
        raise ArchiveError(message) from None
    return numbered(text, str(file))[1]


def kept(folder: Path) -> tuple[list[Done], list[InputError]]:
    """The corrections that an archive has, and what is wrong with their file."""
    path = folder / NAME
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return numbered(text, NAME)


def of_persons(folder: Path) -> Corrections:
    """What the corrections of an archive say of names."""
    return Corrections(one for one in kept(folder)[0] if isinstance(one.change, OfPerson))


def corrected(folder: Path, manifest: Manifest, size: int = SIZE) -> Iterator[Piece | End]:
    """The pieces that the corrections of an archive make of the articles it has, with the end of
    their source. Every article that has been read must be there."""
    done, problems = kept(folder)
    of_input = [key for key in manifest.current_keys if key not in manifest.corrected]
    paths = [part(folder / PARTS, "articles", key) for key in of_input]
    with _Articles([path for path in paths if path.is_file()]) as articles:
        reach = _reach(done, articles)
        persons = [one for one in done if isinstance(one.change, OfPerson)]
        reaching = reach.fitting.union(one.seq for one in persons)
        lost = tuple(one for one in done if one.seq not in reaching)
        if lost or problems:
            content = Corrected((), lost, tuple(problems))
            yield Piece(_key([*map(_said, lost), *map(str, problems)]), NAME, 0, content)
        together: dict[tuple[str, ...], tuple[list[Done], list[int]]] = {}
        for digest, own in reach.of_article.items():
            # Whose stop it is depends on what is said of names.
            by_names = persons if any(isinstance(one.change, OfStop) for one in own) else []
            whole = sorted([*own, *by_names], key=lambda one: one.seq)
            together.setdefault(tuple(map(_said, whole)), (whole, []))[1].append(digest)
        found = articles.of([one for _, digests in together.values() for one in sorted(digests)])
        for own, digests in together.values():
            yield from _cut(own, islice(found, len(digests)), size)
    yield End(NAME)


@dataclass(slots=True)
class _Reach:
    """The corrections of each article, by its digest, in the order in which they were made; and the
    numbers of those that reach any."""

    of_article: dict[int, list[Done]] = field(default_factory=lambda: defaultdict(list))
    fitting: set[int] = field(default_factory=set)

    def add(self, digest: int, one: Done) -> None:
        """Take that a correction reaches an article."""
        self.fitting.add(one.seq)
        if one.seq not in [other.seq for other in self.of_article[digest]]:
            self.of_article[digest].append(one)


class _Articles:
    """The articles that an archive has read, some in memory at a time."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._db = duckdb.connect()
        self._db.execute("SET memory_limit = '500MB'; SET threads = 1")
        self._paths = list(map(str, paths))

    def __enter__(self) -> _Articles:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def every(self) -> Iterator[tuple[int, Article]]:
        """All of them, each with its digest."""
        yield from self._those("true", [])

    def called(self, ids: Sequence[str]) -> Iterator[tuple[int, Article]]:
        """Those with these ids."""
        yield from self._those("id IN (SELECT unnest(?))", [list(ids)])

    def of(self, digests: Sequence[int]) -> Iterator[tuple[int, Article]]:
        """Those with these digests, in their order."""
        where = "digest IN (SELECT unnest(?::UBIGINT[]))"
        for begin in range(0, len(digests), _BATCH):
            batch = list(digests[begin : begin + _BATCH])
            found = dict(self._those(where, [batch]))
            yield from ((digest, found[digest]) for digest in batch)

    def _those(self, where: str, values: list[Any]) -> Iterator[tuple[int, Article]]:
        if not self._paths:
            return
        with self._db.cursor() as cursor:
            query = f"SELECT {_ARTICLE} FROM read_parquet(?) WHERE {where}"
            cursor.execute(query, [self._paths, *values])
            while rows := cursor.fetchmany(_BATCH):
                for digest, *rest in rows:
                    yield digest, Article(*rest)


def _reach(done: Iterable[Done], articles: _Articles) -> _Reach:
    """Which articles the corrections reach."""
    of_articles = [one for one in done if not isinstance(one.change, OfPerson)]
    spots = dict.fromkeys(spot for one in of_articles for spot in _spots(one.change))
    edited = {one.change.id for one in of_articles if isinstance(one.change, ArticleEdited)}
    here, of_id = _at_their_ids(spots, edited, articles)
    missing = [spot for spot in spots if spot not in here]
    wide = {one.seq: words for one in of_articles if (words := everywhere(one.change))}
    elsewhere, with_words = _among_all(missing, wide, articles) if missing or wide else ({}, {})
    here |= elsewhere
    reach = _Reach()
    for one in of_articles:
        for digest, ids in _by_article(_spots(one.change), here).items():
            reach.add(digest, replace(one, change=_at_home(one.change, ids)))
        others = with_words.get(one.seq, [])
        if isinstance(one.change, ArticleEdited):
            others = of_id.get(one.change.id, [])
        for digest in others:
            reach.add(digest, one)
    return reach


_Where = dict[Spot, list[tuple[int, str]]]
"""The articles that spots are in: of each the digest and the id."""


def _at_their_ids(
    spots: Iterable[Spot], edited: Iterable[str], articles: _Articles
) -> tuple[_Where, dict[str, list[int]]]:
    """The spots that are in articles with their ids, and the articles with the ids of `edited`."""
    of_id: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        of_id[spot.article].append(spot)
    here: _Where = defaultdict(list)
    found: dict[str, list[int]] = defaultdict(list)
    for digest, article in articles.called(sorted({*of_id, *edited})):
        found[article.id].append(digest)
        for spot in of_id[article.id]:
            if find(spot.anchor, article.text) is not None:
                here[spot].append((digest, article.id))
    return dict(here), found


def _among_all(
    missing: Sequence[Spot], wide: Mapping[int, str], articles: _Articles
) -> tuple[_Where, dict[int, list[int]]]:
    """The spots that exactly one article has, whatever its id, and the articles that have words."""
    having: dict[Spot, dict[int, str]] = defaultdict(dict)
    with_words: dict[int, list[int]] = defaultdict(list)
    for digest, article in articles.every():
        for spot in missing:
            if spot.anchor.exact in article.text and find(spot.anchor, article.text) is not None:
                having[spot][digest] = article.id
        plain = article.text.casefold()
        for seq, words in wide.items():
            if words in plain:
                with_words[seq].append(digest)
    return {s: list(found.items()) for s, found in having.items() if len(found) == 1}, with_words


def _by_article(spots: Iterable[Spot], here: _Where) -> dict[int, dict[Spot, str]]:
    """The articles in which spots are, by their digests, each with its id for the spots in it."""
    found: dict[int, dict[Spot, str]] = defaultdict(dict)
    for spot in spots:
        for digest, id_ in here.get(spot, ()):
            found[digest][spot] = id_
    return found


def _cut(done: Sequence[Done], found: Iterable[tuple[int, Article]], size: int) -> Iterator[Piece]:
    """Pieces of the articles, each with its digest, that the same corrections reach: each ends at
    a digest that says so, or before a second article of one id."""
    some: dict[str, tuple[int, Article]] = {}

    def piece() -> Piece:
        key = _key([*map(_said, done), *(str(digest) for digest, _ in some.values())])
        items = tuple(Reached(article, tuple(done)) for _, article in some.values())
        length = sum(len(article.text) for _, article in some.values())
        some.clear()
        return Piece(key, NAME, length, Corrected(items))

    for digest, article in found:
        if article.id in some or len(some) >= size:
            yield piece()
        some[article.id] = digest, article
        if digest % size == 0:
            yield piece()
    if some:
        yield piece()


def _spots(change: Change) -> tuple[Spot, ...]:
    """The words in articles that a correction is about."""
    if isinstance(change, OfPlace | StopAdded):
        return (change.spot,)
    if isinstance(change, StopMoved) and change.before is not None:
        return (*change.stop.spots, *change.before.spots)
    return change.stop.spots if isinstance(change, OfStop) else ()


def _at_home(change: Change, ids: Mapping[Spot, str]) -> Change:
    """A correction with the ids that articles have here."""

    def spot(given: Spot) -> Spot:
        return replace(given, article=ids.get(given, given.article))

    def stop(given: StopRef) -> StopRef:
        return replace(given, spots=tuple(map(spot, given.spots)))

    if isinstance(change, OfPlace | StopAdded):
        return replace(change, spot=spot(change.spot))
    if isinstance(change, StopMoved) and change.before is not None:
        change = replace(change, before=stop(change.before))
    return replace(change, stop=stop(change.stop)) if isinstance(change, OfStop) else change


def _said(one: Done) -> str:
    """All that a correction says, but the line it stands in."""
    return json.dumps(held(one), sort_keys=True)


def _key(told: Iterable[str]) -> str:
    """The key of a piece of which all that makes it is told."""
    digest = blake2b(digest_size=16, key=f"{stamp()} {stamp_by_hand()}".encode())
    for text in told:
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
