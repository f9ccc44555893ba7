"""Whose station it is: who does what a verb says, who is what a noun says, who has what a noun
names."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import COMMAS, PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE, VerbForm
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person
from dashboard.journeys.stations.cues import verb_cues
from dashboard.journeys.stations.telling import told

_BECOMING = word_set("becoming")
_SUBORDINATORS = word_set("subordinators")
_ARTICLES = word_set("articles")
_CLAUSES = word_set("clause_words") - {"as"} | {"who", ";", "“", "”", ":"}
_STATES = frozenset({"exile"})
_LYING = frozenset({"lies", "lay", "lie"})
_PLAIN = VerbForm("be", (), "past")
Persons = tuple[Person, ...]


def doers(parse: Parse, k: int, end: int) -> Persons:
    """Who does what the verb at word `k` says, or to whom it is done; `end` is the word after its
    place, behind which the subject of "Born in Leeds, she …" is looked for."""
    line = parse.line
    first = parse.group(k).first
    opens = first
    while opens > 0 and (opens - 1 in parse.adverbs or line.low(opens - 1) in _SUBORDINATORS):
        opens -= 1
    if opens == 0 and line.low(k)[-2:] in {"ed", "rn", "ht", "ng"}:
        return following(parse, end) or ()
    if line.low(opens - 1) in COMMAS | {"("} and first == k:
        beside = named_before(parse, opens - 1)
        if beside is not None:
            return beside.persons
    if line.low(opens - 1) == ")" and (beside := _before_bracket(parse, opens - 1)) is not None:
        return beside.persons
    if line.low(first - 1) in _LYING:
        return doers(parse, first - 1, end)  # "lies | buried in"
    if _is_noun(parse, opens - 1):
        return ()
    who = subject(parse, k)
    if who and (_is_object(parse, who, first) or _is_under(parse, first)):
        return ()
    shared = line.low(opens - 1) == "and" or (line.low(opens - 1) == "," and first == k)
    if not who and shared:
        return _of_verb_before(parse, opens - 1, end)
    return who or ()


def _of_verb_before(parse: Parse, j: int, end: int) -> Persons:
    """Matches "(1920–1999) was born at Osaka and | died at": who does what the verb before says."""
    for k in range(j - 1, max(j - 12, -1), -1):
        if parse.line.low(k) in _CLAUSES or k in parse.at:
            return ()
        if parse.line.low(k) in verb_cues():
            return doers(parse, k, end)
    return ()


def _is_under(parse: Parse, first: int) -> bool:
    """Matches "troops under General Lee | are based in"."""
    before = parse.at.get(first - 1)
    return before is not None and parse.line.low(before.first) in PREPOSITIONS


def _before_bracket(parse: Parse, closing: int) -> Coreference | None:
    """The person whose name the bracket follows that ends at a word: "Ann Lee (1920–1999) |"."""
    opening = next(
        (i for i in range(closing, max(closing - 40, -1), -1) if parse.line.low(i) == "("), 0
    )
    return named_before(parse, opening)


def _is_noun(parse: Parse, j: int) -> bool:
    """Whether a thing or somebody unnamed stands right before a verb: "hopes | died in"."""
    low, place = parse.line.low(j), parse.line.at.get(j)
    if j in parse.at or j in parse.dated or j in parse.adverbs:
        return False
    if place is not None:
        return not place.literal  # "Palestinians | living in"
    return low.isalpha() and low not in word_list("function_words") and j not in parse.verbs


def _is_object(parse: Parse, who: Persons, first: int) -> bool:
    """Matches "three who attacked Lee | grew up in": those before the verb are another's object."""
    before = parse.at.get(first - 1) or parse.at.get(first - 2)
    if before is None or set(who).isdisjoint(before.persons):
        return False
    verb = before.first - 1
    if not parse.any_verb(verb) or parse.line.low(verb) in BE:
        return False
    relative = parse.line.low(parse.group(verb).first - 1)
    return relative in {"who", "that", "which"}


def named_before(parse: Parse, comma: int) -> Coreference | None:
    """The person whose name ends at a comma or a bracket, over an age: "Ann Lee, 50 |,"."""
    line, i = parse.line, comma - 1
    if _age(line.low(i)):
        i -= 1
        i -= line.low(i) in {",", "(", "aged"}
        i -= line.low(i) == ","
    elif line.low(i) == ")" and _age(line.low(i - 1)):
        i -= 3
    found = parse.at.get(i)
    ends = found is not None and found.last in {i + 1, comma}  # a name may take its age with it
    if found is None or not ends or found.possessive or not found.persons:
        return None
    return found


