#!/usr/bin/env bash
# dom-anchor-text-quote 4.0.2 (npm): the quote "Paris" is found in "Parma", and "Accra to Dakar" in "Accra to Lagos".
#
# Seen on 30 November 2026.
# Expected: its README says that approximate matches are found: a quote in which a letter or a blank was
#   edited since. Another name is none, or comes with a figure that says how near it is.
# Happens: near the prefix, the hint or, without both, the middle of the text up to half of the letters may
#   differ. The range is as long as the quote was, so that "Pisa" is "Parm"; nothing tells it from that of an exact
#   match. Where a quote is there without a change, it is the one that is found.
# Matters: a selector (TextQuoteSelector) that is kept with a pin marks another town after the article was
#   corrected, with the pin’s name beside it.
# Live with it: compare range.toString() with `exact`, and say "no longer there" where they differ.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save dom-anchor-text-quote@4.0.2 jsdom@29.1.1 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { JSDOM } from 'jsdom'
import { toRange } from 'dom-anchor-text-quote'

const { window } = new JSDOM('<p>She left Parma by car for the coast. Then she flew from Accra to Lagos.</p>')
Object.assign(globalThis, { document: window.document, Node: window.Node, NodeFilter: window.NodeFilter })
const wanted = [
  [{ exact: 'Parma' }, {}, 'Parma'],
  [{ exact: 'Lyon', prefix: 'She left ', suffix: ' by car' }, {}, null],
  [{ exact: 'Paris', prefix: 'She left ', suffix: ' by car' }, {}, 'Parma'],
  [{ exact: 'Padua' }, {}, null],
  [{ exact: 'Padua' }, { hint: 9 }, 'Parma'],
  [{ exact: 'Pisa' }, { hint: 9 }, 'Parm'],
  [{ exact: 'left Turin by car' }, {}, 'left Parma by car'],
  [{ exact: 'Accra to Dakar' }, {}, 'Accra to Lagos'],
]
for (const [selector, options, expected] of wanted) {
  const range = toRange(window.document.body, selector, options)
  const seen = range && range.toString()
  console.log(`${JSON.stringify(selector)} ${JSON.stringify(options)} -> ${JSON.stringify(seen)}`)
  assert.strictEqual(seen, expected)
}
JS
node seen.mjs
echo "dom-anchor-text-quote 4.0.2: as described."
