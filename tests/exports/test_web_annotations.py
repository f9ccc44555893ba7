"""Web Annotations, read again by a JSON-LD processor."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.exports import records, web_annotations
from tests.exports.reading import expected, told
from tests.exports.whole import URL, whole

# Of the vocabulary of Web Annotations (w3.org/TR/annotation-vocab) what is used here: a processor
# would fetch it from the W3C.
VOCABULARY = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Annotation": "oa:Annotation",
    "Software": "as:Application",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "identifying": "oa:identifying",
    "describing": "oa:describing",
    "classifying": "oa:classifying",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "generator": {"@id": "as:generator", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
}
OA, OURS = VOCABULARY["oa"], "urn:dateline:fields:1#"


def test_a_json_ld_processor_reads_the_annotations() -> None:
    jsonld = pytest.importorskip("pyld").jsonld

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld", "nothing else is fetched"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": VOCABULARY},
        }

    document = json.loads(web_annotations.jsonld(whole()))
    (page,) = jsonld.expand(document, {"documentLoader": load})
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    found = items["@list"]
    assert (
        len(found)
        == len({one["@id"] for one in found})
        == 6 + len([record for record in records.every(whole()) if record.role != "place"])
    )
    texts = {article.id: article.text for article in whole().articles}
    sources = {URL: "a", "urn:dateline:article:b": "b"}
    rows = []
    for one in found:
        assert one["@type"] == [f"{OA}Annotation"]
        for target in one[f"{OA}hasTarget"]:
            (source,), selectors = target[f"{OA}hasSource"], target[f"{OA}hasSelector"]
            text = texts[sources[source["@id"]]]
            words, place = selectors
            start, end = (int(place[f"{OA}{edge}"][0]["@value"]) for edge in ("start", "end"))
            exact = words[f"{OA}exact"][0]["@value"]
            prefix, suffix = (words[f"{OA}{side}"][0]["@value"] for side in ("prefix", "suffix"))
            assert text[start:end] == exact and prefix + exact + suffix in text
        for body in one[f"{OA}hasBody"]:
            if body["@type"] == [f"{OURS}Told"]:
                values = {
                    key.removeprefix(OURS): value[0]["@value"]
                    for key, value in body.items()
                    if key.startswith(OURS) and "@value" in value[0]
                }
                days = body.get(f"{OURS}date_first", [{"@type": "none"}])
                assert days[0]["@type"] in ("none", "http://www.w3.org/2001/XMLSchema#date")
                (where,) = (
                    b for b in one[f"{OA}hasBody"] if b.get("@id") == body[f"{OURS}place"][0]["@id"]
                )
                geo = "http://www.w3.org/2003/01/geo/wgs84_pos#"
                lat, lon = (where[geo + name][0]["@value"] for name in ("lat", "long"))
                rows.append(told(**values, lat=lat, lon=lon))
    stops = sorted((row for row in rows if row.role != "leg"), key=str)
    assert stops == expected() and len(rows) == len(stops) + 4
    triples = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    assert triples.count(f"<{OA}hasTarget>") >= len(found)
