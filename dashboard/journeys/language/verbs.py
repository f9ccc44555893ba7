"""Verbs that say where somebody is: their forms, their helpers, and what these make of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dashboard.journeys.language.inflection import forms
from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.model import Status

BE = word_set("be")
HELPERS = BE | word_set("contractions") | word_set("helpers")
# After these a verb must follow.
MODALS = word_set("modals")
ADVERBS = word_set("adverbs")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb of the tables: its base, its kinds, and which form it is ("base", "s",
    "past", "ing"). `homely` verbs are of the table of bodily acts, whose short forms are nouns as
    often: "walks", "drinks"."""

    base: str
    kinds: tuple[str, ...]
    form: str
    homely: bool = False


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Every form in the tables of verbs, with all the kinds its base has; a base that stands there
    with and without + has the forms of both ("traveled", "travelled")."""
    kinds: dict[str, dict[str, None]] = {}
    spelled: dict[str, list[str]] = {}
    common, acts = _rows_of_verbs()
    for words, kind in (*common, *acts):
        base = _base(words)
        kinds.setdefault(base, {})[kind] = None
        spelled.setdefault(base, []).append(words)
    found: dict[str, VerbForm] = {}
    known = {_base(words) for words, _ in common}
    for base in sorted(spelled, key=known.__contains__):  # a common verb's form goes before
        have, homely = tuple(kinds[base]), base not in known
        for words in _ways(spelled[base]):
            for word, form in forms(words).named().items():
                found[word] = VerbForm(base, have, form, homely)
    return found


Rows = Sequence[tuple[str, str]]


def _rows_of_verbs() -> tuple[Rows, Rows]:
    """The verbs and their kinds, as the tables spell them: common verbs, and bodily acts."""
    acts = ((row["verbs"].split(", "), row["kind"]) for row in table("acts"))
    return (
        [(row["verb"], row["kind"]) for row in table("verbs")],
        [(words, kind) for verbs, kind in acts for words in verbs],
    )


def _base(spelled: str) -> str:
    """The base of a verb as the table spells it: "go goes went gone going", "stop+"."""
    return spelled.split()[0].rstrip("+")


def _ways(spelled: Sequence[str]) -> Sequence[str]:
    """Those spellings of a verb that its forms are made by: all five, where a row has them."""
    return [words for words in spelled if " " in words][-1:] or spelled


@cache
def _idioms() -> dict[str, tuple[tuple[tuple[str, ...], VerbForm], ...]]:
    """The verbs that mean something else with the words after them, by every form: those words, the
    longest first, and the verb they make."""
    found: dict[str, list[tuple[tuple[str, ...], VerbForm]]] = {}
    for row in table("idioms"):
        f, words = forms(row["verb"]), tuple(row["words"].split())
        for word, form in f.named().items():
            found.setdefault(word, []).append((words, VerbForm(f.base, (row["kind"],), form)))
    return {word: tuple(sorted(have, key=lambda x: -len(x[0]))) for word, have in found.items()}


def idiom(lows: Sequence[str], i: int) -> tuple[VerbForm, int] | None:
    """The verb that the word at `i` is together with those after it, and the word after these:
    "took part | in"."""
    for words, verb in _idioms().get(lows[i], ()):
        after = _after(lows, i + 1, words)
        if after is not None:
            return verb, after
    return None


def _after(lows: Sequence[str], k: int, words: Sequence[str]) -> int | None:
    """The word after an idiom's words, which begin at `k`; None where others stand there. "~" is
    any article or owner, or none."""
    for word in words:
        at = lows[k] if k < len(lows) else ""
        if word == "~":
            k += at in ARTICLES_AND_OWNERS
        elif word == at:
            k += 1
        else:
            return None
    return k


ARTICLES_AND_OWNERS = word_set("articles_and_owners")


@cache
def idiomatic() -> frozenset[str]:
    """Every form that can begin an idiom."""
    return frozenset(_idioms())


@cache
def _before() -> dict[tuple[str, ...], str]:
    """The phrases before a verb, by their words."""
    rows = (row for row in table("statuses") if row["where"] == "before")
    return {tuple(row["words"].split()): row["status"] for row in rows}


@cache
def words_before() -> frozenset[str]:
    """Every word of those phrases that can stand among a verb's helpers."""
    return frozenset(word for phrase in _before() for word in phrase) - {"before", "if", "unless"}


@cache
def governing() -> dict[str, str]:
    """What verbs make of the visit that is their object, by form ("postponed": cancelled)."""
    alone, whole = dict[str, str](), dict[str, str]()
    for words, row in _over():
        if _particle(words):
            whole |= dict.fromkeys(words[::2], row["status"])
        else:
            alone |= dict.fromkeys(words, row["status"])
    return whole | alone


def governed(low: str, words: Sequence[str]) -> str | None:
    """What a verb's form makes of a visit that is its object, by the words around it: "called" says
    something only with "off"."""
    for particle, status in _with_particles().get(low, ()):
        if particle in words:
            return status
    return None if low in _with_particles() and low not in _alone() else governing().get(low)


@cache
def _over() -> tuple[tuple[list[str], dict[str, str]], ...]:
    """The rows of verbs that govern a noun, each with its words."""
    return tuple((r["words"].split(), r) for r in table("statuses") if r["where"] == "over")


@cache
def _alone() -> frozenset[str]:
    """The forms that govern without a particle."""
    return frozenset(word for words, _ in _over() if not _particle(words) for word in words)


@cache
def _with_particles() -> dict[str, tuple[tuple[str, str], ...]]:
    """Particles and what they make of a visit, by the form of the verb before: "called" off."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for words, row in _over():
        for word in words[::2] if _particle(words) else ():
            found[word] = (*found.get(word, ()), (words[1], row["status"]))
    return found


def _particle(words: Sequence[str]) -> bool:
    """Whether a row's verb has a particle after each form."""
    return words[1] in _PARTICLES


# "Called off", "fell through".
_PARTICLES = word_set("particles_of_verbs")


def adverb(low: str) -> bool:
    """Whether a word is an adverb, by the list or by its ending."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


_NO_ADVERBS = word_set("no_adverbs")


def status_of(word: str) -> Status | None:
    """The status named in a table; None for a wish."""
    return None if word == "wish" else Status(word)


@lru_cache(maxsize=20_000)
def helping_status(words: tuple[str, ...]) -> str:
    """What the longest known phrases among the helpers say; "" where none does."""
    found: list[tuple[int, int, str]] = []
    spans = ((i, i + size) for size in range(4, 0, -1) for i in range(len(words) - size + 1))
    for first, last in spans:
        said = _before().get(words[first:last])
        if said and not any(a <= first and last <= b for a, b, _ in found):
            found.append((first, last, said))
    said_all = {said for _, _, said in found}
    return next((s for s in ("wish", "cancelled", "planned") if s in said_all), "")
