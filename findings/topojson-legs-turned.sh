#!/usr/bin/env bash
# topojson 2.2 (PyPI): a way there and the way back come out as two ways back.
#
# Seen on 30 November 2026.
# Expected: lines that share their points share an arc, and the one that runs against it is
#   written as ~0, as TopoJSON has it; to_geojson() gives every line its own direction again.
# Happens: both lines refer to arc 0, whichever way they ran, also without quantization and
#   without shared_coords. Lines that share only a part of an arc keep their direction.
#   topojson-client 3.1.0 (npm) brings back both from what topojson-server 3.0.1 wrote.
# Matters: legs are lines, and "Accra to Lagos" is drawn with its arrow at Accra. Who only looks at
#   the shape sees nothing.
# Live with it: keep from and to as properties, and turn a line that does not begin where it should;
#   or write one line a journey, not one a leg.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check topojson==2.2 numpy==2.4.6 shapely==2.2.0
npm install --silent --no-audit --no-fund --no-save topojson-server@3.0.1 topojson-client@3.1.0 >/dev/null
cat > legs.json <<'JSON'
{"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"leg": "there"},
   "geometry": {"type": "LineString", "coordinates": [[0, 5], [3, 6]]}},
  {"type": "Feature", "properties": {"leg": "back"},
   "geometry": {"type": "LineString", "coordinates": [[3, 6], [0, 5]]}}
]}
JSON
"$tmp/venv/bin/python" - <<'PY'
import json
from pathlib import Path

import topojson

legs = json.loads(Path("legs.json").read_text())


def lines(collection):
    """Return the coordinates of each line, whole degrees as there are no others."""
    return [[[round(at) for at in point] for point in leg["geometry"]["coordinates"]] for leg in collection["features"]]


there, back = lines(legs)
for options in ({}, {"prequantize": False}, {"prequantize": False, "shared_coords": False}):
    made = topojson.Topology(legs, **options)
    arcs = [leg["arcs"] for leg in made.to_dict()["objects"]["data"]["geometries"]]
    seen = lines(json.loads(made.to_geojson()))
    print(options, "-> arcs", arcs, "lines", seen)
    assert arcs == [[0], [0]], arcs
    assert seen == [back, back], seen
alone = {**legs, "features": legs["features"][:1]}
assert lines(json.loads(topojson.Topology(alone).to_geojson())) == [there]
PY
node - <<'JS'
const assert = require('assert')
const { topology } = require('topojson-server')
const { feature } = require('topojson-client')
const legs = require('./legs.json')
const made = topology({ legs })
const arcs = made.objects.legs.geometries.map((leg) => leg.arcs)
const lines = (collection) => collection.features.map((leg) => leg.geometry.coordinates)
const seen = lines(feature(made, made.objects.legs))
console.log('topojson-server -> arcs', JSON.stringify(arcs), 'lines', JSON.stringify(seen))
assert.deepStrictEqual(arcs, [[0], [-1]])
assert.deepStrictEqual(seen, lines(legs))
JS
echo "topojson 2.2: as described."
