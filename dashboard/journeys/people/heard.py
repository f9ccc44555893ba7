"""Whom the words of a sentence have meant so far, kept so that no question takes longer for a long
sentence: who is meant is asked at every pronoun."""

from __future__ import annotations

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.person import Person
from dashboard.journeys.sentences.line import Line

CROWDS = word_set("crowds")
_FAMILY = word_set("family_along")
_AND_OR_WITH = frozenset({"and", "with"})


class Heard(list[Coreference]):
    """The coreferences of the sentence `line`, number `number` of the article, up to some word, in
    order, with what they say together: `persons` all that they mean, `leading` and `trailing`
    those who are meant alone, outside of phrases and within, `outright` those who are meant
    outright (not by "his" and "Ann Lee's"), `named` those by a name, or outright by a post,
    `last_outright` the last coreference of the kind, `together` those whom the first coreference to
    several means, `by_name` whether a name means one alone, `led_by` those named last after "by".
    Dictionaries, for they keep their order."""

    def __init__(self, number: int, line: Line) -> None:
        super().__init__()
        self.number = number
        self.line = line
        self._crowd: int | None = None
        self.persons: dict[Person, None] = {}
        self.leading: dict[Person, None] = {}
        self.trailing: dict[Person, None] = {}
        self.named = set[Person]()
        self.outright = set[Person]()
        self.last_outright: Coreference | None = None
        self.together: tuple[Person, ...] = ()
        self.by_name = False
        self.led_by: tuple[Person, ...] = ()

    def append(self, reference: Coreference) -> None:
        """Takes up the next coreference."""
        super().append(reference)
        if not reference.possessive:
            self.last_outright = reference
            self.outright.update(reference.persons)
        if reference.how == "name" or not (reference.possessive or reference.how == "pronoun"):
            self.named.update(reference.persons)
        for person in reference.persons:
            self.persons[person] = None
        if len(reference.persons) == 1:
            alone = self.trailing if reference.inner else self.leading
            alone[reference.persons[0]] = None
            self.by_name = self.by_name or reference.how == "name"
        else:
            self.together = self.together or reference.persons
        if self.line.low(reference.first - 1) == "by":
            self.led_by = reference.persons

    def with_family(self) -> bool:
        """Whether somebody is told of with family who have no name: "with her two | children"."""
        line = self.line
        for reference in self:
            k = reference.last
            own = reference.possessive and line.low(reference.first - 1) in _AND_OR_WITH
            if own and line.has(_FAMILY, k, k + 3):
                return True
        return False

    def after_crowd(self, i: int) -> bool:
        """Whether people without a name were spoken of before the word at `i`."""
        if self._crowd is None:
            lows = self.line.lows
            some = not self.line.vocabulary.isdisjoint(CROWDS)
            of_many = (k for k, low in enumerate(lows) if low in CROWDS) if some else iter(())
            self._crowd = next(of_many, len(lows))
        return self._crowd < i
