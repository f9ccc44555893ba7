"""Whose station it is: who does what a verb says, who is what a noun says, who has what a noun
names."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import COMMAS, PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.verbs import BE, VerbForm
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person
from dashboard.journeys.stations.cues import verb_cues
from dashboard.journeys.stations.telling import told

_BECOMING = word_set("becoming")
_SUBORDINATORS = word_set("subordinators")
_ARTICLES = word_set("articles")
_CLAUSES = word_set("clause_words") - {"as"} | {"who", ";", "“", "”", ":"}
_STATES = word_set("states_of_stations")
_INTO_STATES = word_set("ways_into_states")
_LYING = word_set("lying")
_INDEFINITE = word_set("indefinite")
_RELATIVE = word_set("relative_pronouns")
_BEFORE_AGES = word_set("before_ages")
_IS_OR_BECAME = BE | _BECOMING
_APART = COMMAS | {"("}
_BEFORE_POSTS = _IS_OR_BECAME | {",", "and", "as"}
_BEFORE_PHRASES = PREPOSITIONS | COMMAS | _CLAUSES | _IS_OR_BECAME | {"as", "and", "("}
_PLAIN = VerbForm("be", (), "past")
Persons = tuple[Person, ...]


def doers(parse: Parse, k: int, end: int) -> Persons:
    """Who does what the verb at word `k` says, or to whom it is done; `end` is the word after its
    place, behind which the subject of "Born in Leeds, she …" is looked for."""
    first = parse.group(k).first
    opens = _opening(parse, first)
    if opens == 0 and parse.line.low(k).endswith(_PARTICIPLES):
        return following(parse, end) or ()
    if (beside := _beside(parse, k, opens)) is not None:
        return beside.persons
    if parse.line.low(first - 1) in _LYING:
        return doers(parse, first - 1, end)  # "lies | buried in"
    if _is_noun(parse, opens - 1):
        return ()
    who = subject(parse, k)
    if who:
        return () if _is_object(parse, who, first) or _is_under(parse, first) else who
    return _of_verb_before(parse, opens - 1, end) if _shares(parse, k, opens) else ()


# Participles end so: "educated", "born", "taught", "living".
_PARTICIPLES = ("ed", "rn", "ht", "ng")


def _opening(parse: Parse, first: int) -> int:
    """The first word of a verb's group, or that of the adverbs and conjunctions before it."""
    opens = first
    while opens > 0 and _opens_clause(parse, opens - 1):
        opens -= 1
    return opens


def _opens_clause(parse: Parse, i: int) -> bool:
    return i in parse.adverbs or parse.line.low(i) in _SUBORDINATORS


def _beside(parse: Parse, k: int, opens: int) -> Coreference | None:
    """The person named right before a verb without helpers, or before a bracket: "Ann Lee, | born
    in", "Ann Lee (1920–1999) | died in"."""
    before = parse.line.low(opens - 1)
    if before == ")":
        return _before_bracket(parse, opens - 1)
    plain = before in _APART and parse.group(k).first == k
    return named_before(parse, opens - 1) if plain else None


def _shares(parse: Parse, k: int, opens: int) -> bool:
    """Whether a verb shares its subject with the one before: "was born at Osaka and | died at"."""
    before = parse.line.low(opens - 1)
    return before == "and" or (before == "," and parse.group(k).first == k)


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
    if j in parse.at or parse.adverbial(j):
        return False
    place = parse.line.at.get(j)
    if place is not None:
        return not place.literal  # "Palestinians | living in"
    low = parse.line.low(j)
    return low.isalpha() and low not in word_list("function_words") and j not in parse.verbs


def _is_object(parse: Parse, who: Persons, first: int) -> bool:
    """Matches "three who attacked Lee | grew up in": those before the verb are another's object."""
    before = parse.at.get(first - 1) or parse.at.get(first - 2)
    if before is None or set(who).isdisjoint(before.persons):
        return False
    verb = before.first - 1
    if not parse.any_verb(verb) or parse.line.low(verb) in BE:
        return False
    return parse.line.low(parse.group(verb).first - 1) in _RELATIVE


def named_before(parse: Parse, comma: int) -> Coreference | None:
    """The person whose name ends at a comma or a bracket, over an age: "Ann Lee, 50 |,"."""
    i = _before_age(parse, comma - 1)
    found = parse.at.get(i)
    if found is None or found.possessive or not found.persons:
        return None
    return found if found.last in {i + 1, comma} else None  # a name may take its age with it


