"""Persons in an article: who is named, and who is meant by a part of a name, a post or a pronoun.

First all names are gathered: a part of a name repeated later in the document is that person. Then
the lines are read in order, and what refers back ("the president", "his", "the two leaders") is
resolved to the persons already named; and once more, for what the first reading has learned of
them. Everything is kept as spans of words, so that the readers of sentences can ask who stands
where.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dashboard.journeys.language.titles import gender_of, titles, words_of_titles
from dashboard.journeys.people import posts
from dashboard.journeys.people.delegations import delegations
from dashboard.journeys.people.descriptions import Phrase
from dashboard.journeys.people.groups import OPENINGS, phrase
from dashboard.journeys.people.heard import Heard
from dashboard.journeys.people.named_later import introduced
from dashboard.journeys.people.names import Name, names_in
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS, Post, Posts
from dashboard.journeys.people.pronouns import PRONOUNS, THEY, Discourse, gender_at, noun_follows
from dashboard.journeys.people.reference import Reference, refer
from dashboard.journeys.people.register import Register, persons_named, with_later_parts
from dashboard.journeys.people.short_names import short_names
from dashboard.journeys.sentences.line import Line


def references(lines: Sequence[Line]) -> tuple[tuple[Reference, ...], ...]:
    """For each line who is meant where, in order of the words."""
    names = [name for i, line in enumerate(lines) for name in names_in(i, line)]
    names += [*short_names(lines, names), *delegations(lines)]
    register = persons_named(names)
    by_line: list[list[Name]] = [[] for _ in lines]
    for name in with_later_parts(lines, names, register):
        by_line[name.line].append(name)
    ready = [tuple(_candidates(line, by_line[i])) for i, line in enumerate(lines)]
    titled = dict[Name, Person]()
    first = _Reader(lines, register, titled, {}, ())
    learned = [first.read(i, ready[i]) for i in range(len(lines))]
    again = _Reader(lines, register, titled, introduced(learned), learned)
    return tuple(again.read(i, ready[i]) for i in range(len(lines)))


class _Candidate(NamedTuple):
    """What may begin at a word, by the words alone: the names, or else a pronoun, a phrase without
    a name, or a post."""

    at: int
    names: tuple[Name, ...] = ()
    pronoun: bool = False
    phrase: Phrase | None = None
    posts: Posts | None = None
    post: Post | None = None


def _candidates(line: Line, names: Sequence[Name]) -> Iterator[_Candidate]:
    """What may mean persons in a line, in order."""
    starts: dict[int, list[Name]] = {}
    taken = set[int]()
    for name in names:
        starts.setdefault(name.first, []).append(name)
        taken.update(range(name.first, name.last))
    titled = line.numbers(words_of_titles())
    for i in sorted({*starts, *line.numbers(_openings()), *line.at, *line.nations}):
        if i in starts:
            yield _Candidate(i, tuple(starts[i]))
        elif i not in taken:
            pronoun, without = line.low(i) in PRONOUNS, phrase(line, i)
            # Without a title further on there is no post.
            several = posts.posts_of_countries(line, i) if titled and titled[-1] >= i else None
            one = posts.post(line, i, taken) if titled and titled[-1] >= i else None
            if pronoun or without or several or one:
                yield _Candidate(i, (), pronoun, without, several, one)


@cache
def _openings() -> frozenset[str]:
    """The words at which a reference without a name can begin."""
    return OPENINGS | PRONOUNS | posts.openings()


def _after_place(line: Line, k: int) -> tuple[int, set[str]]:
    """The word after a post's place, and its country: "the governor of Tabasco |, Ann Lee"."""
    if line.low(k) != "of" or k + 1 not in line.at:
        return k, set()
    place = line.at[k + 1].resolution.place
    return line.at[k + 1].last, {place.country} if place is not None and place.country else set()


