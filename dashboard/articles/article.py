"""What an article and a sentence are, and what a person has changed of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person has changed by hand ("place", "status", …), and when (UTC, ISO 8601)."""

    what: str
    at: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was given; `text` is never changed after reading.

    `published` is the day of publication; without it, weekdays in the text stay unresolved.
    `edits` are what a person has changed of it, by the names of the fields.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in its article: `index` counts from 0 within the article, `start` and
    `end` are characters into `Article.text`, from 0, end exclusive.
    """

    article_id: str
    index: int
    start: int
    end: int

    @property
    def ref(self) -> SentenceRef:
        """The sentence's address, without its offsets."""
        return SentenceRef(self.article_id, self.index)


@dataclass(frozen=True, slots=True, order=True)
class SentenceRef:
    """A sentence's address: the article and the sentence's number in it, from 0. This is what
    evidence is made of, and what `?article=…&sentence=…` holds.
    """

    article_id: str
    index: int
