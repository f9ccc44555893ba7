"""Names that an airport, a hospital or a street bears: they are no namesake far from all that the
article tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from dashboard.places.language import NOT_A_NAME, person_names, word_set
from dashboard.places.place import Alternative, Kind, Mention, Place, Reason, Resolution
from dashboard.places.resolution.surroundings import contains, distance_km

_VENUE = re.compile(
    r"(?:['’]s)?(?:\s+[A-Z][\w.'’&-]*){0,3}?\s+("
    + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(word_set("venues")))
    + r")\b"
)
_IN = re.compile(r"\s+(?:in|near|outside|at)\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?$")
_OF_PEOPLE = word_set("venues_of_people")
_MAX_BEYOND = 30  # characters from a venue to the name of where it is
_MOST_AROUND = 500  # names looked at: a list of villages has thousands
_KNOWN = 100_000  # people, of a town that a venue may well be in
_NEAR_KM = 300.0
_BESIDE_KM = 80.0
_ALONE = 0.6  # what is left of a score where the article names nothing else


def without_strays(text: str, answers: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """The resolutions of an article's mentions, in order; where one is the name of a venue ("Kotoka
    airport") and its place lies far from where the text says that the venue is, or is a small one
    far from all others that the article names, it has no place."""
    bearers = [_bearer(text, each) for each in answers]
    if not any(bearers):
        return tuple(answers)
    used = {each.mention.text for each, venue in zip(answers, bearers, strict=True) if not venue}
    named = {each.mention.text: each for each in answers if each.place}
    around = list(islice(named.values(), _MOST_AROUND))
    return tuple(
        _judged(text, answers, index, venue, around)
        if venue and answers[index].mention.text not in used
        else answers[index]
        for index, venue in enumerate(bearers)
    )


def _bearer(text: str, answer: Resolution) -> re.Match[str] | None:
    """The words with which a venue's name goes on after a mention, if any."""
    mention, place = answer.mention, answer.place
    if place is None or place.feature_class not in "AP" or mention.kind is Kind.DEMONYM:
        return None
    return _VENUE.match(text, mention.end)


def _judged(
    text: str,
    answers: Sequence[Resolution],
    index: int,
    venue: re.Match[str],
    around: Sequence[Resolution],
) -> Resolution:
    """A venue's resolution, without its place where that is a stray; `around` has one resolution of
    each name of the article."""
    answer = answers[index]
    place, name = answer.place, answer.mention.text + venue.group()
    assert place
    where = _told(text, answers, index, venue.end())
    if where is not None:
        if _goes_with(place, where, _BESIDE_KM):
            return answer
        return _unplaced(answer, f"“{name}” is in {where.name}, and no place called so is near")
    if _is_known(place, answer.mention.text) and not _is_persons(answer.mention.text, venue):
        return answer
    others = [each for each in around if each.mention.text != answer.mention.text]
    if any(each.place and _supports(each.place, place) for each in others):
        return answer
    if any(each.is_likely for each in others):
        return _unplaced(answer, f"it is the name of “{name}”, far from all else that is named")
    return replace(answer, score=round(answer.score * _ALONE, 3))


def _told(text: str, answers: Sequence[Resolution], index: int, end: int) -> Place | None:
    """Where the words after a venue's name say that it is: "Riverside Hospital in Columbus"."""
    if index + 1 == len(answers):
        return None
    following: Mention = answers[index + 1].mention
    if following.start - end > _MAX_BEYOND or not _IN.fullmatch(text[end : following.start]):
        return None
    return answers[index + 1].place


def _supports(other: Place, place: Place) -> bool:
    """Whether a place that an article names speaks for a venue's: one near it, or for an area one
    in its country."""
    if place.feature_class == "A" and other.country == place.country:
        return True
    return _goes_with(place, other, _NEAR_KM)


def _goes_with(place: Place, other: Place, km: float) -> bool:
    """Whether a place holds another or lies in it, or as near to it as some km."""
    if place.id == other.id or contains(place, other) or contains(other, place):
        return True
    return distance_km(place.lat, place.lon, other.lat, other.lon) <= km


def _is_persons(name: str, venue: re.Match[str]) -> bool:
    """Whether a venue is of the kind that is called after people ("Victoria Hospital"), and its
    name one that people have."""
    weight = person_names().get(name.lower(), NOT_A_NAME)
    return weight != NOT_A_NAME and venue[1].lower() in _OF_PEOPLE and venue[1][0].isupper()


def _is_known(place: Place, name: str) -> bool:
    """Whether a place is a country, a larger town, or a county with its whole name, after which
    things are called that are there."""
    code = place.feature_code
    if place.feature_class == "A":
        whole = code == "ADM2" and place.name == name
        return whole or code.startswith("PCL")
    return place.population >= _KNOWN


def _unplaced(answer: Resolution, why: str) -> Resolution:
    """A resolution without its place, which stays to be chosen."""
    place = answer.place
    assert place
    former = Alternative(place, round(answer.score / 2, 3))
    return replace(
        answer,
        place=None,
        score=0.0,
        reasons=(Reason(why, 1.0),),
        alternatives=(former, *answer.alternatives),
    )
