"""The online geocoder: asks Nominatim for names that no layer of the gazetteer has. Off unless a
person turns it on; it sends those names, and nothing else, over the network."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

import platformdirs
from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderQuotaExceeded, GeocoderTimedOut, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from dashboard.errors import GeocoderError
from dashboard.places.contracts import Candidate
from dashboard.places.gazetteer.names import fold
from dashboard.places.place import Place

USER_AGENT = "dateline (a map of the places that news articles name)"
_SOURCE = "OpenStreetMap (ODbL), by Nominatim"
_LAYER = 9  # below every layer of the gazetteer
_MOST = 5
# Nominatim's class and type (wiki.openstreetmap.org/wiki/Map_features) in GeoNames' terms; a
# boundary's level by its rank (nominatim.org/release-docs/latest/customize/Ranking).
_FEATURES = {
    "place": ("P", "PPL"), "natural": ("T", "MT"), "waterway": ("H", "STM"), "water": ("H", "LK"),
    "aeroway": ("S", "AIRP"), "military": ("S", "INSM"), "highway": ("R", "RD"),
}  # fmt: skip
_TYPES = {
    "sea": ("H", "SEA"), "ocean": ("H", "OCN"), "bay": ("H", "BAY"), "strait": ("H", "STRT"),
    "water": ("H", "LK"), "island": ("T", "ISL"), "archipelago": ("T", "ISLS"),
    "volcano": ("T", "VLC"), "region": ("L", "RGN"), "continent": ("L", "CONT"),
    "country": ("A", "PCLI"), "state": ("A", "ADM1"), "county": ("A", "ADM2"),
}  # fmt: skip
_BOUNDARY_RANKS = ((4, "PCLI"), (9, "ADM1"), (13, "ADM2"), (30, "ADM3"))


class Geocoder:
    """A `CandidateSource` that asks Nominatim, at most once a second and once for each name: what
    it answered is kept in a file in `cache_dir` (by default the user's cache folder).

    `domain` and `scheme` name another server than the public one; `timeout` is in seconds.
    """

    def __init__(
        self,
        cache_dir: Path | None = None,
        domain: str | None = None,
        scheme: str | None = None,
        timeout: float = 5.0,
        seconds_between: float = 1.0,
    ):
        server = {key: value for key, value in (("domain", domain), ("scheme", scheme)) if value}
        nominatim = Nominatim(
            user_agent=USER_AGENT, timeout=timeout, adapter_factory=URLLibAdapter, **server
        )
        self._server = domain or ""
        self._ask = RateLimiter(
            nominatim.geocode,
            min_delay_seconds=seconds_between,
            error_wait_seconds=seconds_between,
            max_retries=0,
            swallow_exceptions=False,
        )
        self._cache = _open_cache(cache_dir)
        self._lock = Lock()

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that Nominatim knows by a name, most important first.

        Raise GeocoderError where it does not answer, or not in a form that can be read.
        """
        key = fold(name)
        if not key:
            return ()
        with self._lock:
            places = self._remembered(key)
            if places is None:
                places = self._asked(name)
                found = json.dumps([asdict(place) for place in places])
                self._cache.execute(
                    "INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", (self._server, key, found)
                )
        return tuple(Candidate(place, name, True, _LAYER) for place in places)

    def _remembered(self, key: str) -> list[Place] | None:
        """What the server answered before, or None."""
        row = self._cache.execute(
            "SELECT found FROM answer WHERE server = ? AND name = ?", (self._server, key)
        ).fetchone()
        return None if row is None else [Place(**place) for place in json.loads(row[0])]

    def _asked(self, name: str) -> list[Place]:
        """What the server answers."""
        try:
            found = self._ask(
                name, exactly_one=False, limit=_MOST, addressdetails=True, language="en"
            )
            return _places([location.raw for location in found or ()], name)
        except GeocoderTimedOut as error:
            raise GeocoderError(f"{_failed(name)} in time; try again later") from error
        except GeocoderQuotaExceeded as error:
            raise GeocoderError(f"{_failed(name)}: too many questions; wait a while") from error
        except GeopyError as error:
            raise GeocoderError(f"{_failed(name)} ({error}); check the connection") from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise GeocoderError(f"{_failed(name)} in a form that can be read") from error


def _failed(name: str) -> str:
    """How each sentence on a failure begins."""
    return f"the online geocoder did not answer for “{name}”"


def _open_cache(folder: Path | None) -> sqlite3.Connection:
    """The file of answers, or one in memory where the folder cannot be written to."""
    folder = folder or platformdirs.user_cache_path("dateline", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        cache = _connect(folder / "geocoder.sqlite")
    except (OSError, sqlite3.Error):
        cache = _connect(":memory:")
    return cache


def _connect(path: str | Path) -> sqlite3.Connection:
    """Open a file of answers, with its table."""
    cache = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    cache.execute(
        "CREATE TABLE IF NOT EXISTS answer (server TEXT, name TEXT, found TEXT NOT NULL,"
        " PRIMARY KEY (server, name))"
    )
    return cache


def _places(answers: Sequence[Mapping[str, Any]], name: str) -> list[Place]:
    """Those of Nominatim's answers to a name that can be read.

    Raise the error of the last one where there are answers and none can be."""
    places, failed = list[Place](), None
    for answer in answers:
        try:
            places.append(_place(answer, name))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            failed = error
    if failed and not places:
        raise failed
    return places


def _place(found: Mapping[str, Any], name: str) -> Place:
    """One of Nominatim's answers to a name as a place. A postcode or a place of another source than
    OpenStreetMap has no number there, and may have no name."""
    lat, lon = float(found["lat"]), float(found["lon"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no point on the earth: {lat}, {lon}")
    address = found.get("address") or {}
    feature_class, feature_code = _feature(found)
    return Place(
        id=_id(found),
        name=found.get("name") or str(found.get("display_name") or name).split(",")[0],
        lat=lat,
        lon=lon,
        feature_class=feature_class,
        feature_code=feature_code,
        country=str(address.get("country_code") or "").upper(),
        admin1=str(address.get("state") or ""),
        source=_SOURCE,
    )


def _id(found: Mapping[str, Any]) -> str:
    """What an answer is known by: its number in OpenStreetMap; else in the server's own database;
    else its point."""
    if found.get("osm_type") and found.get("osm_id"):
        return f"osm:{found['osm_type']}/{found['osm_id']}"
    if found.get("place_id"):
        return f"nominatim:{found['place_id']}"
    return f"nominatim:{found['lat']},{found['lon']}"


def _feature(found: Mapping[str, Any]) -> tuple[str, str]:
    """GeoNames' class and code for one of Nominatim's answers."""
    if found.get("class") == "boundary":
        rank = int(found.get("place_rank") or _BOUNDARY_RANKS[-1][0])
        return "A", next(code for most, code in _BOUNDARY_RANKS if rank <= most)
    return _TYPES.get(found.get("type", "")) or _FEATURES.get(found.get("class", ""), ("S", "BLDG"))
