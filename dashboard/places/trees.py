"""Gradient-boosted trees at run time: a small JSON, evaluated for many rows at once.

The leaf of each tree is found without walking it, as in QuickScorer (Lucchese et al., SIGIR 2015):
every inner node whose test fails rules out the leaves of its left side, and the first leaf that is
left is the answer. So an ensemble is a few operations on whole arrays.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# As many as a whole number of 16 bits has room for; the training grows no larger trees.
_LEAVES = 16
_NODES = _LEAVES - 1


@dataclass(frozen=True, slots=True)
class Trees:
    """An ensemble of binary trees of at most 16 leaves, 15 nodes a tree in arrays.

    A row fails a node's test where its value in column `feature` is greater than `threshold`;
    `keeps` has the bits of the leaves that a failed node leaves. `values` are the leaves of each
    tree from left to right. `offset` and `slope` make the summed leaves a calibrated logit.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    keeps: NDArray[np.int16]
    values: NDArray[np.float64]
    offset: float
    slope: float

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability (0 to 1) that each row is a positive one."""
        if not rows:
            return []
        # A node a line, a row a column: every step runs along memory.
        columns = np.ascontiguousarray(np.array(rows, dtype=np.float64).T)
        passed = columns.take(self.feature, axis=0) <= self.threshold[:, None]
        # All bits where the test is passed, so that no leaf is ruled out; else those kept.
        left = -passed.view(np.int8).astype(np.int16)
        left |= self.keeps[:, None]
        leaves = np.bitwise_and.reduce(left.reshape(-1, _NODES, len(rows)), axis=1)
        lowest = np.bitwise_count((leaves & -leaves) - 1)
        summed = np.take_along_axis(self.values, lowest, axis=1).sum(axis=0)
        logits = self.offset + self.slope * summed
        result: list[float] = (1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))).tolist()
        return result


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
    [column, threshold, left, right], and a value that is not greater goes left."""
    feature: list[int] = []
    threshold: list[float] = []
    keeps: list[int] = []
    values = np.zeros((len(trees), _LEAVES))
    everything = (1 << _LEAVES) - 1

    def walk(node: Any, leaves: list[float]) -> None:
        if not isinstance(node, list):
            leaves.append(node)
            return
        position = len(feature)
        feature.append(node[0])
        threshold.append(node[1])
        keeps.append(everything)
        begin = len(leaves)
        walk(node[2], leaves)
        keeps[position] = everything ^ ((1 << len(leaves)) - (1 << begin))
        walk(node[3], leaves)

    for number, tree in enumerate(trees):
        leaves: list[float] = []
        walk(tree, leaves)
        values[number, : len(leaves)] = leaves
        # Nodes that no row fails, up to the same number in every tree.
        spare = (number + 1) * _NODES - len(feature)
        feature += [0] * spare
        threshold += [float("inf")] * spare
        keeps += [everything] * spare
    return Trees(
        np.array(feature, dtype=np.intp),
        np.array(threshold),
        np.array(keeps, dtype=np.uint16).view(np.int16),
        values,
        offset,
        slope,
    )
