"""What a place, a mention of one, and a resolution are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.articles.article import Edit

_EVEN = 0.5  # the chance of a place that is as likely right as wrong


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the earth, in GeoNames' terms (geonames.org/export/codes.html).

    `lat` and `lon` are degrees WGS 84. `feature_class` is one of GeoNames' letters (P a town,
    A an area with a government, H water, L a region, S a spot, T a height, R a road, U undersea,
    V vegetation), `feature_code` its finer code (PPLC, ADM1, SEA, …). `country` is the ISO 3166
    code of two letters, or "" where no one country owns the place; `admin1` the name of the first
    division below it, or "". `source` says which layer of the gazetteer it comes from. `within` is
    the id of the finest division known to hold it ("US.AL.001" lies in "US.AL" and in "US"), or "".
    `uncertainty_km` is set only where the point was computed and not looked up: the place lies
    within that many kilometres of it.
    """

    id: str
    name: str
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str = ""
    admin1: str = ""
    population: int = 0
    source: str = ""
    uncertainty_km: float | None = None
    within: str = ""

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude, in degrees."""
        return self.lat, self.lon

    @property
    def is_area(self) -> bool:
        """True for what is no point on a route: countries, provinces, regions, waters."""
        return self.feature_class in {"A", "H", "L"}

    @property
    def counts_people(self) -> bool:
        """True where `population` is a count of people: of a division it is the sum of its towns',
        some of which lie in each other, good for weighing it and for nothing else."""
        return not self.feature_code.startswith("ADM")


class Kind(StrEnum):
    """What a mention of a place name stands for."""

    LITERAL = "literal"
    METONYM = "metonym"
    DEMONYM = "demonym"
    DATELINE = "dateline"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in an article: `article.text[start:end] == text`, always. `score` (0 to 1) says
    how sure it is that the name is a place's here."""

    article_id: str
    start: int
    end: int
    text: str
    kind: Kind
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a decision: a short sentence for a person, and the share (0 to 1) that the term
    had in the decision. `for_now` is True where it may be gone soon: somebody did not answer."""

    text: str
    share: float
    for_now: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that the name might have meant, and the score it reached."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a mention is, or that no layer knows it (`place` is None).

    `score` (0 to 1) says how sure; `reasons` come strongest first; `alternatives` best first,
    without the place chosen. `edit` is what a person has changed of it, or None.
    """

    mention: Mention
    place: Place | None
    score: float
    reasons: tuple[Reason, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    edit: Edit | None = None

    @property
    def is_likely(self) -> bool:
        """True where it is at least as likely as not that the mention is there."""
        return self.score >= _EVEN

    def moved(self, text: str, start: int, end: int) -> Resolution:
        """The same for the name at other offsets, in another form of its article's text."""
        mention = replace(self.mention, start=start, end=end, text=text[start:end])
        return replace(self, mention=mention)
