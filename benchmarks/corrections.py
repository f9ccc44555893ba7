"""What a correction costs the server: `python -m benchmarks.corrections CORPUS… [--articles N]`.

Puts the first N articles of some corpora of JSON Lines (`benchmarks/corpora.py`) into a project,
shows everyone's journeys, and corrects places one after the other as the page does: the change is
written, the atlas built anew, and the view answered as JSON. Prints the milliseconds until it is on
the disk, and until the answer is ready, and what the latter costs the processor: medians with the
least and the greatest.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path

from benchmarks.corpora import read_corpus
from dashboard.page.desk import Desk
from dashboard.page.serving import Shelf
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.project.anchors import anchor
from dashboard.project.events import Entry, PlaceChosen, Scope, Spot, Undo
from dashboard.view import parts
from dashboard.view.escaping import answer_json
from dashboard.view.state import EVERYONE, Filters

CORRECTIONS = 20


class Page:
    """A page that shows everyone's journeys in a project."""

    def __init__(self, desk: Desk, geoparser: Geoparser) -> None:
        self.desk, self.geoparser = desk, geoparser
        self.shelf, self.token = Shelf(), ""

    def answer(self) -> float:
        """Build the view and its JSON; return the milliseconds of it."""
        begun = time.perf_counter()
        _, atlas = self.desk.atlas((), self.geoparser)
        filters = Filters(traveller=EVERYONE)
        self.token, shown = self.shelf.offer(atlas, filters, {}, self.token)
        answer_json(parts.part(shown, "outline", 0))
        return 1000 * (time.perf_counter() - begun)


def corrected(page: Page, entry: Entry) -> tuple[float, float, float]:
    """Make a change; return the milliseconds until it is written, until it is answered, and those
    of the processor."""
    begun, busy = time.perf_counter(), time.process_time()
    page.desk.append("benchmark", entry)
    written = 1000 * (time.perf_counter() - begun)
    answered = written + page.answer()
    return written, answered, 1000 * (time.process_time() - busy)


def show(what: str, values: Sequence[float]) -> None:
    """Print a median, and the least and the greatest."""
    print(
        f"{what:24s} {statistics.median(values):7.1f} ms ({min(values):.1f} to {max(values):.1f})"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=800)
    options = parser.parse_args()
    examples = chain.from_iterable(map(read_corpus, options.corpora))
    articles = [example.article for example in islice(examples, options.articles)]
    geoparser = Geoparser(open_gazetteer())
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "benchmark.dateline")
        desk.add("benchmark", articles)
        page = Page(desk, geoparser)
        print(f"{len(articles)} articles, read in {page.answer() / 1000:.1f} s")
        _, atlas = desk.atlas((), geoparser)
        texts = {article.id: article.text for article in articles}
        doubtful = [r for found in atlas.resolutions.values() for r in found if r.alternatives]
        times = []
        for resolution in random.Random(1).sample(doubtful, CORRECTIONS // 2):
            mention = resolution.mention
            text = texts[mention.article_id]
            spot = Spot(mention.article_id, anchor(text, mention.start, mention.end))
            place = resolution.alternatives[0].place
            times.append(corrected(page, PlaceChosen(spot, Scope.ARTICLE, place)))
            times.append(corrected(page, Undo()))
        written, answered, busy = zip(*times, strict=True)
        show("on the disk", written)
        show("answered with the view", answered)
        show("of the processor", busy)
        desk.project.close()


if __name__ == "__main__":
    main()
