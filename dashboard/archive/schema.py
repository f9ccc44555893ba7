"""The tables of an archive, column by column. `docs/archive.md` says the same.

An archive is a folder: `parts/TABLE/KEY.parquet` is what was found in one piece of the input, the
log of what has been read; `tables/TABLE.parquet` is made of them for looking at.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

FORMAT = 3
"""The form of the tables; parts of another form are read anew."""

_SPANS = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
_REASONS = pa.list_(pa.struct([("text", pa.string()), ("share", pa.float32())]))
_ALTERNATIVES = pa.list_(pa.struct([("place", pa.string()), ("score", pa.float32())]))
_NUMBERS = pa.list_(pa.int32())
_WORDS = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `about` says what it holds, in words."""

    name: str
    type: pa.DataType
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The columns as Arrow knows them."""
        return pa.schema([(column.name, column.type) for column in self.columns])


_ARTICLE = Column("article", pa.string(), "the article's id")
_TRAVELLER = Column("traveller", pa.string(), "the traveller's name in this article")

PARTS = (
    Table(
        "articles",
        "an article that was read",
        (
            Column("id", pa.string(), "its id, as in its file"),
            Column("title", pa.string(), "its title"),
            Column("source", pa.string(), "who published it"),
            Column("published", pa.date32(), "the day of publication"),
            Column("url", pa.string(), "its address"),
            Column("text", pa.string(), "its text, exactly as given"),
            Column(
                "sentences",
                _SPANS,
                "where its sentences are: characters of `text` from 0, end exclusive",
            ),
            Column("digest", pa.uint64(), "a hash of id, text and day, by which copies are known"),
        ),
    ),
    Table(
        "places",
        "a place that an article names or might have meant",
        (
            Column("id", pa.string(), "its id in the gazetteer, or of a computed point"),
            Column("name", pa.string(), "its name"),
            Column("lat", pa.float64(), "degrees WGS 84"),
            Column("lon", pa.float64(), "degrees WGS 84"),
            Column("feature_class", pa.string(), "GeoNames' letter: P a town, A an area, …"),
            Column("feature_code", pa.string(), "GeoNames' finer code"),
            Column("country", pa.string(), "ISO 3166, two letters, or empty"),
            Column("admin1", pa.string(), "the first division below the country"),
            Column("population", pa.int64(), "how many people live there"),
            Column("uncertainty_km", pa.float32(), "of a computed point: it lies within so far"),
        ),
    ),
    Table(
        "mentions",
        "a name of a place in an article, with where it is",
        (
            _ARTICLE,
            Column("start", pa.int32(), "characters of `text` from 0"),
            Column("end", pa.int32(), "likewise, exclusive"),
            Column("name", pa.string(), "the words"),
            Column("kind", pa.string(), "literal, metonym, demonym, dateline, organisation"),
            Column("place", pa.string(), "the place's id; null where no layer knows the name"),
            Column("chance", pa.float32(), "how sure the place is, 0 to 1, four decimals"),
            Column("reasons", _REASONS, "why, strongest first, each with its share"),
            Column("alternatives", _ALTERNATIVES, "other places it might have meant, best first"),
            Column("edited", pa.string(), "what a reader has corrected of it: place, government"),
        ),
    ),
    Table(
        "stops",
        "a stop of a journey, as one article tells it",
        (
            _ARTICLE,
            _TRAVELLER,
            Column("trip", pa.int32(), "numbers the traveller's trips in the article from 1"),
            Column("order", pa.int32(), "the position on the trip; open sequences share one"),
            Column("place", pa.string(), "the place's id"),
            Column("name", pa.string(), "the place by the article's own name"),
            Column("status", pa.string(), "visited, planned, past, cancelled"),
            Column("first", pa.date32(), "the first day that it may have been; null if unknown"),
            Column("last", pa.date32(), "the last day"),
            Column("date_text", pa.string(), "the text's own words for the time"),
            Column("precision", pa.string(), "day, span, month, season, year, none"),
            Column("chance", pa.float32(), "how likely it is a stop, 0 to 1, two decimals"),
            Column("rule", pa.string(), "how the sentences were read"),
            Column("evidence", _NUMBERS, "the sentences that say so, counted from 0"),
            Column("date_evidence", _NUMBERS, "the sentences that give the time"),
            Column("edited", _WORDS, "what a reader has corrected of it: place, day, status, …"),
        ),
    ),
    Table(
        "legs",
        "from one stop to the next, along the geodesic",
        (
            _ARTICLE,
            _TRAVELLER,
            Column("trip", pa.int32(), "the trip, as in `stops`"),
            Column("from_order", pa.int32(), "`order` of the stop it starts at"),
            Column("to_order", pa.int32(), "`order` of the stop it leads to"),
            Column("from_place", pa.string(), "the place's id there"),
            Column("to_place", pa.string(), "the place's id here"),
            Column("km", pa.float32(), "its length"),
            Column("bearing", pa.float32(), "the initial bearing, degrees clockwise from north"),
            Column("evidence", _NUMBERS, "the sentences that say so"),
        ),
    ),
    Table(
        "stations",
        "a station of somebody's life, which is no stop of a journey",
        (
            _ARTICLE,
            Column("traveller", pa.string(), "the name of who was there, in this article"),
            Column("roles", _WORDS, "the words of that person's posts"),
            Column("station", pa.string(), "born, lived, studied, worked, died, buried"),
            Column("place", pa.string(), "the place's id"),
            Column("name", pa.string(), "the place by the article's own name"),
            Column("first_year", pa.int32(), "the year from which; null where it is left open"),
            Column("last_year", pa.int32(), "the year until which, likewise"),
            Column("date_text", pa.string(), "the text's own words for the time"),
            Column("lasts", pa.bool_(), "true where it is told in the present tense"),
            Column("chance", pa.float32(), "how often what is read by such words is right, 0 to 1"),
            Column("rule", pa.string(), "how the sentences were read"),
            Column("evidence", _NUMBERS, "the sentences that say so"),
        ),
    ),
    Table(
        "travellers",
        "somebody who travels in an article",
        (
            _ARTICLE,
            _TRAVELLER,
            Column("roles", _WORDS, "the words of the traveller's posts"),
            Column("is_group", pa.bool_(), "true for a group, a crew, a ship"),
            Column("trips", pa.int32(), "how many trips"),
            Column("stops", pa.int32(), "how many stops"),
        ),
    ),
    Table(
        "corrections",
        "a correction of a reader, in an article that it reaches",
        (
            Column("told", pa.string(), "what it says, in words"),
            Column("made", pa.string(), "when it was made: UTC, ISO 8601"),
            Column("article", pa.string(), "the article's id; null where none has its words"),
            Column("fits", pa.bool_(), "true where it is applied"),
        ),
    ),
    Table(
        "errors",
        "what could not be read, or is wrong with what was read",
        (
            Column("path", pa.string(), "the file"),
            Column("line", pa.int64(), "the line or row in it, from 1; null if unknown"),
            Column("article", pa.string(), "the article's id, where it has one"),
            Column("message", pa.string(), "what is wrong and what to do, in a sentence"),
            Column("kept", pa.bool_(), "true where the article is read all the same"),
        ),
    ),
)
"""The tables of a piece of the input."""

PART = {table.name: table for table in PARTS}

RESOLUTION = 7
"""The resolution of the H3 cells that places are numbered by, some 5 km² each."""

_COLUMNS = {(table.name, column.name): column for table in PARTS for column in table.columns}
_NUMBER = Column("article", pa.uint32(), "the article's number")
_PERSON = Column("person", pa.uint32(), "the traveller's number")
_PLACE = Column("place", pa.uint32(), "the place's number")
_PERCENT = Column("chance", pa.uint8(), "in percent")


def _same(table: str, names: str) -> tuple[Column, ...]:
    """Columns of a table of parts, kept as they are."""
    return tuple(_COLUMNS[table, name] for name in names.split())


TABLES = (
    Table(
        "articles",
        "an article, by number: those without a day first, then by day",
        (
            Column("number", pa.uint32(), "its number in these tables, from 0"),
            Column("id", pa.string(), "its id; where several have one, the others with `-2`, …"),
            *_same("articles", "title source published url text sentences"),
        ),
    ),
    Table(
        "places",
        "a place, by number: places near each other have near numbers",
        (
            Column("number", pa.uint32(), "its number in these tables, from 0"),
            *_same("places", "id name lat lon feature_class feature_code country admin1"),
            *_same("places", "population uncertainty_km"),
            Column("cell", pa.uint64(), f"the H3 cell of resolution {RESOLUTION} it lies in"),
        ),
    ),
    Table(
        "mentions",
        "a name of a place in an article, by article and start",
        (
            _NUMBER,
            *_same("mentions", "start end name kind"),
            Column("place", pa.uint32(), "the place's number; null where no layer knows it"),
            _PERCENT,
            *_same("mentions", "reasons alternatives edited"),
        ),
    ),
    Table(
        "points",
        "a mention that is somewhere, by place and day, with what is counted by",
        (
            _PLACE,
            _NUMBER,
            Column("day", pa.date32(), "the article's day of publication"),
            *_same("mentions", "kind"),
            Column("country", pa.string(), "the place's"),
            Column("feature", pa.string(), "the place's feature class"),
            Column("source", pa.string(), "the article's"),
            *_same("mentions", "start"),
            _PERCENT,
        ),
    ),
    Table(
        "place_month",
        "how often a place is named in a month",
        (
            _PLACE,
            Column("month", pa.date32(), "its first day; null for articles without a day"),
            *_same("mentions", "kind"),
            Column("mentions", pa.uint32(), "how many"),
        ),
    ),
    Table(
        "facets",
        "how often places are named with the same values of all that is narrowed by",
        (
            *_same("mentions", "kind"),
            Column("country", pa.string(), "the place's"),
            Column("feature", pa.string(), "the place's feature class"),
            Column("source", pa.string(), "the article's"),
            Column("mentions", pa.uint32(), "how many"),
        ),
    ),
    Table(
        "stops",
        "a stop, by traveller and day",
        (
            _PERSON,
            _NUMBER,
            *_same("stops", "traveller trip order"),
            _PLACE,
            *_same("stops", "name status first last date_text precision"),
            _PERCENT,
            *_same("stops", "rule evidence date_evidence edited"),
        ),
    ),
    Table(
        "legs",
        "a leg, by traveller",
        (
            _PERSON,
            _NUMBER,
            *_same("legs", "traveller trip from_order to_order"),
            Column("from_place", pa.uint32(), "the place's number there"),
            Column("to_place", pa.uint32(), "the place's number here"),
            *_same("legs", "km bearing evidence"),
        ),
    ),
    Table(
        "stations",
        "a station of a life, by person and year",
        (
            _PERSON,
            _NUMBER,
            *_same("stations", "traveller station"),
            _PLACE,
            *_same("stations", "name first_year last_year date_text lasts"),
            _PERCENT,
            *_same("stations", "rule evidence"),
        ),
    ),
    Table(
        "travellers",
        "who travels, over all articles, by the number of stops",
        (
            _PERSON,
            Column("name", pa.string(), "the name under which most stops are told"),
            Column("names", _WORDS, "all names, that first"),
            Column("stops", pa.uint32(), "how many stops are told"),
            Column("first", pa.date32(), "the first day of any"),
            Column("last", pa.date32(), "the last day of any"),
            Column("edited", pa.bool_(), "true where a reader has said who that is"),
        ),
    ),
    Table(
        "corrections",
        "a correction of a reader, in an article that it reaches",
        (
            *_same("corrections", "told made"),
            Column("article", pa.uint32(), "the article's number; null where none has its words"),
            *_same("corrections", "fits"),
        ),
    ),
    Table("errors", "as in the parts", PARTS[-1].columns),
)
"""The tables that are looked at, made of the parts."""
