"""Who does what a verb says: the subject of a clause, those it is listed with, and the subject that
follows a fronted phrase."""

from __future__ import annotations

from dashboard.journeys.grammar.coordination import absolute, coordinated, listed_from, run_of
from dashboard.journeys.grammar.parse import COMMAS, PREPOSITIONS, VEHICLES, Parse, Verb
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person, unique

# None is somebody or something that is no person of the article, () is what the words do not tell.
Subject = tuple[Person, ...] | None

_JOINTS = word_set("clause_joints")
# A chain of clauses that share their subject ("came, saw and left") is followed this far.
_DEPTH = 4


def subject(parse: Parse, i: int) -> Subject:
    """Who does what the verb at `i` says."""
    if i not in parse.subjects:
        parse.subjects[i] = _subject(parse.verb_at(i), 0)
    return parse.subjects[i]


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
    parse = verb.parse
    low = parse.line.low(j)
    if j in parse.dated or j in parse.adverbs:
        return j - 1
    if j in parse.at:
        return absolute(verb, parse.at[j]) or _at_reference(parse, parse.at[j])
    if low == "who":
        return _antecedent(parse, j)
    if low == "which":
        return _led_body(parse, j, depth)
    if low in COMMAS:
        return _at_comma(verb, j, depth)
    if low in _JOINTS:
        return _clause_before(verb, j, depth)
    if j in parse.line.at or low in VEHICLES or not parse.stops(j):
        return _at_noun(verb, j, depth)
    return _clause_before(verb, j, depth) if parse.any_verb(j) else None


def _at_reference(parse: Parse, reference: Coreference) -> Subject | int:
    """Matches “the king | arrived”, “the king and the queen | arrived”; over “with the king”, but
    not over “a delegation led by the king”."""
    line, first = parse.line, reference.first
    led = line.low(first - 1) == "by" and line.low(first - 2) in {"led", "headed"}
    led = led or (line.low(first - 1) == "for" and line.low(reference.last) == "to")  # "for her to"
    if led or _included(parse, reference):
        return coordinated(parse, reference) or None
    if _is_of_others(parse, reference):
        return None
    if (others := _did_it_to(parse, reference)) is not None:
        return others or None
    if reference.inner and line.low(first - 1) != "among":
        return _before_phrase(parse, first)
    be = first - 2 if line.low(first - 1) == "among" else first - 1
    if not reference.persons and line.low(be) in BE:
        return subject(parse, be)  # "Hill is one of several envoys | meeting"
    return coordinated(parse, reference) or None


def _is_of_others(parse: Parse, reference: Coreference) -> bool:
    """Whether a name only says whose those are that are spoken of: "fans of Ann Lee | gathered",
    but not "the delegation of Ann Lee"."""
    line, first = parse.line, reference.first
    if reference.how != "name" or line.low(first - 1) != "of":
        return False
    head = line.low(first - 2)
    return head.isalpha() and first - 2 not in parse.at and head not in _GO_TOGETHER | VEHICLES


def _did_it_to(parse: Parse, reference: Coreference) -> tuple[Person, ...] | None:
    """Who did something to a person that is no subject then: "the men who attacked Ann Lee |
    were", "accused of killing Ann Lee, | was"; None where it is one."""
    k = reference.first - 1
    verb = parse.verb(k) if k not in parse.at else None
    if verb is None or {"affect", "bring", "meet"}.isdisjoint(verb.kinds):
        return None
    before = parse.group(k).first - 1
    if parse.line.low(before) == "who":
        return _antecedent(parse, before) or ()
    return () if parse.line.low(k).endswith("ing") and parse.line.low(k - 1) == "of" else None


_GO_TOGETHER = word_set("go_together")


def _included(parse: Parse, reference: Coreference) -> bool:
    """Whether a reference ends a list of those of a group: "leaders including Lee and Ray |"."""
    line, i = parse.line, reference.first - 1
    while i > 0 and (line.words[i].capital or line.low(i) in {"and", ","}):
        i -= 1
    return line.low(i) == "including"


def _at_comma(verb: Verb, j: int, depth: int) -> Subject | int:
    """Matches “Hill, | speaking in Lima”, “the new chairman, Mahmoud Abbas, | will”; over
    asides."""
    parse = verb.parse
    before = parse.at.get(j - 1)
    if before is not None and before.last == j and "," in parse.line.lows[before.first : j]:
        return j - 1  # "Ann Lee, 61, | flew"
    opening = parse.opening(j)
    if opening is not None and opening in parse.at and parse.at[opening].inner:
        opening = parse.opening(parse.at[opening].first)  # "with his wife, Ann Lee, |"
    adjoins = verb.first == j + 1 and j - 1 in parse.at
    if adjoins and _participle(verb) and not _aside(parse, opening):
        before = parse.at[j - 1]
        if parse.any_verb(before.first - 1):
            return _clause_before(verb, j, depth)
        return coordinated(parse, before) or None
    if named := _named_aside(parse, opening, j):
        return named
    return _clause_before(verb, j, depth) if opening is None else opening - 1


