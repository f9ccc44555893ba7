"""Small places in a country that nothing else in an article speaks of: they are unsure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.places.place import Kind, Reason, Resolution

_SMALL = 50_000  # people
_LEAST_AT_HOME = 3  # names
_AT_HOME = 0.75
_LEFT = 0.6  # of the score


def with_strangers_doubted(answers: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """The resolutions of an article's mentions, in order; where nearly all other names are in one
    country, a small town abroad, in whose country nothing else is, is less sure: a name that the
    gazetteer lacks, or that is no place's, is some village's on the earth."""
    homes = {
        answer.mention.text.casefold(): answer.place.country
        for answer in answers
        if answer.place and answer.place.country
    }
    if len(homes) <= _LEAST_AT_HOME:
        return tuple(answers)
    counted = Counter(homes.values())
    return tuple(_doubted(a) if _is_stranger(a, homes, counted) else a for a in answers)


def _is_stranger(answer: Resolution, homes: dict[str, str], counted: Counter[str]) -> bool:
    """Whether a resolution is of a small town in a country that no other name is in; `homes` has
    the countries of the article's names, `counted` how many are in each."""
    place = answer.place
    if place is None or place.feature_class != "P" or answer.mention.kind is Kind.DEMONYM:
        return False
    if place.population >= _SMALL or place.feature_code == "PPLC" or place.uncertainty_km:
        return False
    if not place.country or counted[place.country] > 1:
        return False
    if homes[answer.mention.text.casefold()] != place.country:
        return False
    _, most = counted.most_common(1)[0]
    return most >= _LEAST_AT_HOME and most >= _AT_HOME * (counted.total() - 1)


def _doubted(answer: Resolution) -> Resolution:
    """A resolution that is less sure, and says why."""
    doubt = Reason("nothing else that the article names is in its country", 0.0)
    return replace(answer, score=round(answer.score * _LEFT, 3), reasons=(*answer.reasons, doubt))
