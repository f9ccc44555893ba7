"""How sure a resolution is: the chance, as counted on gold, that the name is a place's there and
that the place is within 161 km."""

from __future__ import annotations

from math import exp, log, log1p

# What `benchmarks/calibration.py` fits, rounded to halves, which says as much of the gold; it shows
# how well they hold on what they are not fitted to.
OFFSET = 1.0
DOUBT = 1.0
NAMESAKES = 0.5
LEAST = 0.001
LEAST_SHARE = 0.02


def confidence(mention: float, choice: float) -> float:
    """The chance (0 to 1) that a resolution is right, from the chance that its mention is a place's
    by the score (0 to 1) of the recogniser, and from that of the place chosen for it (`choice`).
    The recogniser is surer than it says: its log odds are shifted (Platt 1999)."""
    kept = min(1.0 - LEAST, max(LEAST, mention))
    return choice / (1.0 + exp(-OFFSET - log(kept / (1.0 - kept))))


def chance_of_choice(share: float, namesakes: int) -> float:
    """The chance (0 to 1) that the place chosen for a name is the one meant, from its share of the
    chances of all candidates and from how many of these, its `namesakes`, lie elsewhere. The log
    odds are lowered, for a gazetteer may lack the place that is meant; the less the more namesakes
    it has, over which the shares are spread too evenly."""
    kept = min(1.0 - LEAST_SHARE, max(LEAST_SHARE, share))
    return 1.0 / (1.0 + (1.0 - kept) / kept * exp(DOUBT - NAMESAKES * log1p(namesakes)))
