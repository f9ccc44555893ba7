"""What the judge is told of a pair of person and place: how their names stand to each other, how
much the article tells of either, what rules have read, and what kind of article it is; nothing of
single words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log10

import numpy as np
from numpy.typing import NDArray

from dashboard.journeys.grammar.parse import BREAKS, PREPOSITIONS, Parse
from dashboard.journeys.grammar.subjects import subject
from dashboard.journeys.judge.article import ARTICLE, ArticleFacts
from dashboard.journeys.judge.beside import ACTING, BESIDE, acting, beside
from dashboard.journeys.judge.names import is_noun
from dashboard.journeys.judge.pairs import Pair
from dashboard.journeys.judge.readings import READING, of_reading
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.names import POSSESSIVE
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.language import NOT_A_NAME, common_words, person_names

_AT = word_set("prepositions_at")
_TO = word_set("prepositions_to")
_LOCALS = word_set("locals")

# What parts a clause.
_COMMAS = frozenset({",", ";", "--", "–", "—"})
_FAR = 40

# The columns of a person whom the sentence does not mention.
_NOT_THERE = (*[False] * 6, _FAR, _FAR, *[-1] * 4, False, False)

_KINDS = ["go", "stay", "say", "meet", "act", "attend", "bring", "affect", "leave", "reach"]
_STATUSES = {None: 0, Status.VISITED: 1, Status.PLANNED: 2, Status.CANCELLED: 3, Status.PAST: 4}

_PLACE = (
    "country division capital town only_town towns names mentions in_country beside score "
    "mention_score population rivals place_named"
)
_SENTENCE = "line lines word after times before at to in of prepositions verb quoting"
_VERB = " ".join(f"verb_{kind}" for kind in (*_KINDS, "known", "status", "passive", "had"))
_FOLLOWING = "possessive comma noun"
_PERSON = (
    "titled gender share count since first later here top home abroad own_capital local "
    "name_words name_given name_family name_common by_name by_pronoun by_role dead tried posts "
    "group_of"
)
_OWN_SENTENCE = "own_inner own_start own_names own_verbs own_times"
_MENTION = "left pronoun group inner owner leading start gap between verbs breaks commas"
_DOER = "subject other"
_STOPS = "stop stop_here stops stop_in_country stop_in_line others line_told"

# What the judge is told of a pair: of the place, its sentence, its verb and what follows its name,
# of the person and his own sentence, of his nearest mention, of the stops that rules have found,
# and of the article; of what rules have read also what they have read there.
UNREAD = [
    *" ".join(
        (
            *(_PLACE, _SENTENCE, _VERB, _FOLLOWING, BESIDE),
            *(_PERSON, ACTING, _OWN_SENTENCE, _MENTION, _DOER, _STOPS),
        )
    ).split(),
    *ARTICLE,
]
READ = [*UNREAD, *READING]

# Passages of gold are short: of what grows with an article no more is counted than they have.
_MOST = {
    "line": 12,
    "lines": 14,
    "sentences": 14,
    "first": 10,
    "since": 8,
    "persons": 12,
    "titled_persons": 8,
    "names": 20,
    "towns": 8,
    "mentions": 6,
    "in_country": 10,
    "count": 12,
    "by_name": 8,
    "by_pronoun": 8,
    "by_role": 6,
    "names_a_line": 4,
    "all_stops": 8,
    "stops": 5,
    "others": 5,
    "deaths": 2,
    "contests": 2,
    "gatherings": 2,
}
_LIMITS = np.array([[_MOST.get(name, np.inf)] for name in READ])


def _nearest(mentions: Sequence[Coreference], span: PlaceSpan) -> Coreference | None:
    """Returns the last mention before a place, else the first after it; None where there is
    none."""
    left = [r for r in mentions if r.last <= span.first]
    right = [r for r in mentions if r.first >= span.last]
    return left[-1] if left else right[0] if right else None


def limited(rows: Sequence[tuple[float, ...]]) -> NDArray[np.float64]:
    """Rows as an array with a line for each column, none of its values above the column's most."""
    columns = np.array(rows, dtype=np.float64).T
    limited_columns: NDArray[np.float64] = np.minimum(columns, _LIMITS[: len(columns)])
    return limited_columns


