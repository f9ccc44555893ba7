import assert from "node:assert/strict";
import { test } from "node:test";

import { spread } from "../../../dashboard/browser/map/spread.js";

const box = (x, y, half = 13) => ({ x, y, half: { x: half, y: half } });

test("marks that do not touch stay on their points", () => {
  const { moved, under } = spread([box(0, 0), box(100, 0)]);
  assert.deepEqual(moved, [{ x: 0, y: 0 }, { x: 0, y: 0 }]);
  assert.deepEqual(under, [null, null]);
});

test("two that overlap move apart, each half of the way", () => {
  const { moved } = spread([box(0, 0), box(10, 0)]);
  assert.deepEqual(moved, [{ x: -9, y: 0 }, { x: 9, y: 0 }]); // 26 pixels and a gap of 2 from middle to middle
});

test("those for which there is no room lie under an earlier one that shows", () => {
  const { moved, under } = spread(Array.from({ length: 40 }, () => box(0, 0)));
  assert.ok(under.some((on) => on !== null));
  under.forEach((on, i) => {
    if (on === null) return;
    assert.ok(on < i && under[on] === null);
    assert.deepEqual(moved[i], { x: 0, y: 0 });
  });
});

test("no mark moves farther off its point than its tether is long", () => {
  const { moved } = spread(Array.from({ length: 50 }, (_, i) => box((i * 17) % 60, (i * 29) % 60)));
  for (const { x, y } of moved) assert.ok(Math.hypot(x, y) <= 30.001);
});
