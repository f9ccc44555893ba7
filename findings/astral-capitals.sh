#!/usr/bin/env bash
# astral 3.2 (PyPI): its table of capitals has Nouakchott in Mauritius, and St. George’s of Grenada in Bermuda.
#
# Seen on 30 November 2026.
# Expected: lookup(name, database()) of astral.geocoder gives the place that it names.
# Happens: a few are where another place of the name, or of a country like it, is: Nouakchott, Mauritania, in
#   Mauritius; St. George’s, Grenada, in Bermuda; Kingston, Norfolk Island, in New Zealand. A few are on the wrong side
#   of a zero line: Sana and Al Jubail in the middle of the Atlantic, Avarua 42 degrees too far north. The zone of each
#   is its own, so that sunrise in Sana is at noon.
# Matters: nothing but the sun tells: name, country and zone are right, and of 386 places all that one tries are.
# Live with it: give Observer coordinates from GeoNames; take names from its table only to look at it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check astral==3.2 tzdata==2025.2
"$tmp/venv/bin/python" - <<'PY'
import datetime as dt
import math

from astral.geocoder import all_locations, database
from astral.sun import sunrise


def kilometres(one, other):
    """Return the distance on a sphere; good to half a per cent."""
    (north, west), (south, east) = (map(math.radians, each) for each in (one, other))
    half = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin((west - east) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


# Where the towns are, to a tenth of a degree, and how far off at least the answer is.
wanted = {
    ("Accra", "Ghana"): ((5.6, -0.2), 0),
    ("Suva", "Fiji"): ((-18.1, 178.4), 0),
    ("Nouakchott", "Mauritania"): ((18.1, -15.9), 8500),
    ("St. George's", "Grenada"): ((12.1, -61.7), 2200),
    ("Kingston", "Norfolk Island"): ((-29.1, 168.0), 1700),
    ("Sana", "Yemen"): ((15.4, 44.2), 9000),
    ("Al Jubail", "Saudi Arabia"): ((27.0, 49.7), 9000),
    ("Avarua", "Cook Islands"): ((-21.2, -159.8), 4600),
}
places = {(place.name, place.region): place for place in all_locations(database())}
for key, (where, least) in wanted.items():
    place = places[key]
    off = kilometres((place.latitude, place.longitude), where)
    rises = sunrise(place.observer, dt.date(2023, 3, 21), place.tzinfo)
    seen = f"{place.latitude:.2f}, {place.longitude:.2f}, {off:.0f} km off"
    print(f"{', '.join(key)} -> {seen}; sunrise at {rises:%H:%M}")
    assert off > least if least else off < 50
    if place.name == "Sana":
        assert rises.hour == 12
assert len(list(all_locations(database()))) == 386
PY
echo "astral 3.2: as described."
