"""The little grammar that the rules of presence stand on: verbs with their helpers, who does it,
and what a place's name hangs on. No parser: each function walks a few words and stops where
English ends a clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dashboard.journeys.groups import Reference
from dashboard.journeys.itinerary import Status
from dashboard.journeys.lines import Line
from dashboard.journeys.names import Person
from dashboard.journeys.travellers import in_phrase
from dashboard.journeys.verbs import (
    ADVERBS,
    BE,
    HELPERS,
    Group,
    Verb,
    adverb,
    governing,
    helping_status,
    status_of,
    verb_forms,
    words_before,
)
from dashboard.journeys.words import word_list, word_set

_DETERMINERS = word_set("determiners")


CLAUSE_WORDS = word_set("clause_words")
BREAKS = word_set("breaks")


PREPOSITIONS = word_set("prepositions")


VEHICLES = word_set("vehicles")


class Clauses:
    """A line with its references, and the questions that rules ask of it; `topic` is whom the
    sentences before are about."""

    def __init__(self, line: Line, references: Sequence[Reference], topic: tuple[Person, ...] = ()):
        self.line = line
        self.topic = topic
        self.references = references
        self.at = {i: r for r in references for i in range(r.first, r.last)}
        self._forms = verb_forms()
        self._verbal: dict[int, bool] = {}

    @cached_property
    def dated(self) -> frozenset[int]:
        """The words of time expressions, and "on" before them."""
        words = {i for t in self.line.times for i in range(t.first, t.last)}
        return frozenset(words | {i - 1 for i in words if self.line.low(i - 1) in {"on", "late"}})

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The words at which a verb of the table stands."""
        known = (i for i, low in enumerate(self.line.lows) if low in self._forms)
        return tuple(i for i in known if self.verb(i) is not None)

    def verb(self, i: int) -> Verb | None:
        """The verb of the table at a word, unless the words before show a noun there."""
        verb = self._forms.get(self.line.low(i))
        if verb is None or i in self.line.at or (i in self.at and self.at[i].how == "name"):
            return None
        before = self.line.low(i - 1)
        if verb.form == "past":
            return verb
        if before in _DETERMINERS or (before in self.line.low(i) and before.endswith("ly")):
            return None
        if verb.form == "base":
            follows = before in HELPERS | ADVERBS | {"they", "we", "who", "and", "or"}
            plural = before.endswith("s") and (i - 1 not in self.line.at)
            return verb if follows or plural or self._plural_subject(i) else None
        if verb.form == "s":
            object_of = i > 0 and before not in HELPERS and self.any_verb(i - 1)
            return None if before in PREPOSITIONS or object_of or i == 0 else verb
        if verb.form == "ing" and verb.base in {"meet", "sign", "gather", "train", "hold"}:
            opens = before in BE | ADVERBS | {",", "after", "before", "while", "and", "from", ""}
            return verb if opens or (i - 1) in self.at else None
        return verb

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
        if self.verb(i) or low in BE | {"has", "have", "had", "will", "would", "did", "does"}:
            return True
        if i in self.line.at or i in self.at or self.line.words[i].capital:
            return False
        before = self.line.low(i - 1)
        plain = before not in _DETERMINERS and before not in PREPOSITIONS
        verbal = low in governing() or low.endswith("ed") or low in word_list("other_verbs")
        return plain and verbal

    def group(self, i: int) -> Group:
        """The verb at `i` with its helpers: "is expected to visit" is planned."""
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
        passive = bool(BE & set(helped)) and self.line.low(i)[-3:] != "ing"
        if status == "":
            return Group(first, Status.VISITED, True, passive, helped)
        return Group(first, status_of(status), False, passive, helped)

    def subject(self, i: int, depth: int = 0) -> tuple[Person, ...] | None:
        """Who does what the verb at `i` says: None where it is somebody or something that is no
        person of the article, () where the words do not tell."""
        if depth > 4:
            return ()
        group = self.group(i)
        j = group.first - 1
        while j >= 0:
            low = self.line.low(j)
            if j in self.dated or adverb(low):
                j -= 1
            elif j in self.at:
                reference = self.at[j]
                if self.line.low(reference.first - 1) == "by" and (
                    self.line.low(reference.first - 2) in {"led", "headed"}
                ):
                    return reference.persons or None
                if in_phrase(self.line, reference):
                    j = self._before_phrase(reference.first)
                    continue
                return self.coordinated(reference) or None
            elif low == "who":
                return self._antecedent(j)
            elif low in {",", "--", "-", "–", "—"}:
                objects = j - 1 in self.at and self.any_verb(self.at[j - 1].first - 1)
                if group.first == j + 1 and self._participle(i) and j - 1 in self.at:
                    if objects:
                        return self._clause_before(j, i, depth)
                    return self.coordinated(self.at[j - 1]) or None
                opening = self.opening(j)
                named = self._named_aside(opening, j)
                if named:
                    return named
                if opening is None:
                    return self._clause_before(j, i, depth)
                j = opening - 1
            elif low in {
                "and",
                "but",
                "or",
                "then",
                "before",
                "after",
                "while",
                "when",
                "by",
                "to",
            }:
                return self._clause_before(j, i, depth)
            elif j in self.line.at or (low in VEHICLES or not self._stops(j)):
                person = self._possessor(j)
                if person is not None:
                    return person
                start = self._phrase_start(j)
                if start is None and self.line.low(i).endswith("ing") and not BE & set(group.words):
                    return self._clause_before(j, i, depth)
                if start is None:
                    return self._listed_with(j)
                j = start - 1
            else:
                return self._clause_before(j, i, depth) if self.any_verb(j) else None
        return ()

    def _stops(self, j: int) -> bool:
        low = self.line.low(j)
        return low in CLAUSE_WORDS or low in {";", ":", "“", "”", '"', "."} or self.any_verb(j)

    def _before_phrase(self, j: int) -> int:
        """The word before the preposition that a phrase's noun begins with."""
        while j > 0 and self.line.low(j - 1) not in PREPOSITIONS:
            j -= 1
        return j - 2

    def _phrase_start(self, j: int) -> int | None:
        """Where a noun at `j` stands in a prepositional phrase, its preposition; else None."""
        k = j
        while k >= 0 and j - k < 8:
            low = self.line.low(k)
            if low in PREPOSITIONS:
                return k
            if low == "," or self._stops(k):
                return None
            k -= 1
        return None

    def _listed_with(self, j: int) -> tuple[Person, ...] | None:
        """The person before "and" where the noun at `j` has none: "Bush and other leaders"."""
        for k in range(j - 1, max(j - 5, 0), -1):
            if self.line.low(k) == "and" and k - 1 in self.at:
                return self.coordinated(self.at[k - 1]) or None
            if self._stops(k) or self.line.low(k) in PREPOSITIONS:
                return None
        return None

    def _possessor(self, j: int) -> tuple[Person, ...] | None:
        """Whose train, plane or delegation stands at `j`."""
        if self.line.low(j) not in VEHICLES:
            return None
        for k in range(j - 1, max(j - 4, -1), -1):
            if k in self.at and self.at[k].possessive:
                return self.at[k].persons
        return None

    def opening(self, j: int) -> int | None:
        """The comma or dash that opens the aside which the one at `j` closes."""
        for k in range(j - 1, max(j - 16, 0), -1):
            if self.line.low(k) in {",", "--", "-", "–", "—"}:
                return k
            if self._stops(k) and self.line.low(k) in {"“", "”", ";"}:
                return None
        return None

    def _participle(self, i: int) -> bool:
        """ "Hill, speaking in Lima," or "Hill, accompanied by": a verb that opens an aside."""
        return self.line.low(i).endswith(("ing", "ed"))

    def _named_aside(self, opening: int | None, closing: int) -> tuple[Person, ...]:
        """Who is named between two commas: "the new chairman, Mahmoud Abbas, will", "leaders,
        including the king, are"."""
        if opening is None:
            return ()
        k = opening + 1
        if self.line.low(k) in {"including", "among", "led"}:
            while k < closing and k not in self.at:
                k += 1
            return self.run_of(self.at[k]) if k < closing else ()
        reference = self.at.get(k)
        if reference is None or reference.last != closing:
            return ()
        i = opening - 1
        while opening - i < 6 and self.line.low(i).isalpha() and self.line.low(i) != "and":
            i -= 1
        if self.line.low(i) == "and" and i - 1 in self.at:
            return (*self.coordinated(self.at[i - 1]), *reference.persons)
        return reference.persons if reference.how == "name" else ()

    def _antecedent(self, who: int) -> tuple[Person, ...] | None:
        """Whom "who" means: the person just before it."""
        for k in range(who - 1, max(who - 10, -1), -1):
            if k in self.at and (self.at[k].persons or self.at[k].how == "name"):
                return self.at[k].persons or None
            if self._stops(k) and k not in self.at:
                return None
        return None

    def _clause_before(self, j: int, i: int, depth: int) -> tuple[Person, ...] | None:
        """The verb at `i` shares its subject with the verb before `j` ("arrived and met")."""
        first: tuple[Person, ...] = ()
        for k in range(j, -1, -1):
            if k != i and self.any_verb(k) and k not in self.at:
                return self.subject(k, depth + 1)
            if self.line.low(k) in {";", "“", "”"}:
                break
            if not first and k in self.at and not in_phrase(self.line, self.at[k]):
                first = self.coordinated(self.at[k])
        return first

    def coordinated(self, reference: Reference) -> tuple[Person, ...]:
        """A reference with those it is listed with: "Rice, Gates and Powell"."""
        persons = list(reference.persons)
        left = reference
        while True:
            k = self._before_phrase_of(left)
            while self.line.low(k) in {"and", ",", "as", "well"}:
                k -= 1
            joined = (
                k < left.first - 1
                and k in self.at
                and (self.at[k].how in {"name", "role"} or k == self.at[k].first)
            )
            if not joined:
                break
            left = self.at[k]
            if left.possessive or not left.persons:
                break
            persons = [*left.persons, *persons]
        return tuple({id(p): p for p in persons}.values())

    def _before_phrase_of(self, reference: Reference) -> int:
        """The word before a name's adjectives, where "and" stands there: "and the Korean |"."""
        for k in range(reference.first - 1, max(reference.first - 6, 0), -1):
            low = self.line.low(k)
            if low == "and":
                return k
            plain = low.isalpha() and (
                low in _DETERMINERS or low not in word_list("function_words")
            )
            named = k in self.line.at and self.line.at[k].literal
            if not plain or k in self.at or named or self.any_verb(k):
                break
        return reference.first - 1

    def following(self, start: int) -> tuple[Person, ...] | None:
        """The subject of the clause that follows a fronted phrase: "In Oslo, the king said"."""
        k, limit = start, min(len(self.line.words), start + 25)
        while k < limit:
            reference = self.at.get(k)
            if reference is not None:
                if not in_phrase(self.line, reference) and not reference.possessive:
                    return self.run_of(reference) or None
                k = reference.last
                continue
            if self.any_verb(k) and self.line.low(k)[-3:] != "ing" and k > start + 1:
                return None
            k += 1
        return None

    def run_of(self, reference: Reference) -> tuple[Person, ...]:
        """A reference with those listed after it."""
        persons = list(reference.persons)
        last = reference.last
        while self.line.low(last) in {",", "and"}:
            k = last + (2 if self.line.low(last + 1) == "and" else 1)
            following = self.at.get(k)
            if following is None or following.how not in {"name", "role"} or following.first != k:
                break
            persons += following.persons
            last = following.last
        return tuple({id(p): p for p in persons}.values())

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
            or self.line.low(first) in {"will", "would", "to"}
            or self.line.low(first + 1) == "to"
        ):
            first += 1
        return first
