"""The names under which files and dumps give the fields of an article.

A name counts whatever its case and whatever stands between its words: "pub_date" is "pubDate".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Each field of an article with its names in articles files, CC-News, news-please, trafilatura, the
# Guardian, NewsAPI, the New York Times, Media Cloud, schema.org and front matter, and in German,
# French, Spanish, Italian and Portuguese, whose speakers keep tables of English articles too; the
# surest first.
_NAMES = {
    "id": "id articleid uuid guid",
    "text": "text maintext articlebody bodytext articletext fulltext plaintext contenttext "
    "contenthtml content body story articlecontent article paragraphs texte texto testo inhalt "
    "volltext contenu contenido leadparagraph description summary abstract",
    "title": "title headline webtitle head pagetitle heading titel überschrift titre título "
    "titulo titolo",
    "source": "source sourcename publisher publication newspaper outlet medianame sitename "
    "sourcehostname hostname sourcedomain domain site quelle zeitung fuente fonte journal",
    "published": "published date datepublish datepublished pubdate publisheddate publishdate "
    "publicationdate publishedat publishedon webpublicationdate datetime datum "
    "veröffentlicht datedepublication fecha data",
    "url": "url link weburl canonicalurl permalink address articleurl sourceurl lien enlace",
}
# What may be all that is there of an article, but may also tell of a list of them, or of a file.
_SUMMARIES = frozenset(("article", "leadparagraph", "description", "summary", "abstract"))
# Under which of its names an object says what a field is: WordPress, the New York Times, MongoDB,
# JSON-LD.
_SAID = ("rendered", "main", "$date", "@value")
FIELDS = tuple(_NAMES)
_BETWEEN = re.compile(r"[\W_]+")


def named(record: Mapping[Any, object]) -> dict[str, object]:
    """The fields of an article that a record gives, by our names: of several names for one field
    the surest that has a value. What is an object is known by what it says of itself, paragraphs
    in a list are one text, and a source that is an address is the address of the article where
    there is no other."""
    given: dict[str, object] = {}
    for key, value in record.items():
        name = _plain(str(key))
        if not _is_empty(said := _said(name, value)):
            given[name] = said
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


def has_text(record: Mapping[Any, object], *, summary: bool) -> bool:
    """Whether a record gives the text of an article, or, where that is enough, a `summary`."""
    given = (key for key in record if summary or _plain(str(key)) not in _SUMMARIES)
    return isinstance(named({key: record[key] for key in given}).get("text"), str)


def _said(name: str, value: object) -> object:
    """What an object or a list says under a name; what says nothing as it is. Under "text" there is
    the text itself, which is never made of others."""
    if isinstance(value, Mapping):
        found = (said for inner in _SAID if not _is_empty(said := value.get(inner)))
        return next(found, value)
    if name == "text" or not isinstance(value, list) or not value:
        return value
    if all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    return _said(name, value[0]) if isinstance(value[0], Mapping) else value


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name).lower()


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
