"""Reading an article's journeys: lines, persons, presences, visits, trips, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.articles.legible import as_read, legible
from dashboard.journeys.events.attending import Events
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.judge.judge import judged
from dashboard.journeys.model import (
    DRAWN,
    Days,
    Gathering,
    Itinerary,
    Precision,
    Station,
    Status,
    Visit,
)
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS
from dashboard.journeys.people.resolution import coreferences
from dashboard.journeys.presence.members import Members
from dashboard.journeys.presence.readers import Document, Ellipsis, PresenceReader, Rules
from dashboard.journeys.presence.substitutes import Substitutes
from dashboard.journeys.routes.trips import itinerary, numbered
from dashboard.journeys.sentences.line import Line, lines
from dashboard.journeys.stations.lives import (
    Telling,
    found_in,
    stations_of,
    telling,
    told_alone,
)
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.candidates import candidates_of
from dashboard.journeys.visits.counted_days import date_by_count
from dashboard.journeys.visits.homes import learn_homes
from dashboard.journeys.visits.lives import mark_lives, mark_thwarted, mark_tried
from dashboard.journeys.visits.meetings import Meeting, date_by_meetings, meetings
from dashboard.journeys.visits.ordering import trips_of
from dashboard.places.place import Resolution


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells: its journeys, the meetings that other articles may know more of, and
    the stations of lives.
    `troubles` are sentences about dates of visits that cannot be or are not clear ("03/04/2024"),
    by their words; `doubts` the visits that are too unlikely for a stop, `dropped` those that a
    person has said were none, under the name that he saw."""

    itineraries: tuple[Itinerary, ...]
    gatherings: tuple[Gathering, ...]
    troubles: Mapping[str, str] = field(default_factory=dict)
    stations: tuple[Station, ...] = ()
    doubts: tuple[Visit, ...] = ()
    dropped: tuple[Visit, ...] = ()


Judge = Callable[[Document, Sequence[VisitCandidate]], list[VisitCandidate]]
"""Gives the visits that were read in a document, each with its chance, and with them others."""

# Who was where is read by these in turn, each given what those before it have found.
READERS: tuple[PresenceReader, ...] = (Rules(), Events(), Ellipsis(), Members(), Substitutes())


def itineraries(
    article: Article, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]
) -> tuple[Itinerary, ...]:
    """Gives the journeys that one article tells of, traveller by traveller in order of reading; see
    `read`, which also gives what merging needs."""
    return read(article, sentences, resolutions).itineraries


def read(
    article: Article,
    sentences: Sequence[Sentence],
    resolutions: Sequence[Resolution],
    readers: Sequence[PresenceReader] | None = None,
    least: float = DRAWN,
    judge: Judge | None = judged,
) -> Told:
    """Reads the journeys and the meetings that one article tells of, who was where by `readers`
    (None: those of `READERS`); visits to which the `judge` (None: their readers) gives a chance of
    at least `least` are stops.

    `sentences` and `resolutions` are those of the article. Without a date of publication the days
    stay None and only the words are kept.
    """
    document = Document(article, _parses(_lines(article, sentences, resolutions)))
    for reader in READERS if readers is None else readers:
        document = document._replace(found=reader.presences(document))
    parses = document.parses
    lives = found_in(parses)
    alone = told_alone(lives, document.found)
    made = _visits(candidates_of(document), alone)
    made = made if judge is None else _visits(judge(document, made), alone)
    told = meetings(parses, made)
    date_by_meetings(made, told)
    days = {id(d): _days(article, d) for d in made}
    date_by_count(parses, made, days, article.published)
    stops = [d for d in made if d.chance >= least]
    journeys = tuple(_journeys(article, stops, days))
    gatherings = tuple(_gathering(article, m) for m in told if m.own)
    doubts = tuple(_visit(article, d, days[id(d)]) for d in made if d.chance < least)
    stations = stations_of(article, parses, lives)
    return Told(journeys, gatherings, dict(_troubles(stops, days)), stations, doubts)


