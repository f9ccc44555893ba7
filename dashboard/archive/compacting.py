"""Making of the parts the tables that are looked at: numbered by day, sorted, counted.

They are written into a folder of their own, which gets its name when all of them are whole; who
looks at the tables of before goes on with these.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import duckdb
import h3.api.basic_int as h3
import pyarrow as pa

from dashboard.archive import words
from dashboard.archive.correcting import of_persons
from dashboard.archive.manifest import Manifest
from dashboard.archive.persons import Telling, persons
from dashboard.archive.schema import FORMAT, PART, RESOLUTION
from dashboard.archive.table_queries import NUMBERED, PLACES, QUERIES, TELLINGS
from dashboard.archive.tables import FACTS, WORDS, folders, following, latest
from dashboard.archive.working import PARTS, part
from dashboard.journeys.merging.same_person import Identities

_KEPT = 2  # folders of tables: the newest, and the one that somebody may be looking at
_MEMORY = "1GB"
_BATCH = 2_000
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
    path = following(folder)
    beside = path.with_name(f"{path.name}.tmp")
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
    for old in folders(folder)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return path


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
    db.execute(NUMBERED)
    _place_cells(db)
    db.execute(f"CREATE TABLE place AS {PLACES}")
    _persons(db, identities)
    for table, query in QUERIES.items():
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
    told = db.execute(TELLINGS).fetchall()
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
