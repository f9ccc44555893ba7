/* Where names stand so that none runs over another name or a mark: greedy, the loudest first, each
   at the cheapest of several positions that is free; what finds no room stays unwritten. */

/** @typedef {{ x: number, y: number }} Point  in pixels, like boxes */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const CELL = 64;
const ROW = 2 ** 26; // cells, more than the closest map is high
const GAP = 5;
const MOST_HANGING = 0.3; // of a name's width, how much may hang out of the frame
const UNREAD = 100; // what it costs to be cut off or covered: more than to cross any leg, which can be read
const BESIDE = [[1, 0], [-1, 0], [1, -1], [1, 1], [-1, -1], [-1, 1], [0, -1], [0, 1]];

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether the segment from a to b touches the box (Liang and Barsky, 1984).
    @param {Box} box @param {Point} a @param {Point} b */
function crosses({ left, right, top, bottom }, a, b) {
  let enter = 0, leave = 1;
  const cut = (step, room) => {
    if (step < 0) enter = Math.max(enter, room / step);
    else if (step > 0) leave = Math.min(leave, room / step);
    else if (room < 0) leave = -1;
  };
  const dx = b.x - a.x, dy = b.y - a.y;
  cut(-dx, a.x - left);
  cut(dx, right - a.x);
  cut(-dy, a.y - top);
  cut(dy, bottom - a.y);
  return enter <= leave;
}

export class Placer {
  constructor() {
    this.boxes = new Map();
    this.lines = new Map();
  }

  * cells(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) yield x * ROW + y;
    }
  }

  put(store, box, item) {
    for (const cell of this.cells(box)) {
      if (!store.has(cell)) store.set(cell, []);
      store.get(cell).push(item);
    }
  }

  /** Takes the room of a mark or a name; `owner` may lie over it.
      @param {Box} box @param {object | null} owner */
  take(box, owner = null) {
    this.put(this.boxes, box, { ...box, owner });
  }

  /** Remembers a leg, which names rather do not cross.
      @param {Point} a @param {Point} b */
  avoid(a, b) {
    const pieces = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CELL));
    for (let i = 0; i < pieces; i++) {
      const at = (share) => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });
      const from = at(i / pieces), to = at((i + 1) / pieces);
      const box = {
        left: Math.min(from.x, to.x), right: Math.max(from.x, to.x),
        top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y),
      };
      this.put(this.lines, box, [from, to]);
    }
  }

  /** @param {Box} box @param {object | null} owner */
  free(box, owner = null) {
    for (const cell of this.cells(box)) {
      for (const other of this.boxes.get(cell) || []) {
        if ((owner === null || other.owner !== owner) && overlap(box, other)) return false;
      }
    }
    return true;
  }

  /** How many of the legs to avoid touch a box.
      @param {Box} box */
  crossings(box) {
    let count = 0;
    for (const cell of this.cells(box)) {
      for (const [from, to] of this.lines.get(cell) || []) count += Number(crosses(box, from, to));
    }
    return count;
  }

  /** Finds a name of width × height its place beside a mark and takes it: inside `frame`, the
      piece of map in view, if one is given, and off `covers`, the controls over it, where it can.
      @param {Box} mark @param {number} width @param {number} height @param {object | null} owner
      @param {Box | null} frame @param {Box[]} covers @returns {Box | null} */
  beside(mark, width, height, owner, frame = null, covers = []) {
    let best = null;
    BESIDE.forEach(([dx, dy], rank) => {
      const middle = { x: (mark.left + mark.right) / 2, y: (mark.top + mark.bottom) / 2 };
      const near = dx && dy ? -2 : GAP;
      const left = dx > 0 ? mark.right + near : dx < 0 ? mark.left - near - width : middle.x - width / 2;
      const top = dy > 0 ? mark.bottom + near : dy < 0 ? mark.top - near - height : middle.y - height / 2;
      const box = { left, top, right: left + width, bottom: top + height };
      const hanging = frame ? Math.max(0, frame.left - box.left, box.right - frame.right) / width : 0;
      if (hanging > MOST_HANGING || (frame && (box.top < frame.top || box.bottom > frame.bottom))) return;
      const cost = rank + 3 * this.crossings(box) + (hanging || covers.some((cover) => overlap(box, cover)) ? UNREAD : 0);
      if ((best === null || cost < best.cost) && this.free(box, owner)) best = { ...box, cost };
    });
    if (best) this.take(best);
    return best;
  }
}
