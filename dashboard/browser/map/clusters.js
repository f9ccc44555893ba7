/* Places that are only named gather where they stand close together, in clusters that open. Which do
   is told by the places and the zoom alone; stops never gather. */
import { grouped } from "../shared/grouped.js";

const CELL = 60; // pixels of the grid
const FEW = 60; // up to so many places, only those gather that crowd a cell
const CROWD = 4; // places in one cell
const APART = 40; // pixels between the middles of two clusters
const REACH = 18; // pixels within which a cluster takes in a dot beside it

const away = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

function middle(points) {
  const sum = (axis) => points.reduce((total, point) => total + point[axis], 0) / points.length;
  return { points, x: sum("x"), y: sum("y") };
}

/* Joins points to the cluster that is nearer than `reach`; false where there is none. */
function joined(clusters, { points, x, y }, reach) {
  const at = clusters.findIndex((cluster) => away(cluster, { x, y }) < reach);
  if (at >= 0) clusters[at] = middle([...clusters[at].points, ...points]);
  return at >= 0;
}

/** Gathers points, in pixels of the world at a whole zoom: those that stand `alone`, and `clusters`,
    each at the middle of its points.
    @template {{ x: number, y: number }} Point
    @param {Point[]} points
    @returns {{ alone: Point[], clusters: { points: Point[], x: number, y: number }[] }} */
export function gather(points) {
  const cells = grouped(points, ({ x, y }) => `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`);
  const few = [], clusters = [], least = points.length > FEW ? 2 : CROWD;
  for (const cell of cells.values()) {
    if (cell.length < least) few.push(...cell);
    else if (!joined(clusters, middle(cell), APART)) clusters.push(middle(cell));
  }
  const alone = few.filter((point) => !joined(clusters, middle([point]), REACH));
  return { alone, clusters };
}
