"""What is told of a name's resolution: how sure it is, why, and what else it might be."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter, sub

from dashboard.places.place import Alternative, Kind, Mention, Place, Reason, Resolution
from dashboard.places.resolution.called import WIRED
from dashboard.places.resolution.confidence import chance_of_choice, confidence
from dashboard.places.resolution.senses import Sense
from dashboard.places.resolution.surroundings import Surroundings, distance_km
from dashboard.places.resolution.terms import Term

_MAX_ALTERNATIVES = 5
# Options so close to the choice are the same place in two layers, or a town and its district.
_SAME_PLACE_KM = 40.0
_SAME_DEGREES = 0.4
# A runner-up with this part of the choice's chance, or more, is named.
_NEAR_TIE = 0.5
_LEAST_SHARE = 0.03
# How sure a computed point is, and how many km of uncertainty it may have: "in Siberia" tells less
# of where a village is than "10 km south of Omsk".
_SURE_OF_POINT = 0.8
_POINT_KM = 80.0
_AROUND = 15
_OF_THE_WORLD = "no state or country is named, as only with towns that all the world knows"
_TERMS = tuple(Term)


class Answer:
    """What is told of a name's choice: score, reasons and alternatives."""

    def __init__(self, sense: Sense, owner: int, around: Surroundings, text: str):
        self._sense = sense
        self._owner = owner
        self._around = around
        self._text = text
        self._place = place = sense.place
        self._elsewhere = list(range(len(sense.options)))
        self._sure = _SURE_OF_POINT
        if place and place.uncertainty_km:
            self._sure *= min(1.0, _POINT_KM / place.uncertainty_km)
        self._rest = 1.0 - self._sure
        if sense.choice is not None:
            here = sense.options[sense.choice].place
            self._elsewhere = [
                number
                for number, option in enumerate(sense.options)
                if not _is_same(here, option.place)
            ]
        if place and not sense.computed:
            away = set(self._elsewhere)
            share = sum([c for i, c in enumerate(sense.chances) if i not in away])
            self._sure, self._rest = _weighed(share, len(away), bool(sense.container))
        self._others = self._ranked_others()
        self._why = self._reasons(place) if place else ()

    def resolution(self, mention: Mention) -> Resolution:
        """The resolution of one mention of the sense."""
        place, sure = self._place, self._sure
        if place is None:
            return Resolution(mention, None, 0.0, (Reason(self._why_not(), 1.0),))
        score = confidence(mention.score, sure)
        scale = confidence(mention.score, self._rest)
        others = [Alternative(other, round(scale * chance, 3)) for other, chance in self._others]
        why = self._why + _notes(self._text, mention)
        return Resolution(mention, place, round(score, 3), why, tuple(others))

    def _why_not(self) -> str:
        """Why the name has no place."""
        if self._sense.lacks:
            return f"the text says it is in {self._sense.lacks}, where no layer knows this name"
        return "no layer knows this name"

    def _ranked_others(self) -> list[tuple[Place, float]]:
        """The likeliest places that were not chosen, and their chances."""
        sense, chances = self._sense, self._sense.chances
        if len(chances) == 1 and not sense.computed:
            return []
        order = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)
        others = [i for i in order[: _MAX_ALTERNATIVES + 1] if sense.computed or i != sense.choice]
        return [(sense.options[i].place, chances[i]) for i in others[:_MAX_ALTERNATIVES]]

    def _reasons(self, here: Place) -> tuple[Reason, ...]:
        """The terms in which the choice is ahead of the runner-up elsewhere, and the share of each;
        at last the runner-up itself, where it is a near tie."""
        sense, choice = self._sense, self._sense.choice
        if sense.computed:
            words = sense.expression.text if sense.expression else ""
            return (Reason(f"the text says where it lies: “{words}”", 1.0),)
        if choice is None:
            return ()
        if not self._elsewhere:
            if sense.said == WIRED:
                return (Reason(_OF_THE_WORLD, 1.0),)
            if sense.binds:
                return (Reason(f"the text says it is in {sense.container}", 1.0),)
            return (Reason(f"the gazetteer knows one place called {sense.name}", 1.0),)
        rival = max(self._elsewhere, key=sense.totals.__getitem__)
        place = sense.options[rival].place
        elsewhere = ", ".join(filter(None, (place.name, place.admin1, place.country)))
        gains = map(sub, sense.parts(choice), sense.parts(rival))
        ahead = [(gain, term) for gain, term in zip(gains, _TERMS, strict=True) if gain > 0.0]
        total = sum([gain for gain, _ in ahead])
        if total <= 0.0:
            return (Reason(f"nothing tells it from {elsewhere}", 1.0),)
        ahead.sort(key=itemgetter(0), reverse=True)
        reasons = [
            Reason(self._words(term, here), round(gain / total, 3))
            for gain, term in ahead
            if gain / total >= _LEAST_SHARE
        ]
        if sense.said == WIRED:
            reasons.append(Reason(_OF_THE_WORLD, 0.0))
        if sense.binds:
            reasons.append(Reason(f"the text says it is in {sense.container}", 0.0))
        if sense.chances[rival] > _NEAR_TIE * sense.chances[choice]:
            reasons.append(Reason(f"{elsewhere} is nearly as likely", 0.0))
        return tuple(reasons)

    def _words(self, term: Term, place: Place) -> str:
        """A term's words for a person, for the place that was chosen."""
        if term is Term.NEAR and (near := self._around.nearest(self._owner, place)):
            return f"it is {near[0]:.0f} km from {near[1]}, which the article names too"
        return _WORDS[term](place, self._sense)


