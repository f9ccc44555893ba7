"""What a whole article tells, for the judge: who and what it names how often, and what kind of
article it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from dashboard.journeys.grammar.parse import Parse
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.places.language import Cue, cues
from dashboard.places.place import Place

_I = frozenset({"i", "we", "my", "our"})

ARTICLE = [
    "persons",
    "titled_persons",
    "sentences",
    "quoting_lines",
    "times_a_line",
    "names_a_line",
    "deaths",
    "contests",
    "gatherings",
    "all_stops",
    "first_person",
    "sports",
    "politics",
    "speaking",
    "hostile",
]


class ArticleFacts:
    """An article's parses and the visits that rules have read in it (`made`), with what they name
    counted once."""

    def __init__(self, read: Sequence[Parse], made: Sequence[VisitCandidate]) -> None:
        self.read = read
        self.made = made
        self.stops: dict[int, list[VisitCandidate]] = {}
        for candidate in made:
            self.stops.setdefault(id(candidate.person), []).append(candidate)
        self.lines_of = {id(candidate): frozenset(candidate.lines) for candidate in made}
        self.lines_told = frozenset().union(*self.lines_of.values())
        named = [p for c in read for r in c.references for p in r.persons if not p.is_anywhere]
        self.counts = Counter(map(id, named))
        self.total = len(named)
        self.persons = unique(named)
        self.most = max(self.counts.values(), default=0)
        self.mentions = [_mentions_of_persons(parse) for parse in read]
        self.lines_naming: dict[int, list[int]] = {}
        for number, here in enumerate(self.mentions):
            for person in here:
                self.lines_naming.setdefault(person, []).append(number)
        self.ways = Counter((id(p), r.how) for c in read for r in c.references for p in r.persons)
        places = _literal_places(read)
        self.names = len(places)
        self.named = Counter(p.id for p in places)
        self.countries = Counter(p.country for p in places)
        self.towns = {p.id for p in places if p.feature_class == "P"}

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """What kind of article it is, in the order of `ARTICLE`."""
        lines = [parse.line for parse in self.read]
        size = len(lines)
        known = cues()
        # Most words are of no class.
        classes = [bit for line in lines for bit in map(known.get, line.lows) if bit]
        words = sum(len(line.lows) for line in lines)

        def share(bits: int) -> float:
            return round(100 * sum(1 for bit in classes if bit & bits) / max(words, 1), 2)

        hows = [presence.how for d in self.made for presence in d.presences]
        return (
            len(self.persons),
            sum(bool(p.roles) for p in self.persons),
            size,
            round(sum(bool(line.quoted) for line in lines) / size, 2),
            round(sum(len(line.times) for line in lines) / size, 2),
            round(self.names / size, 2),
            sum(p.dead for p in self.persons),
            hows.count("contest"),
            hows.count("gathering"),
            len(self.made),
            round(sum(not _I.isdisjoint(line.vocabulary) for line in lines) / size, 2),
            share(Cue.SPORT | Cue.GAME),
            share(Cue.POLITICS | Cue.POLITY),
            share(Cue.SPEECH),
            share(Cue.HOSTILE),
        )


def _mentions_of_persons(parse: Parse) -> dict[int, list[Coreference]]:
    """Returns the references of a line, by the id of each person that they mean."""
    found: dict[int, list[Coreference]] = {}
    for reference in parse.references:
        for person in reference.persons:
            found.setdefault(id(person), []).append(reference)
    return found


def _literal_places(read: Sequence[Parse]) -> list[Place]:
    """Returns the places that an article names as such, each as often as it is named."""
    spans = (span for parse in read for span in parse.line.places if span.literal)
    return [place for span in spans if (place := span.resolution.place) is not None]


def mentioned_by(facts: ArticleFacts, person: Person, line: int) -> int | None:
    """The line that last means a person up to `line`, or else the first after; None where none
    does."""
    lines = facts.lines_naming.get(id(person))
    return lines[max(bisect_right(lines, line) - 1, 0)] if lines else None
