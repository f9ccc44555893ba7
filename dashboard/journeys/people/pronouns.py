"""Who was spoken of so far, as an article is read sentence by sentence, and whom "he", "they" and
"the two leaders" therefore mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, islice, pairwise

from dashboard.journeys.language.tables import table, word_list, word_set
from dashboard.journeys.language.titles import gender_of, titles
from dashboard.journeys.people.coreference import Coreference
from dashboard.journeys.people.heard import Heard
from dashboard.journeys.people.person import Person, unique
from dashboard.journeys.people.posts import FORMS_OF_ADDRESS
from dashboard.journeys.sentences.line import Line

_HE, _SHE = word_set("he"), word_set("she")
PRONOUNS = _HE | _SHE | word_set("they")
_MEN, _WOMEN = word_set("unnamed_men"), word_set("unnamed_women")
_BEFORE_STRANGERS = word_set("before_strangers")
_CLAUSES = word_set("breaks") | word_set("joins_of_clauses")
MOST = 300
"""Persons at most among whom it is asked who is meant: a text may name thousands."""


class Discourse:
    """The persons spoken of, the last `MOST`: `recent` in the order of their last mention;
    `company` are several who were named together, `household` who was told of with his family
    ("Ann Lee and her two children") and alone since, `writers` those of a byline, whom no "he" or
    "they" means. `_topics` has those of the latest sentences last,
    and of a sentence last those that stand in no phrase. Dictionaries, for they keep their order
    and are quick to put somebody last."""

    def __init__(self) -> None:
        self.recent: dict[Person, int] = {}
        self._topics: dict[Person, None] = {}
        self._mentions = 0
        self.company: tuple[Person, ...] = ()
        self.household: tuple[Person, ...] = ()
        self.writers = set[Person]()
        self._before: tuple[Person, ...] = ()
        self._listed: tuple[Person, ...] = ()
        self._stranger = ""  # the gender of whom the sentence before was about, without a name

    def mention(self, person: Person) -> None:
        """Takes up a mention."""
        self._mentions += 1
        self.recent.pop(person, None)
        self.recent[person] = self._mentions
        if len(self.recent) > MOST:
            del self.recent[next(iter(self.recent))]

    def last_spoken_of(self, person: Person) -> int:
        """A number that is the higher, the later that was; 0 for never."""
        return self.recent.get(person, 0)

    @property
    def topic(self) -> tuple[Person, ...]:
        """Whom the sentences before are about."""
        return tuple(islice(reversed(self._topics), 1))

    @property
    def body(self) -> tuple[Person, ...]:
        """The delegation that the sentences before are about."""
        topic = self.topic
        return topic if topic and topic[0].gender == "n" else ()

    @property
    def nobody_before(self) -> bool:
        """Whether the sentence before meant nobody."""
        return not self._before

    def close_empty(self) -> None:
        """Takes up the end of a sentence that means nobody."""
        self._before, self._stranger = (), ""

    def close(self, here: Heard) -> None:
        """Takes up the end of a sentence with these coreferences."""
        if not here.persons:
            self.close_empty()
            return
        if len(here.persons) == 1:
            fresh = tuple(here.persons)
            self.household = fresh if here.with_family() else self.household
        else:
            leading = [p for r in here if not (r.inner or r.possessive) for p in r.persons]
            fresh = unique(chain(leading, here.persons))
        self._before, self._listed = fresh, _all_in_a_list(here)
        self._stranger = _stranger_of(here)
        self.household = self.household if fresh == self.household else ()
        self.company = here.together or (fresh if len(fresh) > 1 else self.company)
        for person in reversed(fresh):
            self._topics.pop(person, None)
            self._topics[person] = None
        while len(self._topics) > MOST:
            del self._topics[next(iter(self._topics))]

    def group(self, here: Heard) -> tuple[Person, ...]:
        """Whom "they" means: the persons of this sentence so far, or the first two of the
        sentence before; all three, where it lists three and nobody else."""
        if len(here.persons) > 1:
            return tuple(islice(here.persons, 2))
        if len(self._before) > 1:
            return self._listed or self._before[:2]
        return self.company or tuple(islice(reversed(self.recent), 2))[::-1]

    def without_writers(self, persons: Iterable[Person]) -> tuple[Person, ...]:
        """These persons, without those of a byline."""
        return tuple(p for p in persons if p not in self.writers)

    def only(self, noun: str, homes: Set[str], here: Heard) -> Person | None:
        """The one person told of so far who can be from a country of `homes` and is not one whom
        this sentence has just named, nor by other posts than a `noun` that may be a thing's; of
        several the only one known to be from there."""
        fitting = [p for p in self._ones(noun) if _may_be_from(p, homes)]
        if len(fitting) > 1:
            fitting = [p for p in fitting if homes & p.home] or fitting
        return fitting[0] if len(fitting) == 1 and fitting[0] not in here.named else None

    def _ones(self, noun: str) -> Iterator[Person]:
        """Those told of who are one person, and may be called by a noun."""
        return (
            person
            for person in self.recent
            if person.gender != "n" and (noun not in _THINGS_TOO or posts_allow(person, noun))
        )

    def alike(self, noun: str, here: Heard) -> Person | None:
        """The only one told of whose post a noun can stand for, as "novelist" for a writer."""
        others = (p for p in self.recent if p not in here.outright)
        posted = [p for p in others if p.roles - FORMS_OF_ADDRESS]
        fitting = [p for p in posted if noun in titles() and posts_allow(p, noun)]
        return fitting[0] if len(fitting) == 1 else None

    def first_of_last_sentence(self, noun: str, here: Sequence[Coreference]) -> Person | None:
        """Whom a description that opens a sentence means where several were told of: the one whom
        the sentence before was about, if he is alone there and his posts are no other."""
        alone = self._before[0] if len(self._before) == 1 and not here else None
        return alone if alone is not None and posts_allow(alone, noun) else None

    def single(self, i: int, here: Heard) -> Person | None:
        """Whom the "he" or "she" at `i` means: the first person of this sentence so far who stands
        in no phrase, then the first of the sentences before."""
        line = here.line
        gender, barred = gender_at(line, i), _barred(line, i, here)
        if not here.by_name and _unnamed_before(line, i, gender):
            return None
        if not here.persons and gender == self._stranger:
            return None  # "Ann Lee's sister lives in Oslo. | She"
        order = chain(here.leading, reversed(self._topics), here.trailing)
        meant = (p for p in order if p not in barred and p not in self.writers)
        fitting = [p for p in meant if p.gender in {"", gender}]
        if fitting and not fitting[0].gender:  # "Lee and Ray met before | she"
            beside = _beside(here, fitting[0])
            return next((p for p in fitting if p.gender and p in beside), fitting[0])
        return next(iter(fitting), None)


def _stranger_of(here: Heard) -> str:
    """The gender of somebody without a name whom a sentence tells of outright, by his post or whose
    relative he is; "" where it tells so of anybody else of that gender."""
    strangers = (r for r in here if r.how == "role" and not (r.persons or r.inner))
    gender = next(filter(None, (gender_of(tuple(r.roles)) for r in strangers)), "")
    others = any(p.gender in {"", gender} for p in here.outright)
    return "" if others else gender


def _may_be_from(person: Person, homes: Set[str]) -> bool:
    """Whether nothing known of a person speaks against a country of `homes`."""
    return not (homes and person.home and homes.isdisjoint(person.home))


def _all_in_a_list(here: Heard) -> tuple[Person, ...]:
    """Those whom a sentence tells of, where they are three or more in one list: "Ann Lee, Bob Ray
    and Jo Day"; nobody else."""
    if len(here.persons) < 3:
        return ()
    alone = [r for r in here if r.is_name and len(r.persons) == 1]
    if not 2 < len(alone) == len(here.persons):
        return ()
    joined = all(after.first - r.last <= 2 for r, after in pairwise(alone))
    return tuple(r.persons[0] for r in alone) if joined else ()


