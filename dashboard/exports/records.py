"""What is told of each thing on the map, the same in every format: a place that is named, a stop, a
stop that perhaps was, a leg, a station of a life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date

from dashboard.articles.article import SentenceRef
from dashboard.atlas import Atlas
from dashboard.exports.evidence import (
    STATION,
    Quoted,
    Quotes,
    attribution,
    borrowed_in_words,
    disagreements_in_words,
    edits_in_words,
    iso_date,
    iso_years,
)
from dashboard.exports.fields import BETWEEN, Otherwise, Parts, Record, Value
from dashboard.geometry import cut
from dashboard.journeys.model import Itinerary, Leg, Station, Visit
from dashboard.journeys.routes.trips import track
from dashboard.places.place import Place, Resolution
from dashboard.view import words


def every(atlas: Atlas) -> Iterator[Record]:
    """All of an atlas: places, journeys, what perhaps was, stations."""
    quotes = Quotes.of(atlas)
    resolutions = (resolution for found in atlas.resolutions.values() for resolution in found)
    whys = {off.place.id: off.why for off in atlas.off_route}
    yield from places(resolutions, quotes, whys, atlas.dropped)
    yield from journeys(atlas, quotes)
    yield from perhaps(atlas, quotes)
    yield from stations(atlas, quotes)


def journeys_and_stations(atlas: Atlas) -> Iterator[Record]:
    """What the command line tells of journeys: stops and legs, and stations."""
    quotes = Quotes.of(atlas)
    yield from journeys(atlas, quotes)
    yield from stations(atlas, quotes)


def journeys(atlas: Atlas, quotes: Quotes) -> Iterator[Record]:
    """Stops, then legs, itinerary by itinerary."""
    unsure = atlas.unsure_places()
    for itinerary in atlas.itineraries:
        for told in of_itinerary(itinerary, quotes, unsure):
            yield from told


def of_itinerary(
    itinerary: Itinerary, quotes: Quotes, unsure: frozenset[str]
) -> tuple[list[Record], list[Record]]:
    """The stops and the legs of an itinerary, where the places with ids in `unsure` are not
    sure."""
    stops = [
        _stop("stop", stop.visit, quotes, unsure, itinerary, stop.order) for stop in itinerary.stops
    ]
    return stops, [_leg(leg, itinerary, quotes, unsure) for leg in itinerary.legs]


def perhaps(atlas: Atlas, quotes: Quotes) -> Iterator[Record]:
    """The stops that perhaps were, on no trip."""
    unsure = atlas.unsure_places()
    for visit in atlas.perhaps:
        yield _stop("perhaps", visit, quotes, unsure)


def stations(
    atlas: Atlas, quotes: Quotes, chosen: Iterable[Station] | None = None
) -> Iterator[Record]:
    """The stations of lives, or the chosen of them; their days are those of the years that the text
    names."""
    unsure = atlas.unsure_places()
    for station in atlas.stations if chosen is None else chosen:
        first, last = station.first_year, station.last_year
        quoted = tuple(quotes.listed(station.evidence))
        values: dict[str, Value] = {
            "role": STATION,
            "traveller": station.traveller,
            "group": False,
            **_about(station.place),
            "status": STATION,
            "station": station.kind.value,
            "chance": station.chance,
            **_sureness([station], unsure),
            "date": iso_years(station),
            "date_first": _day(first, 1, 1),
            "date_last": _day(last, 12, 31),
            "date_text": station.when,
            "precision": "none" if first is None and last is None else "year",
            "rule": station.rule,
            "edited": edits_in_words(station.edits),
            **_in_words(quoted),
            "attribution": attribution(station.place),
        }
        yield Record(STATION, station.place, values, quoted)


def places(
    resolutions: Iterable[Resolution],
    quotes: Quotes,
    why_off_route: Mapping[str, str] | None = None,
    dropped: Iterable[Visit] = (),
) -> Iterator[Record]:
    """Each place that is named, with its mentions. Names without a place have no point and are left
    out. `why_off_route` says why a place (by id) is on no route; `dropped` are the stops that a
    person has said were none."""
    no_stops: dict[str, list[Visit]] = defaultdict(list)
    for visit in dropped:
        no_stops[visit.place.id].append(visit)
    named: dict[Place, list[Resolution]] = defaultdict(list)
    for resolution in resolutions:
        if resolution.place:
            named[resolution.place].append(resolution)
    for place, found in named.items():
        sentences: dict[SentenceRef, Quoted] = {}
        for each in found:
            sentences.setdefault(quotes.naming(each.mention), quotes.around(each.mention))
        quoted = tuple(sentences.values())
        likely = any(resolution.is_likely for resolution in found)
        values: dict[str, Value] = {
            "role": "place",
            **_about(place),
            "score": round(max(resolution.score for resolution in found), 4),
            "sure": likely,
            "unsure": "" if likely else words.not_sure([place.name]),
            "kinds": BETWEEN.join(dict.fromkeys(r.mention.kind.value for r in found)),
            "edited": edits_in_words(
                dict.fromkeys(r.edit for r in found if r.edit), no_stops.get(place.id, ())
            ),
            "why_off_route": (why_off_route or {}).get(place.id),
            **_in_words(quoted),
            "attribution": attribution(place),
        }
        mentions = tuple(_mention(resolution, quotes) for resolution in found)
        yield Record("place", place, values, quoted, mentions=mentions)


def _stop(
    role: str,
    visit: Visit,
    quotes: Quotes,
    unsure: frozenset[str],
    itinerary: Itinerary | None = None,
    order: int | None = None,
) -> Record:
    """A stop of an itinerary, or without one a visit that perhaps was."""
    quoted = tuple(quotes.listed(visit.evidence))
    values: dict[str, Value] = {
        "role": role,
        "traveller": visit.traveller,
        "group": itinerary is not None and itinerary.group,
        "trip": itinerary.trip if itinerary else None,
        "order": order,
        **_about(visit.place),
        **_of_visit(visit),
        **_sureness([visit], unsure),
        **_in_words(quoted),
        "attribution": attribution(visit.place),
    }
    return Record(role, visit.place, values, quoted, disagreements=_otherwise(visit, quotes))


def _leg(leg: Leg, itinerary: Itinerary, quotes: Quotes, unsure: frozenset[str]) -> Record:
    """A leg: what is told of its end is told of it, but that it is as likely as the less likely of
    both, and corrected where either is."""
    start, end = leg.ends
    quoted = tuple(quotes.listed(leg.evidence))
    values: dict[str, Value] = {
        "role": "leg",
        "traveller": itinerary.traveller,
        "group": itinerary.group,
        "trip": itinerary.trip,
        "order": leg.end.order,
        "from": start.place.name,
        "to": end.place.name,
        "km": round(leg.km, 1),
        "bearing": round(leg.bearing, 1),
        **_of_visit(end),
        "chance": min(start.chance, end.chance),
        "edited": edits_in_words(dict.fromkeys((*start.edits, *end.edits))),
        **_sureness(leg.ends, unsure),
        **_in_words(quoted),
        "attribution": BETWEEN.join(dict.fromkeys(attribution(v.place) for v in leg.ends)),
    }
    return Record("leg", end.place, values, quoted, _line(leg), _otherwise(end, quotes))


def _line(leg: Leg) -> Parts:
    """The line of a leg, cut at ±180, whose ends are exactly where its stops are."""
    start, end = leg.start.visit.place, leg.end.visit.place
    _, *between = track(leg)
    if not between:
        return cut([start.point])
    turns = round((between[-1][1] - end.lon) / 360)
    return cut([start.point, *between[:-1], (end.lat, end.lon + 360 * turns)])


def _mention(resolution: Resolution, quotes: Quotes) -> Quoted:
    mention = resolution.mention
    named: Quoted = {"mention": mention.text, "start": mention.start, "end": mention.end}
    return {**named, "kind": mention.kind.value, **quotes.around(mention)}


def _about(place: Place) -> dict[str, Value]:
    return {
        "place_id": place.id,
        "name": place.name,
        "country": place.country,
        "country_name": words.country(place.country),
        "admin1": place.admin1,
        "feature_code": place.feature_code,
        "uncertainty_km": place.uncertainty_km,
    }


def _of_visit(visit: Visit) -> dict[str, Value]:
    return {
        "status": visit.status.value,
        "chance": visit.chance,
        "date": iso_date(visit.days),
        "date_first": visit.days.first if visit.days else None,
        "date_last": visit.days.last if visit.days else None,
        "date_text": visit.date_text,
        "precision": visit.precision.value,
        "rule": visit.rule,
        "borrowed": borrowed_in_words(visit),
        "disagreements": disagreements_in_words(visit),
        "edited": edits_in_words(visit.edits),
    }


def _otherwise(visit: Visit, quotes: Quotes) -> tuple[Otherwise, ...]:
    return tuple(
        Otherwise(other.what, other.says, tuple(quotes.listed(other.evidence)))
        for other in visit.disagreements
    )


def _sureness(visits: Iterable[Visit | Station], unsure: frozenset[str]) -> dict[str, Value]:
    said = words.unsure(visits, unsure)
    return {"sure": not said, "unsure": said}


def _in_words(quoted: Sequence[Quoted]) -> dict[str, Value]:
    """Sentences, and what is known of their articles, each article once, with bars between."""
    articles = {quote["article"]: quote for quote in quoted}.values()
    told: dict[str, Value] = {
        "article": BETWEEN.join(str(quote["article"]) for quote in articles),
        "evidence": BETWEEN.join(f"{quote['article']}:{quote['sentence']}" for quote in quoted),
        "evidence_text": BETWEEN.join(str(quote["text"]) for quote in quoted),
    }
    for name in ("title", "source", "published", "url", "edited"):
        known = [str(quote.get(name) or "") for quote in articles]
        told[f"article_{name}"] = BETWEEN.join(known) if any(known) else ""
    return told


def _day(year: int | None, month: int, day: int) -> date | None:
    return None if year is None or not MINYEAR <= year <= MAXYEAR else date(year, month, day)
