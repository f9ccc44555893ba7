"""What the page is asked to show, and the URL that says so.

The URL is the whole state: a copied link opens the same view. Nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from dashboard.articles.article import Sentence, SentenceRef
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.model import Status
from dashboard.places.place import Kind
from dashboard.view import words

EVERYONE = "everyone"
"""The value of `traveller` that shows every journey at once."""

_DIGITS = 9  # of a sentence's number; Python reads no more than some thousands, and then raises
_SHOWN = 60  # characters of what a link asks for
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown of what was found.

    `articles` are article ids, none meaning all. `traveller` is a name, EVERYONE, or "" for the
    one with the most stops. `kinds` choose the places that are named without being a stop.
    `life` shows the stations of the traveller's life instead of his journey.
    """

    articles: tuple[str, ...] = ()
    traveller: str = ""
    statuses: tuple[Status, ...] = tuple(Status)
    kinds: tuple[Kind, ...] = (Kind.LITERAL, Kind.DATELINE)
    life: bool = False

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
            who = f"All journeys in {source}"
        else:
            part = source if telling == articles else f"{telling} of {articles} articles"
            who = f"The journey of {self.traveller}, told in {part}"
        if set(self.statuses) == set(Status):
            return who
        stops = " and ".join(map(words.status, self.statuses)) or "no"
        return f"{who}: {stops} stops"


@dataclass(frozen=True, slots=True)
class State:
    """The filters, and the article that is open in the reader with the sentence highlighted."""

    filters: Filters = field(default_factory=Filters)
    article: str | None = None
    sentence: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> State:
        """Reads a URL's query, each key with all its values. What is no status or kind is left
        out; whether article and sentence exist is for `problems` to say."""
        plain = Filters()
        return cls(
            Filters(
                articles=tuple(dict.fromkeys(query.get("articles", ()))),
                traveller=_last(query, "traveller") or "",
                statuses=_choices(Status, query.get("status"), plain.statuses),
                kinds=_choices(Kind, query.get("kinds"), plain.kinds),
                life=_last(query, "life") == "1",
            ),
            _last(query, "article"),
            _last(query, "sentence"),
        )

    def to_query(self) -> dict[str, list[str]]:
        """The query that `from_query` reads back; what is as by default is left out."""
        plain, filters = Filters(), self.filters
        query: dict[str, list[str]] = {}
        if filters.articles:
            query["articles"] = list(filters.articles)
        if filters.traveller:
            query["traveller"] = [filters.traveller]
        if set(filters.statuses) != set(plain.statuses):
            query["status"] = [",".join(filters.statuses)]
        if set(filters.kinds) != set(plain.kinds):
            query["kinds"] = [",".join(filters.kinds)]
        if filters.life:
            query["life"] = ["1"]
        if self.article is not None:
            query["article"] = [self.article]
            if self.sentence is not None:
                query["sentence"] = [self.sentence]
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
        traveller = self.filters.traveller
        if traveller not in ("", EVERYONE) and named(traveller, travellers) is None:
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


def _choices(
    kind: type[_Choice], values: Sequence[str] | None, default: tuple[_Choice, ...]
) -> tuple[_Choice, ...]:
    if values is None:
        return default
    asked = {word.strip() for value in values for word in value.split(",")}
    return tuple(choice for choice in kind if choice.value in asked)
