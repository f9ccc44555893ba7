import assert from "node:assert/strict";
import { test } from "node:test";
import { changedOutline } from "../../../dashboard/browser/shared/source.js";

const [a, b, c] = ["a", "b", "c"].map((id) => ({ id }));
const before = /** @type {any} */ ({ title: "one", stops: [a, b, c], legs: [a] });

test("an outline is put together of what stood in the one before and of what is new", () => {
  const fresh = { id: "new" };
  const changes = { lists: { stops: [[1, 3], fresh, [0, 1]], legs: [] }, rest: { title: "two" } };
  const made = /** @type {any} */ (changedOutline(before, /** @type {any} */ (changes)));
  assert.deepEqual(made, { title: "two", stops: [b, c, fresh, a], legs: [] });
  assert.equal(made.stops[0], b);
});

test("a whole one is taken as it is; without the one before, the rest cannot be had", () => {
  const whole = /** @type {any} */ ({ title: "whole" });
  assert.equal(changedOutline(null, { view: whole }), whole);
  assert.equal(changedOutline(null, { lists: {}, rest: {} }), null);
});
