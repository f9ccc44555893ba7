#!/usr/bin/env bash
# FlatGeobuf through GDAL 3.12.4 (pyogrio 0.13.0, geopandas 1.2.0, PyPI): rows come back in another order.
#
# Expected: rows in the order they were written, as from GeoJSON, GeoPackage
#   and Shapefile.
# Happens: the file has a spatial index by default, for which the rows themselves
#   are sorted along a curve over the map. Nothing in the file tells the old order.
# Matters: a journey kept as one row a stop is drawn through the stops in the wrong order;
#   every row by itself is right, so no check of rows sees it.
# Live with it: write a column with the number of the stop and sort by it, or write
#   with SPATIAL_INDEX="NO".
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
  geopandas==1.2.0 pyogrio==0.13.0 shapely==2.2.0 pandas==3.1.1 numpy==2.4.6 pyproj==3.7.2
"$tmp/venv/bin/python" - "$tmp" <<'PY'
import sys

import geopandas
import pyogrio
from shapely.geometry import Point

stops = {"Lagos": (3.4, 6.5), "Cairo": (31.2, 30.0), "Nairobi": (36.8, -1.3), "Accra": (-0.2, 5.6), "Cape Town": (18.4, -33.9)}
frame = geopandas.GeoDataFrame({"stop": list(stops)}, geometry=[Point(*at) for at in stops.values()], crs=4326)


def back(name, **options):
    """Return the stops of a file just written, in the file's order."""
    frame.to_file(f"{sys.argv[1]}/{name}", **options)
    return geopandas.read_file(f"{sys.argv[1]}/{name}").stop.tolist()


print("GDAL", pyogrio.__gdal_version_string__)
for name, options in (("a.geojson", {}), ("a.gpkg", {}), ("a.shp", {}), ("b.fgb", {"SPATIAL_INDEX": "NO"})):
    seen = back(name, **options)
    print(name, options, seen)
    assert seen == list(stops), seen
seen = back("a.fgb")
print("a.fgb", seen)
assert sorted(seen) == sorted(stops) and seen != list(stops), seen
PY
echo "FlatGeobuf, GDAL 3.12.4: as described."
