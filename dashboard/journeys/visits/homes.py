"""Which country persons are at home in, where other words than their own titles say so: "the Cuban
leader", "Andreas Seppi of Italy", "American James Blake", the nationality of a person's firm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import plural_titles
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS
from dashboard.journeys.visits.postings import at_seats, posted, residences
from dashboard.places.place import Kind

# How often a text must name the one country that it tells of.
_OFTEN = 4
_MOSTLY = 0.7

_FIRMS = word_set("firms")
_OFFICIALS = word_set("officials")
_FROM_ABROAD = word_set("from_abroad")
_SMALL = word_list("function_words")


def learn_homes(read: Sequence[Parse]) -> None:
    """Adds to the persons of an article the countries (ISO codes) and posts that its lines tell."""
    _of_governments(read)
    firms = {name: country for parse in read for name, country in _firms(parse)}
    for parse in read:
        for reference in parse.references:
            _of_words(parse, reference)
            if reference.is_name:
                _beside(parse, reference, firms)
        at_seats(parse)
        posted(parse)
        _seized(parse)
        _counterparts(parse)
        _colleagues(parse)
        residences(parse)
    _only_country(read)


def _of_words(parse: Parse, reference: Coreference) -> None:
    """Learns from the words for somebody without a name: "the Cuban leader", "an Alexandria
    man"."""
    if reference.how not in _WITHOUT_NAMES or len(reference.persons) != 1:
        return
    person = reference.persons[0]
    _at_home(person, _nations(parse, reference))
    person.posts |= set(_towns(parse, reference))


# How somebody is meant without a name: see `Coreference`.
_WITHOUT_NAMES = frozenset({"role", "unnamed"})


def _at_home(person: Person, countries: Iterable[str]) -> None:
    """Learns where somebody is at home, unless that is known."""
    if not person.home:
        person.home |= set(countries)


def _of_governments(read: Sequence[Parse]) -> None:
    """Learns who speaks for a seat of government ("White House spokeswoman Ann Lee"), and its head
    where the text names it ("The White House says President Lee …")."""
    heads = _heads_of_governments(read)
    persons = unique(p for c in read for r in c.references for p in r.persons) if heads else ()
    for person in persons:
        for post in person.roles & heads.keys():
            if not person.home and not _is_open(persons, post, heads[post]):
                person.home |= heads[post]


def _is_open(persons: Sequence[Person], post: str, countries: set[str]) -> bool:
    """Tells whether a head of government may be of several countries, or of one whose head the text
    knows."""
    return len(countries) > 1 or _held(persons, post, countries)


def _heads_of_governments(read: Sequence[Parse]) -> dict[str, set[str]]:
    """Learns who speaks for a seat of government, and returns the countries whose seats the text
    names, by the post of their heads."""
    heads = dict[str, set[str]]()
    for parse in read:
        for row, end in parse.line.rows_of("institutions", 0, len(parse.line.lows)):
            heads.setdefault(row["head"], set()).add(row["country"])
            speaker = parse.at.get(end) or parse.at.get(end - len(row["words"].split()))
            if speaker is not None and speaker.how == "name" and speaker.persons:
                speaker.persons[0].home |= {row["country"]}
    return heads


def _held(persons: Sequence[Person], post: str, countries: set[str]) -> bool:
    """Tells whether the text knows who has a post in one of these countries."""
    return any(post in person.roles and countries & person.home for person in persons)


def _nations(parse: Parse, reference: Coreference) -> Iterator[str]:
    """The countries that the words of a reference name: "the Cuban leader", "Peru's president"."""
    for i in range(reference.first, reference.last):
        country = parse.line.nations.get(i) or _area_at(parse, i)
        if country is not None:
            yield country


def _area_at(parse: Parse, i: int) -> str | None:
    """The country of the area whose name the word at `i` belongs to."""
    span = parse.line.at.get(i)
    place = span.resolution.place if span is not None else None
    return place.country if place is not None and place.is_area else None


def _towns(parse: Parse, reference: Coreference) -> Iterator[str]:
    """The towns that the words of a reference name: "an Alexandria man" is at home there."""
    line = parse.line
    for i in range(reference.first, reference.last - 1):
        place = line.at[i].resolution.place if i in line.at and line.at[i].literal else None
        if place is not None and not place.is_area and not line.words[i + 1].capital:
            yield place.name


def _beside(parse: Parse, reference: Coreference, firms: dict[str, str]) -> None:
    """Learns from what stands right before or after a name."""
    firm = firms.get(parse.line.low(reference.first - 1))
    if firm is not None:
        reference.persons[0].home.add(firm)  # "Gazprom chief executive Ann Lee"
    if parse.line.nations:
        owners = run_of(parse, reference)
        _nation_before(parse, reference, owners)
        _nation_of_others(parse, reference, owners)
    _country_after(parse, reference)


def _nation_before(parse: Parse, reference: Coreference, owners: Sequence[Person]) -> None:
    """Learns from "Jamaicans Ann Lee and Bob Ray", "American Ann Lee"."""
    line, before = parse.line, reference.first - 1
    nation = line.nations.get(_before_calling(parse, before))
    if nation is not None and not owners[0].home:
        plural = line.low(before).endswith("s") and len(owners) > 1
        for person in owners if plural else owners[:1]:
            person.home.add(nation)


