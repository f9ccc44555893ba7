"""How fast journeys of many articles are merged, and how that grows.

    python -m benchmarks.merging [--before CHECKOUT] [--journeys N] [--longest N]

Makes journeys of invented persons, of whom few are told of often and most once, as in news: under
full names, with initials, in other spellings, by surname alone. For each stage of merging it prints
the seconds at growing sizes, up to `--longest` journeys, and the exponent e of time ~ size**e: 1 is
linear, and no stage should be over 1.15. With `--before`, that checkout merges the same journeys,
`--journeys` of one month without meetings, and the ratio of the times is printed and whether the
answers are the same. Seconds are of the processor; cyclic garbage is looked for seldom, as the
command line does.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import math
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import linear_regression

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.wording import shared
from dashboard.journeys.merging.merge import merge
from dashboard.journeys.model import (
    Days,
    Gathering,
    Itinerary,
    Precision,
    Status,
    Visit,
)
from dashboard.journeys.routes.trips import itinerary, numbered
from dashboard.places.place import Place

MOST = 1.15
SIZES = (1_000, 5_000, 20_000, 60_000, 200_000)
STOPS_OF_ONE = (200, 400, 800, 1_600, 3_200, 6_400)
FIRST_DAY = date(2023, 9, 1)
A_MONTH = 30
TEN_YEARS = 3_650
TOWNS = 500
ARTICLES_OF_WORDS = (200, 1_000, 5_000, 20_000)
COPIED = 0.05
MEETINGS = 0.2  # the share of articles that tell of one

SYLLABLES = [
    "ba",
    "da",
    "fo",
    "ga",
    "hel",
    "jo",
    "ka",
    "lin",
    "mar",
    "no",
    "pe",
    "ros",
    "sa",
    "tor",
    "vi",
    "wen",
    "zu",
]
GIVEN_NAMES = 300
PERSONS = 25_000


@dataclass(frozen=True, slots=True)
class Telling:
    """What articles of invented persons tell. (What checkouts of long ago have not is imported
    where it is used.)"""

    articles: Sequence[Article]
    told: Mapping[str, tuple[Itinerary, ...]]
    gatherings: Sequence[Gathering]


def word(chance: random.Random, syllables: int) -> str:
    """An invented name."""
    return "".join(chance.choices(SYLLABLES, k=syllables)).capitalize()


def spelled(name: str, chance: random.Random) -> str:
    """A full name as one article has it: mostly itself, else with an initial, in another spelling
    or by the surname alone."""
    given, family = name.split()
    kind = chance.random()
    if kind < 0.80:
        return name
    if kind < 0.88:
        return f"{given} {chance.choice('ABEJMR')}. {family}"
    if kind < 0.94:
        vowels = [i for i, c in enumerate(family) if i and c in "aeiou"]
        at = chance.choice(vowels)
        return f"{given} {family[:at]}{chance.choice('aeiou')}{family[at + 1 :]}"
    return family


def names(size: int, chance: random.Random) -> list[str]:
    """As many names as there are journeys: persons are told of as unevenly as in news."""
    given = [word(chance, 2) for _ in range(GIVEN_NAMES)]
    persons = [f"{chance.choice(given)} {word(chance, 3)}" for _ in range(PERSONS)]
    weights = [1 / rank**0.6 for rank in range(1, PERSONS + 1)]
    return [spelled(name, chance) for name in chance.choices(persons, weights, k=size)]


def visit(who: str, where: Place, day: date | None, ref: SentenceRef) -> Visit:
    """A visit that one sentence tells of."""
    days = day and Days(day, day)
    text, precision = ("then", Precision.DAY) if day else (None, Precision.NONE)
    dated = (ref,) if day else ()
    return Visit(who, where, Status.VISITED, days, text, precision, (ref,), "was", dated)


def telling(size: int, days: int, *, one_traveller: bool = False) -> Telling:
    """Articles of `size` journeys with two stops each, spread over so many days; of one traveller,
    of `size` stops."""
    chance = random.Random(size)
    towns = [
        Place(str(i), f"Town{i}", chance.uniform(-60, 60), chance.uniform(-180, 180), "P", "PPL")
        for i in range(TOWNS)
    ]
    travellers = ["Jo Lin"] * (size // 2) if one_traveller else names(size, chance)
    full = [name for name in travellers if " " in name]
    articles, told, gatherings = list[Article](), dict[str, tuple[Itinerary, ...]](), []
    for number, name in enumerate(travellers):
        day = FIRST_DAY + timedelta(days=chance.randrange(days))
        article = Article(f"{number:06}", "", published=day)
        there = day - timedelta(days=chance.randrange(5)) if chance.random() < 0.7 else None
        stops = [
            visit(name, chance.choice(towns), when, SentenceRef(article.id, i))
            for i, when in enumerate((there, day))
        ]
        articles.append(article)
        told[article.id] = (itinerary(name, 1, numbered([[stop] for stop in stops])),)
        if chance.random() < MEETINGS:
            persons = (name, chance.choice(full))
            where = stops[0].place if chance.random() < 0.5 else None
            gatherings.append(
                Gathering(
                    persons, "met", where, Days(day, day), "then", Precision.DAY,
                    SentenceRef(article.id, 0),
                )
            )  # fmt: skip
    return Telling(articles, told, gatherings)


def wording(size: int) -> tuple[list[Article], dict[str, tuple[Sentence, ...]]]:
    """Articles of ten sentences of invented words each, of which some are those of others."""
    chance = random.Random(size)
    words = [word(chance, 2).lower() for _ in range(4_000)]
    written: list[str] = []
    articles, sentences = list[Article](), dict[str, tuple[Sentence, ...]]()
    for number in range(size):
        text, own = "", list[Sentence]()
        for index in range(10):
            said = " ".join(chance.choices(words, k=20))
            if written and chance.random() < COPIED:
                said = chance.choice(written)
            else:
                written.append(said)
            own.append(Sentence(f"{number:06}", index, len(text), len(text) + len(said)))
            text += f"{said} "
        articles.append(Article(f"{number:06}", text))
        sentences[f"{number:06}"] = tuple(own)
    return articles, sentences


def grouped(telling: Telling) -> list[list[str]]:
    """The names of each traveller; of a checkout from before names were grouped by month too."""
    try:
        from dashboard.journeys.merging.travellers import tellings, travellers_of
    except ImportError:
        from dashboard.journeys.merging import same_person

        return same_person.travellers_of(telling.told)  # type: ignore[attr-defined, no-any-return]
    published = {article.id: article.published for article in telling.articles}
    return [list(names) for names in travellers_of(tellings(telling.told), published).groups]


def merged(telling: Telling) -> tuple[Itinerary, ...]:
    """The journeys across the articles."""
    return merge(telling.articles, telling.told, (), telling.gatherings)


def stations(telling: Telling) -> object:
    """The stations of lives across the articles: everybody was born where he first went."""
    from dashboard.journeys.merging.stations import merge_stations
    from dashboard.journeys.model import Station, StationKind

    told = {
        key: tuple(
            Station(
                j.traveller, j.stops[0].visit.place, StationKind.BORN, None, None, None,
                j.stops[0].visit.evidence, "was born in", 1.0,
            )
            for j in own
        )
        for key, own in telling.told.items()
    }  # fmt: skip
    return merge_stations({}, told, (), {a.id: a.published for a in telling.articles})


def doubts(telling: Telling) -> object:
    """What is doubtful across the articles: where half of them go, beside others' journeys."""
    from dashboard.journeys.merging.doubts import doubts_together

    known = [journey for own in telling.told.values() for journey in own]
    half = len(known) // 2
    unsure = [replace(stop.visit, chance=0.5) for j in known[:half] for stop in j.stops]
    sure = list({journey.traveller: journey for journey in known[half:]}.values())
    return doubts_together(unsure, sure, {a.id: a.published for a in telling.articles})


