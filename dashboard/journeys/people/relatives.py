"""Relatives of whom an article tells who bear the same surname: "Minister Novak … Her brother Jan
Novak". The surname alone is that of the one told of, and not of the relative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.names import POSSESSIVE, Name
from dashboard.journeys.people.person import parts
from dashboard.journeys.sentences.line import Line

_KIN = word_set("kin_of_one_name")
_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_FIRST = _OWNERS | {"a", "an", "the"}
_LONGEST = 6  # words of an aside up to its noun, and after "of" up to the name
_ENDS = frozenset({",", ".", ")", ";", ""})
_KIN_OR_END = _KIN | _ENDS


def relatives(lines: Sequence[Line], full: Iterable[Name]) -> dict[tuple[str, ...], Name]:
    """Those of the `full` names, in order, that are given as those of somebody's relatives where
    they first stand, by their words for comparing."""
    first: dict[tuple[str, ...], Name] = {}
    for name in full:
        first.setdefault(name.parts, name)
    return {p: n for p, n in first.items() if _is_relative(lines[n.line], n)}


def others_of_surname(
    lines: Sequence[Line], names: Sequence[Name], kin: Iterable[Name]
) -> Iterator[tuple[str, str]]:
    """The surnames of relatives, as written and for comparing, that stood alone before these were
    named, or stand with whom they are relatives of: somebody else's."""
    alone: dict[str, tuple[int, int]] | None = None
    for relative in kin:
        surname = relative.parts[-1]
        own = _named_beside(lines[relative.line], relative)
        if own is not None:
            yield lines[relative.line].words[own].text, surname
            continue
        alone = _alone(lines, names) if alone is None else alone
        number, i = alone.get(surname, position(relative))
        if (number, i) < position(relative):
            yield lines[number].words[i].text, surname


def _alone(lines: Sequence[Line], names: Sequence[Name]) -> dict[str, tuple[int, int]]:
    """Where each word with a capital first stands that is no place's and in no longer name, by what
    it is for comparing."""
    longer = {(n.line, i) for n in names if len(n.parts) > 1 for i in range(n.core, n.last)}
    found: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for i in line.capitals:
            if i not in line.at and (number, i) not in longer:
                found.setdefault(" ".join(parts(line.words[i].text)), (number, i))
    return found


def position(name: Name) -> tuple[int, int]:
    """Where a name stands: its line and its first word."""
    return name.line, name.first


def _is_relative(line: Line, name: Name) -> bool:
    """Whether a name is given as that of a relative: "her brother | Jan Novak", "a cousin, | Jan
    Novak", "Jan Novak |, the minister's brother,", "Jan Novak |, the brother of Ann Novak"."""
    return _follows_kin(line, name) or _kin_noun(line, name) is not None


def _follows_kin(line: Line, name: Name) -> bool:
    i = name.core - 1
    while i >= name.first and line.low(i) not in _KIN:
        i -= 1  # titles: "her brother, Senator | Jan Novak"
    i -= line.low(i) == ","
    if line.low(i) not in _KIN:
        return False
    owners = _OWNERS | POSSESSIVE | {"a"}
    return any(line.low(k) in owners for k in range(i - 3, i))


def _kin_noun(line: Line, name: Name) -> int | None:
    """The noun of an aside that makes the one named before it a relative; None where none does, or
    where it may be anybody's: "Ann Novak |, the daughter of a miner"."""
    first = name.last + 1
    if line.low(name.last) != "," or line.low(first) not in _FIRST:
        return None
    k = line.first_of(_KIN_OR_END, first + 1, first + 1 + _LONGEST)
    if k is None or line.low(k) in _ENDS:
        return None
    alone = _is_owned(line, first, k) and line.low(k + 1) in _ENDS
    return k if alone or _bearer_after(line, k, name) is not None else None


def _is_owned(line: Line, first: int, k: int) -> bool:
    """Whether the noun at `k` is somebody's by the words from `first` on: "his | brother", "the
    minister's | brother"."""
    return line.low(first) in _OWNERS or not POSSESSIVE.isdisjoint(line.lows[first:k])


def _named_beside(line: Line, name: Name) -> int | None:
    """The word at which the surname stands again with whom somebody is a relative of: "Jan Novak,
    the brother of Minister | Novak"."""
    k = _kin_noun(line, name)
    return None if k is None else _bearer_after(line, k, name)


def _bearer_after(line: Line, k: int, name: Name) -> int | None:
    """The word of the relative's surname after the noun at `k` and "of"."""
    if line.low(k + 1) != "of":
        return None
    last = min(k + 2 + _LONGEST, len(line.words))
    surname = name.parts[-1:]
    return next((i for i in range(k + 2, last) if parts(line.words[i].text) == surname), None)
