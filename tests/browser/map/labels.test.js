import assert from "node:assert/strict";
import { test } from "node:test";

import { overlap, Placer } from "../../../dashboard/browser/map/labels.js";

const mark = (x, y, half = 10) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });
const sides = ({ left, right, top, bottom }) => ({ left, right, top, bottom });

test("a name stands to the right of its mark, in the middle of its height", () => {
  const spot = new Placer().beside(mark(100, 100), 60, 17, null);
  assert.deepEqual(sides(spot), { left: 115, right: 175, top: 91.5, bottom: 108.5 });
});

test("where the right is taken a name stands to the left", () => {
  const placer = new Placer();
  placer.take({ left: 120, right: 160, top: 95, bottom: 105 });
  const spot = placer.beside(mark(100, 100), 60, 17, null);
  assert.deepEqual([spot.left, spot.right], [25, 85]);
});

test("a name may lie over its own mark and over no other", () => {
  const placer = new Placer(), own = {};
  placer.take(mark(100, 100), own);
  const box = { left: 95, right: 130, top: 95, bottom: 105 };
  assert.ok(placer.free(box, own));
  assert.ok(!placer.free(box, {}));
  assert.ok(!placer.free(box));
});

test("a name gives way to a leg, though the place beside it is free", () => {
  const placer = new Placer();
  placer.avoid({ x: 100, y: 100 }, { x: 400, y: 100 });
  const spot = placer.beside(mark(100, 100), 60, 17, null);
  assert.equal(placer.crossings(spot), 0);
  assert.ok(spot.right < 100);
});

test("where everything around is taken a name stays unwritten", () => {
  const placer = new Placer();
  placer.take(mark(100, 100, 300));
  assert.equal(placer.beside(mark(100, 100), 60, 17, null), null);
});

test("a name hangs out of the frame by no more than three tenths of its width", () => {
  const frame = { left: 0, right: 200, top: 0, bottom: 200 };
  const near = new Placer().beside(mark(130, 100), 60, 17, null, frame);
  assert.deepEqual([near.left, near.right], [55, 115]); // the left is whole
  const placer = new Placer();
  placer.take({ left: 0, right: 130, top: 0, bottom: 200 });
  assert.equal(placer.beside(mark(130, 100), 60, 17, null, frame).right, 198); // a corner, rather than to hang out
  assert.equal(placer.beside(mark(192, 100), 60, 17, null, frame), null);
});

test("a name rather crosses a leg of many pieces than to be cut off by the frame or covered", () => {
  const frame = { left: 0, right: 300, top: 0, bottom: 200 }, cover = { left: 0, right: 40, top: 80, bottom: 120 };
  for (const covers of [[], [cover]]) {
    const placer = new Placer(), x = covers.length ? 110 : 60;
    placer.take({ left: x + 32, right: 300, top: 0, bottom: 200 });
    for (let i = 0; i < 20; i++) placer.avoid({ x: x + i, y: 112 + i }, { x: x + i + 1, y: 113 + i });
    for (let i = 0; i < 20; i++) placer.avoid({ x: x + i, y: 88 - i }, { x: x + i + 1, y: 87 - i });
    const spot = placer.beside(mark(x, 100), 60, 17, null, frame, covers);
    assert.ok(spot.left >= 0 && !covers.some((one) => overlap(spot, one)));
  }
});

test("of two hundred names in a heap none runs over another", () => {
  const placer = new Placer(), marks = [];
  for (let i = 0; i < 200; i++) marks.push(mark((i * 37) % 500, (i * 53) % 400, 4));
  for (const one of marks) placer.take(one, one);
  const names = marks.map((one) => placer.beside(one, 20 + ((one.left + 4) % 60), 15, one)).filter(Boolean);
  assert.ok(names.length > 20);
  names.forEach((a, i) => names.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b))));
});
