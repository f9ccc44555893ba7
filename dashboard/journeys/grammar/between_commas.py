"""Asides between commas, dashes or brackets before a verb: ages, apposition, those named of a
group."""

from __future__ import annotations

from dashboard.journeys.grammar.coordination import coordinated, listed_from, run_of
from dashboard.journeys.grammar.parse import PREPOSITIONS, Parse
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person, unique

_NAMING_SOME = word_set("naming_some")


def closes_an_age(parse: Parse, j: int) -> bool:
    """Matches “Ann Lee, 61 |, flew”."""
    before = parse.at.get(j - 1)
    return before is not None and before.last == j and "," in parse.line.lows[before.first : j]


def before_brackets(parse: Parse, closing: int) -> int | None:
    """The word before what stands in brackets: "Ann Lee | (born 3 May 1970), flew"; None where they
    open nowhere near."""
    words = range(closing - 1, max(closing - _IN_BRACKETS, -1), -1)
    return next((k - 1 for k in words if parse.line.low(k) == "("), None)


_IN_BRACKETS = 16  # words


def opening_of(parse: Parse, closing: int) -> int | None:
    """The comma that opens the aside, over one with a name within: "with his wife, Ann Lee, |"."""
    opening = parse.opening(closing)
    inner = parse.at.get(opening) if opening is not None else None
    return opening if inner is None or not inner.inner else parse.opening(inner.first)


def is_aside(parse: Parse, opening: int | None) -> bool:
    """Whether a comma opens an aside on a person: "Hill, | accompanied by Rice, traveled"."""
    if opening is None or opening - 1 not in parse.at:
        return False
    return parse.any_verb(opening + 1) or parse.line.low(opening + 1) in PREPOSITIONS


def around_phrase(parse: Parse, opening: int | None) -> int | None:
    """The word before an aside in which another is named: "Hill|, accompanied by her deputy, Jan
    Mazur, flew"; None where it is no such aside."""
    with_whom = None if opening is None else _phrase_with(parse, opening)
    if with_whom is None:
        return None
    first = with_whom - 1 if parse.any_verb(with_whom - 1) else with_whom
    known = parse.line.low(first - 1) == "," and first - 2 in parse.at
    return first - 2 if known else None


def _phrase_with(parse: Parse, opening: int) -> int | None:
    """The "by" or "with" right before the words for somebody that end at the comma `opening`."""
    for k in range(opening - 1, max(opening - _IN_PHRASE, 0), -1):
        if parse.line.low(k) in _WITH:
            return k
        if k not in parse.at and parse.stops(k):
            return None
    return None


_WITH, _IN_PHRASE = frozenset({"by", "with"}), 6


def named_aside(parse: Parse, opening: int | None, closing: int) -> tuple[Person, ...]:
    """Who is named between two commas: "the new chairman, Mahmoud Abbas, will", "leaders,
    including the king, are"."""
    if opening is None:
        return ()
    k = opening + 1
    if parse.line.low(k) in _NAMING_SOME:
        named = next((parse.at[i] for i in range(k, closing) if i in parse.at), None)
        return () if named is None else run_of(parse, named)
    reference = parse.at.get(k)
    run = listed_from(parse, reference) if reference is not None else []
    if reference is None or run[-1].last != closing:
        return ()
    before = _listed_before(parse, opening)
    if before is not None:
        return (*coordinated(parse, before), *reference.persons)
    return unique(p for r in run for p in r.persons) if reference.how == "name" else ()


def _listed_before(parse: Parse, opening: int) -> Coreference | None:
    """Who is listed before the post that an aside after `opening` names: "the king | and the new
    chairman"."""
    line, i = parse.line, opening - 1
    while opening - i < 6 and line.low(i).isalpha() and line.low(i) != "and":
        i = _before_name(parse, i)
    return parse.at.get(i - 1) if line.low(i) == "and" else None


def _before_name(parse: Parse, i: int) -> int:
    """The word before the one at `i`, or before the whole name where that belongs to one."""
    return parse.at[i].first - 1 if i in parse.at else i - 1
