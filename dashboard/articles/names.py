"""The names under which files and dumps give the fields of an article.

A name counts whatever its case and whatever stands between its words: "pub_date" is "pubDate".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Each field of an article with its names in articles files, CC-News, news-please, trafilatura, the
# Guardian, NewsAPI, schema.org and front matter; the surest first.
_NAMES = {
    "id": "id articleid uuid guid",
    "text": "text maintext articlebody bodytext articletext fulltext plaintext contenttext "
    "contenthtml content body story",
    "title": "title headline webtitle head pagetitle",
    "source": "source sourcename publisher publication newspaper outlet sitename sourcehostname "
    "hostname sourcedomain domain site",
    "published": "published date datepublish datepublished pubdate publisheddate publishdate "
    "publicationdate publishedat webpublicationdate datetime",
    "url": "url link weburl canonicalurl permalink address",
}
FIELDS = tuple(_NAMES)
_BETWEEN = re.compile(r"[\W_]+")


def named(record: Mapping[Any, object]) -> dict[str, object]:
    """The fields of an article that a record gives, by our names: of several names for one field
    the surest that has a value. A source that is an object is known by its name, one that is an
    address is the address of the article where there is no other."""
    given = {_plain(str(key)): value for key, value in record.items() if not _is_empty(value)}
    found = {
        field: next((given[name] for name in names.split() if name in given), None)
        for field, names in _NAMES.items()
    }
    source = found["source"]
    if isinstance(source, Mapping):
        found["source"] = source.get("name") or source.get("title")
    elif isinstance(source, str) and source.startswith(("http://", "https://")):
        found["url"] = found["url"] or source
        found["source"] = given.get("sourcehostname") or given.get("sitename") or source
    return {field: value for field, value in found.items() if value is not None}


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name).lower()


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
