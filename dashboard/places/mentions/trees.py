"""Gradient-boosted trees at run time: a small JSON, evaluated for many rows at once.

The leaf of each tree is found without walking it, as in QuickScorer (Lucchese et al., SIGIR 2015):
every inner node whose test fails rules out the leaves of its left side, and the first leaf that is
left is the answer. Which nodes of a column fail depends on nothing but how many of the column's
thresholds a value passes. So what each such step leaves of every tree is worked out once, also for
several columns of few steps together, and a row is a few look-ups.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# As many as a whole number of 16 bits has room for; the training grows no larger trees.
LEAVES = 16
_EVERYTHING = (1 << LEAVES) - 1
# Columns are looked up together while that makes no more steps than these.
_MAX_STEPS = 256
# So many rows at a time that what is looked up stays in the processor's cache.
_ROWS = 64

Masks = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble of binary trees of at most 16 leaves.

    The values of the column `feature` are compared with `threshold`, one line of both for each
    distinct test. Columns are looked up in groups, whose tests begin at `begin`: the sum of
    `stride` over the tests that are passed, counted from `base`, is the step that a row is at, and
    `left` has for each step the leaves (a bit each) that it leaves of every tree. `values` are the
    leaves of each tree from left to right, `first` the number of each tree's first one. `offset`
    and `slope` make the summed leaves a calibrated logit.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    stride: NDArray[np.int16]
    begin: NDArray[np.intp]
    base: NDArray[np.intp]
    left: Masks
    values: NDArray[np.float64]
    first: NDArray[np.intp]
    offset: float
    slope: float

    def probabilities(self, columns: NDArray[np.float64]) -> list[float]:
        """The probability (0 to 1) that each row is a positive one; `columns` has a line for each
        column, and in it a value for each row."""
        return self.chances(self.leaves(columns))

    def chances(self, leaves: NDArray[np.intp]) -> list[float]:
        """The probabilities of rows by the leaves that they come to."""
        whole = np.add.reduce(self.values.take(leaves), axis=1)
        logits = self.offset + self.slope * whole
        result: list[float] = (
            1.0 / (1.0 + np.exp(-np.minimum(np.maximum(logits, -30), 30)))
        ).tolist()
        return result

    def leaves(self, columns: NDArray[np.float64]) -> NDArray[np.intp]:
        """The leaf of each tree that each row comes to, by its place in `values` laid flat."""
        parts = range(0, max(columns.shape[1], 1), _ROWS)
        found = [self._leaves(columns[:, begin : begin + _ROWS]) for begin in parts]
        return found[0] if len(found) == 1 else np.concatenate(found)

    def _leaves(self, columns: NDArray[np.float64]) -> NDArray[np.intp]:
        passed = columns.take(self.feature, axis=0) > self.threshold
        steps = np.add.reduceat(passed * self.stride, self.begin, axis=0) + self.base
        leaves = np.bitwise_and.reduce(self.left.take(steps, axis=0), axis=0)
        # The lowest bit that is set.
        lowest = np.bitwise_count((leaves & -leaves) - np.uint16(1))
        found: NDArray[np.intp] = lowest + self.first
        return found


def load(path: Path, columns: Sequence[str]) -> Trees:
    """Read an ensemble; `columns` are the names of the columns that its rows will have.

    Raise ValueError where the model was trained on other columns.
    """
    model = json.loads(path.read_text(encoding="utf-8"))
    if model["columns"] != list(columns):
        raise ValueError(f"{path.name} was trained on other columns; train it again")
    return build(model["trees"], model["offset"], model["slope"])


def build(trees: Sequence[Any], offset: float, slope: float) -> Trees:
    """An ensemble from nested trees: a leaf is a number, any other node is
    [column, threshold, left, right], perhaps with more behind them, and a value that is not greater
    goes left."""
    # For each column and each of its thresholds what is left of which tree beyond it.
    tests: dict[int, dict[float, list[tuple[int, int]]]] = {}
    values = np.zeros((len(trees), LEAVES))
    for number, tree in enumerate(trees):
        leaves: list[float] = []
        for column, threshold, left in _nodes(tree, leaves):
            tests.setdefault(column, {}).setdefault(threshold, []).append((number, left))
        values[number, : len(leaves)] = leaves
    groups = _groups({column: len(found) + 1 for column, found in tests.items()})
    features: list[int] = []
    thresholds: list[float] = []
    strides: list[int] = []
    begin: list[int] = []
    blocks: list[Masks] = []
    for group in groups:
        begin.append(len(features))
        block = np.full((1, len(trees)), _EVERYTHING, dtype=np.uint16)
        for column in group:
            found = sorted(tests[column].items())
            features += [column] * len(found)
            thresholds += [threshold for threshold, _ in found]
            strides += [len(block)] * len(found)
            steps = _steps([nodes for _, nodes in found], len(trees))
            block = (steps[:, None] & block).reshape(-1, len(trees))
        blocks.append(block)
    return Trees(
        np.array(features, dtype=np.intp),
        np.array(thresholds)[:, None],
        np.array(strides, dtype=np.int16)[:, None],
        np.array(begin, dtype=np.intp),
        np.cumsum([0, *map(len, blocks)])[:-1, None],
        np.concatenate([np.zeros((0, len(trees)), dtype=np.uint16), *blocks]),
        values,
        np.arange(0, values.size, LEAVES),
        offset,
        slope,
    )


def _nodes(node: Any, leaves: list[float]) -> Iterator[tuple[int, float, int]]:
    """The column and threshold of each inner node, and the leaves (bits) that are left where its
    test fails; `leaves` gets the leaves from left to right."""
    if not isinstance(node, list):
        leaves.append(node)
        return
    column, threshold, left, right, *_ = node
    begin = len(leaves)
    yield from _nodes(left, leaves)
    yield column, threshold, _EVERYTHING ^ ((1 << len(leaves)) - (1 << begin))
    yield from _nodes(right, leaves)


def _groups(steps: dict[int, int]) -> list[list[int]]:
    """Columns to look up together, given how many steps each has."""
    groups: list[list[int]] = []
    product = 0
    for column in sorted(steps, key=lambda each: steps[each]):
        product *= steps[column]
        if not groups or product > _MAX_STEPS:
            groups.append([])
            product = steps[column]
        groups[-1].append(column)
    return groups


def _steps(nodes: Sequence[Sequence[tuple[int, int]]], trees: int) -> Masks:
    """What is left of each tree below the first threshold of a column, beyond it, beyond the
    second, …; `nodes` are the nodes of each threshold."""
    steps = np.full((len(nodes) + 1, trees), _EVERYTHING, dtype=np.uint16)
    for step, failed in enumerate(nodes, start=1):
        for number, left in failed:
            steps[step:, number] &= left
    return steps
