import assert from "node:assert/strict";
import { test } from "node:test";
import { pointsOf } from "../../../dashboard/browser/shared/lines.js";

test("a line's numbers become its points again", () => {
  const written = [500000, 5000, 1000, -8000, -15000, 5000, 1000, 2000]; // as in tests/view/test_lines.py
  assert.deepEqual(pointsOf(written), [[50, -1.5], [50.5, -1], [51.1, -0.4], [51, 0.5]]);
});

test("a line of one point, and of none, are themselves", () => {
  assert.deepEqual(pointsOf([123456, -654321]), [[12.3456, -65.4321]]);
  assert.deepEqual(pointsOf([]), []);
});
