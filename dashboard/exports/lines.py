"""JSON Lines: the objects that the command line prints, an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dashboard.articles.article import Article, Edit, Sentence
from dashboard.atlas import Atlas
from dashboard.exports import records
from dashboard.exports.evidence import (
    STATION,
    Quotes,
    about_article,
    attribution,
    iso_date,
    iso_years,
)
from dashboard.exports.fields import Record
from dashboard.journeys.model import Itinerary, Station, Visit
from dashboard.places.place import Place, Resolution
from dashboard.view import words

_OF_STOPS = (
    *("place_id", "country", "country_name", "admin1", "sure", "date_first", "date_last"),
    *("precision", "attribution"),
)
_OF_LEGS = (
    *("traveller", "trip", "order", "from", "to", "km", "bearing", "status", "date", "date_text"),
    *("date_first", "date_last", "precision", "chance", "group", "sure", "rule", "edited"),
    "attribution",
)


def mentions(
    article: Article, sentences: Sequence[Sentence], resolutions: Iterable[Resolution]
) -> str:
    """The line of an article's mentions, each with its place, score, reasons and alternatives, and
    the sentence that names it."""
    quotes = Quotes({article: sentences})
    found = []
    for resolution in resolutions:
        mention, place, quote = (
            resolution.mention,
            resolution.place,
            quotes.around(resolution.mention),
        )
        found.append(
            {
                "text": mention.text,
                "start": mention.start,
                "end": mention.end,
                "kind": mention.kind.value,
                "score": round(resolution.score, 4),
                "place": place and _place(place) | _more_of_place(place),
                "reasons": [reason.text for reason in resolution.reasons],
                "alternatives": [
                    _place(other.place) | {"score": round(other.score, 4)}
                    for other in resolution.alternatives
                ],
                "sentence": quote["sentence"],
                "sentence_text": quote["text"],
            }
            | _edited([resolution.edit] if resolution.edit else ())
        )
    return _line({"id": article.id, "mentions": found} | _about(article))


def stops(atlas: Atlas) -> str:
    """The line of the stops, stations and legs of an atlas of one article; evidence is numbers of
    its sentences."""
    (article,) = atlas.articles
    told, legs = _told(atlas, merged=False)
    known = _about(article) | _dropped(atlas)
    return _line({"id": article.id, "stops": told, "legs": legs} | known)


def merged_stops(atlas: Atlas) -> str:
    """One line of the stops, stations and legs across all articles of `atlas`: evidence is the
    addresses of sentences, and what one article borrows from another, or contradicts it in, is
    marked."""
    told, legs = _told(atlas, merged=True)
    ids = [article.id for article in atlas.articles]
    about = [{"id": article.id, **_about(article)} for article in atlas.articles]
    line = {"id": "merged", "articles": ids, "stops": told, "legs": legs, "about": about}
    return _line(line | _dropped(atlas))


def _told(atlas: Atlas, *, merged: bool) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Stops with stations, and legs."""
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    told, on_way = [], []
    for itinerary in atlas.itineraries:
        stops, legs = records.of_itinerary(itinerary, quotes, unsure)
        for stop, record in zip(itinerary.stops, stops, strict=True):
            told.append(
                _stop(itinerary, stop.order, stop.visit)
                | _said(record, merged=merged)
                | {"rule": stop.visit.rule}
                | (_from_elsewhere(stop.visit) if merged else {})
                | _values(record, _OF_STOPS)
            )
        on_way += [_values(leg, _OF_LEGS) | _said(leg, merged=merged) for leg in legs]
    for station, record in zip(atlas.stations, records.stations(atlas, quotes), strict=True):
        told.append(_station(station) | _said(record, merged=merged) | _values(record, _OF_STOPS))
    return told, on_way


def _said(record: Record, *, merged: bool) -> dict[str, Any]:
    """The evidence of a record: addresses where it may be of several articles, else numbers."""
    if merged:
        keys = ("article", "sentence", "text")
        return {"evidence": [{key: quote[key] for key in keys} for quote in record.evidence]}
    return {
        "evidence": [quote["sentence"] for quote in record.evidence],
        "evidence_text": [quote["text"] for quote in record.evidence],
    }


def _from_elsewhere(visit: Visit) -> dict[str, Any]:
    """What another article supplies, and what others say instead."""
    return {
        "borrowed": [
            {"what": loan.what, "evidence": _refs(loan.evidence)} for loan in visit.borrowed
        ],
        "disagreements": [
            {"what": other.what, "says": other.says, "evidence": _refs(other.evidence)}
            for other in visit.disagreements
        ],
    }


def _values(record: Record, names: Iterable[str]) -> dict[str, Any]:
    values = ((name, record.values[name]) for name in names)
    return {n: value.isoformat() if isinstance(value, date) else value for n, value in values}


def _stop(itinerary: Itinerary, order: int, visit: Visit) -> dict[str, Any]:
    return {
        "traveller": visit.traveller,
        "place": visit.place_name,
        "lat": visit.place.lat,
        "lon": visit.place.lon,
        "status": visit.status.value,
        "trip": itinerary.trip,
        "order": order,
        "date": iso_date(visit.days),
        "date_text": visit.date_text,
        "chance": visit.chance,
        "group": itinerary.group,
    } | _edited(visit.edits)


def _station(station: Station) -> dict[str, Any]:
    """A station of a life: of no trip, its date the years that the text names."""
    return {
        "traveller": station.traveller,
        "place": station.place_name,
        "lat": station.place.lat,
        "lon": station.place.lon,
        "status": STATION,
        "station": station.kind.value,
        "date": iso_years(station),
        "date_text": station.when,
        "chance": station.chance,
        "rule": station.rule,
    } | _edited(station.edits)


def _about(article: Article) -> dict[str, Any]:
    """What is known of an article, and what a person has changed of that."""
    return about_article(article) | _edited(article.edits)


def _dropped(atlas: Atlas) -> dict[str, Any]:
    """The stops that a person has said were none; nothing where that is nothing."""
    told = [
        {
            "traveller": visit.traveller,
            "place": visit.place_name,
            "lat": visit.place.lat,
            "lon": visit.place.lon,
            "evidence": _refs(visit.evidence),
        }
        | _edited(visit.edits)
        for visit in atlas.dropped
    ]
    return {"dropped": told} if told else {}


def _edited(edits: Iterable[Edit]) -> dict[str, Any]:
    """What a person has changed, and when; nothing where that is nothing."""
    told = [{"what": edit.what, "at": edit.at} for edit in edits]
    return {"edited": told} if told else {}


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "feature_code": place.feature_code,
    }


def _more_of_place(place: Place) -> dict[str, Any]:
    return {
        "country_name": words.country(place.country),
        "admin1": place.admin1,
        "uncertainty_km": place.uncertainty_km,
        "attribution": attribution(place),
    }


def _refs(refs: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"article": ref.article_id, "sentence": ref.index} for ref in refs]


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
