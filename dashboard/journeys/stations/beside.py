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
    line = parse.line
    for i in range(first, min(first + 6, len(line.words))):
        reference = parse.at.get(i)
        if reference is not None and reference.how == "name" and line.words[i].capital:
            person = _is_person_word(line.low(i - 1)) or i == first
            inside = reference.first < first
            return reference.persons if person or inside else ()
        if not line.low(i).replace("-", "").isalpha() or parse.any_verb(i):
            return ()
    return ()


def _is_person_word(low: str) -> bool:
    return low in _PROFESSIONS or is_person_noun(low)


def _in_apposition(parse: Parse, i: int) -> tuple[Person, ...]:
    """The person of whom the noun after word `i` says what he is."""
    for n in range(i + 1, min(i + 5, len(parse.line.words))):
        if _is_person_word(parse.line.low(n)):
            return holders(parse, n, n + 1)
    return ()


def _after_place(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Lee, a Hull native,", "the Hull man"."""
    n = hung.place.last
    cue = next(iter(word_cues("after").get(parse.line.low(n), ())), None)
    if cue is None or parse.line.words[n].capital:
        return None
    role, named = parse.at.get(n), parse.at.get(n + 1)
    persons = holders(parse, n, n + 1)
    if not persons and named is not None and named.how == "name":
        persons = named.persons  # "Hull resident Ann Lee"
    definite = parse.line.low(phrase_start(parse, n)) not in {"a", "an"}
    if not persons and role is not None and role.how == "role" and definite:
        persons = role.persons
    return found(index, hung.place, cue, n, persons)


def _after_name(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Ann Lee, 50, of Hull", "Ann Lee of Hull", "Lee, formerly of Hull"."""
    line, p, place = parse.line, hung.p, hung.place.resolution.place
    if hung.preposition not in {"of", "from"} or place is None or p != hung.place.first - 1:
        return None
    moved = line.low(p - 1) in _ONCE
    comma = p - 2 if moved else p - 1
    apart = line.low(comma) == ","
    if place.feature_class != "P" and not moved:
        return None
    if moved and p == 1:
        persons = following(parse, hung.place.last) or ()  # "Originally from Oslo, Ann Lee"
        return found(index, hung.place, _beside_cue(parse, hung, moved), p, persons)
    named = named_before(parse, comma if apart else comma + 1)
    if named is None or named.how != "name" or len(named.persons) != 1:
        return None
    if not apart and not moved and not _no_part_of_name(parse, hung, named):
        return None
    cue = _beside_cue(parse, hung, moved)
    one = found(index, hung.place, cue, named.first, named.persons)
    return one and one._replace(lasts=not moved)


def _beside_cue(parse: Parse, hung: Hanging, moved: bool) -> Cue:
    """The row of "of", or of "formerly of"."""
    said = f"{parse.line.low(hung.p - 1)} {hung.preposition}" if moved else hung.preposition
    return next(cue for cue in cues("beside") if said in cue.words)


def _described_from(index: int, parse: Parse, hung: Hanging) -> Found | None:
    """Matches "Ann Lee, 29, a roofer from Hull", whatever it is that she does."""
    line, i = parse.line, hung.p - 1
    if hung.preposition != "from" or not line.words[i].text.islower():
        return None
    while (
        hung.p - i < 6 and line.low(i).replace("-", "").isalpha() and line.low(i) not in {"a", "an"}
    ):
        i -= 1
    if line.low(i) not in {"a", "an"} or line.low(i - 1) != ",":
        return None
    named = named_before(parse, i - 1)
    cue = word_cues("noun")["man"][0]
    return found(index, hung.place, cue, i, named.persons) if named is not None else None


_ONCE = frozenset({"formerly", "originally", "late"})


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
    line, i = parse.line, place.last + 1
    if line.low(place.last) != "," or not place.literal:
        return None
    if line.phrase(i, i + 3) in _PLACES_OF:
        owner, said = parse.at.get(i + 3), _BIRTH.get(line.low(i + 4), "")
    else:
        owner, n = parse.at.get(i), i + 1
        said = "hometown" if line.phrase(n, n + 2) == "home town" else line.low(n)
    rows = word_cues("owned").get(said, ()) if said in _TOWNS_OF_LIVES else ()
    if owner is None or not owner.possessive or not rows:
        return None
    return found(index, place, rows[0], i, owner.persons)


_PLACES_OF = frozenset(f"the {town} of" for town in ("city", "town", "village", "place"))
_BIRTH = {"birth": "birthplace", "childhood": "hometown", "youth": "hometown"}
_TOWNS_OF_LIVES = frozenset({"hometown", "birthplace"})
