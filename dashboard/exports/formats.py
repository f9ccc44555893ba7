"""The formats that the command line writes: of each, the piece of an article's places, the piece of
its journeys, and the file of pieces, which is written as they come where the format allows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dashboard.articles.article import Article, Sentence
from dashboard.atlas import Atlas
from dashboard.exports import columns, geojson, gpx, kml, lines, records, table, web_annotations
from dashboard.exports.evidence import Quotes
from dashboard.exports.fields import Record
from dashboard.places.place import Resolution

Written = str | bytes
OfPlaces = Callable[[Article, Sequence[Sentence], Sequence[Resolution]], Any]
OfJourneys = Callable[[Atlas], Any]
Whole = Callable[[Iterable[Any]], Iterator[Written]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format. `places` and `journeys` make the piece of one article, `merged` that of the
    journeys across many; `file_of_places` and `file_of_journeys` make the file of pieces. `needs`
    are packages that are not installed with Dateline. What `is_text` goes to a terminal."""

    places: OfPlaces
    journeys: OfJourneys
    merged: OfJourneys
    file_of_places: Whole
    file_of_journeys: Whole
    needs: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """False of what a terminal cannot show."""
        return not self.needs


def _places(
    article: Article, sentences: Sequence[Sentence], resolutions: Iterable[Resolution]
) -> list[Record]:
    return [*records.places(resolutions, Quotes({article: sentences}))]


def _journeys(atlas: Atlas) -> list[Record]:
    return [*records.journeys_and_stations(atlas)]


def _of_records(
    piece: Callable[[list[Record]], Any], whole: Whole, needs: tuple[str, ...] = ()
) -> Format:
    """A format that tells of places and of journeys in one way."""

    def journeys(atlas: Atlas) -> Any:
        return piece(_journeys(atlas))

    return Format(lambda *found: piece(_places(*found)), journeys, journeys, whole, whole, needs)


def _headed(header: str) -> Whole:
    return lambda pieces: chain([header], pieces)


def _one(write: Callable[[Iterable[Any]], Written]) -> Whole:
    """A file that is made when all pieces are there."""

    def whole(pieces: Iterable[Any]) -> Iterator[Written]:
        yield write(pieces)

    return whole


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(lines.mentions, lines.stops, lines.merged_stops, iter, iter),
    "geojson": _of_records(geojson.features, geojson.collection),
    "csv": Format(
        table.mention_rows,
        table.stop_rows,
        table.stop_rows,
        _headed(table.MENTION_HEADER),
        _headed(table.STOP_HEADER),
    ),
    "kml": Format(
        lambda *found: [kml.places(found[0], _places(*found))],
        lambda atlas: [*kml.journeys(atlas)],
        lambda atlas: [*kml.journeys(atlas)],
        _one(kml.document),
        _one(kml.document),
    ),
    "gpx": Format(
        lambda *found: gpx.points(_places(*found)),
        gpx.journeys,
        gpx.journeys,
        _one(gpx.document),
        _one(gpx.document),
    ),
    "parquet": _of_records(
        list, _one(lambda told: columns.geoparquet(chain(*told))), columns.FOR_GEOPARQUET
    ),
    "gpkg": _of_records(
        list, _one(lambda told: columns.geopackage(chain(*told))), columns.FOR_GEOPACKAGE
    ),
    "jsonld": Format(
        lambda article, _, resolutions: web_annotations.of_mentions(article, resolutions),
        web_annotations.of_journeys,
        web_annotations.of_journeys,
        web_annotations.page,
        web_annotations.page,
    ),
}
"""By the endings of their files' names."""
