import assert from "node:assert/strict";
import { test } from "node:test";

import { dayOf, erasOf, MARGIN, scaleOf, spansOf } from "../../../dashboard/browser/tables/timescale.js";

const stop = (first = "", last = first) => ({ first_day: first, last_day: last });
const ranges = (stops, edge = 2) => spansOf(stops, edge).map(({ from, to, isOpen }) => [from, to, isOpen]);
const day = dayOf("2023-09-13");

test("a day is a whole number of days, whatever the time zone", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf("2024-03-01") - dayOf("2024-02-28"), 2);
});

test("a stop spans its days to the end of the last", () => {
  assert.deepEqual(ranges([stop("2023-09-13")]), [[day, day + 1, false]]);
  assert.deepEqual(ranges([stop("2023-09-13", "2023-09-15")]), [[day, day + 3, false]]);
});

test("a stop without a day lies between its neighbours, and several share the time", () => {
  const known = [stop("2023-09-13"), stop("2023-09-17")];
  assert.deepEqual(ranges([known[0], stop(), known[1]])[1], [day + 1, day + 4, true]);
  assert.deepEqual(ranges([known[0], stop(), stop(), stop(), known[1]]).slice(1, 4),
    [[day + 1, day + 2, true], [day + 2, day + 3, true], [day + 3, day + 4, true]]);
});

test("before the first day and after the last there is room for those without one", () => {
  assert.deepEqual(ranges([stop(), stop("2023-09-13"), stop()], 2),
    [[day - 2, day, true], [day, day + 1, false], [day + 1, day + 3, true]]);
});

test("between stops on days that follow each other, one without a day has a day still", () => {
  assert.deepEqual(ranges([stop("2023-09-13"), stop(), stop("2023-09-14")])[1], [day + 1, day + 2, true]);
});

test("where no day is known there is nothing to draw", () => {
  assert.deepEqual(spansOf([stop(), stop()], 2), []);
});

test("visits within weeks are one era, from edge to edge", () => {
  const eras = erasOf(spansOf([stop("2023-09-13"), stop("2023-10-01")], 2), 500);
  assert.deepEqual(eras, [{ from: day, to: day + 19, left: MARGIN, right: MARGIN + 500 }]);
});

test("visits years apart are eras with room for each, in their order", () => {
  const spans = spansOf([stop("2023-09-13"), stop("1987-06-01")], 2);
  const [first, last, ...others] = erasOf(spans, 500);
  assert.deepEqual(others, []);
  assert.equal(first.from, dayOf("1987-06-01"));
  assert.ok(first.right - first.left >= 110 && last.right - last.left >= 110);
  assert.ok(first.right < last.left && last.right <= MARGIN + 500);
});

test("the scale has days where they fit, then months, then years", () => {
  const scale = (days, width) => scaleOf({ from: day, to: day + days, left: 0, right: width }, false).map(([, words]) => words);
  assert.deepEqual(scale(3, 300), ["13 Sep", "14 Sep", "15 Sep"]);
  assert.deepEqual(scale(14, 300), ["13 Sep", "20 Sep"]);
  assert.deepEqual(scale(120, 300), ["Oct 2023", "Nov 2023", "Dec 2023", "Jan 2024"]);
  assert.deepEqual(scale(800, 300), ["Jan 2024", "Jul 2024", "Jan 2025", "Jul 2025"]);
  assert.deepEqual(scale(1600, 300), ["2024", "2025", "2026", "2027", "2028"]);
});

test("of several eras each says its year", () => {
  const era = { from: day, to: day + 2, left: 0, right: 300 };
  assert.deepEqual(scaleOf(era, true), [[day, "13 Sep 2023"], [day + 1, "14 Sep"]]);
});
