#!/usr/bin/env bash
# pynmea2 1.19.0 (PyPI) and nmea-simple 3.3.0 (npm): who has no position is at 0, 0, and a recording is of today.
#
# Seen on 30 November 2026.
# Expected: a sentence of NMEA 0183 that says it has no position (status V, quality 0, fields empty) gives no latitude
#   and longitude: None, null or NaN, as gps 0.9.0 (npm) gives null. GGA tells a time of day and no date.
# Happens: both give 0 and 0, pynmea2 as float and without a look at `lat`, which is "". nmea-simple, and gps as well,
#   make of the time of a GGA a moment of the day on which the file is read.
# Matters: receivers send such sentences until they see the sky, so that every journey begins in the Gulf of Guinea;
#   and GGA, the one with altitudes, has another day each time.
# Live with it: look at is_valid and gps_qual, or status and fixType, before the position; take the date of the RMC
#   beside a GGA.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save nmea-simple@3.3.0 gps@0.9.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pynmea2==1.19.0
cat > sentences.txt <<'TEXT'
$GPRMC,225446,A,4916.45,N,12311.12,W,000.5,054.7,191194,,*02
$GPRMC,225446,V,,,,,,,191194,,*37
$GPGGA,184353,,,,,0,00,,,M,,M,,*6E
TEXT
venv/bin/python - <<'PY'
import pynmea2

for line in open("sentences.txt"):
    message = pynmea2.parse(line.strip(), check=True)
    print(line.strip(), "-> pynmea2", message.latitude, message.longitude, "| lat", repr(message.lat))
    assert (message.latitude, message.longitude) == (0.0, 0.0) if not message.lat else message.latitude > 49
PY
cat > seen.mjs <<'JS'
import assert from 'assert'
import { readFileSync } from 'fs'
import { parseNmeaSentence } from 'nmea-simple'
import gps from 'gps'

const { Parse } = gps.GPS ?? gps.default ?? gps
const [valid, none, gga] = readFileSync('sentences.txt', 'utf8').trim().split('\n')
for (const [line, expected] of [[valid, 49.27], [none, 0], [gga, 0]]) {
  const seen = parseNmeaSentence(line)
  const other = Parse(line)
  const moment = (seen.datetime ?? seen.time).toISOString()
  console.log(`${line} -> nmea-simple ${seen.latitude} ${seen.longitude} ${moment} | gps ${other.lat} ${other.lon}`)
  assert(Math.abs(seen.latitude - expected) < 0.01)
  assert(expected ? other.lat > 49 : other.lat === null && other.lon === null)
}
const today = () => new Date().toISOString().slice(0, 10)
const read = () => [parseNmeaSentence(gga).time, Parse(gga).time].map((time) => time.toISOString().slice(0, 10))
const [before, seen, after] = [today(), read(), today()]
assert(before !== after || seen.every((day) => day === before))
assert.strictEqual(parseNmeaSentence(none).datetime.getUTCFullYear(), 1994)
JS
TZ=UTC node seen.mjs
echo "pynmea2 1.19.0, nmea-simple 3.3.0: as described."
