"""Checks the itinerary gold of this folder against itself; from the repository's root:

    python -m benchmarks.itineraries.check_gold [CORPUS.jsonl…]

The gold of ordinary news only refers to the texts of published corpora: those passages are checked
whose corpora are given. Prints what is wrong (by id, never the text of a passage) and counts; ends
with 1 if anything is.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.language.tokens import plain

HERE = Path(__file__).parent
STATUSES = {"visited", "planned", "past", "cancelled"}
HALVES = (
    "open",
    "closed",
    "agency_open",
    "agency_open2",
    "agency_open3",
    "agency_style",
    "agency_style2",
    "agency_style3",
    "agency_style4",
    "agency_closed",
)
NEWS = ("news_open", "news_closed")
STATIONS = {"born", "lived", "studied", "worked", "died", "buried"}
DISPUTES = {"date", "place", "status"}
TOWN, NAMESAKES = 0.3, 5  # degrees: points of one town differ by less, the two Tripolis by more
Record = dict[str, Any]


def records(path: Path) -> list[Record]:
    """The JSON objects of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def named(name: str, text: str) -> bool:
    """True where every word of `name` stands in `text`, whatever its capitals and accents."""
    known = plain(text)
    return all(word in known for word in plain(name).split())


def passage_faults(passage: Record) -> Iterator[str]:
    """What is wrong with a passage and its stops."""
    text = passage["text"]
    day = passage["published"]
    article = Article(passage["id"], text, published=date.fromisoformat(day) if day else None)
    sentences = [text[sentence.start : sentence.end] for sentence in split(article)]
    if not 3 <= len(sentences) <= 14:
        yield f"{len(sentences)} sentences"
    if bool(passage["stops"]) == ("no trip" in passage["kind"]):
        yield "its kind and its stops disagree on whether anybody travels"
    for number, stop in enumerate(passage["stops"], start=1):
        for fault in stop_faults(stop, sentences):
            yield f"stop {number}: {fault}"
    yield from numbering_faults(passage["stops"])
    places = {stop["place"] for stop in passage["stops"]}
    for name in passage["not_stops"]:
        if not named(name, text) or name in places:
            yield f"not_stops: {name!r} is not in the text, or is a stop"


def stop_faults(stop: Record, sentences: list[str]) -> Iterator[str]:
    """What is wrong with a stop of a passage that has these sentences."""
    evidence, text = stop["evidence"], " ".join(sentences)
    if not evidence or evidence != sorted(set(evidence)) or evidence[-1] >= len(sentences):
        yield f"evidence {evidence} of {len(sentences)} sentences"
        return
    if not any(named(stop["place"], sentences[index]) for index in evidence):
        yield f"{stop['place']!r} is in no sentence of its evidence"
    if not named(stop["traveller"], text):
        yield f"{stop['traveller']!r} is not in the text"
    if stop["when"] is not None and stop["when"] not in text:
        yield f"{stop['when']!r} is not in the text"
    if stop["status"] not in STATUSES:
        yield f"status {stop['status']!r}"
    if not (-90 <= stop["lat"] <= 90 and -180 <= stop["lon"] <= 180):
        yield "its point is not on earth"


def numbering_faults(stops: list[Record]) -> Iterator[str]:
    """Travellers whose trips, or trips whose stops, are not numbered 1, 2, 3 … (ties allowed)."""
    trips: dict[str, dict[int, set[int]]] = {}
    for stop in stops:
        orders = trips.setdefault(stop["traveller"], {}).setdefault(stop["trip"], set())
        orders.add(stop["order"])
    for traveller, numbered in trips.items():
        for numbers in (set(numbered), *numbered.values()):
            if numbers != set(range(1, len(numbers) + 1)):
                yield f"{traveller}: trips or stops numbered {sorted(numbers)}"


