"""Opening one article of an archive: its sentences with the places they name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.archive.asking import Mentioned, Opened, Said, Segment, Traveller
from dashboard.archive.queries import Archive

_ARTICLE = "SELECT number, id, title, source, published, url, text, sentences FROM articles"
_MENTIONS = """
SELECT m.start, m."end", p.number, p.name, p.admin1, p.country, p.lat, p.lon, m.chance,
    m.edited
FROM mentions AS m LEFT JOIN places AS p ON p.number = m.place
WHERE m.article = ? ORDER BY m.start"""
_TRAVELLERS = """
SELECT person, t.name, count(*) AS told, min(s."first"), max(s."last")
FROM stops AS s JOIN travellers AS t USING (person)
WHERE s.article = ? GROUP BY person, t.name ORDER BY told DESC, t.name"""

_WORD = re.compile(r"\w+")


class _Name(NamedTuple):
    """A name of a place in a text."""

    start: int
    end: int
    place: int | None
    note: str


def opened(
    archive: Archive, article: str, start: int | None = None, words: str = ""
) -> Opened | None:
    """The article with an id, or None; `start`, an offset in its text, says in which sentence it is
    opened, or else, `words` that were looked for: in the first that has most of them."""
    numbers = archive.rows("SELECT number FROM articles WHERE id = ?", [article])
    if not numbers:
        return None
    number = numbers[0][0]
    ((_, id_, title, source, published, url, text, spans),) = archive.rows(
        f"{_ARTICLE} WHERE number = ?", [number]
    )
    found = archive.rows(_MENTIONS, [number])
    names = [_Name(row[0], row[1], row[2], _note(*row[3:6], *row[8:])) for row in found]
    places = {
        place: Mentioned(place, name, lat, lon)
        for _, _, place, name, _, _, lat, lon, *_ in found
        if place is not None
    }
    bounds = [(span["start"], span["end"]) for span in spans]
    sentence = None
    if start is not None and bounds:
        sentence = max(0, bisect_right([begin for begin, _ in bounds], start) - 1)
    elif words.strip():
        sentence = _with_most([text[begin:end] for begin, end in bounds], words)
    return Opened(
        id_,
        title,
        source,
        published,
        url,
        tuple(_said(text, bounds, names)),
        tuple(places.values()),
        tuple(Traveller(*row) for row in archive.rows(_TRAVELLERS, [number])),
        sentence,
    )


def _with_most(sentences: Sequence[str], words: str) -> int | None:
    """The first of the sentences that have most of the words; None where none has any."""
    wanted = set(_WORD.findall(_plain(words)))
    counts = [len(wanted.intersection(_WORD.findall(_plain(said)))) for said in sentences]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _plain(text: str) -> str:
    """A text without accents and capitals, as the search for words takes it."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _note(
    name: str | None, admin1: str | None, country: str | None, chance: int, edited: str | None
) -> str:
    """Where a name is, in words."""
    if name is None:
        return "no layer of the gazetteer knows it"
    parts = dict.fromkeys(part for part in (name, admin1, country) if part)
    return f"{', '.join(parts)}: {'corrected by hand' if edited else f'{min(99, chance)} % sure'}"


def _said(text: str, bounds: Sequence[tuple[int, int]], names: Sequence[_Name]) -> Iterator[Said]:
    """The sentences of a text; a new paragraph begins behind an empty line."""
    last = 0
    for index, (start, end) in enumerate(bounds):
        begins = index > 0 and text[last:start].count("\n") > 0
        here = [name for name in names if start <= name.start and name.end <= end]
        yield Said(index, begins, tuple(_segments(text, start, end, here)))
        last = end


def _segments(text: str, start: int, end: int, names: Sequence[_Name]) -> Iterator[Segment]:
    at = start
    for name in names:
        if name.start > at:
            yield Segment(text[at : name.start])
        yield Segment(text[name.start : name.end], name.place, name.note)
        at = name.end
    if at < end:
        yield Segment(text[at:end])
