"""What the meetings that articles tell of say of a traveller's visits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.journeys.merging.contradictions import of_places
from dashboard.journeys.merging.travellers import Travellers
from dashboard.journeys.merging.visits import Merged
from dashboard.journeys.model import Borrowed, Days, Disagreement, Gathering, Visit
from dashboard.places.place import Place

Told = tuple[int, Gathering]
"""A meeting and its number in the order of telling."""


class Meetings:
    """The meetings of several articles, in which everybody has one mark: by person, and those that
    are told with their day but without a place by the rarest of those who met."""

    def __init__(self, gatherings: Iterable[Gathering]) -> None:
        self._of: dict[str, list[Gathering]] = {}
        self._met: dict[tuple[str, Place], set[str]] = {}
        self._by_person: dict[str, list[Told]] = {}
        self._by_day: dict[Days, dict[str, list[Told]]] = {}
        placeless = list[Told]()
        for number, meeting in enumerate(gatherings):
            for person in set(meeting.persons):
                self._of.setdefault(person, []).append(meeting)
                if meeting.place is not None:
                    self._met.setdefault((person, meeting.place), set()).update(meeting.persons)
            if meeting.place is None:
                placeless.append((number, meeting))
        often = Counter(person for _, meeting in placeless for person in meeting.persons)
        for told in placeless:
            meeting = told[1]
            if meeting.days is not None:
                rarest = min(meeting.persons, key=lambda person: often[person])
                self._by_person.setdefault(rarest, []).append(told)
                of_day = self._by_day.setdefault(meeting.days, {})
                of_day.setdefault(rarest, []).append(told)

    def supplied(self, visit: Visit, mark: str) -> Visit:
        """A visit with what other articles tell of the meeting there: "Wednesday's summit" without
        a place is told of the place that another article gives it, and dates that place if need be.
        `mark` is the traveller's mark."""
        met = self._met.get((mark, visit.place), set())
        if len(met) < 2:
            return visit
        own = {ref.article_id for ref in visit.evidence}
        lacks_day = visit.days is None
        if lacks_day:
            dated = self._first(met, own)
            if dated is None:
                return visit
            days, text, precision = dated.days, dated.date_text, dated.precision
            visit = replace(visit, days=days, date_text=text, precision=precision)
        found = self._on(visit.days, met, own)
        if not found:
            return visit
        sentences = [meeting.sentence for meeting in found]
        borrowed = [*visit.borrowed, Borrowed("place", visit.evidence)]
        if lacks_day:
            borrowed.append(Borrowed("date", (sentences[0],)))
        return replace(
            visit,
            evidence=(*visit.evidence, *sentences),
            date_evidence=(*visit.date_evidence, *sentences),
            borrowed=tuple(borrowed),
        )

    def _first(self, met: set[str], own: set[str]) -> Gathering | None:
        """The first meeting without a place of some of those who met, that other articles than
        their `own` tell of."""
        firsts = (
            next(_fitting(self._by_person[person], met, own), None)
            for person in met & self._by_person.keys()
        )
        first = min((told for told in firsts if told), key=_number, default=None)
        return first and first[1]

    def _on(self, days: Days | None, met: set[str], own: set[str]) -> list[Gathering]:
        """Those meetings of some days, in order of telling."""
        of_day = self._by_day.get(days, {}) if days else {}
        found = [t for person in met & of_day.keys() for t in _fitting(of_day[person], met, own)]
        return [meeting for _, meeting in sorted(found, key=_number)]

    def mark_rivals(self, merged: Sequence[Merged], visits: dict[int, Visit], mark: str) -> None:
        """Mark the visits of the traveller of that mark that are one meeting in two towns. `visits`
        are what is told together of each of `merged`, by its identity."""
        told = [visits[id(m)] for m in merged]
        for i, k in of_places(told, self._of.get(mark, ()), mark):
            for here, there in ((i, k), (k, i)):
                merged[here].rivals.append(merged[there])
                visit, other = visits[id(merged[here])], told[there]
                found = (*visit.disagreements, Disagreement("place", other))
                visits[id(merged[here])] = replace(visit, disagreements=found)


def with_marks(gatherings: Iterable[Gathering], travellers: Travellers) -> Iterator[Gathering]:
    """Gives the meetings with each traveller's mark for the names that the articles use."""
    for gathering in gatherings:
        article = gathering.sentence.article_id
        met = ((person, travellers.met(article, person)) for person in gathering.persons)
        persons = (person if n is None else travellers.mark(n) for person, n in met)
        yield replace(gathering, persons=tuple(persons))


def _fitting(meetings: Iterable[Told], met: set[str], own: set[str]) -> Iterator[Told]:
    """The meetings of nobody but some who met, that other articles than their `own` tell of."""
    for told in meetings:
        if told[1].sentence.article_id not in own and met.issuperset(told[1].persons):
            yield told


def _number(told: Told) -> int:
    return told[0]
