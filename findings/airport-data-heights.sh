#!/usr/bin/env bash
# airport-data-js 4.0.0 (npm) and airports-py 3.1.0 (PyPI): Bodø, by the sea, is the highest airport of Europe.
#
# Seen on 30 November 2026.
# Expected: `elevation_ft`, by the README "elevation in feet", is how high the airport lies: 42 for Bodø, 1411 for
#   Salzburg, 13355 for El Alto above La Paz, as airportsdata 20260905 (PyPI) has them.
# Happens: for many it is another number: 19999, 18909 and 8301. On npm 93 airports of Europe lie above 7000 feet, which
#   none does, Liverpool and Rome Ciampino among them, and the Netherlands are 2854 feet high on average. On PyPI,
#   from the same table, London Heathrow lies at 232718 as well.
# Matters: getLargestAirportsByContinent('EU', n, 'elevation') is a list of nothing else; on npm London Heathrow and
#   Accra, which one tries, are right.
# Live with it: airportsdata.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save airport-data-js@4.0.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check airports-py==3.1.0 airportsdata==20260905
cat > seen.mjs <<'JS'
import assert from 'assert'
import airports from 'airport-data-js'

const wanted = { LHR: 83, ACC: 205, BOO: 19999, SZG: 18909, LPB: 8301 }
for (const [code, expected] of Object.entries(wanted)) {
  const [airport] = await airports.getAirportByIata(code)
  console.log(`npm: ${airport.airport} -> ${airport.elevation_ft} feet`)
  assert.strictEqual(airport.elevation_ft, expected)
}
const highest = await airports.getLargestAirportsByContinent('EU', 3, 'elevation')
console.log('npm: the highest of Europe:', highest.map((each) => `${each.iata} ${each.elevation_ft}`).join(', '))
assert.deepStrictEqual(highest.map((each) => each.iata), ['BOO', 'CIA', 'SZG'])
const high = (await airports.getAirportByContinent('EU')).filter((each) => each.elevation_ft > 7000)
console.log('npm: airports of Europe above 7000 feet:', high.length)
assert.strictEqual(high.length, 93)
const { averageElevation } = await airports.getAirportStatsByCountry('NL')
console.log('npm: the Netherlands on average:', averageElevation)
assert.strictEqual(averageElevation, 2854)
JS
node seen.mjs
venv/bin/python - <<'PY'
import airportsdata
from airports import airport_data

table = airportsdata.load("IATA")
wanted = {"LHR": (232718, 83), "ACC": (22220, 205), "BOO": (19999, 42), "SZG": (18909, 1411), "LPB": (8301, 13355)}
for code, expected in wanted.items():
    (airport,) = airport_data.get_airport_by_iata(code)
    seen = airport["elevation_ft"], table[code]["elevation"]
    print(f"PyPI: {airport['airport']} -> airports-py {seen[0]}, airportsdata {seen[1]:.0f}")
    assert seen == expected
PY
echo "airport-data-js 4.0.0, airports-py 3.1.0: as described."
