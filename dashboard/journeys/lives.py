"""Lives that are over: in an obituary or a biography every journey is past."""

from __future__ import annotations

import re

from dashboard.journeys.clauses import Clauses
from dashboard.journeys.itinerary import Status

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
    for i, low in enumerate(line.lows):
        if low != "died" or i in line.quoted:
            continue
        if clauses.group(i).status is Status.VISITED:
            for person in clauses.subject(i) or ():
                person.dead = True
