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
_OFTEN_NOUNS = word_set("often_nouns")
_WHO = word_set("who_talks")
_CONTRACTED = word_set("before_contracted_be")
_BEFORE_BASE = HELPERS | ADVERBS | word_set("plural_subjects")
_AHEAD_OF_DAYS = word_set("ahead_of_days")
_BEFORE_HOMELY_BASE = HELPERS | word_set("plural_pronouns")
_BEFORE_HOMELY_S = word_set("before_homely_s")
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
            if form is None or (line.words[i].capital and self._in_a_name(i)):
                continue
            if form.adverb:
                self.adverbs.add(i)
            listed = form.verb is not None or form.idiomatic
            if (listed and self._of_tables(i, form)) or self._other(i, line.words[i], form):
                self.verbal.add(i)
            if form.modal:
                self._after_modal(i + 1)

    def _in_a_name(self, i: int) -> bool:
        """Whether the word at `i` belongs to a person's name: "Theresa | May", "| Will Carver"."""
        return i in self._at and self._at[i].how == "name"

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
        line, low = self._line, self._line.low
        if i in line.at or (i in self._at and self._at[i].how == "name"):
            return False
        if low(i) == "crossing" and i > 0 and line.words[i - 1].capital and i - 1 not in self._at:
            return False  # "the Karni crossing"
        if low(i) == "left" and low(i - 1) in {",", "("} and low(i + 1) in {",", ")"}:
            return False  # a caption's "Ann Lee, left, greets"
        titled = i > 0 and line.words[i].capital and line.words[i - 1].capital
        if titled or (verb.form == "base" and low(i + 1) == "of"):
            return False  # "Haven Nursing Home", "doctor and chair of"
        if verb.homely and not self._homely(i, verb.form):
            return False
        if verb.form == "past":
            return not self._adjective(i)
        before = low(i - 1)
        if before == "next" and verb.form == "s" and "go" in verb.kinds:
            return True  # "next travels to"
        return before not in DETERMINERS and _BY_FORM[verb.form](self, i, verb)

    def _homely(self, i: int, form: str) -> bool:
        """Whether a form that may be a noun or an adjective stands where a verb does: "she walks",
        "will walk", but not "long walks", "a chained gate"."""
        before = self._line.low(i - 1)
        if form == "s":
            return i - 1 in self._at or before in _BEFORE_HOMELY_S or adverb(before)
        if form == "base":
            return before in _BEFORE_HOMELY_BASE or adverb(before)
        return before not in DETERMINERS and before not in {"of", "with"}

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
        return reference is not None and len(reference.persons) > 1

    def _before_days(self, i: int) -> str:
        """The word before a word and the day before it: "will | on Friday visit"."""
        k = i - 1
        while k in self._line.dated:
            k -= 1
        return self._line.low(k)

    def _third_person(self, i: int, verb: VerbForm) -> bool:
        """Whether a form in "s" is a verb, no plural: "peace talks", "made similar journeys"."""
        before = self._line.low(i - 1)
        if verb.base == "talk" and i - 1 not in self._at and before not in _WHO:
            return False
        if i == 0 or before in PREPOSITIONS:
            return False
        object_of = before not in HELPERS and i - 1 in self.verbal
        return not object_of and not self._described(i)

    def _participle(self, i: int, verb: VerbForm) -> bool:
        """Whether a form in "ing" is a verb, and no noun: "a meeting"."""
        low = self._line.low
        if "of" in {low(i + 1), low(i + 3) if low(i + 1) == "and" else ""} and (
            {low(i - 1), low(i - 2)} & ARTICLES_AND_OWNERS and i - 1 not in self._at
        ):
            return False  # "the fatal stabbing of Ann Lee in"
        often_a_noun = verb.base in _OFTEN_NOUNS
        return not often_a_noun or self._line.low(i - 1) in _BEFORE_ING or i - 1 in self._at

    def _described(self, i: int) -> bool:
        """Whether a verb and one adjective before the word at `i` show it to be a noun."""
        verb, line = self.verbs.get(i - 2), self._line
        if verb is None or verb.form == "ing" or line.words[i - 1].capital or i - 1 in self._at:
            return False
        known = {i - 1, i - 2} & (line.at.keys() | line.dated)
        return not known and not adverb(line.low(i - 1))

    def _other(self, i: int, word: Token, form: WordForm) -> bool:
        """Whether a word that the tables do not show to be a verb is one all the same."""
        line, low = self._line, word.low
        if low == "'s":
            return line.low(i - 1) in _CONTRACTED
        if form.finite:
            return True
        if word.capital or i in line.at or i in self._at:
            return False
        before = line.low(i - 1)
        if before.endswith("ly") and low.endswith("ed"):
            before = line.low(i - 2)  # "for severely disabled children"
        if before in MODALS:
            return form.after_modal
        if form.personal and self._done_by(i):
            return True
        if before == "to" and form.governing:
            return True  # "forced him to | cancel"
        return form.acting and before not in DETERMINERS and before not in PREPOSITIONS

    def _done_by(self, i: int) -> bool:
        """Whether the word at `i` stands right after somebody who does it: "the king | hosts", but
        not "the Oslo | talks", "her | talks"."""
        who = self._at.get(i - 1)
        if who is None or len(who.persons) != 1:
            return False
        return not who.possessive and who.how != "group"

    def _after_modal(self, i: int) -> None:
        """Takes up the word after a modal where no table knows it: "will | picnic"."""
        line = self._line
        if i >= len(line.words) or line.words[i].form is not None:
            return
        apart = line.words[i].capital or i in line.at or i in self._at
        if not apart and after_modal(line.words[i].low):
            self.verbal.add(i)


_BY_FORM: dict[str, Callable[[VerbWords, int, VerbForm], bool]] = {
    "base": VerbWords._base,
    "s": VerbWords._third_person,
    "ing": VerbWords._participle,
}