def doubtful(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """True where two points of one name are too far apart for one town, too near for two."""
    return TOWN < max(abs(one[0] - other[0]), abs(one[1] - other[1])) < NAMESAKES


def news_faults(passage: Record, text: str) -> Iterator[str]:
    """What is wrong with a passage of ordinary news, its stops, stations and groups."""
    article = Article(passage["id"], text)
    sentences = [text[sentence.start : sentence.end] for sentence in split(article)]
    for kind, values in (("stops", STATUSES), ("stations", STATIONS), ("groups", STATUSES)):
        for number, told in enumerate(passage[kind], start=1):
            if told["station" if kind == "stations" else "status"] not in values:
                yield f"{kind} {number}: what is told is none of {sorted(values)}"
            if told["place"] not in text:
                yield f"{kind} {number}: {told['place']!r} is not in the text"
            if kind != "groups" and not named(told["traveller"], text):
                yield f"{kind} {number}: {told['traveller']!r} is not in the text"
            evidence = told["evidence"]
            if not evidence or not set(evidence) <= set(range(len(sentences))):
                yield f"{kind} {number}: evidence {evidence} of {len(sentences)} sentences"


def check_news(name: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Prints how many passages of ordinary news there are; gives what is wrong with them."""
    passages = records(HERE / f"{name}.jsonl")
    known = [p for p in passages if "text" in p or p["source"] in texts]
    counts = {
        kind: sum(not told.get("optional") for p in passages for told in p[kind])
        for kind in ("stops", "stations", "groups")
    }
    print(f"{name}: {len(passages)} passages, {len(known)} of them checked; {counts}")
    for passage in known:
        text = passage.get("text") or texts[passage["source"]][: passage["end"]]
        yield from (f"{passage['id']}: {fault}" for fault in news_faults(passage, text))


def set_faults(folder: Path) -> Iterator[str]:
    """What is wrong with a set of articles and its expected journey."""
    articles = {article["id"]: article for article in records(folder / "articles.jsonl")}
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for article in articles.values():
        date.fromisoformat(article["published"])
    texts = {name: article["text"] for name, article in articles.items()}
    for number, stop in enumerate(expected["journey"], start=1):
        for fault in stop_of_set_faults(stop, texts):
            yield f"stop {number}: {fault}"
    yield from numbering_faults(expected["journey"])
    visits = {(stop["traveller"], stop["place"]) for stop in expected["journey"]}
    for dispute in expected["disagreements"]:
        known = (dispute["traveller"], dispute["place"]) in visits
        told_apart = dispute["articles"] and set(dispute["articles"]) <= set(articles)
        if not known or dispute["what"] not in DISPUTES or not told_apart:
            yield f"disagreement on the {dispute['what']} of {dispute['traveller']}"


def stop_of_set_faults(stop: Record, texts: dict[str, str]) -> Iterator[str]:
    """What is wrong with a stop across the articles that have these texts, by their ids."""
    told = [texts[name] for name in stop["articles"] if name in texts]
    if len(told) < len(stop["articles"]) or not any(named(stop["place"], t) for t in told):
        yield "an article is missing, or none of them names the place"
    for name in (stop["traveller"], *stop.get("aka", [])):
        if not any(named(name, text) for text in texts.values()):
            yield f"{name!r} is in no article"
    if stop["status"] not in STATUSES or not set(stop["borrowed"]) <= {"date", "place"}:
        yield "status or borrowed"
    days = [stop["first_day"], stop["last_day"]]
    if days != [None, None] and date.fromisoformat(days[0]) > date.fromisoformat(days[1]):
        yield f"days {days}"


def report(name: str, passages: list[Record]) -> None:
    """Prints how many passages, stops and statuses a half has."""
    stops = [stop for passage in passages for stop in passage["stops"]]
    counted = Counter(stop["status"] for stop in stops if not stop.get("optional"))
    still = sum(not passage["stops"] for passage in passages)
    print(
        f"{name}: {len(passages)} passages, {still} without a trip; {counted.total()} stops "
        f"and {len(stops) - counted.total()} optional ones; "
        + ", ".join(f"{count} {status}" for status, count in counted.most_common())
    )


def main(corpora: Sequence[Path]) -> int:
    """Checks every file, the texts referred to in `corpora`; the number to end with."""
    faults: list[str] = []
    halves = {name: records(HERE / f"{name}.jsonl") for name in HALVES}
    points: dict[str, tuple[float, float]] = {}
    ids: set[str] = set()
    for name, passages in halves.items():
        report(name, passages)
        for passage in passages:
            found = list(passage_faults(passage))
            if passage["id"] in ids:
                found.append("its id is another's too")
            ids.add(passage["id"])
            for stop in passage["stops"]:
                point = (stop["lat"], stop["lon"])
                if doubtful(point, points.setdefault(stop["place"], point)):
                    found.append(f"{stop['place']!r} lies elsewhere in another stop")
            faults += [f"{passage['id']}: {fault}" for fault in found]
    texts = {row["id"]: row["text"] for path in corpora for row in records(path)}
    for name in NEWS:
        faults += check_news(name, texts)
    folders = sorted(path.parent for path in HERE.glob("sets/*/expected.json"))
    print(f"sets: {len(folders)}")
    faults += [f"sets/{folder.name}: {fault}" for folder in folders for fault in set_faults(folder)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
