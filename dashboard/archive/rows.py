"""From an article to its rows in the tables of an archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from dashboard.articles.article import Article, Sentence
from dashboard.articles.sentences import split
from dashboard.atlas import Revision
from dashboard.errors import InputError
from dashboard.journeys.model import Itinerary, Station
from dashboard.journeys.pipeline import read
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Place, Resolution

Row = dict[str, Any]

# Scores are rounded: the last digits of a sum of floats differ between versions of Python.
_DECIMALS = 4


@dataclass(slots=True)
class Rows:
    """The rows of some articles, table by table; a place that several name is one row."""

    tables: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, Place] = field(default_factory=dict)

    def article(
        self,
        article: Article,
        geoparser: Geoparser,
        revision: Revision | None = None,
        as_read: Article | None = None,
    ) -> None:
        """Add what is found in an article; where that fails, nothing of it is added. What
        `revision` says outranks what is found; `as_read` is the article before it was corrected."""
        sentences = split(article)
        resolutions = geoparser.resolutions(article, sentences)
        if revision is None:
            told = read(article, sentences, resolutions)
        else:
            resolutions = revision.resolutions(article, resolutions)
            told = read(article, sentences, resolutions)
            told = revision.told(article, sentences, resolutions, told)
            journeys = revision.journeys(told.itineraries, (article,), {article.id: sentences})
            told = replace(told, itineraries=journeys)
        self.tables["articles"].append(_article(article, sentences, as_read or article))
        self.tables["mentions"] += [self._mention(resolution) for resolution in resolutions]
        for itinerary in told.itineraries:
            self._itinerary(article.id, itinerary)
        self.tables["stations"] += [self._station(article.id, one) for one in told.stations]
        self.tables["travellers"] += _travellers(article.id, told.itineraries)

    def problem(self, problem: InputError) -> None:
        """Add what is wrong with the input."""
        self._error(problem.path, problem.line, None, problem.message, kept=problem.kept)

    def failed(self, article: Article, path: str, line: int | None, message: str) -> None:
        """Add that an article is left out."""
        self._error(path, line, article.id, message, kept=False)

    def correction(self, told: str, made: str, article: str | None, *, fits: bool) -> None:
        """Add what a reader has corrected, and whether it could be."""
        row = {"told": told, "made": made, "article": article, "fits": fits}
        self.tables["corrections"].append(row)

    def of(self, table: str) -> list[Row]:
        """The rows of a table."""
        if table == "places":
            return [_place(place) for place in self.places.values()]
        return self.tables[table]

    def _error(
        self, path: str | None, line: int | None, article: str | None, message: str, *, kept: bool
    ) -> None:
        row = {"path": path, "line": line, "article": article, "message": message, "kept": kept}
        self.tables["errors"].append(row)

    def _known(self, place: Place) -> str:
        self.places[place.id] = place
        return place.id

    def _mention(self, resolution: Resolution) -> Row:
        mention = resolution.mention
        return {
            "article": mention.article_id,
            "start": mention.start,
            "end": mention.end,
            "name": mention.text,
            "kind": mention.kind.value,
            "place": None if resolution.place is None else self._known(resolution.place),
            "chance": round(resolution.score, _DECIMALS),
            "reasons": [
                {"text": reason.text, "share": round(reason.share, _DECIMALS)}
                for reason in resolution.reasons
            ],
            "alternatives": [
                {"place": self._known(other.place), "score": round(other.score, _DECIMALS)}
                for other in resolution.alternatives
            ],
            "edited": resolution.edit and resolution.edit.what,
        }

    def _station(self, article: str, station: Station) -> Row:
        return {
            "article": article,
            "traveller": station.traveller,
            "roles": sorted(station.roles),
            "station": station.kind.value,
            "place": self._known(station.place),
            "name": station.place_name,
            "first_year": station.first_year,
            "last_year": station.last_year,
            "date_text": station.when,
            "lasts": station.lasts,
            "chance": round(station.chance, _DECIMALS),
            "rule": station.rule,
            "evidence": [ref.index for ref in station.evidence],
        }

    def _itinerary(self, article: str, itinerary: Itinerary) -> None:
        trip = {"article": article, "traveller": itinerary.traveller, "trip": itinerary.trip}
        for stop in itinerary.stops:
            visit, days = stop.visit, stop.visit.days
            self.tables["stops"].append(
                {
                    **trip,
                    "order": stop.order,
                    "place": self._known(visit.place),
                    "name": visit.place_name,
                    "status": visit.status.value,
                    "first": days and days.first,
                    "last": days and days.last,
                    "date_text": visit.date_text,
                    "precision": visit.precision.value,
                    "chance": visit.chance,
                    "rule": visit.rule,
                    "evidence": [ref.index for ref in visit.evidence],
                    "date_evidence": [ref.index for ref in visit.date_evidence],
                    "edited": [edit.what for edit in visit.edits],
                }
            )
        for leg in itinerary.legs:
            self.tables["legs"].append(
                {
                    **trip,
                    "from_order": leg.start.order,
                    "to_order": leg.end.order,
                    "from_place": self._known(leg.start.visit.place),
                    "to_place": self._known(leg.end.visit.place),
                    "km": round(leg.km, 1),
                    "bearing": round(leg.bearing, 1),
                    "evidence": [ref.index for ref in leg.evidence],
                }
            )


def _article(article: Article, sentences: Sequence[Sentence], as_read: Article) -> Row:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "url": article.url,
        "text": article.text,
        "sentences": [{"start": one.start, "end": one.end} for one in sentences],
        "digest": digest(as_read),
    }


def digest(article: Article) -> int:
    """A hash of an article's id, text and day, of 64 bits: copies have the same."""
    told = f"{article.id}\0{article.published}\0{article.text}".encode("utf-8", "replace")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "little")


def _place(place: Place) -> Row:
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
        "uncertainty_km": place.uncertainty_km,
    }


def _travellers(article: str, itineraries: Iterable[Itinerary]) -> list[Row]:
    found: dict[str, Row] = {}
    for itinerary in itineraries:
        row = found.setdefault(
            itinerary.traveller,
            {
                "article": article,
                "traveller": itinerary.traveller,
                "roles": sorted(itinerary.roles),
                "is_group": itinerary.group,
                "trips": 0,
                "stops": 0,
            },
        )
        row["trips"] += 1
        row["stops"] += len(itinerary.stops)
    return list(found.values())
