"""Delegations that travel under their own name, where nobody is named as their head: "a Hungarian
parliamentary delegation", "a delegation of Canadian farmers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import modifiers_of_titles
from dashboard.journeys.people.names import Name
from dashboard.journeys.sentences.line import Line

_LEADING = word_set("leading_delegations")
_ARTICLES = frozenset({"a", "an"})
_MEMBERS = word_set("members_of_delegations")
_NUMBERS = word_set("numbers_of_members")
_VERBAL = word_set("verbs_of_members")

# A head is looked for in so many sentences after the delegation is named.
_NEAR = 3
NOUN = "delegation"
_NOUNS = frozenset({NOUN})


def delegations(lines: Sequence[Line]) -> Iterator[Name]:
    """The delegations of a text that have a name and no named head."""
    for index, line in enumerate(lines):
        for k in line.numbers(_NOUNS):
            near = lines[max(index - 1, 0) : index + _NEAR]
            start = _described_from(line, k)
            if start is None or any(_LEADING & other.vocabulary for other in near):
                continue
            last = _to_members(line, k)
            text = line.said(start, last)
            yield Name(index, start - 1, start, last, (text.casefold(),), text, ())


def _described_from(line: Line, k: int) -> int | None:
    """The first word of a description that names whose delegation it is, after "a": "a | World Bank
    delegation", "a 30-strong | delegation of Canadian firms"."""
    i, named = k, False
    while i > 0 and k - i < 6:
        low, capital = line.low(i - 1), line.words[i - 1].capital
        if low in _ARTICLES:
            return i if named else _whose(line, i, k)
        known = low in modifiers_of_titles() or low.replace("-", "").isalpha()
        if low in word_list("function_words") or not (known or capital or "-" in low):
            return None
        named = named or capital or i - 1 in line.nations or i - 1 in line.at
        i -= 1
    return None


def _whose(line: Line, start: int, k: int) -> int | None:
    """Finds a delegation named by those who belong to it: "a 30-strong | delegation of Canadian
    firms"."""
    belongs = line.low(k + 1) == "of" and k + 2 in line.nations
    return k if (belongs or _sender(line, k)) and k - start <= 1 else None


def _sender(line: Line, k: int) -> int | None:
    """Finds the word after the organisation that sends the delegation at `k`: "a delegation from
    the World Bank |"; None where none is named."""
    if line.low(k + 1) != "from":
        return None
    first = k + 2 + (line.low(k + 2) == "the")
    last = first
    while last < len(line.words) and (line.words[last].capital or _joins(line, last)):
        last += 1
    return last if last > first and first not in line.at else None


def _joins(line: Line, i: int) -> bool:
    """Tells whether a small word stands within a name: "Congress | of Unions"."""
    following = line.words[i + 1] if i + 1 < len(line.words) else None
    return line.low(i) in {"of", "for", "and"} and following is not None and following.capital


def _to_members(line: Line, k: int) -> int:
    """The word after the name: "delegation of Canadian lumber companies |"."""
    if (sender := _sender(line, k)) is not None:
        return sender
    if line.low(k + 1) != "of" or k + 2 not in line.nations:
        return k + 1
    for i in range(k + 3, min(k + 7, len(line.words))):
        if not line.low(i).isalpha() or line.low(i) in word_list("function_words"):
            break
        if line.low(i).endswith("s"):
            return i + 1
    return k + 1


def members(line: Line, i: int) -> int | None:
    """The word after "the six lawmakers", "the inspectors", by which a delegation is called again,
    where that begins at `i`."""
    if line.low(i) != "the":
        return None
    k = i + 2 if line.low(i + 1) in _NUMBERS else i + 1
    ends = not line.low(k + 1).isalpha() or line.low(k + 1) in _VERBAL or k > i + 1
    return k + 1 if line.low(k) in _MEMBERS and ends else None
