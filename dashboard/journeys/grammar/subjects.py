"""Who does what a verb says: the subject of a clause, those it is listed with, and the subject that
follows a fronted phrase."""

from __future__ import annotations

from dashboard.journeys.grammar.clauses import COMMAS, PREPOSITIONS, VEHICLES, Clauses, Verb
from dashboard.journeys.grammar.coordination import coordinated, listed_from, run_of
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.people.reference import Reference

# None is somebody or something that is no person of the article, () is what the words do not tell.
Subject = tuple[Person, ...] | None

_JOINTS = word_set("clause_joints")
# A chain of clauses that share their subject ("came, saw and left") is followed this far.
_DEPTH = 4


def subject(clauses: Clauses, i: int) -> Subject:
    """Who does what the verb at `i` says."""
    if i not in clauses.subjects:
        clauses.subjects[i] = _subject(clauses.verb_at(i), 0)
    return clauses.subjects[i]


def _subject(verb: Verb, depth: int) -> Subject:
    """Who does what a verb says: walks to the left, word by word, until one tells."""
    j = verb.first - 1
    while j >= 0 and depth <= _DEPTH:
        found = _read(verb, j, depth)
        if not isinstance(found, int):
            return found
        j = found
    return ()


def _read(verb: Verb, j: int, depth: int) -> Subject | int:
    """What the word at `j` tells of the subject of a verb, or the word to go on with."""
    clauses = verb.clauses
    low = clauses.line.low(j)
    if j in clauses.dated or j in clauses.adverbs:
        return j - 1
    if j in clauses.at:
        return _at_reference(clauses, clauses.at[j])
    if low == "who":
        return _antecedent(clauses, j)
    if low == "which":
        return _led_body(clauses, j, depth)
    if low in COMMAS:
        return _at_comma(verb, j, depth)
    if low in _JOINTS:
        return _clause_before(verb, j, depth)
    if j in clauses.line.at or low in VEHICLES or not clauses.stops(j):
        return _at_noun(verb, j, depth)
    return _clause_before(verb, j, depth) if clauses.any_verb(j) else None


def _at_reference(clauses: Clauses, reference: Reference) -> Subject | int:
    """Matches “the king | arrived”, “the king and the queen | arrived”; over “with the king”, but
    not over “a delegation led by the king”."""
    line, first = clauses.line, reference.first
    led = line.low(first - 1) == "by" and line.low(first - 2) in {"led", "headed"}
    led = led or (line.low(first - 1) == "for" and line.low(reference.last) == "to")  # "for her to"
    if led or _included(clauses, reference):
        return coordinated(clauses, reference) or None
    if reference.inner and line.low(first - 1) != "among":
        return _before_phrase(clauses, first)
    be = first - 2 if line.low(first - 1) == "among" else first - 1
    if not reference.persons and line.low(be) in BE:
        return subject(clauses, be)  # "Hill is one of several envoys | meeting"
    return coordinated(clauses, reference) or None


def _included(clauses: Clauses, reference: Reference) -> bool:
    """Whether a reference ends a list of those of a group: "leaders including Lee and Ray |"."""
    line, i = clauses.line, reference.first - 1
    while i > 0 and (line.words[i].capital or line.low(i) in {"and", ","}):
        i -= 1
    return line.low(i) == "including"


def _at_comma(verb: Verb, j: int, depth: int) -> Subject | int:
    """Matches “Hill, | speaking in Lima”, “the new chairman, Mahmoud Abbas, | will”; over
    asides."""
    clauses = verb.clauses
    opening = clauses.opening(j)
    if opening is not None and opening in clauses.at and clauses.at[opening].inner:
        opening = clauses.opening(clauses.at[opening].first)  # "with his wife, Ann Lee, |"
    adjoins = verb.first == j + 1 and j - 1 in clauses.at
    if adjoins and _participle(verb) and not _aside(clauses, opening):
        before = clauses.at[j - 1]
        if clauses.any_verb(before.first - 1):
            return _clause_before(verb, j, depth)
        return coordinated(clauses, before) or None
    if named := _named_aside(clauses, opening, j):
        return named
    return _clause_before(verb, j, depth) if opening is None else opening - 1


