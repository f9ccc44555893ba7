"""Corrections of travellers' names: who is whom, what somebody is called, and who is nobody."""

from __future__ import annotations

from dataclasses import replace

from dashboard.articles.article import Edit
from dashboard.journeys.merging.same_person import Identities, same_person
from dashboard.journeys.model import Itinerary
from dashboard.project.events import NotAPerson, OfPerson, Renamed, SamePerson, TwoPersons
from dashboard.project.stops import VisitOrStation, remade, with_edit


class SaidOfNames:
    """What was said of names, one after the other: the last word holds."""

    def __init__(self) -> None:
        self._same: set[frozenset[str]] = set()
        self._apart: set[frozenset[str]] = set()
        self._called: dict[str, str] = {}
        self._nobody: set[str] = set()
        self._at: dict[str, str] = {}

    def hear(self, change: OfPerson, at: str) -> None:
        """Takes a change into account."""
        match change:
            case SamePerson(name=name, other=other):
                pair = frozenset((self._own(name), self._own(other)))
                self._same.add(pair)
                self._apart.discard(pair)
                for own in pair:
                    self._called[own] = name
                self._at[name] = at
            case TwoPersons(name=name, other=other):
                pair = frozenset((self._own(name), self._own(other)))
                self._apart.add(pair)
                self._same.discard(pair)
                for own in pair:
                    self._called.pop(own, None)
                self._at[name] = self._at[other] = at
            case Renamed(name=name, new=new):
                for own in self._all(name):
                    self._called[own] = new
                self._at[new] = at
            case NotAPerson(name=name):
                self._nobody.add(self._own(name))

    def identities(self) -> Identities:
        """All of it."""
        return Identities(
            frozenset(self._same),
            frozenset(self._apart),
            dict(self._called),
            frozenset(self._nobody),
        )

    def is_same(self, shown: str, told: str) -> bool:
        """Whether a name that was shown can be that of an article's traveller."""
        owns = self._all(shown)
        if told in owns:
            return True
        return any(same_person(own, told) for own in owns) and not any(
            frozenset((own, told)) in self._apart for own in owns
        )

    def marked(self, journey: Itinerary) -> Itinerary:
        """A journey, marked where something was said of its traveller's name."""
        if journey.traveller not in self._at:
            return journey
        stops = [replace(stop, visit=self.with_name(stop.visit)) for stop in journey.stops]
        return remade(journey, stops)

    def with_name(self, told: VisitOrStation) -> VisitOrStation:
        """A visit or a station, marked where something was said of its traveller's name."""
        at = self._at.get(told.traveller)
        return told if at is None else with_edit(told, Edit("traveller", at))

    def _own(self, shown: str) -> str:
        """The articles' own name of somebody who was shown under a name."""
        return next((own for own, called in self._called.items() if called == shown), shown)

    def _all(self, shown: str) -> set[str]:
        """All names that were said to be of somebody who is shown under one."""
        names = {shown, *(own for own, called in self._called.items() if called == shown)}
        for pair in self._same:
            if pair & names:
                names |= pair
        return names
