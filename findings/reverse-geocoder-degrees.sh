#!/usr/bin/env bash
# reverse_geocoder 1.5.1 (PyPI): "nearest" means nearest in degrees, not in kilometres.
#
# Expected: the nearest of its towns; its README promises the nearest town or city.
# Happens: latitude and longitude go into the tree as plain numbers. Far north a
#   degree of longitude is short, so a town almost three times as far away wins; and
#   across 180 degrees the next town is 360 degrees off, so that a point beside
#   Fiji belongs to Wallis and Futuna.
# Matters: the country of a pin, and the town a report is filed under.
# Live with it: search a tree over x, y, z on the unit sphere, or compare the
#   candidates' geodesic distances.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
  reverse_geocoder==1.5.1 numpy==2.4.6 scipy==1.17.1
"$tmp/venv/bin/python" - <<'PY'
import csv
import math
import pathlib

import reverse_geocoder

table = pathlib.Path(reverse_geocoder.__file__).with_name("rg_cities1000.csv")
with table.open(encoding="utf-8") as lines:
    towns = [(row["name"], row["cc"], float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)]


def kilometres(point, town):
    """Return the great-circle distance on a sphere; good to half a per cent."""
    north, south = math.radians(point[0]), math.radians(town[2])
    across = math.radians(point[1] - town[3])
    half = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


wanted = {
    (70.0, 25.5): (("Karasjohka", "NO"), ("Lakselv", "NO"), 2.7),
    (62.0, 129.0): (("Pokrovsk", "RU"), ("Magan", "RU"), 1.9),
    (-16.8, -179.99): (("Sigave", "WF"), ("Lambasa", "FJ"), 4.0),
}
answers = reverse_geocoder.search(list(wanted), verbose=False)
for (point, (given, nearest, times)), answer in zip(wanted.items(), answers):
    theirs = (answer["name"], answer["cc"], float(answer["lat"]), float(answer["lon"]))
    best = min(towns, key=lambda town: kilometres(point, town))
    far, near = kilometres(point, theirs), kilometres(point, best)
    print(f"{point}: gives {theirs[:2]}, {far:.0f} km; nearest in its table {best[:2]}, {near:.0f} km")
    assert theirs[:2] == given and best[:2] == nearest
    assert far > times * near
PY
echo "reverse_geocoder 1.5.1: as described."
