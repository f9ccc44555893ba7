#!/usr/bin/env bash
# flatgeobuf 4.5.0 (npm): only what the first place has is kept of all the others.
#
# Seen on 30 November 2026. (flatgeobuf-order.sh is about GDAL's writer.)
# Expected: serialize() keeps the properties of all features, as GeoJSON has them; or throws where one does not fit.
# Happens: the columns and their types are those of the first feature’s properties. What it does not have is left out of
#   all others; what they do not have is an empty text or NaN, and a text is NaN where the first has a number. No error.
# Matters: news tells of each place something else: of a journey whose first stop has no date no stop has one.
# Live with it: give each feature all properties, none of the first null, and numbers where one is a number.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save flatgeobuf@4.5.0 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { geojson } from 'flatgeobuf'

const back = async (...all) => {
  const features = all.map((properties, at) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [at, at] },
  }))
  const seen = []
  for await (const feature of geojson.deserialize(geojson.serialize({ type: 'FeatureCollection', features }))) {
    seen.push([feature.geometry.coordinates[0], feature.properties])
  }
  return seen.sort((one, other) => one[0] - other[0]).map(([, properties]) => properties)
}
const accra = { name: 'Accra' }
const lagos = { name: 'Lagos', day: '2023-09-15', travellers: 2 }
const wanted = [
  [[lagos, accra], [lagos, { name: 'Accra', day: '', travellers: NaN }]],
  [[accra, lagos], [accra, { name: 'Lagos' }]],
  [[{ number: 1 }, { number: 'two' }], [{ number: 1 }, { number: NaN }]],
]
for (const [written, expected] of wanted) {
  const seen = await back(...written)
  console.log(written, '->', seen)
  assert.deepStrictEqual(seen, expected)
}
JS
node seen.mjs
echo "flatgeobuf 4.5.0: as described."
