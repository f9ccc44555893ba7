"""A verb with its helpers, and what these make of what it says: "is expected to visit"."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from functools import cache
from typing import NamedTuple

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import (
    ADVERBS,
    BE,
    HELPERS,
    VerbForm,
    governing,
    helping_status,
    status_of,
    words_before,
)
from dashboard.journeys.model import Status
from dashboard.journeys.sentences.line import Line

_COMING_ABOUT = word_set("coming_about")
_HAVE = word_set("have")
_PLANNING = (("plans",), ("plan",))
# A day by which something "should" have happened stands so near after the verb.
_AWAITED = 10


class Group(NamedTuple):
    """A verb with its helpers: `first` is the number of the first word, `status` what they make of
    it, or None for a mere wish; `plain` where nothing but the verb's form speaks; `words` are the
    helpers without adverbs other than "never"."""

    first: int
    status: Status | None
    plain: bool
    passive: bool
    words: tuple[str, ...]


def group_at(
    line: Line, at: Container[int], adverbs: Collection[int], verb: VerbForm | None, i: int
) -> Group:
    """The group of the verb at word `i`; `at` are the words that mean persons, `verb` is what the
    tables know of it."""
    first = _first(line, at, adverbs, i)
    helpers = _helpers(line, adverbs, first, i) if first < i else ()
    before = "" if (first - 1) in at else line.low(first - 1)  # "Theresa May | arrived"
    said = _said(line, verb, (before, *helpers), first, i)
    passive = not BE.isdisjoint(helpers) and not line.low(i).endswith("ing")
    if said == "":
        return Group(first, Status.VISITED, True, passive, helpers)
    return Group(first, status_of(said), False, passive, helpers)


def _first(line: Line, at: Container[int], adverbs: Collection[int], i: int) -> int:
    """The first word of the group: over helpers, adverbs and times between them."""
    first = i
    while first > 0 and (first - 1) not in at and _in_group(line, adverbs, first - 1):
        first -= 1
    while first < i and _before_group(line, first):
        first += 1
    return first


def _in_group(line: Line, adverbs: Collection[int], i: int) -> bool:
    """Whether a word before a verb belongs to its group."""
    return i in adverbs or i in line.dated or line.low(i) in _may_help()


def _before_group(line: Line, i: int) -> bool:
    """Whether a word among those before a verb only stands before its group: an adverb, a time."""
    return i in line.dated or line.low(i) in ADVERBS


@cache
def _may_help() -> frozenset[str]:
    """The words that can help a verb."""
    return HELPERS | words_before() | {"going"}


def _helpers(line: Line, adverbs: Collection[int], first: int, i: int) -> tuple[str, ...]:
    """The helpers from `first` up to the verb at `i`."""
    words = [(k, line.low(k)) for k in range(first, i) if k not in line.dated]
    return tuple(low for k, low in words if k not in adverbs or low == "never")


def _said(line: Line, verb: VerbForm | None, context: Sequence[str], first: int, i: int) -> str:
    """The status in the table that the helpers and the word before them, `context`, make, "" for
    none."""
    if _never_came_about(verb, context):
        return "cancelled"
    said, helpers = helping_status(context), context[1:]
    if said == "planned" and helpers[:1] in _PLANNING and _dropped(line, first):
        return "cancelled"
    if said == "wish" and "should" in helpers and _awaited(line, i):
        return "planned"
    return said


def _never_came_about(verb: VerbForm | None, context: Sequence[str]) -> bool:
    """Matches “never | reached”, but not “has never | reached”."""
    return "never" in context and _HAVE.isdisjoint(context) and _comes_about(verb)


def _comes_about(verb: VerbForm | None) -> bool:
    return verb is not None and verb.form == "past" and verb.base in _COMING_ABOUT


def _dropped(line: Line, first: int) -> bool:
    """Whether plans that begin at `first` are given up: "scrapped his | plans to visit"."""
    return any(governing().get(line.low(i)) == "cancelled" for i in (first - 1, first - 2))


def _awaited(line: Line, i: int) -> bool:
    """Whether a day follows the verb at `i` by which it "should" have happened: "should be home
    by the weekend", "should arrive on Friday"."""
    return any(i < t.first <= i + _AWAITED and t.when.side >= 0 for t in line.times)
