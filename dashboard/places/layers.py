"""The layers of the gazetteer as rows: files in the form of gazetteer.csv."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import NamedTuple

from dashboard.errors import InputError

COLUMNS = (
    "id", "name", "alternate_names", "latitude", "longitude", "feature_class", "feature_code",
    "country", "admin1", "population", "note",
)  # fmt: skip
_FEATURE_CLASSES = frozenset("AHLPRSTUV")
_HINT = f"; the first line must be: {','.join(COLUMNS)}"


class Row(NamedTuple):
    """A place as a layer gives it: the columns of the index, and its other names.

    `within` is the id of the finest division that is known to hold the place ("US.AL.001"), or "";
    `admin1` the first-level division as the layer says it, a name or an id, where `within` is "".
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
    lines = [line.rstrip("\r") for line in text.split("\n")]
    header = [cell.strip() for cell in next(csv.reader(lines[:1]), [])]
    if missing := [column for column in COLUMNS if column not in header]:
        return (), (InputError(f"lacks the column {', '.join(missing)}{_HINT}", path, 1),)
    rows: dict[str, Row] = {}
    problems: list[InputError] = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip(" ,\t"):
            continue
        try:
            row = _row(header, line)
            if row.id in rows:
                raise ValueError(f"the id “{row.id}” is used twice; give this row its own")
            rows[row.id] = row
        except (ValueError, csv.Error) as error:
            problems.append(InputError(f"{error}; this row is left out", path, number))
    return tuple(rows.values()), tuple(problems)


def _row(header: list[str], line: str) -> Row:
    """One line as a row; raise ValueError or csv.Error with what is wrong with it."""
    if "\ufffd" in line:
        raise ValueError("has letters that are not UTF-8; save the file as UTF-8")
    cells = next(csv.reader([line], strict=True)) if '"' in line else line.split(",")
    if len(cells) != len(header):
        raise ValueError(f"has {len(cells)} columns where the first line has {len(header)}")
    cell = {column: text.strip() for column, text in zip(header, cells, strict=True)}
    for column in ("id", "name"):
        if not cell[column]:
            raise ValueError(f"has no {column}")
    if not any(map(str.isalnum, cell["name"])):
        raise ValueError(f"has no letter in the name “{cell['name']}”")
    if cell["feature_class"] not in _FEATURE_CLASSES:
        raise ValueError(f"feature_class must be one of {' '.join(sorted(_FEATURE_CLASSES))}")
    country = cell["country"].upper()
    if country and not (len(country) == 2 and country.isalpha() and country.isascii()):
        raise ValueError(f"country must be a code of two letters, not “{cell['country']}”")
    people = cell["population"] or "0"
    if not (people.isdecimal() and people.isascii() and len(people) <= 12):
        raise ValueError(f"population must be a whole number, not “{cell['population']}”")
    return Row(
        id=cell["id"],
        name=cell["name"],
        alternates=tuple(map(str.strip, cell["alternate_names"].split("|"))),
        lat=_degrees(cell, "latitude", 90),
        lon=_degrees(cell, "longitude", 180),
        feature_class=cell["feature_class"],
        feature_code=cell["feature_code"].upper(),
        country=country,
        admin1=cell["admin1"],
        population=int(people),
    )


def _degrees(cell: dict[str, str], column: str, limit: int) -> float:
    """A cell as degrees from -limit to limit."""
    try:
        value = float(cell[column])
    except ValueError:
        value = math.nan
    if not -limit <= value <= limit:
        raise ValueError(f"{column} must be degrees from -{limit} to {limit}, not “{cell[column]}”")
    return value


def demonyms() -> tuple[tuple[str, str], ...]:
    """The names of peoples and their adjectives ("Chilean"), each with the id of a place that it
    may stand for."""
    path = Path(__file__).parent / "data" / "demonyms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple((row["demonym"], row["place"]) for row in csv.DictReader(file))
