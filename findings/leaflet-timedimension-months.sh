#!/usr/bin/env bash
# leaflet-timedimension 1.1.1 (npm): the months from 31 January have no February, and go on from the 3rd of each.
#
# Seen on 30 November 2026.
# Expected: of an interval with a period of a month (P1M) one time a month: from 31 January the last of
#   February, and 31 March again; from 29 February with P1Y 29 February 2024 again.
# Happens: every time is counted from the one before. 31 January and a month is "31 February", 3 March, and from
#   there each month has its 3rd; 29 February becomes 1 March for good. The end of the interval is always a time of
#   its own, also where the period does not lead there: May by weeks has 29 and 31 May.
# Matters: what happened in February is never shown, and folium’s TimestampedGeoJson and TimeDimension
#   maps step so too.
# Live with it: begin on a day that every month has, or give it a list of times.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save \
  leaflet-timedimension@1.1.1 iso8601-js-period@0.2.1 leaflet@1.9.4 jsdom@29.1.1 >/dev/null
cat > seen.cjs <<'JS'
const assert = require('assert')
const { JSDOM } = require('jsdom')
const { window } = new JSDOM()
for (const name of ['window', 'document', 'navigator']) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
}
globalThis.L = window.L = require('leaflet')
globalThis.nezasa = window.nezasa = require('iso8601-js-period').nezasa
require('leaflet-timedimension')

const wanted = [
  ['2023-01-15/2023-05-15', 'P1M', ['2023-01-15', '2023-02-15', '2023-03-15', '2023-04-15', '2023-05-15']],
  ['2023-01-31/2023-05-31', 'P1M', ['2023-01-31', '2023-03-03', '2023-04-03', '2023-05-03', '2023-05-31']],
  ['2020-02-29/2024-02-29', 'P1Y', ['2020-02-29', '2021-03-01', '2022-03-01', '2023-03-01', '2024-02-29']],
  ['2023-05-15/2023-05-31', 'P1W', ['2023-05-15', '2023-05-22', '2023-05-29', '2023-05-31']],
]
for (const [timeInterval, period, expected] of wanted) {
  const times = window.L.timeDimension({ timeInterval, period }).getAvailableTimes()
  const seen = times.map((time) => new Date(time).toISOString().slice(0, 10))
  console.log(`${timeInterval}, ${period} -> ${seen.join(' ')}`)
  assert.deepStrictEqual(seen, expected)
}
JS
node seen.cjs
echo "leaflet-timedimension 1.1.1: as described."
