"""What one rule finds in one sentence."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.journeys.model import StationKind
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.stations.cues import Cue


class Found(NamedTuple):
    """That a place is this to the lives of these persons, by the words from `first` up to `last`
    of line `line`; `by` is the word that says so. `is_no_visit` is True of "lived
    in", False of "his home in", "was killed in", which may tell of a visit, too; `lasts` of what is
    told in the present tense."""

    persons: tuple[Person, ...]
    place: PlaceSpan
    kind: StationKind
    line: int
    first: int
    last: int
    by: int
    chance: float
    is_no_visit: bool = False
    lasts: bool = False


def found(
    index: int, place: PlaceSpan, cue: Cue, by: int, persons: tuple[Person, ...]
) -> Found | None:
    """What a row of the table finds by the word at `by`; None where it is of nobody. Groups
    ("41 survivors") have no life."""
    persons = tuple(person for person in persons if not person.group)
    if not persons:
        return None
    killed = cue.station is StationKind.DIED and cue.no_object
    alone = cue.form == "verb" and not killed
    first, last = min(by, place.first), max(by + 1, place.last)
    return Found(persons, place, cue.station, index, first, last, by, cue.chance, alone)
