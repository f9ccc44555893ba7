#!/usr/bin/env bash
# humanparser 2.7.0 (npm): Jing Ma has no last name, for "Ma" is a master’s degree.
#
# Seen on 30 November 2026.
# Expected: "Jing Ma" is Ma by last name; "Rosa Brown, MP" is Brown, with what follows the comma as a suffix, as
#   "Rosa Brown, MD" is; parse-full-name 1.2.7 (npm) has both.
# Happens: a last word that is in the list of suffixes is one, however it is written, so that the last name of
#   "Jing Ma" is "". A title that the list does not have turns the name round: of "Rosa Brown, MP" the first
#   name is "MP" and the last "Rosa Brown".
# Matters: travellers are joined by their last names, and everyone without one is one person.
# Live with it: hand it ignoreSuffix: ['ma'], or take the suffix for the last name where there is none.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save humanparser@2.7.0 parse-full-name@1.2.7 >/dev/null
node - <<'JS'
const assert = require('assert')
const { parseName } = require('humanparser')
const { parseFullName } = require('parse-full-name')

const wanted = {
  'Jing Li': [['Jing', 'Li', undefined], ['Jing', 'Li', '']],
  'Jing Ma': [['Jing', '', 'Ma'], ['Jing', 'Ma', '']],
  'Rosa Brown, MD': [['Rosa', 'Brown', 'MD'], ['Rosa', 'Brown', 'MD']],
  'Rosa Brown, MP': [['MP', 'Rosa Brown', undefined], ['Rosa', 'Brown', 'MP']],
}
for (const [name, expected] of Object.entries(wanted)) {
  const [here, there] = [parseName(name), parseFullName(name)]
  const seen = [[here.firstName, here.lastName, here.suffix], [there.first, there.last, there.suffix]]
  console.log(`${name} -> humanparser ${JSON.stringify(seen[0])}, parse-full-name ${JSON.stringify(seen[1])}`)
  assert.deepStrictEqual(seen, expected)
}
assert.strictEqual(parseName('Jing Ma', { ignoreSuffix: ['ma'] }).lastName, 'Ma')
JS
echo "humanparser 2.7.0: as described."
