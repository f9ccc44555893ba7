"""Who is no traveller where he is seen: hosts, people at home and people at their post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dashboard.journeys.language.tables import table, word_set
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.routes.extents import contains
from dashboard.places.place import Kind, Place, Resolution

_HEADS = word_set("heads")
_LOCALS = word_set("locals")
_RULERS = word_set("rulers")
_ENVOYS = word_set("from_abroad")
_JUSTICE = word_set("justice")
_IN_OFFICE = word_set("officials") | word_set("in_office")


def at_post(person: Person, place: Place, presence: Presence) -> bool:
    """Whether somebody who only speaks at a place speaks from his own post: experts and officials
    of the town, rulers in a capital whose country the text does not say, those who speak "from" a
    town of their own country, and ambassadors there, who are sent to some organisation."""
    own = place.country in person.home
    ruling = not person.home and person.roles & _RULERS
    if ruling and is_capital(presence.place.resolution):
        return True  # a president of no country said, in a capital
    of_state = place.feature_code.startswith("PCL") and person.roles & _IN_OFFICE - _ENVOYS
    if of_state and not person.home:
        return True  # "in neighbouring Norway, the foreign minister said"
    if own and (presence.away or "ambassador" in person.roles):
        return True
    if place.country == person.likely and person.roles & _IN_OFFICE - _ENVOYS:
        return True
    return bool(person.roles & _LOCALS)


def at_home(person: Person, resolution: Resolution, motion: bool) -> bool:
    """Whether a person is at a place by his post or as a host and no traveller: in the capital of
    his own country, or in the country at large, unless the words tell of going there."""
    place = resolution.place
    if place is None or motion:
        return False
    if place.name in person.posts and not place.feature_code.startswith("PCL"):
        return True
    if any(contains(seat, place) for seat in person.seats):
        return True
    at_court = resolution.mention.kind is Kind.ORGANISATION  # or at a hospital: see `venues`
    if (at_court or place.country == person.likely) and person.roles & _JUSTICE:
        return True
    if place.country and place.country in person.home:
        return is_capital(resolution) or place.feature_code.startswith("PCL")
    return False


def is_capital(resolution: Resolution) -> bool:
    """Whether a name is that of the capital, though a province may have the same."""
    near = [resolution.place, *(other.place for other in resolution.alternatives)]
    country = resolution.place.country if resolution.place is not None else ""
    if (country, resolution.mention.text.removeprefix("The ")) in _seats_of_government():
        return True
    return any(p is not None and p.feature_code == "PPLC" and p.country == country for p in near)


@cache
def _seats_of_government() -> frozenset[tuple[str, str]]:
    """Returns the towns from which countries (ISO codes) are governed that are not their capitals
    by law."""
    return frozenset((row["country"], row["town"]) for row in table("governments"))


def travellers(presence: Presence, place: Place) -> Iterator[Person]:
    """Yields those of a presence who have come to its place: no hosts, nobody at home or at his
    post, and nobody arrested in his own country."""
    receiving = hosts(presence, place)
    for person in presence.persons:
        home = at_home(person, presence.place.resolution, presence.motion)
        arrested = presence.custody and place.country in person.home
        speaker = presence.speech and at_post(person, place, presence)
        if not (person in receiving or home or arrested or speaker):
            yield person


def hosts(presence: Presence, place: Place) -> list[Person]:
    """Returns those who meet others in a capital and must be the hosts there: leaders whose country
    the text does not say, where the others are known to come from elsewhere; outside it only an
    opposition's."""
    if presence.motion:
        return []
    if any("visiting" in p.roles for p in presence.persons):
        return [p for p in presence.persons if "visiting" not in p.roles]
    unknown = [] if presence.of_many else _beside_foreigners(presence.persons, place)
    if not unknown or not _are_received(presence, unknown[0]):
        return []
    return [p for p in unknown if _may_receive(p, place)]


def _beside_foreigners(persons: Sequence[Person], place: Place) -> list[Person]:
    """Returns those of no known country, where all others are known to come from abroad."""
    foreign = [p for p in persons if _from_abroad(p, place)]
    unknown = [p for p in persons if not p.home and p not in foreign]
    return unknown if foreign and len(foreign) + len(unknown) == len(persons) else []


def _are_received(presence: Presence, host: Person) -> bool:
    """Tells whether leaders receive where they meet: in a capital; an opposition anywhere."""
    return is_capital(presence.place.resolution) or "opposition" in host.roles


def _may_receive(person: Person, place: Place) -> bool:
    """Tells whether somebody of no known country can be the host at a place."""
    if person.roles:
        return not person.roles.isdisjoint(_HEADS)
    return person.likely == place.country


def _from_abroad(person: Person, place: Place) -> bool:
    """Whether a person is known to come from another country, or from an organisation of many."""
    return place.country not in person.home if person.home else bool(person.roles & _ENVOYS)