class _Reader:
    """Reads the lines in order; `learned` are the references of the reading before, `introduced`
    whom it found named after they were first spoken of, `titled` the names whose titles their
    persons have."""

    def __init__(
        self,
        lines: Sequence[Line],
        register: Register,
        titled: dict[Name, Person],
        introduced: dict[tuple[int, int], tuple[Person, ...]],
        learned: Sequence[Sequence[Reference]],
    ):
        self._lines = lines
        self._register = register
        self._titled = titled
        self._introduced = introduced
        self._learned = learned
        self._alone: dict[int, list[Reference]] = {}  # the learned references to one, by line
        self._told = Discourse()
        self._pending: tuple[int, Post] | None = None
        self._strangers = set[str]()  # nouns of those who are never named: "an agent"

    def read(self, index: int, candidates: Sequence[_Candidate]) -> tuple[Reference, ...]:
        """The references of one line; must be called line by line."""
        if not candidates:
            self._told.close_empty()
            return ()
        line, last = self._lines[index], 0
        here = Heard(line)
        for candidate in candidates:
            if candidate.at < last:
                continue
            reference = self._resolved(index, line, candidate, here)
            if reference is not None:
                here.append(reference)
                last = reference.last
                for person in reference.persons:
                    self._told.mention(person)
        self._told.close(here)
        return tuple(here)

    def _resolved(
        self, index: int, line: Line, candidate: _Candidate, here: Heard
    ) -> Reference | None:
        """Who is meant by a candidate, after the references `here` before it in the line."""
        if candidate.names:
            return self._named(line, candidate.names)
        if candidate.phrase and line.low(candidate.at) == "both":
            return self._phrase(index, line, candidate.at, candidate.phrase, here)
        if candidate.pronoun and (found := self._pronoun(index, line, candidate.at, here)):
            return found
        if candidate.posts:
            return self._holders(index, line, candidate.at, candidate.posts)
        if candidate.phrase and candidate.phrase.kind != "described":
            return self._phrase(index, line, candidate.at, candidate.phrase, here)
        found = self._post(index, line, candidate.at, candidate.post) if candidate.post else None
        if candidate.phrase and (found is None or not found.persons):
            return self._described(line, candidate.at, candidate.phrase, here) or found
        return found

    def _described(self, line: Line, i: int, said: Phrase, here: Heard) -> Reference | None:
        """ "The Belgian cellist", where only one person was spoken of whom that can mean."""
        homes = {line.nations[k] for k in range(i, said.last) if k in line.nations}
        noun = line.low(said.last - 1)
        if noun in self._strangers:
            return None
        post = Post(said.last, frozenset({noun}) & titles().keys(), frozenset(), frozenset(homes))
        person = posts.holder(post, self._told.recent) if post.heads else None
        person = person or self._told.only(homes, here) or self._told.alike(noun, here)
        if person is None and not homes and i < 2:
            person = self._told.first_of_last_sentence(noun, here)
        if person is None:
            return None
        person.home |= homes
        return refer(line, i, said.last, (person,), "role", said.last - 1)

    def _named(self, line: Line, names: Sequence[Name]) -> Reference | None:
        persons = tuple(p for name in names if (p := self._who(name)) is not None)
        if not persons:
            return None
        for person, name in zip(persons, names, strict=False):
            self._introduce(person, name)
            if self._titled.get(name) is not person:
                self._titled[name] = person
                posts.learn(line, person, name)
        name = names[0]
        roles = frozenset(name.roles) & titles().keys()
        return refer(line, name.first, name.last, persons, "name", name.core, roles=roles)

    def _who(self, name: Name) -> Person | None:
        """The person a name is of: of several with that part, the one whose post and gender fit,
        then the one last spoken of."""
        fitting = self._register.called(name.parts)
        gender = gender_of(name.roles)
        fitting = [p for p in fitting if not gender or p.gender in {"", gender}] or fitting
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        roles, told = set(name.roles) & titles().keys(), self._told

        def fit(person: Person) -> tuple[bool, int, int]:
            exact = len(person.parts) == len(name.parts)
            return (bool(roles & person.roles), told.last_spoken_of(person), int(exact))

        return max(fitting, key=fit)

    def _introduce(self, person: Person, name: Name) -> None:
        """Gives a new person the post whose holder was spoken of just before: "The minister left
        on Monday. Ann Lee …"."""
        titled = any(r in titles() and r not in FORMS_OF_ADDRESS for r in name.roles)
        if titled or self._pending is None or person in self._told.recent:
            return
        line, post = self._pending
        end, country = _after_place(self._lines[line], post.last)
        beside = self._lines[line].low(end) == "," and name.first == end + 1
        person.home |= country if beside and name.line == line else set()
        if beside if name.line == line else name.line - line <= 2:
            person.roles |= post.roles
            person.home |= post.home
            self._pending = None

    def _pronoun(self, index: int, line: Line, i: int, here: Heard) -> Reference | None:
        """ "He", "her", "they"."""
        low, gender = line.low(i), gender_at(line, i)
        if gender:
            person = self._told.single(line, i, here) or self._named_later(index, i, gender)
            later = self._introduced.get((index, i), ()) if low in {"he", "she"} else ()
            if person and not person.gender:
                person.gender = gender
            persons = (person,) if person else later
            possessive = low == "his" or (low == "her" and noun_follows(line, i))
            return refer(line, i, i + 1, persons, "pronoun", possessive=possessive)
        if not here.together and here.after_crowd(i):
            return refer(line, i, i + 1, (), "group", possessive=low == "their")
        topic = self._told.topic
        if low in THEY and topic and topic[0].gender == "n" and not here:
            return refer(line, i, i + 1, topic, "group", possessive=low == "their")
        persons = self._told.group(here)
        if low in THEY and (len(persons) > 1 or (self._told.company and i < 3)):
            return refer(line, i, i + 1, persons, "group", possessive=low == "their")
        return None

    def _named_later(self, index: int, i: int, gender: str) -> Person | None:
        """Whom "she" means in "As she left Oslo, the queen said"."""
        if index >= len(self._learned):
            return None
        if index not in self._alone:
            self._alone[index] = [r for r in self._learned[index] if len(r.persons) == 1]
        alone = self._alone[index]
        after = range(bisect_right(alone, i, key=lambda r: r.first), len(alone))
        named = (alone[k].persons[0] for k in after)
        return next((person for person in named if person.gender in {"", gender}), None)

    def _phrase(self, index: int, line: Line, i: int, said: Phrase, here: Heard) -> Reference:
        """ "The two leaders", "the delegation", "two workers"."""
        if said.kind == "pair":
            return refer(line, i, said.last, self._told.group(here), "group")
        if said.kind == "aged":
            return refer(line, i, said.last, self._told.topic, "role")
        if said.kind == "members":
            topic = self._told.topic
            many = topic if topic and topic[0].gender == "n" else ()
            return refer(line, i, said.last, many, "group")
        if said.kind == "body":
            led = here.led_by
            persons = led or self._told.company or self._told.topic
            self._told.company = persons
            return refer(line, i, said.last, persons, "group")
        persons = self._introduced.get((index, i), ())
        if not persons:
            self._strangers.add(line.low(said.last - 1))
        return refer(line, i, said.last, persons, "unnamed", number=said.number)

    def _holders(self, index: int, line: Line, i: int, several: Posts) -> Reference:
        """ "The presidents of Chile and Peru", by what is known of persons' posts, or else the
        persons named next."""
        persons = posts.holders(several, self._register.persons) or self._introduced.get(
            (index, i), ()
        )
        how, number = ("group", 1) if persons else ("unnamed", len(several.homes))
        return refer(line, i, several.last, persons, how, number=number)

    def _post(self, index: int, line: Line, i: int, post: Post) -> Reference | None:
        """ "The Chilean president", "the pope"."""
        low, recent = line.low(i), self._told.recent
        named = self._introduced.get((index, i))
        person = named[0] if named else posts.holder(post, recent)
        if person is None and low == "the" and i < 3 and len(recent) == 1:
            person = posts.only_one(post, next(iter(recent)))
        held = self._pending is not None and self._pending[0] == index  # by the sentence's first
        if person is None and low not in {"his", "her"} and not held:
            self._pending = (index, post)
        if person is None and not post.home and low in {"his", "her"}:
            return None
        persons, core = (person,) if person else (), post.last - 1
        found = refer(line, i, post.last, persons, "role", core, roles=post.heads)
        return found._replace(home=post.home)