class Columns:
    """The columns of an article's pairs, each part worked out once."""

    def __init__(self, facts: ArticleFacts) -> None:
        self._facts = facts
        self._read = facts.read
        self._verbs_of: dict[int, list[int]] = {}
        self._of_places: dict[tuple[int, int], tuple[float, ...]] = {}
        self._of_names: dict[int, tuple[float, ...]] = {}

    def of(self, pair: Pair) -> tuple[float, ...]:
        """What the judge is told of a pair, in the order of `READ` where a rule has read it, else
        of `UNREAD`."""
        key = (pair.line, pair.span.first)
        if key not in self._of_places:
            self._of_places[key] = self._of_place(pair)
        return (
            *self._of_places[key],
            *self._of_person(pair),
            *self._of_mentions(pair),
            *self._of_stops(pair),
            *self._facts.columns,
            *(() if pair.read is None else of_reading(pair.read)),
        )

    def _verbs(self, number: int) -> list[int]:
        """The words of a line that are verbs, in order."""
        known = self._verbs_of.get(number)
        if known is None:
            known = self._verbs_of[number] = sorted(self._read[number].verbal)
        return known

    def _of_place(self, pair: Pair) -> tuple[float, ...]:
        """The columns of a place's name and its sentence."""
        facts = self._facts
        number, place, span, attachment = pair.line, pair.place, pair.span, pair.attachment
        parse = self._read[number]
        line, code, town = parse.line, place.feature_code, place.feature_class == "P"
        begin, low = attachment.index, attachment.preposition
        before = [k for k in self._verbs(number) if k < begin]
        verb = before[-1] if before else -1
        following = line.low(span.last)
        rivals = span.resolution.alternatives
        return (
            code.startswith("PCL"),
            place.is_area and not code.startswith("PCL"),
            code == "PPLC",
            town,
            town and len(facts.towns) == 1,
            len(facts.towns),
            facts.names,
            facts.named[place.id],
            facts.countries[place.country],
            sum(s.literal for s in line.places),
            round(span.resolution.score, 2),
            round(span.resolution.mention.score, 2),
            round(log10(place.population + 1), 1),
            round(rivals[0].score, 2) if rivals else 0,
            span.named is None,
            number,
            len(self._read),
            span.first,
            len(line.words) - span.last,
            len(line.times),
            span.first - begin,
            low in _AT,
            low in _TO,
            low == "in",
            low == "of",
            sum(map(PREPOSITIONS.__contains__, line.lows[verb + 1 : begin])),
            begin - verb if before else _FAR,
            bool(line.quoted),
            *_of_verb(parse, verb),
            following in POSSESSIVE,
            following == ",",
            is_noun(parse, span.last),
            *beside(parse, span, attachment, verb),
        )

    def _of_person(self, pair: Pair) -> tuple[float, ...]:
        """The columns of a person as the article tells of him, and of the sentence that names him
        nearest."""
        facts, number, person = self._facts, pair.line, pair.person
        me, place = id(person), pair.place
        own = number if pair.mentioned is None else pair.mentioned
        line, references = self._read[own].line, facts.mentions[own].get(me)
        same = place.country in person.home
        if me not in self._of_names:
            self._of_names[me] = self._of_name(person)
        lines = facts.lines_naming.get(me, (number,))
        return (
            bool(person.roles),
            bool(person.gender),
            round(facts.counts[me] / max(facts.total, 1), 2),
            facts.counts[me],
            number - own,
            lines[0],
            own > number,
            len(facts.mentions[number]),
            facts.counts[me] == facts.most,
            same,
            bool(person.home) and not same,
            same and (place.feature_code == "PPLC" or place.feature_code.startswith("PCL")),
            bool(person.roles & _LOCALS),
            *self._of_names[me],
            references[0].inner if references else False,
            references[0].first if references else -1,
            sum(r.how == "name" for r in self._read[own].references),
            len(self._verbs(own)),
            len(line.times),
        )

    def _of_name(self, person: Person) -> tuple[float, ...]:
        """The columns of a person that are the same at each place: his name, and how the article
        speaks of him."""
        words = [person_names().get(part, NOT_A_NAME) for part in person.parts]
        facts, me = self._facts, id(person)
        ways, lines = facts.ways, facts.lines_naming.get(me, ())
        return (
            len(person.parts),
            words[0].given if words else 0,
            words[-1].family if words else 0,
            round(max((common_words().get(part, 0.0) for part in person.parts), default=0.0), 1),
            ways[me, "name"],
            ways[me, "pronoun"],
            ways[me, "role"],
            person.dead,
            person.tried,
            len(person.posts),
            person.group,
            *acting((self._read[n], facts.mentions[n][me]) for n in lines),
        )

    def _of_mentions(self, pair: Pair) -> tuple[float, ...]:
        """The columns of how a person and a place stand to each other in a sentence."""
        number, person, span = pair.line, pair.person, pair.span
        mentions = self._facts.mentions[number].get(id(person))
        near = _nearest(mentions, span) if mentions else None
        if near is None:
            return _NOT_THERE
        parse, left = self._read[number], near.last <= span.first
        first, last = (near.last, span.first) if left else (span.last, near.first)
        lows = parse.line.lows[first:last]
        does = self._doers_before(number, span)
        return (
            left,
            near.how == "pronoun",
            near.how == "group",
            near.inner,
            near.possessive,
            near is parse.references[0],
            near.first,
            last - first,
            sum(near.last <= r.first < span.first for r in parse.references) if left else -1,
            sum(first <= k < last for k in self._verbs(number)),
            sum(map(BREAKS.__contains__, lows)),
            sum(map(_COMMAS.__contains__, lows)),
            person in does,
            bool(does) and person not in does,
        )

    def _doers_before(self, number: int, span: PlaceSpan) -> tuple[Person, ...]:
        """Who does what the last verb before a place says."""
        verbs = [k for k in self._verbs(number) if k < span.first]
        return (subject(self._read[number], verbs[-1]) or ()) if verbs else ()

    def _of_stops(self, pair: Pair) -> tuple[float, ...]:
        """The columns of the other stops that the rules have found."""
        facts, number, place, me = self._facts, pair.line, pair.place, id(pair.person)
        stops = facts.stops.get(me, ())
        if not stops:
            return (False, False, 0, False, False, len(facts.stops), number in facts.lines_told)
        own = [d for d in stops if d is not pair.read]
        here = [d for d in own if d.place.id == place.id]
        return (
            bool(here),
            any(number in facts.lines_of[id(d)] for d in here),
            len(own),
            any(d.place.country == place.country for d in own),
            any(number in facts.lines_of[id(d)] for d in own),
            len(facts.stops) - (me in facts.stops),
            number in facts.lines_told,
        )


@lru_cache(maxsize=1_000)
def _of_kinds(kinds: tuple[str, ...]) -> tuple[bool, ...]:
    """The columns of a verb's kinds; few verbs differ in them."""
    return tuple(kind in kinds for kind in _KINDS)


def _of_verb(parse: Parse, k: int) -> tuple[float, ...]:
    """The columns of the verb at `k`, the last before a place; -1 where there is none."""
    if k < 0:
        return (*[False] * len(_KINDS), -1, 0, False, False)
    verb, group = parse.verb(k), parse.group(k)
    return (
        *_of_kinds(verb.kinds if verb is not None else ()),
        verb is not None,
        _STATUSES[group.status],
        group.passive,
        "had" in group.words,
    )
