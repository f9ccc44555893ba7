"""Feeds, RSS and Atom: their entries with the text that the feed itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from dashboard.articles.formats.agency import items
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.tables import missing
from dashboard.articles.formats.webpage import fragment_text
from dashboard.errors import InputError

# feedparser takes the words under a picture for those of the entry.
_MEDIA = re.compile(rb"<media:(description|title|text)\b[^>]*>.*?</media:\1\s*>", re.DOTALL)


def feed(file: BinaryIO, path: str) -> Iterator[Document | InputError]:
    """The entries of a feed, or the articles that an agency has sent: the whole text of each where
    it has that, else its summary, with title, day in the time zone that it is given in, address,
    and the feed's name as the source."""
    given = file.read()
    if (sent := items(given)) is not None:
        for number, document in enumerate(sent, start=1):
            message = f"item {number} has no text; send what has"
            yield document if document.text else InputError(message, path)
        return
    try:
        import feedparser
    except ImportError:
        raise missing("A feed", path) from None
    data = _MEDIA.sub(b"", given)
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        message = "there is no entry in this feed; give the file or address of an RSS or Atom feed"
        yield InputError(message, path)
    for number, entry in enumerate(found.entries, start=1):
        texts = [content.get("value", "") for content in entry.get("content", ())]
        text = fragment_text(max([*texts, ""], key=len) or entry.get("summary", ""))
        if not text.strip():
            yield InputError(f"entry {number} has no text; open its page and save that", path)
            continue
        yield Document(
            text,
            {
                "title": fragment_text(entry.get("title", "")) or None,
                "source": found.feed.get("title"),
                "published": entry.get("published") or entry.get("updated"),
                "url": entry.get("link"),
            },
        )
