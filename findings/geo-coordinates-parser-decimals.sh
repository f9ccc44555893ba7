#!/usr/bin/env bash
# geo-coordinates-parser 1.7.4 (npm): "6.3, 2.5" is 6 degrees 3 minutes, "6.300, 2.500" is 6.3 degrees.
#
# Expected: a number with a decimal point is decimal degrees, however many
#   decimals it has: both texts name the same point in Benin.
# Happens: with one or two decimals the digits after the point are minutes, with
#   three they are decimals. "6.3, 2.5" comes out as 6.05, 2.08333, 54 km away; ".70" is
#   refused, because there are no 70 minutes. (The README warns of this, for
#   numbers with compass letters.)
# Matters: news and data sheets round coordinates to one or two decimals. Rows of
#   one table are read on two scales, and each pin is plausible.
# Live with it: look at originalFormat and do not take 'DM' without degree
#   signs; or pad plain numbers to three decimals first.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save geo-coordinates-parser@1.7.4 >/dev/null
node - <<'JS'
const assert = require('assert')
const { convert } = require('geo-coordinates-parser')
const read = (text) => {
  try {
    const c = convert(text)
    return [c.decimalLatitude, c.decimalLongitude, c.originalFormat]
  } catch (error) {
    return 'refused'
  }
}
const wanted = {
  '6.300, 2.500': [6.3, 2.5, 'DD'],
  '6.3, 2.5': [6.05, 2.08333, 'DM'],
  '6.3N 2.5E': [6.05, 2.08333, 'DM'],
  '6.70, 2.70': 'refused',
}
for (const [text, expected] of Object.entries(wanted)) {
  const seen = read(text)
  console.log(`${text} -> ${JSON.stringify(seen)}`)
  assert.deepStrictEqual(seen, expected)
}
JS
echo "geo-coordinates-parser 1.7.4: as described."
