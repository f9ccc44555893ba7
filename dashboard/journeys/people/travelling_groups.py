"""Groups, crews, convoys and ships that travel though nobody of them is named: "41 survivors", "the
convoy", "Australia's cricket team". They are told of under the article's own words, and only where
the words mean no person of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.word_forms import WordForm
from dashboard.journeys.people.coreference import Coreference, Meant, refer
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.line import Line

_BODIES = word_set("travelling_bodies")
_VESSELS = word_set("travelling_vessels")
_PEOPLE = word_set("travelling_people")
_ANY_PEOPLE = _PEOPLE | word_set("other_people")
_HEADS = _BODIES | _VESSELS | _ANY_PEOPLE
_PREFIXES = word_set("prefixes_of_ships")
_ARTICLES = word_set("articles_of_groups")
_DEFINITE = word_set("definite_of_groups")
_INDEFINITE = word_set("indefinite")
_COUNTS = word_set("counts_of_people")
_BEFORE_COUNTS = word_set("before_counts")
_BEFORE_SUBJECTS = word_set("before_subjects")
_SENDING = word_set("sending_people")
_POSSESSIVE = word_set("possessive")
_HEADS_OR_PREFIXES = _HEADS | _PREFIXES
_BEGINNINGS = _ARTICLES | _DEFINITE | _POSSESSIVE

# So many words may stand between the first word and the noun: "A UNHCR assessment | team".
_LONGEST = 6


def with_groups(
    lines: Sequence[Line], found: Sequence[Sequence[Coreference]]
) -> tuple[tuple[Coreference, ...], ...]:
    """The coreferences of each line, `found`, and those to groups: words that so far mean nobody,
    and words at the head of a sentence or clause."""
    known: dict[str, Person] = {}
    made, latest = [], tuple[Person, ...]()
    for line, references in zip(lines, found, strict=True):
        here = [_of_a_group(line, r, known) for r in references]
        if not line.vocabulary.isdisjoint(_HEADS_OR_PREFIXES):
            taken = {i for r in references for i in range(r.first, r.last)}
            here += _new(line, taken, known)
            here.sort(key=lambda r: r.first)
        if line.low(0) == "they" and latest and not any(r.first == 0 and r.persons for r in here):
            they = refer(line, 0, Meant(1, latest, "group", possessive=False))
            here = [they, *(r for r in here if r.first)]
        latest = _only_group(here) or (latest if not any(r.persons for r in here) else ())
        made.append(tuple(here))
    return tuple(made)


def _only_group(references: Sequence[Coreference]) -> tuple[Person, ...]:
    """The one group of which a sentence tells, if it tells of nobody else; it is meant by a "They"
    that opens the next and means nobody else: "The survivors are safe. | They flew home"."""
    persons = {person for r in references for person in r.persons}
    return tuple(persons) if len(persons) == 1 and all(p.group for p in persons) else ()


def _of_a_group(line: Line, reference: Coreference, known: dict[str, Person]) -> Coreference:
    """A coreference to several persons who are never named, as one to their group."""
    head = line.low(reference.last - 1)
    several = reference.how == "unnamed" and (reference.number != 1 or head in _BODIES)
    together = reference.how == "group" and line.low(reference.first) == "the" and head in _BODIES
    if reference.persons or not (several or together) or head not in _HEADS:
        return reference
    return reference._replace(persons=(_group(line, reference.first, reference.last, known),))


def _new(line: Line, taken: set[int], known: dict[str, Person]) -> Iterator[Coreference]:
    """Finds groups that open a sentence or clause, or are sent somewhere: "The survivors were"."""
    last = 0
    for head in line.numbers(_HEADS_OR_PREFIXES):
        if head < last or head in taken:
            continue
        first, named = _first_of(line, head, taken, known.keys()), _past_name(line, head, taken)
        if first is None or not _opens(line, first) or (named is None and _goes_on(line, head)):
            continue
        last = named or head + 1
        person = _group(line, first, last, known)
        yield refer(line, first, Meant(last, (person,), "group", possessive=False))


def _first_of(line: Line, head: int, taken: set[int], known: Set[str]) -> int | None:
    """Finds where the words for a group begin that end in the noun at `head`; None where they are
    no group's: without number or article only those whom travelling makes ("Refugees")."""
    if line.low(head) in _PREFIXES:
        return head - (line.low(head - 1) == "the") if line.words[head].text.isupper() else None
    counted, i = False, head
    while i > 0 and head - i < _LONGEST and i - 1 not in taken:
        if line.low(i - 1) in _BEGINNINGS:
            return _begun(line, i, head, counted, known)
        number = _is_number(line.low(i - 1))
        if not number and (counted or not _describes(line, i - 1)):
            break
        counted = counted or number
        i -= 1
    i, counted = _over_counts(line, i, counted)
    return i if counted or _travels(line, i, head) else None


def _is_number(low: str) -> bool:
    """Tells whether a word says how many they are."""
    return low in _COUNTS or low[:1].isdigit()


