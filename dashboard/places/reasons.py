"""What is told of a name's resolution: how sure it is, why, and what else it might be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from dashboard.places.confidence import confidence
from dashboard.places.place import Alternative, Kind, Mention, Place, Reason, Resolution
from dashboard.places.senses import Sense
from dashboard.places.surroundings import Surroundings, distance_km
from dashboard.places.terms import Term

_MAX_ALTERNATIVES = 5
# Options so close to the choice are the same place in two layers, or a town and its district.
_SAME_PLACE_KM = 40.0
# A runner-up with this part of the choice's chance, or more, is named.
_NEAR_TIE = 0.5
_LEAST_SHARE = 0.03
_SURE_OF_POINT = 0.8
_AROUND = 15


class Answer:
    """What is told of a name's choice: score, reasons and alternatives."""

    def __init__(
        self,
        sense: Sense,
        owner: int,
        around: Surroundings | None,
        text: str,
        mentions: Sequence[Mention],
    ):
        self._sense = sense
        self._owner = owner
        self._around = around
        self._text = text
        self._name = mentions[sense.mentions[0]].text
        self._chances = sense.chances()
        here = None if sense.choice is None else sense.options[sense.choice].place
        self._same = [here is not None and _is_same(here, each.place) for each in sense.options]
        self._sure = sum(compress(self._chances, self._same))
        self._why = () if sense.choice is None else self._reasons(sense.choice)

    def resolution(self, mention: Mention) -> Resolution:
        """The resolution of one mention of the sense."""
        sense = self._sense
        place = sense.place
        if place is None:
            return Resolution(mention, None, 0.0, (Reason("no layer knows this name", 1.0),))
        sure = _SURE_OF_POINT if sense.computed else self._sure
        score = confidence(mention.score, sure)
        why = self._computed_reasons() if sense.computed else self._why
        return Resolution(
            mention,
            place,
            round(score, 3),
            (*why, *_notes(self._text, mention)),
            self._alternatives(score * (1.0 - sure if sense.computed else 1.0 / sure)),
        )

    def _alternatives(self, scale: float) -> tuple[Alternative, ...]:
        order = sorted(range(len(self._chances)), key=lambda i: -self._chances[i])
        others = [i for i in order if self._sense.computed or i != self._sense.choice]
        return tuple(
            Alternative(self._sense.options[i].place, round(scale * self._chances[i], 3))
            for i in others[:_MAX_ALTERNATIVES]
        )

    def _computed_reasons(self) -> tuple[Reason, ...]:
        expression = self._sense.expression
        words = expression.text if expression else ""
        return (Reason(f"the text says where it lies: “{words}”", 1.0),)

    def _reasons(self, choice: int) -> tuple[Reason, ...]:
        """The terms in which the choice is ahead of the runner-up elsewhere, and the share of each;
        at last the runner-up itself, where it is a near tie."""
        sense = self._sense
        others = [i for i, same in enumerate(self._same) if not same]
        if not others:
            return (Reason(f"the gazetteer knows one place called {self._name}", 1.0),)
        rival = max(others, key=lambda i: sense.totals[i])
        place = sense.options[rival].place
        other = ", ".join(filter(None, (place.name, place.admin1, place.country)))
        ahead = {
            term: gain
            for term, value in sense.parts[choice].items()
            if (gain := value - sense.parts[rival].get(term, 0.0)) > 0.0
        }
        total = sum(ahead.values())
        if total <= 0.0:
            return (Reason(f"nothing tells it from {other}", 1.0),)
        reasons = [
            Reason(self._words(term), round(gain / total, 3))
            for term, gain in sorted(ahead.items(), key=lambda item: -item[1])
            if gain / total >= _LEAST_SHARE
        ]
        if self._chances[rival] > _NEAR_TIE * self._chances[choice]:
            reasons.append(Reason(f"{other} is nearly as likely", 0.0))
        return tuple(reasons)

    def _words(self, term: Term) -> str:
        sense = self._sense
        place = sense.place
        assert place
        near = term is Term.NEAR and self._around and self._around.nearest(self._owner, place)
        said = sense.expression.text if sense.expression else ""
        return _words(term, place, sense.container, said, near or None)


def _is_same(here: Place, other: Place) -> bool:
    return here is other or (distance_km(here.lat, here.lon, other.lat, other.lon) < _SAME_PLACE_KM)


def _notes(text: str, mention: Mention) -> tuple[Reason, ...]:
    """What makes a mention less sure, whatever place is chosen: these had no share in that."""
    if mention.text.islower():
        return (Reason("the text has no capitals: the name was found by its spelling alone", 0.0),)
    around = text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    if around.isupper() and mention.text.isalpha() and mention.kind is not Kind.DATELINE:
        return (Reason("the words around it are in capitals too, which tell no names", 0.0),)
    return ()


def _words(
    term: Term, place: Place, container: str, expression: str, near: tuple[float, str] | None
) -> str:
    """A term's words for a person, for the place that was chosen; `near` is what else the article
    names near it."""
    if term is Term.POPULATION:
        if place.population:
            return f"{place.population:,} people live there"
        return "areas are named more often than small towns"
    if term is Term.KIND:
        return f"it is {_kind_words(place)}, which texts name more often"
    if term is Term.CAPITAL:
        return "it is a capital"
    if term is Term.GOVERNMENT:
        return "the name stands for a government, and this is a capital"
    if term is Term.NAME:
        return "this is its main name"
    if term is Term.EDITED:
        return f"it is in {place.source}, which outranks the other layers"
    if term is Term.CALLED:
        return f"the words beside the name, or a dateline, say that it is {_kind_words(place)}"
    if term is Term.NEXT_TO:
        return f"the text says it is in {container}"
    if term is Term.COUNTRY:
        return f"others of the article's places are in the same country ({place.country})"
    if term is Term.COUNTRY_NAMED:
        return f"the article names the country it is in ({place.country})"
    if term is Term.DIVISION:
        return f"others of the article's places are in {place.admin1 or 'the same division'}"
    if term is Term.DIVISION_NAMED:
        return f"the article names the division it is in ({place.admin1 or place.within})"
    if term is Term.NEAR:
        if near is None:
            return "others of the article's places are near"
        return f"it is {near[0]:.0f} km from {near[1]}, which the article names too"
    return f"it lies where the text says: “{expression}”"


def _kind_words(place: Place) -> str:
    code = place.feature_code
    if code.startswith("PCL"):
        return "a country"
    if code == "ADM1":
        return "a first-level division of its country"
    words = {"A": "a district", "P": "a town", "H": "a water", "L": "a region", "T": "a landform"}
    return words.get(place.feature_class, "a well-known spot")
