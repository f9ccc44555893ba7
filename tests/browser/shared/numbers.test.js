import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, distance, share } from "../../../dashboard/browser/shared/numbers.js";

test("a distance has its thousands set off, and its bearing", () => {
  assert.equal(distance({ km: 1234, bearing: "NE" }), "1,234 km NE");
  assert.equal(distance({ km: 999, bearing: "S" }), "999 km S");
  assert.equal(distance({ km: 0, bearing: "N" }), "0 km N");
});

test("the first stop has no distance", () => {
  assert.equal(distance({ km: null, bearing: "" }), "");
});

test("one is said in the singular", () => {
  assert.equal(counted(1, "more sentence"), "1 more sentence");
  assert.equal(counted(6, "more sentence"), "6 more sentences");
});

test("how sure is said in hundredths, as everywhere on the page", () => {
  assert.equal(share(0.91), "91 %");
  assert.equal(share(1), "100 %");
  assert.equal(share(0.005), "1 %");
  assert.equal(share(0.004), "less than 1 %");
});
