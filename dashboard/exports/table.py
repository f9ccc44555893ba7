"""CSV tables of stops and of mentions, safe to open in a spreadsheet.

They begin with a byte order mark: without it, Excel reads UTF-8 as the code page of its system.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.articles.article import Article, Sentence
from dashboard.articles.encodings import unix_lines
from dashboard.atlas import Atlas
from dashboard.exports import records
from dashboard.exports.evidence import Quotes, about_article, attribution, edits_in_words
from dashboard.exports.fields import BETWEEN, Record, Value
from dashboard.places.place import Resolution
from dashboard.view import words

_MARK = "\ufeff"
# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")

STOPS = (
    *("traveller", "trip", "order", "place", "country", "lat", "lon", "status", "date"),
    *("date_text", "precision", "km", "bearing", "unsure", "rule", "borrowed", "disagreements"),
    *("edited", "evidence", "evidence_text", "chance", "perhaps", "group", "station"),
    *("role", "from", "place_id", "country_name", "admin1", "feature_code", "uncertainty_km"),
    *("sure", "date_first", "date_last"),
    *("article", "article_title", "article_source", "article_published", "article_url"),
    *("attribution", "article_edited"),
)
"""The columns of a stop and of the leg that led there, or of a station of a life: those of
`fields.FIELDS`, but that `place` is the name. `unsure` says which places of stop and leg are
likelier others, `perhaps` is "perhaps" of a stop that is too unlikely for a trip, or else ""."""

MENTIONS = (
    *("article", "start", "end", "text", "kind", "score", "place_id", "place", "country"),
    *("feature_code", "lat", "lon", "uncertainty_km", "sentence", "sentence_text", "reasons"),
    *("edited", "country_name", "admin1", "article_title", "article_source"),
    *("article_published", "article_url", "attribution", "article_edited"),
)
"""The columns of a mention, where it is, and the sentence that names it."""

STOP_HEADER = _MARK + ",".join(STOPS) + "\n"
MENTION_HEADER = _MARK + ",".join(MENTIONS) + "\n"

Row = Mapping[str, Value]


def stops(atlas: Atlas) -> str:
    """The stops of `atlas` as a whole file, last those that perhaps were, and stations."""
    quotes = Quotes.of(atlas)
    told = [*_stops(atlas, quotes), *map(_row, records.perhaps(atlas, quotes))]
    return STOP_HEADER + _csv(STOPS, [*told, *map(_row, records.stations(atlas, quotes))])


def stop_rows(atlas: Atlas) -> str:
    """The stops and stations of `atlas`, a row each, to stand below `STOP_HEADER`. Several
    sentences, or articles, share a cell, with bars between."""
    quotes = Quotes.of(atlas)
    return _csv(STOPS, [*_stops(atlas, quotes), *map(_row, records.stations(atlas, quotes))])


def mentions(atlas: Atlas) -> str:
    """The mentions of all articles of `atlas` as a whole file."""
    return MENTION_HEADER + "".join(
        mention_rows(article, atlas.sentences[article.id], atlas.resolutions[article.id])
        for article in atlas.articles
    )


def mention_rows(
    article: Article, sentences: Sequence[Sentence], resolutions: Iterable[Resolution]
) -> str:
    """The mentions of an article, a row each, those without a place too, to stand below
    `MENTION_HEADER`."""
    return _csv(MENTIONS, _mention_rows(article, sentences, resolutions))


def _stops(atlas: Atlas, quotes: Quotes) -> Iterator[Row]:
    unsure = atlas.unsure_places()
    for itinerary in atlas.itineraries:
        stops, legs = records.of_itinerary(itinerary, quotes, unsure)
        leading = dict(zip((leg.end for leg in itinerary.legs), legs, strict=True))
        for stop, record in zip(itinerary.stops, stops, strict=True):
            yield _row(record, leading.get(stop))


def _row(record: Record, leg: Record | None = None) -> Row:
    """A row of a record, and of the leg that led there."""
    lat, lon = record.place.point
    row = {**record.values, "place": record.place.name, "lat": lat, "lon": lon}
    row["perhaps"] = "perhaps" if record.role == "perhaps" else ""
    if leg is not None:
        way = ("km", "bearing")
        row |= {name: round(float(leg.text(name))) for name in way}
        row |= {name: leg.values[name] for name in ("from", "sure", "unsure")}
    return row


def _mention_rows(
    article: Article, sentences: Sequence[Sentence], resolutions: Iterable[Resolution]
) -> Iterator[Row]:
    quotes = Quotes({article: sentences})
    about = {f"article_{name}": known for name, known in about_article(article).items()}
    for resolution in resolutions:
        mention, place = resolution.mention, resolution.place
        quote = quotes.around(mention)
        yield {
            **about,
            "article": article.id,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind.value,
            "score": round(resolution.score, 4),
            "sentence": quote["sentence"],
            "sentence_text": quote["text"],
            "reasons": BETWEEN.join(reason.text for reason in resolution.reasons),
            "edited": edits_in_words([resolution.edit] if resolution.edit else ()),
        } | (
            {
                "place_id": place.id,
                "place": place.name,
                "country": place.country,
                "country_name": words.country(place.country),
                "admin1": place.admin1,
                "feature_code": place.feature_code,
                "lat": place.lat,
                "lon": place.lon,
                "uncertainty_km": place.uncertainty_km,
                "attribution": attribution(place),
            }
            if place
            else {}
        )


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\n")
    table.writerows([_harmless(row.get(column)) for column in columns] for row in rows)
    return file.getvalue()


def _harmless(cell: object) -> object:
    """`cell`, with a quote before text that a spreadsheet would calculate, and with line breaks of
    one kind: Python 3.11 leaves a carriage return unquoted, where many readers end the row."""
    if not isinstance(cell, str):
        return cell
    text = unix_lines(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
