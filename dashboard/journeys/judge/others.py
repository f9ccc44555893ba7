"""Whether a clause tells of others than of a person: of somebody without a name who is only his
relative or companion ("Ann Lee's coach flew to Oslo", "her sons live in"), of another who is named,
or of what others say there ("In Oslo, a patriarch said")."""

from __future__ import annotations

from dashboard.journeys.grammar.parse import COMMAS, VEHICLES, Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.judge.names import is_noun, is_person
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import plural_titles
from dashboard.journeys.people.descriptions import PEOPLE_PLURAL
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.clauses import aside_of_others
from dashboard.journeys.sentences.spans import PlaceSpan

_AT = word_set("prepositions_of_openings")
_SAYING, _SAID = word_list("attitudes"), word_set("said_of_others")
_CROWDS = word_set("crowds")
_RELATIVES = word_set("relatives_of_persons")
# So many words may describe a relative: "her | much younger | sister".
_DESCRIBED = 3


def of_the_unnamed(parse: Parse, span: PlaceSpan) -> bool:
    """Whether the verb before a place tells of somebody's relative or companion, or of a crowd:
    "guests came from"."""
    k = parse.verb_before(span.first)
    known = parse.verb(k) if k is not None else None
    if k is None or (known is not None and "say" in known.kinds):
        return False  # "her agent says a doctor in"
    i = parse.group(k).first - 1
    while i >= 0 and parse.adverbial(i):
        i -= 1
    if parse.line.low(i) in COMMAS:  # "her sister, a nurse, | flew to"
        opening = parse.opening(i)
        i = -1 if opening is None else opening - 1
    low = parse.line.low(i)
    nobody = i not in parse.at or not parse.at[i].persons
    return (nobody and low in _CROWDS) or (_are_persons(low) and _is_owned(parse, i))


def of_others_who_speak(parse: Parse, span: PlaceSpan) -> bool:
    """Whether a place only says where others speak: "In Oslo, a patriarch said", "The ministry, in
    Oslo, called it"."""
    p = span.first - 1
    if parse.line.low(span.last) != "," or parse.line.low(p) not in _AT:
        return False
    verb = parse.verb_after(span.last + 1)
    said = parse.line.low(verb) if verb is not None else ""
    if said not in _SAYING and said not in _SAID:
        return False
    if p == 0:
        return following(parse, span.last + 1) is None
    return aside_of_others(parse, p - 1, span)


def of_others_who_say(parse: Parse, span: PlaceSpan) -> bool:
    """Whether a place is where others say something: "his agency said in |"."""
    k = span.first - 2
    if parse.line.low(k + 1) not in _AT or parse.line.low(k) not in _SAID:
        return False
    said, before = parse.verb(k), parse.group(k).first - 1
    others = before >= 0 and before not in parse.at and is_noun(parse, before)
    return said is not None and others and not subject(parse, k)


def of_a_stranger_aside(parse: Parse, span: PlaceSpan) -> bool:
    """Whether a place stands in an aside on the holder of a post who is nobody known: "The
    president, on a visit to |, was"."""
    comma = max((i for i in parse.line.numbers(COMMAS) if i < span.first), default=0)
    who = parse.at.get(comma - 1)
    stranger = who is not None and who.how in _NAMELESS and not who.persons
    return stranger and comma > 0 and not parse.has_verb(comma, span.first)


_NAMELESS = frozenset({"role", "unnamed"})


def of_those_who_live_there(parse: Parse, span: PlaceSpan) -> bool:
    """Whether a place only says where somebody lives: "her family, who live in |"."""
    p = span.first - 1
    return parse.line.low(p) in _AT and parse.line.low(p - 1) in _LIVING


_LIVING = word_set("living") | word_set("where_they_live") | {"live"}


def in_a_range(parse: Parse, span: PlaceSpan) -> bool:
    """Whether a place only bounds how far something reaches: "in schools from Rome to | Oslo", but
    not "flew from Rome to", "on a flight from"."""
    line, k = parse.line, span.first - 1
    if line.low(k) == "to" and k - 1 in line.at:
        k = line.at[k - 1].first - 1
    elif line.low(span.last) != "to" or span.last + 1 not in line.at:
        return False
    thing = line.low(k - 1)
    return line.low(k) == "from" and thing.endswith("s") and _only_a_thing(parse, k - 1)


def of_ones_calling(parse: Parse, span: PlaceSpan) -> bool:
    """Whether a place says where somebody works as what he is: "her life as a baker in |"."""
    line, noun = parse.line, span.first - 2
    if line.low(noun + 1) not in _AT or not _are_persons(line.low(noun)):
        return False
    article = next((i for i in (noun - 1, noun - 2) if line.low(i) in {"a", "an"}), None)
    return article is not None and line.low(article - 1) == "as"


def _only_a_thing(parse: Parse, i: int) -> bool:
    """Whether a thing that goes nowhere stands at `i`."""
    low = parse.line.low(i)
    return is_noun(parse, i) and low not in nouns() and low not in VEHICLES


def told_of_another(parse: Parse, span: PlaceSpan, person: Person) -> bool:
    """Whether the verb before a place tells of somebody else by name, and the sentence not of the
    person: "Jan Novak spoke in"."""
    k = parse.verb_before(span.first)
    known = parse.verb(k) if k is not None else None
    if k is None or known is None:
        return False
    persons = subject(parse, k) or ()
    named = (r for r in parse.references if r.is_name and not {*persons}.isdisjoint(r.persons))
    return any(named) and not any(person in r.persons for r in parse.references)


def told_himself(parse: Parse, person: Person) -> bool:
    """Whether a sentence tells of a person himself, and not only of what or who is his: not "went
    without | her"."""
    return any(
        person in reference.persons
        and not reference.possessive
        and not _only_awaited(parse, reference.first)
        for reference in parse.references
    )


def _only_awaited(parse: Parse, first: int) -> bool:
    """Whether others are "without | her", or wait "for | her"."""
    low = parse.line.low
    return low(first - 1) == "without" or (low(first - 1) == "for" and low(first - 2) in _WAITING)


_WAITING = word_set("waiting_forms")


def _are_persons(low: str) -> bool:
    """Whether a noun means somebody or several by what they are, do or are to somebody."""
    several = low in PEOPLE_PLURAL or low in plural_titles()
    return is_person(low) or several or low in _RELATIVES


def _is_owned(parse: Parse, i: int) -> bool:
    """Whether the noun at `i` is somebody's: "Ann Lee's | coach", "her | sons"."""
    for k in range(i - 1, max(i - 2 - _DESCRIBED, -1), -1):
        reference = parse.at.get(k)
        if reference is not None and reference.possessive and reference.persons:
            return True
        if parse.stops(k):
            return False
    return False
