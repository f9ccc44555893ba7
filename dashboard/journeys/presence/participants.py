"""Who a verb puts at a place: its subject, those whom the subject meets or takes there, those whose
meeting is held there."""

from __future__ import annotations

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.coordination import run_of
from dashboard.journeys.grammar.parse import BREAKS, PREPOSITIONS, VEHICLES, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.nouns import nouns
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import VerbForm, adverb
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.sentences.spans import PlaceSpan

AT = word_set("prepositions_at")
_HELD = word_set("held")
_BURIALS = word_set("burials")


def at_home_in(person: Person, place: PlaceSpan) -> bool:
    """Whether a place lies in a country that is the person's own."""
    return place.resolution.place is not None and place.resolution.place.country in person.home


def held_at(parse: Parse, k: int, prep: str) -> bool:
    """Whether the verb at `k` says that a meeting is held where the preposition says."""
    verb = parse.verb(k)
    if verb is None or verb.base not in _HELD or prep not in AT:
        return False
    return verb.base != "take" or parse.line.low(k + 1) == "place"


def doers(
    parse: Parse, k: int, verb: VerbForm, place: PlaceSpan, attachment: Attachment
) -> tuple[Person, ...] | None:
    """Whom the verb at `k` puts at the place: its subject, the named members of a group that is its
    subject, or whoever is taken there."""
    if trip := on_the_trip(parse, k):
        return trip
    if verb.kinds == ("ride",) and parse.group(k).passive:
        return None  # "was caught"
    persons, p = subject(parse, k), attachment.index
    if "ride" in verb.kinds and _vehicle_after(parse, k):
        return persons
    if persons is None and (others := including(parse, place)):
        return others
    if parse.group(k).passive or _also_passive(parse, k):
        return taken(parse, k, p) if persons is None and "bring" in verb.kinds else persons
    return _with_others(parse, k, p, verb, persons)


def _with_others(
    parse: Parse, k: int, p: int, verb: VerbForm, persons: tuple[Person, ...] | None
) -> tuple[Person, ...] | None:
    """Who is there by a verb that somebody does to others, or by any other that is not passive."""
    if "affect" in verb.kinds:
        return _affected(parse, k, p, verb, persons)
    return _brought(parse, k, p, verb, persons) if "bring" in verb.kinds else persons


def _affected(
    parse: Parse, k: int, p: int, verb: VerbForm, persons: tuple[Person, ...] | None
) -> tuple[Person, ...] | None:
    """Who is there where somebody does something to another: "arrested him in" tells of him,
    "interviewed him in" of both."""
    suffered = taken(parse, k, p)
    if "stay" in verb.kinds and parse.line.low(k + 1) in PREPOSITIONS:
        return persons  # "sheltered | in"
    if not _ACTIVE & set(verb.kinds):
        return suffered
    return unique((*persons, *suffered)) if persons else suffered or persons


def _brought(
    parse: Parse, k: int, p: int, verb: VerbForm, persons: tuple[Person, ...] | None
) -> tuple[Person, ...] | None:
    """Who comes where somebody takes another: "sent him to" tells of him, "escorted him to" of
    both, "took his show to" of the one who does it."""
    if persons is None:
        return taken(parse, k, p)
    if "go" in verb.kinds:
        return unique((*persons, *_driven(parse, k))) if persons else persons
    along = taken(parse, k, p)
    if along and persons and verb.base in _GOES_ALONG:
        return unique((*persons, *along))
    carried = verb.base in _CARRYING and _with_a_thing(parse, k, p)
    own = carried or (_with_ones_own(parse, k, p) and verb.base not in _STAYS_BEHIND)
    return persons if not along and own else along


def _driven(parse: Parse, k: int) -> tuple[Person, ...]:
    """Whom somebody who goes takes along: "drove | the king to"."""
    meant = parse.at.get(k + 1)
    return run_of(parse, meant) if meant is not None and not meant.possessive else ()


_GOES_ALONG = word_set("goes_along")
_STAYS_BEHIND = word_set("stays_behind")


def _with_ones_own(parse: Parse, k: int, p: int) -> bool:
    """Matches "Takes his show to", "took her daughter to": whoever takes what is his own goes
    along."""
    own = (parse.at[i] for i in range(k + 1, min(k + 4, p)) if i in parse.at)
    return any(r.how == "pronoun" and r.possessive for r in own)


def _with_a_thing(parse: Parse, k: int, p: int) -> bool:
    """Matches "Took the trophy to", not "took the trophy makers to": whoever takes a thing goes
    along."""
    line = parse.line
    thing = line.first_of(_THINGS, k + 1, min(k + 5, p))
    there = line.low(p) in {"to", "into"}
    return there and thing is not None and line.low(thing + 1) in PREPOSITIONS


_THINGS = word_set("carried_things")
_CARRYING = word_set("carrying")


# "She interviewed him in": those who do it are there as well.
_ACTIVE = frozenset({"meet", "act"})


def _also_passive(parse: Parse, k: int) -> bool:
    """Matches "Was detained in Lagos and | sent back to": the verb shares the "was" of the one
    before."""
    first = parse.group(k).first
    main = parse.verb_before(first - 1) if parse.line.low(first - 1) == "and" else None
    return main is not None and parse.group(main).passive


