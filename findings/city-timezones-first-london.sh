#!/usr/bin/env bash
# city-timezones 1.3.4 (npm): the first London is in Ontario, and the coast of Guangdong has the time of Xinjiang.
#
# Seen on 30 November 2026.
# Expected: lookupViaCity() gives the towns of a name, the largest or best known first; the zone of each is that of
#   where it is.
# Happens: towns of a name are in the order of the alphabet of their countries: London of Canada, Kingston of Tasmania,
#   Georgetown of Queensland with 818 people before the capitals of Jamaica and Guyana, Tripoli of Greece. Zhanjiang and
#   Maoming, a million each by the South China Sea, and Lhasa are two hours behind in Asia/Urumqi.
# Matters: who takes the first has another continent, but not for Paris, Lagos and Sydney, which one tries.
# Live with it: sort by `pop`; look the zone up by `lat` and `lng`.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save city-timezones@1.3.4 >/dev/null
node - <<'JS'
const assert = require('assert')
const { lookupViaCity } = require('city-timezones')

const wanted = {
  Paris: ['FR Europe/Paris'],
  Sydney: ['AU Australia/Sydney', 'CA America/Glace_Bay'],
  London: ['CA America/Toronto', 'GB Europe/London', 'US America/New_York'],
  Kingston: ['AU Australia/Hobart', 'CA America/Toronto', 'JM America/Jamaica'],
  Georgetown: ['AU Australia/Brisbane', 'GY America/Guyana', 'GM Africa/Banjul'],
  Tripoli: ['GR Europe/Athens', 'LY Africa/Tripoli'],
  Guangzhou: ['CN Asia/Shanghai'],
  Zhanjiang: ['CN Asia/Urumqi'],
  Maoming: ['CN Asia/Urumqi'],
  Lhasa: ['CN Asia/Urumqi'],
}
for (const [name, expected] of Object.entries(wanted)) {
  const towns = lookupViaCity(name)
  const seen = towns.map((town) => `${town.iso2} ${town.timezone}`)
  console.log(`${name} -> ${towns.map((town, at) => `${seen[at]} (${Math.round(town.pop)} people)`).join(', ')}`)
  assert.deepStrictEqual(seen, expected)
}
JS
echo "city-timezones 1.3.4: as described."