def _aside(clauses: Clauses, opening: int | None) -> bool:
    """Whether a comma opens an aside on a person: "Hill, | accompanied by Rice, traveled"."""
    if opening is None or opening - 1 not in clauses.at:
        return False
    return clauses.any_verb(opening + 1) or clauses.line.low(opening + 1) in PREPOSITIONS


def _at_noun(verb: Verb, j: int, depth: int) -> Subject | int:
    """Matches “Hill's train | arrived”, “Bush and other leaders | arrived”; over “in the
    capital”."""
    clauses = verb.clauses
    if (owner := _possessor(clauses, j)) is not None:
        return owner
    loose = verb.low.endswith("ing") and not verb.being
    adjoins = j == verb.first - 1
    if adjoins and (loose or _suffered(verb)) and _describes(clauses, j):
        return None
    if verb.helpers[:1] == ("to",) and not _causes(clauses, verb.first):
        return _clause_before(verb, j, depth)
    if (start := _phrase_start(clauses, j)) is not None:
        stormed = adjoins and start < j and clauses.line.low(start) in _CONJUNCTIONS
        return None if stormed else start - 1  # "after protesters | stormed"
    if loose:
        return _clause_before(verb, j, depth)
    if _held(clauses, j):
        return _subject(clauses.verb_at(j - 1), depth + 1)
    return _listed_with(clauses, j)


def _held(clauses: Clauses, j: int) -> bool:
    """Matches “journalists held | hostage have arrived”."""
    held = clauses.verb(j - 1)
    if held is None or j - 2 not in clauses.at:
        return False
    return held.base == "hold" or "affect" in held.kinds


def _suffered(verb: Verb) -> bool:
    """Whether a participle says what was done to those right before it: "the release of nuns |
    kidnapped in"."""
    return "affect" in verb.kinds and verb.form == "past" and not verb.helpers


def _describes(clauses: Clauses, j: int) -> bool:
    """Whether a participle after the plural noun at `j` says what those do: "attacks on groups |
    working in"."""
    line, low = clauses.line, clauses.line.low(j)
    common = not line.words[j].capital and j not in line.at
    return common and (low in _CROWDS or (low.endswith("s") and low not in _WHILE))


def _causes(clauses: Clauses, first: int) -> bool:
    """Whether the infinitive that begins at word `first` is what others are made to do: "sent
    members | to confront"."""
    main = clauses.verb_before(first)
    return main is None or clauses.line.low(main) in _CAUSING | BE


_CONJUNCTIONS = word_set("time_conjunctions")
_CAUSING = word_set("causing")
_CROWDS = word_set("crowds")

# Nouns before a participle that say how long or on what: "spent two days working in".
_WHILE = word_set("while_nouns")


def _before_phrase(clauses: Clauses, j: int) -> int:
    """The word before the preposition that a phrase's noun begins with."""
    while j > 0 and clauses.line.low(j - 1) not in PREPOSITIONS:
        j -= 1
    return j - 2


def _phrase_start(clauses: Clauses, j: int) -> int | None:
    """Where a noun at `j` stands in a prepositional phrase, its preposition; else None."""
    for k in range(j, max(j - 8, -1), -1):
        low = clauses.line.low(k)
        if low in PREPOSITIONS:
            return k
        if low == "," or clauses.stops(k):
            return None
    return None


def _listed_with(clauses: Clauses, j: int) -> Subject:
    """The person before "and" where the noun at `j` has none: "Bush and other leaders"."""
    for k in range(j - 1, max(j - 5, 0), -1):
        low = clauses.line.low(k)
        if low == "and" and k - 1 in clauses.at:
            return coordinated(clauses, clauses.at[k - 1]) or None
        if clauses.stops(k) or low in PREPOSITIONS:
            return None
    return None


def _possessor(clauses: Clauses, j: int) -> Subject:
    """Whose train, plane or delegation stands at `j`."""
    if clauses.line.low(j) not in VEHICLES:
        return None
    for k in range(j - 1, max(j - 4, -1), -1):
        if k in clauses.at and clauses.at[k].possessive:
            return clauses.at[k].persons
    return None


