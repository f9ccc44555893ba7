"""The layers of the gazetteer as rows: files in the form of gazetteer.csv."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dashboard.articles.encodings import unix_lines
from dashboard.errors import InputError

COLUMNS = (
    "id", "name", "alternate_names", "latitude", "longitude", "feature_class", "feature_code",
    "country", "admin1", "population", "note",
)  # fmt: skip
FEATURE_CLASSES = frozenset("AHLPRSTUV")
_LONGEST_NAME = 200  # characters, as in GeoNames
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HINT = f"; the first line must be: {','.join(COLUMNS)}"


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
    lines = iter(lines)
    number, first = next(lines, (1, ""))
    header = columns(first)
    if missing := [column for column in COLUMNS if column not in header]:
        yield number, InputError(f"lacks the column {', '.join(missing)}{_HINT}", path, number)
        return
    for number, line in lines:
        if not line.strip(" ,\t"):
            continue
        try:
            yield number, _row(header, line)
        except (ValueError, csv.Error) as error:
            yield number, left_out(str(error), path, number)


def columns(header: str) -> list[str]:
    """The columns that the first line of a CSV file names."""
    return [cell.strip() for cell in next(csv.reader([header]), [])]


def left_out(why: str, path: Path, line: int) -> InputError:
    """What is told of a bad row."""
    return InputError(f"{why}; this row is left out", path, line)


def used_twice(id_: str, path: Path, line: int) -> InputError:
    """What is told of a row with the id of an earlier one."""
    return left_out(f"the id “{id_}” is used twice; give this row its own", path, line)


def _row(header: list[str], line: str) -> Row:
    """One line as a row; raise ValueError or csv.Error with what is wrong with it."""
    cells = next(csv.reader([line], strict=True)) if '"' in line else line.split(",")
    if len(cells) != len(header):
        raise ValueError(f"has {len(cells)} columns where the first line has {len(header)}")
    cell = {column: text.strip() for column, text in zip(header, cells, strict=True)}
    if not cell["id"]:
        raise ValueError("has no id")
    alternates = tuple(filter(None, map(str.strip, cell["alternate_names"].split("|"))))
    check_names(line, cell["name"], cell["id"], *alternates)
    if cell["feature_class"] not in FEATURE_CLASSES:
        raise ValueError(f"feature_class must be one of {' '.join(sorted(FEATURE_CLASSES))}")
    return Row(
        id=cell["id"],
        name=cell["name"],
        alternates=alternates,
        lat=degrees("latitude", cell["latitude"], 90),
        lon=degrees("longitude", cell["longitude"], 180),
        feature_class=cell["feature_class"],
        feature_code=cell["feature_code"].upper(),
        country=country_code(cell["country"]),
        admin1=cell["admin1"],
        population=people(cell["population"]),
    )


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
