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
    persons, p = subject(parse, k), attachment.index
    if verb.kinds == ("ride",) and parse.group(k).passive:
        return None  # "was caught"
    if "ride" in verb.kinds and _vehicle_after(parse, k):
        return persons
    if persons is None and (others := including(parse, place)):
        return others
    if parse.group(k).passive or _also_passive(parse, k):
        return taken(parse, k, p) if persons is None and "bring" in verb.kinds else persons
    if "affect" in verb.kinds:
        return _affected(parse, k, p, verb, persons)
    return _brought(parse, k, p, verb, persons) if "bring" in verb.kinds else persons


def _affected(
    parse: Parse, k: int, p: int, verb: VerbForm, persons: tuple[Person, ...] | None
) -> tuple[Person, ...] | None:
    """Who is there where somebody does something to another: "arrested him in" tells of him,
    "interviewed him in" of both."""
    suffered = taken(parse, k, p)
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
        return persons
    along = taken(parse, k, p)
    if along and persons and verb.base in _GOES_ALONG:
        return unique((*persons, *along))
    own = _with_ones_own(parse, k, p) and verb.base not in _STAYS_BEHIND
    return persons if not along and own else along


_GOES_ALONG = word_set("goes_along")
_STAYS_BEHIND = word_set("stays_behind")


def _with_ones_own(parse: Parse, k: int, p: int) -> bool:
    """Matches "Takes his show to", "took her daughter to": whoever takes what is his own goes
    along."""
    own = (parse.at[i] for i in range(k + 1, min(k + 4, p)) if i in parse.at)
    return any(r.how == "pronoun" and r.possessive for r in own)


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
    for k in range(place.last, len(parse.line.words)):
        if parse.line.low(k) == "including" or parse.line.phrase(k, k + 2) == "among them":
            listed = next((r for r in parse.references if r.first >= k), None)
            return run_of(parse, listed) if listed else None
    return None


_INCLUDING = frozenset({"including", "among"})


def _vehicle_after(parse: Parse, k: int) -> bool:
    """Whether what the verb at `k` takes is a vehicle: "took the early train"."""
    return any(parse.line.low(i) in VEHICLES for i in range(k + 1, k + 7))


def meeting_held(parse: Parse, k: int, prep: str) -> tuple[Person, ...] | None:
    """Those who meet, where the verb at `k` says that their meeting is held: "The talks between
    the two leaders were held in"."""
    return participants(parse, parse.group(k).first) if held_at(parse, k, prep) else None


def participants(parse: Parse, first: int) -> tuple[Person, ...] | None:
    """Who takes part in the meeting that is the subject of the verb whose group starts at `first`:
    "The talks between the two leaders were held in", "The Blair-Bush summit took place at"."""
    for k in range(first - 1, -1, -1):
        noun = nouns().get(parse.line.low(k))
        if parse.line.low(k) in _BURIALS:
            return None  # "the funeral of Ann Lee will be held in"
        if noun and noun[0] == "event":
            start = noun_start(parse, k)
            found: list[Person] = []
            for reference in parse.references:
                before = parse.line.low(reference.first - 1)
                linked = before in {"between", "with", "and"}
                linked = linked or (before == "of" and reference.first - 2 in {k, k + 1})
                if start <= reference.first < k or (k < reference.first < first and linked):
                    found += reference.persons
            return unique(found) or None
        if parse.line.low(k) in BREAKS:
            return None
    return None


def on_the_trip(parse: Parse, k: int) -> tuple[Person, ...] | None:
    """Whose trip it is that the verb at `k` says began or ended somewhere: "added the town to a
    journey that began in", "her journey ends in"; None where that is not told of a trip."""
    verb, i = parse.verb(k), parse.group(k).first - 1
    if verb is None or not (verb.base in _ENDS or verb.base in _GOES_ON):
        return None
    if parse.line.low(i) == "and":  # "that began in Rome and | ends in Oslo"
        main = parse.verb_before(i)
        return on_the_trip(parse, main) if main is not None else None
    noun = _noun_before(parse, i)
    if parse.line.low(noun) not in (_TRIPS if verb.base in _ENDS else _LONG_TRIPS):
        return None
    start = noun_start(parse, noun)
    own = [r for r in parse.references if start <= r.first < noun and r.possessive]
    main = None if parse.line.low(start - 1) in {"and", "but"} else parse.verb_before(start)
    if own or main is None:
        return own[0].persons if own else parse.topic[:1]
    return subject(parse, main) or None


def _noun_before(parse: Parse, i: int) -> int:
    """The word that a verb whose helpers follow the word at `i` is said of: "a | journey, which
    suddenly"."""
    line = parse.line
    while adverb(line.low(i)):
        i -= 1
    noun = i - 1 if line.low(i) in {"that", "which"} else i
    return noun - (line.low(noun) == ",")


_ENDS = word_set("trips_begin_and_end")
_GOES_ON = frozenset({"continue", "move", "head", "go", "come", "take", "proceed", "wind", "wrap"})
_GOES_ON |= {"kick", "stop", "travel", "return", "resume", "pass", "run", "lead", "reach", "arrive"}
_LONG_TRIPS = word_set("long_trips")
_TRIPS = word_set("own_trips") | {"mission", "pilgrimage", "swing", "voyage"}


def taken(parse: Parse, k: int, p: int) -> tuple[Person, ...]:
    """Whom the verb at `k` takes somewhere: "the trip took him to"."""
    for i in range(k + 1, p):
        if i in parse.at and parse.line.low(parse.at[i].first - 1) == "of":
            return ()  # "have taken over the home of the king in"
        if i in parse.at and not parse.at[i].possessive:
            return run_of(parse, parse.at[i]) if parse.line.low(i - 1) != "by" else ()
    return ()


def noun_start(parse: Parse, k: int) -> int:
    """The first word of the phrase whose noun stands at `k`: "his first | trip"."""
    line, i = parse.line, k
    while i > 0:
        low = line.low(i - 1)
        stop = low in PREPOSITIONS or low in BREAKS or low in {",", "and", "but", "to"}
        name = (i - 1) in parse.at and not parse.at[i - 1].possessive and low != "'s"
        if stop or (name and not line.words[i - 1].capital):
            break
        if parse.any_verb(i - 1) and (i - 1) not in parse.at:
            break
        if name and line.low(i) != "'s" and "-" not in low:
            break
        i -= 1
    return i
