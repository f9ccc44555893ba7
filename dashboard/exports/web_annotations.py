"""Web Annotations (w3.org/TR/annotation-model) in JSON-LD: what is said of which words of which
article, for programs that show articles with their annotations.

An annotation of a mention says which place its words name, one of a stop, leg or station who was
there. Its targets are found again by their words (TextQuoteSelector) or, in the very same text, by
their position in characters of Unicode (TextPositionSelector).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha1
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from dashboard.articles.article import Article, SentenceRef
from dashboard.atlas import Atlas
from dashboard.exports import records
from dashboard.exports.evidence import Quotes, attribution, edits_in_words, web_address
from dashboard.exports.fields import FIELDS, Record
from dashboard.places.place import Place, Resolution
from dashboard.version import __version__
from dashboard.view import words

Annotation = dict[str, Any]

_AROUND = 32  # characters on either side, by which one of several like words is found again
_IDS = UUID("5a3f6c1e-0b57-4f55-9d0f-3f2d7f6b9a10")
_TERMS = "urn:dateline:fields:1#"
_TYPES = {int: "xsd:integer", float: "xsd:double", bool: "xsd:boolean", date: "xsd:date"}
# What targets and places say.
_ELSEWHERE = frozenset({"name", "place_id", "evidence", "evidence_text", "article"})
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "latitude": {"@id": "geo:lat", "@type": "xsd:double"},
        "longitude": {"@id": "geo:long", "@type": "xsd:double"},
        "Place": "geo:SpatialThing",
        "Told": f"{_TERMS}Told",
        "place": {"@id": f"{_TERMS}place", "@type": "@id"},
    }
    | {
        name: {"@id": f"{_TERMS}{name}", "@type": _TYPES.get(type_, "xsd:string")}
        for name, type_ in FIELDS.items()
        if name not in _ELSEWHERE
    },
]
"""The vocabulary of the standard, the W3C's of points, and our own of `fields.FIELDS`."""


def jsonld(atlas: Atlas) -> str:
    """All annotations of an atlas as one file: mentions, journeys, what perhaps was."""
    named = [
        found
        for article in atlas.articles
        for found in of_mentions(article, atlas.resolutions[article.id])
    ]
    perhaps = _of_records(atlas, records.perhaps(atlas, Quotes.of(atlas)))
    return "".join(page([named, of_journeys(atlas), perhaps]))


def page(batches: Iterable[Iterable[Annotation]]) -> Iterator[str]:
    """An AnnotationPage as pieces of text, a piece for each batch of annotations; its id, which
    stands for those in it, at the end."""
    head = {"@context": CONTEXT, "type": "AnnotationPage"}
    yield json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "items": ['
    separator, known = "\n", sha1(usedforsecurity=False)
    for batch in batches:
        found = list(batch)
        piece = ",\n".join(json.dumps(annotation, ensure_ascii=False) for annotation in found)
        known.update("".join(annotation["id"] for annotation in found).encode("ascii"))
        if piece:
            yield separator + piece
            separator = ",\n"
    yield f'\n], "id": "urn:uuid:{uuid5(_IDS, known.hexdigest())}"}}\n'


def of_mentions(article: Article, resolutions: Iterable[Resolution]) -> list[Annotation]:
    """An annotation for each mention that has a place: which one it is."""
    return [
        _annotation(
            "identifying",
            [_named(resolution, resolution.place)],
            [_target(article, resolution.mention.start, resolution.mention.end)],
            {"place": resolution.place.id, "role": "mention"},
        )
        for resolution in resolutions
        if resolution.place
    ]


def of_journeys(atlas: Atlas) -> list[Annotation]:
    """An annotation for each stop, leg and station, on the sentences that say so."""
    return _of_records(atlas, records.journeys_and_stations(atlas))


def _of_records(atlas: Atlas, told: Iterable[Record]) -> list[Annotation]:
    quotes = Quotes.of(atlas)
    articles = {article.id: article for article in atlas.articles}
    found = []
    for record in told:
        refs = [SentenceRef(str(q["article"]), int(q["sentence"] or 0)) for q in record.evidence]
        targets = [_target(articles[ref.article_id], *quotes.span(ref)) for ref in refs]
        said = {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": "en",
            "value": "\n".join([record.label, *record.lines]),
        }
        told_of = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in record.values.items()
            if name not in _ELSEWHERE and record.has(name)
        }
        body = {"type": "Told", "purpose": "classifying", **told_of}
        body["place"] = _iri(record.place)
        keys = ("role", "traveller", "place_id", "station", "trip", "order", "from")
        known = {name: record.text(name) for name in keys}
        found.append(_annotation("describing", [said, body, _place(record.place)], targets, known))
    return found


def _annotation(
    motivation: str,
    bodies: Sequence[Annotation],
    targets: Sequence[Annotation],
    known: dict[str, str],
) -> Annotation:
    """An annotation, whose id is the same whenever the same is said of the same words."""
    about = json.dumps([known, targets], sort_keys=True)
    return {
        "id": f"urn:uuid:{uuid5(_IDS, about)}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": {
            "id": "urn:dateline",
            "type": "Software",
            "name": f"Dateline {__version__}",
        },
        "body": list(bodies),
        "target": list(targets),
    }


def _target(article: Article, start: int, end: int) -> Annotation:
    text = article.text
    return {
        "type": "SpecificResource",
        "source": web_address(article.url) or f"urn:dateline:article:{_quoted(article.id)}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def _named(resolution: Resolution, place: Place) -> Annotation:
    """The place that a mention names, how sure that is, and what was corrected."""
    edited = edits_in_words([resolution.edit] if resolution.edit else ())
    told = {"kinds": resolution.mention.kind.value, "score": round(resolution.score, 4)}
    return _place(place) | told | ({"edited": edited} if edited else {})


def _place(place: Place) -> Annotation:
    known = {
        "id": _iri(place),
        "type": "Place",
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "country": place.country,
        "country_name": words.country(place.country),
        "admin1": place.admin1,
        "feature_code": place.feature_code,
        "attribution": attribution(place),
    }
    return {name: value for name, value in known.items() if value != ""}


def _iri(place: Place) -> str:
    """What a place is known by everywhere: its number in GeoNames, where it has one."""
    if place.source == "GeoNames" and place.id.isdecimal():
        return f"https://sws.geonames.org/{place.id}/"
    return f"urn:dateline:place:{_quoted(place.id)}"


def _quoted(id_: str) -> str:
    return quote(id_, safe="", errors="replace")
