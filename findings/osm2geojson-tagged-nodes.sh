#!/usr/bin/env bash
# osm2geojson 0.3.2 (PyPI): a station on a railway line is left out.
#
# Seen on 30 November 2026.
# Expected: nodes that only give a way its shape are left out; a node with tags of its own is a feature, also
#   where a way runs through it, as osmtogeojson 2.2.12 (npm) has it.
# Happens: every node that a way refers to is left out, whatever it is: stations, ferry landings, border
#   crossings, passes. From XML as from JSON.
# Matters: those are the stops of a journey, and they are missing only where the line was asked for as well.
# Live with it: filter_used_refs=False, and then drop the nodes without tags.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check osm2geojson==0.3.2 shapely==2.2.0 numpy==2.4.6
npm install --silent --no-audit --no-fund --no-save osmtogeojson@2.2.12 >/dev/null
cat > line.json <<'JSON'
{"elements": [
  {"type": "node", "id": 1, "lat": 6.3, "lon": 2.5, "tags": {"railway": "station", "name": "North"}},
  {"type": "node", "id": 2, "lat": 6.4, "lon": 2.6},
  {"type": "node", "id": 3, "lat": 6.5, "lon": 2.7, "tags": {"amenity": "ferry_terminal", "name": "Quay"}},
  {"type": "node", "id": 4, "lat": 6.6, "lon": 2.8, "tags": {"railway": "station", "name": "Apart"}},
  {"type": "way", "id": 5, "nodes": [1, 2, 3], "tags": {"railway": "rail"}}
]}
JSON
"$tmp/venv/bin/python" - <<'PY'
import json
from pathlib import Path

import osm2geojson

line = json.loads(Path("line.json").read_text())
TAG = '<tag k="{}" v="{}"/>'
nodes = "".join(
    '<node id="{id}" lat="{lat}" lon="{lon}">'.format(**node)
    + "".join(TAG.format(*tag) for tag in node.get("tags", {}).items())
    + "</node>"
    for node in line["elements"][:-1]
)
way = '<way id="5"><nd ref="1"/><nd ref="2"/><nd ref="3"/>' + TAG.format("railway", "rail") + "</way>"
xml = f'<osm version="0.6">{nodes}{way}</osm>'


def names(made):
    """Return what the features are called, those without a name by kind and number."""
    told = (feature["properties"] for feature in made["features"])
    return sorted(each.get("tags", {}).get("name", f"{each['type']} {each['id']}") for each in told)


everything = osm2geojson.json2geojson(line, filter_used_refs=False)
for what, seen, expected in (
    ("JSON", names(osm2geojson.json2geojson(line)), ["Apart", "way 5"]),
    ("XML", names(osm2geojson.xml2geojson(xml)), ["Apart", "way 5"]),
    ("all", names(everything), ["Apart", "North", "Quay", "node 2", "way 5"]),
):
    print(what, "->", seen)
    assert seen == expected, seen
PY
node - <<'JS'
const assert = require('assert')
const made = require('osmtogeojson')(require('./line.json'))
const names = made.features.map(({ properties: { tags, type, id } }) => tags.name ?? `${type} ${id}`).sort()
console.log('osmtogeojson ->', JSON.stringify(names))
assert.deepStrictEqual(names, ['Apart', 'North', 'Quay', 'way 5'])
JS
echo "osm2geojson 0.3.2: as described."
