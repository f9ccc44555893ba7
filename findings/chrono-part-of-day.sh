#!/usr/bin/env bash
# chrono-node 2.10.3 (npm): "the morning of 11 September" is the day of publication.
#
# Expected: 11 September, with or without a part of the day before it.
# Happens: a part of the day followed by "of" and a date is taken as a time of
#   day alone. The words of the date stand in the match, but its day is the
#   reference day; "the night of 11 to 12 September" loses both of its days.
# Matters: reports of attacks, arrivals and disasters say "the night of 3 March"
#   all the time, and each would be dated to the day of the report.
# Live with it: take no day from a match that is certain of neither 'day' nor
#   'weekday'; or cut "morning/evening/night of" away before parsing.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save chrono-node@2.10.3 >/dev/null
TZ=UTC node - <<'JS'
const assert = require('assert')
const chrono = require('chrono-node')
const published = new Date(2023, 8, 20, 12)
const day = (part) => part && `${part.get('month')}-${part.get('day')}`
const certain = (part) => part.isCertain('day') || part.isCertain('weekday')
const read = (text) =>
  chrono.parse(text, published).map((r) => [r.text, day(r.start), day(r.end), certain(r.start)])
const wanted = {
  '11 September': [['11 September', '9-11', null, true]],
  'noon on 11 September': [['noon on 11 September', '9-11', null, true]],
  'last Friday': [['last Friday', '9-15', null, true]],
  '11 to 12 September': [['11 to 12 September', '9-11', '9-12', true]],
  'the morning of 11 September': [['morning of 11 September', '9-20', null, false]],
  'the evening of September 11': [['evening of September 11', '9-20', null, false]],
  'the night of 11 to 12 September': [['night of 11 to 12 September', '9-20', '9-20', false]],
}
for (const [text, expected] of Object.entries(wanted)) {
  const seen = read(text)
  console.log(`${text} -> ${JSON.stringify(seen)}`)
  assert.deepStrictEqual(seen, expected)
}
JS
echo "chrono-node 2.10.3: as described."