def _age(low: str) -> bool:
    return low.isdigit() and len(low) < 4


def holders(parse: Parse, n: int, end: int) -> Persons:
    """Who is what the noun at word `n` says; `end` is the word after its place: "Lee, a native of",
    "Lee was vicar of", "as a nurse in …, Lee", "the envoy in Nairobi, Lee"."""
    line = parse.line
    after = parse.at.get(end + 1) if line.low(end) == "," else None
    start = phrase_start(parse, n)
    before = start - 1
    apart = start == 0 or parse.line.low(start) not in {"a", "an"}
    if apart and after is not None and after.how == "name":
        closing = line.low(after.last)
        if closing in {",", "."} or parse.any_verb(after.last):
            return after.persons
    if line.low(before) in COMMAS | {"("}:
        named = named_before(parse, before)
        if named is not None and not _listed(parse, named):
            return named.persons
    if line.low(before) == "as" or line.low(before) in {",", "and"} | BE | _BECOMING:
        return _of_verb(parse, before, end)
    if parse.any_verb(before) or before in parse.adverbs:
        return _of_verb(parse, before, end)
    if line.low(n) in _STATES and line.low(before) in {"in", "into"}:
        verb = parse.verb_before(before)
        return () if verb is None or not told(parse, verb, None) else doers(parse, verb, end)
    return _role(parse, n)


def _role(parse: Parse, n: int) -> Persons:
    """Whom "the vicar of" means, where the words stand for somebody named."""
    found = parse.at.get(n)
    held = found is not None and found.how == "role" and not found.possessive
    held = held and parse.line.low(phrase_start(parse, n)) not in {"a", "an"}
    return found.persons if found is not None and held else ()


def _listed(parse: Parse, named: Coreference) -> bool:
    """Matches "with Lee, a nurse in Hull and …": no apposition, where the name ends a list."""
    return parse.line.low(named.first - 1) == "and" and named.how != "name"


def phrase_start(parse: Parse, n: int) -> int:
    """The first word of the noun phrase that the noun at word `n` ends."""
    line, i = parse.line, n
    while i > 0 and n - i < 6:
        low = line.low(i - 1)
        if low in _ARTICLES:
            return i - 1
        if low in PREPOSITIONS | COMMAS | _CLAUSES | BE | _BECOMING | {"as", "and", "("}:
            return i
        if parse.any_verb(i - 1) and i - 1 not in parse.at:
            return i
        i -= 1
    return i


def _of_verb(parse: Parse, j: int, end: int) -> Persons:
    """Who is, became, or worked as something: the subject of the verb before the phrase, over those
    listed before it ("was a clerk in Hull and | a judge in York")."""
    line = parse.line
    if line.low(j) == "as" and j <= 1:
        return following(parse, end) or ()
    for k in range(j, max(j - 16, -1), -1):
        low = line.low(k)
        if low in _CLAUSES:
            return ()
        if low in BE or low in _BECOMING:
            return doers(parse, k, end) if told(parse, k, _PLAIN) else ()
        if parse.any_verb(k) and k not in parse.at:
            worked = line.low(j) == "as"
            return doers(parse, k, end) if worked and told(parse, k, _PLAIN) else ()
    return ()


def owners(parse: Parse, n: int) -> Persons:
    """Who has what the noun at word `n` names: "her hometown", "Lee's last years", "whose home"."""
    line = parse.line
    for i in range(n - 1, max(n - 5, -1), -1):
        reference = parse.at.get(i)
        if reference is not None:
            return reference.persons if reference.possessive else ()
        if line.low(i) in {"'s", "'"}:
            continue
        if line.low(i) == "whose":
            return _antecedent(parse, i)
        if not line.low(i).isalpha() or line.low(i) in PREPOSITIONS:
            return ()
    return ()


def _antecedent(parse: Parse, whose: int) -> Persons:
    """Whom "whose" means: the name right before it."""
    i = whose - 1 if parse.line.low(whose - 1) == "," else whose
    named = named_before(parse, i) if i < whose else parse.at.get(whose - 1)
    return named.persons if named is not None else ()
