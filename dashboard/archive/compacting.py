"""Making of the parts the tables that are looked at: numbered by day, sorted, counted.

They are written into a folder of their own, which gets its name when all of them are whole; who
looks at the tables of before goes on with these.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import duckdb
import h3.api.basic_int as h3
import pyarrow as pa

from dashboard.archive import words
from dashboard.archive.corrected import NAME as CORRECTIONS
from dashboard.archive.correcting import of_persons
from dashboard.archive.manifest import Manifest
from dashboard.archive.persons import Telling, persons
from dashboard.archive.schema import FORMAT, PART, RESOLUTION
from dashboard.archive.working import PARTS, part
from dashboard.journeys.merging.same_person import Identities

TABLES = "tables"
FACTS = "archive.json"
WORDS = "words.sqlite"
_KEPT = 2  # folders of tables: the newest, and the one that somebody may be looking at
_MEMORY = "1GB"
_BATCH = 2_000

_NUMBERED = """
CREATE TABLE numbered AS
WITH first_of AS (  -- of copies in several pieces, one
    SELECT key, id, published, digest FROM part_articles
    QUALIFY row_number() OVER (
        PARTITION BY digest ORDER BY key NOT IN (FROM corrected), key, id
    ) = 1
)
SELECT key, id,
    (row_number() OVER (ORDER BY published NULLS FIRST, id, digest) - 1)::UINTEGER AS number,
    CASE row_number() OVER (PARTITION BY id ORDER BY published NULLS FIRST, digest)
        WHEN 1 THEN id
        ELSE id || '-' || row_number() OVER (PARTITION BY id ORDER BY published NULLS FIRST, digest)
    END AS shown,
    published
FROM first_of"""

_ARTICLES = """
SELECT number, shown AS id, title, source, part.published, url, text, sentences
FROM part_articles AS part JOIN numbered USING (key, id) ORDER BY number"""

_PLACES = """
SELECT (row_number() OVER (ORDER BY cell, id) - 1)::UINTEGER AS number, *
FROM part_places_once JOIN cells USING (id)"""

_MENTIONS = """
SELECT numbered.number AS article, m.start, m."end", m.name, m.kind, place.number AS place,
    round(100 * m.chance)::UTINYINT AS chance, reasons, alternatives, m.edited
FROM part_mentions AS m JOIN numbered ON m.key = numbered.key AND m.article = numbered.id
    LEFT JOIN place ON m.place = place.id
ORDER BY 1, 2"""

_POINTS = """
SELECT m.place, m.article, a.published AS day, m.kind, p.country, p.feature_class AS feature,
    a.source, m.start, m.chance
FROM read_parquet('{folder}/mentions.parquet') AS m
    JOIN read_parquet('{folder}/articles.parquet') AS a ON m.article = a.number
    JOIN place AS p ON m.place = p.number
ORDER BY m.place, day NULLS FIRST, m.article, m.start"""

_PLACE_MONTH = """
SELECT place, date_trunc('month', day)::DATE AS month, kind, count(*)::UINTEGER AS mentions
FROM read_parquet('{folder}/points.parquet') GROUP BY ALL ORDER BY place, month NULLS FIRST, kind"""

_FACETS = """
SELECT kind, country, feature, source, count(*)::UINTEGER AS mentions
FROM read_parquet('{folder}/points.parquet') GROUP BY ALL ORDER BY ALL"""

_STOPS = """
SELECT person.person, numbered.number AS article, s.traveller, s.trip, s."order",
    place.number AS place, s.name, s.status, s."first", s."last", s.date_text, s.precision,
    round(100 * s.chance)::UTINYINT AS chance, s.rule, s.evidence, s.date_evidence,
    s.edited
FROM part_stops AS s JOIN numbered ON s.key = numbered.key AND s.article = numbered.id
    JOIN person ON s.traveller = person.name
        AND date_trunc('month', numbered.published)::DATE IS NOT DISTINCT FROM person.month
    JOIN place ON s.place = place.id
