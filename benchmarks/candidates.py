"""What the finders give the reader of journeys: how many stops of gold can be found at all, because
their place and their person are known, and how many tagged names of persons and places are found.

    python -m benchmarks.candidates GOLD.jsonl… [--texts CORPUS.jsonl…] [--show]
    python -m benchmarks.candidates --tagged FILE.conll… [--show]

A stop has a candidate where a place was found near the gold's point, or whose name is in the
gold's or the other way about, and somebody was named of the gold's name or one that it gives
besides (`aka`). A tagged file has a word a line, its tag last, and a blank line between sentences;
ten of them make an article, or as many as stand between lines of "-DOCSTART-". Of a person tagged
any word must be known as a person's name, of a place any word as a place with a point. What is
missed goes by why: a place that no layer of the gazetteer has, or that was found and not taken; a
person by how many words the name has (one of a single word may have been named in full in a
sentence that the file lacks). `--show` prints what is missed: for gold that rules may be written on
only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.journey_scores import Passage, Told, near
from benchmarks.journeys import passages
from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.resolution import coreferences
from dashboard.journeys.sentences.line import Line, lines
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer
from dashboard.places.geoparser import Geoparser

PERSONS = frozenset({"per", "PER", "Person"})
PLACES = frozenset({"geo", "LOC", "Location"})
TOGETHER = 10  # sentences of an article
_HEAD = "-DOCSTART-"
Sentence = list[tuple[str, str]]  # words, each with its tag


class Tagged(NamedTuple):
    """A name that is tagged, from character `start` up to `end` of its article, as what."""

    start: int
    end: int
    tag: str
    text: str


def has_place(passage: Passage, stop: Told) -> bool:
    """Whether a place was found that a stop of gold can be at."""
    wanted = stop["place"].casefold()
    for resolution in passage.resolutions:
        name, place = resolution.mention.text.casefold(), resolution.place
        if place is not None and (
            name in wanted or wanted in name or near(stop, {"lat": place.lat, "lon": place.lon})
        ):
            return True
    return False


def has_person(persons: Sequence[Person], stop: Told) -> bool:
    """Whether somebody was named of whom a stop of gold can be."""
    names = [stop["traveller"], *stop.get("aka", [])]
    return any(same_person(name, person.name) for name in names for person in persons)


def of_gold(ready: Sequence[Passage], show: bool) -> None:
    """Prints how many stops of gold have a place and a person, and which have none."""
    found: Counter[tuple[bool, bool]] = Counter()
    for passage in ready:
        here = lines(passage.article, passage.sentences, passage.resolutions)
        persons = [p for line in coreferences(here) for r in line for p in r.persons]
        for stop in passage.gold["stops"]:
            if stop.get("optional"):
                continue
            place, person = has_place(passage, stop), has_person(persons, stop)
            found[place, person] += 1
            if show and not (place and person):
                lacks = " and ".join(["place"] * (not place) + ["person"] * (not person))
                print(f"{passage.article.id}: no {lacks}: {stop['traveller']} | {stop['place']}")
    both, all_stops = found[True, True], sum(found.values())
    places = both + found[True, False]
    persons_known = both + found[False, True]
    print(
        f"{all_stops} stops: both {both / max(all_stops, 1):.3f}, place"
        f" {places / max(all_stops, 1):.3f}, person {persons_known / max(all_stops, 1):.3f}"
    )


def sentences_of(path: Path) -> Iterator[Sentence]:
    """Gives the sentences of a tagged file, each word with its tag."""
    rows = (line.split() for line in path.read_text(encoding="utf-8").split("\n"))
    for blank, group in groupby(rows, key=lambda row: not row):
        if not blank:
            yield [(row[0], row[-1]) for row in group if len(row) > 1]


def _articles(sentences: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Gives the sentences that make an article each."""
    heads = [i for i, sentence in enumerate(sentences) if (_HEAD, "O") in sentence]
    marks = heads or range(0, len(sentences), TOGETHER)
    for first, last in pairwise([*marks, len(sentences)]):
        yield sentences[first:last]


