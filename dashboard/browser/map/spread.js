/* Marks that would lie on each other are moved apart, each tied to its point by a short line. */
(function () {
  "use strict";

  const ROUNDS = 40;
  const MOST = 120; // marks beyond which a crowd is left as it is
  const GAP = 2;
  const FARTHEST = 48; // pixels that a mark may move off its point

  /* Moves boxes {x, y, half: {x, y}} apart, a little at a time, each pair along the way that is
     shortest; returns how far each has moved, in pixels. */
  function spread(boxes) {
    const moved = boxes.map(() => ({ x: 0, y: 0 }));
    if (boxes.length > MOST) return moved;
    for (let round = 0; round < ROUNDS; round++) {
      let quiet = true;
      for (let i = 0; i < boxes.length; i++) {
        for (let j = i + 1; j < boxes.length; j++) quiet = !part(boxes[i], moved[i], boxes[j], moved[j]) && quiet;
      }
      if (quiet) break;
    }
    return moved;
  }

  /* Moves two boxes half of their overlap each; false where they do not overlap. */
  function part(a, movedA, b, movedB) {
    const dx = b.x + movedB.x - a.x - movedA.x, dy = b.y + movedB.y - a.y - movedA.y;
    const overX = a.half.x + b.half.x + GAP - Math.abs(dx), overY = a.half.y + b.half.y + GAP - Math.abs(dy);
    if (overX <= 0.5 || overY <= 0.5) return false;
    const axis = overX < overY ? "x" : "y";
    const step = (axis === "x" ? overX * (Math.sign(dx) || 1) : overY * (Math.sign(dy) || 1)) / 2;
    const within = (value) => Math.max(-FARTHEST, Math.min(FARTHEST, value));
    movedA[axis] = within(movedA[axis] - step);
    movedB[axis] = within(movedB[axis] + step);
    return true;
  }

  window.Dateline = Object.assign(window.Dateline || {}, { spread });
})();
