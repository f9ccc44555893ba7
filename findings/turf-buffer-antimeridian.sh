#!/usr/bin/env bash
# @turf/buffer 7.4.0 (npm): 50 km around a point in Fiji hold Africa, but not the point.
#
# Expected: a disc of some 7,800 km2 around the point; at worst, as from
#   @turf/circle in the same release, with longitudes above 180.
# Happens: the vertices beyond 180 degrees are written as -179.9, so that the ring runs
#   the whole way round the world. Its area is hundreds of times too large, it contains
#   [0, -16.8], and not the point that was buffered. No error.
# Matters: "which places lie within 50 km" answers with other continents, and a
#   map draws a band across itself.
# Live with it: ask for distances (@turf/distance is right across 180 degrees), or
#   use @turf/circle and let the map wrap it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save \
  @turf/buffer@7.4.0 @turf/circle@7.4.0 @turf/area@7.4.0 @turf/bbox@7.4.0 \
  @turf/boolean-point-in-polygon@7.4.0 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { buffer } from '@turf/buffer'
import { circle } from '@turf/circle'
import { area } from '@turf/area'
import { bbox } from '@turf/bbox'
import { booleanPointInPolygon as inside } from '@turf/boolean-point-in-polygon'
const at = (lon) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, -16.8] } })
const square = (shape) => Math.round(area(shape) / 1e6)
const far = buffer(at(170), 50, { units: 'kilometers' })
const near = buffer(at(179.97), 50, { units: 'kilometers' })
const disc = circle([179.97, -16.8], 50, { units: 'kilometers' })
console.log('buffer at 170:', square(far), 'km2; at 179.97:', square(near), 'km2, bbox', bbox(near))
console.log('holds [0, -16.8]:', inside([0, -16.8], near), '; holds its own centre:', inside([179.97, -16.8], near))
console.log('circle at 179.97:', square(disc), 'km2, bbox', bbox(disc))
assert(square(far) > 7700 && square(far) < 7900)
assert(square(near) > 2e6)
assert.strictEqual(inside([0, -16.8], near), true)
assert.strictEqual(inside([179.97, -16.8], near), false)
assert(square(disc) > 7700 && square(disc) < 7900 && bbox(disc)[2] > 180)
JS
node seen.mjs
echo "@turf/buffer 7.4.0: as described."
