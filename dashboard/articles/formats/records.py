"""Articles as records: what a JSON object, a row of a table or an entry of a dump says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from dashboard.articles import apart
from dashboard.articles.encodings import whole_characters
from dashboard.articles.formats.document import Document
from dashboard.articles.names import has_text, named
from dashboard.errors import InputError

Record = Mapping[Any, object]

# Where dumps of search engines and the Guardian's answers keep what they say of an article.
_INNER = ("fields", "_source", "attributes")
_DEEPEST = 3
_LONG = 10_000  # characters of HTML from which reading it may take long
_SECONDS = 30.0
_MARKUP = re.compile(r"<(?:p|br|div|h\d|a|b|i|em|strong|figure|ul|blockquote)\b[^<>]*>", re.I)


def document_of(record: object, path: str, line: int | None, form: str) -> Document | InputError:
    """The article that a record describes, or what is wrong with it; `form` says how to write it.

    The text under "text" is kept exactly; that under another name is read as a web page's, where it
    is marked up.
    """
    if not isinstance(record, Mapping):
        return InputError(f"this is JSON but no object; {form}", path, line)
    found = named(_flat(record))
    text = found.pop("text", record.get("text"))
    if not isinstance(text, str):
        return InputError(f"this has no “text” that is text; {form}", path, line)
    if text is not record.get("text") and _MARKUP.search(text):
        try:
            text = _shown(text, path)
        except InputError as error:
            return InputError(error.message, path, line)
    identity = found.pop("id", None)
    if isinstance(identity, bool | float) or not isinstance(identity, str | int):
        identity = None
    given = None if identity is None else whole_characters(str(identity)).strip()
    return Document(text, found, given, line)


def _shown(markup: str, path: str) -> str:
    """The text of a piece of HTML; of a long one, read apart."""
    from dashboard.articles.formats.webpage import fragment_text  # few records hold HTML

    if len(markup) < _LONG:
        return fragment_text(markup)
    return apart.call(path, _SECONDS, fragment_text, markup)


def records_in(value: object) -> Iterator[object]:
    """The records in a JSON document: one, a list of them, or those in an object around them."""
    if isinstance(value, list):
        yield from value
        return
    inner = _articles_in(value, summary=False) or _articles_in(value, summary=True)
    if inner is None:
        yield value
    else:
        yield from inner


def _articles_in(value: object, *, summary: bool, depth: int = 0) -> Sequence[object] | None:
    """The records with a text, or where that is enough a `summary`, in an object that has none
    itself: the first list of them, or those that it has by their ids."""
    if not isinstance(value, Mapping) or depth > _DEEPEST or _has_text(value, summary):
        return None
    inner = [{"id": key, **record} for key, record in value.items() if _has_text(record, summary)]
    if len(inner) > 1:
        return inner
    for found in value.values():
        if isinstance(found, list) and any(_has_text(record, summary) for record in found):
            return found
        if isinstance(found, Mapping):
            if _has_text(found, summary):
                return [found]
            if (deeper := _articles_in(found, summary=summary, depth=depth + 1)) is not None:
                return deeper
    return None


def _has_text(record: object, summary: bool) -> TypeGuard[Record]:
    return isinstance(record, Mapping) and has_text(_flat(record), summary=summary)


def _flat(record: Record) -> Record:
    """A record with what its inner objects say."""
    inner = [found for name in _INNER if isinstance(found := record.get(name), Mapping)]
    if not inner:
        return record
    return {k: v for part in (*inner, record) for k, v in part.items() if k not in _INNER}
