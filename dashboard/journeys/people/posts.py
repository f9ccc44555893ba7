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
from dashboard.places.place import Place

FORMS_OF_ADDRESS = word_set("forms_of_address")
_DEPUTIES = word_set("deputies")
_NO_POST = word_set("no_posts")


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
    """Reads "the Chilean president", "Iran's foreign minister", "the pope" from word `i` on, where
    no name follows; `taken` are the words of names."""
    opening = i not in line.at and i not in line.nations
    if opening and line.low(i) not in _OPENINGS:
        return None
    words = _WordsOfPost(set(), set(), set())
    j, end = i + opening, min(i + _LONGEST, len(line.words))
    while j < end and j not in taken and words.take(line, j):
        j += 1
    if j < end and j in taken and line.low(j - 1) in titles():
        return None
    if words.of_nobody() or _of_a_thing(line, j, words.heads):
        return None
    if line.low(j) == "of" and line.low(j + 1) in _MINISTRIES:
        words.modifiers.add(line.low(j + 1))
        j += 2
    return Post(j, frozenset(words.heads), frozenset(words.modifiers), frozenset(words.home))


class _WordsOfPost(NamedTuple):
    """The words of a post read so far, and its countries."""

    heads: set[str]
    modifiers: set[str]
    home: set[str]

    def take(self, line: Line, j: int) -> bool:
        """Takes the word at `j` in, if it belongs to the post."""
        if j in line.nations or j in line.at:
            return self._take_country(_country(line, j))
        low = line.low(j)
        if low in titles() and not line.words[j].text.endswith("s'"):
            self.heads.add(low)
        elif low in modifiers_of_titles():
            self.modifiers.add(low)
        else:
            small = low in POSSESSIVE or "-" in low
            return not self.heads and (small or _is_short_form(line.words[j].text))
        return True

    def _take_country(self, country: str | None) -> bool:
        """Takes the country of a word in, which stands before the titles."""
        if country is None or self.heads:
            return False
        self.home.add(country)
        return True

    def of_nobody(self) -> bool:
        """Tells whether the words mean no one person: "Chad's rival leaders"."""
        return not self.heads or not self.heads.isdisjoint(plural_titles())


def _is_short_form(word: str) -> bool:
    """Tells whether a word is an organisation's short form: "the | IMF chief"."""
    letters = word.replace(".", "")
    return letters.isalpha() and letters.isupper() and 1 < len(letters) <= _INITIALS


_INITIALS = 6


def _country(line: Line, j: int) -> str | None:
    """Finds the country (ISO code) of the nationality or place at word `j`."""
    if j in line.nations:
        return line.nations[j]
    place = line.at[j].resolution.place
    return None if place is None else place.country


def _of_a_thing(line: Line, j: int, heads: Collection[str]) -> bool:
    """Tells whether the titles before word `j` are part of a thing's name: "an official | visit",
    "the General | Assembly"."""
    if heads == _OFFICIAL and line.low(j) in _OFFICIAL_THINGS:
        return True
    return j < len(line.words) and line.words[j - 1].capital and line.words[j].capital


_LONGEST = 10  # words of a post
_OFFICIAL = word_set("official")
_OFFICIAL_THINGS = word_set("official_things")
_OPENINGS = word_set("openings_of_posts")
_MINISTRIES = word_set("ministries")


class Posts(NamedTuple):
    """Holders of one post in several countries: its plural, and the countries."""

    last: int
    plural: str
    homes: tuple[str, ...]


def posts_of_countries(line: Line, i: int) -> Posts | None:
    """Reads "the presidents of Chile and Peru", "his counterparts from Chile and Peru" from word
    `i` on."""
    k = i + (line.low(i) in _OF_SEVERAL)
    if k == i and line.low(i) not in plural_titles():
        return None
    while line.low(k) in modifiers_of_titles():
        k += 1
    if line.low(k) not in plural_titles() or line.low(k + 1) not in _OF_OR_FROM:
        return None
    last = k + 2
    while last in line.at or line.low(last) in _BETWEEN_COUNTRIES:
        last += 1
    places = (line.at[j].resolution.place for j in range(k + 2, last) if j in line.at)
    homes = [place.country for place in places if place is not None]
    return Posts(last, line.low(k), tuple(dict.fromkeys(homes))) if len(homes) > 1 else None


_OF_SEVERAL = word_set("openings_of_several")
_OF_OR_FROM = word_set("of_or_from")
_BETWEEN_COUNTRIES = word_set("between_countries")


@cache
def openings() -> frozenset[str]:
    """The words at which `post` and `posts_of_countries` begin."""
    return _OPENINGS | plural_titles()


def holder(of: Post, recent: Reversible[Person]) -> Person | None:
    """The person last spoken of who holds the post and comes from the country."""
    compatriots = (p for p in reversed(recent) if of.home & p.home)
    return next((p for p in chain(compatriots, reversed(recent)) if _may_hold(p, of)), None)


