#!/usr/bin/env bash
# vis-timeline 8.5.4 (npm): the year "2023" is two seconds after the beginning of 1970.
#
# Seen on 30 November 2026.
# Expected: `start` of an item may be a text of ISO 8601, which its README shows as "2014-04-20": "2023" is a year, as
#   "2023-09" is a month, and "20230915" a day; new Date("2023") and moment("2023") read it so.
# Happens: a text of digits alone is a number of milliseconds: "2023" is 1970-01-01T00:00:02.023Z, "20230915" half past
#   five of that morning. "-000043" and "2023-09" are read as years and months. setWindow() does the same. No warning.
# Matters: of a chronicle the events whose day is known stand where they belong, and those of which only the year is
#   known stand together in 1970.
# Live with it: write "2023-01-01", or hand it Date objects.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --no-save vis-timeline@8.5.4 jsdom@29.1.1 >/dev/null
cat > seen.mjs <<'JS'
import assert from 'assert'
import { JSDOM } from 'jsdom'

const { window } = new JSDOM('<div id="timeline"></div>', { pretendToBeVisual: true })
const names = ['document', 'Element', 'HTMLElement', 'MouseEvent', 'getComputedStyle', 'requestAnimationFrame', 'navigator']
for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
globalThis.window = window
globalThis.ResizeObserver = class {
  observe() {}
  disconnect() {}
}
const { DataSet, Timeline, moment } = await import('vis-timeline/standalone')

const wanted = {
  '2023-09-15': '2023-09-15T00:00:00.000Z',
  '2023-09': '2023-09-01T00:00:00.000Z',
  '-000043-03-15': '-000043-03-15T00:00:00.000Z',
  '2023': '1970-01-01T00:00:02.023Z',
  '1789': '1970-01-01T00:00:01.789Z',
  '20230915': '1970-01-01T05:37:10.915Z',
}
const texts = Object.keys(wanted)
const items = new DataSet(texts.map((start, id) => ({ id, content: start, start })))
const timeline = new Timeline(window.document.getElementById('timeline'), items, {})
texts.forEach((text, id) => {
  const seen = new Date(timeline.itemSet.items[id].data.start).toISOString()
  console.log(`${text} -> ${seen}`)
  assert.strictEqual(seen, wanted[text])
})
timeline.setWindow('2022', '2024', { animation: false })
const shown = timeline.getWindow()
console.log(`setWindow 2022 to 2024 -> ${shown.start.toISOString()} to ${shown.end.toISOString()}`)
assert.strictEqual(shown.start.getFullYear(), 1970)
assert.strictEqual(moment('2023').year(), 2023)
process.exit()
JS
TZ=UTC node seen.mjs
echo "vis-timeline 8.5.4: as described."