ORDER BY person.person, coalesce(s."first", numbered.published) NULLS FIRST, 2, s.trip, s."order"
"""

_LEGS = """
SELECT person.person, numbered.number AS article, l.traveller, l.trip, l.from_order, l.to_order,
    a.number AS from_place, b.number AS to_place, l.km, l.bearing, l.evidence
FROM part_legs AS l JOIN numbered ON l.key = numbered.key AND l.article = numbered.id
    JOIN person ON l.traveller = person.name
        AND date_trunc('month', numbered.published)::DATE IS NOT DISTINCT FROM person.month
    JOIN place AS a ON l.from_place = a.id JOIN place AS b ON l.to_place = b.id
ORDER BY person.person, 2, l.trip, l.from_order"""

_STATIONS = """
SELECT person.person, numbered.number AS article, s.traveller, s.station, place.number AS place,
    s.name, s.first_year, s.last_year, s.date_text, s.lasts,
    round(100 * s.chance)::UTINYINT AS chance, s.rule, s.evidence
FROM part_stations AS s JOIN numbered ON s.key = numbered.key AND s.article = numbered.id
    JOIN person ON s.traveller = person.name
        AND date_trunc('month', numbered.published)::DATE IS NOT DISTINCT FROM person.month
    JOIN place ON s.place = place.id
ORDER BY person.person, s.first_year NULLS FIRST, 2, s.station, 5"""

_TELLINGS = """
WITH told AS (
    SELECT key, article, traveller, is_group, roles FROM part_travellers
    UNION ALL SELECT key, article, traveller, false, roles FROM part_stations
)
SELECT told.traveller AS name, date_trunc('month', numbered.published)::DATE AS month,
    bool_or(told.is_group) AS is_group, list_distinct(flatten(list(told.roles))) AS roles
FROM told JOIN numbered ON told.key = numbered.key AND told.article = numbered.id
GROUP BY ALL"""

_TRAVELLERS = """
WITH told AS (
    SELECT person, traveller, count(*) AS told, min("first") AS "first", max("last") AS "last"
    FROM read_parquet('{folder}/stops.parquet') GROUP BY ALL
), named AS (
    SELECT person,
        -- The name that a reader gave, or else the one that most stops are told under.
        min(shown) AS given, list(traveller ORDER BY told DESC, traveller) AS names,
        sum(told)::UINTEGER AS stops, min("first") AS "first", max("last") AS "last",
        coalesce(bool_or(shown IS NOT NULL), false) AS edited
    FROM told LEFT JOIN called ON told.traveller = called.own GROUP BY person
)
SELECT person, coalesce(given, names[1]) AS name,
    CASE WHEN given IS NULL THEN names
        ELSE list_prepend(given, list_filter(names, lambda one: one <> given)) END AS names,
    stops, "first", "last", edited
FROM named ORDER BY stops DESC, name, person"""

_CORRECTIONS = """
SELECT c.told, c.made, numbered.number AS article, c.fits
FROM part_corrections AS c LEFT JOIN numbered ON c.key = numbered.key AND c.article = numbered.id
ORDER BY c.made, c.told, 3"""

_ERRORS = f"""
SELECT path, line, article, message, kept FROM part_errors
UNION ALL
SELECT '{CORRECTIONS}' AS path, NULL AS line, min(article) AS article,
    'a reader’s correction fits no article any more (' || told || '); make it anew, or take it out '
        || 'of the file given after --corrections' AS message, true AS kept
