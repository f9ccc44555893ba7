import assert from "node:assert/strict";
import { test } from "node:test";

import { isSameRange, isWithin, withinDays } from "../../../dashboard/browser/shared/days.js";

const stop = (place, first_day, last_day = first_day, more = {}) => ({ traveller: "Ann", trip: 1, place, first_day, last_day, ...more });
const STOPS = [stop("Oslo", "2024-03-04"), stop("Bergen", "2024-03-06", "2024-03-09"), stop("Hull", "")];
const VIEW = {
  stops: STOPS, perhaps: [], focus: ["Oslo", "Bergen"],
  legs: [{ traveller: "Ann", trip: 1, start: "Oslo", end: "Bergen" }],
  places: [...STOPS.map((one) => ({ id: one.place, role: "stop", stops: [one], perhaps: [] })), { id: "Rome", role: "named", stops: [], perhaps: [] }],
};

test("a stop is within days that its own leave open, and one without a day is within none", () => {
  const within = (first, last) => STOPS.filter((one) => isWithin(one, { first, last })).map((one) => one.place);
  assert.deepEqual(within("2024-03-04", "2024-03-04"), ["Oslo"]);
  assert.deepEqual(within("2024-03-08", "2024-03-20"), ["Bergen"]);
  assert.deepEqual(within("2024-03-05", "2024-03-05"), []);
  assert.equal(STOPS.filter((one) => isWithin(one, null)).length, 3);
});

test("a view within days has no leg to a stop on another, keeps what is only named, and its focus", () => {
  const seen = withinDays(VIEW, { first: "2024-03-07", last: "2024-03-07" });
  assert.deepEqual(seen.stops.map((one) => one.place), ["Bergen"]);
  assert.deepEqual(seen.legs, []);
  assert.deepEqual(seen.places.map((one) => one.id), ["Bergen", "Rome"]);
  assert.deepEqual(seen.focus, VIEW.focus);
  assert.equal(withinDays(VIEW, { first: "2024-03-01", last: "2024-03-30" }).legs.length, 1);
  assert.equal(withinDays(VIEW, null), VIEW);
});

test("ranges are the same by their days", () => {
  assert.ok(isSameRange(null, null));
  assert.ok(isSameRange({ first: "a", last: "b" }, { first: "a", last: "b" }));
  assert.ok(!isSameRange({ first: "a", last: "b" }, null));
});
