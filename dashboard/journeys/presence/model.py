"""What one rule finds in one sentence, and the time that goes with it."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.journeys.grammar.attachment import Attachment
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.model import READ, Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.spans import PlaceSpan, TimeSpan


class Presence(NamedTuple):
    """One rule's finding in one line: these persons, that place.

    `origin` is True where they leave it; `motion` where the words themselves tell of going, so that
    somebody at home counts too; `entry` for the crossing of a border; `listed` counts the names
    before it in its list, which is a `route` where the list gives the order of going. `speech` is
    True where all that is told is that they said something there, `away` where they spoke "from"
    there; `of_many` where they meet with so many that none of them need be the host; `custody`
    where it is done to them against their will; `departing` where they have just set out for it,
    `was_to` where they only "were to" come, `refused` where they came and were not let in;
    `turn` when it comes by the words around it (see `order_words`), `again` where they say that the
    place was reached before; `doing` is what they do there (see `Visit`); `chance` is how likely it
    is (0 to 1, two decimals) in the eyes of the reader that found it; `how` names the kind of words
    that a rule has found, for the judge.
    """

    persons: tuple[Person, ...]
    place: PlaceSpan
    status: Status
    rule: str
    line: int
    time: TimeSpan | None
    origin: bool = False
    motion: bool = False
    entry: bool = False
    listed: int = 0
    route: bool = False
    cue: str = ""
    time_line: int | None = None
    apart: bool = False
    place_line: int | None = None
    speech: bool = False
    of_many: bool = False
    custody: bool = False
    away: bool = False
    turn: str = ""
    departing: bool = False
    was_to: bool = False
    refused: bool = False
    again: bool = False
    doing: str = ""
    chance: float = READ
    how: str = ""


def quoted(parse: Parse, first: int, k: int, attachment: Attachment, place: PlaceSpan) -> str:
    """The words of a rule as a person reads them: "is due to visit … Germany"."""
    line = parse.line
    begin = attachment.index if attachment.preposition else place.first
    if begin <= k + 4:
        return line.said(first, place.last)
    return f"{line.said(first, k + 1)} … {line.said(begin, place.last)}"
