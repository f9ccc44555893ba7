"""Courts and hospitals that bear the name of their town: whoever is "in Hartford Hospital" is in
Hartford."""

from __future__ import annotations

from collections.abc import Sequence, Set

from dashboard.journeys.language.tables import word_set
from dashboard.journeys.language.tokens import Token
from dashboard.journeys.sentences.spans import PlaceSpan
from dashboard.places.language import NOT_A_NAME, person_names
from dashboard.places.place import Kind

_COURTS = word_set("named_courts")
_HOSPITALS = word_set("named_hospitals")
_BETWEEN = word_set("within_named_venues")
_OF_SAINTS = frozenset({"st", "st.", "saint"})

# So many words stand at most between a town and what is named after it.
_REACH = 4


def at_venue(words: Sequence[Token], span: PlaceSpan, towns: Set[str]) -> PlaceSpan:
    """A town's name with the court or hospital whose name it begins, "Hartford | Hospital", as the
    place itself; any other name as it is. `towns` are the ids of the places that the article names
    by themselves: those vouch for a town whose name may be a person's ("Jackson Hospital")."""
    place, first = span.resolution.place, span.first
    if span.resolution.mention.kind is not Kind.ORGANISATION or place is None:
        return span
    before = words[first - 1] if first else None
    if place.feature_class != "P" or (before is not None and before.capital):
        return span
    end = _end(words, span.last)
    if end is None or _town_follows(words, end):
        return span
    court = words[end - 1].low in _COURTS
    if court or place.id in towns or not _of_a_person(words[first : span.last]):
        return span._replace(last=end, literal=True)
    return span


def _end(words: Sequence[Token], i: int) -> int | None:
    """Where the name of a court or hospital ends that goes on at word `i`; None where there is
    none."""
    for k in range(i, min(i + _REACH, len(words))):
        low = words[k].low
        if low in _COURTS | _HOSPITALS and words[k].capital:
            return k + 1
        if low not in _BETWEEN:
            return None
    return None


def _town_follows(words: Sequence[Token], end: int) -> bool:
    """Whether the text itself says where it is: "Lincoln Hospital | in New York"."""
    if end + 1 >= len(words) or words[end].low not in {"in", "near", "of"}:
        return False
    return words[end + 1].capital


def _of_a_person(name: Sequence[Token]) -> bool:
    """Whether a name may as well be a person's or a saint's: "Jackson", "St. Luke"."""
    weights = [person_names().get(word.low, NOT_A_NAME) for word in name]
    if name[0].low in _OF_SAINTS:
        return any(weight.given for weight in weights[1:]) or name[-1].low in {"'s", "s"}
    return len(name) == 1 and bool(weights[0].given or weights[0].family > 1)
