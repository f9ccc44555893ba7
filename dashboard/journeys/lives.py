"""Lives that are over: in an obituary or a biography every journey is past."""

from __future__ import annotations

import re

from dashboard.journeys.clauses import Clauses
from dashboard.journeys.itinerary import Status
from dashboard.journeys.subjects import subject

_YEARS = re.compile(r"1\d{3}|20\d{2}")


def mark_lives(clauses: Clauses) -> None:
    """Marks those of whom the line says that they died, or gives the years of their life:
    "Ann Lee (1871-1939) was a painter"."""
    line = clauses.line
    for reference in clauses.references:
        if reference.how == "name" and line.low(reference.last) == "(":
            inside = line.phrase(reference.last + 1, reference.last + 7).split(")")[0]
            if len(_YEARS.findall(inside)) == 2:
                for person in reference.persons:
                    person.dead = True
    for i in clauses.verbs:
        if line.low(i) != "died" or i in line.quoted:
            continue
        if clauses.group(i).status is Status.VISITED:
            for person in subject(clauses, i) or ():
                person.dead = True
