"""A sentence read for its grammar: its verbs with their helpers, who is meant where, and where a
clause begins and ends. No parser: each function walks a few words and stops where English ends a
clause.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dashboard.journeys.grammar.groups import Group, group_at
from dashboard.journeys.grammar.verb_words import DETERMINERS, PREPOSITIONS, VerbWords
from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.verbs import BE, HELPERS, VerbForm
from dashboard.journeys.model import Status
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.line import Line

if TYPE_CHECKING:
    from dashboard.journeys.grammar.attachment import Attachment

__all__ = [
    "BREAKS",
    "CLAUSE_WORDS",
    "COMMAS",
    "DETERMINERS",
    "PREPOSITIONS",
    "VEHICLES",
    "Parse",
    "Verb",
]

CLAUSE_WORDS = word_set("clause_words")
BREAKS = word_set("breaks")
VEHICLES = word_set("vehicles")
_STOPS = CLAUSE_WORDS | {";", ":", "“", "”", '"', "."}
COMMAS = word_set("commas")
_DUE, _LETTING = word_set("due"), word_set("letting")
_NOT = word_set("not")
_BEFORE_VERBS = word_set("before_verbs")
_NO_ASIDE = frozenset({"“", "”", ";"})
# So far to the left or the right a verb is looked for.
_LEFT, _RIGHT = 15, 25


class Verb(NamedTuple):
    """A verb in a sentence: its word, what the tables know of it (None for a verb that is in none)
    and its group, that is the helpers and what they make of it."""

    parse: Parse
    word: int
    known: VerbForm | None
    group: Group

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.parse.line.low(self.word)

    @property
    def base(self) -> str:
        """The base in the tables, "" for a verb that is in none."""
        return self.known.base if self.known is not None else ""

    @property
    def form(self) -> str:
        """Which form it is in the tables: "base", "s", "past" or "ing", else ""."""
        return self.known.form if self.known is not None else ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its kinds in the tables."""
        return self.known.kinds if self.known is not None else ()

    @property
    def first(self) -> int:
        """The first word of its group."""
        return self.group.first

    @property
    def helpers(self) -> tuple[str, ...]:
        """The helpers, without adverbs."""
        return self.group.words

    @property
    def passive(self) -> bool:
        """Whether it says what was done to its subject."""
        return self.group.passive

    @property
    def status(self) -> Status | None:
        """What the helpers make of what it says."""
        return self.group.status

    @property
    def loose(self) -> bool:
        """Whether it is a participle without "be": "(he came,) | leaving her"."""
        return self.low.endswith("ing") and not self.being

    @property
    def being(self) -> bool:
        """Whether a form of "be" helps: "was met", "is leaving"."""
        return not BE.isdisjoint(self.group.words)


