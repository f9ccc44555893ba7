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
from dashboard.places.contracts import CandidateSource
from dashboard.places.place import Kind, Mention, Place, Resolution
from dashboard.places.resolution.called import called
from dashboard.places.resolution.containers import containers, listed
from dashboard.places.resolution.reasons import Answer
from dashboard.places.resolution.senses import Sense, without_districts
from dashboard.places.resolution.surroundings import Surroundings, contains, distance_km
from dashboard.places.resolution.terms import (
    WEIGHTS,
    CandidateOption,
    Term,
    Weights,
    named_as_capitals,
)
from dashboard.places.spatial.expressions import Relation, Spot, expressions, spot

_REMEMBERED = 65_536
_MAX_OPTIONS = 24
_MAX_ANCHORED = 16
_PASSES = 3
_CHAIN_ROUNDS = 2
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
        senses = self._senses(article.text, mentions)
        of_mention = {index: sense for sense in senses for index in sense.mentions}
        said = expressions(article.text, sentences, mentions)
        for expression in said:
            of_mention[expression.target].expression = expression
        around = self._choose(senses)
        for _ in range(_CHAIN_ROUNDS if said else 0):
            for owner, sense in enumerate(senses):
                self._use_expression(sense, owner, of_mention, around)
        answers: dict[int, Resolution] = {}
        for owner, sense in enumerate(senses):
            answer = Answer(sense, owner, around, article.text)
            for index in sense.mentions:
                answers[index] = answer.resolution(mentions[index])
        return tuple(map(answers.__getitem__, range(len(mentions))))

    def _look_up(self, name: str, said: str) -> tuple[CandidateOption, ...]:
        """What a name may mean where the words beside it say the feature class `said`, or ""."""
        found = self._source.candidates(name)
        kept = found if said == "A" else without_districts(found)
        doubles = named_as_capitals(kept)
        return tuple(
            [CandidateOption(each, self._weights, each.place.id in doubles) for each in kept]
        )

    def _senses(self, text: str, mentions: Sequence[Mention]) -> list[Sense]:
        """Group the mentions by name and sense, with their options and what contains them."""
        groups: dict[tuple[str, str, str], Sense] = {}
        inside: dict[str, Sense] = {}
        rows = listed(self._source, text, mentions)
        for index, mention in enumerate(mentions):
            said = called(text, mention.start, mention.end)
            if mention.kind is Kind.DATELINE and _opens_line(text, mention.start):
                said = "P"
            row = "" if said else rows.get(index, "")
            said = said or row
            options = self._options(mention.text, said)
            held_in, words = (
                ((), "") if row else containers(self._source, text, mentions, index, options)
            )
            name = mention.text.casefold()
            key = (name, said, ",".join(sorted(place.id for place in held_in)))
            if key not in groups:
                groups[key] = _sense(mention.text, options, said, held_in, words)
                if held_in or said == "P":
                    inside.setdefault(name, groups[key])
            groups[key].mentions.append(index)
        # One sense an article: where some mention says what contains it, the bare ones follow.
        for key, sense in list(groups.items()):
            if not key[1] and not key[2] and key[0] in inside:
                inside[key[0]].mentions.extend(sense.mentions)
                del groups[key]
        return list(groups.values())

    def _choose(self, senses: Sequence[Sense]) -> Surroundings:
        """Choose for all names, in passes; what the last pass had to go by."""
        for sense in senses:
            sense.weigh(self._weights)
        # Where there is nothing to choose from, the first pass said all.
        open_ = [(owner, sense) for owner, sense in enumerate(senses) if len(sense.options) > 1]
        votes = [sense.votes() for sense in senses]
        around = Surroundings(votes)
        for last in range(2, _PASSES + 1):
            for owner, sense in open_:
                sense.heed(self._weights, around, owner)
            if last < _PASSES:
                for owner, sense in open_:
                    votes[owner] = sense.votes()
                around = Surroundings(votes)
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
        anchors = [of_mention[index] for index in said.anchors]
        places = [anchor.place for anchor in anchors]
        if any(place is None for place in places):
            return
        best: tuple[float, int | None, Spot] | None = None
        for option, place, loss in _anchored(anchors[0]):
            where = spot(said, [place, *(p for p in places[1:] if p)])
            if where is None:
                continue
            sense.spot = where
            sense.weigh(self._weights)
            sense.heed(self._weights, around, owner)
            fit = max(sense.totals, default=0.0) - loss
            if best is None or fit > best[0]:
                best = (fit, option, where)
        if best is None:
            return
        _, option, sense.spot = best
        if option is not None:
            anchors[0].choice = option
        sense.weigh(self._weights)
        sense.heed(self._weights, around, owner)
        sense.computed = None
        lacking = not any(option.nation for option in sense.options)
        if said.km is None:
            lacking = lacking and said.relation is Relation.NEAR
        most = _FITS if said.km is not None else _NEARBY
        if not sense.options or (lacking and not _fits(sense, most)):
            anchor = anchors[0].place
            assert anchor
            sense.computed = _at(sense.spot, sense.name, anchor)


def _opens_line(text: str, start: int) -> bool:
    """Whether a name of a dateline is where the story was written, and not the state or country
    after it."""
    return text[max(0, start - 2) : start].rstrip(" \t")[-1:] in ("", "\n", "/")


def _sense(
    name: str,
    options: tuple[CandidateOption, ...],
    said: str,
    containers: tuple[Place, ...],
    words: str,
) -> Sense:
    """A name's sense with the options worth scoring: those that a container holds, then the
    first ones."""
    if not containers:
        kept = options[:_MAX_OPTIONS]
        return Sense(name, kept, (False,) * len(kept), said=said)
    held = [any(contains(outer, option.place) for outer in containers) for option in options]
    order = sorted(range(len(options)), key=lambda index: not held[index])[:_MAX_OPTIONS]
    return Sense(
        name,
        tuple(options[i] for i in order),
        tuple(held[i] for i in order),
        container=words,
        said=said,
    )


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