def _before_age(parse: Parse, i: int) -> int:
    """The word before an age that ends at `i`: "Ann Lee, aged 50", "Ann Lee (50)"."""
    line = parse.line
    if line.low(i) == ")" and _age(line.low(i - 1)):
        return i - 3
    if not _age(line.low(i)):
        return i
    i -= 2 if line.low(i - 1) in _BEFORE_AGES else 1
    return i - 1 if line.low(i) == "," else i


def _age(low: str) -> bool:
    return low.isdigit() and len(low) < 4


def holders(parse: Parse, n: int, end: int) -> Persons:
    """Who is what the noun at word `n` says; `end` is the word after its place: "Lee, a native of",
    "Lee was vicar of", "as a nurse in …, Lee", "the envoy in Nairobi, Lee"."""
    start = phrase_start(parse, n)
    if (after := _named_after(parse, start, end)) is not None:
        return after.persons
    before = start - 1
    low = parse.line.low(before)
    if low in _APART:
        named = named_before(parse, before)
        if named is not None and not _listed(parse, named):
            return named.persons
    if low in _BEFORE_POSTS or parse.any_verb(before) or before in parse.adverbs:
        return _of_verb(parse, before, end)
    if parse.line.low(n) in _STATES and low in _INTO_STATES:
        verb = parse.verb_before(before)
        return () if verb is None or not told(parse, verb, None) else doers(parse, verb, end)
    return _role(parse, n)


def _named_after(parse: Parse, start: int, end: int) -> Coreference | None:
    """The person named after a noun with its place: "the envoy in Nairobi, | Lee"."""
    line = parse.line
    after = parse.name_at(end + 1) if line.low(end) == "," else None
    if after is None or (start > 0 and line.low(start) in _INDEFINITE):
        return None
    return after if line.low(after.last) in {",", "."} or parse.any_verb(after.last) else None


def _role(parse: Parse, n: int) -> Persons:
    """Whom "the vicar of" means, where the words stand for somebody named."""
    found = parse.at.get(n)
    if found is None or found.how != "role" or found.possessive:
        return ()
    return () if parse.line.low(phrase_start(parse, n)) in _INDEFINITE else found.persons


def _listed(parse: Parse, named: Coreference) -> bool:
    """Matches "with Lee, a nurse in Hull and …": no apposition, where the name ends a list."""
    return parse.line.low(named.first - 1) == "and" and named.how != "name"


def phrase_start(parse: Parse, n: int) -> int:
    """The first word of the noun phrase that the noun at word `n` ends."""
    for i in range(n, max(n - 6, 0), -1):
        low = parse.line.low(i - 1)
        if low in _ARTICLES:
            return i - 1
        if low in _BEFORE_PHRASES or parse.verb_stands(i - 1):
            return i
    return max(n - 6, 0)


def _of_verb(parse: Parse, j: int, end: int) -> Persons:
    """Who is, became, or worked as something: the subject of the verb before the phrase, over those
    listed before it ("was a clerk in Hull and | a judge in York")."""
    worked = parse.line.low(j) == "as"
    if worked and j <= 1:
        return following(parse, end) or ()
    for k in range(j, max(j - 16, -1), -1):
        low = parse.line.low(k)
        if low in _CLAUSES:
            return ()
        is_or_became = low in _IS_OR_BECAME
        if is_or_became or parse.verb_stands(k):
            tells = (is_or_became or worked) and told(parse, k, _PLAIN)
            return doers(parse, k, end) if tells else ()
    return ()


def owners(parse: Parse, n: int) -> Persons:
    """Who has what the noun at word `n` names: "her hometown", "Lee's last years", "whose home"."""
    line = parse.line
    for i in range(n - 1, max(n - 5, -1), -1):
        reference = parse.at.get(i)
        if reference is not None:
            return reference.persons if reference.possessive else ()
        if line.low(i) == "whose":
            return _antecedent(parse, i)
        if line.low(i) not in POSSESSIVE and not _describes(parse, i):
            return ()
    return ()


def _describes(parse: Parse, i: int) -> bool:
    """Whether the word at `i` can stand between an owner and what is owned: "last"."""
    return parse.line.low(i).isalpha() and parse.line.low(i) not in PREPOSITIONS


def _antecedent(parse: Parse, whose: int) -> Persons:
    """Whom "whose" means: the name right before it."""
    i = whose - 1 if parse.line.low(whose - 1) == "," else whose
    named = named_before(parse, i) if i < whose else parse.at.get(whose - 1)
    return named.persons if named is not None else ()
