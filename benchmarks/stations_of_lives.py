"""Stations of lives against sets of sentences: precision and recall of person, kind and place.

    python -m benchmarks.stations_of_lives [FILE.jsonl…] [--quiet]

A line of a set is `{"id", "text", "published", "stations": [{"traveller", "station", "place",
"when"}], "no": [[traveller, place]]}`; what is found of places or persons that a line lists in
neither counts as wrong as well. `--quiet` prints nothing but the figures, for sets that are not to
be read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.pipeline import read
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

HERE = Path(__file__).parent / "stations"
Triple = tuple[str, str, str]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def told(geoparser: Geoparser, given: dict[str, Any]) -> dict[Triple, str | None]:
    """The stations that are read from a line's text, with their times."""
    article = Article(given["id"], given["text"], published=date.fromisoformat(given["published"]))
    sentences = split(article)
    resolutions = geoparser.resolutions(article, sentences)
    called = {r.place.id: r.mention.text for r in resolutions if r.place is not None}
    return {
        (s.traveller, s.kind.value, called[s.place.id]): s.when
        for s in read(article, sentences, resolutions).stations
    }


def score(path: Path, geoparser: Geoparser, quiet: bool) -> None:
    """Print a set's figures, and what is missing and wrong unless `quiet`."""
    count, kinds = Counter[str](), Counter[tuple[str, str]]()
    for given in lines(path):
        wanted = {(s["traveller"], s["station"], s["place"]): s["when"] for s in given["stations"]}
        found = told(geoparser, given)
        for triple in wanted.keys() | found.keys():
            how = "right" if triple in wanted and triple in found else "missed"
            how = "wrong" if triple not in wanted else how
            count[how] += 1
            kinds[triple[1], how] += 1
            if how == "right":
                count["times"] += wanted[triple] is not None
                count["times right"] += (
                    wanted[triple] is not None and wanted[triple] == found[triple]
                )
            if not quiet and (how != "right" or wanted[triple] != found[triple]):
                print(how, triple, wanted.get(triple), "|", found.get(triple), "|", given["text"])
    right, wrong, missed = count["right"], count["wrong"], count["missed"]
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    print(
        f"{path.name}: {right} right, {wrong} wrong, {missed} missed: precision {precision:.3f}, "
        f"recall {recall:.3f}; times {count['times right']} of {count['times']}"
    )
    for kind in ("born", "lived", "studied", "worked", "died", "buried"):
        print("  ", kind, *(f"{kinds[kind, how]} {how}" for how in ("right", "wrong", "missed")))


def main() -> None:
    """Score the sets named, or those of `benchmarks/stations`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HERE.glob("*.jsonl")))
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    geoparser = Geoparser(open_gazetteer())
    for path in options.files:
        score(path, geoparser, options.quiet or "closed" in path.name)


if __name__ == "__main__":
    main()
