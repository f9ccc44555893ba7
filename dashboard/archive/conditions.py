"""What is wanted of an archive, as conditions of SQL with their values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.archive.asking import Patch, Wanted
from dashboard.archive.schema import RESOLUTION
from dashboard.errors import ArchiveError

_Condition = tuple[str, Sequence[object]]


def within(
    wanted: Wanted, day: str = "day", article: str = "article"
) -> tuple[str, list[object], str]:
    """The conditions of words and days, their values, and the join with the articles chosen."""
    where, values = _all_of(_dates(wanted, day))
    semi = f" SEMI JOIN chosen ON {article} = found" if wanted.words.strip() else ""
    return where, values, semi


def of_points(wanted: Wanted) -> tuple[str, list[object], str]:
    """All conditions on points, their values, and the join with the articles chosen."""
    words_and_days, values, semi = within(wanted)
    where, more = _all_of(
        [
            *_filters(wanted.kinds, "kind"),
            *_filters(wanted.countries, "country"),
            *_filters(wanted.features, "feature"),
            *_filters(wanted.sources, "source"),
        ]
    )
    return f"{words_and_days} AND {where}", [*values, *more], semi


def counted(wanted: Wanted) -> tuple[str, list[object]]:
    """A query for how often each place is named (`place`, `n`), with its values: by months
    where whole months of all articles are wanted, which are far fewer rows."""
    if not (wanted.words or wanted.sources) and _is_of_months(wanted):
        where, values = _all_of(
            [
                *_filters(wanted.kinds, "kind"),
                *_dates(wanted, "month"),
                *_place_filters(wanted),
            ]
        )
        return (
            f"SELECT place, sum(mentions) AS n FROM place_month WHERE {where} GROUP BY place"
        ), values
    where, values, semi = of_points(wanted)
    return f"SELECT place, count(*) AS n FROM points{semi} WHERE {where} GROUP BY place", values


def at(patch: Patch | None) -> tuple[str, list[object]]:
    """The condition that a place is at a patch. Raise ArchiveError for what is no cell."""
    if patch is None:
        return "true", []
    if patch.place is not None:
        return "place = ?", [patch.place]
    try:
        cell = int(patch.cell, 16)
    except ValueError:
        raise ArchiveError(f"“{patch.cell}” is no cell of the map; choose one there") from None
    resolution = cell >> 52 & 15
    if not 0 <= cell < 1 << 64 or resolution > RESOLUTION:
        raise ArchiveError(f"“{patch.cell}” is no cell of the map; choose one there")
    places = f"SELECT number FROM places WHERE {parent('cell', resolution)} = ?"
    return f"place IN ({places})", [cell]


def among(column: str, values: Sequence[object]) -> str:
    """The condition that a column has one of some values; of any, where none is given."""
    return f"{column} IN ({', '.join('?' * len(values))})" if values else "true"


def parent(cell: str, resolution: int) -> str:
    """The cell of a coarser resolution that a cell of the finest lies in. The bits of an H3 cell
    are its resolution and then three for each level; those of finer levels are all set."""
    finer = (1 << 3 * (15 - resolution)) - 1
    kept = f"({cell} & ~(15::UBIGINT << 52))"
    return f"({kept} | ({resolution}::UBIGINT << 52) | {finer}::UBIGINT)"


def _all_of(conditions: Sequence[_Condition]) -> tuple[str, list[object]]:
    where = " AND ".join(condition for condition, _ in conditions) or "true"
    return where, [value for _, values in conditions for value in values]


def _filters(values: Sequence[object], column: str) -> list[_Condition]:
    return [(among(column, values), values)] if values else []


def _place_filters(wanted: Wanted) -> list[_Condition]:
    """The conditions on places, for a table that has but their numbers."""
    conditions = [
        *_filters(wanted.countries, "country"),
        *_filters(wanted.features, "feature_class"),
    ]
    where, values = _all_of(conditions)
    return [(f"place IN (SELECT number FROM places WHERE {where})", values)] if conditions else []


def _dates(wanted: Wanted, column: str) -> list[_Condition]:
    first = [(f"{column} >= ?", [wanted.first])] if wanted.first else []
    last = [(f"{column} <= ?", [wanted.last])] if wanted.last else []
    return [*first, *last]


def _is_of_months(wanted: Wanted) -> bool:
    """Whether the time range is one of whole months."""
    begins = wanted.first is None or wanted.first.day == 1
    last = wanted.last
    ends = last is None or last == date.max or date.fromordinal(last.toordinal() + 1).day == 1
    return begins and ends