def _beside(here: Heard, person: Person) -> Sequence[Person]:
    """Those who do together with a person what the sentence tells first: "the two | met", "Lee and
    Ray | met"."""
    if person in here.together:
        return here.together
    if not here[1:] or person not in here[0].persons:
        return ()
    first, second = here[0], here[1]
    joined = first.last + 1 == second.first and here.line.low(first.last) == "and"
    return second.persons if joined else ()


def posts_allow(person: Person, noun: str) -> bool:
    """Whether a noun can mean a person by what is known of his posts: a post that is not his
    cannot."""
    posts = person.roles - FORMS_OF_ADDRESS
    alike = set(titles()[noun].like.split()) - _ANYBODY if noun in titles() else set()
    return noun not in titles() or noun in posts or not posts or bool(alike & posts)


_ANYBODY, _THINGS_TOO = word_set("like_any_post"), word_set("posts_and_things")


def _unnamed_before(line: Line, i: int, gender: str) -> bool:
    """Whether the "he" or "she" at `i` means somebody without a name, who begins its sentence: "The
    man fell ill when | he arrived"."""
    nouns = _WOMEN if gender == "f" else _MEN
    start = 1 if line.low(0) in _BEFORE_STRANGERS else 0
    return any(line.low(k) in nouns for k in range(start, min(start + 3, i)))


def gender_at(line: Line, i: int) -> str:
    """The gender of the pronoun at `i`; "" where it has none."""
    low = line.low(i)
    return "m" if low in _HE else "f" if low in _SHE else ""


def is_possessive(line: Line, i: int) -> bool:
    """Tells whether the pronoun at `i` says whose something is: "his", "their", "her bag"."""
    low = line.low(i)
    return low in {"his", "their"} or (low == "her" and _noun_follows(line, i))


def _noun_follows(line: Line, i: int) -> bool:
    """Tells whether something other than a mark or a small word follows, or one that stands before
    nouns ("her first trip")."""
    following = line.low(i + 1)
    if line.low(i - 1) in _FINDING and following in _STATES:
        return False  # "found her | guilty"
    if following in _COUNTS and line.low(i - 1) in _BEFORE_OWNERS:
        return True  # "with her | two children"
    small = following in word_list("function_words") and following not in _BEFORE_NOUNS
    return following[:1].isalnum() and not small


_FINDING = frozenset({"found", "find", "declared", "pronounced", "held", "took", "kept"})
_STATES = frozenset({"guilty", "innocent", "liable", "dead", "alive", "hostage", "captive", "not"})
_COUNTS = frozenset(row["word"] for row in table("numbers_of_persons"))
_BEFORE_OWNERS = frozenset({"with", "and", "of"})
_BEFORE_NOUNS = word_set("before_nouns_owned")


def _barred(line: Line, i: int, here: Heard) -> tuple[Person, ...]:
    """Whom "him" or "her" at `i` cannot mean, the subject of its clause: who joins him is somebody
    else."""
    if line.low(i) != "him" and (line.low(i) != "her" or _noun_follows(line, i)):
        return ()
    subject = here.last_outright
    if subject is None or subject.inner:
        return ()
    apart = any(line.low(k) in _CLAUSES for k in range(subject.last, i))
    return () if apart else subject.persons
