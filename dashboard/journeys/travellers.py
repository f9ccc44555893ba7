"""Persons in an article: who is named, and who is meant by a part of a name, a post or a pronoun.

First all names are gathered: a part of a name repeated later in the document is that person. Then
the lines are read in order, and what refers back ("the president", "his", "the two leaders") is
resolved to the persons already named. Everything is kept as spans of words, so that the readers
of sentences can ask who stands where.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dashboard.journeys.groups import OPENINGS, Reference, aged, body, introduced, pair, unnamed
from dashboard.journeys.lines import Line
from dashboard.journeys.names import (
    POSSESSIVE,
    Name,
    Person,
    gender_of,
    is_part,
    modifiers_of_titles,
    names_in,
    persons_named,
    plural_titles,
    titles,
    with_later_parts,
)
from dashboard.journeys.spans import PlaceSpan, Span
from dashboard.journeys.words import word_list, word_set

_CLAUSES = word_set("breaks") | {",", "after", "before", "and"}
_DEPUTIES = word_set("deputies")
FORMS_OF_ADDRESS = word_set("forms_of_address")
_HE = {"he", "him", "his", "himself"}


_SHE = {"she", "her", "hers", "herself"}


_THEY = {"they", "their", "them", "both", "themselves"}


def references(lines: Sequence[Line]) -> tuple[tuple[Reference, ...], ...]:
    """For each line who is meant where, in order of the words."""
    names = [name for i, line in enumerate(lines) for name in names_in(i, line)]
    persons = persons_named(names)
    by_line: dict[int, list[Name]] = {}
    for name in with_later_parts(lines, names, persons):
        by_line.setdefault(name.line, []).append(name)
    first = _Reader(lines, persons, {}, ())
    learned = [first.read(i, by_line.get(i, [])) for i in range(len(lines))]
    again = _Reader(lines, persons, introduced(learned), learned)
    return tuple(again.read(i, by_line.get(i, [])) for i in range(len(lines)))


class _Reader:
    """Reads the lines in order and keeps who was spoken of."""

    def __init__(
        self,
        lines: Sequence[Line],
        persons: Sequence[Person],
        introduced: dict[tuple[int, int], tuple[Person, ...]],
        learned: Sequence[Sequence[Reference]],
    ):
        self.learned = learned
        self.lines = lines
        self.introduced = introduced
        self.persons = persons
        self.topics: list[Person] = []
        self.recent: list[Person] = []
        self.before: list[Person] = []
        self.company: tuple[Person, ...] = ()
        self.pending: tuple[int, set[str], set[str]] | None = None

    def read(self, index: int, names: Sequence[Name]) -> tuple[Reference, ...]:
        """The references of one line; must be called line by line."""
        line = self.lines[index]
        here: list[Reference] = []
        taken: dict[int, Name] = {}
        for name in names:
            for i in range(name.first, name.last):
                taken[i] = name
        starts: dict[int, list[Name]] = {}
        for name in names:
            starts.setdefault(name.first, []).append(name)
        i, opening = 0, _openings()
        while i < len(line.words):
            named = starts.get(i)
            reference: Reference | None = None
            if named:
                reference = self._named(line, named)
            elif i not in taken and (line.lows[i] in opening or i in line.at or i in line.nations):
                reference = (
                    self._pronoun(index, line, i, here)
                    or self._of_countries(line, i)
                    or self._role(index, line, i, taken)
                )
            if reference is None:
                i += 1
                continue
            here.append(reference)
            for person in reference.persons:
                self._mention(person)
            i = max(reference.last, i + 1)
        self._close(line, here)
        return tuple(here)

    def _mention(self, person: Person) -> None:
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)

    def _close(self, line: Line, here: Sequence[Reference]) -> None:
        """After a line: its persons lead the topics, those that are no part of a phrase first."""
        leading = [r for r in here if r.persons and not in_phrase(line, r) and not r.possessive]
        trailing = [r for r in here if r.persons and r not in leading]
        order = [p for r in (*leading, *trailing) for p in r.persons]
        self.before = list({id(p): p for p in order}.values())
        together = next((r.persons for r in here if len(r.persons) > 1), None)
        self.company = together or (tuple(self.before) if len(self.before) > 1 else self.company)
        if order:
            unique = list(dict.fromkeys(id(p) for p in order))
            by_id = {id(p): p for p in order}
            fresh = [by_id[key] for key in unique]
            self.topics = fresh + [p for p in self.topics if id(p) not in by_id]

    def _named(self, line: Line, named: Sequence[Name]) -> Reference | None:
        persons = [p for name in named if (p := self._who(name)) is not None]
        if not persons:
            return None
        name = named[0]
        for person, said in zip(persons, named, strict=False):
            self._learn(line, person, said)
        possessive = line.low(name.last) in POSSESSIVE
        roles = frozenset(name.roles) & titles().keys()
        return Reference(
            name.first, name.last, tuple(persons), "name", possessive, name.core, 1, roles
        )

    def _who(self, name: Name) -> Person | None:
        """The person a name is of: of several with that part, the one whose post and gender fit,
        then the one last spoken of."""
        fitting = [p for p in self.persons if is_part(name.parts, p.parts)]
        gender = gender_of(name.roles)
        fitting = [p for p in fitting if not gender or p.gender in {"", gender}] or fitting
        if not fitting:
            return None
        roles = set(name.roles) & titles().keys()

        def fit(person: Person) -> tuple[bool, int, int]:
            order = self.recent.index(person) + 1 if person in self.recent else 0
            exact = len(person.parts) == len(name.parts)
            return (bool(roles & person.roles), order, int(exact))

        return max(fitting, key=fit)

    def _learn(self, line: Line, person: Person, name: Name) -> None:
        """Takes up what the titles say of a person: the post, its country, the gender."""
        fresh = person not in self.recent
        roles = {r for r in name.roles if r in titles()}
        modifiers = {r for r in name.roles if r in modifiers_of_titles()}
        if fresh and not roles - FORMS_OF_ADDRESS and self.pending:
            at, pending_roles, pending_home = self.pending
            if name.line - at <= 2:
                person.roles |= pending_roles
                person.home |= pending_home
                self.pending = None
        person.roles |= roles | modifiers
        person.gender = person.gender or gender_of(name.roles)
        for role in roles:
            country = titles()[role]["country"]
            if country != "-":
                person.home.add(country)
        if {"secretary", "state"} <= set(name.roles) or "state" in line.phrase(
            name.first, name.core
        ).split():
            person.home |= {"US"} if not person.home else set()
        self._belongs(line, person, name)

    def _belongs(self, line: Line, person: Person, name: Name) -> None:
        """The places in a title ("the Peruvian foreign minister", "president of Chile", "Lahore
        police chief") are where the person is at home."""
        before = range(name.first, name.core)
        person.home |= {line.nations[i] for i in before if i in line.nations}
        spans = [line.at[i] for i in before if i in line.at]
        if line.low(name.first - 1) == "'s" and name.first - 2 in line.at:
            spans.append(line.at[name.first - 2])
        after = name.last
        if line.low(after) == "of" and after + 1 in line.at and name.roles:
            spans.append(line.at[after + 1])
        if line.low(after) == ",":
            spans += self._aside(line, person, after + 1)
        for span in spans:
            place = span.resolution.place
            if place is not None:
                if place.country:
                    person.home.add(place.country)
                person.posts.add(place.name)

    @staticmethod
    def _aside(line: Line, person: Person, i: int) -> list[PlaceSpan]:
        """What an aside after a name says of the post: "Kate Allen, the director for Britain,"."""
        spans, heads = [], set()
        while i < len(line.words):
            low = line.low(i)
            if i in line.nations:
                person.home.add(line.nations[i])
            elif i in line.at:
                spans.append(line.at[i])
            elif low in titles():
                heads.add(low)
            elif low in {"of", "for"} and heads:
                pass
            elif low not in modifiers_of_titles() | {"the", "a", "an", "'s"} or low in {
                "of",
                "for",
            }:
                break
            i += 1
        person.roles |= heads
        return spans if heads else []

    def _pronoun(
        self, index: int, line: Line, i: int, here: Sequence[Reference]
    ) -> Reference | None:
        low = line.low(i)
        if low in _HE or low in _SHE:
            gender = "m" if low in _HE else "f"
            barred = self._barred(line, i, here)
            person = self._topic(line, gender, here, barred) or self._named_later(index, i, gender)
            later = self.introduced.get((index, i), ()) if low in {"he", "she"} else ()
            persons = (person,) if person else later
            if person and not person.gender:
                person.gender = gender
            possessive = low == "his" or (low == "her" and _noun_follows(line, i))
            return Reference(i, i + 1, persons, "pronoun", possessive, i)
        if low in _THEY and (len(self._group(here)) > 1 or (self.company and i < 3)):
            return Reference(i, i + 1, self._group(here), "group", low == "their", i)
        return self._together(index, line, i, here)

    def _together(
        self, index: int, line: Line, i: int, here: Sequence[Reference]
    ) -> Reference | None:
        """ "The two leaders", "the delegation", "two workers"."""
        last = pair(line, i)
        if last is not None:
            possessive = line.low(last) in POSSESSIVE
            return Reference(i, last, self._group(here), "group", possessive, i)
        last = aged(line, i)
        if last is not None:
            possessive = line.low(last) in POSSESSIVE
            return Reference(i, last, tuple(self.topics[:1]), "role", possessive, i)
        last = body(line, i)
        if last is not None:
            led = next((r.persons for r in reversed(here) if line.low(r.first - 1) == "by"), ())
            persons = led or self.company or tuple(self.topics[:1])
            self.company = persons
            return Reference(i, last, persons, "group", line.low(last) in POSSESSIVE, i)
        found = unnamed(line, i)
        if found is None:
            return None
        persons = self.introduced.get((index, i), ())
        return Reference(i, found[0], persons, "unnamed", False, i, found[1])

    @staticmethod
    def _barred(line: Line, i: int, here: Sequence[Reference]) -> tuple[Person, ...]:
        """Whom "him" or "her" at `i` cannot mean, the subject of its clause: who joins him is
        somebody else."""
        if line.low(i) != "him" and (line.low(i) != "her" or _noun_follows(line, i)):
            return ()
        subject = next((r for r in reversed(here) if not r.possessive), None)
        if subject is None or in_phrase(line, subject):
            return ()
        apart = any(line.low(k) in _CLAUSES for k in range(subject.last, i))
        return () if apart else subject.persons

    def _topic(
        self, line: Line, gender: str, here: Sequence[Reference], barred: Sequence[Person]
    ) -> Person | None:
        """Whom "he" means: the first person of this sentence so far who stands in no phrase, then
        the first of the sentences before; nobody of those `barred`."""
        leading = [r for r in here if len(r.persons) == 1 and not in_phrase(line, r)]
        trailing = [r for r in here if len(r.persons) == 1 and in_phrase(line, r)]
        order = [r.persons[0] for r in leading] + self.topics + [r.persons[0] for r in trailing]
        fitting = (p for p in order if p.gender in {"", gender} and p not in barred)
        return next(fitting, None)

    def _named_later(self, index: int, i: int, gender: str) -> Person | None:
        """Whom "she" means in "As she left Oslo, the queen said"."""
        later = self.learned[index] if self.learned else ()
        names = [r for r in later if r.first > i and len(r.persons) == 1]
        return next((r.persons[0] for r in names if r.persons[0].gender in {"", gender}), None)

    def _group(self, here: Sequence[Reference]) -> tuple[Person, ...]:
        """Whom "they" means: the persons of this sentence so far, or the first two of the
        sentence before."""
        persons = [p for r in here for p in r.persons]
        unique = list({id(p): p for p in persons}.values())
        if len(unique) > 1:
            return tuple(unique[:2])
        if len(self.before) > 1:
            return tuple(self.before[:2])
        return self.company or tuple(self.recent[-2:])

    def _of_countries(self, line: Line, i: int) -> Reference | None:
        """ "The presidents of Chile and Peru": the persons of the article who come from there."""
        if line.low(i) != "the" and line.low(i) not in plural_titles():
            return None
        k = i + 1 if line.low(i) == "the" else i
        while line.low(k) in modifiers_of_titles():
            k += 1
        if line.low(k) not in plural_titles() or line.low(k + 1) != "of":
            return None
        homes, j = [], k + 2
        while j in line.at or line.low(j) in {",", "and", "the"}:
            place = line.at[j].resolution.place if j in line.at else None
            if place is not None:
                homes.append(place.country)
            j += 1
        persons = [p for home in dict.fromkeys(homes) for p in self._leader(home, line.low(k))]
        return Reference(i, j, tuple(persons), "group", False, i) if len(homes) > 1 else None

    def _leader(self, home: str, plural: str) -> list[Person]:
        """The first person of a country who holds the post, or whose post is not known."""
        role = next(row["word"] for row in (titles()[plural],))
        fitting = [p for p in self.persons if home in p.home and (role in self._posts(p))]
        unknown = [p for p in self.persons if home in p.home and not p.roles - FORMS_OF_ADDRESS]
        return (fitting or unknown)[:1]

    @staticmethod
    def _posts(person: Person) -> set[str]:
        """The words that may mean a person by the posts that are known of him."""
        posts = set(person.roles)
        for role in person.roles & titles().keys():
            posts |= set(titles()[role]["like"].split())
        return posts

    def _role(self, index: int, line: Line, i: int, taken: dict[int, Name]) -> Reference | None:
        """ "The Chilean president", "Iran's foreign minister", "the pope" without a name."""
        opens = line.low(i) in {"the", "a", "an", "his", "her", "'s"}
        if not opens and i not in line.at and i not in line.nations:
            return None
        j, heads, modifiers, home = i, set[str](), set[str](), set[str]()
        while j < len(line.words) and j not in taken and j - i < 10:
            low = line.low(j)
            if j in line.nations:
                if heads:
                    break
                home.add(line.nations[j])
            elif j in line.at:
                place = line.at[j].resolution.place
                if heads or place is None:
                    break
                home.add(place.country)
            elif low in titles() and not line.words[j].text.endswith("s'"):
                if low not in plural_titles():
                    heads.add(low)
            elif low in modifiers_of_titles():
                modifiers.add(low)
            elif (
                not (low in POSSESSIVE and not heads) and j != i and not ("-" in low and not heads)
            ):
                break
            j += 1
        if not heads or (j in taken and j - i < 10 and line.low(j - 1) in titles()):
            return None
        if j < len(line.words) and line.words[j - 1].capital and line.words[j].capital:
            return None  # "the General Assembly"
        if line.low(j) == "of" and line.low(j + 1) in {"state", "defense", "defence"}:
            modifiers.add(line.low(j + 1))
            j += 2
        named = self.introduced.get((index, i))
        person = named[0] if named else self._holder(heads, modifiers, home)
        if person is None and line.low(i) == "the" and i < 3 and len(self.recent) == 1:
            person = self._only_one(heads | modifiers, home)
        if person is None and line.low(i) not in {"his", "her"}:
            self.pending = (index, heads | modifiers, home)
        if person is None and not home and line.low(i) in {"his", "her"}:
            return None
        possessive = line.low(j) in POSSESSIVE
        persons = (person,) if person else ()
        return Reference(i, j, persons, "role", possessive, j - 1, 1, frozenset(heads))

    def _only_one(self, roles: set[str], home: set[str]) -> Person | None:
        """The one person told of so far, where no post of hers is known yet: "Ann Lee is in Oslo.
        The minister …"."""
        person = self.recent[0]
        if person.roles - FORMS_OF_ADDRESS or (home and person.home and not home & person.home):
            return None
        person.roles |= roles
        person.home |= home
        return person

    def _holder(self, heads: set[str], modifiers: set[str], home: set[str]) -> Person | None:
        """The person last spoken of who holds the post and comes from the country."""
        wanted = modifiers - {"top", "senior", "new", "former", "then", "visiting"}
        for person in reversed(self.recent):
            if (person.roles & _DEPUTIES) - modifiers and "leader" not in heads:
                continue
            if (
                heads <= self._posts(person)
                and (wanted <= person.roles or not home.isdisjoint(person.home))
                and (not home or not person.home or home & person.home)
            ):
                return person
        return None


@cache
def _openings() -> frozenset[str]:
    """The words at which a reference without a name can begin."""
    return OPENINGS | plural_titles() | _HE | _SHE | _THEY | {"the", "a", "an", "'s", "both"}


def _noun_follows(line: Line, i: int) -> bool:
    """Whether "her" is possessive: something other than a mark or a small word follows."""
    following = line.low(i + 1)
    return following.isalpha() and following not in word_list("function_words")


_PREPOSITIONS = word_set("phrase_prepositions")


def in_phrase(line: Line, reference: Span) -> bool:
    """Whether a reference stands inside a prepositional phrase ("with the president")."""
    i = reference.first - 1
    while i >= 0 and (line.low(i) in {"and", "both"} or line.words[i].capital):
        i -= 1
    low = line.low(i)
    if low in {"after", "before", "than", "as"}:
        return not line.low(reference.last).isalpha() or line.low(reference.last) in _PREPOSITIONS
    return low in _PREPOSITIONS
