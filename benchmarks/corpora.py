"""Corpora with gold places, as articles: for training and for scoring.

Two forms are read. JSON Lines, `{"id", "text", "gold": [{"text", "start", "end", "lat", "lon"}]}`,
are the corpora of EUPEG (Wang & Hu 2019): GeoVirus, LGL and others. Tagged words a line are the
Groningen Meaning Bank and wikigold; their sentences are put together again into texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.articles.article import Article, Sentence
from dashboard.articles.sentences import split

PLACE_TAGS = {"geo", "gpe", "LOC", "Location", "Nationality"}
SENTENCES_PER_TEXT = 8
_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "?", "!", ")", "'s", "'", "%", "n't", "''"])
_NO_SPACE_AFTER = frozenset(["(", "$", "``"])


@dataclass(frozen=True, slots=True)
class Gold:
    """A place in a text: characters (end exclusive), the words there, degrees WGS 84 or None."""

    start: int
    end: int
    text: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """An article, its sentences, and the places in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    gold: tuple[Gold, ...]


def read_corpus(path: Path) -> Iterator[Example]:
    """The articles of a corpus, by the ending of its name."""
    found = _read_jsonl(path) if path.suffix == ".jsonl" else _read_tagged(path)
    for article, gold in found:
        yield Example(article, split(article), gold)


def _read_jsonl(path: Path) -> Iterator[tuple[Article, tuple[Gold, ...]]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        record = json.loads(line)
        gold = tuple(
            Gold(item["start"], item["end"], item["text"], item["lat"], item["lon"])
            for item in record["gold"]
            if item.get("lat") is not None
        )
        yield Article(record["id"], record["text"]), gold


def _read_tagged(path: Path) -> Iterator[tuple[Article, tuple[Gold, ...]]]:
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t") if "\t" in line else line.rsplit(" ", 1)
        if len(cells) > 1:
            sentences[-1].append((cells[0], cells[-1]))
        elif sentences[-1]:
            sentences.append([])
    for number in range(0, len(sentences), SENTENCES_PER_TEXT):
        text, gold = _put_together(sentences[number : number + SENTENCES_PER_TEXT])
        yield Article(f"{path.stem}-{number}", text), gold


def _put_together(sentences: list[list[tuple[str, str]]]) -> tuple[str, tuple[Gold, ...]]:
    """Words as running text, and where its places are."""
    text = ""
    gold: list[Gold] = []
    for sentence in sentences:
        last_tag = "O"
        glue = True
        for word, tag in sentence:
            if not glue and word not in _NO_SPACE_BEFORE:
                text += " "
            start = len(text)
            text += word
            glue = word in _NO_SPACE_AFTER
            if tag[2:] in PLACE_TAGS:
                if tag.startswith("I-") and last_tag[2:] == tag[2:] and gold:
                    before = gold.pop()
                    start = before.start
                gold.append(Gold(start, len(text), text[start:]))
            last_tag = tag
        text += "\n"
    return text, tuple(gold)
