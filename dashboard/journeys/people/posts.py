"""Posts: what titles say of a person ("the Peruvian foreign minister, Ann Lee"), and whom a post
alone means ("the minister", "the presidents of Chile and Peru")."""

from __future__ import annotations

from collections.abc import Collection, Reversible, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.titles import gender_of, modifiers_of_titles, plural_titles, titles
from dashboard.journeys.people.names import POSSESSIVE, Name
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.line import Line
from dashboard.journeys.sentences.spans import PlaceSpan

FORMS_OF_ADDRESS = word_set("forms_of_address")
_DEPUTIES = word_set("deputies")
_NO_POST = frozenset({"top", "senior", "new", "former", "then", "visiting"})


class Post(NamedTuple):
    """A post named without its holder, up to word `last`: its titles, the words that go with them,
    and the countries (ISO codes) that it belongs to."""

    last: int
    heads: frozenset[str]
    modifiers: frozenset[str]
    home: frozenset[str]

    @property
    def roles(self) -> frozenset[str]:
        """The titles and the words that go with them."""
        return self.heads | self.modifiers


def post(line: Line, i: int, taken: Collection[int]) -> Post | None:
    """ "The Chilean president", "Iran's foreign minister", "the pope" from word `i` on, where no
    name follows; `taken` are the words of names."""
    if line.low(i) not in _OPENINGS and i not in line.at and i not in line.nations:
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
            if low in plural_titles():
                return None  # "Chad's rival leaders"
            heads.add(low)
        elif low in modifiers_of_titles():
            modifiers.add(low)
        elif not (low in POSSESSIVE and not heads) and j != i and not ("-" in low and not heads):
            break
        j += 1
    if not heads or (j in taken and j - i < 10 and line.low(j - 1) in titles()):
        return None
    if heads == {"official"} and line.low(j) in _OFFICIAL:
        return None  # "an official visit"
    if j < len(line.words) and line.words[j - 1].capital and line.words[j].capital:
        return None  # "the General Assembly"
    if line.low(j) == "of" and line.low(j + 1) in {"state", "defense", "defence"}:
        modifiers.add(line.low(j + 1))
        j += 2
    return Post(j, frozenset(heads), frozenset(modifiers), frozenset(home))


_OFFICIAL = word_set("official_things")
_OPENINGS = frozenset({"the", "a", "an", "his", "her", "'s"})


class Posts(NamedTuple):
    """Holders of one post in several countries: its plural, and the countries."""

    last: int
    plural: str
    homes: tuple[str, ...]


def posts_of_countries(line: Line, i: int) -> Posts | None:
    """ "The presidents of Chile and Peru", "his counterparts from Chile and Peru" from word `i`
    on."""
    if line.low(i) not in {"the", "his", "her"} and line.low(i) not in plural_titles():
        return None
    k = i if line.low(i) in plural_titles() else i + 1
    while line.low(k) in modifiers_of_titles():
        k += 1
    if line.low(k) not in plural_titles() or line.low(k + 1) not in {"of", "from"}:
        return None
    homes, j = [], k + 2
    while j in line.at or line.low(j) in {",", "and", "the"}:
        place = line.at[j].resolution.place if j in line.at else None
        if place is not None:
            homes.append(place.country)
        j += 1
    return Posts(j, line.low(k), tuple(dict.fromkeys(homes))) if len(homes) > 1 else None


@cache
def openings() -> frozenset[str]:
    """The words at which `post` and `posts_of_countries` begin."""
    return _OPENINGS | plural_titles()


def holder(of: Post, recent: Reversible[Person]) -> Person | None:
    """The person last spoken of who holds the post and comes from the country."""
    wanted = of.modifiers - _NO_POST
    compatriots = (p for p in reversed(recent) if of.home & p.home)
    for person in chain(compatriots, reversed(recent)):
        if (person.roles & _DEPUTIES) - of.modifiers and "leader" not in of.heads:
            continue
        known = wanted <= person.roles or not of.home.isdisjoint(person.home)
        from_there = not of.home or not person.home or of.home & person.home
        if known and from_there and of.heads <= _words_for(person):
            return person
    return None


def only_one(of: Post, person: Person) -> Person | None:
    """The one person told of so far, where no post of hers is known yet: "Ann Lee is in Oslo. The
    minister …"."""
    if person.roles - FORMS_OF_ADDRESS or (of.home and person.home and not of.home & person.home):
        return None
    person.roles |= of.roles
    person.home |= of.home
    return person


def holders(of: Posts, persons: Sequence[Person]) -> tuple[Person, ...]:
    """The first person of each country who holds the post, or whose post is not known."""
    role, found = titles()[of.plural]["word"], []
    for home in of.homes:
        compatriots = [p for p in persons if home in p.home]
        fitting = [p for p in compatriots if role in _words_for(p)]
        if role == "counterpart":
            fitting = compatriots
        fitting = fitting or [p for p in compatriots if "counterpart" in p.roles]
        found += (fitting or [p for p in compatriots if not p.roles - FORMS_OF_ADDRESS])[:1]
    return tuple(found)


def _words_for(person: Person) -> set[str]:
    """The words that may mean a person by the posts that are known of him."""
    found = set(person.roles)
    for role in person.roles & titles().keys():
        found |= set(titles()[role]["like"].split())
    return found


def learn(line: Line, person: Person, name: Name) -> None:
    """Takes up what the titles say of a person: the post, its country, the gender."""
    roles = {r for r in name.roles if r in titles()}
    person.roles |= roles | {r for r in name.roles if r in modifiers_of_titles()}
    person.gender = person.gender or gender_of(name.roles)
    for role in roles:
        country = titles()[role]["country"]
        if country != "-":
            person.home.add(country)
    before = range(name.first, name.core)
    if ("state" in name.roles and "secretary" in name.roles) or "state" in map(line.low, before):
        person.home |= {"US"} if not person.home else set()
    _belongs(line, person, name)


def _belongs(line: Line, person: Person, name: Name) -> None:
    """The places in a title ("the Peruvian foreign minister", "president of Chile", "Lahore police
    chief") are where the person is at home."""
    before = range(name.first, name.core)
    person.home |= {line.nations[i] for i in before if i in line.nations}
    spans = [line.at[i] for i in before if i in line.at]
    if line.low(name.first - 1) == "'s" and name.first - 2 in line.at:
        spans.append(line.at[name.first - 2])
    after = name.last
    country = after + (2 if line.low(after + 1) == "the" else 1)
    if line.low(after) == "of" and country in line.at and name.roles:
        spans.append(line.at[country])
    if line.low(after) == ",":
        spans += _aside(line, person, after + 1)
    for span in spans:
        place = span.resolution.place
        if place is not None:
            if place.country:
                person.home.add(place.country)
            person.posts.add(place.name)
            if place.is_area and not place.feature_code.startswith("PCL"):
                person.seats.append(place)


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
        elif low in {"of", "for"}:
            if not heads:
                break
        elif low not in modifiers_of_titles() | {"the", "a", "an", "'s"}:
            break
        i += 1
    person.roles |= heads
    return spans if heads else []
