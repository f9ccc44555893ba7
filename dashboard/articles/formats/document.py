"""What a reader of a format gives for each article that it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text, and what the file itself states of it: title, source, published and url.

    `id` is the article's id where the file gives one; `line` is the line or the number, counted
    from 1, at which it stands in a file of several articles.
    """

    text: str
    stated: Mapping[str, object] = field(default_factory=dict)
    id: str | None = None
    line: int | None = None