FROM part_corrections GROUP BY told, made HAVING NOT bool_or(fits)
ORDER BY ALL"""

# One article is read by its number: the finer the groups of rows, the less of others with it.
_ROWS_OF = {"articles": 2_048} | dict.fromkeys(("mentions", "stops", "legs", "stations"), 16_384)
_ROWS = 122_880


def compacted(folder: Path, manifest: Manifest) -> Path:
    """The tables of all that an archive has read: made anew where there is something new in it."""
    keys, identities = manifest.current_keys, of_persons(folder).identities
    said = sorted(manifest.corrected), _in_order(identities)
    print_ = blake2b(f"{FORMAT} {sorted(keys)} {said}".encode(), digest_size=8).hexdigest()
    newest = latest(folder)
    if newest is not None and json.loads((newest / FACTS).read_bytes())["of"] == print_:
        return newest
    number = 1 + (_number(newest) if newest else 0)
    path, beside = folder / f"{TABLES}-{number}", folder / f"{TABLES}-{number}.tmp"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    with duckdb.connect(str(beside / "making.duckdb")) as db:
        # Two threads that sort the texts of a million articles run out of memory; one does not.
        db.execute(f"SET memory_limit = '{_MEMORY}'; SET preserve_insertion_order = false")
        db.execute("SET threads = 1")
        db.execute(f"SET temp_directory = {_text(beside / 'spilled')}")
        _keep(db, "corrected", {"key": pa.array(manifest.corrected, pa.string())})
        _fill(db, folder, keys, identities, beside)
    (beside / "making.duckdb").unlink()
    shutil.rmtree(beside / "spilled", ignore_errors=True)
    (beside / FACTS).write_text(json.dumps({"format": FORMAT, "of": print_}), encoding="utf-8")
    beside.rename(path)
    for old in _folders(folder)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return path


@dataclass(frozen=True, slots=True)
class Made:
    """What tables hold: how many articles and stops, how many articles as `corrected` by a reader,
    and how many of his corrections could not be applied."""

    articles: int
    stops: int
    corrected: int
    lost_corrections: int


def summary(tables: Path) -> Made:
    """What the tables in a folder hold."""
    with duckdb.connect() as db:
        counts = db.execute(
            "SELECT (SELECT count(*) FROM read_parquet(?)), (SELECT count(*) FROM read_parquet(?)),"
            " (SELECT count(DISTINCT article) FILTER (fits) FROM read_parquet(?)),"
            f" (SELECT count(*) FROM read_parquet(?) WHERE path = '{CORRECTIONS}')",
            [str(tables / f"{t}.parquet") for t in ("articles", "stops", "corrections", "errors")],
        ).fetchone()
    assert counts is not None
    return Made(*counts)


def latest(folder: Path) -> Path | None:
    """The folder of the newest tables of an archive, or None where it has none."""
    return next(reversed(_folders(folder)), None)


def is_current(tables: Path) -> bool:
    """Whether the tables in a folder have the form that this version of Dateline gives them."""
    return bool(json.loads((tables / FACTS).read_bytes()).get("format") == FORMAT)


def swept(folder: Path, manifest: Manifest) -> int:
    """Take away the parts of pieces that no source has any more, and those that a killed worker
    has not finished; return how many files went. Only for who writes into the archive."""
    current = {done.key for done in manifest.current}
    gone = 0
    for table in PART:
        for path in (folder / PARTS / table).glob("*"):
            if path.suffix == ".tmp" or path.stem not in current:
                path.unlink(missing_ok=True)
                gone += 1
    return gone


def _folders(folder: Path) -> list[Path]:
    found = [path for path in folder.glob(f"{TABLES}-*") if (path / FACTS).is_file()]
    return sorted((path for path in found if path.suffix != ".tmp"), key=_number)


def _number(path: Path) -> int:
    return int(path.name.removeprefix(f"{TABLES}-"))


def _text(value: object) -> str:
    """A text as SQL has it."""
    return "'" + str(value).replace("'", "''") + "'"


def _in_order(identities: Identities) -> list[object]:
    """What is said of names, alike where the same is said."""
    pairs = (sorted(map(sorted, told)) for told in (identities.same, identities.apart))
    return [*pairs, sorted(identities.called.items()), sorted(identities.nobody)]


def _keep(db: duckdb.DuckDBPyConnection, table: str, columns: dict[str, pa.Array]) -> None:
    """Make a table of columns."""
    db.register("found", pa.table(columns))
    db.execute(f"CREATE TABLE {table} AS SELECT * FROM found")
    db.unregister("found")


def _fill(
    db: duckdb.DuckDBPyConnection,
    folder: Path,
    keys: Sequence[str],
    identities: Identities,
    into: Path,
) -> None:
    """Write all tables."""
    for table in PART:
        _view(db, folder, table, keys)
    db.execute(_NUMBERED)
    _place_cells(db)
    db.execute(f"CREATE TABLE place AS {_PLACES}")
    _persons(db, identities)
    for table, query in (
        ("articles", _ARTICLES),
        ("places", "SELECT * FROM place ORDER BY number"),
        ("mentions", _MENTIONS),
        ("points", _POINTS),
        ("place_month", _PLACE_MONTH),
        ("facets", _FACETS),
        ("stops", _STOPS),
        ("legs", _LEGS),
        ("stations", _STATIONS),
        ("travellers", _TRAVELLERS),
        ("corrections", _CORRECTIONS),
        ("errors", _ERRORS),
    ):
        rows = _ROWS_OF.get(table, _ROWS)
        query = query.replace("{folder}", str(into).replace("'", "''"))
        target = _text(into / f"{table}.parquet")
        db.execute(
            f"COPY ({query}) TO {target} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows})"
        )
    words.write(into / WORDS, _texts(db, into))


def _view(db: duckdb.DuckDBPyConnection, folder: Path, table: str, keys: Sequence[str]) -> None:
    """Let a table's parts be one, each row with the `key` of its piece."""
    paths = [part(folder / PARTS, table, key) for key in keys]
    there = [_text(path) for path in paths if path.is_file()]
    if there:
        db.execute(
            f"CREATE VIEW part_{table} AS SELECT *, parse_filename(filename, true) AS key "
            f"FROM read_parquet([{', '.join(there)}], filename = true)"
        )
    else:
        empty = PART[table].schema.append(pa.field("key", pa.string())).empty_table()
        db.register("nothing", empty)
        db.execute(f"CREATE TABLE part_{table} AS SELECT * FROM nothing")
        db.unregister("nothing")


