"""Make the language tables that are counted rather than written, in `dashboard/places/data`.

    python -m benchmarks.language_tables CENSUS_NAMES_FOLDER GMB.conll

`person_names.tsv` comes from the United States Census Bureau's frequently occurring names of 1990
(dist.all.last, dist.female.first, dist.male.first; public domain, also inside the package `names`),
`common_words.tsv` and `context_words.tsv` from the lower-case words of the Groningen Meaning
Bank's Voice of America news (gmb.bitbucket.io; public domain; a line a token: word, part of speech,
tag).
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "dashboard" / "places" / "data"
FAMILY_NAMES = 16_000
COMMON_WORDS = 7_000
CONTEXT_MINIMUM = 5


def census_weights(path: Path, keep: int | None = None) -> dict[str, int]:
    """Names and their weight: 1 (one in a hundred thousand people) to 8 (three in a hundred)."""
    rows = [line.split() for line in path.read_text(encoding="ascii").splitlines()[:keep]]
    return {
        row[0].capitalize(): 1 + int(2 * math.log10(max(1.0, float(row[1]) / 0.001)))
        for row in rows
    }


def write_person_names(folder: Path) -> None:
    """Given and family names with their weights, 0 where a name is not used so."""
    given = census_weights(folder / "dist.female.first")
    for name, weight in census_weights(folder / "dist.male.first").items():
        given[name] = max(weight, given.get(name, 0))
    family = census_weights(folder / "dist.all.last", FAMILY_NAMES)
    lines = [
        f"{name}\t{given.get(name, 0)}\t{family.get(name, 0)}" for name in sorted(given | family)
    ]
    (DATA / "person_names.tsv").write_text("name\tgiven\tfamily\n" + "\n".join(lines) + "\n")


def write_common_words(corpus: Path) -> None:
    """Words that are written in lower case, with how often they were counted."""
    words = (line.split("\t")[0] for line in corpus.read_text(encoding="utf-8").splitlines())
    counts = Counter(word for word in words if word.isalpha() and word.islower())
    kept = sorted(counts.most_common(COMMON_WORDS))
    lines = [f"{word}\t{count}" for word, count in kept]
    (DATA / "common_words.tsv").write_text("word\tcount\n" + "\n".join(lines) + "\n")


def names(sentence: list[tuple[str, str]]) -> Iterator[tuple[int, int, bool]]:
    """The names in a tagged sentence: first token, last token, whether it is a place's."""
    start: int | None = None
    for i, (_, tag) in enumerate([*sentence, ("", "O")]):
        if start is not None and not tag.startswith("I-"):
            kind = sentence[start][1][2:]
            if kind in {"geo", "per", "org", "art", "eve", "nat"}:
                yield start, i - 1, kind == "geo"
            start = None
        if tag.startswith("B-"):
            start = i


def write_context_words(corpus: Path) -> None:
    """Words around names, and the logarithm of the odds that the name is a place's by each."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in corpus.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 3:
            sentences[-1].append((cells[0], cells[2]))
        elif sentences[-1]:
            sentences.append([])
    seen: dict[int, dict[bool, Counter[str]]] = {
        offset: {True: Counter(), False: Counter()} for offset in (-1, -2, 1, 2)
    }
    totals: Counter[bool] = Counter()
    for sentence in sentences:
        for first, last, is_place in names(sentence):
            totals[is_place] += 1
            for offset, counts in seen.items():
                index = (first if offset < 0 else last) + offset
                word = sentence[index][0] if 0 <= index < len(sentence) else ""
                counts[is_place][word] += 1
    prior = math.log(totals[True] / totals[False])
    table: dict[str, dict[int, float]] = {}
    for offset, counts in seen.items():
        for word, count in (counts[True] + counts[False]).items():
            if count >= CONTEXT_MINIMUM:
                odds = math.log((counts[True][word] + 2) / (counts[False][word] + 2)) - prior
                if abs(odds) > 0.3:
                    table.setdefault(word, {})[offset] = odds
    lines = [
        "\t".join([word, *(f"{weights[o]:.1f}" if o in weights else "" for o in seen)])
        for word, weights in sorted(table.items())
        if word and word == word.lower() and '"' not in word
    ]
    text = "word\tbefore\tbefore2\tafter\tafter2\n" + "\n".join(lines) + "\n"
    (DATA / "context_words.tsv").write_text(text)


def main() -> None:
    """Write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("census", type=Path)
    parser.add_argument("gmb", type=Path)
    arguments = parser.parse_args()
    write_person_names(arguments.census)
    write_common_words(arguments.gmb)
    write_context_words(arguments.gmb)


if __name__ == "__main__":
    main()
