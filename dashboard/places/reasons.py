"""What is told of a name's resolution: how sure it is, why, and what else it might be."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.places.place import Alternative, Mention, Place, Reason, Resolution
from dashboard.places.senses import Sense
from dashboard.places.surroundings import Surroundings, distance_km
from dashboard.places.terms import Term

_MAX_ALTERNATIVES = 5
# Options so close to the choice are the same place in two layers, or a town and its district.
_SAME_PLACE_KM = 40.0


class Answer:
    """What is told of a name's choice: score, reasons and alternatives."""

    def __init__(
        self, sense: Sense, owner: int, around: Surroundings | None, mentions: Sequence[Mention]
    ):
        self._sense = sense
        self._owner = owner
        self._text = mentions[sense.mentions[0]].text
        self._around = around
        self._chances = sense.chances()
        self._sure = 0.0 if sense.choice is None else self._chance_near(sense.choice)
        self._why = () if sense.choice is None else self._reasons()

    def resolution(self, mention: Mention) -> Resolution:
        """The resolution of one mention of the sense."""
        sense = self._sense
        if sense.computed:
            return Resolution(
                mention,
                sense.computed,
                round(mention.score * 0.8, 3),
                self._computed_reasons(),
                self._alternatives(mention.score * 0.2),
            )
        if sense.choice is None:
            return Resolution(mention, None, 0.0, (Reason("no layer knows this name", 1.0),))
        return Resolution(
            mention,
            sense.place,
            round(mention.score * self._sure, 3),
            self._why,
            self._alternatives(mention.score),
        )

    def _chance_near(self, choice: int) -> float:
        """The chance that the place is the chosen one, or one that is nearly at the same point."""
        places = [each.place for each in self._sense.options]
        here = places[choice]
        return sum(
            chance
            for chance, place in zip(self._chances, places, strict=True)
            if place is here
            or distance_km(here.lat, here.lon, place.lat, place.lon) < _SAME_PLACE_KM
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

    def _reasons(self) -> tuple[Reason, ...]:
        """The terms in which the choice is ahead of the runner-up, and the share of each."""
        sense = self._sense
        assert sense.choice is not None
        if len(sense.options) == 1:
            return (Reason(f"the gazetteer knows one place called {self._text}", 1.0),)
        mine = sense.parts[sense.choice]
        rival = max(
            (i for i in range(len(sense.totals)) if i != sense.choice),
            key=lambda i: sense.totals[i],
        )
        ahead = {
            term: gain
            for term, value in mine.items()
            if (gain := value - sense.parts[rival].get(term, 0.0)) > 0.0
        }
        total = sum(ahead.values())
        if total <= 0.0:
            other = sense.options[rival].place
            return (Reason(f"nothing tells it from {other.name}, {other.country}", 1.0),)
        return tuple(
            Reason(self._words(term), round(gain / total, 3))
            for term, gain in sorted(ahead.items(), key=lambda item: -item[1])
            if gain / total >= 0.03
        )

    def _words(self, term: Term) -> str:
        sense = self._sense
        place = sense.place
        assert place
        near = term is Term.NEAR and self._around and self._around.nearest(self._owner, place)
        said = sense.expression.text if sense.expression else ""
        return _words(term, place, sense.container, said, near or None)


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
        return "it is in gazetteer.csv, which outranks the other layers"
    if term is Term.CALLED:
        return f"the words beside the name say that it is {_kind_words(place)}"
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
