"""Places and people by their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.atlas import Atlas
from dashboard.places.place import Mention, Place
from dashboard.search.spelling import asked, fits, found


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that is called so, the mention of it that comes first, and how many there are."""

    place: Place
    mention: Mention
    mentions: int


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody who is called so, with the number of stops."""

    name: str
    stops: int


class Names:
    """The places that an atlas names and the people who travel in it, to be looked up."""

    def __init__(self, atlas: Atlas) -> None:
        count, first, called = (
            Counter[Place](),
            dict[Place, Mention](),
            defaultdict[Place, set[str]](set),
        )
        for resolutions in atlas.resolutions.values():
            for resolution in resolutions:
                if place := resolution.place:
                    count[place] += 1
                    first.setdefault(place, resolution.mention)
                    called[place].update((place.name, resolution.mention.text))
        self._places = [(FoundPlace(p, first[p], n), called[p]) for p, n in count.most_common()]
        stops = Counter[str]()
        for itinerary in atlas.itineraries:
            stops[itinerary.traveller] += len(itinerary.stops)
        self._people = [FoundPerson(name, n) for name, n in stops.most_common()]

    def places(self, typed: str, most: int) -> list[FoundPlace]:
        """Up to `most` places whose name or one of whose mentions has all the words typed: those
        that begin with them first, then those named most."""
        words = asked(typed)
        ranked = [(_rank(called, words), one) for one, called in self._places]
        return [one for rank, one in sorted(ranked, key=lambda r: r[0]) if rank < _NOT][:most]

    def people(self, typed: str, most: int) -> list[FoundPerson]:
        """Up to `most` people whose name has all the words typed, in the same order."""
        words = asked(typed)
        ranked = [(_rank([one.name], words), one) for one in self._people]
        return [one for rank, one in sorted(ranked, key=lambda r: r[0]) if rank < _NOT][:most]


_BEGINS, _HAS, _NOT = range(3)


def _rank(names: Iterable[str], words: Sequence[str]) -> int:
    """How well one of some names fits the words: it begins with them, has them all, or does not."""
    if not words:
        return _NOT
    ranks = [_NOT]
    for name in names:
        said = name.split()
        if all(any(fits(part, words, at) for part in said) for at in range(len(words))):
            ranks.append(_BEGINS if next(found(name, words), (1, 1))[0] == 0 else _HAS)
    return min(ranks)
