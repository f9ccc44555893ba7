"""Pairs of a place and a person who may have been there, which the judge looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.journeys.grammar.attachment import Attachment, attachment_of
from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.judge.article import ArticleFacts, mentioned_by
from dashboard.journeys.judge.doers import meant_beside_others, of_local_others
from dashboard.journeys.judge.names import describes, told_of
from dashboard.journeys.judge.others import (
    in_a_range,
    of_a_stranger_aside,
    of_ones_calling,
    of_others_who_say,
    of_others_who_speak,
    of_the_unnamed,
    of_those_who_live_there,
    told_himself,
    told_of_another,
)
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.figures import figurative
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.verbs import at_own_home
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.places.place import Place

# How many sentences after their last mention persons can be at a place; whom the article mostly
# tells of always can.
_AFTER = 4
# How many sentences before their first: "the tournament in Oslo …" and then who played.
_BEFORE = 12
# Where more persons than these are named as often as any, the article tells mostly of nobody.
_MOSTLY = 50


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
    last, near = dict[int, int](), _Near(facts)
    for number, parse in enumerate(facts.read):
        last |= dict.fromkeys(facts.mentions[number], number)
        for span in parse.line.places:
            place = told_of(parse, span) if (number, span.first) not in told else None
            attachment = attachment_of(parse, span) if place is not None else None
            if place is None or attachment is None or _of_nobody(parse, span, attachment):
                continue
            for person in _who_may(parse, span, near.to(number)):
                if (id(person), place.id) not in known:
                    at = last.get(id(person), facts.lines_naming[id(person)][0])
                    yield Pair(person, place, span, attachment, number, at)


def _of_nobody(parse: Parse, span: PlaceSpan, attachment: Attachment) -> bool:
    """Whether the words around a place say that it tells where none of the article's persons is."""
    return (
        describes(parse, span, attachment)
        or figurative(parse, span.first)
        or any(tells(parse, span) for tells in _TELLING_OF_OTHERS)
        or at_own_home(parse.line, attachment.index, span)
        or of_local_others(parse, span, attachment)
    )


_TELLING_OF_OTHERS = (
    of_others_who_say,
    of_others_who_speak,
    of_those_who_live_there,
    of_a_stranger_aside,
    in_a_range,
    of_ones_calling,
)


def _who_may(parse: Parse, span: PlaceSpan, near: Iterable[Person]) -> Iterator[Person]:
    """Those of the persons `near` a place's line who may have been there."""
    others, besides = of_the_unnamed(parse, span), meant_beside_others(parse, span)
    for person in near:
        himself = not others or told_himself(parse, person)
        meant = besides is None or person in besides
        if himself and meant and not told_of_another(parse, span, person):
            yield person


class _Near:
    """The persons who may be at the places of a line, by where they are mentioned."""

    def __init__(self, facts: ArticleFacts) -> None:
        self._facts = facts
        self._number, self._persons = -1, list[Person]()
        self._order = {id(person): order for order, person in enumerate(facts.persons)}
        # Those whom the article mostly tells of, and the line that first mentions them.
        most = [each for each in self._order if facts.counts[each] == facts.most]
        self._most = {each: facts.lines_naming[each][0] for each in most[: _MOSTLY + 1]}
        if len(most) > _MOSTLY:
            self._most = {}

    def to(self, number: int) -> Sequence[Person]:
        """The persons near to a line, in the order in which the article names them."""
        if number != self._number:
            self._number, persons = number, self._facts.persons
            self._persons = [persons[order] for order in sorted(set(self._orders(number)))]
        return self._persons

    def _orders(self, number: int) -> Iterator[int]:
        """The numbers of the persons near to a line, in any order."""
        facts, order = self._facts, self._order
        for line in range(max(number - _AFTER, 0), min(number + _BEFORE + 1, len(facts.read))):
            for each in facts.mentions[line]:
                if each in order and (line <= number or facts.lines_naming[each][0] > number):
                    yield order[each]
        yield from (order[each] for each, first in self._most.items() if first <= number)
