"""Lives that are over, and deeds on which a court has ruled: in an obituary, a biography or the
report of a sentence every journey without a day of its own is past."""

from __future__ import annotations

import re

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status

_YEARS = re.compile(r"1\d{3}|20\d{2}")


def mark_lives(parse: Parse) -> None:
    """Marks those of whom the line says that they died, or gives the years of their life:
    "Ann Lee (1871-1939) was a painter"."""
    line = parse.line
    for reference in parse.references:
        if reference.how == "name" and line.low(reference.last) == "(":
            inside = line.phrase(reference.last + 1, reference.last + 7).split(")")[0]
            if len(_YEARS.findall(inside)) == 2:
                for person in reference.persons:
                    person.dead = True
    for i in line.numbers(_DEATH):
        if i not in parse.verbs or i in line.quoted:
            continue
        if parse.group(i).status is Status.VISITED:
            for person in subject(parse, i) or ():
                person.dead = True


_DEATH = frozenset({"died"})
_RULED = word_set("ruled")


def mark_thwarted(parse: Parse) -> None:
    """Marks those who were refused, expelled or turned back: what they "were to" do does not come
    about."""
    for i in parse.line.numbers(_THWARTING):
        if i in parse.line.quoted:
            continue
        passive = parse.group(i).passive
        named = next((parse.at[k] for k in range(i + 1, i + 4) if k in parse.at), None)
        persons = subject(parse, i) if passive else named.persons if named is not None else ()
        for person in persons or ():
            person.thwarted = True


_THWARTING = word_set("thwarting")


def mark_tried(parse: Parse) -> None:
    """Marks those of whom the line says that a court ruled on them: "Ann Lee was convicted", "the
    judge sentenced her"."""
    for i in parse.line.numbers(_RULED):
        if i in parse.line.quoted:
            continue
        persons = subject(parse, i) if parse.group(i).passive else ()
        if not parse.group(i).passive:
            object_ = next((parse.at[k] for k in range(i + 1, i + 6) if k in parse.at), None)
            persons = object_.persons if object_ is not None and not object_.possessive else ()
        for person in persons or ():
            person.tried = True