class Parse:
    """A line with its references, and what rules ask of it; `topic` is whom the sentences before
    are about.

    `at` is the reference that covers a word; `verbs` the tables' verbs by the number of their word,
    `verb` the same or None; `verbal` the words of all verbs, in the tables or not, `any_verb`
    whether one stands at a word; `idiomatic` the words that only belong to a verb ("took | part");
    `adverbs` and `dated` the words of adverbs and of times. All of it is worked out once, before
    any rule asks.
    """

    __slots__ = (
        "_groups",
        "_standing",
        "adverbs",
        "any_verb",
        "at",
        "attachments",
        "dated",
        "idiomatic",
        "line",
        "references",
        "subjects",
        "topic",
        "verb",
        "verbal",
        "verbs",
    )

    def __init__(
        self, line: Line, references: Sequence[Coreference], topic: tuple[Person, ...] = ()
    ):
        self.line = line
        self.topic = topic
        self.references = references
        self.at = {i: r for r in references for i in range(r.first, r.last)}
        found = VerbWords(line, self.at)
        self.verbs = found.verbs
        self.verb = found.verbs.get
        self.verbal = found.verbal
        self.any_verb = found.verbal.__contains__
        self.idiomatic = found.idiomatic
        self.adverbs = found.adverbs
        self.dated = line.dated
        self._groups: dict[int, Group] = {}
        self._standing = sorted(found.verbal - self.at.keys())
        # What `attachment_of` and `subject` have found, by the place's words and by the verb's.
        self.attachments: dict[tuple[int, int, int | None], Attachment | None] = {}
        self.subjects: dict[int, tuple[Person, ...] | None] = {}

    def group(self, i: int) -> Group:
        """The verb at `i` with its helpers: "is expected to visit" is planned."""
        known = self._groups.get(i)
        if known is None:
            found = group_at(self.line, self.at, self.adverbs, self.verb(i), i)
            known = self._groups[i] = found if self._may_let(found) else self._if_let(found)
        return known

    def _may_let(self, group: Group) -> bool:
        """Whether a verb's group is told by itself: not in "asked the court to let him | go"."""
        whom = self.at.get(group.first - 1)
        return group.words != () or whom is None or self.line.low(whom.first - 1) not in _LETTING

    def _if_let(self, group: Group) -> Group:
        """The group of a verb that somebody is let do, where nobody says that he was."""
        verb = self.at[group.first - 1].first - 1
        letting = self.group(verb)
        if letting.plain and self.line.low(verb).endswith("s"):
            return group  # "lets him | go": still to come
        status = None if letting.words[:1] == ("to",) else letting.status
        return group._replace(status=status, plain=False)

    def verb_at(self, i: int) -> Verb:
        """The verb at `i`, as a value with all that the sentence says of it."""
        return Verb(self, i, self.verb(i), self.group(i))

    def name_at(self, i: int) -> Coreference | None:
        """The name of a person that the word at `i` belongs to."""
        found = self.at.get(i)
        return found if found is not None and found.is_name else None

    def someone(self, first: int, last: int) -> Coreference | None:
        """Who is meant first by a word from `first` up to `last`."""
        return next((self.at[i] for i in range(first, last) if i in self.at), None)

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a verb stands from word `first` up to `last`."""
        return any(map(self.any_verb, range(first, last)))

    def adverbial(self, i: int) -> bool:
        """Whether the word at `i` is an adverb or of a time."""
        return i in self.adverbs or i in self.dated

    def before_times(self, i: int) -> int:
        """The word at `i`, or the one before the times that end there: "hospital | on Monday"."""
        while i in self.dated:
            i -= 1
        return i

    def after_times(self, i: int) -> int:
        """The word at `i`, or the one after the times that begin there: "Oslo | on Monday"."""
        while i in self.dated:
            i += 1
        return i

    def after_adverbs(self, i: int) -> int:
        """The word at `i`, or the one after the adverbs that begin there."""
        while i in self.adverbs:
            i += 1
        return i

    def verb_stands(self, i: int) -> bool:
        """Whether a verb stands at `i`, in nobody's name."""
        return self.any_verb(i) and i not in self.at

    def stops(self, j: int) -> bool:
        """Whether the walk to the left ends at a word: another clause, a mark or a verb."""
        return self.line.low(j) in _STOPS or self.any_verb(j)

    def opening(self, j: int) -> int | None:
        """The comma or dash that opens the aside which the one at `j` closes."""
        for k in range(j - 1, max(j - 16, 0), -1):
            low = self.line.low(k)
            if low in COMMAS and k not in self.dated:  # not that of "born on May 3, 1970, |"
                return k
            if low in _NO_ASIDE:
                return None
        return None

    def verb_before(self, j: int) -> int | None:
        """The verb of the clause to the left of a preposition at `j`."""
        i = self.last_verb(j)
        if i is None or i < j - _LEFT or self.line.has(BREAKS, i, j):
            return None
        return i

    def last_verb(self, j: int) -> int | None:
        """The last verb before word `j` that stands in nobody's name, wherever its clause began."""
        number = bisect_left(self._standing, j)
        return self._standing[number - 1] if number else None

    def verb_after(self, start: int) -> int | None:
        """The last word of the first verb group after `start`."""
        number = bisect_left(self._standing, start)
        last = self._standing[number] if number < len(self._standing) else None
        if last is not None and last >= start + _RIGHT:
            return None
        while last is not None and self._goes_on(last):
            last += 1
        return last

    def _goes_on(self, i: int) -> bool:
        """Whether the verb group goes on after the word at `i`."""
        low = self.line.low(i)
        return (
            self.any_verb(i + 1)
            or low in _BEFORE_VERBS
            or self.line.low(i + 1) == "to"
            or (low in HELPERS and self._adverb_and_verb(i + 1))
            or self._is_due(i)
        )

    def _adverb_and_verb(self, i: int) -> bool:
        """Matches “are | also planned”."""
        between = i in self.adverbs or self.line.low(i) in _NOT
        return between and self.any_verb(i + 1)

    def _is_due(self, i: int) -> bool:
        """Matches “| is due to”, “is | still expected to”."""
        if i in self.adverbs:
            return self._due(i)
        return self.line.low(i) in BE and self._due(i + 1)

    def _due(self, i: int) -> bool:
        """Matches “is | due to”, “is | still expected to”."""
        return self.line.low(i + (i in self.adverbs)) in _DUE
