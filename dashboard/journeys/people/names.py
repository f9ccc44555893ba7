"""The names of persons in a text: capitalised words that a title or their shape shows to be one,
the persons that they name, and the parts of their names that are repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.journeys.dates.words import WEEKDAYS
from dashboard.journeys.language.tables import word_list, word_set
from dashboard.journeys.language.titles import modifiers_of_titles, singular_titles, titles
from dashboard.journeys.language.tokens import Token
from dashboard.journeys.people.person import parts
from dashboard.journeys.sentences.line import Line
from dashboard.places.place import Kind

_PARTICLES = word_set("particles")
_JOINTS = _PARTICLES | {"of"}
_NOBLE = frozenset({"von", "van", "di", "da", "ten", "zu", "ter"})
POSSESSIVE = {"'s", "'", "s'"}
_TITLE_LINKS = {"of", "for", "and", "-", "the"}


class Name(NamedTuple):
    """A name as it stands in a line, with the titles before it."""

    line: int
    first: int
    core: int
    last: int
    parts: tuple[str, ...]
    text: str
    roles: tuple[str, ...]


def names_in(index: int, line: Line) -> Iterator[Name]:
    """The names of persons in a line: capitalised runs that a title or their shape shows."""
    for first, last in _runs(line):
        core = first
        while core < last and (line.low(core) in titles() or _modifies(line.low(core))):
            core += 1
        known = titles()
        later = [i for i in range(core, last - 1) if line.low(i) in known and line.low(i) != "st."]
        core = later[-1] + 1 if later else core
        within = [i for i in range(core, last - 2) if line.low(i) in modifiers_of_titles()]
        core = within[-1] + 1 if within else core  # "Illinois Republican | Ann Lee"
        while core < last and _modifies(line.low(core)):
            core += 1
        if core >= last:
            continue
        start, roles = title_before(line, core)
        titled = bool(roles) and line.low(core - 1) != "of"
        if not titled and not _looks_like_a_person(line, core, last):
            continue
        words = line.words[core:last]
        if line.low(start - 1) in {"“", '"'} and line.low(last) in {"”", '"'}:
            continue  # the man called "General Midnight"
        if any(word.low in word_list("not_names") for word in words[_surnamed(words) :]):
            continue
        text = " ".join([word.text for word in words])
        yield Name(index, start if titled else core, core, last, parts(text), text, roles)


def _surnamed(words: Sequence[Token]) -> bool:
    """Whether a hyphenated given name shows the first word to be a surname: "Park Min-seo"."""
    given = words[1].text.partition("-") if len(words) == 2 else ("", "", "")
    return given[0].istitle() and given[2].islower()


def _modifies(low: str) -> bool:
    return low == "of" or low in modifiers_of_titles()


def _runs(line: Line) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words with the particles between them, outside the names of places."""
    i = 0
    for first in line.capitals:
        if first < i:
            continue
        i = first
        while _nameable(line, i):
            i += 1
            while line.low(i) in _PARTICLES and line.low(i + 1) in _PARTICLES:
                i += 1
            if line.low(i) in _NOBLE and i + 1 in line.at and line.at[i + 1].first == i + 1:
                i = line.at[i + 1].last  # "Ulrich von Traunstein"
            if line.low(i) in _JOINTS and _nameable(line, i + 1):
                title = line.low(i - 1) in titles() or line.low(i - 1) in modifiers_of_titles()
                if line.low(i) != "of" or title:
                    i += 1
            elif line.low(i) == "-" and _nameable(line, i + 1):
                i += 1
        if i > first:
            yield first, i


def _nameable(line: Line, i: int) -> bool:
    """Whether a word can belong to a person's name."""
    word = line.words[i] if i < len(line.words) else None
    if word is None or not word.capital or word.low in WEEKDAYS or i in line.nations:
        return False
    span = line.at.get(i)
    if span is not None and span.resolution.mention.kind is not Kind.ORGANISATION:
        return False
    if word.low.endswith(_COMPOUNDS):
        return False
    return not (i == 0 or line.low(i - 1) in {"“", '"', ":"}) or (
        word.low not in word_list("function_words")
    )


def _looks_like_a_person(line: Line, core: int, last: int) -> bool:
    """An untitled name: two to five words, none all in capitals, not after "in" or "a", and after
    "the" only where its last word is a title ("the Dalai Lama")."""
    words = [w for w in line.words[core:last] if w.text != "-"]
    if not 2 <= len(words) <= 5 or line.low(core - 1) in {"in", "at", "near", "a", "an"}:
        return False
    if line.low(core - 1) == "the" and words[-1].low not in _STYLES:
        return False
    if line.low(core - 1) in _SHIPS:
        return False
    if sum(len(w.text) > 2 for w in words) < 2 and words[0].text not in _HONORIFICS:
        return False
    amid = core - 2 in line.at and last + 1 in line.at
    if amid and line.low(core - 1) == "," and line.low(last) in {",", "and"}:
        return False  # a place unknown in a list of places
    following = line.low(last)
    if following in word_list("not_names") and not line.words[last].capital:
        return False  # "De Gaulle airport"
    if any(w.text.isupper() and len(w.text) > 2 for w in words):
        return False
    return not any(w.low in word_list("function_words") for w in words)


_HONORIFICS = frozenset({"U", "Ko", "Ma", "Saw", "Sa", "Nu", "Xi", "Li", "Wu", "Hu", "Bo", "Jo"})
_STYLES = frozenset({"lama", "khan", "pope", "emperor", "imam", "king"})
_SHIPS = word_set("ships")
# "Ugandan-based", "Iranian-born" are no part of a name.
_COMPOUNDS = ("-based", "-born", "-led", "-backed", "-elect", "-winning", "-nominated")
_FORMS_OF_ADDRESS = word_set("forms_of_address")


def title_before(line: Line, core: int) -> tuple[int, tuple[str, ...]]:
    """Where the titles before a name begin, and their words; a comma may stand between ("Norway's
    foreign minister, Espen Eide"). Without a title, `core` and nothing."""
    i, roles = core - 1, []
    if line.low(i) == "," and line.low(i - 1) in singular_titles():
        i -= 1
    if line.low(i) not in titles():
        compound = line.low(i) in {"state", "defense", "defence", "staff", "affairs", "security"}
        if not (compound and _titled_of(line, i)):
            return core, ()
    start = core
    while i >= 0:
        low, place = line.low(i), i in line.at or i in line.nations
        if low in POSSESSIVE and line.low(i - 1) in titles():
            break  # "the Dalai Lama's | envoy, Ann Lee"
        if low in titles() or low in modifiers_of_titles() or place or low in POSSESSIVE:
            start = i
            if not place:
                roles.append(low)
        elif (
            low in _TITLE_LINKS
            and start == i + 1
            and (line.low(i - 1) in titles() or line.low(i - 1) in modifiers_of_titles())
            and not (low == "for" and roles and roles[-1] in _FORMS_OF_ADDRESS)
        ):
            pass
        elif low in {"the", "a", "an", "his", "her", "their"} or "-" in low:
            start = i
            if low != "-" and "-" not in low:
                break
        else:
            break
        i -= 1
    return start, tuple(roles)


def _titled_of(line: Line, i: int) -> bool:
    """ "Secretary of State": a title stands before the "of"."""
    return any(line.low(j) == "of" and line.low(j - 1) in titles() for j in range(max(1, i - 2), i))
