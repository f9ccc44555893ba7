#!/usr/bin/env bash
# edtf 4.11.1 (npm): summer is over at the end of June.
#
# Seen on 30 November 2026. (edtf of PyPI has other surprises: edtf-open-ends.sh.)
# Expected: "2023-22", summer 2023, has July and August in it, by the weather of the north (from June) or
#   by the sun (from 21 June); "2023-24", winter, ends in the year after, or is January.
# Happens: the four seasons are the four quarters: spring January to March, summer April to June, autumn
#   July to September, winter October to December. Summer of the southern half of the earth, "2023-30", is
#   July to September, its winter. The first third of a year, "2023-37", ends with May, and the second
#   begins with it. A list with a range ends with the range's first year: {2021..2023} in 2021.
# Matters: a timeline shows "in the summer" before the summer, `covers` says that 1 August is not in it.
# Live with it: give seasons bounds of your own; walk over a list's members for its end.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save edtf@4.11.1 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import edtf from 'edtf'

const day = (moment) => new Date(moment).toISOString().slice(0, 10)
const wanted = {
  '2023-21': ['2023-01-01', '2023-03-31'],
  '2023-22': ['2023-04-01', '2023-06-30'],
  '2023-23': ['2023-07-01', '2023-09-30'],
  '2023-24': ['2023-10-01', '2023-12-31'],
  '2023-30': ['2023-07-01', '2023-09-30'],
  '2023-32': ['2023-01-01', '2023-03-31'],
  '2023-37': ['2023-01-01', '2023-05-31'],
  '2023-38': ['2023-05-01', '2023-09-30'],
  '{2021,2023}': ['2021-01-01', '2023-12-31'],
  '{2021..2023}': ['2021-01-01', '2021-12-31'],
}
for (const [text, expected] of Object.entries(wanted)) {
  const date = edtf(text)
  const seen = [day(date.min), day(date.max)]
  console.log(`${text} -> ${seen.join(' to ')}`)
  assert.deepStrictEqual(seen, expected)
}
const holds = (text) => edtf('2023-22').covers(edtf(text))
console.log('summer 2023 holds 10 April:', holds('2023-04-10'), '| 1 August:', holds('2023-08-01'))
assert.deepStrictEqual([holds('2023-04-10'), holds('2023-08-01')], [true, false])
JS
node seen.mjs
echo "edtf 4.11.1: as described."
