"""Corrections as a file that another desk can read: JSON Lines, a correction a line.

`{"kind", "at", …}`, in the order in which they were made. What was undone is not in it, nor which
articles were added or removed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from dashboard.articles.article import Article
from dashboard.errors import InputError, ProjectError
from dashboard.project.anchors import find
from dashboard.project.events import (
    ArticleEdited,
    ArticlesAdded,
    ArticlesRemoved,
    Change,
    OfPlace,
    OfStop,
    Redo,
    Spot,
    StopAdded,
    StopMoved,
    StopRef,
    Undo,
    entry,
    kind,
    payload,
    spots_of,
)
from dashboard.project.history import Done
from dashboard.project.places import is_everywhere

_Taken = TypeVar("_Taken")


def exported(done: Iterable[Done]) -> Iterator[str]:
    """The lines of the file."""
    for one in done:
        if not isinstance(one.change, ArticlesAdded | ArticlesRemoved):
            yield json.dumps(held(one), ensure_ascii=False) + "\n"


def held(one: Done) -> dict[str, Any]:
    """What a line of the file says of a correction."""
    return {"kind": kind(one.change), "at": one.at, **payload(one.change)}


def imported(
    text: str, path: str, articles: Sequence[Article], done: Iterable[Done]
) -> tuple[list[Change], list[InputError]]:
    """The corrections of a file's `text`, and what is wrong with it, by line. Those that hold
    already (`done`) are not repeated. Where an article has another id here, its words are looked
    for in all articles, and taken where exactly one has them."""
    known, addresses = [one.change for one in done], _Addresses(articles)
    told, problems = _read(text, path, lambda _, one: addresses.here(one.change))
    found = list[Change]()
    for change in told:
        if change not in known and change not in found:
            found.append(change)
    return found, problems


def told_of(found: Sequence[Change], articles: Sequence[Article]) -> str:
    """How many corrections were added, in a sentence, and how many of them are about words that no
    article here has."""
    texts = {article.id: article.text for article in articles}
    elsewhere = sum(_is_elsewhere(change, texts) for change in found)
    told = f"{len(found)} correction{'' if len(found) == 1 else 's'} added"
    if elsewhere:
        about = "is about words" if elsewhere == 1 else "are about words"
        told += f"; {elsewhere} of them {about} that no article here has"
    return f"{told}."


def _is_elsewhere(change: Change, texts: Mapping[str, str]) -> bool:
    """Whether a correction is about words that none of some texts has, each under its id."""
    spots = spots_of(change)
    if isinstance(change, OfPlace) and is_everywhere(change):
        words = change.spot.anchor.exact.casefold()
        return not any(words in text.casefold() for text in texts.values())
    found = (find(spot.anchor, texts[spot.article]) for spot in spots if spot.article in texts)
    return bool(spots) and not any(found)


def text_of(file: Path) -> str:
    """The text of a file of corrections. Raises InputError where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        message = "this is no text; give a file that `corrections export` has written"
        raise InputError(message, file) from None
    except OSError as error:
        message = f"this file cannot be read ({error.strerror}); allow it, or give another"
        raise InputError(message, file) from None


def numbered(text: str, path: str) -> tuple[list[Done], list[InputError]]:
    """The corrections of a file's `text` as they were made, numbered by their lines, and what is
    wrong with it. Their articles are those of the desk that they are from."""
    return _read(text, path, lambda number, one: replace(one, seq=number))


def _read(
    text: str, path: str, take: Callable[[int, Done], _Taken]
) -> tuple[list[_Taken], list[InputError]]:
    """What is taken of each line's correction, and what is wrong with the lines."""
    found, problems, has_any = list[_Taken](), list[InputError](), False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            correction = _correction(line)
            has_any = True
            found.append(take(number, correction))
        except ProjectError as error:
            problems.append(InputError(f"{error}; the line is left out", path, number))
    if not has_any and len(problems) > 1:
        message = "this is no file of corrections; give one that `corrections export` has written"
        return [], [InputError(message, path)]
    return found, problems


def _correction(line: str) -> Done:
    try:
        said: Any = json.loads(line)
    except ValueError:
        raise ProjectError("this is no line of JSON") from None
    if not isinstance(said, dict) or not isinstance(said.get("kind"), str):
        raise ProjectError("this is no correction, which has a “kind”")
    name, at = said.pop("kind"), said.pop("at", "")
    change = entry(name, said)
    if isinstance(change, Undo | Redo | ArticlesAdded | ArticlesRemoved):
        raise ProjectError(f"“{name}” is no correction")
    return Done(0, at if isinstance(at, str) else "", change)


class _Addresses:
    """The articles here, by which those of another desk are found again."""

    def __init__(self, articles: Sequence[Article]):
        self._texts = {article.id: article.text for article in articles}

    def here(self, change: Change) -> Change:
        """A change with the ids that its articles have here."""
        if isinstance(change, OfPlace | StopAdded):
            return replace(change, spot=self._spot(change.spot))
        if isinstance(change, StopMoved) and change.before is not None:
            change = replace(change, before=self._stop(change.before))
        if isinstance(change, OfStop):
            return replace(change, stop=self._stop(change.stop))
        if isinstance(change, ArticleEdited) and change.id not in self._texts:
            raise ProjectError(f"no article here has the id “{change.id[:60]}”")
        return change

    def _stop(self, stop: StopRef) -> StopRef:
        return replace(stop, spots=tuple(map(self._spot, stop.spots)))

    def _spot(self, spot: Spot) -> Spot:
        own = self._texts.get(spot.article)
        if own is not None and find(spot.anchor, own) is not None:
            return spot
        having = [
            id_
            for id_, text in self._texts.items()
            if spot.anchor.exact in text and find(spot.anchor, text) is not None
        ]
        return replace(spot, article=having[0]) if len(having) == 1 else spot