def _place_cells(db: duckdb.DuckDBPyConnection) -> None:
    """The H3 cell of each place, by which places are numbered: those that are near each other lie
    together in the tables, and a part of the world is a few stretches of rows."""
    db.execute(
        "CREATE TABLE part_places_once AS SELECT DISTINCT ON (id) * EXCLUDE (key, filename) "
        "FROM part_places ORDER BY id"
        if _has(db, "part_places", "filename")
        else "CREATE TABLE part_places_once AS SELECT * EXCLUDE (key) FROM part_places"
    )
    found, schema = list[pa.Table](), pa.schema([("id", pa.string()), ("cell", pa.uint64())])
    with db.cursor() as cursor:
        cursor.execute("SELECT id, lat, lon FROM part_places_once")
        while rows := cursor.fetchmany(_BATCH):
            cells = [h3.latlng_to_cell(lat, lon, RESOLUTION) for _, lat, lon in rows]
            found.append(pa.table([[id_ for id_, *_ in rows], cells], schema=schema))
    db.register("found", pa.concat_tables(found) if found else schema.empty_table())
    db.execute("CREATE TABLE cells AS SELECT * FROM found")
    db.unregister("found")


def _has(db: duckdb.DuckDBPyConnection, table: str, column: str) -> bool:
    return column in [name for name, *_ in db.execute(f"DESCRIBE {table}").fetchall()]


def _persons(db: duckdb.DuckDBPyConnection, identities: Identities) -> None:
    """The number of the traveller that each name means in each month, and what a reader calls those
    whom he has named."""
    told = db.execute(_TELLINGS).fetchall()
    tellings = (
        Telling(name, month, is_group, frozenset(roles or ()))
        for name, month, is_group, roles in told
    )
    known = persons(tellings, identities)
    columns = {
        "name": pa.array([name for name, _ in known], pa.string()),
        "month": pa.array([month for _, month in known], pa.date32()),
        "person": pa.array(known.values(), pa.uint32()),
    }
    _keep(db, "person", columns)
    called = identities.called
    own, shown = pa.array(called.keys(), pa.string()), pa.array(called.values(), pa.string())
    _keep(db, "called", {"own": own, "shown": shown})


def _texts(db: duckdb.DuckDBPyConnection, into: Path) -> Iterator[tuple[int, str | None, str]]:
    """The articles' numbers, titles and texts, some in memory at a time."""
    path = _text(into / "articles.parquet")
    db.execute(f"SELECT number, title, text FROM read_parquet({path})")
    while rows := db.fetchmany(_BATCH):
        yield from rows
