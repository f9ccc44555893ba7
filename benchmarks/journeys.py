"""Journeys against gold: stops, status, order, false stops, kinds of wording, passages a second.

    python -m benchmarks.journeys GOLD.jsonl… [--texts CORPUS.jsonl…]
                                              [--ablation | --long | --against CHECKOUT]
    python -m benchmarks.journeys --closed [--texts CORPUS.jsonl…]

Gold of articles whose texts are other people's has no text, but a `source` and an `end`: the text
is the first so many characters of the article of that id in the `--texts`. Lines whose source is
not there are left out, and it is said how many.

What a line of gold is and what the measures are, `journey_scores.py` says. `--ablation` leaves out
one rule at a time. `--long` reads the passages as one text, again and again up to half a million
characters, to see that the time grows with the text's length. `--against` runs another checkout and
this one in turn, five times each in a fresh process, and prints passages a second and memory of
both: medians of processor time, the places found beforehand. `--closed` scores the closed halves,
prints nothing but their figures and notes them with the day in `closed_scores.md`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.against import against
from benchmarks.journey_ablation import ablation
from benchmarks.journey_scores import Passage, read_all, scored
from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.atlas import build
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution

HERE = Path(__file__).parent / "itineraries"
LENGTHS = (31_250, 125_000, 500_000)


def rows_of(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Gives the JSON objects of JSON Lines files."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                yield json.loads(line)


def passages(
    paths: Iterable[Path], geoparser: Geoparser, corpora: Iterable[Path] = ()
) -> list[Passage]:
    """The gold of the files, with sentences and places; the texts that it only refers to are those
    of the articles of `corpora`."""
    texts = {row["id"]: row["text"] for row in rows_of(corpora)}
    made, lacking = [], 0
    for row in rows_of(paths):
        text = row.get("text", texts.get(row.get("source", ""), "")[: row.get("end", 0)])
        if not text:
            lacking += 1
            continue
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        article = Article(row["id"], text, published=published)
        sentences = split(article)
        places = geoparser.resolutions(article, sentences)
        gold = {**row, "stops": [with_point(stop, places) for stop in row["stops"]]}
        made.append(Passage(gold, article, sentences, places))
    if lacking:
        print(f"{lacking} passages are left out, whose texts are in none of the --texts")
    return made


def with_point(stop: dict[str, Any], places: Sequence[Resolution]) -> dict[str, Any]:
    """Gives a stop of gold its point: where it has none, the one that we find for its name, or for
    the name in it ("southern Texas")."""
    if stop.get("lat") is not None:
        return stop
    found = [r for r in places if r.place is not None and r.mention.text in stop["place"]]
    place = max(found, key=lambda r: len(r.mention.text)).place if found else None
    return {**stop, "lat": place and place.lat, "lon": place and place.lon}


def closed(geoparser: Geoparser, corpora: Sequence[Path]) -> None:
    """Scores the closed halves, and notes when."""
    for name in ("closed", "agency_closed", "agency_style_closed", "news_closed"):
        line = f"{name}: {scored(passages([HERE / f'{name}.jsonl'], geoparser, corpora)).line()}"
        print(line)
        with (HERE / "closed_scores.md").open("a", encoding="utf-8") as file:
            file.write(f"- {date.today().isoformat()} {line}\n")


def long(ready: Sequence[Passage], geoparser: Geoparser) -> None:
    """Prints how long texts of three lengths take, from the text to the journeys."""
    texts = cycle(p.article.text for p in ready)
    for length in LENGTHS:
        text = "\n\n".join(islice(texts, length // 100))[:length]
        took = seconds(partial(build, [Article(str(length), text)], geoparser))
        each = 1e6 * took / length
        print(f"{length:>9,} characters {took:6.2f} s  {each:5.1f} ms for a thousand")


# Run in a checkout: it finds the places, reads the journeys once unmeasured and once measured, and
# prints the seconds of that and the most memory used, in MB. Older checkouts know the names in it.
_MEASURED = """
import resource, sys
from functools import partial
from pathlib import Path
from benchmarks import journeys as b
ready = b.passages(map(Path, sys.argv[1:]), b.Geoparser(b.open_gazetteer()))
b.read_all(ready)
took = b.seconds(partial(b.read_all, ready))
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(ready))
"""


def seconds(work: Callable[[], object]) -> float:
    """How long something takes on one core."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the measures over all the gold files together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--ablation", action="store_true", help="leave out one rule at a time")
    parser.add_argument("--closed", action="store_true", help="score and note the closed halves")
    parser.add_argument("--long", action="store_true", help="time texts of three lengths")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], metavar="CORPUS.jsonl")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="compare the speed")
    options = parser.parse_args(arguments)
    if not (options.gold or options.closed):
        parser.error("give a file of gold, or --closed")
    if options.against:
        against(options.against, _MEASURED, options.gold, "passages")
        return
    geoparser = Geoparser(open_gazetteer())
    if options.closed:
        closed(geoparser, options.texts)
        return
    ready = passages(options.gold, geoparser, options.texts)
    if options.ablation:
        ablation(ready)
        return
    if options.long:
        long(ready, geoparser)
        return
    print(scored(ready).lines())
    for kind in sorted({p.gold.get("kind", "") for p in ready} - {""}):
        print(f"    {kind:44}{scored([p for p in ready if p.gold.get('kind') == kind]).line()}")
    whole = seconds(partial(passages, options.gold, geoparser, options.texts))
    own = seconds(partial(read_all, ready))
    print(f"    speed          {len(ready) / (whole + own):.0f} passages a second with places,")
    print(f"                   {1000 * own / len(ready):.1f} ms of it a passage for the journeys")


if __name__ == "__main__":
    main()
