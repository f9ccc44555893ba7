#!/usr/bin/env bash
# formatcoords 1.1.3 (npm): a place on the equator or the meridian of Greenwich is at NaN degrees.
#
# Seen on 30 November 2026.
# Expected: an object with lat and lng, as Leaflet has, is written like the same two numbers; 10.9999999 at no
#   decimals is 11° 0′ 0″; zero has no side, or N and E.
# Happens: of an object a number 0 counts as missing, and both become NaN, with the letters S and W. Minutes
#   and seconds are rounded each by itself: 10° 59′ 60″, and 59° 60.0′. Zero is S and W; 200 degrees stay "200° E".
# Matters: Greenwich, a point on the equator and every rounded 0 show "NaN° NaN′ NaN″ S"; "60″" is
#   refused by stricter readers.
# Live with it: give it two numbers, rounded to what is shown before.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save formatcoords@1.1.3 >/dev/null
node - <<'JS'
const assert = require('assert')
const formatcoords = require('formatcoords')

const SECONDS = ['DD MM ss X', { decimalPlaces: 0 }]
const MINUTES = ['DD mm X', { decimalPlaces: 1 }]
const wanted = [
  [[51.5, 0.5], SECONDS, '51° 30′ 0″ N 0° 30′ 0″ E'],
  [[{ lat: 51.5, lng: 0.5 }], SECONDS, '51° 30′ 0″ N 0° 30′ 0″ E'],
  [[51.5, 0], SECONDS, '51° 30′ 0″ N 0° 0′ 0″ W'],
  [[{ lat: 51.5, lng: 0 }], SECONDS, 'NaN° NaN′ NaN″ S NaN° NaN′ NaN″ W'],
  [[{ lat: 0, lng: 0.5 }], SECONDS, 'NaN° NaN′ NaN″ S NaN° NaN′ NaN″ W'],
  [[0, 0], SECONDS, '0° 0′ 0″ S 0° 0′ 0″ W'],
  [[10.9999999, 20], SECONDS, '10° 59′ 60″ N 20° 0′ 0″ E'],
  [[10, 59.99999], MINUTES, '10° 0.0′ N 59° 60.0′ E'],
  [[10, 200], SECONDS, '10° 0′ 0″ N 200° 0′ 0″ E'],
]
for (const [given, format, expected] of wanted) {
  const seen = formatcoords(...given).format(...format)
  console.log(`${JSON.stringify(given)} -> ${seen}`)
  assert.strictEqual(seen, expected)
}
JS
echo "formatcoords 1.1.3: as described."