def _visits(made: Sequence[VisitCandidate], alone: Set[Telling]) -> list[VisitCandidate]:
    """Leaves out what is told of somebody's life `alone`, and is no visit."""
    return [
        each
        for each in made
        if not all(telling(each.person, presence) in alone for presence in each.presences)
    ]


def _lines(
    article: Article, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]
) -> Sequence[Line]:
    """Gives an article's lines, of its text as it is read."""
    read = legible(article.text)
    if not read:
        return lines(article, sentences, resolutions)
    moved = [r.moved(read.text, *read.read(r.mention.start, r.mention.end)) for r in resolutions]
    return lines(as_read(article), read.read_sentences(sentences), moved)


def _parses(ready: Sequence[Line]) -> list[Parse]:
    """Parses an article's lines, and learns what is known of its persons."""
    parses, topic = list[Parse](), tuple[Person, ...]()
    for line, here in zip(ready, coreferences(ready), strict=True):
        parses.append(Parse(line, here, topic))
        leading = (r.persons for r in here if r.persons and not r.inner)
        topic = next(leading, topic)
    learn_homes(parses)
    for parse in parses:
        mark_lives(parse)
        mark_tried(parse)
        mark_thwarted(parse)
    return parses


def _journeys(
    article: Article, made: Sequence[VisitCandidate], days: dict[int, Days | None]
) -> Iterator[Itinerary]:
    """Makes trips of the visits, traveller by traveller."""
    by_person: dict[Person, list[VisitCandidate]] = {}
    for each in made:
        by_person.setdefault(each.person, []).append(each)
    for person, own in by_person.items():
        roles = frozenset(person.roles - FORMS_OF_ADDRESS)
        for number, levels in enumerate(trips_of(own, days), start=1):
            stops = numbered([[_visit(article, d, days[id(d)]) for d in level] for level in levels])
            made_trip = itinerary(person.name, number, stops)
            yield replace(made_trip, roles=roles, group=person.group)


def _days(article: Article, candidate: VisitCandidate) -> Days | None:
    """The days of a visit, looking ahead for what is planned and back for what is done."""
    if candidate.time is None:
        return None
    when, published = candidate.time.when, article.published
    open_side = candidate.status is Status.CANCELLED and candidate.tense > 0
    if open_side and published is not None:
        ahead, back = when.days(published, 1), when.days(published, -1)
        if ahead is not None and back is not None:
            return min(ahead, back, key=lambda days: abs(days.first - published))
    return when.days(published, candidate.tense)


def _troubles(
    made: Sequence[VisitCandidate], days: dict[int, Days | None]
) -> Iterator[tuple[str, str]]:
    """The words of dates that cannot be or are not clear, each with a sentence about it."""
    for candidate in made:
        if candidate.time and (said := candidate.time.when.trouble(days[id(candidate)])):
            yield candidate.time.when.text, said


def _visit(article: Article, candidate: VisitCandidate, days: Days | None) -> Visit:
    return Visit(
        candidate.person.name,
        candidate.place,
        candidate.status,
        days,
        candidate.time.when.text if candidate.time else None,
        candidate.time.when.precision if candidate.time and days else Precision.NONE,
        tuple(SentenceRef(article.id, i) for i in sorted(candidate.lines)),
        candidate.rule,
        (SentenceRef(article.id, candidate.time_line),) if candidate.time else (),
        named=candidate.named,
        chance=candidate.chance,
        reasons=candidate.reasons,
        doing=candidate.doing,
    )


def _gathering(article: Article, meeting: Meeting) -> Gathering:
    time = meeting.time
    days = time.when.days(article.published, -1) if time else None
    return Gathering(
        tuple(p.name for p in meeting.persons),
        meeting.noun,
        meeting.where,
        days,
        time.when.text if time else None,
        time.when.precision if time and days else Precision.NONE,
        SentenceRef(article.id, meeting.line),
    )
