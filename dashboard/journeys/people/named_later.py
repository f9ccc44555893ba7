"""Whom a post, a pronoun or persons without a name mean that the next sentences name: "The defense
secretary is in Oslo. Robert Gates arrived on Tuesday."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person

_OFFICES = word_set("offices")

# A line's coreferences, and those of them that are new names.
_Line = tuple[Sequence[Coreference], Sequence[Coreference]]


def introduced(
    learned: Sequence[Sequence[Coreference]], captions: Set[int] = frozenset()
) -> dict[tuple[int, int], tuple[Person, ...]]:
    """Whom a post or persons without a name mean where the next sentences give the names: "The
    defense secretary is in Oslo. Robert Gates arrived on Tuesday." By line and first word. Captions
    end with the lines `captions`: another picture's names are others'."""
    found: dict[tuple[int, int], tuple[Person, ...]] = {}
    known = set[Person]()
    for index, line in enumerate(learned):
        hows = _HOWS if known else _HOWS | {"pronoun"}
        if fresh := [r for r in line if not r.persons and r.how in hows]:
            known.update(p for r in line if r.how == "name" for p in r.persons)
            far = range(index + 1, min(index + 1 + _FAR, len(learned)))
            near = list(takewhile(lambda i: i - 1 not in captions, far))
            for first, named in _given(fresh, [learned[i] for i in near], known):
                found[index, first] = named
        known.update(p for r in line for p in r.persons)
    return found


_HOWS = frozenset({"role", "unnamed"})
_FAR, _NEAR = 4, 2  # in so many sentences after are names looked for


def _given(
    fresh: Sequence[Coreference], after: Sequence[Sequence[Coreference]], told: Set[Person]
) -> Iterator[tuple[int, tuple[Person, ...]]]:
    """Finds who is named after the coreferences `fresh` of one line, by their first words; nobody
    is one person twice."""
    given = set[Person]()
    lines = [(line, [r for r in line if _is_new(r, told)]) for line in after]
    for reference in sorted(fresh, key=lambda r: (r.inner, r.first)):
        far = reference.how == "pronoun" or reference.number > 1
        named = _named_next(reference, lines if far else lines[:_NEAR], told)
        if named and (reference.number != 1 or given.isdisjoint(named)):
            yield reference.first, named
            given.update(named)


def _is_new(reference: Coreference, known: Set[Person]) -> bool:
    """Whether a coreference is a name, of nobody known."""
    return reference.how == "name" and known.isdisjoint(reference.persons)


def _named_next(
    reference: Coreference, after: Sequence[_Line], known: Set[Person]
) -> tuple[Person, ...]:
    """Finds the new names that fit in number in the sentences after: one by the first words that
    mean anybody, several by a list of as many."""
    for line, new in after:
        names = [r for r in new if _may_be(reference, r)]
        if not names:
            continue
        if reference.number == 1:
            named = names[0].persons[:1] if _first_new(line, names, known) else ()
        else:
            named = _several(reference.number, line, names)
        if named:
            return named
    return ()


def _several(
    number: int, line: Sequence[Coreference], names: Sequence[Coreference]
) -> tuple[Person, ...]:
    """Finds those of the new `names` of a line that are as many as were spoken of, 0 for any
    number."""
    run = names if number == 2 == len(names) else _run(names)
    if len(run) >= max(number, 2):
        return tuple(p for r in run for p in r.persons)
    with_others = number == 0 and line[0].how == "group" and line[0] is not names[0]
    return names[0].persons if with_others else ()


def _run(names: Sequence[Coreference]) -> Sequence[Coreference]:
    """Finds the names that stand in one list with the first: "Ann Lee, Bob Ray and Jo Day"."""
    run = [names[0]]
    for name in names[1:]:
        if name.first - run[-1].last <= 2:
            run.append(name)
    return run


def _first_new(
    line: Sequence[Coreference], names: Sequence[Coreference], known: Set[Person]
) -> bool:
    """Whether the first of the new `names` of a line is the only one, or opens it; those before it
    were all known: "Mr. Ray thanked | Ann Lee"."""
    before = line[: line.index(names[0])]
    return not before or (len(names) == 1 and all(known & set(r.persons) for r in before))


def _may_be(reference: Coreference, name: Coreference) -> bool:
    """Tells whether who is named can be who was spoken of, by the posts and countries of both; the
    holder of an office is nobody without a name."""
    if reference.how == "unnamed" and name.roles & _OFFICES:
        return False
    return _may_hold(reference.roles, name.roles) and _may_be_from(reference, name)


def _may_hold(posts: frozenset[str], roles: frozenset[str]) -> bool:
    """Whether somebody with the titles `roles` can be who holds a post: a general may be the army
    chief, and a doctor a minister, but a minister is no president."""
    return not posts or not roles - _RANKS or bool(posts & _and_like(roles))


def _may_be_from(post: Coreference, name: Coreference) -> bool:
    """Whether the person named can come from the country of a post: no Swiss is "the Chinese
    governor"."""
    own = name.persons[0].home
    return not own or not post.home or bool(own & post.home)


_RANKS = word_set("ranks_of_persons")


def _and_like(roles: frozenset[str]) -> frozenset[str]:
    """The words of a post, and those that may stand for it: an ambassador is an envoy."""
    like = (titles()[role].like.split() for role in roles if role in titles())
    return roles | {word for words in like for word in words}
