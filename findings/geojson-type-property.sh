#!/usr/bin/env bash
# geojson 3.3.0 (PyPI): a property called "type" makes the properties a geometry.
#
# Expected: properties are the user's own; whatever is in them comes back as it was.
# Happens: loads() builds an object of its own for every JSON object with a "type" it
#   knows, wherever that object stands. Properties with "type": "Point" become a
#   Point and gain "coordinates": []; "Feature" gains a null geometry and
#   properties; "FeatureCollection" stops the whole file with a TypeError
#   that speaks of missing features. Other words are left alone.
# Matters: "type" is what people call the kind of a pin. Written out again, the data
#   has members nobody put there, and readers that look for
#   "coordinates" find an empty one.
# Live with it: json.loads, and shapely or geojson only for the "geometry" member.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check geojson==3.3.0
"$tmp/venv/bin/python" - <<'PY'
import json

import geojson


def properties_after(kind):
    """Return a feature's properties after loads and dumps."""
    text = json.dumps(
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [2.5, 6.3]},
            "properties": {"name": "camp", "type": kind},
        }
    )
    return json.loads(geojson.dumps(geojson.loads(text)))["properties"]


plain = {"name": "camp"}
wanted = {
    "visit": plain | {"type": "visit"},
    "Point": plain | {"type": "Point", "coordinates": []},
    "Feature": plain | {"type": "Feature", "geometry": None, "properties": {}},
}
for kind, expected in wanted.items():
    seen = properties_after(kind)
    print(kind, "->", seen)
    assert seen == expected, seen
try:
    properties_after("FeatureCollection")
except TypeError as error:
    print("FeatureCollection ->", error)
else:
    raise AssertionError("FeatureCollection is read now")
PY
echo "geojson 3.3.0: as described."
