"""Lives that are over, and deeds on which a court has ruled: in an obituary, a biography or the
report of a sentence every journey without a day of its own is past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.grammar.subjects import following, subject
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person

_YEARS = re.compile(r"1\d{3}|20\d{2}")


def mark_lives(parse: Parse) -> None:
    """Marks those of whom the line says that they died, or gives the years of their life:
    "Ann Lee (1871-1939) was a painter"."""
    for person in (*_with_years(parse), *_who_died(parse)):
        person.dead = True


def _with_years(parse: Parse) -> Iterator[Person]:
    """Those whose names two years in brackets follow."""
    line = parse.line
    if "(" not in line.vocabulary:
        return
    for reference in parse.references:
        if reference.is_name and line.low(reference.last) == "(":
            inside = line.phrase(reference.last + 1, reference.last + 7).split(")")[0]
            if len(_YEARS.findall(inside)) == 2:
                yield from reference.persons


def _who_died(parse: Parse) -> Iterator[Person]:
    """Those of whom the line says that they died."""
    for i in parse.line.numbers(_DEATH):
        told = i in parse.verbs and i not in parse.line.quoted
        if told and parse.group(i).status is Status.VISITED and not _yet_to_die(parse, i):
            yield from subject(parse, i) or ()


def _yet_to_die(parse: Parse, i: int) -> bool:
    """Matches "Vowed to walk to Oslo before she | died", but not "flew to Oslo before she | died":
    who only means to do something lives."""
    line = parse.line
    before = line.first_of({"before"}, i - 3, i)
    main = parse.last_verb(before) if before is not None else None
    return main is not None and parse.group(main).status is not Status.VISITED


_DEATH = word_set("death")
_RULED = word_set("ruled")


def mark_thwarted(parse: Parse) -> None:
    """Marks those who were refused, expelled or turned back, never arrived, or do something else
    instead: what they "were to" do does not come about."""
    for person in (*_instead(parse), *_who_never_arrived(parse)):
        person.thwarted = True
    for i in parse.line.numbers(_THWARTING):
        if i not in parse.line.quoted:
            for person in _whom(parse, i, 4):
                person.thwarted = True


def _instead(parse: Parse) -> Sequence[Person]:
    """Who does something else, where the sentence opens with "instead"."""
    opens = parse.line.low(0) == "instead" and parse.line.low(1) != "of"
    return following(parse, 1) or () if opens else ()


def _who_never_arrived(parse: Parse) -> Iterator[Person]:
    """Matches "He did not | arrive.", "She never | came."."""
    for i in parse.line.numbers(_ARRIVING):
        if parse.group(i).status is Status.CANCELLED and parse.line.low(i + 1) in {".", ","}:
            yield from subject(parse, i) or ()


_ARRIVING = word_set("arriving_at_last")


def _whom(parse: Parse, i: int, reach: int) -> tuple[Person, ...]:
    """To whom it is done what the verb at `i` says: its subject, or whoever is named within so many
    words after it."""
    if parse.group(i).passive:
        return subject(parse, i) or ()
    named = parse.someone(i + 1, i + reach)
    return () if named is None else named.persons


_THWARTING = word_set("thwarting")


def mark_tried(parse: Parse) -> None:
    """Marks those of whom the line says that a court ruled on them: "Ann Lee was convicted", "the
    judge sentenced her"."""
    for i in parse.line.numbers(_RULED):
        if i in parse.line.quoted or _of_what_is_somebodys(parse, i):
            continue
        for person in _whom(parse, i, 6):
            person.tried = True


def _of_what_is_somebodys(parse: Parse, i: int) -> bool:
    """Whether a court's verb is done to what is somebody's: "sentenced | his brother"."""
    named = None if parse.group(i).passive else parse.someone(i + 1, i + 6)
    return named is not None and named.possessive
