"""CSV tables of stops and of mentions, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dashboard.articles.article import Article, Sentence
from dashboard.articles.encodings import unix_lines
from dashboard.atlas import Atlas
from dashboard.exports.evidence import (
    STATION,
    Quotes,
    borrowed_in_words,
    disagreements_in_words,
    edits_in_words,
    iso_date,
    iso_years,
)
from dashboard.journeys.model import Leg, Station, Visit
from dashboard.places.place import Resolution
from dashboard.view import words

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
_BETWEEN = " | "


class StopRow(NamedTuple):
    """A stop, the leg that led there, and the sentences that say so; or a station of a life, which
    is of no trip: `station` says which, "" for a stop. `unsure` says which places of stop and leg
    are likelier others; `chance` how likely stop or station is (0 to 1); `perhaps` is "perhaps"
    where that is too little for a trip, or else ""; `edited` what a person has changed, and when;
    `group` is True of a traveller who is a group or a ship."""

    traveller: str
    trip: int | None
    order: int | None
    place: str
    country: str
    lat: float
    lon: float
    status: str
    date: str | None
    date_text: str | None
    precision: str
    km: int | None
    bearing: int | None
    unsure: str
    rule: str
    borrowed: str
    disagreements: str
    edited: str
    evidence: str
    evidence_text: str
    chance: float
    perhaps: str = ""
    group: bool = False
    station: str = ""


class MentionRow(NamedTuple):
    """A mention, where it is, and the sentence that names it."""

    article: str
    start: int
    end: int
    text: str
    kind: str
    score: float
    place_id: str | None
    place: str | None
    country: str | None
    feature_code: str | None
    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    sentence: int
    sentence_text: str
    reasons: str
    edited: str


STOP_HEADER = ",".join(StopRow._fields) + "\n"
MENTION_HEADER = ",".join(MentionRow._fields) + "\n"


def stops(atlas: Atlas) -> str:
    """The stops of `atlas` as a whole file, last those that perhaps were."""
    return STOP_HEADER + _csv(_stop_rows(atlas, perhaps=True))


def stop_rows(atlas: Atlas) -> str:
    """The stops and stations of `atlas`, a row each, to stand below `STOP_HEADER`. Several
    sentences share a cell, with bars between."""
    return _csv(_stop_rows(atlas))


def mention_rows(
    article: Article, sentences: Sequence[Sentence], resolutions: Iterable[Resolution]
) -> str:
    """The mentions of an article, a row each, those without a place too, to stand below
    `MENTION_HEADER`."""
    return _csv(_mention_rows(article, sentences, resolutions))


def _stop_rows(atlas: Atlas, *, perhaps: bool = False) -> Iterator[StopRow]:
    quotes, unsure = Quotes.of(atlas), atlas.unsure_places()
    for itinerary in atlas.itineraries:
        legs = {leg.end: leg for leg in itinerary.legs}
        for stop in itinerary.stops:
            row = _stop_row(stop.visit, quotes, unsure, itinerary.trip, stop.order, legs.get(stop))
            yield row._replace(group=itinerary.group)
    for visit in atlas.perhaps if perhaps else ():
        yield _stop_row(visit, quotes, unsure)
    yield from (_station_row(station, quotes, unsure) for station in atlas.stations)


def _station_row(station: Station, quotes: Quotes, unsure: frozenset[str]) -> StopRow:
    """A station of a life: its date the years that the text names."""
    place = station.place
    return StopRow(
        traveller=station.traveller,
        trip=None,
        order=None,
        place=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        status=STATION,
        date=iso_years(station),
        date_text=station.when,
        precision="" if station.first_year is None and station.last_year is None else "year",
        km=None,
        bearing=None,
        unsure=words.unsure([station], unsure),
        rule=station.rule,
        borrowed="",
        disagreements="",
        edited="",
        evidence=_BETWEEN.join(f"{ref.article_id}:{ref.index}" for ref in station.evidence),
        evidence_text=_BETWEEN.join(map(quotes.text, station.evidence)),
        chance=station.chance,
        station=station.kind.value,
    )


def _stop_row(
    visit: Visit,
    quotes: Quotes,
    unsure: frozenset[str],
    trip: int | None = None,
    order: int | None = None,
    leg: Leg | None = None,
) -> StopRow:
    place = visit.place
    return StopRow(
        traveller=visit.traveller,
        trip=trip,
        order=order,
        place=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        status=visit.status.value,
        date=iso_date(visit.days),
        date_text=visit.date_text,
        precision=visit.precision.value,
        km=round(leg.km) if leg else None,
        bearing=round(leg.bearing) if leg else None,
        unsure=words.unsure(leg.ends if leg else [visit], unsure),
        rule=visit.rule,
        borrowed=borrowed_in_words(visit),
        disagreements=disagreements_in_words(visit),
        edited=edits_in_words(visit.edits),
        evidence=_BETWEEN.join(f"{ref.article_id}:{ref.index}" for ref in visit.evidence),
        evidence_text=_BETWEEN.join(map(quotes.text, visit.evidence)),
        chance=visit.chance,
        perhaps="perhaps" if trip is None else "",
    )


def _mention_rows(
    article: Article, sentences: Sequence[Sentence], resolutions: Iterable[Resolution]
) -> Iterator[MentionRow]:
    quotes = Quotes({article: sentences})
    for resolution in resolutions:
        mention, place = resolution.mention, resolution.place
        ref = quotes.naming(mention)
        yield MentionRow(
            article=article.id,
            start=mention.start,
            end=mention.end,
            text=mention.text,
            kind=mention.kind.value,
            score=round(resolution.score, 4),
            place_id=place.id if place else None,
            place=place.name if place else None,
            country=place.country if place else None,
            feature_code=place.feature_code if place else None,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            uncertainty_km=place.uncertainty_km if place else None,
            sentence=ref.index,
            sentence_text=quotes.text(ref),
            reasons=_BETWEEN.join(reason.text for reason in resolution.reasons),
            edited=edits_in_words([resolution.edit] if resolution.edit else ()),
        )


def _csv(rows: Iterable[StopRow | MentionRow]) -> str:
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\n")
    table.writerows(map(_harmless, row) for row in rows)
    return file.getvalue()


def _harmless(cell: object) -> object:
    """`cell`, with a quote before text that a spreadsheet would calculate, and with line breaks of
    one kind: Python 3.11 leaves a carriage return unquoted, where many readers end the row."""
    if not isinstance(cell, str):
        return cell
    text = unix_lines(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