@dataclass(frozen=True, slots=True)
class Stage:
    """What is measured: what is made of a size, and what is done with it."""

    name: str
    sizes: Sequence[int]
    work: Callable[[int], Callable[[], object]]


def of_years(work: Callable[[Telling], object]) -> Callable[[int], Callable[[], object]]:
    """The work on journeys of ten years."""

    def made(size: int) -> Callable[[], object]:
        told = telling(size, TEN_YEARS)
        return lambda: work(told)

    return made


def of_one(size: int) -> Callable[[], object]:
    """The merging of one traveller's stops."""
    told = telling(size, TEN_YEARS, one_traveller=True)
    return lambda: merged(told)


def of_wording(size: int) -> Callable[[], object]:
    """The search for wording that articles share."""
    articles, sentences = wording(size)
    return lambda: shared(articles, sentences)


STAGES = (
    Stage("names", SIZES, of_years(grouped)),
    Stage("merge", SIZES, of_years(merged)),
    Stage("stations", SIZES, of_years(stations)),
    Stage("doubts", SIZES, of_years(doubts)),
    Stage("one traveller", STOPS_OF_ONE, of_one),
    Stage("shared wording", ARTICLES_OF_WORDS, of_wording),
)


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    """How long something takes on one core, and what it gives."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def exponent(times: Sequence[tuple[int, float]]) -> float:
    """The slope of the logarithm of the seconds over that of the size, by least squares; times
    under 5 ms say nothing."""
    points = [(math.log(size), math.log(took)) for size, took in times if took >= 0.005]
    if len(points) < 2:
        return 0.0
    return linear_regression(*zip(*points, strict=True)).slope


def digest(found: object) -> str:
    """Something that is the same for the same answer."""
    return hashlib.sha256(repr(found).encode()).hexdigest()


def answers(size: int) -> dict[str, tuple[float, str]]:
    """The seconds that this checkout takes for journeys of one month, and its answers' digests."""
    told = replace(telling(size, A_MONTH), gatherings=())
    found = {}
    for name, work in (("names", grouped), ("merge", merged)):
        took, answer = seconds(lambda work=work: work(told))  # type: ignore[misc]
        found[name] = took, digest(answer)
    return found


