#!/usr/bin/env bash
# geobuf 4.0.0 (npm): where one point of a line has no altitude, all the others get that of the first.
#
# Seen on 30 November 2026.
# Expected: "nearly lossless", by the README to six decimals: each point keeps its altitude, a point without
#   one has none, a feature keeps its empty properties.
# Happens: the altitudes after such a point are that of the first, 5, also where it was 9; in a line that begins with
#   such a point all are 0. A single altitude anywhere in a collection gives all points without one a 0. Empty
#   "properties", which every feature of GeoJSON has to have, and the empty "coordinates" of a MultiPoint are left
#   out. (geobuf of PyPI is told the number of dimensions, and refuses such a line.)
# Matters: tracks miss an altitude here and there (GPX without ele): the line is flat afterwards, at a height
#   that nobody measured, and points of a gazetteer lie at the sea.
# Live with it: write all altitudes or none, and put properties back after reading.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save geobuf@4.0.0 pbf@5.1.2 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { decode, encode } from 'geobuf'
import { PbfReader, PbfWriter } from 'pbf'

const again = (data) => decode(new PbfReader(encode(data, new PbfWriter())))
const feature = (type, coordinates, properties = { leg: 1 }) => {
  return { type: 'Feature', properties, geometry: { type, coordinates } }
}
const wanted = [
  [[[0, 0, 5], [1, 1, 7], [2, 2, 9]], [[0, 0, 5], [1, 1, 7], [2, 2, 9]]],
  [[[0, 0, 5], [1, 1], [2, 2, 9]], [[0, 0, 5], [1, 1, 5], [2, 2, 5]]],
  [[[0, 0], [1, 1, 7], [2, 2, 9]], [[0, 0, 0], [1, 1, 0], [2, 2, 0]]],
]
for (const [line, expected] of wanted) {
  const seen = again(feature('LineString', line)).geometry.coordinates
  console.log(`${JSON.stringify(line)} -> ${JSON.stringify(seen)}`)
  assert.deepStrictEqual(seen, expected)
}
const features = [feature('Point', [3.4, 6.5]), feature('Point', [1, 1, 7])]
const points = again({ type: 'FeatureCollection', features }).features.map((each) => each.geometry.coordinates)
console.log('two points, one with an altitude ->', JSON.stringify(points))
assert.deepStrictEqual(points, [[3.4, 6.5, 0], [1, 1, 7]])
const bare = again(feature('MultiPoint', [], {}))
console.log('no points, no properties ->', JSON.stringify(bare))
assert.deepStrictEqual(bare, { type: 'Feature', geometry: { type: 'MultiPoint' } })
JS
node seen.mjs
echo "geobuf 4.0.0: as described."
