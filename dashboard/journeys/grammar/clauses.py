"""The little grammar that the rules of presence stand on: verbs with their helpers, who does it,
and what a place's name hangs on. No parser: each function walks a few words and stops where
English ends a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import plural_titles
from dashboard.journeys.language.verbs import (
    ADVERBS,
    ARTICLES_AND_OWNERS,
    BE,
    HELPERS,
    Group,
    Verb,
    adverb,
    governing,
    helping_status,
    idiom,
    idiomatic,
    status_of,
    verb_forms,
    words_before,
    words_of_verbs,
)
from dashboard.journeys.model import Status
from dashboard.journeys.people.person import Person
from dashboard.journeys.people.reference import Reference
from dashboard.journeys.sentences.line import Line

DETERMINERS = word_set("determiners")


CLAUSE_WORDS = word_set("clause_words")
BREAKS = word_set("breaks")


PREPOSITIONS = word_set("prepositions")


VEHICLES = word_set("vehicles")

# What a verb must follow.
_MODALS = word_set("modals")
_OFTEN_NOUNS = word_set("often_nouns")
_WHO = frozenset({"who", "he", "she", "it", "now"})
_CROWDS = word_set("crowds")
_COMING_ABOUT = word_set("coming_about")
_NO_VERB = frozenset({"ss", "us", "is", "'s", "’s"})
_HAVE = frozenset({"has", "have", "had", "having"})
_DUE = frozenset({"due", "expected", "scheduled", "set", "slated", "booked", "supposed", "about"})
_FINITE = BE | {"has", "have", "had", "will", "would", "did", "does"}
_BEFORE_BASE = HELPERS | ADVERBS | {"they", "we", "who", "and", "or"}
_AHEAD_OF_DAYS = frozenset({"will", "would", "'ll", "to"})
_BEFORE_ING = BE | ADVERBS | {",", "after", "before", "while", "and", "from", ""}


class Clauses:
    """A line with its references, and the questions that rules ask of it; `topic` is whom the
    sentences before are about."""

    def __init__(self, line: Line, references: Sequence[Reference], topic: tuple[Person, ...] = ()):
        self.line = line
        self.topic = topic
        self.references = references
        self.at = {i: r for r in references for i in range(r.first, r.last)}
        self._verbal: dict[int, bool] = {}
        self._groups: dict[int, Group] = {}
        self.verbs: dict[int, Verb] = {}
        self.idiomatic = set[int]()  # the words that only belong to a verb: "took | part"
        forms = verb_forms()
        for i in line.numbers(words_of_verbs()):
            low = line.lows[i]
            whole = idiom(line.lows, i) if low in idiomatic() else None
            known = whole[0] if whole is not None else forms.get(low)
            if known is not None and (verb := self._verb(i, known)) is not None:
                self.verbs[i] = verb
                self.idiomatic.update(range(i + 1, whole[1]) if whole is not None else ())

    @cached_property
    def dated(self) -> frozenset[int]:
        """The words of time expressions, and "on" before them."""
        words = {i for t in self.line.times for i in range(t.first, t.last)}
        return frozenset(words | {i - 1 for i in words if self.line.low(i - 1) in {"on", "late"}})

    def verb(self, i: int) -> Verb | None:
        """The verb of the table at a word, unless the words before show a noun there."""
        return self.verbs.get(i)

    def _verb(self, i: int, verb: Verb) -> Verb | None:
        """The `verb` whose form stands at a word, or None where it is a noun there; those to the
        left must have been read."""
        if i in self.line.at or (i in self.at and self.at[i].how == "name"):
            return None
        titled = i > 0 and self.line.words[i].capital and self.line.words[i - 1].capital
        if titled or (verb.form == "base" and self.line.low(i + 1) == "of"):
            return None  # "Haven Nursing Home", "doctor and chair of"
        before = self.line.low(i - 1)
        if verb.homely and not self._homely(i, verb.form):
            return None
        if verb.form == "past" and adverb(before) and self.line.low(i - 2) in ARTICLES_AND_OWNERS:
            return None  # "a recently signed deal"
        if verb.form == "past":
            described = before.endswith("ly") and self.line.low(i - 2) in DETERMINERS
            return None if described else verb  # "a recently signed accord"
        if before == "next" and verb.form == "s" and "go" in verb.kinds:
            return verb  # "next travels to"
        if before in DETERMINERS or (before in self.line.low(i) and before.endswith("ly")):
            return None
        if verb.form == "base":
            follows = before in _BEFORE_BASE or self._before_days(i) in _AHEAD_OF_DAYS
            plural = before.endswith("s") and (i - 1 not in self.line.at)
            return verb if follows or plural or self._plural_subject(i) else None
        if verb.form == "s":
            if verb.base == "talk" and i - 1 not in self.at and before not in _WHO:
                return None  # "peace talks"
            object_of = i > 0 and before not in HELPERS and self.any_verb(i - 1)
            object_of = object_of or self._described(i)  # "made similar journeys"
            return None if before in PREPOSITIONS or object_of or i == 0 else verb
        if verb.form == "ing" and verb.base in _OFTEN_NOUNS:
            opens = before in _BEFORE_ING
            return verb if opens or (i - 1) in self.at else None
        return verb

    def _before_days(self, i: int) -> str:
        """The word before a word and the day before it: "will | on Friday visit"."""
        k = i - 1
        while k in self.dated:
            k -= 1
        return self.line.low(k)

    def _homely(self, i: int, form: str) -> bool:
        """Whether a form that may be a noun or an adjective stands where a verb does: "she walks",
        "will walk", but not "long walks", "a chained gate"."""
        before = self.line.low(i - 1)
        if form == "s":
            return i - 1 in self.at or before in {"who", "and", "then"} or adverb(before)
        if form == "base":
            return before in HELPERS | {"they", "we", "who"} or adverb(before)
        return before not in DETERMINERS and before not in {"of", "with"}

    def _described(self, i: int) -> bool:
        """Whether a verb and one adjective before the word at `i` show it to be a noun."""
        plain = i > 1 and not self.line.words[i - 1].capital and i - 1 not in self.at
        known = {i - 1, i - 2} & (self.line.at.keys() | self.dated)
        verb = self.verbs.get(i - 2)
        adjective = plain and not adverb(self.line.low(i - 1)) and not known
        return adjective and verb is not None and verb.form != "ing"

    def _plural_subject(self, i: int) -> bool:
        reference = self.at.get(i - 1)
        return reference is not None and len(reference.persons) > 1

    def any_verb(self, i: int) -> bool:
        """Whether some verb stands at a word, in the table or not."""
        known = self._verbal.get(i)
        if known is None:
            known = self._verbal[i] = self._any_verb(i)
        return known

    def _any_verb(self, i: int) -> bool:
        low = self.line.low(i)
        if low == "'s":
            return self.line.low(i - 1) in {"he", "she", "it", "that", "there", "who", "what"}
        if self.verb(i) or low in _FINITE:
            return True
        if low == "" or i in self.line.at or i in self.at or self.line.words[i].capital:
            return False
        before = self.line.low(i - 1)
        if low.endswith("ed") and before.endswith("ly"):
            before = self.line.low(i - 2)  # "for severely disabled children"
        if before in _MODALS:
            return low.isalpha() and low not in word_list("function_words") and not adverb(low)
        if low.endswith("s") and low[-2:] not in _NO_VERB and self._done_by(i):
            return True
        if before == "to" and low in governing():
            return True  # "forced him to | cancel"
        plain = before not in DETERMINERS and before not in PREPOSITIONS
        verbal = low in governing() or low in word_list("other_verbs")
        verbal = verbal or (low.endswith("ed") and "-" not in low)
        return plain and verbal

    def _adverb_and_verb(self, i: int) -> bool:
        """ "Are | also planned"."""
        low = self.line.low(i)
        return (adverb(low) or low in {"not", "n't"}) and self.any_verb(i + 1)

    def _due(self, i: int) -> bool:
        """ "Is | due to", "is | still expected to"."""
        return self.line.low(i + adverb(self.line.low(i))) in _DUE

    def _done_by(self, i: int) -> bool:
        """Whether the word at `i`, which ends in "s", stands right after somebody who does it: "the
        king | hosts", but not "the Oslo | talks", "her | talks"."""
        who = self.at.get(i - 1)
        if who is None or len(who.persons) != 1 or who.possessive or who.how == "group":
            return False
        low = self.line.low(i)
        return low not in _CROWDS | plural_titles() | word_list("function_words")

    def group(self, i: int) -> Group:
        """The verb at `i` with its helpers: "is expected to visit" is planned."""
        known = self._groups.get(i)
        if known is None:
            known = self._groups[i] = self._group(i)
        return known

    def _group(self, i: int) -> Group:
        first = i
        while first > 0:
            low = self.line.low(first - 1)
            helper = low in HELPERS or low in words_before() or low == "going"
            if not (adverb(low) or helper or (first - 1) in self.dated) or (first - 1) in self.at:
                break
            first -= 1
        while first < i and (first in self.dated or self.line.low(first) in ADVERBS):
            first += 1
        words = tuple(
            self.line.low(k)
            for k in range(first, i)
            if k not in self.dated
            and not (adverb(self.line.low(k)) and self.line.low(k) not in ADVERBS)
        )
        helped = tuple(w for w in words if w not in ADVERBS or w == "never")
        context = (self.line.low(first - 1), *helped)
        status = helping_status(context)
        if "never" in context and not _HAVE & {*context} and self._comes_about(i):
            status = "cancelled"  # "never reached", but "has never reached"
        if status == "planned" and helped[:1] in {("plans",), ("plan",)} and self._dropped(first):
            status = "cancelled"
        if status == "wish" and "should" in helped and self._awaited(i):
            status = "planned"
        passive = bool(BE & set(helped)) and self.line.low(i)[-3:] != "ing"
        if status == "":
            return Group(first, Status.VISITED, True, passive, helped)
        return Group(first, status_of(status), False, passive, helped)

    def _dropped(self, first: int) -> bool:
        """Whether plans that begin at `first` are given up: "scrapped his | plans to visit"."""
        words = (self.line.low(first - 1), self.line.low(first - 2))
        return any(governing().get(word) == "cancelled" for word in words)

    def _comes_about(self, i: int) -> bool:
        verb = self.verb(i)
        return verb is not None and verb.form == "past" and verb.base in _COMING_ABOUT

    def _awaited(self, i: int) -> bool:
        """Whether a day follows the verb at `i` by which it "should" have happened: "should be home
        by the weekend", "should arrive on Friday"."""
        return any(i < t.first <= i + 10 and t.when.side >= 0 for t in self.line.times)

    def stops(self, j: int) -> bool:
        """Whether the walk to the left ends at a word: another clause, a mark or a verb."""
        low = self.line.low(j)
        return low in CLAUSE_WORDS or low in {";", ":", "“", "”", '"', "."} or self.any_verb(j)

    def opening(self, j: int) -> int | None:
        """The comma or dash that opens the aside which the one at `j` closes."""
        for k in range(j - 1, max(j - 16, 0), -1):
            if self.line.low(k) in {",", "--", "-", "–", "—"}:
                return k
            if self.stops(k) and self.line.low(k) in {"“", "”", ";"}:
                return None
        return None

    def verb_before(self, j: int) -> int | None:
        """The verb of the clause to the left of a preposition at `j`."""
        for i in range(j - 1, max(j - 16, -1), -1):
            if self.line.low(i) in BREAKS:
                return None
            if i not in self.at and self.any_verb(i):
                return i
        return None

    def verb_after(self, start: int) -> int | None:
        """The last word of the first verb group after `start`."""
        words = range(start, min(start + 25, len(self.line.words)))
        first = next((i for i in words if i not in self.at and self.any_verb(i)), None)
        while first is not None and (
            self.any_verb(first + 1)
            or (self.line.low(first) in HELPERS and self._adverb_and_verb(first + 1))
            or (self.line.low(first) in BE and self._due(first + 1))
            or (adverb(self.line.low(first)) and self._due(first))
            or self.line.low(first) in {"will", "would", "to"}
            or self.line.low(first + 1) == "to"
        ):
            first += 1
        return first
