"""Pairs of a place and a person who may have been there, which the judge looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.journeys.grammar.attachment import Attachment, attachment_of
from dashboard.journeys.judge.article import ArticleFacts, mentioned_by
from dashboard.journeys.judge.names import describes, told_of
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.places.place import Place

# How many sentences after their last mention persons can be at a place; whom the article mostly
# tells of always can.
_AFTER = 4
# How many sentences before their first: "the tournament in Oslo …" and then who played.
_BEFORE = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """A place, its name `span` in line `line`, what that hangs on, and a person who may have been
    there; `mentioned` is the line that last mentions him up to there, or else the first after.
    `read` is the visit that rules have read there, None where they have not."""

    person: Person
    place: Place
    span: PlaceSpan
    attachment: Attachment
    line: int
    mentioned: int | None
    read: VisitCandidate | None = None


def pairs_read(facts: ArticleFacts) -> Iterator[Pair]:
    """The pairs that rules have read."""
    for candidate in facts.made:
        presence = candidate.presences[0]
        number, span = _name_line(presence), presence.place
        attachment = attachment_of(facts.read[number], span)
        if attachment is None:
            attachment = Attachment(span.first, "", 0)
        mentioned = mentioned_by(facts, candidate.person, presence.line)
        yield Pair(
            candidate.person, candidate.place, span, attachment, number, mentioned, candidate
        )


def _name_line(presence: Presence) -> int:
    """The line in which the words for a presence's place stand."""
    at, named = presence.place_line, presence.place.named
    return presence.line if at is None or at == named else at


def pairs_unread(facts: ArticleFacts) -> Iterator[Pair]:
    """The pairs of which rules say nothing, neither of the place's name nor of the person at that
    place: each place that the article names as such, with each person who may have been there."""
    known = {(id(d.person), d.place.id) for d in facts.made}
    told = {d.at for d in facts.made}
    last: dict[int, int] = {}
    for number, parse in enumerate(facts.read):
        last |= dict.fromkeys(facts.mentions[number], number)
        for span in parse.line.places:
            place = told_of(parse, span) if (number, span.first) not in told else None
            attachment = attachment_of(parse, span) if place is not None else None
            if place is None or attachment is None or describes(parse, span, attachment):
                continue
            for person in facts.persons:
                at = last.get(id(person), facts.lines_naming[id(person)][0])
                often = facts.counts[id(person)] == facts.most
                near = at - number <= _BEFORE if at > number else number - at <= _AFTER or often
                if near and (id(person), place.id) not in known:
                    yield Pair(person, place, span, attachment, number, at)
