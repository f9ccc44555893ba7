"""The order of day and month in a table, which one of its rows may tell of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from dashboard.articles.days import Order, order_of, stated_day
from dashboard.articles.formats.document import Document
from dashboard.errors import InputError

_MOST_AHEAD = 500
_MOST_CHARACTERS = 20_000_000


def in_one_order(found: Iterator[Document | InputError]) -> Iterator[Document | InputError]:
    """The same articles, "02/01/2023" as the day that the others make of it: after "25/01/2023" it
    is in January. Some hundred articles are looked at before the first is given."""
    ahead: list[Document | InputError] = []
    characters = 0
    for item in found:
        ahead.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(ahead) >= _MOST_AHEAD or characters > _MOST_CHARACTERS:
            break
    order = order_of(day for item in ahead if (day := _published(item)))
    for item in chain(ahead, found):
        yield _ordered(item, order) if order else item


def _published(item: Document | InputError) -> str:
    """The words for the day of publication of an article, "" where it has none."""
    value = item.stated.get("published") if isinstance(item, Document) else None
    return value if isinstance(value, str) else ""


def _ordered(item: Document | InputError, order: Order) -> Document | InputError:
    words = _published(item)
    if isinstance(item, InputError) or not words or stated_day(words):
        return item
    day = stated_day(words, order)
    return replace(item, stated={**item.stated, "published": day}) if day else item
