"""What large texts and many articles cost: seconds of the processor and memory.

    python -m benchmarks.reliability.sizes [--part NUMBER]

Builds the atlas, the view and the one-file map of a text of 500,000 and of 1,000,000 characters, of
an article of 2,000 sentences and 400 persons, and of 2,000 articles, each in a process of its own,
and prints what that took; `--part 10` of a tenth of each size. The texts are the passages of
benchmarks/itineraries, one after another; the sentences and the persons are made up.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice, product

from benchmarks.growth_texts import HERE, ordinary
from dashboard.articles.article import Article
from dashboard.atlas import build
from dashboard.exports import html
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.view import build as viewing
from dashboard.view.state import EVERYONE, Filters

_DAY = date(2026, 3, 11)
_GIVEN = "Clara Dora Ida Nora Petra Rosa Hugo Karl Luis Otto Paul Rolf Emil Jan Lars Nils Anna Eva"
_FAMILY = "Voss Lind Brandt Keller Moser Hauser Winter Sommer Becker Vogel Wolff Krause Lorenz Beck"
_MORE = "Adler Busch Conrad Dietz Ebert Fuchs Graf Horn Jung Kaiser Lang"
TOWNS = "Paris Nairobi Kampala Lisbon Madrid Oslo Cairo Lima Quito Tokyo Delhi Rome Vienna Warsaw"


def persons(number: int) -> list[str]:
    """So many different names."""
    families = f"{_FAMILY} {_MORE}".split()
    return [" ".join(name) for name in islice(product(_GIVEN.split(), families), number)]


def crowd(sentences: int, people: int) -> Article:
    """An article of so many sentences about so many persons."""
    towns, names = cycle(TOWNS.split()), cycle(persons(people))
    told = (f"Minister {next(names)} arrived in {next(towns)} on Monday." for _ in range(sentences))
    return Article("crowd", "\n\n".join(told), published=_DAY)


def many(number: int) -> Iterator[Article]:
    """So many articles: the passages of the articles files, with a day each."""
    files = (path.read_text(encoding="utf-8") for path in sorted(HERE.glob("agency_style?.jsonl")))
    passages = [json.loads(line)["text"] for file in files for line in file.splitlines() if line]
    for count, passage in enumerate(islice(cycle(passages), number)):
        day = _DAY - timedelta(days=count // 4)
        yield Article(f"a{count}", f"{passage}\n\nReport number {count}.", published=day)


def long(characters: int) -> Article:
    """A text of so many characters."""
    return Article("long", ordinary(sorted(HERE.glob("agency_style?.jsonl")))(characters))


SIZES: dict[str, Callable[[int], list[Article]]] = {
    "500,000 characters": lambda part: [long(500_000 // part)],
    "1,000,000 characters": lambda part: [long(1_000_000 // part)],
    "2,000 sentences, 400 persons": lambda part: [crowd(2_000 // part, 400 // part)],
    "2,000 articles": lambda part: list(many(2_000 // part)),
}


def cost(articles: list[Article]) -> dict[str, float]:
    """Build all there is to build of articles; give the seconds of the processor that each step
    took, the megabytes of the page, and those of memory at most."""
    geoparser = Geoparser(open_gazetteer())
    build([Article("first", "Ann Lee flew to Oslo.")], geoparser)  # what is loaded when first used
    figures: dict[str, float] = {}

    def took(name: str, start: float) -> None:
        figures[name] = time.process_time() - start

    start = time.process_time()
    atlas = build(articles, geoparser)
    took("atlas s", start)
    start = time.process_time()
    view = viewing.build(atlas, Filters(traveller=EVERYONE), {})
    took("view s", start)
    start = time.process_time()
    figures["page MB"] = len(html.page(view, None)) / 1e6
    took("page s", start)
    assert not atlas.problems, atlas.problems
    figures["travellers"] = len({journey.traveller for journey in atlas.itineraries})
    unit = 1 if sys.platform == "darwin" else 1024
    figures["memory MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return figures


def main() -> None:
    """Print a line a size, each from a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", type=int, default=1, metavar="NUMBER")
    parser.add_argument("--only", choices=tuple(SIZES))
    asked = parser.parse_args()
    if asked.only:
        figures = cost(SIZES[asked.only](asked.part))
        said = ", ".join(f"{name} {value:,.1f}" for name, value in figures.items())
        print(f"{asked.only:30} {said}")
        return
    for name in SIZES:
        command = [sys.executable, "-m", __spec__.name, "--only", name, "--part", str(asked.part)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
