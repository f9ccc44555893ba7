"""What the mention classifier is told of a name and its candidates, whatever stands around it."""

from __future__ import annotations

from math import log, log10
from struct import Struct

from dashboard.places.contracts import Candidate
from dashboard.places.language import NOT_A_NAME, Cue, common_words, cues, person_names, word_set

GAZETTEER = """
    population second_population candidates country admin1 division town region
    spot layer primary exact capital
""".split()  # noqa: SIM905
NAME = """
    words letters common given family last_given first_family upper particle
    generic
""".split()  # noqa: SIM905
_ROW = Struct(f"{len(GAZETTEER) + len(NAME)}d")
_PARTICLES = word_set("particles_of_names")
_VOTERS = 4
_LARGER = 10_000
_SMALL_DIVISIONS = ("ADM2", "ADM3", "ADMD")
# "Sea of …", "… Peninsula": a name that says itself what it is.
_GENERIC = Cue.WATER | Cue.RELIEF


class NameFacts:
    """A name as it is spelled and what follows from it and its candidates alone, worked out once:
    `row` has the columns GAZETTEER and NAME as packed doubles, `countries` are those of its first
    candidates, `area` is True where the first candidate is an area, `nation` the country that it
    is, or ""; `demonym` is True where the name may be that of a people, `generic` where it says
    itself what it is. Without candidates the row is empty."""

    __slots__ = (
        "_plain",
        "area",
        "candidates",
        "countries",
        "country",
        "demonym",
        "generic",
        "name",
        "nation",
        "row",
    )

    def __init__(self, name: str, candidates: tuple[Candidate, ...]):
        self.name = name
        self.candidates = candidates
        self.countries = frozenset(each.place.country for each in candidates[:_VOTERS])
        self.country = self.nation = ""
        self.area = False
        exact = [each for each in candidates if each.name == name] or candidates
        self.demonym = True in [each.demonym for each in exact]
        words = name.lower().split()
        self.generic = len(words) > 1 and bool(
            (cues().get(words[0], 0) | cues().get(words[-1], 0)) & _GENERIC
        )
        self._plain: bool | None = None
        self.row = b""
        if candidates:
            best = candidates[0].place
            self.country = best.country
            self.nation = best.country if best.feature_code.startswith("PCL") else ""
            self.area = best.feature_class == "A"
            self.row = _ROW.pack(
                *_of_candidates(name, candidates),
                *_of_spelling(name),
                self.generic,
            )

    @property
    def large(self) -> bool:
        """Whether the name, one of several perhaps, is a larger town's and neither a word nor a
        person's: "Khiva", which is Xiva."""
        return self.plain or self._is_plain(self.name.lower().split(), other=True)

    @property
    def plain(self) -> bool:
        """Whether the name is a larger town's and neither a word nor a person's."""
        if self._plain is None:  # few names are asked
            self._plain = self._is_plain(self.name.lower().split())
        return self._plain

    def _is_plain(self, words: list[str], other: bool = False) -> bool:
        if self.demonym or not any(
            place.feature_class == "P" and place.population >= _LARGER and spelling == self.name
            for place, spelling, primary, *_ in self.candidates
            if primary or other
        ):
            return False
        common, people = common_words(), person_names()
        return not any(word in common or word in people for word in words)


def _of_candidates(name: str, candidates: tuple[Candidate, ...]) -> tuple[float, ...]:
    """The columns GAZETTEER."""
    populations: list[int] = []
    codes: set[str] = set()
    classes: set[str] = set()
    primary = exact = False
    for place, spelling, is_primary, *_ in candidates:
        populations.append(place.population)
        codes.add(place.feature_code)
        classes.add(place.feature_class)
        primary = primary or is_primary
        exact = exact or spelling == name
    populations.sort()
    return (
        log10(populations[-1] + 1),
        log10(populations[-2] + 1) if len(populations) > 1 else 0.0,
        log(len(candidates)),
        "PCL" in [code[:3] for code in codes],
        "ADM1" in codes,
        not codes.isdisjoint(_SMALL_DIVISIONS),
        "P" in classes,
        "L" in classes,
        not classes.isdisjoint("SRUV"),
        candidates[0].layer,
        primary,
        exact,
        "PPLC" in codes,
    )


def _of_spelling(name: str) -> tuple[float, ...]:
    """The columns NAME but the last."""
    words = name.lower().replace("-", " ").split()
    common, people = common_words(), person_names()
    first, last = [people.get(word.strip(".'’"), NOT_A_NAME) for word in (words[0], words[-1])]
    return (
        len(words),
        len(name),
        min([common.get(word, 0.0) for word in words]),
        first.given,
        last.family,
        last.given,
        first.family,
        name.isupper(),
        not _PARTICLES.isdisjoint(words),
    )
