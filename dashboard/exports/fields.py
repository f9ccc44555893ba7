"""What a record of an export is: one thing on the map, and the fields that are told of it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.exports.evidence import STATION, Quoted
from dashboard.geometry import Point
from dashboard.places.place import Place
from dashboard.view import words

Value = str | int | float | bool | date | None
Parts = tuple[tuple[Point, ...], ...]
BETWEEN = " | "
"""What stands between several sentences, or articles, in one value."""

FIELDS: Mapping[str, type] = {
    "role": str,
    "traveller": str,
    "group": bool,
    "trip": int,
    "order": int,
    "place_id": str,
    "name": str,
    "country": str,
    "country_name": str,
    "admin1": str,
    "feature_code": str,
    "uncertainty_km": float,
    "from": str,
    "to": str,
    "km": float,
    "bearing": float,
    "status": str,
    "station": str,
    "chance": float,
    "sure": bool,
    "unsure": str,
    "date": str,
    "date_first": date,
    "date_last": date,
    "date_text": str,
    "precision": str,
    "rule": str,
    "borrowed": str,
    "disagreements": str,
    "edited": str,
    "score": float,
    "kinds": str,
    "why_off_route": str,
    "article": str,
    "evidence": str,
    "evidence_text": str,
    "article_title": str,
    "article_source": str,
    "article_published": str,
    "article_url": str,
    "article_edited": str,
    "attribution": str,
}
"""The values that a record may have, and their types; docs/formats.md says what each means."""


class Otherwise(NamedTuple):
    """What other articles say instead of "date", "status" or "place", and where."""

    what: str
    says: str
    evidence: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One thing on the map. `role` is "place", "stop", "perhaps", "leg" or "station"; `line` are
    the parts of a leg, (latitude, longitude) in degrees along the geodesic and cut at ±180, and ()
    of what is a point, which is `place`'s; of a leg that is where it leads. `values` are some of
    `FIELDS`, `evidence` the sentences that say so. `mentions` are those of a place."""

    role: str
    place: Place
    values: Mapping[str, Value]
    evidence: tuple[Quoted, ...]
    line: Parts = ()
    disagreements: tuple[Otherwise, ...] = ()
    mentions: tuple[Quoted, ...] = ()

    @property
    def label(self) -> str:
        """What it is called beside its mark."""
        if self.role == "leg":
            return f"{self.text('from')} – {self.text('to')}, {self.values['km']:,.0f} km"
        if self.role == STATION:
            return f"{self.place.name} ({self.text('station')})"
        if self.role == "perhaps":
            return f"{self.place.name}?"
        if self.role == "stop":
            return f"{self.values['order']}. {self.place.name}"
        return self.place.name

    @property
    def lines(self) -> list[str]:
        """What is told of it but for its days and evidence, in words, a line each; the first says
        who and how sure, of a place that is only named what it is."""
        said = [self.text("traveller"), self.text("status"), self.text("station")]
        if "chance" in self.values:
            said.append(words.sure(float(self.text("chance"))))
        if self.role == "place":
            said = [words.what(self.place), words.where(self.place)]
        first = ", ".join(dict.fromkeys(filter(None, said)))
        way = f"{self.text('km')} km, {self.text('bearing')}°" if self.line else ""
        names = ("rule", "unsure", "why_off_route", "borrowed", "disagreements", "edited")
        return [first, *(line for line in (way, *map(self.text, names)) if line)]

    def has(self, name: str) -> bool:
        """True where a value is there and says something."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A value as text; "" without one."""
        value = self.values.get(name)
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else str(value)

    def texts(self, without: Container[str]) -> dict[str, str]:
        """The values that say something, as texts, in the order of `FIELDS`."""
        return {name: self.text(name) for name in FIELDS if self.has(name) and name not in without}
