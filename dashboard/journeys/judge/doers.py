"""Who or what does what the verb before a place says, where that is not the person who is looked
at: "her novel opens in", "the Beatles came to", "the driver was caught at"."""

from __future__ import annotations

from collections.abc import Set

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.noun_before import phrase_start
from dashboard.journeys.grammar.parse import COMMAS, VEHICLES, Parse
from dashboard.journeys.grammar.subjects import of_what_they_did
from dashboard.journeys.judge.names import is_noun, is_person
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.language.titles import plural_titles
from dashboard.journeys.people.descriptions import PEOPLE_PLURAL
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.spans import PlaceSpan

_JOINTS = word_set("and_or_but")
_RELATIVE = word_set("relative_pronouns")
_EVENTS = frozenset(row["noun"] for row in table("events"))
_CROWDS = word_set("crowds")
_AT, _BREAKS = word_set("prepositions_of_openings"), word_set("breaks") | COMMAS
_LOCAL = word_set("local_others") | word_set("local_bodies")
_RELATIVES = word_set("relatives_of_persons")
_MEDICS = word_set("medics")
_HOUSES = word_set("firms") | word_set("venues") | word_set("deciding_bodies")
_HOUSES -= word_set("settlements") | _MEDICS
_HANDLING = frozenset({"affect", "bring", "meet", "undergo"})
_AFFAIRS = word_set("affairs_of_places")
_A = word_set("indefinite")
_ANYBODY = word_set("anybody")
_BODIES, _RANKS = word_set("bodies"), word_set("ranks")
_THEY = frozenset({"all", "both"})
# A chain of verbs that share their subject ("was found and is shown in") is followed this far.
_DEPTH = 3


def meant_beside_others(parse: Parse, span: PlaceSpan) -> Set[Person] | None:
    """Whom a sentence means besides, where the verb before a place says what a thing does, or
    somebody else: "a bullet hit | her in", "was signed in Oslo by | her"; None else."""
    k = parse.verb_before(span.first)
    if k is None:
        return None
    known = parse.verb(k)
    if known is not None and "say" in known.kinds:
        return None  # "her agent says a doctor in"
    inner = parse.last_verb(parse.group(k).first)
    if inner is not None and of_what_they_did(parse.verb_at(k), inner):
        return frozenset()
    doer = _doer(parse, k, 0)
    if doer is None:
        return None
    first, last = doer, len(parse.line.words) if parse.group(k).passive else span.first
    if doer in parse.at:
        if not _is_named(parse, doer):
            return None
        first, last = 0, len(parse.line.words)
    elif not (_is_thing(parse, doer) or _is_another(parse, doer)):
        return None
    return {p for r in parse.references if first <= r.first < last for p in r.persons}


def of_local_others(parse: Parse, span: PlaceSpan, attachment: Attachment) -> bool:
    """Whether a place says of whom else the sentence speaks: "a former mayor of", "remarks by a
    minister in", "police in Oslo said", but not "doctors in Oslo said", who have him there."""
    n = attachment.index - 1
    low, at = parse.line.low(n), parse.line.low(n + 1) in _AT
    if at and (low in _ANYBODY or low in _AFFAIRS or _brought_from(parse, n)):
        return True
    if low in _RELATIVES and parse.at.get(n - 1, parse.at.get(n)) is not None:
        return at  # "her sister in |"
    if _is_an_institution(parse, n, span):
        return True
    if not _is_of_people(low):
        return False
    if parse.line.low(n + 1) == "of":
        return True
    return at and not (n in parse.at and parse.at[n].persons) and _do_it_alone(parse, span, n)


def _is_of_people(low: str) -> bool:
    """Whether a noun means people, but for those who treat the sick."""
    known = is_person(low) or low in PEOPLE_PLURAL or low in _CROWDS or low in _LOCAL
    return known and _MEDICS.isdisjoint({low, low + "s"})


def _do_it_alone(parse: Parse, span: PlaceSpan, n: int) -> bool:
    """Whether those of whom the noun at `n` tells do something without the person: "remarks by a
    | minister in", "a | student in Oslo was", "| police in Oslo said"."""
    line, start = parse.line, phrase_start(parse, n)
    if start is not None:
        return line.low(start) == "by" and not parse.any_verb(start - 1)
    if is_person(line.low(n)) and line.has(_A, n - 2, n):
        return not any(r.persons and not r.possessive for r in parse.references if r.first > n)
    verb = parse.verb_after(span.last)
    says = parse.verb(verb) if verb is not None else None
    return says is not None and "say" in says.kinds and not line.has(_BREAKS, span.last, verb or 0)


