import assert from "node:assert/strict";
import { test } from "node:test";

import { gather } from "../../../dashboard/browser/map/clusters.js";

const points = (count, x, y, apart = 0) => Array.from({ length: count }, (_, i) => ({ x: x + i * apart, y }));

test("three places close together stand alone, four gather at their middle", () => {
  assert.deepEqual(gather(points(3, 10, 10)), { alone: points(3, 10, 10), clusters: [] });
  const { alone, clusters } = gather(points(4, 10, 10, 4));
  assert.equal(alone.length, 0);
  assert.deepEqual(clusters.map(({ x, y }) => [x, y]), [[16, 10]]);
});

test("a dot right beside a cluster joins it, one farther away does not", () => {
  const near = gather([...points(4, 50, 10), { x: 65, y: 10 }]);
  assert.deepEqual([near.clusters[0].points.length, near.alone.length], [5, 0]);
  const far = gather([...points(4, 50, 10), { x: 75, y: 10 }]);
  assert.deepEqual([far.clusters[0].points.length, far.alone.length], [4, 1]);
});

test("two full cells whose middles nearly touch make one cluster", () => {
  const { clusters } = gather([...points(4, 55, 10), ...points(4, 65, 10)]);
  assert.deepEqual(clusters.map(({ points, x }) => [points.length, x]), [[8, 60]]);
});

test("no place is lost or told twice", () => {
  const all = Array.from({ length: 500 }, (_, i) => ({ x: (i * 7919) % 900, y: (i * 104729) % 700 }));
  const { alone, clusters } = gather(all);
  const told = [...alone, ...clusters.flatMap(({ points }) => points)];
  assert.equal(told.length, 500);
  assert.equal(new Set(told).size, 500);
});
