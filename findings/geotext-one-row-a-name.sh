#!/usr/bin/env bash
# geotext 0.4.0 (PyPI): Paris, Rome, Athens and Moscow are in the United States, Istanbul is nowhere.
#
# Seen on 30 November 2026.
# Expected: `country_mentions` counts the country that a city is commonly in; its table has the population
#   of each, and Paris of France stands in it.
# Happens: the table is read into a dictionary by name, so that the last row of a name stays, and rows are
#   in the order of country codes: the United States come late, the Philippines and Venezuela
#   too. GeoText(text, "FR") then finds no Paris. Names are the local ones of the table: Milano and Montréal
#   are known, Milan and Montreal are not; İstanbul stands in it and is found in no spelling.
# Matters: "which country is this article about" is answered by the order of a file.
# Live with it: take `cities` alone, and look each up in GeoNames by population and alternate names.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check geotext==0.4.0
"$tmp/venv/bin/python" - <<'PY'
from geotext import GeoText

wanted = {
    "London": {"GB": 1},
    "Cairo": {"EG": 1},
    "Paris": {"US": 1},
    "Rome": {"US": 1},
    "Athens": {"US": 1},
    "Moscow": {"US": 1},
    "Vienna": {"US": 1},
    "Santiago": {"PH": 1},
    "Barcelona": {"VE": 1},
    "Bethlehem": {"ZA": 1},
    "Milano": {"IT": 1},
    "Montréal": {"CA": 1},
    "Milan": {},
    "Montreal": {},
    "Istanbul": {},
    "İstanbul": {},
}
for name, expected in wanted.items():
    found = GeoText(f"She landed in {name} today.")
    print(name, "->", found.cities, dict(found.country_mentions))
    assert dict(found.country_mentions) == expected
    assert found.cities == ([name] if expected else [])
seen = GeoText("She landed in Paris today.", "FR").cities
print("Paris, asked for France ->", seen)
assert seen == []
PY
echo "geotext 0.4.0: as described."