def including(parse: Parse, place: PlaceSpan) -> tuple[Person, ...] | None:
    """Who of a group is named: "Heads of state were in Lima on Sunday, including the king"."""
    if parse.line.vocabulary.isdisjoint(_INCLUDING):
        return None
    after = range(place.last, len(parse.line.words))
    k = next((k for k in after if _names_some(parse, k)), None)
    listed = next((r for r in parse.references if k is not None and r.first >= k), None)
    return run_of(parse, listed) if listed else None


def _names_some(parse: Parse, k: int) -> bool:
    """Matches "including", "among them"."""
    return parse.line.low(k) == "including" or parse.line.phrase(k, k + 2) == "among them"


_INCLUDING = word_set("including")


def _vehicle_after(parse: Parse, k: int) -> bool:
    """Whether what the verb at `k` takes is a vehicle: "took the early train"."""
    return parse.line.has(VEHICLES, k + 1, k + 7)


def meeting_held(parse: Parse, k: int, prep: str) -> tuple[Person, ...] | None:
    """Those who meet, where the verb at `k` says that their meeting is held: "The talks between
    the two leaders were held in"."""
    return participants(parse, parse.group(k).first) if held_at(parse, k, prep) else None


def participants(parse: Parse, first: int) -> tuple[Person, ...] | None:
    """Who takes part in the meeting that is the subject of the verb whose group starts at `first`:
    "The talks between the two leaders were held in", "The Blair-Bush summit took place at"."""
    for k in range(first - 1, -1, -1):
        low = parse.line.low(k)
        if low in _BURIALS or low in BREAKS:
            return None  # "the funeral of Ann Lee will be held in"
        if nouns().get(low, ("",))[0] == "event":
            start = noun_start(parse, k)
            own = (r for r in parse.references if _takes_part(parse, r, start, k, first))
            return unique(p for r in own for p in r.persons) or None
    return None


def _takes_part(parse: Parse, reference: Coreference, start: int, k: int, end: int) -> bool:
    """Whether a reference says who meets, before the noun of a meeting at `k` in its phrase, or
    after it, before word `end`: "the Blair-Bush | summit", "talks between | the two"."""
    first = reference.first
    if start <= first < k:
        return True
    before = parse.line.low(first - 1)
    linked = before in _LINKING or (before == "of" and first - 2 in {k, k + 1})
    return k < first < end and linked


def on_the_trip(parse: Parse, k: int) -> tuple[Person, ...] | None:
    """Whose trip it is that the verb at `k` says began or ended somewhere: "added the town to a
    journey that began in", "her journey ends in"; None where that is not told of a trip."""
    verb, i = parse.verb(k), parse.group(k).first - 1
    if verb is None or verb.base not in _ENDS_OR_GOES_ON:
        return None
    if parse.line.low(i) == "and":  # "that began in Rome and | ends in Oslo"
        main = parse.verb_before(i)
        return on_the_trip(parse, main) if main is not None else None
    noun = _noun_before(parse, i)
    if parse.line.low(noun) not in (_TRIPS if verb.base in _ENDS else _LONG_TRIPS):
        return None
    return _whose_trip(parse, noun)


def _whose_trip(parse: Parse, noun: int) -> tuple[Person, ...] | None:
    """Whose the trip is whose noun stands at a word: its owner's, or that of the subject of the
    verb before it."""
    start = noun_start(parse, noun)
    own = next((r for r in parse.references if start <= r.first < noun and r.possessive), None)
    if own is not None:
        return own.persons
    main = None if parse.line.low(start - 1) in _AND_OR_BUT else parse.verb_before(start)
    return parse.topic[:1] if main is None else subject(parse, main) or None


def _noun_before(parse: Parse, i: int) -> int:
    """The word that a verb whose helpers follow the word at `i` is said of: "a | journey, which
    suddenly"."""
    line = parse.line
    while adverb(line.low(i)):
        i -= 1
    noun = i - 1 if line.low(i) in {"that", "which"} else i
    return noun - (line.low(noun) == ",")


_ENDS = word_set("trips_begin_and_end")
_AND_OR_BUT = word_set("and_or_but")
_LINKING = word_set("with_partners")
_INCLUDING = word_set("including")
_ENDS_OR_GOES_ON = _ENDS | word_set("trips_go_on")
_LONG_TRIPS = word_set("long_trips")
_TRIPS = word_set("own_trips") | word_set("missions")


def taken(parse: Parse, k: int, p: int) -> tuple[Person, ...]:
    """Whom the verb at `k` takes somewhere: "the trip took him to"."""
    for i in range(k + 1, p):
        meant = parse.at.get(i)
        if meant is not None and parse.line.low(meant.first - 1) == "of":
            return ()  # "have taken over the home of the king in"
        if meant is not None and not meant.possessive:
            return run_of(parse, meant) if parse.line.low(i - 1) != "by" else ()
    return ()


def noun_start(parse: Parse, k: int) -> int:
    """The first word of the phrase whose noun stands at `k`: "his first | trip"."""
    i = k
    while i > 0 and not _before_phrase(parse, i):
        i -= 1
    return i


def _before_phrase(parse: Parse, i: int) -> bool:
    """Whether a noun's phrase begins at word `i`: after a preposition, a verb, or a name that does
    not belong to it."""
    line, low = parse.line, parse.line.low(i - 1)
    if low in _BEFORE_PHRASES or parse.verb_stands(i - 1):
        return True
    name = parse.at.get(i - 1)
    if name is None or name.possessive or low == "'s":
        return False
    return not line.words[i - 1].capital or (line.low(i) != "'s" and "-" not in low)


_BEFORE_PHRASES = PREPOSITIONS | BREAKS | {",", "and", "but", "to"}
