"""Pairs of a place and a person who may have been there, and what the classifier of visits is told
of each (`classifier.py`): how their names stand to each other, how much the article tells of
either, and which stops the rules have found; nothing of single words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.journeys.grammar.attachment import Attachment, attachment_of
from dashboard.journeys.grammar.parse import BREAKS, PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.judge.names import describes, is_noun, told_of
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.places.place import Place

_AT = word_set("prepositions_at")
_TO = word_set("prepositions_to")
_LOCALS = word_set("locals")

# What parts a clause.
_COMMAS = frozenset({",", ";", "--", "–", "—"})

# How many sentences after their last mention persons can be at a place; whom the article mostly
# tells of always can.
_AFTER = 4
# How many sentences before their first: "the tournament in Oslo …" and then who played.
_BEFORE = 12
_FAR = 40

# The columns of a person whom the sentence does not mention.
_NOT_THERE = (*[False] * 6, _FAR, _FAR, *[-1] * 4, False, False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A place, its name `span` in line `line`, what that hangs on, and a person who may have been
    there; `mentioned` is the line that last mentions him up to there, or else the first after."""

    person: Person
    place: Place
    span: PlaceSpan
    attachment: Attachment
    line: int
    mentioned: int


_PLACE = "country division capital town only_town towns names mentions in_country beside"
_SENTENCE = "line lines word after times before at to in of prepositions verb"
_FOLLOWING = "possessive comma noun"
_PERSON = (
    "titled gender share count since first later persons here top home abroad own_capital local"
)
_OWN_SENTENCE = "own_inner own_start own_names own_verbs own_times"
_MENTION = "left pronoun group inner owner leading start gap between verbs breaks commas"
_DOER = "subject other"
_RULES = "stop stop_here stops stop_in_country stop_in_line others all_stops line_told"

# What the classifier is told of a pair: of the place, its sentence and what follows its name, of
# the person and his own sentence, of his nearest mention, and of what the rules have found.
NAMES = " ".join(
    (_PLACE, _SENTENCE, _FOLLOWING, _PERSON, _OWN_SENTENCE, _MENTION, _DOER, _RULES)
).split()


def _mentions_of_persons(parse: Parse) -> dict[int, list[Coreference]]:
    """Returns the references of a line, by the id of each person that they mean."""
    found: dict[int, list[Coreference]] = {}
    for reference in parse.references:
        for person in reference.persons:
            found.setdefault(id(person), []).append(reference)
    return found


def _nearest(mentions: Sequence[Coreference], span: PlaceSpan) -> Coreference | None:
    """Returns the last mention before a place, else the first after it; None where there is
    none."""
    left = [r for r in mentions if r.last <= span.first]
    right = [r for r in mentions if r.first >= span.last]
    return left[-1] if left else right[0] if right else None


def _literal_places(read: Sequence[Parse]) -> list[Place]:
    """Returns the places that an article names as such, each as often as it is named."""
    spans = (span for parse in read for span in parse.line.places if span.literal)
    return [place for span in spans if (place := span.resolution.place) is not None]


