"""JSON Lines: the objects that the command line prints, an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dashboard.articles.article import Article
from dashboard.atlas import Atlas
from dashboard.exports.evidence import STATION, iso_date, iso_years
from dashboard.journeys.model import Itinerary, Station, Visit
from dashboard.places.place import Edit, Place, Resolution


def mentions(article: Article, resolutions: Iterable[Resolution]) -> str:
    """The line of an article's mentions, each with its place, score, reasons and alternatives."""
    found = [
        {
            "text": resolution.mention.text,
            "start": resolution.mention.start,
            "end": resolution.mention.end,
            "kind": resolution.mention.kind.value,
            "score": round(resolution.score, 4),
            "place": resolution.place and _place(resolution.place),
            "reasons": [reason.text for reason in resolution.reasons],
            "alternatives": [
                _place(other.place) | {"score": round(other.score, 4)}
                for other in resolution.alternatives
            ],
        }
        | _edited([resolution.edit] if resolution.edit else ())
        for resolution in resolutions
    ]
    return _line({"id": article.id, "mentions": found})


def stops(
    article_id: str, itineraries: Iterable[Itinerary], stations: Iterable[Station] = ()
) -> str:
    """The line of the stops and stations that one article tells of; evidence is numbers of its
    sentences."""
    told = [
        _stop(itinerary, stop.order, stop.visit)
        | {"evidence": [ref.index for ref in stop.visit.evidence], "rule": stop.visit.rule}
        for itinerary in itineraries
        for stop in itinerary.stops
    ]
    told += [
        _station(station) | {"evidence": [ref.index for ref in station.evidence]}
        for station in stations
    ]
    return _line({"id": article_id, "stops": told})


def merged_stops(atlas: Atlas) -> str:
    """One line of the stops and stations across all articles of `atlas`: evidence is the addresses
    of sentences, and what one article borrows from another, or contradicts it in, is marked."""
    told = [
        _stop(itinerary, stop.order, stop.visit)
        | {
            "evidence": _refs(stop.visit.evidence),
            "rule": stop.visit.rule,
            "borrowed": [
                {"what": loan.what, "evidence": _refs(loan.evidence)}
                for loan in stop.visit.borrowed
            ],
            "disagreements": [
                {"what": other.what, "says": other.says, "evidence": _refs(other.evidence)}
                for other in stop.visit.disagreements
            ],
        }
        for itinerary in atlas.itineraries
        for stop in itinerary.stops
    ]
    told += [
        _station(station) | {"evidence": _refs(station.evidence)} for station in atlas.stations
    ]
    return _line(
        {"id": "merged", "articles": [article.id for article in atlas.articles], "stops": told}
    )


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
    }


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


def _refs(refs: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"article": ref.article_id, "sentence": ref.index} for ref in refs]


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
