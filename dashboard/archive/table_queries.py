"""What stands in each of an archive's tables, in SQL over the parts that pieces have.

`part_NAME` is a table of all parts of a kind, `numbered` the articles with their numbers, `place`
the places with theirs, `person` which traveller a name means in a month, and `called` what a reader
calls him; `{folder}` is where tables that are made already lie.
"""

from __future__ import annotations

from dashboard.archive.corrected import NAME as CORRECTIONS

NUMBERED = """
CREATE TABLE numbered AS
WITH first_of AS (  -- of copies in several pieces, one
    SELECT key, id, published, digest FROM part_articles
    QUALIFY row_number() OVER (
        PARTITION BY digest ORDER BY key NOT IN (FROM corrected), key, id
    ) = 1
)
SELECT key, id,
    (row_number() OVER (ORDER BY published NULLS FIRST, id, digest) - 1)::UINTEGER AS number,
    CASE row_number() OVER (PARTITION BY id ORDER BY published NULLS FIRST, digest)
        WHEN 1 THEN id
        ELSE id || '-' || row_number() OVER (PARTITION BY id ORDER BY published NULLS FIRST, digest)
    END AS shown,
    published
FROM first_of"""

_ARTICLES = """
SELECT number, shown AS id, title, source, part.published, url, text, sentences
FROM part_articles AS part JOIN numbered USING (key, id) ORDER BY number"""

PLACES = """
SELECT (row_number() OVER (ORDER BY cell, id) - 1)::UINTEGER AS number, *
FROM part_places_once JOIN cells USING (id)"""

_MENTIONS = """
SELECT numbered.number AS article, m.start, m."end", m.name, m.kind, place.number AS place,
    round(100 * m.chance)::UTINYINT AS chance, reasons, alternatives, m.edited
FROM part_mentions AS m JOIN numbered ON m.key = numbered.key AND m.article = numbered.id
    LEFT JOIN place ON m.place = place.id
ORDER BY 1, 2"""

_POINTS = """
SELECT m.place, m.article, a.published AS day, m.kind, p.country, p.feature_class AS feature,
    a.source, m.start, m.chance
FROM read_parquet('{folder}/mentions.parquet') AS m
    JOIN read_parquet('{folder}/articles.parquet') AS a ON m.article = a.number
    JOIN place AS p ON m.place = p.number
ORDER BY m.place, day NULLS FIRST, m.article, m.start"""

_PLACE_MONTH = """
SELECT place, date_trunc('month', day)::DATE AS month, kind, count(*)::UINTEGER AS mentions
FROM read_parquet('{folder}/points.parquet') GROUP BY ALL ORDER BY place, month NULLS FIRST, kind"""

_FACETS = """
SELECT kind, country, feature, source, count(*)::UINTEGER AS mentions
FROM read_parquet('{folder}/points.parquet') GROUP BY ALL ORDER BY ALL"""

_STOPS = """
SELECT person.person, numbered.number AS article, s.traveller, s.trip, s."order",
    place.number AS place, s.name, s.status, s."first", s."last", s.date_text, s.precision,
    round(100 * s.chance)::UTINYINT AS chance, s.rule, s.evidence, s.date_evidence,
    s.edited
FROM part_stops AS s JOIN numbered ON s.key = numbered.key AND s.article = numbered.id
    JOIN person ON s.traveller = person.name
        AND date_trunc('month', numbered.published)::DATE IS NOT DISTINCT FROM person.month
    JOIN place ON s.place = place.id
ORDER BY person.person, coalesce(s."first", numbered.published) NULLS FIRST, 2, s.trip, s."order"
"""

_LEGS = """
SELECT person.person, numbered.number AS article, l.traveller, l.trip, l.from_order, l.to_order,
    a.number AS from_place, b.number AS to_place, l.km, l.bearing, l.evidence
FROM part_legs AS l JOIN numbered ON l.key = numbered.key AND l.article = numbered.id
    JOIN person ON l.traveller = person.name
        AND date_trunc('month', numbered.published)::DATE IS NOT DISTINCT FROM person.month
    JOIN place AS a ON l.from_place = a.id JOIN place AS b ON l.to_place = b.id
ORDER BY person.person, 2, l.trip, l.from_order"""

_STATIONS = """
SELECT person.person, numbered.number AS article, s.traveller, s.station, place.number AS place,
    s.name, s.first_year, s.last_year, s.date_text, s.lasts,
    round(100 * s.chance)::UTINYINT AS chance, s.rule, s.evidence
FROM part_stations AS s JOIN numbered ON s.key = numbered.key AND s.article = numbered.id
    JOIN person ON s.traveller = person.name
        AND date_trunc('month', numbered.published)::DATE IS NOT DISTINCT FROM person.month
    JOIN place ON s.place = place.id
ORDER BY person.person, s.first_year NULLS FIRST, 2, s.station, 5"""

TELLINGS = """
WITH told AS (
    SELECT key, article, traveller, is_group, roles FROM part_travellers
    UNION ALL SELECT key, article, traveller, false, roles FROM part_stations
)
SELECT told.traveller AS name, date_trunc('month', numbered.published)::DATE AS month,
    bool_or(told.is_group) AS is_group, list_distinct(flatten(list(told.roles))) AS roles
FROM told JOIN numbered ON told.key = numbered.key AND told.article = numbered.id
GROUP BY ALL"""

_TRAVELLERS = """
WITH told AS (
    SELECT person, traveller, count(*) AS told, min("first") AS "first", max("last") AS "last"
    FROM read_parquet('{folder}/stops.parquet') GROUP BY ALL
), named AS (
    SELECT person,
        -- The name that a reader gave, or else the one that most stops are told under.
        min(shown) AS given, list(traveller ORDER BY told DESC, traveller) AS names,
        sum(told)::UINTEGER AS stops, min("first") AS "first", max("last") AS "last",
        coalesce(bool_or(shown IS NOT NULL), false) AS edited
    FROM told LEFT JOIN called ON told.traveller = called.own GROUP BY person
)
SELECT person, coalesce(given, names[1]) AS name,
    CASE WHEN given IS NULL THEN names
        ELSE list_prepend(given, list_filter(names, lambda one: one <> given)) END AS names,
    stops, "first", "last", edited
FROM named ORDER BY stops DESC, name, person"""

_CORRECTIONS = """
SELECT c.told, c.made, numbered.number AS article, c.fits
FROM part_corrections AS c LEFT JOIN numbered ON c.key = numbered.key AND c.article = numbered.id
ORDER BY c.made, c.told, 3"""

_ERRORS = f"""
SELECT path, line, article, message, kept FROM part_errors
UNION ALL
SELECT '{CORRECTIONS}' AS path, NULL AS line, min(article) AS article,
    'a reader’s correction fits no article any more (' || told || '); make it anew, or take it out '
        || 'of the file given after --corrections' AS message, true AS kept
FROM part_corrections GROUP BY told, made HAVING NOT bool_or(fits)
ORDER BY ALL"""

QUERIES = {
    "articles": _ARTICLES,
    "places": "SELECT * FROM place ORDER BY number",
    "mentions": _MENTIONS,
    "points": _POINTS,
    "place_month": _PLACE_MONTH,
    "facets": _FACETS,
    "stops": _STOPS,
    "legs": _LEGS,
    "stations": _STATIONS,
    "travellers": _TRAVELLERS,
    "corrections": _CORRECTIONS,
    "errors": _ERRORS,
}
"""The query of each table, in an order in which each finds those that it is made of."""
