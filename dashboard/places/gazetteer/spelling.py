"""Which candidates a spelling in a text allows for: the gazetteer folds names more than a reader
would."""

from __future__ import annotations

from dashboard.places.contracts import Candidate, CandidateSource
from dashboard.places.remembered import Remembered

_SHORT = 5
_TOWNSHIPS = (" Township", " Twp", " Twp.")
_REMEMBERED = 65_536


class AsSpelled:
    """A source of candidates that keeps to the spelling: an abbreviation has its dot, and one in
    capitals keeps them, so that "In" is no Indiana and "Ore" no Oregon. Answers are remembered.
    """

    def __init__(self, source: CandidateSource):
        self._source = source
        self.candidates = Remembered(self._candidates, _REMEMBERED).__getitem__

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that `name` may mean as it is spelled, best first."""
        if name[-1:] == "." and name.isupper():
            short = name.title()  # "ILL.", of a dateline
            known = tuple(each for each in self._source.candidates(short) if each.name == short)
            if known:
                return known
        found = self._source.candidates(name)
        if not found and name.endswith(_TOWNSHIPS):
            return self._townships(name)
        if not found or (len(name) >= _SHORT and name[-1] != "."):
            return found
        return tuple(each for each in found if _allows(name, each.name))

    def _townships(self, name: str) -> tuple[Candidate, ...]:
        """The town that a township of the United States is called after, where there is but one:
        "Readington Township", while there are many a Jackson Township."""
        base = name.rpartition(" ")[0]
        towns = [
            each._replace(name=name)
            for each in self._source.candidates(base)
            if each.place.country == "US" and each.place.feature_class == "P"
        ]
        return tuple(towns) if len(towns) == 1 else ()


def _allows(name: str, spelling: str) -> bool:
    """Whether a short name, or one with a dot at its end, may stand for a spelling."""
    initials = spelling.replace(".", "").isupper()
    if initials:
        return name.isupper()
    return name.endswith(".") == spelling.endswith(".")
