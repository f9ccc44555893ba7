#!/usr/bin/env bash
# spacetime 7.15.0 (npm): "2019" is today's day of 2019, and on 29 February no day at all.
#
# Seen on 30 November 2026.
# Expected: "2019" is the beginning of 2019, as "May 2019" is that of the month, "Q2 2019" of the quarter and "summer
#   2019" of the season.
# Happens: month and day of the day on which it runs are put in: read on 5 November it is 5 November 2019, on 30
#   November the 30th. Read on 29 February it is invalid, "2020" is 29 February.
# Matters: a chronicle of years moves with the calendar, and what depends on it cannot be cached or tested.
# Live with it: write "2019-01-01" where a text is four digits.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save spacetime@7.15.0 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import spacetime from 'spacetime'

const RealDate = Date
const on = (day, read) => {
  const now = RealDate.parse(`${day}T12:00:00Z`)
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [now]))
    }
    static now() {
      return now
    }
  }
  const seen = read()
  globalThis.Date = RealDate
  return seen
}
const texts = ['May 2019', 'Q2 2019', 'summer 2019', '2019', '1900', '2020']
const same = ['2019-05-01', '2019-04-01', '2019-06-01']
const wanted = {
  '2024-11-05': [...same, '2019-11-05', '1900-11-05', '2020-11-05'],
  '2024-11-30': [...same, '2019-11-30', '1900-11-30', '2020-11-30'],
  '2024-02-29': [...same, null, null, '2020-02-29'],
}
for (const [day, expected] of Object.entries(wanted)) {
  const seen = on(day, () =>
    texts.map((text) => spacetime(text, 'Africa/Accra')).map((date) => (date.isValid() ? date.format('iso-short') : null)),
  )
  console.log(`read on ${day}: ${texts.map((text, at) => `${text} -> ${seen[at]}`).join(', ')}`)
  assert.deepStrictEqual(seen, expected)
}
JS
TZ=UTC node seen.mjs
echo "spacetime 7.15.0: as described."