def _begun(line: Line, i: int, head: int, counted: bool, known: Set[str]) -> int | None:
    """Finds where the words for a group begin before which, at `i`, an article or an owner stands;
    None where they are no group's."""
    low, noun = line.low(i - 1), line.low(head)
    if low in _DEFINITE:
        own = counted or noun not in _ANY_PEOPLE - _PEOPLE
        again = i == head and noun in known  # "The students", told of before
        return i - 1 if own or again else None
    if low in _POSSESSIVE:
        return i - 2 if i - 2 in line.at and noun in _BODIES else None
    return i - 1 if low not in _INDEFINITE or noun not in _ANY_PEOPLE else None


def _over_counts(line: Line, i: int, counted: bool) -> tuple[int, bool]:
    """Finds where a group's words begin, over counts and what stands before these: "hundreds of |
    refugees", "at least | 40 migrants"; and whether they are counted."""
    if line.low(i - 1) == "of" and line.low(i - 2) in _COUNTS:
        counted, i = True, i - 2
        i -= line.low(i - 1) in _COUNTS
    while counted and line.low(i - 1) in _BEFORE_COUNTS:
        i -= 1
    return i, counted


def _travels(line: Line, i: int, head: int) -> bool:
    """Tells whether those are a group who are not counted, from word `i` to the noun at `head`: a
    named body, those whom travelling makes, those who come from many countries, or are sent."""
    if line.words[head].capital and head > i and line.low(head) in _BODIES:
        return True
    if line.low(head) in _PEOPLE or _from_many(line, head + 1):
        return True
    return line.low(i - 1) in _SENDING and line.low(head + 1) == "to"  # "has sent | experts to"


def _from_many(line: Line, last: int) -> bool:
    """Tells whether those who are told of up to word `last` come from many countries: "officials |
    from 34 nations"."""
    return line.low(last) == "from" and line.has(_MANY_HOMES, last + 2, last + 5)


def _past_name(line: Line, head: int, taken: set[int]) -> int | None:
    """Finds the word after a ship's own name: "the trawler Ann Lee |", "HMS Albion |"; None where
    no name follows."""
    if line.low(head) not in _VESSELS | _PREFIXES:
        return None
    last = head + 1
    while last < len(line.words) and line.words[last].capital and last not in taken:
        last += 1
    return last if last > head + 1 else None


def _describes(line: Line, i: int) -> bool:
    """Tells whether the word at `i` may describe a group: "rescue", "Russian", "34-member"."""
    low = line.low(i)
    if i in line.dated or low in word_list("function_words") or low in _SENDING:
        return False
    plain = low.replace("-", "").isalnum() or "." in low
    return plain and not _is_verb(line.words[i].form)


def _is_verb(form: WordForm | None) -> bool:
    """Tells whether a word is a verb where it might describe a group: "says"."""
    if form is None:
        return False
    acts = form.verb is not None and form.verb.form == "s"
    return acts or form.finite or form.governing


def _opens(line: Line, first: int) -> bool:
    """Tells whether a sentence or clause begins at `first`, so that its subject stands there."""
    before = line.low(first - 1)
    begins = first == 0 or before in _BEFORE_SUBJECTS or first - 1 in line.dated
    return begins or before in _SENDING


def _goes_on(line: Line, head: int) -> bool:
    """Tells whether the noun at `head` only describes the next, or owns it: "the team | doctor",
    "the ship's"."""
    following = head + 1
    if line.low(following) in _POSSESSIVE:
        return True
    capital = following < len(line.words) and line.words[following].capital
    return capital or line.low(following) in _HEADS


def _group(line: Line, first: int, last: int, known: dict[str, Person]) -> Person:
    """The group that the words from `first` up to `last` mean: "the convoy" is the one told of
    before."""
    head = next((low for low in line.lows[first:last] if low in _HEADS | _PREFIXES), "")
    named = line.words[last - 1].capital
    if line.low(first) in _DEFINITE and head in known and not named:
        return known[head]
    begin = first + (line.low(first) in _ARTICLES)
    text = line.said(begin, last)
    if head not in known or known[head].name != text:
        home = _home(line, begin, last)
        if named and head in _BODIES:
            home = home or {ANYWHERE}  # "Glass Harbour Trio": a name of its own, and on tour
        person = Person(text, (text.casefold(),), home, gender="n", group=True)
        known[head] = person
        if named and head not in _BODIES:
            known |= dict.fromkeys(_ANY_SHIP, person)
    return known[head]


def _home(line: Line, first: int, last: int) -> set[str]:
    """Finds the countries (ISO codes) that a group is from by its words; those "from 34 nations"
    are at home nowhere."""
    home = {line.nations[i] for i in range(first, last) if i in line.nations}
    for i in range(first, last):
        place = line.at[i].resolution.place if i in line.at else None
        home |= {place.country} if place is not None and place.country else set()
    abroad = not _FROM_ABROAD.isdisjoint(line.lows[first:last])
    return {ANYWHERE} if _from_many(line, last) or (abroad and not home) else home


_FROM_ABROAD = word_set("peoples_from_abroad")
_ANY_SHIP = ("ship", "vessel", "boat")
_MANY_HOMES = word_set("country_plurals")
ANYWHERE = "*"  # the country of those who come from many
