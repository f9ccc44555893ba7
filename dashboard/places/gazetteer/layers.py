"""The layers of the gazetteer as rows: files in the form of gazetteer.csv."""

from __future__ import annotations

import csv
import math
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dashboard.articles.encodings import unix_lines
from dashboard.errors import InputError
from dashboard.places.gazetteer.coordinates import both, in_decimals

COLUMNS = (
    "id", "name", "alternate_names", "latitude", "longitude", "feature_class", "feature_code",
    "country", "admin1", "population", "note",
)  # fmt: skip
FEATURE_CLASSES = frozenset("AHLPRSTUV")
_LONGEST_NAME = 200  # characters, as in GeoNames
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NEEDED = ("name", "latitude", "longitude")
_HINT = f"; the first line must be: {','.join(COLUMNS)}, or have {', '.join(_NEEDED)} at least"
# What others call these columns: GeoNames, Wikidata, OpenStreetMap, spreadsheets.
_CALLED = {
    "lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude",
    "geonameid": "id", "item": "id", "itemlabel": "name", "placelabel": "name",
    "alternatenames": "alternate_names", "alternate names": "alternate_names",
    "aliases": "alternate_names", "other names": "alternate_names",
    "country code": "country", "countrycode": "country", "country_code": "country",
    "point": "coordinates", "coord": "coordinates", "coords": "coordinates", "wkt": "coordinates",
    "geometry": "coordinates", "location": "coordinates",
}  # fmt: skip
_DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=.$", re.IGNORECASE)
_MOST_LINES = 20  # of one row: of a note with line breaks
_THOUSANDS = re.compile(r"\d{1,3}(?:[,. '\xa0\u202f]\d{3})+")
_WHOLE = re.compile(r"\.0+$")


