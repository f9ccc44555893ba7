"""Reading an article's journeys: lines, persons, sightings, visits, trips, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.journeys.clauses import Clauses
from dashboard.journeys.dates import precision_of
from dashboard.journeys.itinerary import Itinerary, Precision, Status, Visit
from dashboard.journeys.lines import lines
from dashboard.journeys.presence import sightings
from dashboard.journeys.travellers import references
from dashboard.journeys.trips import itinerary, numbered
from dashboard.journeys.visits import Draft, drafts
from dashboard.places.place import Resolution


def itineraries(
    article: Article, sentences: Sequence[Sentence], resolutions: Sequence[Resolution]
) -> tuple[Itinerary, ...]:
    """The journeys that one article tells of, traveller by traveller in order of reading.

    `sentences` and `resolutions` are those of the article. Without a date of publication the days
    stay None and only the words are kept.
    """
    read = lines(article, sentences, resolutions)
    meant = references(read)
    clauses = [Clauses(line, here) for line, here in zip(read, meant, strict=True)]
    found = [s for i, clause in enumerate(clauses) for s in sightings(i, clause)]
    made = drafts(found, [line.low(0) for line in read])
    journeys = []
    people = list({id(d.person): d.person for d in made}.values())
    for person in people:
        own = [d for d in made if d.person is person]
        for number, levels in enumerate(_trips(own), start=1):
            stops = numbered([[_visit(article, d) for d in level] for level in levels])
            journeys.append(itinerary(person.name, number, stops))
    return tuple(journeys)


def _visit(article: Article, draft: Draft) -> Visit:
    tense = 1 if draft.status in {Status.PLANNED, Status.CANCELLED} else -1
    days = draft.time.when.days(article.published, tense) if draft.time else None
    precision = draft.time.when.precision if draft.time else Precision.NONE
    if days is not None and precision is Precision.NONE:
        precision = precision_of(days)
    return Visit(
        draft.person.name,
        draft.place,
        draft.status,
        days,
        draft.time.when.text if draft.time else None,
        precision if days is not None else Precision.NONE,
        tuple(SentenceRef(article.id, i) for i in sorted(draft.lines)),
        draft.rule,
        (SentenceRef(article.id, draft.time_line),) if draft.time else (),
    )


def _trips(own: Sequence[Draft]) -> list[list[list[Draft]]]:
    """A traveller's visits as trips of levels: the trip that the article reports, then the planned
    ones set well apart from it, then the past ones."""
    current = [d for d in own if d.status is not Status.PAST and not _set_apart(d, own)]
    apart = [d for d in own if d.status is not Status.PAST and d not in current]
    past = [d for d in own if d.status is Status.PAST]
    trips = [current] if current else []
    for group in (apart, past):
        for _, members in groupby(sorted(group, key=_occasion), key=_occasion):
            trips.append(list(members))
    return [_levels(trip) for trip in trips]


def _set_apart(draft: Draft, own: Sequence[Draft]) -> bool:
    """A plan for a later week or month, beside a trip that is told already."""
    if draft.status is Status.VISITED or draft.time is None or len(own) == 1:
        return False
    when = draft.time.when
    return when.far or (when.side > 0 and when.text.lower().startswith(("later", "next")))


def _occasion(draft: Draft) -> str:
    """What makes two visits one trip: the words of their time, or their sentence."""
    return draft.time.when.text.lower() if draft.time else f"{draft.at[0]:06}"


def _levels(trip: Sequence[Draft]) -> list[list[Draft]]:
    """The order of a trip's visits: as told, save for what the text sets earlier; what is done
    comes before what is planned; a list that is no route leaves its order open."""
    told = sorted(trip, key=lambda d: d.at)
    ordered: list[Draft] = []
    for draft in told:
        spot = len(ordered)
        if draft.origin or draft.earlier:
            line = draft.lines[0]
            same = [i for i, d in enumerate(ordered) if d.at[0] == line]
            arrivals = [i for i, d in enumerate(ordered) if d.status is not Status.PLANNED]
            spot = same[0] if same else (arrivals[-1] if arrivals else spot)
        ordered.insert(spot, draft)
    done = [d for d in ordered if d.status in {Status.VISITED, Status.PAST}]
    ahead = [d for d in ordered if d.status is Status.PLANNED]
    sequence = done + ahead
    for draft in (d for d in ordered if d.status is Status.CANCELLED):
        later = [d for d in sequence if d.at > draft.at and not d.earlier]
        sequence.insert(sequence.index(later[0]) if later else len(sequence), draft)
    levels: list[list[Draft]] = []
    for draft in sequence:
        open_list = draft.listed and not draft.route
        if open_list and levels and levels[-1][0].at[0] == draft.at[0]:
            levels[-1].append(draft)
        else:
            levels.append([draft])
    return levels
