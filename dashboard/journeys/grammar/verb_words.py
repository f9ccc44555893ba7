"""Which words of a sentence are verbs: those of the tables, unless the words beside them show a
noun or an adjective there, and any others that stand where only verbs do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.tokens import Token
from dashboard.journeys.language.verbs import (
    ADVERBS,
    ARTICLES_AND_OWNERS,
    BE,
    HELPERS,
    MODALS,
    VerbForm,
    adverb,
    idiom,
)
from dashboard.journeys.language.word_forms import WordForm, after_modal
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.sentences.line import Line

DETERMINERS = word_set("determiners")
PREPOSITIONS = word_set("prepositions")
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
_PEOPLE_BY_PARTICIPLES = word_set("people_by_what_befell_them")
_NAMED_SITES = word_set("named_sites")
_BODIES = word_set("bodies")
_SIDES = word_set("sides_of_pictures")
_OFTEN_NOUNS = word_set("often_nouns")
_LETTING = word_set("letting")
_WHO = word_set("who_talks")
_CONTRACTED = word_set("before_contracted_be")
_BEFORE_BASE = HELPERS | ADVERBS | word_set("plural_subjects")
_AHEAD_OF_DAYS = word_set("ahead_of_days")
_BEFORE_HOMELY_BASE = HELPERS | word_set("plural_pronouns")
_BEFORE_HOMELY_S = word_set("before_homely_s")
_BEFORE_HOMELY_PARTICIPLE = DETERMINERS | {"of", "with"}
_BEFORE_ING = BE | ADVERBS | word_set("before_ing") | {",", ""}


class VerbWords:
    """The verbs of a line: `verbs` those of the tables by the number of their word, `verbal` the
    numbers of all, `idiomatic` those of the words that only belong to a verb ("took | part"),
    `adverbs` those of adverbs."""

    __slots__ = ("_at", "_line", "adverbs", "idiomatic", "verbal", "verbs")

    def __init__(self, line: Line, at: Mapping[int, Coreference]) -> None:
        self._line = line
        self._at = at
        self.verbs: dict[int, VerbForm] = {}
        self.verbal = set[int]()
        self.idiomatic = set[int]()
        self.adverbs = set[int]()
        for i, form in enumerate(line.forms):  # from left to right: a verb shows a noun after it
            if form is not None and not (line.words[i].capital and self._in_a_name(i)):
                self._take_up(i, form)

    def _take_up(self, i: int, form: WordForm) -> None:
        """Takes up what the word at `i` is, of what its letters say that it can be."""
        if form.adverb:
            self.adverbs.add(i)
        if self._means_people(i) or self._counted(i):
            return
        if self._of_tables(i, form) or self._other(i, self._line.words[i], form):
            self.verbal.add(i)
        if form.modal:
            self._after_modal(i + 1)

    def _means_people(self, i: int) -> bool:
        """Whether a participle names people by what befell them: "visited the | injured at"."""
        low = self._line.low
        people = low(i) in _PEOPLE_BY_PARTICIPLES and low(i - 1) == "the"
        return people and (low(i + 1) in PREPOSITIONS or not low(i + 1).isalpha())

    def _in_a_name(self, i: int) -> bool:
        """Whether the word at `i` belongs to a person's name: "Theresa | May", "| Will Carver"."""
        return i in self._at and self._at[i].how == "name"

    def _names_something(self, i: int) -> bool:
        """Whether the word at `i` belongs to what names a place or means a person."""
        return i in self._line.at or i in self._at

    def _of_tables(self, i: int, form: WordForm) -> bool:
        """Takes up the verb of the tables at a word; False where there is none."""
        whole = idiom(self._line.lows, i) if form.idiomatic else None
        verb = whole[0] if whole is not None else form.verb
        if verb is None or not self._stands(i, verb):
            return False
        self.verbs[i] = verb
        if whole is not None:
            self.idiomatic.update(range(i + 1, whole[1]))
        return True

    def _stands(self, i: int, verb: VerbForm) -> bool:
        """Whether the form at a word is the verb there, not a noun or an adjective."""
        if i in self._line.at or self._in_a_name(i) or self._in_a_title(i) or self._in_a_caption(i):
            return False
        if verb.form == "base" and self._line.low(i + 1) == "of":
            return False  # "doctor and chair of"
        if verb.homely and not self._homely(i, verb.form):
            return False
        if verb.form == "past":
            return not self._adjective(i)
        if self._next_goes(i, verb):
            return True
        determined = self._line.low(i - 1) in DETERMINERS and not self._after_several(i)
        return not determined and _BY_FORM[verb.form](self, i, verb)

    def _counted(self, i: int) -> bool:
        """Whether the word at `i` is what is counted: "by 106 | runs", but not "Flight 370 |
        leaves"."""
        number = i > 1 and self._line.low(i).endswith("s") and self._line.low(i - 1).isdigit()
        return number and not self._line.words[i - 2].capital

    def _next_goes(self, i: int, verb: VerbForm) -> bool:
        """Matches "next | travels to"."""
        return self._line.low(i - 1) == "next" and verb.form == "s" and "go" in verb.kinds

    def _in_a_title(self, i: int) -> bool:
        """Whether the word at `i` belongs to a name: "Haven | Nursing Home", "the Karni |
        crossing"."""
        words = self._line.words
        if i == 0 or not words[i - 1].capital:
            return False
        return words[i].capital or (words[i].low in _NAMED_SITES and i - 1 not in self._at)

    def _in_a_caption(self, i: int) -> bool:
        """Whether a word says where in a picture somebody is: "Ann Lee, | left, greets"."""
        low = self._line.low
        return low(i) in _SIDES and low(i - 1) in {",", "("} and low(i + 1) in {",", ")"}

    def _homely(self, i: int, form: str) -> bool:
        """Whether a form that may be a noun or an adjective stands where a verb does: "she walks",
        "will walk", but not "long walks", "a chained gate"."""
        before = self._line.low(i - 1)
        if form == "s":
            return i - 1 in self._at or before in _BEFORE_HOMELY_S or adverb(before)
        if form == "base":
            return before in _BEFORE_HOMELY_BASE or adverb(before)
        return before not in _BEFORE_HOMELY_PARTICIPLE

    def _adjective(self, i: int) -> bool:
        """Whether a participle describes the noun after it: "a recently | signed deal"."""
        before, article = self._line.low(i - 1), self._line.low(i - 2)
        if adverb(before) and article in ARTICLES_AND_OWNERS:
            return True
        return before.endswith("ly") and article in DETERMINERS

    def _base(self, i: int, _verb: VerbForm) -> bool:
        """Whether a base is a verb: "will | visit", "the ministers | visit"."""
        before, reference = self._line.low(i - 1), self._at.get(i - 1)
        if before in _BEFORE_BASE or (before.endswith("s") and i - 1 not in self._line.at):
            return True
        if i - 1 in self._line.dated and self._before_days(i) in _AHEAD_OF_DAYS:
            return True
        if before in _BODIES and self._line.low(i + 1) in PREPOSITIONS:
            return True  # "the team | travel to"
        if before == "," and i - 2 in self._at and self._at[i - 2].how == "name":
            return self._line.has({"and"}, 0, i)  # "Lee and her husband, Bob Ray, | begin"
        if reference is None or self._after_several(i):
            return reference is not None
        first = reference.first  # "Ann Lee and Bob Hall | fly", "helped Ann Lee | flee"
        together = self._line.low(first - 1) == "and" and first - 2 in self._at
        return together or (self._line.low(first - 1) in _LETTING and not reference.possessive)

    def _after_several(self, i: int) -> bool:
        """Whether several persons are meant right before the word at `i`: "the two | fly"."""
        reference = self._at.get(i - 1)
        return reference is not None and len(reference.persons) > 1 and not reference.possessive

    def _before_days(self, i: int) -> str:
        """The word before a word and the day before it: "will | on Friday visit"."""
        k = i - 1
        while k in self._line.dated:
            k -= 1
        return self._line.low(k)

    def _third_person(self, i: int, verb: VerbForm) -> bool:
        """Whether a form in "s" is a verb, no plural: "peace talks", "made similar journeys"."""
        before = self._line.low(i - 1)
        if i == 0 or before in PREPOSITIONS or self._are_talks(i, verb):
            return False
        object_of = before not in HELPERS and i - 1 in self.verbal
        return not object_of and not self._described(i)

    def _are_talks(self, i: int, verb: VerbForm) -> bool:
        """Whether "talks" is the noun: nobody stands before it."""
        return verb.base == "talk" and i - 1 not in self._at and self._line.low(i - 1) not in _WHO

    def _participle(self, i: int, verb: VerbForm) -> bool:
        """Whether a form in "ing" is a verb, and no noun: "a meeting"."""
        if self._is_deed(i):
            return False
        often_a_noun = verb.base in _OFTEN_NOUNS
        return not often_a_noun or self._line.low(i - 1) in _BEFORE_ING or i - 1 in self._at

    def _is_deed(self, i: int) -> bool:
        """Whether a form in "ing" is what was done: "the fatal | stabbing of Ann Lee"."""
        low = self._line.low
        of = low(i + 3 if low(i + 1) == "and" else i + 1) == "of"
        return of and i - 1 not in self._at and self._line.has(ARTICLES_AND_OWNERS, i - 2, i)

    def _described(self, i: int) -> bool:
        """Whether a verb and one adjective before the word at `i` show it to be a noun."""
        verb, line = self.verbs.get(i - 2), self._line
        if verb is None or verb.form == "ing" or line.words[i - 1].capital or i - 1 in self._at:
            return False
        known = {i - 1, i - 2} & (line.at.keys() | line.dated)
        return not known and not adverb(line.low(i - 1))

    def _other(self, i: int, word: Token, form: WordForm) -> bool:
        """Whether a word that the tables do not show to be a verb is one all the same."""
        if word.low == "'s":
            return self._line.low(i - 1) in _CONTRACTED
        if form.finite:
            return True
        if word.capital or self._names_something(i):
            return False
        before = self._before(i, word.low)
        return form.after_modal if before in MODALS else self._acts(i, form, before)

    def _before(self, i: int, low: str) -> str:
        """The word before the one at `i`, over an adverb before a participle: "for | severely
        disabled children"."""
        before = self._line.low(i - 1)
        over = before.endswith("ly") and low.endswith("ed")
        return self._line.low(i - 2) if over else before

    def _acts(self, i: int, form: WordForm, before: str) -> bool:
        """Whether a word after no modal is a verb: "the king | hosts", "forced him to | cancel"."""
        if form.personal and self._done_by(i):
            return True
        if before == "to" and form.governing:
            return True
        return form.acting and before not in _BEFORE_NOUNS

    def _done_by(self, i: int) -> bool:
        """Whether the word at `i` stands right after somebody who does it: "the king | hosts", but
        not "the Oslo | talks", "her | talks"."""
        who = self._at.get(i - 1)
        if who is None or len(who.persons) != 1:
            return False
        return not who.possessive and who.how != "group"

    def _after_modal(self, i: int) -> None:
        """Takes up the word after a modal where no table knows it: "will | picnic"."""
        if i >= len(self._line.words) or self._line.words[i].form is not None:
            return
        word = self._line.words[i]
        if not word.capital and not self._names_something(i) and after_modal(word.low):
            self.verbal.add(i)


_BY_FORM: dict[str, Callable[[VerbWords, int, VerbForm], bool]] = {
    "base": VerbWords._base,
    "s": VerbWords._third_person,
    "ing": VerbWords._participle,
}