class Row(NamedTuple):
    """A place as a layer gives it: the columns of the index, and its other names.

    `within` is the id of the finest division that is known to hold the place ("US.AL.001"), or "";
    `admin1` the first-level division as the layer says it, a name or an id, where `within` is "".
    `known` says how many names the place has in all languages, 0 where the layer does not tell;
    of its other names English uses the first `english` ones.
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
    within: str = ""
    alternates: tuple[str, ...] = ()
    known: int = 0
    english: int = 0


def read_csv(path: Path) -> tuple[tuple[Row, ...], tuple[InputError, ...]]:
    """Read a layer in the form of gazetteer.csv (UTF-8; alternate names parted by "|").

    Return the good rows and, for each bad one, an error with its line; a row that repeats an id
    is bad. Notes are for the people who edit the file and are not kept.
    """
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        why = error.strerror or str(error)
        return (), (InputError(f"cannot be read ({why}); the other layers are used", path),)
    rows: dict[str, Row] = {}
    problems: list[InputError] = []
    for number, found in parse_csv(enumerate(unix_lines(text).split("\n"), start=1), path):
        if isinstance(found, InputError):
            problems.append(found)
        elif found.id in rows:
            problems.append(used_twice(found.id, path, number))
        else:
            rows[found.id] = found
    return tuple(rows.values()), tuple(problems)


def parse_csv(
    lines: Iterable[tuple[int, str]], path: Path
) -> Iterator[tuple[int, Row | InputError]]:
    """Yield the places of a file in the form of gazetteer.csv, or what is wrong with them, each
    with the number of its line; a first line that lacks a column is all there is."""
    rest = _Lines(lines)
    number, first = next((each for each in rest if each[1].strip(" ,;\t")), (1, ""))
    if _SEP.match(first):
        number, first = next(rest, (number, ""))
    header = columns(first)
    if missing := lacking(header):
        yield number, InputError(f"lacks the column {', '.join(missing)}{_HINT}", path, number)
        return
    delimiter = _delimiter(first)
    for number, line in rest:
        if not line.strip(" ,;\t"):
            continue
        try:
            cells = rest.cells(line, delimiter, len(header))
            yield number, _row(header, cells, line)
        except (ValueError, csv.Error) as error:
            yield number, left_out(str(error), path, number)


class _Lines(Iterator[tuple[int, str]]):
    """The lines of a table with their numbers, of which some can be looked at ahead."""

    def __init__(self, lines: Iterable[tuple[int, str]]):
        self._lines = iter(lines)
        self._ahead: deque[tuple[int, str]] = deque()

    def __next__(self) -> tuple[int, str]:
        return self._ahead.popleft() if self._ahead else next(self._lines)

    def cells(self, line: str, delimiter: str, columns: int) -> list[str]:
        """The cells of a row that begins with `line`. Where a cell goes on in the next lines, these
        are taken too, if a row of that many `columns` comes of it. Raise csv.Error where its quotes
        do not match."""
        if '"' not in line:
            return line.split(delimiter)
        whole = line
        for taken in range(1, _MOST_LINES):
            if whole.count('"') % 2 == 0:
                break
            if taken > len(self._ahead):
                if (following := next(self._lines, None)) is None:
                    break
                self._ahead.append(following)
            whole += "\n" + self._ahead[taken - 1][1]
        if whole != line and whole.count('"') % 2 == 0:
            found = next(csv.reader(whole.splitlines(True), delimiter=delimiter))
            if len(found) == columns:
                for _ in range(whole.count("\n")):
                    self._ahead.popleft()
                return found
        return next(csv.reader([line], delimiter=delimiter, strict=True))


def columns(header: str) -> list[str]:
    """The columns that the first line of a CSV file names, by our names."""
    cells = next(csv.reader([header], delimiter=_delimiter(header)), [])
    names = [cell.strip().lower() for cell in cells]
    called = [_CALLED.get(name, name) for name in names]
    # What is called so twice is by the name of its own.
    return [
        other if called.count(other) == 1 else name
        for name, other in zip(names, called, strict=True)
    ]


def lacking(header: Collection[str]) -> list[str]:
    """The columns without which no place can be read."""
    has_point = "coordinates" in header
    return [name for name in _NEEDED if name not in header and (name == "name" or not has_point)]


def _delimiter(header: str) -> str:
    """What parts the columns: the mark that the first line has most of."""
    return max(_DELIMITERS, key=header.count)


def left_out(why: str, path: Path, line: int) -> InputError:
    """What is told of a bad row."""
    return InputError(f"{why}; this row is left out", path, line)


def used_twice(id_: str, path: Path, line: int) -> InputError:
    """What is told of a row with the id of an earlier one."""
    return left_out(f"the id “{id_}” is used twice; give this row its own", path, line)


def _row(header: list[str], cells: list[str], line: str) -> Row:
    """One line as a row; raise ValueError with what is wrong with it."""
    if len(cells) != len(header):
        raise ValueError(f"has {len(cells)} columns where the first line has {len(header)}")
    return row_of({column: text.strip() for column, text in zip(header, cells, strict=True)}, line)


def row_of(given: Mapping[str, str], line: str) -> Row:
    """The cells of a place by their columns as a row; raise ValueError with what is wrong with it
    or with the `line` that they are from."""
    cell = dict(given)
    if point := both(cell.get("coordinates", "")):
        cell["latitude"], cell["longitude"] = point
    lat, lon = _point(cell.get("latitude", ""), cell.get("longitude", ""))
    if "id" not in cell:
        cell["id"] = f"{cell.get('name', '')[: _LONGEST_NAME // 2]}@{lat:.4f},{lon:.4f}"
    if not cell["id"]:
        raise ValueError("has no id")
    others = cell.get("alternate_names", "")
    alternates = tuple(filter(None, map(str.strip, others.split("|"))))
    check_names(line, cell.get("name", ""), cell["id"], *alternates)
    # What nobody says is a town: most lists are of those.
    class_ = cell.get("feature_class", "").upper() or "P"
    if class_ not in FEATURE_CLASSES:
        raise ValueError(f"feature_class must be one of {' '.join(sorted(FEATURE_CLASSES))}")
    return Row(
        id=cell["id"],
        name=cell["name"],
        alternates=alternates,
        lat=lat,
        lon=lon,
        feature_class=class_,
        feature_code=cell.get("feature_code", "").upper() or ("PPL" if class_ == "P" else ""),
        country=country_code(cell.get("country", "")),
        admin1=cell.get("admin1", ""),
        population=people(_plain(cell.get("population", ""))),
    )


def _point(north: str, east: str) -> tuple[float, float]:
    """The cells of a point as degrees; raise ValueError where they are none."""
    try:
        return _latitude(north), _longitude(east)
    except ValueError as error:
        try:
            _latitude(east), _longitude(north)
        except ValueError:
            raise error from None
        raise ValueError(f"{error}; are latitude and longitude swapped?") from None


def _latitude(text: str) -> float:
    return degrees("latitude", in_decimals(text, 90), 90)


def _longitude(text: str) -> float:
    return degrees("longitude", in_decimals(text, 180), 180)


def _plain(number: str) -> str:
    """A number as spreadsheets show it, without what parts its thousands."""
    if _THOUSANDS.fullmatch(number):
        return re.sub(r"\D", "", number)
    return _WHOLE.sub("", number)


def check_names(line: str, name: str, *others: str) -> None:
    """Raise ValueError where a line is no text, or a name on it no name."""
    if "\ufffd" in line:
        raise ValueError("has letters that are not UTF-8; save the file as UTF-8")
    if not name:
        raise ValueError("has no name")
    if not any(map(str.isalnum, name)):
        raise ValueError(f"has no letter in the name “{name}”")
    for each in (name, *others):
        if len(each) > _LONGEST_NAME:
            raise ValueError(f"has a name or id of more than {_LONGEST_NAME} characters")
        if _CONTROL.search(each):
            raise ValueError("has a control character, such as a tab, in a name or id")


def country_code(text: str) -> str:
    """A cell as a country's code, or ""."""
    country = text.upper()
    if country and not (len(country) == 2 and country.isalpha() and country.isascii()):
        raise ValueError(f"country must be a code of two letters, not “{text}”")
    return country


def people(text: str) -> int:
    """A cell as a population."""
    if not text:
        return 0
    if not (text.isdecimal() and text.isascii() and len(text) <= 12):
        raise ValueError(f"population must be a whole number, not “{text}”")
    return int(text)


def degrees(column: str, text: str, limit: int) -> float:
    """A cell as degrees from -limit to limit."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not -limit <= value <= limit:
        raise ValueError(f"{column} must be degrees from -{limit} to {limit}, not “{text}”")
    return value


def demonyms() -> tuple[tuple[str, str], ...]:
    """The names of peoples and their adjectives ("Chilean"), each with the id of a place that it
    may stand for."""
    path = Path(__file__).parent / "data" / "demonyms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((row["demonym"], row["place"]) for row in csv.DictReader(file))
