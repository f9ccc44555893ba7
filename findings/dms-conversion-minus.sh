#!/usr/bin/env bash
# dms-conversion 3.1.4 and @mapbox/sexagesimal 1.2.0 (npm): the minus counts for the degrees alone, and
# minutes without a mark are dropped.
#
# Seen on 30 November 2026.
# Expected: "-1°30'" is a degree and a half south or west, as "1°30'S" is; "45 30 15 N" is 45 degrees, 30 minutes
#   and 15 seconds north, or is refused.
# Happens: dms-conversion adds the minutes to the negative degrees: -0.5; "-0°30'" is 0.5. sexagesimal reads as
#   far as the marks go: 45 for "45 30 15 N" and for "45:30:15 N", without null; its pair() makes latitude
#   45 and longitude 30 of "45 30 N".
# Matters: up to a degree, 111 km, and every answer looks like a rounded one.
# Live with it: give dms-conversion letters instead of signs; hand sexagesimal only texts with ° and ′.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save dms-conversion@3.1.4 @mapbox/sexagesimal@1.2.0 >/dev/null
node - <<'JS'
const assert = require('assert')
const { parseDms } = require('dms-conversion')
const sexagesimal = require('@mapbox/sexagesimal')
const tried = (name, read, wanted) => {
  for (const [text, expected] of Object.entries(wanted)) {
    const seen = read(text)
    console.log(`${name} ${text} -> ${JSON.stringify(seen)}`)
    assert.deepStrictEqual(seen, expected)
  }
}
tried('dms-conversion', parseDms, { "1°30'S": -1.5, '-1.5': -1.5, "-1°30'": -0.5, "-0°30'": 0.5 })
tried('sexagesimal', sexagesimal, { "45°30'N": 45.5, '45 30 15 N': 45, '45:30:15 N': 45, '45° 30 N': 45 })
tried('sexagesimal.pair', sexagesimal.pair, { "45°30'N, 10°12'W": [45.5, -10.2], '45 30 N': [45, 30] })
JS
echo "dms-conversion 3.1.4, @mapbox/sexagesimal 1.2.0: as described."