def compare(before: Path, size: int) -> bool:
    """Print how much faster this checkout is than another, and whether the answers are the same."""
    command = [sys.executable, str(Path(__file__).resolve()), "--answers", str(size)]
    run = subprocess.run(
        command,
        cwd=before,
        env={**os.environ, "PYTHONPATH": str(before.resolve())},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    same = True
    theirs = json.loads(run.stdout)
    for name, (took, answer) in answers(size).items():
        then, other = theirs[name]
        same &= answer == other
        said = "the same answer" if answer == other else "ANOTHER ANSWER"
        print(f"{name:15} {size:>7,} {then:8.2f} s before, {took:7.3f} s now: "
              f"{then / took:6.0f} times as fast, {said}", flush=True)  # fmt: skip
    return same


def main() -> int:
    """Print the figures; the exit status is 1 where a stage grows too fast or an answer differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--before", type=Path, metavar="CHECKOUT")
    parser.add_argument("--journeys", type=int, default=5_000, metavar="N")
    parser.add_argument("--longest", type=int, default=SIZES[-1], metavar="N")
    parser.add_argument("--answers", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    gc.set_threshold(50_000, 20, 50)
    if options.answers:
        json.dump(answers(options.answers), sys.stdout)
        return 0
    wrong = options.before is not None and not compare(options.before, options.journeys)
    for stage in STAGES:
        sizes = [size for size in stage.sizes if size <= options.longest]
        times = [(size, seconds(stage.work(size))[0]) for size in sizes]
        e = exponent(times)
        wrong |= e > MOST
        shown = ", ".join(f"{size:,}: {took:.3f} s" for size, took in times)
        print(f"{stage.name:15} {e:5.2f}{'  too fast' if e > MOST else ''}  {shown}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