def _participle(verb: Verb) -> bool:
    """Matches “Hill, speaking in Lima,” and “Hill, accompanied by”: a verb that opens an aside."""
    return not verb.being and verb.low.endswith(("ing", "ed"))


def _named_aside(clauses: Clauses, opening: int | None, closing: int) -> tuple[Person, ...]:
    """Who is named between two commas: "the new chairman, Mahmoud Abbas, will", "leaders,
    including the king, are"."""
    if opening is None:
        return ()
    line, k = clauses.line, opening + 1
    if line.low(k) in {"including", "among", "led"}:
        named = next((i for i in range(k, closing) if i in clauses.at), None)
        return run_of(clauses, clauses.at[named]) if named is not None else ()
    reference = clauses.at.get(k)
    if reference is None:
        return ()
    run = listed_from(clauses, reference)
    if run[-1].last != closing:
        return ()
    before = _listed_before(clauses, opening)
    if before is not None:
        return (*coordinated(clauses, before), *reference.persons)
    return unique(p for r in run for p in r.persons) if reference.how == "name" else ()


def _listed_before(clauses: Clauses, opening: int) -> Reference | None:
    """Who is listed before the post that an aside after `opening` names: "the king | and the new
    chairman"."""
    line, i = clauses.line, opening - 1
    while opening - i < 6 and line.low(i).isalpha() and line.low(i) != "and":
        i = clauses.at[i].first - 1 if i in clauses.at else i - 1
    return clauses.at.get(i - 1) if line.low(i) == "and" else None


def _antecedent(clauses: Clauses, who: int) -> Subject:
    """Whom "who" means: the person just before it."""
    for k in range(who - 1, max(who - 10, -1), -1):
        reference = clauses.at.get(k)
        if reference and (reference.persons or reference.how == "name"):
            return reference.persons or None
        if reference is None and clauses.stops(k):
            return None
    return None


def _led_body(clauses: Clauses, which: int, depth: int) -> Subject:
    """Whom "which" means after a body of persons: "Lee is leading the delegation, | which"."""
    body = clauses.at.get(which - 2 if clauses.line.low(which - 1) == "," else which - 1)
    if body is None or body.how not in {"group", "unnamed"}:
        return None
    led = clauses.line.low(body.first - 1) in _LEADING
    if led:
        return _subject(clauses.verb_at(body.first - 1), depth + 1)
    return body.persons or None


_LEADING = word_set("leading")


def _clause_before(verb: Verb, j: int, depth: int) -> Subject:
    """The subject that a verb shares with the verb before `j`: "arrived and met"."""
    clauses = verb.clauses
    first: tuple[Person, ...] = ()
    for k in range(j, -1, -1):
        reference = clauses.at.get(k)
        if k != verb.word and reference is None and clauses.any_verb(k):
            found = _subject(clauses.verb_at(k), depth + 1)
            if found is None and (before := _subordinate(clauses, k)) is not None:
                return _clause_before(verb, before, depth + 1)
            return found
        if clauses.line.low(k) in {";", "“", "”"}:
            break
        if not first and reference is not None and not reference.inner:
            first = coordinated(clauses, reference)
    return first


def _subordinate(clauses: Clauses, k: int) -> int | None:
    """The word before the conjunction of the clause of the verb at `k`, where something that is
    nobody does it: "she left | before the airport closed and flew to"."""
    for j in range(clauses.group(k).first - 1, max(k - 8, 0), -1):
        if clauses.line.low(j) in _WHEN:
            return j - 1
        if clauses.stops(j) or j in clauses.at:
            return None
    return None


_WHEN = word_set("subordinators")


def following(clauses: Clauses, start: int) -> Subject:
    """The subject of the clause that follows a fronted phrase: "In Oslo, the king said"."""
    line, k = clauses.line, start
    limit = min(len(line.words), start + 25)
    while k < limit:
        reference = clauses.at.get(k)
        if reference is not None:
            if not reference.inner and not reference.possessive:
                return run_of(clauses, reference) or None
            k = reference.last
            continue
        if clauses.any_verb(k) and not line.low(k).endswith("ing") and k > start + 1:
            return None
        k += 1
    return None
