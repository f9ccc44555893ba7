"""Ways that a text names by their ends: "from Havana to Santiago", "between Lima and Trujillo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.places.place import Mention

# What parts the ends of a way, and what stands before the first.
_WAYS = {" to ": ("from ", "From "), " and ": ("between ", "Between ")}


def other_ends(text: str, mentions: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the mentions at the other ends of the ways of which that with the number `index` is
    one end."""
    for first in (index - 1, index):
        if 0 <= first < len(mentions) - 1 and _is_way(text, mentions[first], mentions[first + 1]):
            yield mentions[first + 1 if first == index else first]


def _is_way(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions are the ends of a way."""
    joint = text[one.end : other.start]
    return joint in _WAYS and text.endswith(_WAYS[joint], 0, one.start)
