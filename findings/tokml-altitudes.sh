#!/usr/bin/env bash
# @placemarkio/tokml 0.3.9 (npm): all altitudes are left out.
#
# Seen on 30 November 2026.
# Expected: KML has altitudes, and the third number of a position is one, as tokml 0.4.0 (npm) writes it; or the
#   README, which says what becomes of properties, says that it is left out.
# Happens: every position has two numbers, of points, lines and polygons alike.
# Matters: whatever was flown or climbed lies on the ground; the file is valid, and seen from above it is right.
# Live with it: write the coordinates yourself where altitudes count.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save @placemarkio/tokml@0.3.9 tokml@0.4.0 >/dev/null
node - <<'JS'
const assert = require('assert')
const { toKML } = require('@placemarkio/tokml')
const other = require('tokml')

const positions = (text) => text.match(/<coordinates>([^<]*)</)[1].split(/\s+/).join(' ')
const ring = [[1, 2, 30], [3, 2, 30], [3, 4, 30], [1, 2, 30]]
const wanted = [
  [{ type: 'Point', coordinates: [1, 2] }, '1,2', '1,2'],
  [{ type: 'Point', coordinates: [1, 2, 30] }, '1,2', '1,2,30'],
  [{ type: 'LineString', coordinates: [[1, 2, 30], [3, 4, 50]] }, '1,2 3,4', '1,2,30 3,4,50'],
  [{ type: 'Polygon', coordinates: [ring] }, '1,2 3,2 3,4 1,2', '1,2,30 3,2,30 3,4,30 1,2,30'],
]
for (const [geometry, expected, kept] of wanted) {
  const made = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
  const seen = [positions(toKML(made)), positions(other(made))]
  console.log(`${JSON.stringify(geometry.coordinates)} -> @placemarkio/tokml ${seen[0]} | tokml ${seen[1]}`)
  assert.deepStrictEqual(seen, [expected, kept])
}
JS
echo "@placemarkio/tokml 0.3.9: as described."
