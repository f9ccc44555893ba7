"""Where a line's words may mean persons, told by the words alone, before anybody knows whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dashboard.journeys.language.titles import words_of_titles
from dashboard.journeys.people import posts
from dashboard.journeys.people.descriptions import Phrase
from dashboard.journeys.people.groups import OPENINGS, phrase
from dashboard.journeys.people.names import Name
from dashboard.journeys.people.posts import Post, Posts
from dashboard.journeys.people.pronouns import PRONOUNS
from dashboard.journeys.sentences.line import Line


class Mention(NamedTuple):
    """What may mean persons from word `at` on: the names, or else a pronoun, a phrase without a
    name, or a post."""

    at: int
    names: tuple[Name, ...] = ()
    pronoun: bool = False
    phrase: Phrase | None = None
    posts: Posts | None = None
    post: Post | None = None


def mentions(line: Line, names: Sequence[Name]) -> Iterator[Mention]:
    """Finds what may mean persons in a line, in order; `names` are those in it."""
    starts: dict[int, list[Name]] = {}
    taken = set[int]()
    for name in names:
        starts.setdefault(name.first, []).append(name)
        taken.update(range(name.first, name.last))
    titled = max(line.numbers(words_of_titles()), default=-1)
    begins = {*starts, *line.numbers(_openings())}
    if titled >= 0:
        begins.update(line.at, line.nations)  # "Chile's president"
    for i in sorted(begins):
        if i in starts:
            yield Mention(i, tuple(starts[i]))
        elif i not in taken:
            without = phrase(line, i)
            pronoun = line.low(i) in PRONOUNS and not (without and line.low(i) == "both")
            # Without a title further on there is no post.
            several = posts.posts_of_countries(line, i) if i <= titled else None
            one = posts.post(line, i, taken) if i <= titled else None
            if pronoun or without or several or one:
                yield Mention(i, (), pronoun, without, several, one)


@cache
def _openings() -> frozenset[str]:
    """The words at which a coreference without a name can begin."""
    return OPENINGS | PRONOUNS | posts.openings()
