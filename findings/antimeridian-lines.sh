#!/usr/bin/env bash
# antimeridian 0.4.9 (PyPI): of what goes beyond 180 degrees polygons are mended, lines are not.
#
# Seen on 30 November 2026.
# Expected: fix_geojson() brings longitudes back between -180 and 180 and cuts what crosses 180, as it does for a polygon
#   from 170 to 190; the same for a line, and from 355 to 365, or to 5, a line crosses Greenwich.
# Happens: a line from 170 to 190 comes back as it was, also in a MultiLineString. From 355 to 5 it is cut at 180, at
#   which neither end is: one part goes back from 355 to 180, the other from -180 to 5. A line of which each point has an
#   altitude and that crosses 180 is a ValueError; one that does not keeps them. A feature's "bbox" stays as it was.
# Matters: Leaflet and libraries for great circles write longitudes beyond 180, and lines are what a journey is made
#   of. The polygons of the same file look right.
# Live with it: bring longitudes into -180 to 180 before, and drop altitudes and "bbox".
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check antimeridian==0.4.9 shapely==2.1.2 numpy==2.3.5
"$tmp/venv/bin/python" - <<'PY'
import copy

import antimeridian
from shapely.geometry import shape


def mended(geometry, **feature):
    """Return a feature of a geometry after it was mended."""
    whole = {"type": "Feature", "properties": {}, "geometry": geometry, **feature}
    return antimeridian.fix_geojson(copy.deepcopy(whole), great_circle=False)


def line(*points):
    return {"type": "LineString", "coordinates": points}


ring = [(170, 10), (190, 10), (190, 20), (170, 20), (170, 10)]
box = {"type": "Polygon", "coordinates": [ring]}
wanted = [
    (line((170, 10), (-170, 10)), "MULTILINESTRING ((170 10, 180 10), (-180 10, -170 10))"),
    (box, "MULTIPOLYGON (((180 20, 170 20, 170 10, 180 10, 180 20)), ((-180 10, -170 10, -170 20, -180 20, -180 10)))"),
    (line((170, 10), (190, 10)), "LINESTRING (170 10, 190 10)"),
    ({"type": "MultiLineString", "coordinates": [[(170, 10), (190, 10)]]}, "MULTILINESTRING ((170 10, 190 10))"),
    (line((355, 10), (365, 10)), "LINESTRING (355 10, 365 10)"),
    (line((355, 10), (5, 10)), "MULTILINESTRING ((355 10, 180 10), (-180 10, 5 10))"),
    (line((10, 10, 30), (20, 10, 50)), "LINESTRING Z (10 10 30, 20 10 50)"),
]
for geometry, expected in wanted:
    seen = shape(mended(geometry)["geometry"]).wkt
    print(geometry["type"], geometry["coordinates"], "->", seen)
    assert seen == expected, seen

try:
    mended(line((170, 10, 30), (-170, 10, 50)))
except ValueError as error:
    print("with altitudes across 180 -> ValueError:", str(error)[:45], "…")
else:
    raise SystemExit("altitudes are read across 180")
seen = mended(box, bbox=[170, 10, 190, 20])["bbox"]
print("bbox of the polygon ->", seen)
assert seen == [170, 10, 190, 20]
PY
echo "antimeridian 0.4.9: as described."
