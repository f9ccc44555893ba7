"""Persons in an article: who is named, and who is meant by a part of a name, a post or a pronoun.

First all names are gathered: a part of a name repeated later in the document is that person. Then
the lines are read in order, and what refers back ("the president", "his", "the two leaders") is
resolved to the persons already named; and once more, for what the first reading has learned of
them. Everything is kept as spans of words, so that the readers of sentences can ask who stands
where.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import gender_of, titles
from dashboard.journeys.people import posts
from dashboard.journeys.people.asides import past_aside
from dashboard.journeys.people.captions import captions
from dashboard.journeys.people.coreference import Coreference, Meant, refer
from dashboard.journeys.people.delegations import delegations
from dashboard.journeys.people.descriptions import Phrase
from dashboard.journeys.people.first_person import bylined, is_byline, with_first_person
from dashboard.journeys.people.heard import CROWDS, Heard
from dashboard.journeys.people.mentions import Mention, mentions
from dashboard.journeys.people.named_later import introduced
from dashboard.journeys.people.names import Name, names_in, things_in
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS, Post, Posts
from dashboard.journeys.people.pronouns import MOST, Discourse, gender_at, is_possessive
from dashboard.journeys.people.quoted_speakers import with_quoted
from dashboard.journeys.people.register import KIN, Register, persons_named, with_later_parts
from dashboard.journeys.people.short_names import short_names
from dashboard.journeys.people.single_names import single_names
from dashboard.journeys.people.travelling_groups import with_groups
from dashboard.journeys.sentences.line import Line


def coreferences(lines: Sequence[Line]) -> tuple[tuple[Coreference, ...], ...]:
    """For each line who is meant where, in order of the words."""
    things = {parts for line in lines for parts in things_in(line)}
    found = (name for i, line in enumerate(lines) for name in names_in(i, line))
    names = [name for name in found if name.roles or name.parts not in things]
    names += [*short_names(lines, names), *delegations(lines)]
    names += single_names(lines, names)
    register = persons_named(lines, names)
    by_line: list[list[Name]] = [[] for _ in lines]
    for name in with_later_parts(lines, names, register):
        by_line[name.line].append(name)
    ready = [tuple(mentions(line, by_line[i])) for i, line in enumerate(lines)]
    titled, made = dict[Name, Person](), Made()
    first = _Reader(lines, register, titled, made, {}, ())
    learned = [first.read(i, ready[i]) for i in range(len(lines))]
    again = _Reader(lines, register, titled, made, introduced(learned, captions(lines)), learned)
    read = [again.read(i, ready[i]) for i in range(len(lines))]
    return with_groups(lines, with_quoted(lines, with_first_person(lines, read)))


def _after_place(line: Line, k: int) -> tuple[int, set[str]]:
    """The word after a post's place, and its country: "the governor of Tabasco |, Ann Lee"."""
    if line.low(k) != "of" or k + 1 not in line.at:
        return k, set()
    place = line.at[k + 1].resolution.place
    return line.at[k + 1].last, {place.country} if place is not None and place.country else set()


def _has_post(name: Name) -> bool:
    """Whether a name has a title of its own that is a post."""
    return any(r in titles() and r not in FORMS_OF_ADDRESS for r in name.roles)


def _stands_beside(line: Line, post: int, end: int, name: Name) -> bool:
    """Whether a name follows the words for a post that end before word `post`, with their place
    before word `end`."""
    after = line.low(end) == "," and name.first == end + 1
    return after or _named_after(line, post, name)


def _named_after(line: Line, k: int, name: Name) -> bool:
    """Whether a name between commas is that of the holder of a post: "the head of the largest
    union, | Omar Bustos, said"."""
    held = line.low(k) == "of" and k < name.first <= k + _IN_A_POST
    aside = line.low(name.first - 1) == "," == line.low(name.last)
    return held and aside and "," not in line.lows[k : name.first - 1]


_IN_A_POST = 8  # words


def _is_reported(here: Heard, i: int) -> bool:
    """Whether the post at `i` is that of another than the one who speaks of it: "Lee said that |
    the mayor"."""
    said = here.line.low(i - 2) if here.line.low(i - 1) == "that" else here.line.low(i - 1)
    return bool(here.persons) and said in _SAID


# Coreferences and what they are made of, by line and first word.
Made = dict[tuple[int, int], tuple[Meant, Coreference]]