def _aside(parse: Parse, opening: int | None) -> bool:
    """Whether a comma opens an aside on a person: "Hill, | accompanied by Rice, traveled"."""
    if opening is None or opening - 1 not in parse.at:
        return False
    return parse.any_verb(opening + 1) or parse.line.low(opening + 1) in PREPOSITIONS


def _at_noun(verb: Verb, j: int, depth: int) -> Subject | int:
    """Matches “Hill's train | arrived”, “Bush and other leaders | arrived”; over “in the
    capital”."""
    parse = verb.parse
    if (owner := _possessor(parse, j)) is not None:
        moved = not {"go", "leave", "stay", "reach", "bring"}.isdisjoint(verb.kinds)
        return owner if moved or not verb.passive else None  # "her car was found in"
    loose = verb.low.endswith("ing") and not verb.being
    adjoins = j == verb.first - 1
    if adjoins and (loose or _suffered(verb)) and (_describes(parse, j) or _opens(parse, j)):
        return None
    if verb.helpers[:1] == ("to",) and not _causes(parse, verb.first):
        return _clause_before(verb, j, depth)
    if (start := _phrase_start(parse, j)) is not None:
        stormed = adjoins and start < j and parse.line.low(start) in _CONJUNCTIONS
        return None if stormed else start - 1  # "after protesters | stormed"
    if loose:
        return _clause_before(verb, j, depth)
    if _held(parse, j):
        return _subject(parse.verb_at(j - 1), depth + 1)
    return _listed_with(parse, j)


def _held(parse: Parse, j: int) -> bool:
    """Matches “journalists held | hostage have arrived”."""
    held = parse.verb(j - 1)
    if held is None or j - 2 not in parse.at:
        return False
    return held.base == "hold" or "affect" in held.kinds


def _suffered(verb: Verb) -> bool:
    """Whether a participle says what was done to those right before it: "the release of nuns |
    kidnapped in"."""
    return "affect" in verb.kinds and verb.form == "past" and not verb.helpers


def _describes(parse: Parse, j: int) -> bool:
    """Whether a participle after the plural noun at `j` says what those do: "attacks on groups |
    working in"."""
    line, low = parse.line, parse.line.low(j)
    common = not line.words[j].capital and j not in line.at
    return common and (low in _CROWDS or (low.endswith("s") and low not in _WHILE))


def _opens(parse: Parse, j: int) -> bool:
    """Whether the noun at `j` opens the sentence as what it is about: "A barge | going to"."""
    line = parse.line
    noun = line.low(0) in {"a", "an", "the", "any", "every"} and line.low(j) not in VEHICLES
    return noun and not any(parse.stops(i) or i in parse.at for i in range(j + 1))


def _causes(parse: Parse, first: int) -> bool:
    """Whether the infinitive that begins at word `first` is what others are made to do: "sent
    members | to confront"."""
    main = parse.verb_before(first)
    return main is None or parse.line.low(main) in _CAUSING


_CONJUNCTIONS = word_set("time_conjunctions")
_CAUSING = word_set("causing") | BE
_CROWDS = word_set("crowds")

# Nouns before a participle that say how long or on what: "spent two days working in".
_WHILE = word_set("while_nouns")


def _before_phrase(parse: Parse, j: int) -> int:
    """The word before the preposition that a phrase's noun begins with."""
    while j > 0 and parse.line.low(j - 1) not in PREPOSITIONS:
        j -= 1
    return j - 2


def _phrase_start(parse: Parse, j: int) -> int | None:
    """Where a noun at `j` stands in a prepositional phrase, its preposition; else None."""
    for k in range(j, max(j - 8, -1), -1):
        low = parse.line.low(k)
        if low in PREPOSITIONS:
            return k
        if low == "," or parse.stops(k):
            return None
    return None


def _listed_with(parse: Parse, j: int) -> Subject:
    """The person before "and" where the noun at `j` has none: "Bush and other leaders"."""
    for k in range(j - 1, max(j - 5, 0), -1):
        low = parse.line.low(k)
        if low == "and" and k - 1 in parse.at:
            return coordinated(parse, parse.at[k - 1]) or None
        if parse.stops(k) or low in PREPOSITIONS:
            return None
    return None


