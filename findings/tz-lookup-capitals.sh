#!/usr/bin/env bash
# tz-lookup 6.1.25 and @photostructure/tz-lookup 11.7.0 (npm): in the capital of American Samoa it is tomorrow.
#
# Seen on 30 November 2026.
# Expected: by both READMEs, of which the second has a caution besides, answers are approximate, with "errors near
#   timezone borders far away from populated areas": in capitals and large towns they are right, and islands with
#   a hundred kilometres of sea between them have no border.
# Happens: Pago Pago is in the zone of Samoa, 24 or 25 hours ahead, while the small islands of Ofu and Tau are in their
#   own. Dili is in that of Makassar, an hour behind, Abadan in Baghdad’s, Jayapura in Port Moresby’s, Arua
#   in Lubumbashi’s, Nepalganj, where Nepal has its quarter of an hour, in Kolkata’s. geo-tz 8.1.9 (npm) has all of
#   them right.
# Matters: the day of what happened in Pago Pago. Of the 7329 towns of city-timezones 1.3.4 (npm) some hundred have
#   another offset than by geo-tz, and the zone of another country.
# Live with it: geo-tz; or take an answer only where the zone belongs to the place’s country.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save tz-lookup@6.1.25 @photostructure/tz-lookup@11.7.0 geo-tz@8.1.9 >/dev/null
node - <<'JS'
const assert = require('assert')
const lookup = require('tz-lookup')
const other = require('@photostructure/tz-lookup')
const { find } = require('geo-tz/all')

const wanted = [
  ['Accra', 5.6, -0.2, 'Africa/Accra', 'Africa/Accra'],
  ['Apia', -13.83, -171.77, 'Pacific/Apia', 'Pacific/Apia'],
  ['Tau', -14.23, -169.45, 'Pacific/Pago_Pago', 'Pacific/Pago_Pago'],
  ['Pago Pago', -14.28, -170.7, 'Pacific/Apia', 'Pacific/Pago_Pago'],
  ['Dili', -8.56, 125.58, 'Asia/Makassar', 'Asia/Dili'],
  ['Abadan', 30.33, 48.28, 'Asia/Baghdad', 'Asia/Tehran'],
  ['Jayapura', -2.53, 140.7, 'Pacific/Port_Moresby', 'Asia/Jayapura'],
  ['Arua', 3.02, 30.91, 'Africa/Lubumbashi', 'Africa/Kampala'],
  ['Nepalganj', 28.05, 81.62, 'Asia/Kolkata', 'Asia/Kathmandu'],
]
for (const [name, lat, lon, expected, right] of wanted) {
  const seen = [lookup(lat, lon), other(lat, lon), find(lat, lon)[0]]
  console.log(`${name} -> tz-lookup ${seen[0]} | @photostructure/tz-lookup ${seen[1]} | geo-tz ${seen[2]}`)
  assert.deepStrictEqual(seen, [expected, expected, right])
}
const noon = new Date(Date.UTC(2023, 8, 15, 12))
const day = (timeZone) => noon.toLocaleDateString('sv', { timeZone })
console.log(`at noon in Greenwich: Pacific/Pago_Pago ${day('Pacific/Pago_Pago')}, Pacific/Apia ${day('Pacific/Apia')}`)
assert.deepStrictEqual([day('Pacific/Pago_Pago'), day('Pacific/Apia')], ['2023-09-15', '2023-09-16'])
JS
echo "tz-lookup 6.1.25, @photostructure/tz-lookup 11.7.0: as described."
