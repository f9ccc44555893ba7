"""How many anchors of corrections come back to their place after the text has changed.

`python -m benchmarks.anchors CORPUS [ARTICLES]` from the repository's root, with a corpus of JSON
Lines (`benchmarks/corpora.py`). Each place of the gold is anchored; then the text is changed, and
the anchor is looked for in it. Prints, a change a line, the share found at the right place and how
many at a wrong one; of removed sentences, how many anchors are rightly lost.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.corpora import Example, read_corpus
from dashboard.project.anchors import anchor, find

INSERTED = "The weather service said on Monday that more rain was on its way to the coast.\n\n"
OTHERS = str.maketrans({'"': "“", "'": "’", "-": "–", "“": '"', "”": '"', "’": "'", "–": "-"})
# A changed text, and where a character of the old one is in it; None where it is no more.
Changed = tuple[str, Callable[[int], int | None]]


def on_top(text: str, _start: int, _end: int) -> Changed:
    """Put a paragraph before the text."""
    return INSERTED + text, lambda offset: offset + len(INSERTED)


def inserted(text: str, _start: int, _end: int) -> Changed:
    """Put a paragraph into the middle of the text, between two others or two words."""
    middle = text.find("\n", len(text) // 2) + 1 or text.find(" ", len(text) // 2) + 1
    changed = text[:middle] + INSERTED + text[middle:]
    return changed, lambda offset: offset + len(INSERTED) * (offset >= middle)


def retyped(text: str, _start: int, _end: int) -> Changed:
    """Change quotation marks and dashes."""
    return text.translate(OTHERS), lambda offset: offset


def retyped_on_top(text: str, start: int, end: int) -> Changed:
    """Change quotation marks and dashes, and put a paragraph before."""
    return on_top(retyped(text, start, end)[0], start, end)


def reworded(every: int) -> Callable[[str, int, int], Changed]:
    """Change one of so many words, but not the ones that are anchored."""

    def change(text: str, start: int, end: int) -> Changed:
        words = list(re.finditer(r"\w+", text))
        pieces, shifts, last, shift = list[str](), list[tuple[int, int]](), 0, 0
        for number, word in enumerate(words):
            if number % every == 0 and not start - 1 <= word.start() <= end:
                pieces += [text[last : word.start()], "otherwise"]
                last = word.end()
                shift += len("otherwise") - (word.end() - word.start())
                shifts.append((word.end(), shift))
        pieces.append(text[last:])

        def moved(offset: int) -> int:
            return offset + next((s for end, s in reversed(shifts) if end <= offset), 0)

        return "".join(pieces), moved

    return change


def removed(text: str, at: int, _end: int) -> Changed:
    """Take away the sentence with the anchor, as far as full stops and lines tell."""
    start = max(text.rfind(mark, 0, at) + len(mark) for mark in (". ", "\n", ".\n"))
    ends = [found for mark in (". ", "\n") if (found := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    return text[:start] + text[end:], lambda _offset: None


CHANGES = {
    "paragraph inserted": inserted,
    "paragraph on top": on_top,
    "quotes and dashes changed": retyped,
    "the same, and a paragraph on top": retyped_on_top,
    "every 12th word changed": reworded(12),
    "every 5th word changed": reworded(5),
    "its sentence removed": removed,
}


def _spans(example: Example) -> Iterator[tuple[int, int]]:
    yield from ((gold.start, gold.end) for gold in example.gold if gold.end > gold.start)


def main() -> None:
    """Print the table."""
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    examples = list(islice(read_corpus(Path(sys.argv[1])), most))
    anchors = [(e.article.text, start, end) for e in examples for start, end in _spans(e)]
    print(f"{len(anchors)} anchors of {len(examples)} articles")
    for name, change in CHANGES.items():
        right = wrong = lost = 0
        spent = 0.0
        for text, start, end in anchors:
            made = anchor(text, start, end)
            changed, moved = change(text, start, end)
            begun = time.perf_counter()
            found = find(made, changed)
            spent += time.perf_counter() - begun
            there = moved(start)
            right += found is not None and found[0] == there
            lost += found is None
            wrong += found is not None and found[0] != there
        share = (lost if change is removed else right) / len(anchors)
        print(f"{name:34s} {share:.3f}  wrong {wrong:3d}  {1000 * spent / len(anchors):.2f} ms")


if __name__ == "__main__":
    main()
