"""Small places in a country that nothing else in an article speaks of: they are unsure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.places.place import Kind, Place, Reason, Resolution
from dashboard.places.resolution.surroundings import distance_km

_SMALL = 50_000  # people
_LEAST_AT_HOME = 3  # names
_AT_HOME = 0.75
_LEFT = 0.6  # of the score
_LANDSCAPE_LEFT = 0.35  # of that of a river or a mountain, whose namesakes no gazetteer counts
_FAR_KM = 1_500.0
_MOST_AROUND = 100  # names looked at


def with_strangers_doubted(answers: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """The resolutions of an article's mentions, in order; where nearly all other names are in one
    country, a small town or a county abroad, in whose country nothing else is, is less sure: a name
    that the gazetteer lacks, or that is no place's, is some village's on the earth. So is a river
    or a mountain far from all else: every country has a Yellow River."""
    homes = {
        answer.mention.text.casefold(): answer.place
        for answer in answers
        if answer.place and answer.place.country
    }
    if len(homes) <= _LEAST_AT_HOME:
        return tuple(answers)
    counted = Counter(place.country for place in homes.values())
    return tuple(_judged(answer, homes, counted) for answer in answers)


def _judged(answer: Resolution, homes: Mapping[str, Place], counted: Counter[str]) -> Resolution:
    """A resolution, less sure where its place is a stranger; `homes` has what the article's names
    mean, `counted` how many are in each country."""
    place = answer.place
    if place is None or answer.mention.kind is Kind.DEMONYM or counted[place.country] > 1:
        return answer
    _, most = counted.most_common(1)[0]
    if most < _LEAST_AT_HOME or most < _AT_HOME * (counted.total() - 1):
        return answer
    if _is_small(place) and homes[answer.mention.text.casefold()].country == place.country:
        return _doubted(answer, _LEFT)
    return _doubted(answer, _LANDSCAPE_LEFT) if _is_far_landscape(place, homes) else answer


def _is_small(place: Place) -> bool:
    """Whether a place is a small town or a county of which the text does not say where it is."""
    if place.feature_class != "P" and place.feature_code != "ADM2":
        return False
    if place.population >= _SMALL and place.feature_class == "P":
        return False
    return bool(place.country) and place.feature_code != "PPLC" and not place.uncertainty_km


def _is_far_landscape(place: Place, homes: Mapping[str, Place]) -> bool:
    """Whether a place is a river, a mountain or a country's region far from all others."""
    if place.feature_class not in "HLTV" or place.feature_code in ("OCN", "SEA"):
        return False
    if place.feature_class == "L" and not place.country:
        return False
    others = [other for other in homes.values() if other.id != place.id][:_MOST_AROUND]
    return all(
        distance_km(place.lat, place.lon, other.lat, other.lon) > _FAR_KM for other in others
    )


def _doubted(answer: Resolution, left: float) -> Resolution:
    """A resolution that is less sure, and says why."""
    doubt = Reason("nothing else that the article names is in its country", 0.0)
    return replace(answer, score=round(answer.score * left, 3), reasons=(*answer.reasons, doubt))
