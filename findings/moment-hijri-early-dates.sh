#!/usr/bin/env bash
# moment-hijri 3.0.0 (npm): a day of 1318 is in the year 1001, and other dates of the program get Arabic digits.
#
# Seen on 30 November 2026.
# Expected: days before 1356 or after 1500 of the Hijri calendar, for which it has no table, are invalid
#   (isValid() is false) or are computed; loading it leaves moment itself as it was.
# Happens: a Hijri day before the table is 1 March 1001, and valid; a day of our calendar before March 1937 is
#   "1355-12-NaN". Loading it also sets the language of moment for the whole program to Arabic, so that
#   format('YYYY-MM-DD') of any other module has Arabic digits, which Date cannot read.
# Matters: 1318 is 1900, and a timeline shows it in the Middle Ages; names of files and addresses change with
#   an import somewhere else.
# Live with it: set moment.locale('en') after it, and let only 1356 to 1500 in. Intl computes the years
#   before ("islamic-umalqura").
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save moment-hijri@3.0.0 moment@2.31.0 >/dev/null
TZ=UTC node - <<'JS'
const assert = require('assert')
const moment = require('moment')
const day = () => moment('2023-09-15').format('YYYY-MM-DD')
const before = day()
const hijri = require('moment-hijri')
console.log(`before: ${before} | with moment-hijri: ${day()}, locale ${moment.locale()}`)
assert.strictEqual(before, '2023-09-15')
assert.strictEqual(day(), '٢٠٢٣-٠٩-١٥')
assert(Number.isNaN(new Date(day()).getTime()))

moment.locale('en')
hijri.locale('en')
const HIJRI = 'iYYYY-iMM-iDD'
const wanted = {
  '1445-02-30': '2023-09-15',
  '1400-01-01': '1979-11-20',
  '1318-01-02': '1001-03-01',
  '1300-05-01': '1001-03-01',
}
for (const [given, expected] of Object.entries(wanted)) {
  const seen = hijri(given, HIJRI)
  console.log(`${given} of the Hijri calendar -> ${seen.format('YYYY-MM-DD')}, valid ${seen.isValid()}`)
  assert.strictEqual(seen.format('YYYY-MM-DD'), expected)
  assert.strictEqual(seen.isValid(), true)
}
const back = { '1979-11-20': '1400-01-01', '1900-05-01': '1355-12-NaN', '2090-05-01': '0NaN-NaN-NaN' }
for (const [given, expected] of Object.entries(back)) {
  const seen = hijri(given).format(HIJRI)
  console.log(`${given} -> ${seen}`)
  assert.strictEqual(seen, expected)
}
JS
echo "moment-hijri 3.0.0: as described."