class _Reader:
    """Reads the lines in order; `learned` are the coreferences of the reading before, `introduced`
    whom it found named after they were first spoken of, `titled` the names whose titles their
    persons have, `made` the coreferences that either reading has made."""

    def __init__(
        self,
        lines: Sequence[Line],
        register: Register,
        titled: dict[Name, Person],
        made: Made,
        introduced: dict[tuple[int, int], tuple[Person, ...]],
        learned: Sequence[Sequence[Coreference]],
    ):
        self._lines = lines
        self._register = register
        self._titled = titled
        self._made = made
        self._introduced = introduced
        self._learned = learned
        self._alone: dict[int, list[Coreference]] = {}  # the learned coreferences to one, by line
        self._told = Discourse()
        self._pending: tuple[int, Post] | None = None
        self._strangers = set[str]()  # nouns of those who are never named: "an agent"

    def read(self, index: int, mentions: Sequence[Mention]) -> tuple[Coreference, ...]:
        """Finds the coreferences of one line; must be called line by line."""
        if not mentions:
            self._told.close_empty()
            return ()
        line, last = self._lines[index], 0
        here = Heard(index, line)
        for mention in mentions:
            if mention.at >= last and (meant := self._meant(mention, here)):
                here.append(self._refer(index, mention.at, meant))
                last = meant.last
                for person in meant.persons:
                    self._told.mention(person)
        self._told.close(here)
        if here and is_byline(line, index, here[0].first):
            self._told.writers.update(bylined(line, here))
        return tuple(here)

    def _refer(self, index: int, first: int, meant: Meant) -> Coreference:
        """Makes the coreference by the words of a line from `first` on, if the reading before has
        not made the same, as it mostly has."""
        known = self._made.get((index, first))
        if known is not None and known[0] == meant:
            return known[1]
        reference = refer(self._lines[index], first, meant)
        self._made[index, first] = meant, reference
        return reference

    def _meant(self, mention: Mention, here: Heard) -> Meant | None:
        """Finds who is meant by a mention, after the coreferences `here` before it in the line."""
        if mention.names:
            return self._named(mention.names, here)
        if mention.pronoun and (found := self._pronoun(mention.at, here)):
            return found
        if mention.posts:
            return self._holders(mention.at, mention.posts, here)
        said, post = mention.phrase, mention.post
        if said and said.kind != "described":
            return _BY_KIND[said.kind](self, mention.at, said, here)
        found = self._post(mention.at, post, here) if post else None
        if said and (found is None or not found.persons):
            return self._described(mention.at, said, here) or self._stranger(mention, found, here)
        return found

    def _stranger(self, mention: Mention, found: Meant | None, here: Heard) -> Meant | None:
        """Gives back the coreference to a post of nobody known, whom another may speak of: "Lee
        said that the mayor"; nobody told of is called so from then on."""
        if found is not None and _is_reported(here, mention.at):
            self._strangers.add(here.line.low(found.last - 1))
        return found

    def _named(self, names: Sequence[Name], here: Heard) -> Meant | None:
        """Finds those whom names mean, and learns from them."""
        persons = tuple(p for name in names if (p := self._who(name)) is not None)
        if not persons:
            return None
        for person, name in zip(persons, names, strict=False):
            self._introduce(person, name)
            if self._titled.get(name) is not person:
                self._titled[name] = person
                posts.learn(here.line, person, name)
        name = names[0]
        roles = frozenset(name.roles) & titles().keys()
        last = past_aside(here.line, name.last)
        return Meant(last, persons, "name", name.core, roles=roles)

    def _who(self, name: Name) -> Person | None:
        """Finds the person a name is of: of several with that part, the one whose post and gender
        fit, then the one last spoken of; nobody where too many have it."""
        fitting = self._register.called(name.parts, name.generation)
        if len(fitting) > MOST:
            return None
        if gender := gender_of(name.roles):
            fitting = [p for p in fitting if p.gender in {"", gender}] or fitting
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        roles, told = set(name.roles) & titles().keys(), self._told

        def fit(person: Person) -> tuple[bool, bool, int, int]:
            exact = len(person.parts) == len(name.parts)
            of_kin = exact and not roles.isdisjoint(KIN)
            same = bool(roles & person.roles) or of_kin
            plain = not person.generation or name.generation != ""  # a mere "Lee" is no "Lee Jr."
            plain = plain and not (person.relative and len(name.parts) < 2)
            return (same, plain, told.last_spoken_of(person), int(exact))

        return max(fitting, key=fit)

    def _introduce(self, person: Person, name: Name) -> None:
        """Gives a new person the post whose holder was spoken of just before: "The minister left
        on Monday. Ann Lee …"."""
        if self._pending is None or person in self._told.recent or _has_post(name):
            return
        line, post = self._pending
        end, country = _after_place(self._lines[line], post.last)
        if name.line != line:
            holds = name.line - line <= 2
        elif holds := _stands_beside(self._lines[line], post.last, end, name):
            person.home |= country
        if holds:
            person.roles |= post.roles
            person.home |= post.home
            self._pending = None

    def _pronoun(self, i: int, here: Heard) -> Meant | None:
        """Finds whom "he", "her" or "they" means."""
        gender, possessive = gender_at(here.line, i), is_possessive(here.line, i)
        if gender:
            return Meant(i + 1, self._one(i, gender, here), "pronoun", possessive=possessive)
        persons = self._several(i, here)
        return None if persons is None else Meant(i + 1, persons, "group", possessive=possessive)

    def _one(self, i: int, gender: str, here: Heard) -> tuple[Person, ...]:
        """Finds whom "he" or "her" means, and learns the gender."""
        person = self._told.single(i, here) or self._named_later(i, gender, here)
        if person is None:
            opening = here.line.low(i) in {"he", "she"}
            return self._introduced.get((here.number, i), ()) if opening else ()
        person.gender = person.gender or gender
        return (person,)

    def _named_later(self, i: int, gender: str, here: Heard) -> Person | None:
        """Finds whom "she" means in "As she left Oslo, the queen said"."""
        if here.number >= len(self._learned):
            return None
        if here.number not in self._alone:
            learned = self._learned[here.number]
            self._alone[here.number] = [r for r in learned if len(r.persons) == 1]
        alone = self._alone[here.number]
        after = range(bisect_right(alone, i, key=lambda r: r.first), len(alone))
        named = (alone[k].persons[0] for k in after)
        return next((person for person in named if person.gender in {"", gender}), None)

    def _several(self, i: int, here: Heard) -> tuple[Person, ...] | None:
        """Finds whom "they" means: nobody known after people without a name, None where nothing
        tells."""
        if here.line.low(i) == "themselves" and here.together:
            return here.together
        if not here.together and here.after_crowd(i):
            return ()
        if not here and self._told.nobody_before and self._crowd_before(here.number):
            return ()
        if self._told.body and not here:
            return self._told.body
        persons = self._without_speaker(i, here, self._told.group(here))
        if len(persons) > 1 or (self._told.company and i < 3):
            return self._told.without_writers(persons)
        return self._told.household or None

    def _without_speaker(
        self, i: int, here: Heard, persons: tuple[Person, ...]
    ) -> tuple[Person, ...]:
        """Leaves out who says it: "Ann Lee said | they had fled" means those told of before."""
        line, k = here.line, i - 1
        k -= line.low(k) == "that"
        speaker = here.last_outright
        if line.low(k) not in _SAID or speaker is None or len(speaker.persons) != 1:
            return persons
        if speaker.persons[0] not in persons or speaker.persons[0] in self._told.company:
            return persons
        others = tuple(p for p in here.persons if p not in speaker.persons)
        return others if len(others) > 1 else self._told.company or persons

    def _crowd_before(self, index: int) -> bool:
        """Tells whether the line before tells of people without a name: "The men drifted for days.
        | They are in Oslo."."""
        return index > 0 and not self._lines[index - 1].vocabulary.isdisjoint(CROWDS)

    def _pair(self, i: int, said: Phrase, here: Heard) -> Meant:
        """Finds whom "the two leaders" means, one of whom may have no name; "the leaders" are never
        one."""
        persons = self._told.group(here)
        one = len(persons) == 1 and _OF_TWO.isdisjoint(here.line.lows[i : said.last])
        nobody = one and not here and not self._told.household
        return Meant(said.last, () if nobody else persons, "group")

    def _aged(self, _i: int, said: Phrase, _here: Heard) -> Meant:
        """Finds whom "the 24-year-old" means."""
        return Meant(said.last, self._told.topic, "role")

    def _members(self, _i: int, said: Phrase, _here: Heard) -> Meant:
        """Finds whose members "the six lawmakers" are."""
        return Meant(said.last, self._told.body, "group")

    def _body(self, _i: int, said: Phrase, here: Heard) -> Meant:
        """Finds whom "the delegation" means: who leads it, or those told of together; "the crew" is
        only that of somebody who has one."""
        persons = here.led_by or self._told.company
        if not persons and self._may_be_of_one(here, said.last - 1):
            persons = self._told.topic
        self._told.company = persons
        return Meant(said.last, persons, "group")

    def _may_be_of_one(self, here: Heard, noun: int) -> bool:
        """Tells whether a body of persons can be meant as that of the one person told of: no team
        is one of its players', but it goes where its coach does, and "her crew" where she does."""
        body = here.line.low(noun)
        if body not in _OTHERS_BODIES or self._told.body or self._is_owned(here.number, body):
            return True
        return any(not _LEADING_BODIES.isdisjoint(p.roles) for p in self._told.topic)

    def _is_owned(self, number: int, body: str) -> bool:
        """Tells whether a body is somebody's in a line or one before: "his | crew", or a group that
        somebody leads."""
        lines = self._lines[max(number - _OWNED_BEFORE, 0) : number + 1]
        if body == "group" and any(not _LEADING.isdisjoint(line.vocabulary) for line in lines):
            return True
        return any(line.low(k - 1) in _OWNERS for line in lines for k in line.numbers({body}))

    def _unnamed(self, i: int, said: Phrase, here: Heard) -> Meant:
        """Finds whom "two workers" means, if the next sentences name them."""
        persons = self._introduced.get((here.number, i), ())
        if not persons:
            self._strangers.add(here.line.low(said.last - 1))
        nations = here.line.nations  # "a Qatari official" is nobody from elsewhere
        home = frozenset(nations[k] for k in range(i, said.last) if k in nations)
        return Meant(said.last, persons, "unnamed", number=said.number, home=home)

    def _described(self, i: int, said: Phrase, here: Heard) -> Meant | None:
        """Finds whom "the Belgian cellist" means, where only one person was spoken of whom that
        can mean."""
        nations = here.line.nations
        homes = {nations[k] for k in range(i, said.last) if k in nations}
        noun = here.line.low(said.last - 1)
        if noun in self._strangers or (noun in _FIRMS_TOO and not self._is_called(noun)):
            return None
        post = Post(said.last, frozenset({noun}) & titles().keys(), frozenset(), frozenset(homes))
        person = posts.holder(post, self._told.recent) if post.heads else None
        person = person or self._told.only(noun, homes, here) or self._told.alike(noun, here)
        if person is None and not homes and i < 2:
            person = self._told.first_of_last_sentence(noun, here)
        if person is None:
            return None
        person.home |= homes
        return Meant(said.last, (person,), "role", said.last - 1)

    def _is_called(self, noun: str) -> bool:
        """Tells whether anybody told of was called so: "the owner" may be a firm."""
        return any(noun in person.roles for person in self._told.recent)

    def _holders(self, i: int, several: Posts, here: Heard) -> Meant:
        """Finds whom "the presidents of Chile and Peru" means, by what is known of persons' posts,
        or else by the names that come next."""
        persons = posts.holders(several, self._register.persons[:MOST])
        persons = persons or self._introduced.get((here.number, i), ())
        if persons:
            return Meant(several.last, persons, "group")
        return Meant(several.last, (), "unnamed", number=len(several.homes))

    def _post(self, i: int, post: Post, here: Heard) -> Meant | None:
        """Finds whom "the Chilean president" or "the pope" means."""
        person = self._holder(i, post, here)
        if person is None and here.line.low(i) in _OWN:
            if not post.home:
                return None
        elif person is None and not self._is_pending(here.number):
            self._pending = (here.number, post)
        persons = () if person is None else (person,)
        core = post.last - 1
        return Meant(post.last, persons, "role", core, roles=post.heads, home=post.home)

    def _holder(self, i: int, post: Post, here: Heard) -> Person | None:
        """Finds the holder of a post: named next, or told of before, or the only one told of."""
        if named := self._introduced.get((here.number, i)):
            return named[0]
        recent = self._told.recent
        person = posts.holder(post, recent)
        opens = i < 3 or (not here and here.line.low(i - 1) == ",")  # "From there, | the chief"
        if person is None and here.line.low(i) == "the" and opens and len(recent) == 1:
            return posts.only_one(post, next(iter(recent)))
        return person

    def _is_pending(self, index: int) -> bool:
        """Tells whether an earlier post of this line waits for its holder's name."""
        return self._pending is not None and self._pending[0] == index


_OWN = frozenset({"his", "her"})
_SAID, _OF_TWO = word_set("said_now"), word_set("couples") | {"two", "both"}
_OWNED_BEFORE, _OWNERS = 6, word_set("owners")
_LEADING = word_set("leading_delegations") | {"delegation"}
_FIRMS_TOO = word_set("persons_or_firms")
_OTHERS_BODIES, _LEADING_BODIES = word_set("bodies_of_others"), word_set("leading_bodies")
# Of the class, not of its instances: those would refer to themselves, and all that is known of an
# article would wait for the garbage collector.
_BY_KIND: dict[str, Callable[[_Reader, int, Phrase, Heard], Meant]] = {
    "pair": _Reader._pair,
    "aged": _Reader._aged,
    "members": _Reader._members,
    "body": _Reader._body,
    "unnamed": _Reader._unnamed,
}
