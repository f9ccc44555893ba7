"""Whether two names can be one person's, and the names of many looked up by what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import chain, combinations

from dashboard.journeys.language.tables import table, word_list, word_set
from dashboard.journeys.people.person import generation, is_part, one_generation, parts

_PARTICLES = word_set("particles")

# Given names count as one in two spellings from this likeness on: Mohamed and Mohammed have .93,
# and two different names of one length rarely reach .6.
_ONE_NAME = 0.75


@dataclass(frozen=True, slots=True)
class Identities:
    """What a person says of names: pairs that are one person's (`same`) or not (`apart`); how
    somebody with a name is called; and names that are nobody's (`nobody`)."""

    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.same or self.apart or self.called or self.nobody)


@dataclass(slots=True, eq=False)
class _Name:
    """A name as it is compared, equal only to itself: its words made plain, its generation, and the
    consonants of its last word."""

    words: tuple[str, ...]
    generation: str
    sound: str


@lru_cache(maxsize=1 << 18)  # more names than an archive has in use: each is asked for again
def _name(text: str) -> _Name:
    words = parts(text)
    return _Name(words, generation(text), _consonants(words[-1]) if words else "")


def is_full(name: str) -> bool:
    """Whether a name has more than one word to compare: a mere surname has not."""
    return len(_name(name).words) > 1


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: the same words ("Ban Ki-moon", "Ban Ki Moon"), a part
    of them, or the same last name with a given name spelled in two ways."""
    return _same(_name(a), _name(b))


def _same(a: _Name, b: _Name) -> bool:
    first, second = a.words, b.words
    if not first or not second:
        return False
    if not _one_generation(a, b):
        return False
    if 1 in (len(first), len(second)) and _a_given_name(*sorted((first, second), key=len)):
        return False
    if is_part(first, second) or is_part(second, first):
        return True
    if len(first) == 1 or len(second) == 1:
        return False
    if not _alike_between(first[1:-1], second[1:-1]):
        return False
    if first[-1] == second[-1]:
        return _alike_given(first[0], second[0])
    return _sound_alike(a, b)


def _sound_alike(a: _Name, b: _Name) -> bool:
    """Whether two full names with last names that differ only in vowels are nearly the same."""
    if len(a.sound) < 2 or a.sound != b.sound:
        return False
    return _spelled_alike("".join(a.words), "".join(b.words))


@lru_cache(maxsize=1 << 17)  # of a surname that thousands have, each given name meets each
def _alike_given(one: str, other: str) -> bool:
    """Whether two given names can be one in two spellings, or one the other's short form."""
    return _spelled_alike(*(_nicknames().get(name, name) for name in (one, other)))


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two names can be one in two spellings. Whether they have letters enough in common is
    counted before the letters' order is compared, which takes ten times as long."""
    least = _ONE_NAME * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < least:
        return False
    if sum(min(one.count(letter), other.count(letter)) for letter in set(one)) < least:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ONE_NAME


def _one_generation(a: _Name, b: _Name) -> bool:
    """Whether two names can be of one generation: father and son are two, but a mere surname may
    be either's."""
    first, second = a.generation, b.generation
    mere = min(len(a.words), len(b.words)) < 2
    return one_generation(first, second) or (mere and not (first and second))


def _a_given_name(one: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name of one word is only the given name in a fuller one, as many people have it:
    "Karl" in "Karl Roth"."""
    known = word_list("female_names") | word_list("male_names")
    return len(full) > 1 and one[0] in known and one[0] != full[-1]


def _alike_between(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether what stands between given name and surname can be one person's: "Ali A." and "Ali
    Ahmed", but not "George W." and "George H. W."; who leaves it out may be either."""
    words = [[w for w in between if w not in _PARTICLES] for between in (first, second)]
    if not all(words):
        return True
    one, other = sorted((words[0][0], words[1][0]), key=len)
    if len(one) == 1:
        return other.startswith(one)
    return SequenceMatcher(None, one, other).ratio() >= _ONE_NAME


@cache
def _nicknames() -> dict[str, str]:
    """Given names by the short forms that stand for them: "bill" for "william"."""
    return {short: row["name"] for row in table("nicknames") for short in row["short"].split()}


def _consonants(name: str) -> str:
    """A name without vowels and doubled letters, which are what spellings of one name differ in:
    Sayed and Sayyid, Petrenko and Petrenka."""
    bare = [c for c in name if c not in "aeiouy'"]
    return "".join(c for i, c in enumerate(bare) if i == 0 or c != bare[i - 1])


class Names:
    """Groups of names, each the names of one traveller, by number. A name is compared only with
    those that can fit: with which it shares first and last word, the last word beside a given name
    like its own, or the consonants of the last word; a mere surname with those that have it."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self._number: dict[_Name, list[int]] = {}
        self._mere: dict[str, list[_Name]] = {}
        self._having: dict[str, list[_Name]] = {}
        self._around: dict[tuple[str, str], list[_Name]] = {}
        self._between: dict[tuple[str, str], list[_Name]] = {}
        self._given: dict[str, dict[str, list[_Name]]] = {}
        self._sounding: dict[str, dict[str, list[_Name]]] = {}

    def add_group(self) -> int:
        """Add an empty group and return its number."""
        self.groups.append([])
        return len(self.groups) - 1

    def add(self, name: str, number: int) -> None:
        """Add a name to a group."""
        self.groups[number].append(name)
        known = _name(name)
        numbers = self._number.setdefault(known, [])
        numbers.append(number)
        if len(numbers) > 1 or not known.words:
            return
        words = known.words
        if len(words) == 1:
            self._mere.setdefault(words[0], []).append(known)
            return
        for word in set(words):
            self._having.setdefault(word, []).append(known)
        for pair in set(combinations(words, 2)):
            self._around.setdefault(pair, []).append(known)
        self._between.setdefault((words[0], words[-1]), []).append(known)
        family = self._given.setdefault(words[-1], {})
        family.setdefault(words[0], []).append(known)
        if len(known.sound) > 1:
            self._sounding.setdefault(known.sound, {}).setdefault(words[-1], []).append(known)

    def fitting(self, name: str) -> list[int]:
        """The groups, in order, in which some name can be the same person's as `name`."""
        known = _name(name)
        fitting = {other for other in self._possible(known) if _same(known, other)}
        return sorted({number for other in fitting for number in self._number[other]})

    def _possible(self, name: _Name) -> Iterator[_Name]:
        """The names that can be the same person's, and some that are not."""
        words = name.words
        if len(words) == 1:
            yield from self._mere.get(words[0], ())
            yield from self._having.get(words[0], ())
        if len(words) < 2:
            return
        mere = (self._mere.get(word, ()) for word in words)
        shorter = (self._between.get(pair, ()) for pair in set(combinations(words, 2)))
        longer = self._around.get((words[0], words[-1]), ())
        yield from chain(*mere, *shorter, longer)
        for given, family in self._given.get(words[-1], {}).items():
            if _alike_given(words[0], given):
                yield from family
        for last, sounding in self._sounding.get(name.sound, {}).items():
            if last != words[-1]:
                yield from sounding
