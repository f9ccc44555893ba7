"""Deciding which place each mention means, by terms that can be told to a person.

Every candidate of a name gets a sum of terms (`terms.py`): how many people live there, what kind of
place it is, whether the text names what contains it, which country and which neighbourhood the
article's other places are in, and what a spatial expression says. Several passes: the first without
the other places, the next with what the one before found likely. A name has one sense an article,
unless its own words say otherwise ("Paris, Texas"). Spatial expressions choose among the
candidates, or place the name where no candidate is near the point they give.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dashboard.articles.article import Article, Sentence
from dashboard.places.contracts import FAMOUS, CandidateSource
from dashboard.places.place import Mention, Place, Resolution
from dashboard.places.resolution.called import NO_COUNTRY, SEAT
from dashboard.places.resolution.grouping import Grouping
from dashboard.places.resolution.local_life import local_life, tells_of_its_own
from dashboard.places.resolution.reasons import Answer
from dashboard.places.resolution.senses import (
    Sense,
    spelled_alike,
    without_aliases,
    without_districts,
)
from dashboard.places.resolution.strangers import with_strangers_doubted
from dashboard.places.resolution.surroundings import Surroundings, distance_km
from dashboard.places.resolution.terms import WEIGHTS, CandidateOption, Term, Weights, options_of
from dashboard.places.resolution.venues import without_strays
from dashboard.places.spatial.expressions import Expression, Relation, Spot, expressions, spot

# Names whose options are remembered, some 3 kB each: more save no time, and a process that reads an
# archive would grow for days.
_REMEMBERED = 4_096
_MAX_ANCHORED = 16
_PASSES = 3
_CHAIN_ROUNDS = 2
_TOWN = 50_000  # people
_FITS = 2.0
# "Near" a town is within some 200 km of it, whatever the writer takes for near.
_NEARBY = 9.0


class PlaceResolver:
    """The resolver that Dateline uses, a `contracts.Resolver`; `weights` say how much each term
    counts."""

    def __init__(self, source: CandidateSource, weights: Weights = WEIGHTS):
        self._source = source
        self._weights = tuple([weights[term] for term in Term])
        self._options = lru_cache(_REMEMBERED)(self._look_up)

    def resolve(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[Resolution, ...]:
        """One resolution a mention, in the same order."""
        grouping = Grouping(self._source, self._options, article.text, sentences, mentions)
        senses = grouping.senses()
        of_mention = {index: sense for sense in senses for index in sense.mentions}
        said = expressions(article.text, sentences, mentions)
        for expression in said:
            of_mention[expression.target].expression = expression
        around = self._choose(senses, article.text, mentions)
        for _ in range(_CHAIN_ROUNDS if said else 0):
            for owner, sense in enumerate(senses):
                self._use_expression(sense, owner, of_mention, around)
        answers: dict[int, Resolution] = {}
        for owner, sense in enumerate(senses):
            answer = Answer(sense, owner, around, article.text)
            for index in sense.mentions:
                answers[index] = answer.resolution(mentions[index])
        found = list(map(answers.__getitem__, range(len(mentions))))
        return with_strangers_doubted(without_strays(article.text, found))

    def _look_up(self, name: str, said: str) -> tuple[CandidateOption, ...]:
        """What a name may mean where the words beside it say the feature class `said`, or ""."""
        found = self._source.candidates(name)
        states = any(each.place.feature_code == "ADM1" for each in found)
        if said == "ADM2" or (said == SEAT and not states):  # "Lawrence and Orange counties"
            counties = self._source.candidates(f"{name} County")
            ids = {each.place.id for each in counties}
            found = (*counties, *(each for each in found if each.place.id not in ids))
        if said == NO_COUNTRY:
            lesser = [c for c in found if not c.place.feature_code.startswith("PCL")]
            found = tuple(lesser) or found
        found = without_aliases(found)
        kept = found if said[:1] == "A" else without_districts(found)
        kept = kept if name.isascii() else spelled_alike(name, kept)
        return options_of(kept, self._weights)

    def _choose(
        self, senses: Sequence[Sense], text: str, mentions: Sequence[Mention]
    ) -> Surroundings:
        """Choose for all names, in passes; what the last pass had to go by."""
        for sense in senses:
            sense.weigh(self._weights)
        # Where there is nothing to choose from, the first pass said all.
        open_ = [(owner, sense) for owner, sense in enumerate(senses) if len(sense.options) > 1]
        votes = [sense.votes() for sense in senses]
        families = [sense.family for sense in senses]
        local = local_life(text) if open_ else {}
        for _, sense in open_ if local else ():
            sense.local = any(tells_of_its_own(text, mentions[i].end) for i in sense.mentions)
        around = Surroundings(votes, families, local)
        for last in range(2, _PASSES + 1):
            for owner, sense in open_:
                sense.heed(self._weights, around, owner)
            if last < _PASSES:
                for owner, sense in open_:
                    votes[owner] = sense.votes()
                around = Surroundings(votes, families, local)
        return around

    def _use_expression(
        self,
        sense: Sense,
        owner: int,
        of_mention: dict[int, Sense],
        around: Surroundings,
    ) -> None:
        """Choose by what a spatial expression says, or place the name where it says.

        Where the anchor has several options, the pair that fits best is chosen: "Boston, 27
        miles south-east of Lincoln" settles both.
        """
        said = sense.expression
        if not said or (said.relation is Relation.WITHIN and sense.options):
            return
        if said.loose and (not sense.options or any(map(_is_well_known, sense.options))):
            return  # "In Manila a ferry burned near Cebu"
        anchors = [of_mention[index] for index in said.anchors]
        places = [anchor.place for anchor in anchors]
        if any(place is None for place in places):
            return
        best = self._best_fit(sense, said, anchors[0], places[1:], owner, around)
        if best is None:
            return
        _, option, sense.spot = best
        if option is not None:
            anchors[0].choice = option
        sense.weigh(self._weights)
        sense.heed(self._weights, around, owner)
        anchor = anchors[0].place
        assert anchor
        lacks = _lacks_an_option(sense, said)
        sense.computed = _at(sense.spot, sense.name, anchor) if lacks else None

    def _best_fit(
        self,
        sense: Sense,
        said: Expression,
        anchor: Sense,
        others: Sequence[Place | None],
        owner: int,
        around: Surroundings,
    ) -> tuple[float, int | None, Spot] | None:
        """How well what an expression says fits with the best option of its anchor, with the number
        of that option and the spot; None where it says nothing of where the name is."""
        best: tuple[float, int | None, Spot] | None = None
        for option, place, loss in _anchored(anchor):
            where = spot(said, [place, *(p for p in others if p)])
            if where is None:
                if not loss and said.km is None:
                    return None  # "in Mali", which is no town for that
                continue
            sense.spot = where
            sense.weigh(self._weights)
            sense.heed(self._weights, around, owner)
            fit = max(sense.totals, default=0.0) - loss
            if best is None or fit > best[0]:
                best = (fit, option, where)
        return best


def _lacks_an_option(sense: Sense, said: Expression) -> bool:
    """Whether no option of a name lies where an expression says."""
    lacking = not any(option.nation for option in sense.options)
    if said.km is None:
        lacking = lacking and said.relation is Relation.NEAR
    most = _FITS if said.km is not None else _NEARBY
    return not sense.options or (lacking and not _fits(sense, most))


def _is_well_known(option: CandidateOption) -> bool:
    """Whether an option is a town of which no text says by the way where it is."""
    place = option.place
    larger = place.feature_class == "P" and place.population >= _TOWN
    return larger or option.fame >= FAMOUS or place.feature_code == "PPLC"


def _anchored(anchor: Sense) -> list[tuple[int | None, Place, float]]:
    """What an anchor may mean: the number of the option, its place, and how far it is behind the
    anchor's best."""
    if anchor.computed or not anchor.totals:
        return [(None, anchor.place, 0.0)] if anchor.place else []
    top = max(anchor.totals)
    order = sorted(range(len(anchor.totals)), key=lambda i: -anchor.totals[i])
    return [(i, anchor.options[i].place, top - anchor.totals[i]) for i in order[:_MAX_ANCHORED]]


def _fits(sense: Sense, most: float) -> bool:
    """Whether the chosen option lies about where the spatial expression says, by a misfit of
    `most` at the most."""
    if sense.choice is None or sense.spot is None:
        return False
    place, where = sense.options[sense.choice].place, sense.spot
    off = where.misfit(distance_km(place.lat, place.lon, where.lat, where.lon))
    return place.feature_class == "A" or off <= most


def _at(where: Spot, text: str, anchor: Place) -> Place:
    """A place that no layer knows, at a computed point."""
    return Place(
        id=f"computed:{where.lat:.3f},{where.lon:.3f}:{text}",
        name=text,
        lat=where.lat,
        lon=where.lon,
        feature_class="P",
        feature_code="PPL",
        country=anchor.country,
        source="spatial expression",
        uncertainty_km=round(where.uncertainty_km, 1),
    )
