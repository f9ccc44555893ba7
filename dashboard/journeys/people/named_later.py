"""Whom a post, a pronoun or persons without a name mean that the next sentences name: "The defense
secretary is in Oslo. Robert Gates arrived on Tuesday."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import titles
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.reference import Reference

_OFFICES = word_set("offices")


def introduced(learned: Sequence[Sequence[Reference]]) -> dict[tuple[int, int], tuple[Person, ...]]:
    """Whom a post or persons without a name mean where the next sentences give the names: "The
    defense secretary is in Oslo. Robert Gates arrived on Tuesday." By line and first word."""
    found: dict[tuple[int, int], tuple[Person, ...]] = {}
    known = set[Person]()
    for index, line in enumerate(learned):
        hows = {"role", "unnamed"} if known else {"role", "unnamed", "pronoun"}
        fresh = [r for r in line if not r.persons and r.how in hows]
        told = known.union(*(r.persons for r in line if r.how == "name")) if fresh else known
        given = set[Person]()
        for reference in sorted(fresh, key=lambda r: (r.inner, r.first)):
            reach = 5 if reference.how == "pronoun" or reference.number > 1 else 3
            after = learned[index + 1 : index + reach]
            named = tuple(_named_next(reference, after, told))
            if named and (reference.number != 1 or given.isdisjoint(named)):
                found[index, reference.first] = named
                given.update(named)
        known.update(p for r in line for p in r.persons)
    return found


def _named_next(
    reference: Reference, after: Sequence[Sequence[Reference]], known: set[Person]
) -> Iterator[Person]:
    """The new names that fit in number in the sentences after: one by the first words that mean
    anybody, several by a list of as many."""
    for line in after:
        names = [r for r in line if r.how == "name" and known.isdisjoint(r.persons)]
        posts = reference.roles
        names = [r for r in names if _may_hold(posts, r.roles) and _may_be_from(reference, r)]
        if reference.how == "unnamed":
            names = [r for r in names if not r.roles & _OFFICES]
        if reference.number == 1 and names and _first_new(line, names, known):
            yield from names[0].persons[:1]
            return
        if reference.number != 1 and len(names) >= max(reference.number, 2):
            run = [names[0]]
            for name in names[1:]:
                if name.first - run[-1].last <= 2:
                    run.append(name)
            if reference.number == 2 == len(names):
                run = names
            if len(run) >= max(reference.number, 2):
                yield from (p for r in run for p in r.persons)
                return
        if reference.number == 0 and names and line[0].how == "group" and line[0] is not names[0]:
            yield from names[0].persons
            return


def _first_new(line: Sequence[Reference], names: Sequence[Reference], known: set[Person]) -> bool:
    """Whether the first of the new `names` of a line is the only one, or opens it; those before it
    were all known: "Mr. Ray thanked | Ann Lee"."""
    before = line[: line.index(names[0])]
    return not before or (len(names) == 1 and all(known & set(r.persons) for r in before))


def _may_hold(posts: frozenset[str], roles: frozenset[str]) -> bool:
    """Whether somebody with the titles `roles` can be who holds a post: a general may be the army
    chief, and a doctor a minister, but a minister is no president."""
    return not posts or not roles - _RANKS or bool(posts & _and_like(roles))


def _may_be_from(post: Reference, name: Reference) -> bool:
    """Whether the person named can come from the country of a post: no Swiss is "the Chinese
    governor"."""
    own = name.persons[0].home
    return not own or not post.home or bool(own & post.home)


_RANKS = word_set("ranks_of_persons")


def _and_like(roles: frozenset[str]) -> frozenset[str]:
    """The words of a post, and those that may stand for it: an ambassador is an envoy."""
    like = (titles()[role]["like"].split() for role in roles if role in titles())
    return roles | {word for words in like for word in words}
