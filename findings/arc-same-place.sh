#!/usr/bin/env bash
# arc 1.0.0 (npm): a leg from a place to itself is made of nulls, and Leaflet 1.9.4 draws it at 0, 0.
#
# Seen on 30 November 2026.
# Expected: a line between two equal points is that point, as it is with two points asked for; between points that
#   are opposite each other there is an error, as the library has one for 0, 0 and 180, 0.
# Happens: with three points or more each is NaN, also the first and the last, and null in the GeoJSON. For most
#   opposite points rounding hides that they are: the line stands still, jumps to a point of its own choice
#   in the middle, and then to its end. Over the pole it makes a step along latitude 90.
# Matters: "returned to Accra" twice in a row is a leg to the same place. Leaflet refuses NaN, but reads null as
#   0: from the GeoJSON the leg is drawn in the Gulf of Guinea.
# Live with it: leave legs of no length out, and bring points that are almost opposite to a third one.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save arc@1.0.0 leaflet@1.9.4 jsdom@29.1.1 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { GreatCircle } from 'arc'
import { JSDOM } from 'jsdom'

const { window } = new JSDOM()
for (const name of ['window', 'document', 'navigator']) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
}
const { default: L } = await import('leaflet')

const leg = (from, to, points) => {
  const line = new GreatCircle({ x: from[0], y: from[1] }, { x: to[0], y: to[1] }).Arc(points)
  return JSON.stringify(line.json().geometry.coordinates)
}
const wanted = [
  [[10, 10], [10, 40], 3, '[[10,10],[10,25],[10,40]]'],
  [[10, 10], [10, 10], 2, '[[10,10],[10,10]]'],
  [[10, 10], [10, 10], 3, '[[null,null],[null,null],[null,null]]'],
  [[0, 10], [180, -10], 5, '[[0,10],[0,10],[90,0],[180,-10],[180,-10]]'],
  [[10, 80], [-170, 80], 3, '[[[10,80],[90,90],[180,90]],[[-180,90],[-170,80]]]'],
]
for (const [from, to, points, expected] of wanted) {
  const seen = leg(from, to, points)
  console.log(`${from} to ${to}, ${points} points -> ${seen}`)
  assert.strictEqual(seen, expected)
}
const drawn = L.GeoJSON.coordsToLatLngs(JSON.parse(leg([10, 10], [10, 10], 3)))
console.log(`Leaflet draws 10,10 to 10,10 at ${drawn[0]}`)
assert.deepStrictEqual([drawn[0].lat, drawn[0].lng], [0, 0])
assert.throws(() => leg([0, 0], [180, 0], 5), /antipodal/)
JS
node seen.mjs
echo "arc 1.0.0, Leaflet 1.9.4: as described."
