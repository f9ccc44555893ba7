"""Asking an archive for travellers: who travels most, and where one of them went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dashboard.archive import conditions
from dashboard.archive.asking import (
    MOST_LISTED,
    Journeys,
    Patch,
    ToldLeg,
    ToldStop,
    Traveller,
)

MOST_STOPS = 200
_MOST_LEGS = 500

_BY_THEIR_STOPS = """(
    SELECT person, t.name, t.names, s.* EXCLUDE (person) FROM travellers AS t JOIN (
        SELECT person, count(*) AS stops, min("first") AS "first", max("last") AS "last"
        FROM stops WHERE {stops} GROUP BY person
    ) AS s USING (person)
)"""
_WITH_LETTERS = """
contains(lower(strip_accents(array_to_string(names, '\n'))), lower(strip_accents(?)))"""
_MOST_TRAVELLED = f"""
SELECT person, name, stops, "first", "last" FROM {{source}} WHERE {{where}}
ORDER BY stops DESC, name, person LIMIT {MOST_LISTED}"""

_TRAVELLER = """
SELECT person, name, stops, "first", "last", names FROM travellers WHERE person = ?"""
_STOPS = f"""
WITH told AS (
    SELECT place, any_value(name) AS name, status, "first", "last",
        any_value(date_text) AS date_text, count(DISTINCT article) AS articles,
        min(article) AS article, arg_min(evidence, article)[1] AS sentence,
        max(chance) AS chance, bool_or(len(edited) > 0) AS edited
    FROM stops WHERE person = ? GROUP BY place, status, "first", "last"
), dated AS (
    SELECT told.*, published, a.id, count(*) OVER () AS every
    FROM told JOIN articles AS a ON a.number = told.article
)
SELECT dated.place, dated.name, p.lat, p.lon, status, "first", "last", date_text, articles,
    dated.id, coalesce(sentence, 0), chance, edited, every
FROM dated JOIN places AS p ON p.number = dated.place
ORDER BY coalesce("first", published) NULLS FIRST, article, sentence, dated.place
LIMIT {MOST_STOPS} OFFSET ?"""
_LEGS = f"""
SELECT a.lat, a.lon, b.lat, b.lon, any_value(km), count(DISTINCT l.article) AS told,
    bool_and(s.status IN ('planned', 'cancelled'))
FROM legs AS l JOIN places AS a ON a.number = from_place JOIN places AS b ON b.number = to_place
    JOIN stops AS s ON s.person = l.person AND s.article = l.article AND s.trip = l.trip
        AND s.traveller = l.traveller AND s."order" = l.to_order AND s.place = l.to_place
WHERE l.person = ? GROUP BY a.lat, a.lon, b.lat, b.lon
ORDER BY told DESC, 1, 2, 3, 4 LIMIT {_MOST_LEGS}"""

Ask = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
"""What gives the rows that answer a statement with some values."""


def travellers(
    ask: Ask,
    name: str = "",
    first: date | None = None,
    last: date | None = None,
    patch: Patch | None = None,
) -> tuple[Traveller, ...]:
    """Who travels most, of those with a name that has these letters, with stops between two
    days and at a patch; the stops counted are these."""
    source, values = "travellers", list[object]()
    if first is not None or last is not None or patch is not None:
        stops, values = conditions.at(patch)
        if first is not None or last is not None:
            stops += ' AND "last" >= ? AND "first" <= ?'
            values += [first or date.min, last or date.max]
        source = _BY_THEIR_STOPS.format(stops=stops)
    where = "true"
    if name:
        where = _WITH_LETTERS
        values.append(name)
    found = ask(_MOST_TRAVELLED.format(source=source, where=where), values)
    return tuple(Traveller(*row) for row in found)


def journeys(ask: Ask, person: int, begin: int = 0) -> Journeys | None:
    """Where a traveller went, MOST_STOPS stops from the one numbered `begin` on; what several
    articles tell alike is one stop. None where there is no such traveller."""
    who = ask(_TRAVELLER, [person])
    if not who:
        return None
    *told, names = who[0]
    stops = ask(_STOPS, [person, begin])
    return Journeys(
        Traveller(*told),
        tuple(names),
        begin,
        stops[0][-1] if stops else begin,
        tuple(ToldStop(*row[:-1]) for row in stops),
        tuple(ToldLeg((a, b), (c, d), *rest) for a, b, c, d, *rest in ask(_LEGS, [person])),
    )
