#!/usr/bin/env bash
# wikibase-sdk 11.6.6 (npm): "the 1950s" are 1 January 1950, and a place on the Moon lies in Congo.
#
# Seen on 30 November 2026.
# Expected: the converter "simple-day", which asks for the precision of a time and makes "1953" of a year,
#   makes no day of a decade or a century; a Julian day is told as such or converted; a place that
#   is not on the earth is told apart.
# Happens: precisions are 9 and 10 or a day: a decade (8) is "1950-01-01" and the 21st century (7)
#   "2001-01-01"; the calendar and the globe of a value are left out, so that 25 December 1642 of the Julian
#   calendar is ten days early, and longitude and latitude on the Moon are plain numbers.
# Matters: gazetteers and lives are made from such claims; both look exact.
# Live with it: simplify with keepRichValues, and look at precision, calendarmodel and globe yourself.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save wikibase-sdk@11.6.6 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { simplifyClaim } from 'wikibase-sdk'

const entity = (id) => `http://www.wikidata.org/entity/${id}`
const [GREGORIAN, JULIAN, EARTH, MOON] = ['Q1985727', 'Q1985786', 'Q2', 'Q405'].map(entity)
const claim = (datatype, type, value) => ({
  type: 'statement',
  rank: 'normal',
  mainsnak: { snaktype: 'value', property: 'P1', datatype, datavalue: { type, value } },
})
const time = (text, precision, calendarmodel = GREGORIAN) =>
  claim('time', 'time', { time: `+${text}T00:00:00Z`, timezone: 0, before: 0, after: 0, precision, calendarmodel })
const spot = { latitude: 0.67, longitude: 23.47, altitude: null, precision: 0.01 }
const place = (globe) => claim('globe-coordinate', 'globecoordinate', { ...spot, globe })

const wanted = [
  ['a day', time('1953-05-01', 11), '1953-05-01'],
  ['a month', time('1953-05-01', 10), '1953-05'],
  ['a year', time('1953-01-01', 9), '1953'],
  ['a decade', time('1950-01-01', 8), '1950-01-01'],
  ['a century', time('2001-01-01', 7), '2001-01-01'],
  ['a Julian day', time('1642-12-25', 11, JULIAN), '1642-12-25'],
  ['on the earth', place(EARTH), [0.67, 23.47]],
  ['on the Moon', place(MOON), [0.67, 23.47]],
]
for (const [what, given, expected] of wanted) {
  const seen = simplifyClaim(given, { timeConverter: 'simple-day' })
  console.log(`${what} -> ${JSON.stringify(seen)}`)
  assert.deepStrictEqual(seen, expected)
}
const rich = (given) => simplifyClaim(given, { keepRichValues: true })
assert.strictEqual(rich(time('1950-01-01', 8)).precision, 8)
assert.strictEqual(rich(time('1642-12-25', 11, JULIAN)).calendarmodel, JULIAN)
assert.strictEqual(rich(place(MOON)).globe, MOON)
JS
node seen.mjs
echo "wikibase-sdk 11.6.6: as described."
