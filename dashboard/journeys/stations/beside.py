"""Stations told beside a name: "Ann Lee, 50, of Hull", "Kenya-born Ann Lee", "Lee, a Hull man"."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import following
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.descriptions import is_person_noun
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.cues import Cue, cues, word_cues
from dashboard.journeys.stations.found import Found, found
from dashboard.journeys.stations.hanging import Hanging
from dashboard.journeys.stations.whose import holders, named_before, phrase_start

_PROFESSIONS = word_set("professions")
_PLAIN_TITLES = _PROFESSIONS | word_set("plain_titles")


def beside(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """What the words between a place and the name beside it say."""
    if hung.house:
        return None
    return (
        _after_hyphen(index, parse, hung)
        or _after_place(index, parse, hung)
        or _after_name(index, parse, hung)
        or _described_from(index, parse, hung)
    )


def _after_hyphen(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Kenya-born Ann Lee", "the Oslo-based painter Ann Lee", "Lee, a Kenya-born nurse"."""
    line, i = parse.line, hung.place.last - 1
    low = line.low(i)
    if "-" not in low or line.ends[i] <= hung.place.resolution.mention.end:
        return None
    cue = next((c for c in cues("suffix") if low.endswith(tuple(f"-{w}" for w in c.words))), None)
    if cue is None:
        return None
    persons = _named_after(parse, i + 1) or _in_apposition(parse, i)
    return found(index, hung.place, cue, i, persons)


def _named_after(parse: Parse, first: int) -> tuple[Person, ...]:
    """The person whose name follows, over what he is: "| photographer Ann Lee"."""
    for i in range(first, min(first + 6, len(parse.line.words))):
        named = parse.name_at(i)
        if named is not None and parse.line.words[i].capital:
            return named.persons if _goes_before(parse, named, first, i) else ()
        if not parse.line.spelled(i) or parse.any_verb(i):
            return ()
    return ()


def _goes_before(parse: Parse, reference: Coreference, first: int, i: int) -> bool:
    """Whether the words from `first` up to a name at `i` say what that person is, if there are
    any."""
    return i == first or reference.first < first or _is_person_word(parse.line.low(i - 1))


def _is_person_word(low: str) -> bool:
    return low in _PROFESSIONS or is_person_noun(low)


def _in_apposition(parse: Parse, i: int) -> tuple[Person, ...]:
    """The person of whom the noun after word `i` says what he is."""
    near = range(i + 1, min(i + 5, len(parse.line.words)))
    n = next((n for n in near if _is_person_word(parse.line.low(n))), None)
    return () if n is None else holders(parse, n, n + 1)


def _after_place(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Lee, a Hull native,", "the Hull man"."""
    n = hung.place.last
    cue = next(iter(word_cues("after").get(parse.line.low(n), ())), None)
    if cue is None or parse.line.words[n].capital:
        return None
    persons = holders(parse, n, n + 1) or _resident(parse, n)
    return found(index, hung.place, cue, n, persons)


def _resident(parse: Parse, n: int) -> tuple[Person, ...]:
    """Whom the noun at `n` means: "Hull | resident Ann Lee", "the Hull | man"."""
    named = parse.name_at(n + 1)
    if named is not None and named.persons:
        return named.persons
    role = parse.at.get(n)
    definite = parse.line.low(phrase_start(parse, n)) not in _INDEFINITE
    return role.persons if role is not None and role.how == "role" and definite else ()


def _after_name(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Ann Lee, 50, of Hull", "Ann Lee of Hull", "Lee, formerly of Hull"."""
    p, place = hung.p, hung.place.resolution.place
    if hung.preposition not in _OF_HOMES or place is None or p != hung.place.first - 1:
        return None
    moved = parse.line.low(p - 1) in _ONCE
    if place.feature_class != "P" and not moved:
        return None
    if moved and p == 1:
        persons = following(parse, hung.place.last) or ()  # "Originally from Oslo, Ann Lee"
        return found(index, hung.place, _beside_cue(parse, hung, moved), p, persons)
    named = _whose_home(parse, hung, moved)
    if named is None:
        return None
    cue = _beside_cue(parse, hung, moved)
    one = found(index, hung.place, cue, named.first, named.persons)
    return one and one._replace(lasts=not moved)


def _whose_home(parse: Parse, hung: Hanging, moved: bool) -> Coreference | None:
    """The one person named before "of" a place, or before "formerly of" it."""
    comma = hung.p - 2 if moved else hung.p - 1
    apart = parse.line.low(comma) == ","
    named = named_before(parse, comma if apart else comma + 1)
    if named is None or not named.is_name or len(named.persons) != 1:
        return None
    return named if apart or moved or _no_part_of_name(parse, hung, named) else None


def _beside_cue(parse: Parse, hung: Hanging, moved: bool) -> Cue:
    """The row of "of", or of "formerly of"."""
    said = f"{parse.line.low(hung.p - 1)} {hung.preposition}" if moved else hung.preposition
    return next(cue for cue in cues("beside") if said in cue.words)


def _described_from(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Ann Lee, 29, a roofer from Hull", whatever it is that she does."""
    line, i = parse.line, hung.p - 1
    if hung.preposition != "from" or not line.words[i].text.islower():
        return None
    while hung.p - i < 6 and line.spelled(i) and line.low(i) not in _INDEFINITE:
        i -= 1
    if line.low(i) not in _INDEFINITE or line.low(i - 1) != ",":
        return None
    named = named_before(parse, i - 1)
    cue = word_cues("noun")["man"][0]
    return None if named is None else found(index, hung.place, cue, i, named.persons)


_INDEFINITE = word_set("indefinite")
_ONCE = word_set("once_of")
_OF_HOMES = frozenset({"of", "from"})


def _no_part_of_name(parse: Parse, hung: Hanging, named: Coreference) -> bool:
    """Whether "Ann Lee of Hull" tells of a home: nobody's title ("Duke of York"), and no "called
    Ann Lee | from Hull"."""
    if not named.roles <= _PLAIN_TITLES or named.last - named.core < 2:
        return False
    if hung.preposition == "of":
        return parse.line.low(hung.place.last) not in {"'s", "'"}
    after = hung.place.last
    bracket = parse.line.low(after) in {",", ")"}
    return named.first <= 2 and (bracket or parse.any_verb(after))


def by_words_after(index: int, parse: Parse, place: PlaceSpan) -> Found | None:
    """Matches "in Reno, her home town", "Ripon, the city of his birth"."""
    if parse.line.low(place.last) != "," or not place.literal:
        return None
    owner, said = _owned_town(parse, place.last + 1)
    rows = word_cues("owned").get(said, ()) if said in _TOWNS_OF_LIVES else ()
    if owner is None or not owner.possessive or not rows:
        return None
    return found(index, place, rows[0], place.last + 1, owner.persons)


def _owned_town(parse: Parse, i: int) -> tuple[Coreference | None, str]:
    """Who has what at word `i`, by its name in the table: "her home town", "the city of his
    birth"."""
    line = parse.line
    if line.phrase(i, i + 3) in _PLACES_OF:
        return parse.at.get(i + 3), _BIRTH.get(line.low(i + 4), "")
    home = line.phrase(i + 1, i + 3) == "home town"
    return parse.at.get(i), "hometown" if home else line.low(i + 1)


_PLACES_OF = frozenset(f"the {town} of" for town in word_set("places_of_birth"))
_BIRTH = {"birth": "birthplace", "childhood": "hometown", "youth": "hometown"}
_TOWNS_OF_LIVES = frozenset({"hometown", "birthplace"})