def _may_hold(person: Person, of: Post) -> bool:
    """Tells whether a post may be that of a person, by what is known of his posts and home."""
    if (person.roles & _DEPUTIES) - of.modifiers and "leader" not in of.heads:
        return False
    compatriot = not of.home.isdisjoint(person.home)
    if not compatriot and (not of.modifiers - _NO_POST <= person.roles):
        return False
    from_there = compatriot or not of.home or not person.home
    return from_there and of.heads <= _words_for(person)


def only_one(of: Post, person: Person) -> Person | None:
    """The one person told of so far, where no post of hers is known yet: "Ann Lee is in Oslo. The
    minister …"."""
    if person.roles - FORMS_OF_ADDRESS or (of.home and person.home and not of.home & person.home):
        return None
    person.roles |= of.roles
    person.home |= of.home
    return person


def holders(of: Posts, persons: Sequence[Person]) -> tuple[Person, ...]:
    """The first person of each country who holds the post, or whose post is not known, if half the
    countries or more have one."""
    role = titles()[of.plural].word
    first = [_holder_from(home, role, persons) for home in of.homes]
    found = tuple(person for person in first if person is not None)
    if 2 * len(found) >= len(first):
        return found
    return tuple(person for person in found if person.roles - FORMS_OF_ADDRESS)


def _holder_from(home: str, role: str, persons: Sequence[Person]) -> Person | None:
    """The first person of a country who holds a post, or else is a counterpart, or has no post that
    is known."""
    compatriots = [p for p in persons if home in p.home]
    if role == "counterpart":
        return next(iter(compatriots), None)
    ways = (
        (p for p in compatriots if role in _words_for(p)),
        (p for p in compatriots if "counterpart" in p.roles),
        (p for p in compatriots if not p.roles - FORMS_OF_ADDRESS),
    )
    return next(chain.from_iterable(ways), None)


def _words_for(person: Person) -> set[str]:
    """The words that may mean a person by the posts that are known of him."""
    found = set(person.roles)
    for role in person.roles & titles().keys():
        found |= set(titles()[role].like.split())
    return found


def learn(line: Line, person: Person, name: Name) -> None:
    """Takes up what the titles say of a person: the post, its country, the gender."""
    roles = {r for r in name.roles if r in titles()}
    person.roles |= roles | {r for r in name.roles if r in modifiers_of_titles()}
    person.gender = person.gender or gender_of(name.roles)
    person.home |= {titles()[role].country for role in roles} - {"-"}
    if not person.home and _of_state(line, name):
        person.home |= {"US"}
    _belongs(line, person, name)


def _of_state(line: Line, name: Name) -> bool:
    """Matches "Secretary of State", "State Department spokeswoman"."""
    secretary = "state" in name.roles and "secretary" in name.roles
    return secretary or line.has({"state"}, name.first, name.core)


def _belongs(line: Line, person: Person, name: Name) -> None:
    """Learns where a person is at home from the places in a title: "the Peruvian foreign
    minister", "president of Chile", "Lahore police chief"."""
    before = range(name.first, name.core)
    person.home |= {line.nations[i] for i in before if i in line.nations}
    spans = [line.at[i] for i in before if i in line.at]
    spans += _owner(line, name.first - 1)
    if line.low(name.last) == "of" and name.roles:
        spans += _country_after(line, name.last + 1)
    if line.low(name.last) == ",":
        spans += _aside(line, person, name.last + 1)
    for span in spans:
        if (place := span.resolution.place) is not None:
            _learn_seat(person, place)


def _country_after(line: Line, i: int) -> list[PlaceSpan]:
    """Finds the country of a name: "Queen Ann of | the Netherlands"."""
    country = i + 1 if line.low(i) == "the" else i
    return [line.at[country]] if country in line.at else []


def _owner(line: Line, i: int) -> list[PlaceSpan]:
    """Finds the place whose post follows: "Chile | 's president"."""
    return [line.at[i - 1]] if line.low(i) == "'s" and i - 1 in line.at else []


def _learn_seat(person: Person, place: Place) -> None:
    """Learns that a post belongs to a place."""
    if place.country:
        person.home.add(place.country)
    person.posts.add(place.name)
    if place.is_area and not place.feature_code.startswith("PCL"):
        person.seats.append(place)


def _aside(line: Line, person: Person, i: int) -> list[PlaceSpan]:
    """Reads what an aside after a name says of the post: "Ann Lee, | the director for Britain,"."""
    spans, heads = list[PlaceSpan](), set[str]()
    while i < len(line.words):
        low = line.low(i)
        if i in line.nations:
            person.home.add(line.nations[i])
        elif i in line.at:
            spans.append(line.at[i])
        elif low in titles():
            heads.add(low)
        elif not (heads if low in _OF_OR_FOR else _is_within_aside(low)):
            break
        i += 1
    person.roles |= heads
    return spans if heads else []


def _is_within_aside(low: str) -> bool:
    """Tells whether a word can stand among those of a post."""
    return low in modifiers_of_titles() or low in _WITHIN_ASIDES


_WITHIN_ASIDES = word_set("within_asides")
_OF_OR_FOR = word_set("of_or_for")
