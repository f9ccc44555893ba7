"""How fast archives are made and asked: `python -m benchmarks.archive ARTICLES…` from the
repository's root, ARTICLES being files of real articles such as the open corpora.

Prints articles read a second by a plain loop, by one worker and by two, with the memory of each and
the bytes an article takes. Then archives of the `--sizes` given are made of copies of what was
read: each copy has an id and a day of its own, and 60 of 100 mentions another place of the world,
some a word or a traveller that are in a known part of them; so what the questions must answer is
known, and is compared. Printed are the time that making the tables took, and that of each
question: the first after the files were dropped from the system's cache, the median of five more,
and what the processor took of that, on all cores together. `--keep FOLDER` leaves the archives
there, for the page.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import duckdb

from dashboard.archive.asking import Box, Patch, Wanted
from dashboard.archive.batch import Progress, read_into
from dashboard.archive.compacting import compacted
from dashboard.archive.manifest import open_manifest
from dashboard.archive.opening import opened
from dashboard.archive.queries import Archive
from dashboard.archive.rows import Rows
from dashboard.archive.schema import PARTS as TABLES
from dashboard.archive.working import PARTS, DonePiece, Parts
from dashboard.articles.readers import read
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

AGAIN = 5
PART = 10_000  # made articles in a part
FIRST_DAY, DAYS = date(2000, 1, 1), 9_000
RARE, COMMON = "zebrafishery", "quicksilverly"  # in one article of 1,000; in two of five
TRAVELLER = "Maximilian Testbed"
WORLD, EUROPE = Box(-90, -180, 90, 180), Box(35, -11, 61, 30)
GAZETTEER_PLACES = 100_000

LOOP = """
import sys, time, resource
from dashboard.archive.rows import Rows
from dashboard.articles.readers import read
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
geoparser, articles = Geoparser(open_gazetteer()), read(sys.argv[1:]).articles
started, cpu = time.perf_counter(), time.process_time()
for article in articles:
    Rows().article(article, geoparser)
