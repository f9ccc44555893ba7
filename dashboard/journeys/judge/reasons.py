"""Why a visit is as likely as it is: which of the things that the judge is told moved its chance
most, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from dashboard.places.mentions.trees import LEAVES

_TABLE = Path(__file__).parent / "data" / "reasons.tsv"

# So many are told, and only what moves the chance's logit by so much.
_MOST = 3
_LEAST = 0.15
_ROUNDED = 0.001  # no sum is rounded by more

Above = NDArray[np.bool_]


class Moves(NamedTuple):
    """How far columns move the logit of the rows that come to a leaf: a line for each leaf of each
    tree, of the numbers of the few `columns` on the way there and how far each moves it, `by`; of
    so many columns in all, `of`."""

    columns: NDArray[np.int16]
    by: NDArray[np.float64]
    of: int

    def together(self, leaves: NDArray[np.intp]) -> NDArray[np.float64]:
        """How far each column moves the logit of a row that comes to these leaves."""
        columns, by = self.columns[leaves].ravel(), self.by[leaves].ravel()
        return np.bincount(columns, weights=by, minlength=self.of).astype(np.float64, copy=False)


class Words(NamedTuple):
    """What is said of a column: of a value above `bound`, and of any other; "" for nothing."""

    bound: float
    above: str
    below: str


@cache
def words() -> Mapping[str, Words]:
    """The words of the columns, by their name."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {column: Words(float(bound), above, below) for column, bound, above, below in rows}


class Reasons(Sequence[str]):
    """The reasons for a row's chance, as `reasons` words them: worked out when somebody reads them,
    for of most visits nobody does. Equal to a tuple of the same, and copied as one.

    `row` is whether each column's value is above its bound, `leaves` the leaves that the row comes
    to, of those that `moved` has a line for."""

    __slots__ = ("_asked", "_told")

    def __init__(self, moved: Moves, leaves: NDArray[np.intp], row: Above, said: Sayings):
        self._asked: tuple[Moves, NDArray[np.intp], Above, Sayings] | None = (
            moved,
            leaves,
            row,
            said,
        )
        self._told: tuple[str, ...] = ()

    def _words(self) -> tuple[str, ...]:
        asked = self._asked
        if asked is not None:
            moved, leaves, row, said = asked
            self._told = reasons(moved.together(leaves), row, said)
            self._asked = None  # after the words: another thread may ask meanwhile
        return self._told

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        return self._words()[index]

    def __len__(self) -> int:
        return len(self._words())

    def __eq__(self, other: object) -> bool:
        return self._words() == (other._words() if isinstance(other, Reasons) else other)

    def __hash__(self) -> int:
        return hash(self._words())

    def __repr__(self) -> str:
        return repr(self._words())

    def __reduce__(self) -> tuple[type[tuple[str, ...]], tuple[tuple[str, ...]]]:
        return tuple, (self._words(),)


class Sayings(NamedTuple):
    """The words of a model's columns, each of `texts` once, the first of them "": which of them
    says that the value of a column is `above` its one of the `bounds`, and which that it is not."""

    texts: list[str]
    bounds: NDArray[np.float64]
    above: NDArray[np.intp]
    below: NDArray[np.intp]


def sayings(columns: Sequence[str]) -> Sayings:
    """The words of these columns; nothing is said of one that the table does not have."""
    known = [words().get(column, Words(0.0, "", "")) for column in columns]
    texts = list(dict.fromkeys(["", *(text for each in known for text in each[1:])]))
    return Sayings(
        texts,
        np.array([each.bound for each in known]),
        np.array([texts.index(each.above) for each in known], dtype=np.intp),
        np.array([texts.index(each.below) for each in known], dtype=np.intp),
    )


def reasons(moved: NDArray[np.float64], above: Above, said: Sayings) -> tuple[str, ...]:
    """The two or three things that moved the chance of a row most, the weightiest first: "for: a
    verb says so", "against: the person is named far from the place". `moved` is how far each column
    moved its logit, `above` whether its value is above its bound."""
    chosen = np.where(above, said.above, said.below)
    sums = np.bincount(chosen, weights=moved)
    heavy = (np.abs(sums) >= _LEAST - _ROUNDED).nonzero()[0].tolist()
    weighed = [(round(float(sums[n]), 3), said.texts[n]) for n in heavy if n]
    ranked = sorted(weighed, key=lambda item: (-abs(item[0]), item[1]))
    return tuple(
        f"{'for' if by > 0 else 'against'}: {text}"
        for by, text in ranked[:_MOST]
        if abs(by) >= _LEAST
    )


def moves(trees: Sequence[Any], columns: int) -> Moves:
    """How far each column moves the logit of the rows that come to a leaf, a line for each leaf of
    each tree: at each inner node on the way the mean of the training's rows changes from that
    node's to the next one's (Saabas, "Interpreting random forests", 2014)."""
    ways = [dict[int, float]() for _ in range(len(trees) * LEAVES)]
    for number, tree in enumerate(trees):
        for leaf, (column, by) in _steps(tree):
            way = ways[number * LEAVES + leaf]
            way[column] = way.get(column, 0.0) + by
    shape = len(ways), max(map(len, ways), default=0)
    # What a way has fewer of are steps of column 0 that move it by nothing.
    found = Moves(np.zeros(shape, dtype=np.int16), np.zeros(shape), columns)
    for line, way in enumerate(ways):
        found.columns[line, : len(way)] = list(way)
        found.by[line, : len(way)] = list(way.values())
    return found


def _steps(tree: Any) -> Iterator[tuple[int, tuple[int, float]]]:
    """Yields for each leaf of a tree, from left to right, the steps of the way there: a column and
    how far it moves the mean."""
    ways: list[list[tuple[int, float]]] = []

    def walk(node: Any, way: list[tuple[int, float]]) -> None:
        if not isinstance(node, list):
            ways.append(way)
            return
        column, _, *children, mean = node
        for child in children:
            to = child[4] if isinstance(child, list) else child
            walk(child, [*way, (column, to - mean)])

    walk(tree, [])
    for leaf, way in enumerate(ways):
        for step in way:
            yield leaf, step
