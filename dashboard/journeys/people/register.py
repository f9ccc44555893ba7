"""Who is named in an article, and the parts of their names that are repeated later."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import gender_of
from dashboard.journeys.people.delegations import NOUN
from dashboard.journeys.people.names import Name, elder_or_younger
from dashboard.journeys.people.person import SUFFIXES, Person, generation, is_part, one_generation
from dashboard.journeys.people.person import parts as parts_of
from dashboard.journeys.people.relatives import others_of_surname, position, relatives
from dashboard.journeys.people.titles_before import title_before
from dashboard.journeys.sentences.line import Line


class Register:
    """The persons of an article in order of entry, found by the words of their names."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_part: dict[str, list[Person]] = {}
        # As asked, with how many shared a word then.
        self._called: dict[tuple[tuple[str, ...], str], tuple[int, list[Person]]] = {}
        self._words = set[str]()  # those of three letters or more

    def enter(self, person: Person) -> None:
        """Takes up a person."""
        self.persons.append(person)
        for part in set(person.parts):
            self._by_part.setdefault(part, []).append(person)
            if len(part) > 2:
                self._words.add(part)

    def called(self, parts: tuple[str, ...], generation: str = "") -> Sequence[Person]:
        """Those among whose words these stand in this order, and who are of the generation that
        the name gives: father and son are two."""
        sharing = (self._by_part.get(part, []) for part in parts)
        named = min(sharing, key=len, default=self.persons)  # a given name is that of many
        known = self._called.get((parts, generation))
        if known is None or known[0] < len(named):
            found = _fitting(named, parts, generation)
            known = self._called[parts, generation] = len(named), found
        return known[1]

    def has(self, part: str) -> bool:
        """Whether somebody's name has this word, of three letters or more."""
        return part in self._words

    def has_any(self, parts: Sequence[str]) -> bool:
        """Whether somebody's name has one of these words."""
        return not self._words.isdisjoint(parts)


def _fitting(named: Sequence[Person], parts: tuple[str, ...], generation: str) -> list[Person]:
    """Those of some persons whose name these words and a generation can stand for."""
    fitting = [person for person in named if is_part(parts, person.parts)]
    if generation in {"elder", "younger"}:
        return _elder(fitting) if generation == "elder" else _younger(fitting)
    if not generation and len(parts) < 2:
        return fitting
    return [person for person in fitting if one_generation(person.generation, generation)]


def _elder(persons: Sequence[Person]) -> list[Person]:
    """Those of a name who are "the elder": nobody where no younger one is known."""
    senior = [p for p in persons if p.generation == "senior"]
    younger = any(p.generation for p in persons)
    return senior or [p for p in persons if younger and not p.generation]


def _younger(persons: Sequence[Person]) -> list[Person]:
    """Those of a name who are "the younger", or the only one known."""
    born = [p for p in persons if p.generation not in {"", "senior"}]
    return born or [p for p in persons if len(persons) == 1]


def persons_named(lines: Sequence[Line], names: Sequence[Name]) -> Register:
    """The persons that the names are of: the fullest form of each."""
    register, full = Register(), _FullNames(names)
    kin = relatives(lines, full.ordered)
    for name in sorted(names, key=lambda n: (-len(n.parts), n.line, n.first)):
        known = register.called(name.parts, name.generation)
        if not known:
            enter = name.generation not in {"elder", "younger"}
        else:
            apart = gender_of(name.roles) and name.line + 1 < full.first_line(name.parts)
            another = apart or _of_kin(name, full, known)
            enter = bool(another) and all(len(p.parts) > len(name.parts) for p in known)
        if enter:
            register.enter(Person(name.text, name.parts, relative=name.parts in kin))
    for text, surname in others_of_surname(lines, names, kin.values()):
        if all(person.relative for person in register.called((surname,))):
            register.enter(Person(text, (surname,)))
    for person in register.persons:
        given = person.parts[0] if len(person.parts) > 1 else ""
        if person.name.split()[-1] == NOUN or person.name.startswith(NOUN):
            person.gender, person.group = "n", True
        for gender, list_of in (("f", "female_names"), ("m", "male_names")):
            person.gender = gender if given in word_list(list_of) else person.gender
    return register


class _FullNames:
    """The names of an article that have more than one word, found by where they stand."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.ordered = sorted((n for n in names if len(n.parts) > 1), key=position)
        self._sharing = defaultdict[str, list[Name]](list)
        for name in self.ordered:
            for part in set(name.parts):
                self._sharing[part].append(name)
        self._first_lines: dict[tuple[str, ...], int] = {}

    def first_line(self, parts: tuple[str, ...]) -> int:
        """The line of the first fuller form of a name, 0 where there is none."""
        if parts not in self._first_lines:
            sharing = min((self._sharing[part] for part in parts), key=len)  # many are called Jan
            longer = (n for n in sharing if len(n.parts) > len(parts))
            fuller = (n.line for n in longer if is_part(parts, n.parts))
            self._first_lines[parts] = next(fuller, 0)
        return self._first_lines[parts]

    def last_before(self, name: Name) -> Name | None:
        """The last of them before a name, None where there is none."""
        number = bisect_left(self.ordered, position(name), key=position)
        return self.ordered[number - 1] if number else None


def _of_kin(name: Name, full: _FullNames, known: Sequence[Person]) -> bool:
    """Whether a given name is that of a relative of its bearer: "Jan Novak … his son | Jan"."""
    if len(name.parts) > 1 or KIN.isdisjoint(name.roles):
        return False
    last = full.last_before(name)
    return last is not None and any(is_part(last.parts, p.parts) for p in known)


KIN = word_set("kin")


def with_later_parts(
    lines: Sequence[Line], names: Sequence[Name], register: Register
) -> Iterator[Name]:
    """The names, and every capitalised word elsewhere that is a part of a person's name."""
    taken = {(n.line, i) for n in names for i in range(n.first, n.last)}
    yield from names
    not_names = word_list("not_names")
    for index, line in enumerate(lines):
        for i in line.capitals:
            word = line.words[i]
            said = parts_of(word.text)
            if not register.has_any(said) or (index, i) in taken or word.low in not_names:
                continue
            if i not in line.at and register.called(said):
                start, roles = title_before(line, i)
                born = elder_or_younger(line, start)
                last = i + 1 + (line.low(i + 1) in SUFFIXES)
                born = born or generation(line.said(i, last))
                yield Name(index, start, i, last, said, word.text, roles, born)
            elif len(said) == 2 and "-" in word.text and all(map(register.has, said)):
                for part in said:
                    yield Name(index, i, i, i + 1, (part,), part, ())
