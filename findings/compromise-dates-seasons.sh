#!/usr/bin/env bash
# compromise-dates 3.9.0 with compromise 14.17.0 (npm): summer ends with July, and "from 3 May to 5 May"
# ends before it begins.
#
# Seen on 30 November 2026.
# Expected: by its README "this summer" is 1 June to 1 September, and a season three months; "from 3 May to 5
#   May" is three days; "since 11 September" lasts until today.
# Happens: each season is two months: summer June and July, winter December and January. A range of days
#   with the month said twice and no year begins in one year and ends in another, before; "between 3 and 5
#   May" is the 5th; "since" a day is that day alone, and "since Monday" next Monday.
# Matters: August falls out of every summer, and a bar of a timeline has a length below zero.
# Live with it: give seasons bounds of your own, and hand it "May 3-5", which it reads; drop what ends
#   before it begins.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save compromise@14.17.0 compromise-dates@3.9.0 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { readFileSync } from 'fs'
import nlp from 'compromise'
import dates from 'compromise-dates'

nlp.plugin(dates)
const readme = readFileSync('node_modules/compromise-dates/README.md', 'utf8')
assert(readme.includes('**June 1 - Sept 1**'))
const friday = { today: '2023-09-15', timezone: 'UTC' }
const read = (text) => nlp(text).dates(friday).get().map((found) => [found.start.slice(0, 10), found.end.slice(0, 10)])
const wanted = {
  'May 3-5': ['2024-05-03', '2024-05-05'],
  'from June to August 2020': ['2020-06-01', '2020-08-31'],
  'the summer of 2019': ['2019-06-01', '2019-07-31'],
  'this summer': ['2023-06-01', '2023-07-31'],
  'winter 2019': ['2019-12-01', '2020-01-31'],
  'from 3 May to 5 May': ['2023-05-05', '2024-05-03'],
  'between 3 and 5 May': ['2023-05-05', '2023-05-05'],
  'since 11 September': ['2023-09-11', '2023-09-11'],
  'since Monday': ['2023-09-18', '2023-09-18'],
}
for (const [text, expected] of Object.entries(wanted)) {
  const seen = read(text)
  console.log(`${text} -> ${seen.map((each) => each.join(' to '))}`)
  assert.deepStrictEqual(seen, [expected])
}
JS
node seen.mjs
echo "compromise-dates 3.9.0: as described."
