"""What an archive can be narrowed by, and how many mentions each choice would show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.archive import conditions
from dashboard.archive.asking import Count, Facets, Wanted

_MOST_VALUES = 30  # of a facet


def query(wanted: Wanted) -> tuple[str, list[object]]:
    """The query for all facets, with its values. A row has a value of one of them, by `grouping`,
    and how many mentions have it and all that is wanted but for that one: what is wanted of each
    facet is worked out once for each mention, and counted without the facet's own."""
    chosen = _chosen(wanted)
    holds, values = [], list[object]()
    for column, some in chosen.items():
        holds.append(f"{conditions.among(column, some)} AS has_{column}")
        values += some
    where, more, semi = conditions.within(wanted)
    is_counted = not (wanted.words.strip() or wanted.first or wanted.last)
    table, each = ("facets", "sum(mentions)") if is_counted else ("points", "count(*)")
    counts = ", ".join(
        f"coalesce({each} FILTER ("
        + " AND ".join(f"has_{other}" for other in chosen if other != column)
        + f"), 0)::BIGINT AS of_{column}"
        for column in chosen
    )
    read = ", ".join([*chosen, *holds, *(["mentions"] if is_counted else [])])
    columns = ", ".join(chosen)
    return (
        f"SELECT {columns}, grouping({columns}), {counts} "
        f"FROM (SELECT {read} FROM {table}{semi} WHERE {where}) "
        f"GROUP BY GROUPING SETS ({', '.join(f'({column})' for column in chosen)})"
    ), [*values, *more]


def told(wanted: Wanted, rows: Sequence[tuple[Any, ...]]) -> Facets:
    """The facets that the rows of the query tell of; a value that is wanted is one of them also
    where nothing has it."""
    found = []
    for number, chosen in enumerate(_chosen(wanted).values()):
        is_of = 0b1111 ^ (0b1000 >> number)  # a bit for each facet that the row is not of
        counts = [
            Count(row[number], row[5 + number])
            for row in rows
            if row[4] == is_of and row[number] and (row[5 + number] or row[number] in chosen)
        ]
        counts.sort(key=lambda count: (-count.mentions, count.value))
        found.append(tuple(counts[:_MOST_VALUES]))
    return Facets(*found)


def _chosen(wanted: Wanted) -> dict[str, tuple[str, ...]]:
    """What is wanted of each facet, by its column, in the order of `Facets`."""
    return {
        "kind": wanted.kinds,
        "country": wanted.countries,
        "feature": wanted.features,
        "source": wanted.sources,
    }