def _is_an_institution(parse: Parse, n: int, span: PlaceSpan) -> bool:
    """Whether a firm or a house stands at `n` that does something itself: "the studio in Oslo
    thanked her", but not "the clinic in Oslo treated her"."""
    if parse.line.low(n + 1) not in _AT or parse.line.low(n) not in _HOUSES:
        return False
    verb = parse.verb_after(span.last)
    if verb is None or phrase_start(parse, n) is not None:
        return False
    group, known = parse.group(verb), parse.verb(verb)
    handles = known is not None and not _HANDLING.isdisjoint(known.kinds)
    return group.first == span.last and not group.passive and not handles


def _brought_from(parse: Parse, n: int) -> bool:
    """Whether the noun at `n` is where a thing comes from: "samples from | markets in"."""
    start = phrase_start(parse, n)
    return start is not None and parse.line.low(start) == "from" and _is_thing(parse, start - 1)


def _doer(parse: Parse, k: int, depth: int) -> int | None:
    """The noun that does what the verb at `k` says, or the name's last word; None where words do
    not tell."""
    group = parse.group(k)
    if group.words[:1] == ("to",):
        return None
    i = _over_adverbs(parse, group.first - 1)
    if i >= 0 and parse.line.low(i) in _RELATIVE:
        return None if parse.stops(i - 1) else i - 1
    if (thing := _before_its_clause(parse, group.first)) is not None:
        return thing
    if i >= 0 and parse.line.low(i) in _JOINTS and depth < _DEPTH:
        before = parse.verb_before(i)
        return _doer(parse, before, depth + 1) if before is not None else None
    if parse.line.low(i) in COMMAS:
        opening, before = parse.opening(i), parse.last_verb(i)
        goes_on = opening is None or (
            before is not None and parse.group(before).first == opening + 1
        )
        if before is not None and goes_on and depth < _DEPTH:
            return _doer(parse, before, depth + 1)  # "flew to Oslo, | drove"
        i = -1 if opening is None else opening - 1
    return _head(parse, i)


def _before_its_clause(parse: Parse, first: int) -> int | None:
    """The noun before a clause without commas, right before a verb's words from `first` on: "the |
    ships that used to go to Oslo now sail to"."""
    inner = parse.last_verb(first)
    while inner is not None:
        before = parse.group(inner).first - 1
        if parse.line.low(before) in _RELATIVE and not parse.stops(before - 1):
            parted = parse.line.has(_JOINTS | COMMAS, inner, first)
            return None if parted else before - 1
        inner = before if parse.any_verb(before) else None
    return None


def _head(parse: Parse, i: int) -> int | None:
    """The noun that a subject is about whose last word is at `i`: "the | rolls of the bakery"."""
    while i >= 0 and not parse.stops(i):
        if i in parse.at:
            return i
        start = phrase_start(parse, i)
        participle = _participle_before(parse, i) if start is None else None
        if participle is not None:
            i = participle - 1
            continue
        if start is None or not parse.dated.isdisjoint(range(start + 1, i)):
            return i  # "in 1960 the Beatles | came"
        i = _over_adverbs(parse, start - 1)
    return None


def _participle_before(parse: Parse, i: int) -> int | None:
    """The participle whose object ends at `i`: "children | waving paper flags lined"."""
    for k in range(i - 1, max(i - 4, 0), -1):
        if parse.any_verb(k):
            return k if parse.line.low(k).endswith("ing") and k - 1 >= 0 else None
        if parse.stops(k) or k in parse.at:
            return None
    return None


def _over_adverbs(parse: Parse, i: int) -> int:
    """The word at `i`, or the one before the adverbs and times that end there."""
    while i >= 0 and parse.adverbial(i) and parse.line.low(i) not in _THEY:
        i -= 1
    return i


def _is_thing(parse: Parse, i: int) -> bool:
    """Whether a thing stands at `i` that nobody goes with, and no event."""
    low = parse.line.low(i)
    if not is_noun(parse, i) or low in VEHICLES or low in nouns() or low in _EVENTS:
        return False
    return not (_are_several(low) or is_person(low) or low in _BODIES or low in _THEY)


def _is_another(parse: Parse, i: int) -> bool:
    """Whether somebody without a name stands at `i`, or a name that is nobody's in the article."""
    if parse.line.words[i].capital:
        return i > 0 and i not in parse.line.at
    low = parse.line.low(i)
    return is_noun(parse, i) and is_person(low) and not _are_several(low)


def _are_several(low: str) -> bool:
    """Whether a word means persons of whom one may be named elsewhere: "ministers"."""
    return low in PEOPLE_PLURAL or low in _CROWDS or low in _RANKS or low in plural_titles()


def _is_named(parse: Parse, i: int) -> bool:
    """Whether the words at `i` name somebody, and not only whose something is."""
    name = parse.name_at(i)
    return name is not None and bool(name.persons) and not name.possessive
