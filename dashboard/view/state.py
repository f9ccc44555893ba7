"""What the page is asked to show, and the URL that says so.

The URL is the whole state: a copied link opens the same view. Nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dashboard.articles.article import Sentence, SentenceRef
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.model import Days, Status
from dashboard.places.place import Kind
from dashboard.view import words

EVERYONE = "everyone"
"""The value of `traveller` that shows every journey at once."""


class Sure(StrEnum):
    """How sure the stops are that are shown, by the least of a hundred."""

    HIGH = "90"
    FAIR = "70"

    @classmethod
    def of(cls, chance: float) -> Sure:
        """The band in which a stop's chance lies."""
        return cls.HIGH if chance >= HIGH else cls.FAIR


HIGH = 0.9
"""The chance from which a stop counts as quite sure."""

_DIGITS = 9  # of a sentence's number; Python reads no more than some thousands, and then raises
_SHOWN = 60  # characters of what a link asks for
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown of what was found.

    `articles` are article ids, none meaning all. `traveller` is a name, EVERYONE, or "" for the
    one with the most stops. `kinds` choose the places that are named without being a stop.
    `life` shows the stations of the traveller's life instead of his journey. `perhaps` puts stops
    on the map that are too unlikely for the journeys. `others` are shown beside the traveller, in
    their order; of everyone, they are left out. `sources` of articles, and `countries` by their
    codes of two letters, choose stops and named places, none meaning all; `sure` chooses stops.
    """

    articles: tuple[str, ...] = ()
    traveller: str = ""
    statuses: tuple[Status, ...] = tuple(Status)
    kinds: tuple[Kind, ...] = (Kind.LITERAL, Kind.DATELINE)
    perhaps: bool = False
    life: bool = False
    others: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sure: tuple[Sure, ...] = tuple(Sure)

    def words(self, telling: int, articles: int) -> str:
        """The filter as a person would say it, to head the page or an exported file; `articles` are
        read, of which so many are `telling` of the journey."""
        source = "one article" if articles == 1 else f"{articles} articles"
        if self.life and self.traveller in {"", EVERYONE}:
            return f"Lives told in {source}"
        if not self.traveller:
            return f"Places named in {source}"
        if self.life:
            who = f"The life of {self.traveller}, told in {source}"
            return who if telling == articles else f"{who[: -len(source)]}{telling} of {source}"
        if self.traveller == EVERYONE:
            but = f" but {words.listed(self.others)}’s" if self.others else ""
            who = f"All journeys{but} in {source}"
        else:
            part = source if telling == articles else f"{telling} of {articles} articles"
            names = words.listed((self.traveller, *self.others))
            who = f"The journey{'s' if self.others else ''} of {names}, told in {part}"
        if set(self.statuses) == set(Status):
            return who
        stops = words.listed(map(words.status, self.statuses)) or "no"
        return f"{who}: {stops} stops"


@dataclass(frozen=True, slots=True)
class State:
    """The filters, the article that is open in the reader with the sentence highlighted, and the
    days that are shown, None for all: the page's scripts keep to these, the view has all."""

    filters: Filters = field(default_factory=Filters)
    article: str | None = None
    sentence: str | None = None
    days: Days | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> State:
        """Reads a URL's query, each key with all its values. What is no status or kind is left
        out; whether article and sentence exist is for `problems` to say."""
        plain, traveller = Filters(), _last(query, "traveller") or ""
        others = query.get("without" if traveller == EVERYONE else "with", ())
        return cls(
            Filters(
                articles=tuple(dict.fromkeys(query.get("articles", ()))),
                traveller=traveller,
                others=tuple(dict.fromkeys(others)),
                statuses=_choices(Status, query.get("status"), plain.statuses),
                kinds=_choices(Kind, query.get("kinds"), plain.kinds),
                perhaps=_last(query, "perhaps") == "shown",
                life=_last(query, "life") == "1",
                sources=tuple(dict.fromkeys(query.get("source", ()))),
                countries=tuple(dict.fromkeys(query.get("country", ()))),
                sure=_choices(Sure, query.get("sure"), plain.sure),
            ),
            _last(query, "article"),
            _last(query, "sentence"),
            _days(_last(query, "days")),
        )

    def to_query(self) -> dict[str, list[str]]:
        """The query that `from_query` reads back; what is as by default is left out."""
        plain, filters = Filters(), self.filters
        query: dict[str, list[str]] = {}
        if filters.articles:
            query["articles"] = list(filters.articles)
        if filters.traveller:
            query["traveller"] = [filters.traveller]
        if filters.others:
            query["without" if filters.traveller == EVERYONE else "with"] = list(filters.others)
        if set(filters.statuses) != set(plain.statuses):
            query["status"] = [",".join(filters.statuses)]
        if set(filters.kinds) != set(plain.kinds):
            query["kinds"] = [",".join(filters.kinds)]
        if filters.perhaps:
            query["perhaps"] = ["shown"]
        if filters.life:
            query["life"] = ["1"]
        if filters.sources:
            query["source"] = list(filters.sources)
        if filters.countries:
            query["country"] = list(filters.countries)
        if set(filters.sure) != set(plain.sure):
            query["sure"] = [",".join(filters.sure)]
        if self.article is not None:
            query["article"] = [self.article]
            if self.sentence is not None:
                query["sentence"] = [self.sentence]
        if self.days is not None:
            query["days"] = [f"{self.days.first.isoformat()}..{self.days.last.isoformat()}"]
        return query

    def opened(self, sentences: Mapping[str, Sequence[Sentence]]) -> SentenceRef | str | None:
        """What the reader opens with, given the sentences of the articles shown by article id: a
        sentence's address, an article's id, or None where the article is not known."""
        if self.article is None or self.article not in sentences:
            return None
        if self._has_sentence(sentences[self.article]):
            return SentenceRef(self.article, int(self.sentence or ""))
        return self.article

    def problems(
        self, sentences: Mapping[str, Sequence[Sentence]], travellers: Iterable[str]
    ) -> Iterator[str]:
        """A sentence about each thing that the URL asks for in vain, given the sentences of the
        articles shown by article id, and who travels in them."""
        for article in dict.fromkeys((*self.filters.articles, self.article)):
            if article is not None and article not in sentences:
                yield (
                    f"The link asks for the article “{_short(article)}”, which is not among those "
                    "shown: add it, or choose one from the list."
                )
        offered = tuple(travellers)
        for traveller in dict.fromkeys((self.filters.traveller, *self.filters.others)):
            if traveller in ("", EVERYONE) or named(traveller, offered) is not None:
                continue
            yield (
                f"The link asks for the journey of “{_short(traveller)}”, who does not travel "
                "in the articles shown: choose somebody from the list."
            )
        told = sentences.get(self.article or "")
        if told is not None and self.sentence is not None and not self._has_sentence(told):
            yield (
                f"The link asks for a sentence “{_short(self.sentence)}”, which “{self.article}” "
                "does not have: it is shown from its start."
            )

    def _has_sentence(self, told: Sequence[Sentence]) -> bool:
        number = self.sentence or ""
        known = number.isascii() and number.isdecimal() and len(number) <= _DIGITS
        return known and int(number) < len(told)


def named(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is `name`, or else the same person's in another spelling, as one
    article has it and another not; None where none is, or several could be."""
    offered = tuple(names)
    if name in offered:
        return name
    same = [other for other in offered if other != EVERYONE and same_person(name, other)]
    return same[0] if len(same) == 1 else None


def _short(asked: str) -> str:
    """What a link asks for, cut to what one line holds."""
    return asked if len(asked) <= _SHOWN else f"{asked[: _SHOWN - 1]}…"


def _last(query: Mapping[str, Sequence[str]], key: str) -> str | None:
    values = query.get(key) or (None,)
    return values[-1]


def _days(asked: str | None) -> Days | None:
    """The days that "2023-09-12..2023-09-15" stands for; None where it does not stand for any."""
    try:
        first, last = map(date.fromisoformat, (asked or "").split(".."))
    except ValueError:
        return None
    return Days(first, last) if first <= last else None


def _choices(
    kind: type[_Choice], values: Sequence[str] | None, default: tuple[_Choice, ...]
) -> tuple[_Choice, ...]:
    if values is None:
        return default
    asked = {word.strip() for value in values for word in value.split(",")}
    return tuple(choice for choice in kind if choice.value in asked)
