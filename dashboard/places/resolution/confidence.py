"""How sure a resolution is: the chance, as counted on gold, that the name is a place's there and
that the place is within 161 km."""

from __future__ import annotations

from math import exp, log

# Fitted by `benchmarks/calibration.py`, which shows how well they hold on what they are not
# fitted to.
SLOPE = 0.78
OFFSET = 0.77
_LEAST = 0.001


def confidence(mention: float, choice: float) -> float:
    """The chance (0 to 1) that a resolution is right, from the score (0 to 1) of its mention and
    that of the place chosen for it. The recogniser is surer than it says: its log odds are
    stretched and shifted (Platt 1999); the chances of the candidates are taken as they are."""
    kept = min(1.0 - _LEAST, max(_LEAST, mention))
    return choice / (1.0 + exp(-(OFFSET + SLOPE * log(kept / (1.0 - kept)))))
