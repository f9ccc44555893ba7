"""Trees of lightgbm in the form that `dashboard.places.mentions.trees` reads."""

from __future__ import annotations

import math
from typing import Any


def nested(node: dict[str, Any], means: bool = False) -> Any:
    """A tree of lightgbm as nested lists; numbers shortened, which moves no training row. With
    `means` each inner node ends with the mean of the leaves below it, over the training's rows."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    threshold = float(f"{node['threshold']:.6g}")
    if math.isclose(threshold, 0.0, abs_tol=1e-9):
        threshold = 0.0
    made = [
        node["split_feature"],
        threshold,
        nested(node["left_child"], means),
        nested(node["right_child"], means),
    ]
    return [*made, round(node["internal_value"], 4)] if means else made
