/* Marks that would lie on each other are moved apart, each tied to its point by a short line; those
   that find no room near their points are piled on one that has. */

const ROUNDS = 30;
const PASSES = 3;
const GAP = 2;
const SLIGHT = 4; // pixels by which two marks may overlap
const FARTHEST = 30; // pixels that a mark may move off its point
const CROWD = 60; // boxes, beyond which the closest are piled at once
const CLOSE = 12; // pixels

/** Moves boxes, each given by its middle and its `half`, apart, a little at a time, each pair along
    the way that is shortest. Returns how far each has `moved`, in pixels, and `under`: for a box that found no
    room, the box that it is piled under, an earlier one; otherwise null.
    @param {{ x: number, y: number, half: { x: number, y: number } }[]} boxes
    @returns {{ moved: { x: number, y: number }[], under: (number | null)[] }} */
export function spread(boxes) {
  const moved = boxes.map(() => ({ x: 0, y: 0 })), under = boxes.map(() => null);
  let shown = boxes.map((box, i) => i);
  if (boxes.length > CROWD) shown = apart(boxes, under);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const i of shown) moved[i] = { x: 0, y: 0 };
    part(boxes, moved, near(boxes, shown));
    const kept = piled(boxes, moved, shown, under);
    if (kept.length === shown.length) break;
    shown = kept;
  }
  return { moved, under: under.map((on) => top(under, on)) };
}

/* Of a crowd, those that lie apart; the others, for which there is no hope, are piled at once. */
function apart(boxes, under) {
  const cells = new Map(), kept = [], key = (x, y) => x * 1e6 + y;
  boxes.forEach(({ x, y }, i) => {
    const column = Math.floor(x / CLOSE), row = Math.floor(y / CLOSE);
    for (let at = 0; at < 9 && under[i] === null; at++) {
      const found = cells.get(key(column + (at % 3) - 1, row + Math.floor(at / 3) - 1));
      if (found !== undefined && Math.hypot(boxes[found].x - x, boxes[found].y - y) < CLOSE) under[i] = found;
    }
    if (under[i] !== null) return;
    kept.push(i);
    cells.set(key(column, row), i);
  });
  return kept;
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

/* By how much two boxes overlap on an axis. */
function over(axis, a, movedA, b, movedB) {
  return a.half[axis] + b.half[axis] - Math.abs(b[axis] + movedB[axis] - a[axis] - movedA[axis]);
}

function part(boxes, moved, pairs) {
  for (let round = 0; round < ROUNDS; round++) {
    let quiet = true;
    for (const [i, j] of pairs) {
      const a = boxes[i], b = boxes[j], movedA = moved[i], movedB = moved[j];
      const x = over("x", a, movedA, b, movedB) + GAP;
      if (x <= 0.5) continue;
      const y = over("y", a, movedA, b, movedB) + GAP;
      if (y <= 0.5) continue;
      const axis = x < y ? "x" : "y", way = b[axis] + movedB[axis] - a[axis] - movedA[axis];
      const step = Math.min(x, y) * (Math.sign(way) || 1) / 2;
      movedA[axis] -= step;
      movedB[axis] += step;
      hold(movedA);
      hold(movedB);
      quiet = false;
    }
    if (quiet) return;
  }
}

function hold(moved) {
  const far = Math.hypot(moved.x, moved.y);
  if (far <= FARTHEST) return;
  moved.x *= FARTHEST / far;
  moved.y *= FARTHEST / far;
}

/* Piles those that still lie on an earlier one under the nearest such; returns the others. */
function piled(boxes, moved, shown, under) {
  const kept = [];
  for (const i of shown) {
    let best = null;
    for (const j of kept) {
      if (over("x", boxes[j], moved[j], boxes[i], moved[i]) <= SLIGHT) continue;
      if (over("y", boxes[j], moved[j], boxes[i], moved[i]) <= SLIGHT) continue;
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