def _nation_of_others(parse: Parse, reference: Coreference, owners: Sequence[Person]) -> None:
    """Learns from "Ann Lee and other Indian officials"."""
    line, end = parse.line, reference.last
    others = [line.nations[i] for i in range(end, end + 4) if i in line.nations]
    if others and line.phrase(end, end + 2) == "and other":
        owners[-1].home.add(others[0])


def _country_after(parse: Parse, reference: Coreference) -> None:
    """Learns from "Ann Lee of Italy"."""
    following = parse.line.at.get(reference.last + 1)
    if parse.line.low(reference.last) != "of" or following is None or not following.literal:
        return
    place = following.resolution.place
    if place is not None and place.feature_code.startswith("PCL"):
        reference.persons[-1].home.add(place.country)


def _before_calling(parse: Parse, i: int) -> int:
    """The word before what somebody is called by, which ends at `i`: "the British | rescue worker
    Ann Lee"."""
    line = parse.line
    if not is_person_noun(line.low(i)) or line.words[i].capital:
        return i
    for k in range(i - 1, max(i - 4, -1), -1):
        if k in line.nations:
            return k
        if not line.spelled(k) or line.words[k].capital or line.low(k) in _SMALL:
            break
    return i


def _firms(parse: Parse) -> Iterator[tuple[str, str]]:
    """Firms and bodies whose country the text tells, by the first word of their name: "Russia's
    gas company, Gazprom", "Swiss drugmaker Roche"."""
    line = parse.line
    for k in line.numbers(_FIRMS):
        name = k + 2 if line.low(k + 1) == "," else k + 1
        if name >= len(line.words) or not line.words[name].capital or name in parse.at:
            continue
        before = (_country_at(parse, i) for i in range(k - 1, max(k - 7, -1), -1))
        if (country := next(filter(None, before), None)) is not None:
            yield line.low(name), country


def _country_at(parse: Parse, i: int) -> str | None:
    """The country that a word names as a nationality, or as an owner: "Swiss", "Russia's"."""
    if i in parse.line.nations:
        return parse.line.nations[i]
    span = parse.line.at.get(i)
    owns = span is not None and parse.line.low(span.last) in POSSESSIVE
    return _area_at(parse, i) if owns else None


def _counterparts(parse: Parse) -> None:
    """Learns from "his Brazilian and Colombian counterparts, Ann Lee and Bob Ray": one each."""
    line = parse.line
    for k in line.numbers(plural_titles()) if line.nations else ():
        nations = _nations_listed_before(parse, k)
        named = parse.at.get(k + 2 if line.low(k + 1) == "," else k + 1) or parse.at.get(k)
        persons = run_of(parse, named) if named is not None else ()
        if 1 < len(nations) == len(persons):
            for person, nation in zip(persons, nations, strict=True):
                person.home = {nation}


def _nations_listed_before(parse: Parse, k: int) -> list[str]:
    """The nationalities listed before a word, in order: "Brazilian and Colombian |"."""
    nations, i = list[str](), k - 1
    while i in parse.line.nations or parse.line.low(i) in _LIST_JOINTS:
        if i in parse.line.nations:
            nations.insert(0, parse.line.nations[i])
        i -= 1
    return nations


_LIST_JOINTS = word_set("list_joints")


def _colleagues(parse: Parse) -> None:
    """Learns from "the Iraqi president, Ann Lee, and Prime Minister Bob Ray" that a post without a
    country, listed after one with it, is of the same."""
    named = [r for r in parse.references if r.is_name and r.persons]
    for first, second in pairwise(named):
        gap = {parse.line.low(i) for i in range(first.last, second.first)}
        posts = second.roles - FORMS_OF_ADDRESS
        if posts and first.roles and "and" in gap and gap <= _LIST_JOINTS:
            _at_home(second.persons[0], first.persons[-1].home)


def _seized(parse: Parse) -> None:
    """Learns from "Kenyan police have arrested Ann Lee" that she is of theirs, where no other
    country is told."""
    for k in parse.verbs if parse.line.nations else ():
        if "affect" not in parse.verbs[k].kinds or parse.group(k).passive:
            continue
        before = range(max(parse.group(k).first - 3, 0), k)
        nations = [parse.line.nations[i] for i in before if i in parse.line.nations]
        taken = parse.someone(k + 1, k + 7)
        if nations and taken is not None and taken.is_name:
            _at_home(taken.persons[0], nations[-1:])


def _only_country(read: Sequence[Parse]) -> None:
    """Officials whose country is not told are of the one country of which an article tells, or
    mostly tells; but then not presidents, whom the press of their own country names without it."""
    named = _countries_named(read)
    main, often = max(Counter(named).items(), key=lambda item: item[1], default=("", 0))
    persons = [p for parse in read for r in parse.references for p in r.persons]
    for person in persons:
        person.likely = main if not person.home and often > 1 else ""
    if often < max(_OFTEN, _MOSTLY * len(named)):
        return
    others = _FROM_ABROAD if often == len(named) else _FROM_ABROAD | {"president"}
    for person in persons:
        if person.roles & _OFFICIALS and not person.roles & others:
            _at_home(person, {main})


def _countries_named(read: Sequence[Parse]) -> list[str]:
    """Returns the countries of the nationalities and places that an article names, each as often as
    it does."""
    named = [country for parse in read for country in parse.line.nations.values()]
    spans = (span.resolution for parse in read for span in parse.line.places)
    places = (r.place for r in spans if r.mention.kind is not Kind.ORGANISATION)
    return named + [place.country for place in places if place is not None and place.country]
