"""How well web pages are read: what of the map is not of the article, and the day of publication.

    python -m benchmarks.web_pages FOLDER

FOLDER is a checkout of scrapinghub's article-extraction-benchmark: `ground-truth.json` has the
articles' texts by the pages' ids, `html/ID.html.gz` the pages. None of it is in this repository.
A place is not of the article if no name that stands for it on our map is in the article's text. The
words kept and lost are runs of four, as that benchmark counts them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from dashboard.articles.article import Article
from dashboard.articles.readers import read_bytes
from dashboard.articles.sentences import split
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

WORD = re.compile(r"\w+")
RUN = 4


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text."""
    words = WORD.findall(text)
    return Counter(tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1)))


def names(article: Article, geoparser: Geoparser) -> dict[str, set[str]]:
    """The places of an article on the map, by their ids, each with its names in the text."""
    found: dict[str, set[str]] = {}
    for resolution in geoparser.resolutions(article, split(article)):
        if resolution.place is not None:
            found.setdefault(resolution.place.id, set()).add(resolution.mention.text)
    return found


def main() -> None:
    """Reads all pages and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    geoparser = Geoparser(open_gazetteer())
    places = foreign = days = unread = 0
    precision, recall = [], []
    took = 0.0
    for name, told in sorted(truth.items()):
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        started = time.perf_counter()
        articles = read_bytes(f"{name}.html", data).articles
        took += time.perf_counter() - started
        if not articles:
            unread += 1
            recall.append(0.0)
            continue
        (article,) = articles
        days += article.published is not None
        own, right = runs(article.text), runs(told["articleBody"])
        same = (own & right).total()
        precision.append(same / own.total())
        recall.append(same / right.total())
        text = " ".join(told["articleBody"].split())
        on_map = names(article, geoparser)
        places += len(on_map)
        foreign += sum(not any(n in text for n in called) for called in on_map.values())
    p, r = statistics.mean(precision), statistics.mean(recall)
    print(f"{len(truth)} pages, {unread} not read, {took / len(truth) * 1000:.0f} ms a page")
    print(f"places on the map that are not of the article: {foreign / places:.1%} of {places}")
    print(f"days of publication found: {days} of {len(truth)}")
    print(f"words: precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / (p + r):.3f}")


if __name__ == "__main__":
    main()
