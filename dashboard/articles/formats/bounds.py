"""To how much a packed file may unpack."""

from __future__ import annotations

MOST_TIMES = 100
MOST_BYTES = 100_000_000


def most_unpacked(size: int) -> int:
    """To how many bytes so many packed ones may unpack: to `MOST_TIMES` as many, or `MOST_BYTES`
    where that is more."""
    return max(MOST_BYTES, MOST_TIMES * size)


def too_much() -> str:
    """What is said of a file that unpacks to more."""
    return (
        f"this unpacks to more than {MOST_TIMES} times its size and more than "
        f"{MOST_BYTES // 1_000_000} MB, and the rest was left out; unpack it"
    )
