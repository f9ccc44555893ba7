"""Texts of published collections of news, as articles files, for the gold that refers to them.

    python -m benchmarks.news_texts bbc FOLDER > BBC.jsonl
    python -m benchmarks.news_texts reuters FOLDER > Reuters.jsonl

`bbc`: the folder of "bbc-fulltext", 2,225 articles of 2004 and 2005 by subject (Greene and
Cunningham, ICML 2006); an article's id is BBC, its subject and its file's number. `reuters`: the
folder of the .sgm files of Reuters-21578 (Lewis, 1997), reports of 1987; the id is Reuters and the
NEWID. The texts are the BBC's and Reuters', and no part of this project.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_REPORT = re.compile(r'<REUTERS[^>]*NEWID="(\d+)">(.*?)</REUTERS>', re.S)
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.S)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SIGNED = re.compile(r"\s*R(euter|EUTER)?\s*$")
_PARAGRAPH = re.compile(r"\n {4,}")


def bbc(folder: Path) -> Iterator[tuple[str, str]]:
    """The ids and texts of the BBC's articles, without their headlines, each text once."""
    seen = set[str]()
    for path in sorted(folder.glob("*/*.txt")):
        text = path.read_text(encoding="latin-1").strip().partition("\n")[2].strip()
        if text[:200] not in seen:
            seen.add(text[:200])
            yield f"BBC-{path.parent.name}-{path.stem}", text


def reuters(folder: Path) -> Iterator[tuple[str, str]]:
    """The ids and texts of Reuters' reports, a paragraph a line."""
    for path in sorted(folder.glob("*.sgm")):
        for number, report in _REPORT.findall(path.read_text(encoding="latin-1")):
            body = _BODY.search(report)
            if body is not None:
                text = _CONTROLS.sub("", html.unescape(body[1])).strip()
                paragraphs = _PARAGRAPH.split(_SIGNED.sub("", text))
                yield (
                    f"Reuters-{number}",
                    "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs),
                )


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the articles of a collection."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("collection", choices=["bbc", "reuters"])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    for id, text in {"bbc": bbc, "reuters": reuters}[options.collection](options.folder):
        sys.stdout.write(json.dumps({"id": id, "text": text}) + "\n")


if __name__ == "__main__":
    main()