wall, cpu = time.perf_counter() - started, time.process_time() - cpu
print(len(articles), wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


class Silent:
    """Who hears of a run and says nothing."""

    def progress(self, _progress: Progress) -> None:
        """Say nothing."""

    def say(self, sentence: str) -> None:
        """Print what went wrong."""
        print(sentence, file=sys.stderr)


def reading(articles: Sequence[str], folder: Path) -> None:
    """Print how fast real articles are read, in a plain loop and by workers."""
    said = subprocess.run(
        [sys.executable, "-c", LOOP, *articles], capture_output=True, text=True, check=True
    ).stdout.split()
    count, wall, cpu, memory = int(said[0]), *map(float, said[1:])
    print(f"{count:,} articles; a second of the clock, seconds of the processor, greatest memory")
    print(f"  a plain loop     {count / wall:8.1f} {cpu:8.1f} s {memory / 1e6:6.0f} MB")
    for workers in (1, 2):
        into = folder / f"workers-{workers}"
        began = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run, manifest = read_into(into, articles, Silent(), workers=workers)
        wall = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        inside = sum(done.seconds for done in run.new)
        every = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        memory = max(done.memory for done in run.new)
        print(
            f"  {workers} worker{'s' if workers > 1 else ' '}        {count / wall:8.1f} "
            f"{inside:8.1f} s {memory / 1e6:6.0f} MB (with the start of all: {every:.1f} s)"
        )
    parts = sum(path.stat().st_size for path in (into / PARTS).rglob("*.parquet"))
    tables = compacted(into, manifest)
    made = sum(path.stat().st_size for path in tables.iterdir())
    print(f"  bytes an article: parts {parts / count:,.0f}, tables and search {made / count:,.0f}")


def base(articles: Sequence[str], folder: Path) -> None:
    """Write what is found in the articles as parts called "base"."""
    geoparser, rows = Geoparser(open_gazetteer()), Rows()
    for article in read(articles).articles:
        rows.article(article, geoparser)
    with Parts(folder, "base") as parts:
        parts.write(rows)
        parts.table("places", rows.of("places"))


def copies(db: duckdb.DuckDBPyConnection, folder: Path, begin: int, end: int) -> DonePiece:
    """Write one part of made articles, numbered from `begin` to before `end`."""
    key = f"{begin:032x}"
    db.execute(
        "CREATE OR REPLACE TABLE copy AS SELECT i, 'c' || i AS new, b.* "
        f"FROM range({begin}, {end}) AS r(i) JOIN base_articles AS b "
        "ON b.row = i % (SELECT count(*) FROM base_articles)"
    )
    words = (
        f"CASE WHEN i % 1000 = 7 THEN ' {RARE}' ELSE '' END || "
        f"CASE WHEN i % 5 < 2 THEN ' {COMMON}' ELSE '' END || "
        "' w' || hash(i) % 200000 || ' w' || hash(i + 1) % 200000 || ' w' || hash(i * 3) % 9000"
    )
    another = (
        "CASE WHEN hash(i, m.start) % 10 < 6 AND m.place IS NOT NULL THEN "
        f"'g' || hash(i, m.start, 1) % {GAZETTEER_PLACES} ELSE m.place END"
    )
    name = (
        f"CASE WHEN i % 1000 = 7 THEN '{TRAVELLER}' ELSE traveller || ' ' || "
        "chr((65 + hash(i) % 26)::INT) || 'ov' || (hash(i, traveller) % 700) END"
    )
    queries = {
        "articles": f"SELECT new AS id, title, source, DATE '{FIRST_DAY}' + (i % {DAYS})::INT AS "
        f"published, url, text || {words} AS text, sentences, hash(i)::UBIGINT AS digest FROM copy",
        "mentions": f"SELECT new AS article, m.* EXCLUDE (article) REPLACE ({another} AS place) "
        "FROM copy JOIN base_mentions AS m ON m.article = copy.id",
        "stops": f"SELECT new AS article, t.* EXCLUDE (article) REPLACE ({name} AS traveller) "
        "FROM copy JOIN base_stops AS t ON t.article = copy.id",
        "legs": f"SELECT new AS article, t.* EXCLUDE (article) REPLACE ({name} AS traveller) "
        "FROM copy JOIN base_legs AS t ON t.article = copy.id",
        "stations": f"SELECT new AS article, t.* EXCLUDE (article) REPLACE ({name} AS traveller) "
        "FROM copy JOIN base_stations AS t ON t.article = copy.id",
        "travellers": f"SELECT new AS article, t.* EXCLUDE (article) REPLACE ({name} AS traveller) "
        "FROM copy JOIN base_travellers AS t ON t.article = copy.id",
    }
    if begin == 0:
        queries["places"] = "SELECT * FROM base_places UNION ALL SELECT * FROM gazetteer"
    for table, query in queries.items():
        (folder / PARTS / table).mkdir(parents=True, exist_ok=True)
        path = folder / PARTS / table / f"{key}.parquet"
        db.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    counts = dict.fromkeys((table.name for table in TABLES), 0) | {"articles": end - begin}
    return DonePiece(key, counts, 0, 0.0, 0)


def make(source: Path, folder: Path, size: int) -> None:
    """Make an archive of copies of the parts called "base"."""
    manifest = open_manifest(folder)
    with duckdb.connect() as db:
        db.execute("SET memory_limit = '1GB'")
        for table in TABLES:
            path = source / table.name / "base.parquet"
            if path.exists():
                number = ", row_number() OVER () - 1 AS row" if table.name == "articles" else ""
                db.execute(f"CREATE TABLE base_{table.name} AS SELECT *{number} FROM '{path}'")
        db.execute(
            "CREATE TABLE gazetteer AS SELECT 'g' || i AS id, 'Made ' || i AS name, "
            "asin(2 * (hash(i) % 100000) / 100000.0 - 1) * 57.29 AS lat, "
            "(hash(i, 2) % 360000) / 1000.0 - 180 AS lon, 'P' AS feature_class, "
            "'PPL' AS feature_code, chr(65 + (i % 26)::INT) || 'X' AS country, '' AS admin1, "
            "1000::BIGINT AS population, NULL::FLOAT AS uncertainty_km "
            f"FROM range({GAZETTEER_PLACES}) AS r(i)"
        )
        for begin in range(0, size, PART):
            manifest.add(copies(db, folder, begin, min(size, begin + PART)))
    manifest.end("made", tuple(manifest.done))
    began = time.perf_counter(), time.process_time()
    tables = compacted(folder, manifest)
    wall, cpu = time.perf_counter() - began[0], time.process_time() - began[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    made = {path.name: path.stat().st_size for path in tables.iterdir()}
    print(
        f"{size:,} articles: tables made in {wall:.0f} s ({cpu:.0f} s of the processor), greatest "
        f"memory {memory / 1e6:,.0f} MB, {sum(made.values()) / size:,.0f} bytes an article, of "
        f"these for the search {made['words.sqlite'] / size:,.0f}"
    )


def check(archive: Archive, size: int) -> None:
    """Compare what the archive answers with what was made. Raises AssertionError."""
    summary = archive.summary()
    assert summary.articles == size
    ((placed,),) = archive.rows("SELECT count(*) FROM mentions WHERE place IS NOT NULL")
    for zoom in (2.0, 5.0):
        assert sum(c.mentions for c in archive.overview(Wanted(), WORLD, zoom).cells) == placed
    assert sum(count.mentions for count in archive.facets(Wanted()).kinds) == placed
    rare = sum(i % 1000 == 7 for i in range(size))
    assert archive.words.count(RARE) == rare
    assert archive.words.count(COMMON) == sum(i % 5 < 2 for i in range(size))
    assert archive.words.count(f"{RARE} -{COMMON}") == sum(
        i % 1000 == 7 and i % 5 >= 2 for i in range(size)
    )
    last = FIRST_DAY + timedelta(days=99)
    newest = [i for i in range(size) if i % DAYS < 100]
    ((within,),) = archive.rows("SELECT count(*) FROM articles WHERE published <= ?", [last])
    assert within == len(newest)
    listed = archive.articles(Wanted(last=last))
    assert {one.published for one in listed} <= {FIRST_DAY + timedelta(days=i) for i in range(100)}
    assert len(listed) == min(50, len(newest))


def asking(tables: Path, size: int) -> None:
    """Print how long each question takes."""
    archive = Archive(tables)
    check(archive, size)
    far = date(2010, 1, 1), date(2012, 12, 31)
    exact = date(2010, 1, 2), date(2012, 12, 30)
    cell = archive.overview(Wanted(), EUROPE, 5).cells[0]
    patch = Patch(cell.cell)
    most = archive.travellers()[0].person
    (known, *_) = archive.travellers(TRAVELLER)
    newest = archive.articles(Wanted())[0].id
    questions: dict[str, Callable[[], object]] = {
        "world, zoom 2": lambda: archive.overview(Wanted(), WORLD, 2),
        "Europe, zoom 5, 3 years": lambda: archive.overview(Wanted("", *far), EUROPE, 5),
        "Europe, zoom 5, exact days": lambda: archive.overview(Wanted("", *exact), EUROPE, 5),
        "world, rare word": lambda: archive.overview(Wanted(RARE), WORLD, 2),
        "world, word in 2 of 5": lambda: archive.overview(Wanted(COMMON), WORLD, 2),
        "facets": lambda: archive.facets(Wanted()),
        "facets, 3 years": lambda: archive.facets(Wanted("", *exact)),
        "facets, word in 2 of 5": lambda: archive.facets(Wanted(COMMON)),
        "newest articles": lambda: archive.articles(Wanted()),
        "newest articles of a cell": lambda: archive.articles(Wanted(), patch),
        "newest articles, rare word": lambda: archive.articles(Wanted(RARE)),
        "travellers": lambda: archive.travellers(),
        "travellers by name": lambda: archive.travellers("novak"),
        "travellers of a cell": lambda: archive.travellers(patch=patch),
        f"a traveller of {known.stops:,} stops": lambda: archive.journeys(known.person),
        "the most told traveller": lambda: archive.journeys(most),
        "an article": lambda: opened(archive, newest),
    }
    questions["world, rare word"]()  # the first imports pandas, which the page has already
    print(f"{size:,} articles, milliseconds: first, median, of the processor")
    for name, ask in questions.items():
        times, busy = list[float](), list[float]()
        for again in range(1 + AGAIN):
            if again == 0:
                dropped(tables)
            archive._kept_facets.cache_clear()
            began = time.perf_counter(), time.process_time()
            ask()
            times.append(1000 * (time.perf_counter() - began[0]))
            busy.append(1000 * (time.process_time() - began[1]))
        median, processor = statistics.median(times[1:]), statistics.median(busy[1:])
        print(f"  {name:32} {times[0]:7.0f} {median:7.0f} {processor:7.0f}", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"  greatest memory {memory / 1e6:.0f} MB")


def dropped(folder: Path) -> None:
    """Let the system forget what it keeps of the files in a folder."""
    with suppress(AttributeError):  # not on every system
        for path in folder.iterdir():
            file = os.open(path, os.O_RDONLY)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--no-reading", action="store_true")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        asking(options.ask, options.sizes[0])
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        if not options.no_reading:
            reading(options.articles, Path(temporary) / "read")
        base(options.articles, folder / "base")
        for size in options.sizes:
            into = folder / f"{size}"
            if not into.exists():
                # Each in a process of its own, so that the memory is its own.
                run(make, folder / "base", into, size)
            tables = compacted(into, open_manifest(into))
            again = [sys.executable, "-m", "benchmarks.archive", "--ask", str(tables)]
            subprocess.run([*again, "--sizes", str(size)], check=True)


def run(work: Callable[..., None], *values: object) -> None:
    """Do some work in a process of its own."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(*values)
            sys.stdout.flush()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    if os.waitpid(child, 0)[1]:
        raise SystemExit("a process failed")


if __name__ == "__main__":
    main()
