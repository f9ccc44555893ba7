"""Which mentions of an article share a sense: those of one name, unless their own words tell them
apart ("Paris, Texas")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dashboard.articles.article import Sentence
from dashboard.places.contracts import FAMOUS, CandidateSource
from dashboard.places.mentions.datelines import is_wired
from dashboard.places.place import Kind, Mention, Place
from dashboard.places.resolution.bearers import IN
from dashboard.places.resolution.called import (
    NO_COUNTRY,
    WIRED,
    called,
    is_attribute,
    water_or_town,
)
from dashboard.places.resolution.containers import (
    Told,
    containers,
    held,
    listed,
    stands_apart,
)
from dashboard.places.resolution.framed import framed, is_frame
from dashboard.places.resolution.local_life import countries_of, local_life
from dashboard.places.resolution.senses import Sense, better_known, countries
from dashboard.places.resolution.surroundings import contains
from dashboard.places.resolution.terms import CandidateOption
from dashboard.places.resolution.ways import other_ends

Options = tuple[CandidateOption, ...]
LookUp = Callable[[str, str], Options]
"""What a name may mean where the words beside it say a feature class, or ""."""

_TOWN = "P"  # what is said of a town
_MAX_OPTIONS = 24
_LARGER = 90_000  # people, of towns to which people travel far
# Where English is spoken; "from New York to Athens" is no way within Georgia.
_CALLED_ALIKE = frozenset(["US", "CA", "GB", "IE", "AU", "NZ", "ZA"])
# Behind a name and what it is in, that a bare one before is meant so too: "Paris, Texas, that is".
_SAYS_WHICH = re.compile(r"[,)]?\s+that\s+is\b(?=\s*[^\s\w])|,\s+not\s+(?:the\s+one\s+in\s+)?[A-Z]")


class _Words(NamedTuple):
    """What the words beside a mention say: what its place is called (`said`), what it is in
    (`told`), and that it is itself one of the areas `outer`, which hold what stands before it."""

    said: str
    told: Told = Told()
    outer: tuple[Place, ...] = ()

    @property
    def are_silent(self) -> bool:
        """Whether they say nothing."""
        return not (self.said or self.told.places or self.told.lacks or self.outer)


class Grouping:
    """The mentions of an article, by name and sense."""

    def __init__(
        self,
        source: CandidateSource,
        look_up: LookUp,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
    ):
        self._source = source
        self._look_up = look_up
        self._text = text
        self._mentions = mentions
        self._starts = [sentence.start for sentence in sentences]
        self._in_sentence = defaultdict[int, list[Mention]](list)
        for mention in mentions:
            self._in_sentence[self._sentence_of(mention)].append(mention)
        self._heading_ends = text.find("\n")
        self._rows = listed(source, text, mentions)
        self._groups: dict[tuple[str, ...], Sense] = {}
        self._inside: dict[str, tuple[int, Sense]] = {}

    def senses(self) -> list[Sense]:
        """The senses with their mentions and options, in the order of the text."""
        bare: dict[str, list[int]] = {}
        for index, mention in enumerate(self._mentions):
            words = self._words(index)
            name = mention.text.casefold()
            sense = self._sense_of(index, name, words)
            sense.mentions.append(index)
            if words.are_silent:
                bare.setdefault(name, []).append(index)
                continue
            told = words.told
            homely = words.said in ("P", WIRED, NO_COUNTRY) or words.said.startswith(IN)
            if told.places or told.lacks or words.outer or homely:
                self._inside.setdefault(name, (index, sense))
        for name in bare.keys() & self._inside.keys():
            self._share_out(name, bare[name])
        for name in bare.keys() - self._inside.keys():
            self._by_capital((name, "", ""), bare[name])
            self._by_way(name, bare[name])
        for key in [key for key in self._groups if key[1:] in ((_TOWN, ""), (WIRED, ""))]:
            all_of = self._groups[key].mentions
            self._by_capital(key, [i for i in all_of if self._mentions[i].kind is Kind.DATELINE])
        return [sense for sense in self._groups.values() if sense.mentions]

    def _words(self, index: int) -> _Words:
        """What the words beside a mention say."""
        mention = self._mentions[index]
        said = called(self._text, mention.start, mention.end)
        if mention.kind is Kind.DATELINE and _opens_line(self._text, mention.start):
            said = WIRED if is_wired(self._text, mention.end) else _TOWN
        if not said:
            options = self._look_up(mention.text, "")
            said = water_or_town(self._text, mention.start, mention.end, options)
        row = "" if said else self._rows.get(index, "")
        told = Told() if said or row else self._framed(index)
        if told.places or stands_apart(self._mentions, index):
            return _Words(said or row, told)
        beside = (self._source, self._text, self._mentions, index)
        outer = held(*beside)
        options = self._look_up(mention.text, said or row)
        told = Told() if index in self._rows else containers(*beside, options)
        return _Words(said or row, told, outer)

    def _framed(self, index: int) -> Told:
        """What the opening of its sentence says that a mention is in."""
        mention = self._mentions[index]
        number = self._sentence_of(mention)
        first = self._in_sentence[number][0]
        if first is mention or not is_frame(self._text, self._starts[number - 1], first):
            return Told()
        return framed(self._source, self._text, first, mention, self._look_up(mention.text, ""))

    def _sense_of(self, index: int, name: str, words: _Words) -> Sense:
        """The sense of a mention of a name by the words beside it, perhaps one that is known."""
        key: tuple[str, ...] = (name, words.said, "")
        if not words.are_silent:
            told = words.told
            places = sorted(place.id for place in (*told.places, *words.outer))
            key = (name, words.said, told.words if told.lacks else "", *places)
        if key not in self._groups:
            self._groups[key] = self._new(self._mentions[index].text, words)
            if words.outer:
                self._groups[key].family = self._mentions[index - 1].text.casefold()
        return self._groups[key]

    def _new(self, name: str, words: _Words) -> Sense:
        """A name's sense with the options worth scoring: those that a container holds, then the
        first ones."""
        told, outer = words.told, {place.id for place in words.outer}
        if told.lacks:
            return Sense(name, (), (), lacks=told.words)
        options = self._look_up(name, "A" if outer else words.said)
        if outer:
            options = tuple([each for each in options if each.place.id in outer])
        said = words.said
        if said == WIRED:
            known = self._of_the_world(options)
            said, options = (said if len(known) < len(options) else _TOWN), known
        return _sense(name, options, said, told)

    def _of_the_world(self, options: Options) -> Options:
        """What a name may mean after which an agency names no state or country: not a namesake of
        a far better known town, unless the text has the words of its country's local life."""
        local = countries_of(local_life(self._text))
        return tuple([o for o in options if not o.doubted or o.place.country in local]) or options

    def _share_out(self, name: str, bare: Sequence[int]) -> None:
        """Give the bare mentions of a name the sense that other mentions of it have by their words;
        but what stands before those, and what a sentence names with its country, is its own."""
        first, sense = self._inside[name]
        if self._says_which(first):
            first = -1
        shared, given = self._groups[(name, "", "")], set[int]()
        known, better = countries(shared, sense), better_known(shared, sense)
        for index in bare:
            if beside := self._beside(index, known, better):
                self._own_sense(index, shared, *beside).mentions.append(index)
            elif index > first or self._is_heading(index) or not known:
                sense.mentions.append(index)
            else:
                continue
            given.add(index)
        shared.mentions = [index for index in shared.mentions if index not in given]

    def _by_capital(self, key: tuple[str, ...], told: Sequence[int]) -> None:
        """Give the mentions of a group the sense of a capital, where the sentence of one of those
        that are `told` names its country: "the president of the Seychelles spoke in Victoria"."""
        name, shared = key[0], self._groups[key]
        seats = {each.place.country for each in shared.options if each.place.feature_code == "PPLC"}
        for index in told if seats else ():
            for mention in self._in_sentence[self._sentence_of(self._mentions[index])]:
                found = self._source.candidates(mention.text)
                if not found or mention.text.casefold() == name:
                    continue
                country, code = found[0].place.country, found[0].place.feature_code
                if country in seats and code.startswith("PCL"):
                    own = self._own_sense(index, shared, country, mention.text)
                    own.mentions, shared.mentions = shared.mentions, []
                    return

    def _by_way(self, name: str, bare: Sequence[int]) -> None:
        """Give the bare mentions of a name the sense of a larger town in the country of the
        well-known town at the other end of a way, though all the world knows a namesake elsewhere:
        "from Havana to Santiago"; not where towns are called after each other too often."""
        shared = self._groups[(name, "", "")]
        lesser = {
            option.place.country
            for option in shared.options
            if option.doubted and option.place.population >= _LARGER
        } - _CALLED_ALIKE
        for index in bare if lesser else ():
            for other in other_ends(self._text, self._mentions, index):
                found = self._source.candidates(other.text)
                homes = {each.place.country for each in found if each.fame >= FAMOUS}
                if len(homes) == 1 and homes <= lesser:
                    own = self._own_sense(index, shared, homes.pop(), other.text)
                    own.mentions, shared.mentions = shared.mentions, []
                    return

    def _says_which(self, index: int) -> bool:
        """Whether what stands behind a mention and its container says that the name means this
        place, and no other: "Paris, Texas, that is"."""
        if index + 1 == len(self._mentions):
            return False
        return _SAYS_WHICH.match(self._text, self._mentions[index + 1].end) is not None

    def _own_sense(self, index: int, bare: Sense, country: str, beside: str) -> Sense:
        """The sense of a mention whose sentence names its country, or a place there."""
        name = self._mentions[index].text
        key = (name.casefold(), "", "", "in", country)
        if key not in self._groups:
            held = tuple([option.place.country == country for option in bare.options])
            self._groups[key] = Sense(name, bare.options, held, beside=beside)
        return self._groups[key]

    def _beside(self, index: int, known: set[str], better: set[str]) -> tuple[str, str] | None:
        """The country of a mention, and the name that its sentence has besides: that of a country
        in which there is a well-known place of the mention's name (`known`), or of a place there. A
        town, or what somebody is from, says so only in the country of a place that is far better
        known than the other sense of the name (`better`): whom a Chicago lawyer meets in the Athens
        that is in Greece has not left it."""
        number = self._sentence_of(self._mentions[index])
        name = self._mentions[index].text.casefold()
        for mention in self._in_sentence[number] if known else ():
            if mention.text.casefold() == name:
                continue
            places = [each.place for each in self._source.candidates(mention.text)]
            if not places or places[0].country not in known:
                continue
            country, is_area = places[0].country, places[0].feature_class in "AS"
            is_told = is_area and not is_attribute(self._text, mention.start, mention.end)
            alone = is_area or len({place.country for place in places}) == 1
            if is_told or (alone and country in better):
                return country, mention.text
        return None

    def _is_heading(self, index: int) -> bool:
        """Whether a mention stands in the first line, which may well be a title."""
        return self._mentions[index].start < self._heading_ends

    def _sentence_of(self, mention: Mention) -> int:
        """The number of the sentence in which a mention begins, from 1; 0 before the first."""
        return bisect_right(self._starts, mention.start)


def _opens_line(text: str, start: int) -> bool:
    """Whether a name of a dateline is where the story was written, and not the state or country
    after it."""
    return text[max(0, start - 2) : start].rstrip(" \t")[-1:] in ("", "\n", "/")


def _sense(name: str, options: Options, said: str, told: Told) -> Sense:
    """A name's sense with the options worth scoring: those that a container holds, and unless it
    binds the first others."""
    if not told.places:
        kept = options[:_MAX_OPTIONS]
        return Sense(name, kept, (False,) * len(kept), said=said)
    inside = [any(contains(outer, option.place) for outer in told.places) for option in options]
    order = sorted(range(len(options)), key=lambda index: not inside[index])[:_MAX_OPTIONS]
    if told.binds:
        order = [index for index in order if inside[index]]
    return Sense(
        name,
        tuple(options[i] for i in order),
        tuple(inside[i] for i in order),
        container=told.words,
        binds=told.binds,
        said=said,
    )