def article_of(id_: str, sentences: Sequence[Sentence]) -> tuple[Article, list[Tagged]]:
    """Puts sentences together again, and says where the tagged names stand in the text."""
    text, names = "", list[Tagged]()
    for sentence in sentences:
        before = ""
        for word, tagged in sentence:
            if word == _HEAD:
                continue
            tag = tagged.split("-")[-1]
            glued = not text or text[-1] in "( \n" or word in ".,;:!?)'s" or word == "n't"
            text += ("" if glued else " ") + word
            start = len(text) - len(word)
            goes_on = tag == before and not tagged.startswith("B-")
            if tag in PERSONS | PLACES:
                first = names.pop().start if goes_on else start
                names.append(Tagged(first, len(text), tag, text[first:]))
            before = tag
        text += "\n"
    return Article(id_, text), names


def named(ready: Sequence[Line]) -> list[tuple[int, int]]:
    """The characters at which the first and the last word of each name of a person end."""
    return [
        (line.ends[r.core], line.ends[r.last - 1])
        for line, references in zip(ready, coreferences(ready), strict=True)
        for r in references
        if r.how == "name" and r.persons
    ]


class Counts:
    """What was found of the tagged names, and what was not, by why."""

    def __init__(self, gazetteer: Gazetteer, show: bool) -> None:
        self._gazetteer = gazetteer
        self._geoparser = Geoparser(gazetteer)
        self._show = show
        self.right, self.missed = Counter[str](), Counter[str]()
        self.named = self.untagged = 0

    def add(self, article: Article, names: Sequence[Tagged]) -> None:
        """Takes up an article."""
        sentences = split(article)
        places = self._geoparser.resolutions(article, sentences)
        persons = named(lines(article, sentences, places))
        tagged = [name for name in names if name.tag in PERSONS]
        for first, last in persons:
            self.named += 1
            if not any(name.start < last and first <= name.end for name in tagged):
                self.untagged += 1
                self._say("no person", article, first, last)
        for name in names:
            if name.tag in PERSONS:
                hit = any(name.start < last and first <= name.end for first, last in persons)
                why = f"persons of {len(name.text.split())} words"
                self._count("persons", hit, why, article, name)
            elif name.tag in PLACES:
                at = [m for r in places if (m := r.mention).start < name.end and name.start < m.end]
                hit = any(r.place is not None and r.mention in at for r in places)
                known = bool(self._gazetteer.candidates(name.text))
                why = "places without a point" if at else f"places {'' if known else 'un'}known"
                self._count("places", hit, why, article, name)

    def _count(self, kind: str, hit: bool, why: str, article: Article, name: Tagged) -> None:
        self.right[kind] += hit
        if not hit:
            self.missed[kind] += 1
            self.missed[why] += 1
            self._say(why, article, name.start, name.end)

    def _say(self, why: str, article: Article, start: int, end: int) -> None:
        if self._show:
            before, after = article.text[max(start - 70, 0) : start], article.text[end : end + 50]
            said = f"{before}[{article.text[start:end]}]{after}"
            print(f"{why}: {' '.join(said.split())}")

    def print(self) -> None:
        """Prints the figures."""
        for kind in ("persons", "places"):
            every = self.right[kind] + self.missed[kind]
            print(f"{every} {kind} tagged: found {self.right[kind] / max(every, 1):.3f}")
        share = 1 - self.untagged / max(self.named, 1)
        print(f"{self.named} names of persons found: tagged as such {share:.3f}")
        for why, count in sorted(self.missed.items()):
            print(f"missed: {count} {why}")


def of_tagged(paths: Sequence[Path], gazetteer: Gazetteer, show: bool) -> None:
    """Prints how many tagged names are found, and why the others are not."""
    counts = Counts(gazetteer, show)
    for path in paths:
        for i, together in enumerate(_articles(list(sentences_of(path)))):
            counts.add(*article_of(f"{path.stem}-{i}", together))
    counts.print()


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the shares over all the files together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], metavar="CORPUS.jsonl")
    parser.add_argument("--tagged", nargs="+", type=Path, default=[], metavar="FILE.conll")
    parser.add_argument("--show", action="store_true", help="print what is missed")
    options = parser.parse_args(arguments)
    if not (options.gold or options.tagged):
        parser.error("give a file of gold, or --tagged files")
    gazetteer = open_gazetteer()
    if options.gold:
        of_gold(passages(options.gold, Geoparser(gazetteer), options.texts), options.show)
    if options.tagged:
        of_tagged(options.tagged, gazetteer, options.show)


if __name__ == "__main__":
    main()
