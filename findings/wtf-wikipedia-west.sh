#!/usr/bin/env bash
# wtf_wikipedia 10.4.2 (npm): in the text of an article every place lies west of Greenwich.
#
# Seen on 30 November 2026.
# Expected: text() writes {{coord|33|55|S|18|25|E}}, which is near Cape Town, as 33.91667°S, 18.41667°E, or
#   leaves it out.
# Happens: "-33.91667°N, 18.41667°W": the letters are always N and W, and the sign stays, so that a place in the west
#   has both, a minus and a W. A zero is left out: "51.5°N, °W". coordinates() has
#   the right numbers.
# Matters: who reads coordinates out of the plain text, with any parser, puts Cape Town into the Atlantic, and
#   finds "-0.1°W", east of Greenwich, for London.
# Live with it: take coordinates() and their numbers; cut "°N, …°W" out of the text.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save wtf_wikipedia@10.4.2 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import wtf from 'wtf_wikipedia'

const wanted = [
  ['33|55|S|18|25|E', '-33.91667°N, 18.41667°W', [-33.91667, 18.41667]],
  ['55.75|N|37.62|E', '55.75°N, 37.62°W', [55.75, 37.62]],
  ['51.5|N|0.1|W', '51.5°N, -0.1°W', [51.5, -0.1]],
  ['51.5|N|0|E', '51.5°N, °W', [51.5, 0]],
  ['-0.5|10', '-0.5°N, 10°W', [-0.5, 10]],
]
for (const [given, text, numbers] of wanted) {
  const article = wtf(`She waited at {{coord|${given}}} for a week.`)
  const { lat, lon } = article.coordinates()[0]
  console.log(`{{coord|${given}}} -> text ${article.text()} | coordinates ${lat}, ${lon}`)
  assert.strictEqual(article.text(), `She waited at ${text} for a week.`)
  assert.deepStrictEqual([lat, lon], numbers)
}
JS
node seen.mjs
echo "wtf_wikipedia 10.4.2: as described."
