"""What the page is asked to show, and the URL that says so.

The URL is the whole state: a copied link opens the same view. Nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from dashboard.articles.article import Article, Sentence, SentenceRef
from dashboard.journeys.itinerary import Status
from dashboard.places.place import Kind

EVERYONE = "everyone"
"""The value of `traveller` that shows every journey at once."""

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown of what was found.

    `articles` are article ids, none meaning all. `traveller` is a name, EVERYONE, or "" for the
    one with the most stops. `kinds` choose the places that are named without being a stop.
    """

    articles: tuple[str, ...] = ()
    traveller: str = ""
    statuses: tuple[Status, ...] = tuple(Status)
    kinds: tuple[Kind, ...] = (Kind.LITERAL, Kind.DATELINE)

    def words(self) -> str:
        """The filter as a person would say it, to head a table or an exported file."""
        who = {"": "The longest journey", EVERYONE: "Everyone’s journeys"}.get(
            self.traveller, f"The journey of {self.traveller}"
        )
        number = len(self.articles)
        source = f"in {number} article{'s' if number > 1 else ''}" if number else "in all articles"
        if set(self.statuses) == set(Status):
            return f"{who} {source}"
        stops = " and ".join(status.value for status in self.statuses) or "no"
        return f"{who} {source}: {stops} stops"


@dataclass(frozen=True, slots=True)
class State:
    """The filters, and the article that is open in the reader with the sentence highlighted."""

    filters: Filters = field(default_factory=Filters)
    article: str | None = None
    sentence: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> State:
        """Reads a URL's query, each key with all its values. What is no status or kind is left
        out; whether article and sentence exist is `problem`'s to say."""
        plain = Filters()
        return cls(
            Filters(
                articles=tuple(dict.fromkeys(query.get("articles", ()))),
                traveller=_last(query, "traveller") or "",
                statuses=_choices(Status, query.get("status"), plain.statuses),
                kinds=_choices(Kind, query.get("kinds"), plain.kinds),
            ),
            _last(query, "article"),
            _last(query, "sentence"),
        )

    def to_query(self) -> dict[str, str | list[str]]:
        """The query that `from_query` reads back; what is as by default is left out."""
        plain, query = Filters(), dict[str, str | list[str]]()
        if self.filters.articles:
            query["articles"] = list(self.filters.articles)
        if self.filters.traveller:
            query["traveller"] = self.filters.traveller
        if set(self.filters.statuses) != set(plain.statuses):
            query["status"] = ",".join(self.filters.statuses)
        if set(self.filters.kinds) != set(plain.kinds):
            query["kinds"] = ",".join(self.filters.kinds)
        if self.article is not None:
            query["article"] = self.article
            if self.sentence is not None:
                query["sentence"] = self.sentence
        return query

    def selected(
        self, articles: Iterable[Article], sentences: Mapping[str, Sequence[Sentence]]
    ) -> tuple[SentenceRef | str | None, str]:
        """What the reader opens with, and a sentence about what the URL asks for in vain.

        The first is a sentence's address, an article's id, or None for the reader's own choice;
        the second is "" where all is well.
        """
        if self.article is None:
            return None, ""
        if self.article not in {article.id for article in articles}:
            return None, (
                f"The link asks for the article “{self.article}”, which is not among the articles "
                "shown; add it, or choose one in the list."
            )
        if self.sentence is None:
            return self.article, ""
        count = len(sentences.get(self.article, ()))
        if self.sentence.isascii() and self.sentence.isdecimal() and int(self.sentence) < count:
            return SentenceRef(self.article, int(self.sentence)), ""
        return self.article, (
            f"The link asks for sentence “{self.sentence}” of “{self.article}”, whose sentences "
            f"are numbered 0 to {count - 1}; the article is shown from its beginning."
        )


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
