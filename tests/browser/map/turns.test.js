import assert from "node:assert/strict";
import { test } from "node:test";

import { abreast } from "../../../dashboard/browser/map/abreast.js";
import { turnsOf, unwrapped } from "../../../dashboard/browser/map/turns.js";

test("a line over the antimeridian runs on past 180°", () => {
  assert.deepEqual(unwrapped([[0, 170], [0, -170], [0, -160]]), [[0, 170], [0, 190], [0, 200]]);
  assert.deepEqual(unwrapped([[0, -170], [0, 170]]), [[0, -170], [0, -190]]);
});

test("a journey over the Pacific is drawn in one piece", () => {
  const places = [["Tokyo", 139.7], ["Honolulu", -157.9], ["Lima", -77]].map(([id, lon]) => ({ id, lat: 0, lon }));
  const legs = [{ points: [[0, 139.7], [0, -157.9]] }, { points: [[0, -157.9], [0, -77]] }];
  const turns = turnsOf({ places, legs, life_lines: [], focus: places.map(({ id }) => id) });
  const drawn = places.map(({ id, lon }) => lon + 360 * turns.get(id));
  assert.ok(Math.max(...drawn) - Math.min(...drawn) < 180);
});

test("two legs between the same places run beside each other, each to the right of its own way", () => {
  const there = { start: "Berlin", end: "Paris" }, back = { start: "Paris", end: "Berlin" };
  const other = { start: "Paris", end: "Rome" };
  const asides = abreast([there, back, other]);
  assert.notEqual(asides.get(there), 0);
  assert.equal(asides.get(there), asides.get(back));
  assert.equal(asides.get(other), 0);
});