_WORDS: dict[Term, Callable[[Place, Sense], str]] = {
    Term.POPULATION: lambda place, _: _people_words(place),
    Term.KIND: lambda place, _: f"it is {_kind_words(place)}, which texts name more often",
    Term.NAME: lambda *_: "this is its main name",
    Term.EDITED: lambda place, _: f"it is in {place.source}, which outranks the other layers",
    Term.KNOWN: lambda *_: "more languages have a name for it",
    Term.CALLED: lambda place, _: (
        f"the words beside the name, or a dateline, say that it is {_kind_words(place)}"
    ),
    Term.NEXT_TO: lambda _, sense: (
        f"its sentence speaks of {sense.beside}, and so of its country"
        if sense.beside
        else f"the text says it is in {sense.container}"
    ),
    Term.COUNTRY: lambda *_: "others of the article's places are in the same country",
    Term.COUNTRY_NAMED: lambda *_: "the article names the country it is in",
    Term.DIVISION: lambda place, _: (
        f"others of the article's places are in {place.admin1 or 'the same division'}"
    ),
    Term.NEAR: lambda *_: "others of the article's places are near",
    Term.SPATIAL: lambda _, sense: (
        f"it lies where the text says: “{sense.expression.text if sense.expression else ''}”"
    ),
}
"""What each term says to a person of the place that was chosen."""


def _weighed(share: float, namesakes: int, told: bool) -> tuple[float, float]:
    """The chance of a place that has a `share` of the chances of its name's candidates, and by what
    those of the others are multiplied, so that none of them is likelier than it and all are no more
    than certain together. Where the text has `told` what holds it, no doubt is left to add."""
    if told:
        return share, 1.0
    sure = chance_of_choice(share, namesakes)
    return sure, (sure / share if sure < share else (1.0 - sure) / (1.0 - share))


def _is_same(here: Place, other: Place) -> bool:
    # Most are far away, which the latitudes alone say.
    return abs(here.lat - other.lat) < _SAME_DEGREES and (
        distance_km(here.lat, here.lon, other.lat, other.lon) < _SAME_PLACE_KM
    )


def _notes(text: str, mention: Mention) -> tuple[Reason, ...]:
    """What makes a mention less sure, whatever place is chosen: these had no share in that."""
    if mention.text.islower():
        return (Reason("the text has no capitals: the name was found by its spelling alone", 0.0),)
    around = text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    if around.isupper() and mention.text.isalpha() and mention.kind is not Kind.DATELINE:
        return (Reason("the words around it are in capitals too, which tell no names", 0.0),)
    return ()


def _people_words(place: Place) -> str:
    if place.population and place.counts_people:
        return f"{place.population:,} people live there"
    return "areas are named more often than small towns"


def _kind_words(place: Place) -> str:
    code = place.feature_code
    if code.startswith("PCL"):
        return "a country"
    if code == "ADM1":
        return "a first-level division of its country"
    words = {"A": "a district", "P": "a town", "H": "a water", "L": "a region", "T": "a landform"}
    return words.get(place.feature_class, "a well-known spot")
