"""Time and weigh the import of a dump of GeoNames that is made up for it.

    python -m benchmarks.gazetteer_import [ROWS]

The dump (a million rows by default) has the columns, the shares of feature classes and about the
length of line of allCountries.txt; each name is borne by some ten places, and one by thousands.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.gazetteer import RUNS, opened, show

ROOT = Path(__file__).resolve().parents[1]
IMPORT = """
import resource, sys, time
from pathlib import Path
from dashboard.places.gazetteer.importing import import_layer
start, used = time.perf_counter(), time.process_time()
facts = import_layer(
    Path(sys.argv[1]), "made", Path(sys.argv[2]), lambda *_: None, print,
    Path(sys.argv[3]) if len(sys.argv) > 3 else None,
)
print(facts.places, time.perf_counter() - start, time.process_time() - used,
      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
LOOK_UP = """
import random, sys, time
from pathlib import Path
from dashboard.places.gazetteer.lookup import open_gazetteer
gazetteer = open_gazetteer(cache_dir=Path(sys.argv[1]))
names = sorted(set(Path(sys.argv[2]).read_text(encoding="utf-8").split("\\n")) - {"Mill Creek"})
for names in (names, [f"{name} Xq" for name in names], ["Mill Creek"]):
    start = time.perf_counter()
    for name in names:
        gazetteer.candidates(name)
    print((time.perf_counter() - start) / len(names) * 1e6)
"""
CLASSES = {"P": 40, "S": 21, "H": 18, "T": 13, "A": 4, "L": 3, "V": 1}
CODES = {"P": "PPL", "S": "SCH", "H": "STM", "T": "HLL", "A": "ADM4", "L": "AREA", "V": "FRST"}
SYLLABLES = """
    ba bel bro cas dor el fen gar hol in jar kal lin mor ner ost par qui ros san ta ul
""".split()  # noqa: SIM905
COUNTRIES = ["US.CA", "CN.22", "IN.16", "FR.11", "DE.02", "MX.09", "BR.27", "RU.48", "GB.ENG"]


def main(rows: int) -> None:
    """Make the dump, import it with and without names, and print what that takes."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        dump, names, layers = folder / "made.txt", folder / "names.txt", folder / "layers"
        os.environ["DATELINE_LAYERS"] = str(layers)
        with dump.open("w", encoding="utf-8") as file:
            file.writelines(lines(rows))
        with names.open("w", encoding="utf-8") as file:
            file.writelines(other_names(rows))
        print(f"{rows:,} rows, {dump.stat().st_size / 1e6:.0f} MB")
        opened(folder / "cache")
        show(
            "opening without the layer",
            min(opened(folder / "cache")[1] for _ in range(RUNS)) * 1e3,
            "ms",
        )
        for what, more in (("import", []), ("import with a name for each place", [str(names)])):
            done = run(IMPORT, str(dump), str(layers), *more)
            show(what, done[1], "s")
            show("  of which computing", done[2], "s")
            show("  rows a second", rows / done[1], "")
            show("  most memory meanwhile", done[3], "MB")
            show("  places", done[0], "")
            show("  size", (layers / "made.sqlite").stat().st_size / 1e6, "MB")
        show(
            "opening with the layer",
            min(opened(folder / "cache")[1] for _ in range(RUNS)) * 1e3,
            "ms",
        )
        asked = folder / "asked.txt"
        asked.write_text(
            "\n".join(line.split("\t")[1] for line in islice(lines(rows), 0, rows, rows // 5000)),
            encoding="utf-8",
        )
        known, unknown, homonyms = run(LOOK_UP, str(folder / "cache"), str(asked))
        show("look up a name that the layer has", known, "µs")
        show("look up a name that nothing has", unknown, "µs")
        show("look up a name of thousands of places", homonyms / 1e3, "ms")


def run(script: str, *arguments: str) -> list[float]:
    """The figures that a script prints, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [float(figure) for figure in done.stdout.split()]


def lines(rows: int) -> Iterator[str]:
    """The lines of the dump."""
    chance = random.Random(1)
    classes = chance.choices(list(CLASSES), list(CLASSES.values()), k=rows)
    for number, class_ in enumerate(classes):
        name = "Mill Creek" if chance.random() < 0.003 else made_name(chance, rows // 10)
        plain = name.replace("é", "e").replace("ö", "o")
        others = ",".join(made_name(chance, rows) for _ in range(chance.choice((0, 0, 0, 1, 4))))
        country, admin1 = chance.choice(COUNTRIES).split(".")
        people = int(10 ** chance.uniform(2, 5)) if class_ == "P" and chance.random() < 0.1 else 0
        cells = (
            9_000_000_000 + number, name, plain, others, f"{chance.uniform(-60, 70):.5f}",
            f"{chance.uniform(-180, 180):.5f}", class_, CODES[class_], country, "", admin1, "",
            "", "", people, "", 100, "Europe/London", "2024-01-01",
        )  # fmt: skip
        yield "\t".join(map(str, cells)) + "\n"


def other_names(rows: int) -> Iterator[str]:
    """The lines of a file of alternate names, one for each place, in a random order."""
    chance = random.Random(2)
    numbers = list(range(rows))
    chance.shuffle(numbers)
    for index, number in enumerate(numbers):
        language = chance.choice(("en", "fr", "ru", "link", ""))
        name = made_name(chance, rows)
        yield f"{index}\t{9_000_000_000 + number}\t{language}\t{name}\t\t\t\t\t\t\n"


def made_name(chance: random.Random, many: int) -> str:
    """One of so many names, a third of two words and a tenth with an accent."""
    number = chance.randrange(many)
    word, rest = "", number
    while rest or len(word) < 5:
        rest, which = divmod(rest, len(SYLLABLES))
        word += SYLLABLES[which]
    name = word.capitalize()
    if number % 10 == 0:
        name = name.replace("e", "é").replace("o", "ö")
    return f"{name} {SYLLABLES[number % len(SYLLABLES)].capitalize()}" if number % 3 == 0 else name


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
