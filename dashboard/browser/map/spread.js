/* Marks that would lie on each other are moved apart, each tied to its point by a short line; those
   that find no room near their points are piled on one that has. */
(function () {
  "use strict";

  const ROUNDS = 30;
  const PASSES = 3;
  const GAP = 2;
  const SLIGHT = 4; // pixels by which two marks may overlap
  const FARTHEST = 30; // pixels that a mark may move off its point

  /* Moves boxes {x, y, half: {x, y}} apart, a little at a time, each pair along the way that is
     shortest. Returns how far each has `moved`, in pixels, and `under`: for a box that found no
     room, the box that it is piled under, an earlier one; otherwise null. */
  function spread(boxes) {
    const moved = boxes.map(() => ({ x: 0, y: 0 })), under = boxes.map(() => null);
    let shown = boxes.map((box, i) => i);
    for (let pass = 0; pass < PASSES; pass++) {
      for (const i of shown) moved[i] = { x: 0, y: 0 };
      part(boxes, moved, near(boxes, shown));
      const kept = piled(boxes, moved, shown, under);
      if (kept.length === shown.length) break;
      shown = kept;
    }
    return { moved, under: under.map((on) => top(under, on)) };
  }

  const top = (under, on) => on !== null && under[on] !== null ? top(under, under[on]) : on;

  /* The pairs of boxes that may come to lie on each other. */
  function near(boxes, shown) {
    const pairs = [], sorted = [...shown].sort((a, b) => boxes[a].x - boxes[b].x);
    const widest = Math.max(0, ...shown.map((i) => boxes[i].half.x));
    sorted.forEach((i, at) => {
      const a = boxes[i];
      for (let next = at + 1; next < sorted.length; next++) {
        const j = sorted[next], b = boxes[j];
        if (b.x - a.x > a.half.x + widest + 2 * FARTHEST) break;
        if (Math.abs(b.y - a.y) < a.half.y + b.half.y + 2 * FARTHEST) pairs.push(i < j ? [i, j] : [j, i]);
      }
    });
    return pairs;
  }

  /* By how much two boxes overlap on each axis. */
  function overlap(a, movedA, b, movedB) {
    const over = (axis) => a.half[axis] + b.half[axis] - Math.abs(b[axis] + movedB[axis] - a[axis] - movedA[axis]);
    return { x: over("x"), y: over("y") };
  }

  function part(boxes, moved, pairs) {
    for (let round = 0; round < ROUNDS; round++) {
      let quiet = true;
      for (const [i, j] of pairs) {
        const { x, y } = overlap(boxes[i], moved[i], boxes[j], moved[j]);
        if (x + GAP <= 0.5 || y + GAP <= 0.5) continue;
        const axis = x < y ? "x" : "y", way = boxes[j][axis] + moved[j][axis] - boxes[i][axis] - moved[i][axis];
        const step = ((axis === "x" ? x : y) + GAP) * (Math.sign(way) || 1) / 2;
        moved[i] = held({ ...moved[i], [axis]: moved[i][axis] - step });
        moved[j] = held({ ...moved[j], [axis]: moved[j][axis] + step });
        quiet = false;
      }
      if (quiet) return;
    }
  }

  function held({ x, y }) {
    const share = Math.min(1, FARTHEST / (Math.hypot(x, y) || 1));
    return { x: x * share, y: y * share };
  }

  /* Piles those that still lie on an earlier one under the nearest such; returns the others. */
  function piled(boxes, moved, shown, under) {
    const kept = [];
    for (const i of shown) {
      let best = null;
      for (const j of kept) {
        const { x, y } = overlap(boxes[j], moved[j], boxes[i], moved[i]);
        if (x <= SLIGHT || y <= SLIGHT) continue;
        const away = Math.hypot(boxes[i].x - boxes[j].x, boxes[i].y - boxes[j].y);
        if (best === null || away < best.away) best = { j, away };
      }
      if (best === null) kept.push(i);
      else {
        under[i] = best.j;
        moved[i] = { x: 0, y: 0 };
      }
    }
    return kept;
  }

  window.Dateline = Object.assign(window.Dateline || {}, { spread });
})();