def _possessor(parse: Parse, j: int) -> Subject:
    """Whose train, plane or delegation stands at `j`."""
    if parse.line.low(j) not in VEHICLES:
        return None
    for k in range(j - 1, max(j - 4, -1), -1):
        if k in parse.at and parse.at[k].possessive:
            return parse.at[k].persons
    return None


def _participle(verb: Verb) -> bool:
    """Matches “Hill, speaking in Lima,” and “Hill, accompanied by”: a verb that opens an aside."""
    return not verb.being and verb.low.endswith(("ing", "ed"))


def _named_aside(parse: Parse, opening: int | None, closing: int) -> tuple[Person, ...]:
    """Who is named between two commas: "the new chairman, Mahmoud Abbas, will", "leaders,
    including the king, are"."""
    if opening is None:
        return ()
    line, k = parse.line, opening + 1
    if line.low(k) in {"including", "among", "led"}:
        named = next((i for i in range(k, closing) if i in parse.at), None)
        return run_of(parse, parse.at[named]) if named is not None else ()
    reference = parse.at.get(k)
    if reference is None:
        return ()
    run = listed_from(parse, reference)
    if run[-1].last != closing:
        return ()
    before = _listed_before(parse, opening)
    if before is not None:
        return (*coordinated(parse, before), *reference.persons)
    return unique(p for r in run for p in r.persons) if reference.how == "name" else ()


def _listed_before(parse: Parse, opening: int) -> Coreference | None:
    """Who is listed before the post that an aside after `opening` names: "the king | and the new
    chairman"."""
    line, i = parse.line, opening - 1
    while opening - i < 6 and line.low(i).isalpha() and line.low(i) != "and":
        i = parse.at[i].first - 1 if i in parse.at else i - 1
    return parse.at.get(i - 1) if line.low(i) == "and" else None


def _antecedent(parse: Parse, who: int) -> Subject:
    """Whom "who" means: the person just before it."""
    for k in range(who - 1, max(who - 10, -1), -1):
        reference = parse.at.get(k)
        if reference and parse.line.low(reference.first - 1) == "not":
            continue  # "it was Ann Lee, not Bob Ray, | who"
        if reference and (reference.persons or reference.how == "name"):
            return reference.persons or None
        if reference is None and parse.stops(k):
            return None
    return None


def _led_body(parse: Parse, which: int, depth: int) -> Subject:
    """Whom "which" means after a body of persons: "Lee is leading the delegation, | which"."""
    body = parse.at.get(which - 2 if parse.line.low(which - 1) == "," else which - 1)
    if body is None or body.how not in {"group", "unnamed"}:
        return None
    led = parse.line.low(body.first - 1) in _LEADING
    if led:
        return _subject(parse.verb_at(body.first - 1), depth + 1)
    return body.persons or None


_LEADING = word_set("leading")


def _clause_before(verb: Verb, j: int, depth: int) -> Subject:
    """The subject that a verb shares with the verb before `j`: "arrived and met"."""
    parse = verb.parse
    first: tuple[Person, ...] = ()
    for k in range(j, -1, -1):
        reference = parse.at.get(k)
        if k != verb.word and reference is None and parse.any_verb(k):
            found = _subject(parse.verb_at(k), depth + 1)
            if found is None and (before := _subordinate(parse, k)) is not None:
                return _clause_before(verb, before, depth + 1)
            return found
        if parse.line.low(k) in {";", "“", "”"}:
            break
        if not first and reference is not None and not reference.inner:
            first = coordinated(parse, reference)
    return first


def _subordinate(parse: Parse, k: int) -> int | None:
    """The word before the conjunction of the clause of the verb at `k`, where something that is
    nobody does it: "she left | before the airport closed and flew to"."""
    for j in range(parse.group(k).first - 1, max(k - 8, 0), -1):
        if parse.line.low(j) in _WHEN:
            return j - 1
        if parse.stops(j) or j in parse.at:
            return None
    return None


_WHEN = word_set("subordinators")


def following(parse: Parse, start: int) -> Subject:
    """The subject of the clause that follows a fronted phrase: "In Oslo, the king said"."""
    line, k = parse.line, start
    limit = min(len(line.words), start + 25)
    while k < limit:
        reference = parse.at.get(k)
        if reference is not None:
            if not reference.inner and not reference.possessive:
                return run_of(parse, reference) or None
            k = reference.last
            continue
        if parse.any_verb(k) and not line.low(k).endswith("ing") and k > start + 1:
            return None
        k += 1
    return None