class ArticlePairs:
    """The pairs of an article, and what the classifier is told of each."""

    def __init__(self, read: Sequence[Parse], made: Sequence[VisitCandidate]) -> None:
        self._read = read
        self._made = made
        self._stops: dict[int, list[VisitCandidate]] = {}
        for candidate in made:
            self._stops.setdefault(id(candidate.person), []).append(candidate)
        self._lines = {id(candidate): frozenset(candidate.lines) for candidate in made}
        self._lines_told = frozenset().union(*self._lines.values())
        named = [p for c in read for r in c.references for p in r.persons if not p.is_anywhere]
        self._counts = Counter(map(id, named))
        self._total = len(named)
        self._persons = unique(named)
        self._most = max(self._counts.values(), default=0)
        self._mentions = [_mentions_of_persons(parse) for parse in read]
        self._first: dict[int, int] = {}
        for number, here in enumerate(self._mentions):
            for person in here:
                self._first.setdefault(person, number)
        places = _literal_places(read)
        self._names = len(places)
        self._named = Counter(p.id for p in places)
        self._countries = Counter(p.country for p in places)
        self._towns = {p.id for p in places if p.feature_class == "P"}
        self._verbs_of: dict[int, list[int]] = {}
        self._of_places: dict[tuple[int, int], tuple[float, ...]] = {}

    def pairs(self) -> Iterator[Pair]:
        """Each place that the article names as such, with each person who may have been there."""
        last: dict[int, int] = {}
        for number, parse in enumerate(self._read):
            last |= dict.fromkeys(self._mentions[number], number)
            for span in parse.line.places:
                place = told_of(parse, span)
                attachment = attachment_of(parse, span) if place is not None else None
                if place is None or attachment is None or describes(parse, span, attachment):
                    continue
                for person in self._persons:
                    at = last.get(id(person), self._first[id(person)])
                    often = self._counts[id(person)] == self._most
                    if at - number <= _BEFORE if at > number else number - at <= _AFTER or often:
                        yield Pair(person, place, span, attachment, number, at)

    def columns(self, pair: Pair) -> tuple[float, ...]:
        """What the classifier is told of a pair, in the order of `NAMES`."""
        key = (pair.line, pair.span.first)
        if key not in self._of_places:
            self._of_places[key] = self._of_place(pair)
        return (
            *self._of_places[key],
            *self._of_person(pair),
            *self._of_mentions(pair),
            *self._of_rules(pair),
        )

    def _verbs(self, number: int) -> list[int]:
        """The words of a line that are verbs, in order."""
        known = self._verbs_of.get(number)
        if known is None:
            known = self._verbs_of[number] = sorted(self._read[number].verbal)
        return known

    def _of_place(self, pair: Pair) -> tuple[float, ...]:
        """The columns of a place's name and its sentence."""
        number, place, span, attachment = pair.line, pair.place, pair.span, pair.attachment
        parse = self._read[number]
        line, code, town = parse.line, place.feature_code, place.feature_class == "P"
        begin, low = attachment.index, attachment.preposition
        before = [k for k in self._verbs(number) if k < begin]
        verb = before[-1] if before else -1
        following = line.low(span.last)
        return (
            code.startswith("PCL"),
            place.is_area and not code.startswith("PCL"),
            code == "PPLC",
            town,
            town and len(self._towns) == 1,
            len(self._towns),
            self._names,
            self._named[place.id],
            self._countries[place.country],
            sum(s.literal for s in line.places),
            number,
            len(self._read),
            span.first,
            len(line.words) - span.last,
            len(line.times),
            span.first - begin,
            low in _AT,
            low in _TO,
            low == "in",
            low == "of",
            sum(line.low(i) in PREPOSITIONS for i in range(verb + 1, begin)),
            begin - verb if before else _FAR,
            following in POSSESSIVE,
            following == ",",
            is_noun(parse, span.last),
        )

    def _of_person(self, pair: Pair) -> tuple[float, ...]:
        """The columns of a person as the article tells of him, and of the sentence that names him
        nearest."""
        number, person, own = pair.line, pair.person, pair.mentioned
        me = id(person)
        line, reference = self._read[own].line, self._mentions[own][me][0]
        place, same = pair.place, pair.place.country in person.home
        return (
            bool(person.roles),
            bool(person.gender),
            self._counts[me] / self._total,
            self._counts[me],
            number - own,
            self._first[me],
            own > number,
            len(self._persons),
            len(self._mentions[number]),
            self._counts[me] == self._most,
            same,
            bool(person.home) and not same,
            same and (place.feature_code == "PPLC" or place.feature_code.startswith("PCL")),
            bool(person.roles & _LOCALS),
            reference.inner,
            reference.first,
            sum(r.how == "name" for r in self._read[own].references),
            len(self._verbs(own)),
            len(line.times),
        )

    def _of_mentions(self, pair: Pair) -> tuple[float, ...]:
        """The columns of how a person and a place stand to each other in a sentence."""
        number, person, span = pair.line, pair.person, pair.span
        near = _nearest(self._mentions[number].get(id(person), ()), span)
        if near is None:
            return _NOT_THERE
        parse, left = self._read[number], near.last <= span.first
        first, last = (near.last, span.first) if left else (span.last, near.first)
        lows = parse.line.lows[first:last]
        does = self._doers_before(number, span)
        return (
            left,
            near.how == "pronoun",
            near.how == "group",
            near.inner,
            near.possessive,
            near is parse.references[0],
            near.first,
            last - first,
            sum(near.last <= r.first < span.first for r in parse.references) if left else -1,
            sum(first <= k < last for k in self._verbs(number)),
            sum(low in BREAKS for low in lows),
            sum(low in _COMMAS for low in lows),
            person in does,
            bool(does) and person not in does,
        )

    def _doers_before(self, number: int, span: PlaceSpan) -> tuple[Person, ...]:
        """Who does what the last verb before a place says."""
        verbs = [k for k in self._verbs(number) if k < span.first]
        return (subject(self._read[number], verbs[-1]) or ()) if verbs else ()

    def _of_rules(self, pair: Pair) -> tuple[float, ...]:
        """The columns of the stops that the rules have found."""
        number, place, me = pair.line, pair.place, id(pair.person)
        own = self._stops.get(me, ())
        here = [d for d in own if d.place.id == place.id]
        return (
            bool(here),
            any(number in self._lines[id(d)] for d in here),
            len(own),
            bool(own) and any(d.place.country == place.country for d in own),
            bool(own) and any(number in self._lines[id(d)] for d in own),
            len(self._stops) - (me in self._stops),
            len(self._made),
            number in self._lines_told,
        )
