"""What the places of an article say for each other: countries, divisions, and nearness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, exp, floor, log1p, radians, sqrt

from dashboard.places.place import Place
from dashboard.places.resolution.local_life import countries_of

_KM_PER_DEGREE = 111.2
_ONCE = log1p(1)
# Votes that nobody casts: what one or two names agree on is no certainty.
_DOUBT = 0.7
# Votes that nobody casts against a place that is doubted, by country and by division; nearness
# settles the doubt.
_DOUBT_OF_COUNTRY = 4.0
_DOUBT_OF_DIVISION = 1.5
# So many times more of them where all names can only be of other countries.
_WORLDLY = 4.0
_SETTLED = 0.5
# The vote of a word of a country's local life; how many of them settle a doubt; and so little is
# said by the other names of an article that tells of one town only.
_LOCAL = 1.0
_LOCAL_SETTLES = 3
_SILENCE = 0.2
_NOWHERE: Mapping[str, int] = {}
# What a capital or great city counts for those near it: all the world goes there.
_GREAT_NEAR = 0.3
_NEAR_KM = 60.0
_HELD = 4.0  # times as much as what is near, for a county and a town in it
_WIDE_KM = 180.0  # for rivers and ranges, of which only the middle is known
_LANDSCAPES = frozenset("HLT")
_NEAR_DEGREES = 3.0
_FAR_DEGREES = 4.0  # of latitude, from which on nothing is near
_CELL = 2 * _NEAR_DEGREES
_NEAR_ENOUGH = 1.5
_LIKELY = 0.3
# Places looked at around one at most: a list of villages has thousands.
_MOST_NEAR = 2_000
# What is nearer is in the same cell or in one beside it, but near a pole or longitude 180.
_WITHIN_CELLS_KM = 300.0
_POLAR = 58.0

# So many names, nearly all of one country, say that a province abroad that has the name of a town
# at home is not meant; and so much of a country's vote is taken from it.
_LEAST_AT_HOME = 3
_AT_HOME = 0.75
_ABROAD = -1.0
_NATION_ABROAD = -1.6
_TOWN, _LARGER_TOWN = 20_000, 40_000  # people

Votes = tuple[float, float, float, float]
Point = tuple[int, Place, float]
"""The number of a name, a place that it may mean, and the weight of that."""


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place is known to hold another."""
    if outer.id == inner.id or outer.feature_class != "A":
        return False
    if inner.within == outer.id or inner.within.startswith(outer.id + "."):
        return True
    return outer.feature_code.startswith("PCL") and inner.country == outer.country


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Roughly how far two points (degrees) are apart, in km: exact enough to tell near from far."""
    width = abs(lon1 - lon2)
    width = min(width, 360.0 - width) * cos(radians((lat1 + lat2) / 2))
    return _KM_PER_DEGREE * sqrt(width * width + (lat1 - lat2) ** 2)


def division_of(place: Place) -> str:
    """The id of the first-level division that a place is or lies in ("US.AL"), or ""."""
    parts = place.within.split(".", 2)
    if len(parts) > 1:
        return f"{parts[0]}.{parts[1]}"
    return place.id if place.feature_code == "ADM1" else ""


class Option:
    """A place that a name may mean, with what the votes ask of it: `division` is that of
    `division_of`; `nation` says whether it is a country, `pointed` whether anything is near its
    point, `cell` where on the earth that is; `voice` (0 to 1) how much it says of where the other
    places are; `doubted`, that the name is far better known as that of a place in another country,
    so that it takes more than a few votes."""

    __slots__ = ("cell", "division", "doubted", "nation", "place", "pointed", "voice")

    def __init__(self, place: Place, voice: float = 1.0, doubted: bool = False):
        self.place = place
        self.voice = voice
        self.doubted = doubted
        self.division = division_of(place)
        self.nation = place.feature_code.startswith("PCL")
        self.pointed = place.feature_class != "A" or place.feature_code == "ADM2"
        self.cell = _cell(place)


class _Ballot:
    """Votes by country, by first-level division, by country named itself, and by country whose
    capital is named."""

    __slots__ = ("capitals", "countries", "country_total", "division_total", "divisions", "nations")

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.divisions: dict[str, float] = {}
        self.nations: dict[str, float] = {}
        self.capitals: dict[str, float] = {}
        self.country_total = self.division_total = 0.0

    def cast(self, option: Option, weight: float) -> None:
        """Count a vote."""
        country, division = option.place.country, option.division
        vote = weight * option.voice
        if country:
            self.countries[country] = self.countries.get(country, 0.0) + vote
            self.country_total += vote
        if division:
            self.divisions[division] = self.divisions.get(division, 0.0) + vote
            self.division_total += vote
        if option.place.feature_code == "PPLC":
            self.capitals[country] = self.capitals.get(country, 0.0) + weight - vote
        if option.nation:
            self.nations[country] = self.nations.get(country, 0.0) + weight

    def of_country(self, own: _Ballot, code: str, capital: bool) -> float:
        """The votes for a country without those that are a name's `own`, with those that are for
        its `capital` where that stands for it."""
        votes = self.countries.get(code, 0.0) - own.countries.get(code, 0.0)
        if capital and code in self.capitals:
            votes += self.capitals[code] - own.capitals.get(code, 0.0)
        return votes


class Surroundings:
    """The places that the names of an article may mean, each with its weight: how often the name
    is there (logarithm), times the chance that it means that place. A name never votes for itself,
    nor for one of its family (`families` has that of each name): the votes of the family of the
    name numbered `owner` are left out where that is asked. `local` counts the words that tell of a
    country's or a division's local life: they vote for it where the name is no famous one
    elsewhere, is called as a paper calls its own town, or where no other name says anything."""

    def __init__(
        self,
        names: Sequence[Sequence[tuple[Option, float]]],
        families: Sequence[str],
        local: Mapping[str, int],
    ):
        self._all = _Ballot()
        self._local = countries_of(local)
        self._local_divisions = {area: times for area, times in local.items() if "." in area}
        self._of_locals = _LOCAL * sum(local.values())
        self._families = families
        self._of_family: dict[str, list[Sequence[tuple[Option, float]]]] = {}
        self._own: dict[str, _Ballot] = {}
        self._points: list[Point] = []
        self._near: dict[int, list[Point]] = {}
        may_be_in: dict[str, set[str]] = {}  # of the families, the countries
        self._homes: dict[str, str] = {}  # of the families, the country where each most likely is
        for owner, options in enumerate(names):
            if options and (place := max(options, key=lambda each: each[1])[0].place).country:
                self._homes[families[owner]] = place.country
            self._of_family.setdefault(families[owner], []).append(options)
            countries = may_be_in.setdefault(families[owner], set())
            for option, weight in options:
                countries.add(option.place.country)
                self._all.cast(option, weight)
                if option.pointed:
                    heard = weight if option.voice == 1.0 else weight * _GREAT_NEAR
                    self._add_point(option, (owner, option.place, heard))

        self._named_in = Counter(self._homes.values())
        self._families_in = Counter(each for known in may_be_in.values() for each in known)
        self._known_families = max(1, len(may_be_in))

    def _add_point(self, option: Option, point: Point) -> None:
        """Add a point to all cells that it is near."""
        self._points.append(point)
        for offset in _NEIGHBOURHOOD:
            near = self._near.setdefault(option.cell + offset, [])
            if len(near) < _MOST_NEAR:
                near.append(point)

    def _own_of(self, family: str) -> _Ballot:
        """The votes of a family, counted when they are asked for: most names are never asked."""
        if family not in self._own:
            own = self._own[family] = _Ballot()
            for options in self._of_family[family]:
                for option, weight in options:
                    own.cast(option, weight)
        return self._own[family]

    def votes(self, owner: int, options: Sequence[Option], local: bool = False) -> list[Votes]:
        """What the other names say for each option of a name, 0 to 1 each: the share of the votes
        that its country has, whether that is named itself, the share that its division has, and
        whether places that they may mean are near. `local` says that the name is called as a paper
        calls its own town."""
        everyone, own = self._all, self._own_of(self._families[owner])
        of_countries = everyone.country_total - own.country_total
        at_home = self._local
        if not (local or of_countries < _SILENCE) and any(option.doubted for option in options):
            at_home = _NOWHERE
        of_countries += _DOUBT + (self._of_locals if at_home else 0.0)
        of_divisions = everyone.division_total - own.division_total + _DOUBT
        of_divisions += _LOCAL * sum(self._local_divisions.values())
        abroad, nations = self._abroad(owner, options)
        # "The Red River", which is no town.
        towns = any(option.place.feature_class == "P" for option in options)
        found = []
        for option in options:
            country = named = near = doubt = 0.0
            if option.cell in self._near:
                wide = option.place.feature_class in _LANDSCAPES and not towns
                near = self._nearness(owner, option, _WIDE_KM if wide else _NEAR_KM)
            code = option.place.country
            told = at_home.get(code, 0)
            if option.doubted:
                doubt = max(0.0, 1.0 - near / _SETTLED)
                if told > 1:
                    doubt *= max(0.0, 1.0 - told / _LOCAL_SETTLES)
            if code in everyone.countries or told:
                votes = _LOCAL * told + everyone.of_country(own, code, capital=option.nation)
                country = votes / (of_countries + doubt * self._doubt_of(code))
            if code in abroad and option.place.feature_code == "ADM1":
                country = _ABROAD
            elif nations and option.nation and code in abroad:
                country = _NATION_ABROAD
            if code in everyone.nations and not option.nation:
                named = min(1.0, (everyone.nations[code] - own.nations.get(code, 0.0)) / _ONCE)
            division = self._of_division(own, option.division)
            division /= of_divisions + doubt * _DOUBT_OF_DIVISION
            found.append((country, named, division, near))
        return found

    def _of_division(self, own: _Ballot, code: str) -> float:
        """The votes for a division, without those that are a name's `own`."""
        told = self._local_divisions.get(code, 0)
        others = self._all.divisions.get(code, 0.0) - own.divisions.get(code, 0.0)
        return others + _LOCAL * told

    def _doubt_of(self, country: str) -> float:
        """Votes that nobody casts for a country against a place in it that is doubted: more where
        many names can only be of other countries, for news of all the world means great cities."""
        abroad = 1.0 - self._families_in[country] / self._known_families
        return _DOUBT_OF_COUNTRY * (1.0 + _WORLDLY * abroad)

    def _abroad(self, owner: int, options: Sequence[Option]) -> tuple[set[str], bool]:
        """The countries of a name's options that no other name is in, where nearly all others are
        in one in which the name may be a town or a division; and whether all others are, and that
        is a larger town, so that even a country's name is the town's ("Armenia", of Colombia). In
        the US people speak of Jamaica and Lebanon more than of its towns of that name."""
        if len(self._homes) < _LEAST_AT_HOME or len(options) == 1:
            return set(), False
        homes = self._named_in - Counter([self._homes.get(self._families[owner], "")])
        home, most = homes.most_common(1)[0]
        if most < _LEAST_AT_HOME or most < _AT_HOME * homes.total():
            return set(), False
        here = [each.place for each in options if each.place.country == home]
        if not any(place.feature_code == "ADM1" or place.population >= _TOWN for place in here):
            return set(), False
        towns = [place for place in here if place.feature_class == "P"]
        larger = any(place.population >= _LARGER_TOWN for place in towns)
        nations = larger and most == homes.total() and home != "US"
        return {each.place.country for each in options} - homes.keys(), nations

    def _nearness(self, owner: int, option: Option, scale: float) -> float:
        """0 to 1: whether places that other names may mean are near, measured by so many km."""
        near = 0.0
        family = self._families[owner]
        lat, lon = option.place.lat, option.place.lon
        for other_owner, other, weight in self._near[option.cell]:
            if abs(lat - other.lat) < _FAR_DEGREES and self._families[other_owner] != family:
                km = distance_km(lat, lon, other.lat, other.lon)
                held = (
                    _HELD if contains(other, option.place) or contains(option.place, other) else 1.0
                )
                near += held * min(1.0, weight / _ONCE) * exp(-km / scale)
                if near >= _NEAR_ENOUGH:
                    break
        return min(1.0, near / _NEAR_ENOUGH)

    def nearest(self, owner: int, place: Place) -> tuple[float, str] | None:
        """How many km away the nearest likely place of another name is, and its name."""
        near = self._nearest(owner, place, self._near.get(_cell(place), ()))
        inside = abs(place.lat) < _POLAR and abs(place.lon) < 180 - _CELL
        if inside and near is not None and near[0] < _WITHIN_CELLS_KM:
            return near
        return self._nearest(owner, place, self._points)

    def _nearest(
        self, owner: int, place: Place, points: Sequence[Point]
    ) -> tuple[float, str] | None:
        """The nearest likely place of another name among some points."""
        return min(
            (
                (distance_km(place.lat, place.lon, other.lat, other.lon), other.name)
                for other_owner, other, weight in points
                if self._families[other_owner] != self._families[owner] and weight > _LIKELY * _ONCE
            ),
            default=None,
        )


def _cell(place: Place) -> int:
    """The cell of the earth in which a place lies."""
    return _ROW * floor(place.lat / _NEAR_DEGREES) + floor(place.lon / _CELL)


# Rows of cells are numbered so far apart that no two cells share a number.
_ROW = 1 << 10
_NEIGHBOURHOOD = [_ROW * row + column for row in (0, -1, 1) for column in (0, -1, 1)]
