/* Where the round world is cut open: which copy of each place is drawn, so that journeys over the
   antimeridian stay in one piece where they can. */

/** @import { Drawn } from "../view.d.ts" */

const FULL = 360;
const WIDE_GAP = 150; // degrees without a stop, from which the cut goes through their middle

const mod = (value) => ((value % FULL) + FULL) % FULL;

/** Points whose longitudes run on past ±180° where the line crosses the antimeridian.
    @param {[number, number][]} points @returns {[number, number][]} */
export function unwrapped(points) {
  let turn = 0;
  return points.map(([lat, lon], i) => {
    if (i && lon - points[i - 1][1] > 180) turn -= FULL;
    if (i && lon - points[i - 1][1] < -180) turn += FULL;
    return [lat, lon + turn];
  });
}

/* The longitude of the cut: where the fewest legs are cut in two, then in the middle of the
   widest gap between the places in focus, then near the antimeridian. */
function seam(lons, legs) {
  const sorted = [...new Set(lons.map((lon) => Math.round(mod(lon))))].sort((a, b) => a - b);
  const cuts = [{ at: 180, gap: 0 }];
  sorted.forEach((lon, i) => {
    const next = i + 1 < sorted.length ? sorted[i + 1] : sorted[0] + FULL;
    cuts.push({ at: mod((lon + next) / 2), gap: next - lon });
  });
  const spans = legs.map(({ points }) => {
    const run = unwrapped(points).map(([, lon]) => lon);
    return [Math.min(...run), Math.max(...run)];
  });
  const price = ({ at, gap }) => {
    const crossed = spans.filter(([from, to]) => from + mod(at - from) < to).length;
    return [crossed, gap > WIDE_GAP ? -gap : 0, Math.abs(at - 180)];
  };
  let best = null;
  for (const cut of cuts) {
    const cost = price(cut), differs = best && cost.findIndex((value, i) => value !== best.cost[i]);
    if (!best || (differs >= 0 && cost[differs] < best.cost[differs])) best = { ...cut, cost };
  }
  return best.at;
}

/** How many times round the world each place is drawn, by its id.
    @param {Pick<Drawn, "focus" | "places" | "legs" | "life_lines">} view @returns {Map<string, number>} */
export function turnsOf(view) {
  const lonOf = new Map(view.places.map(({ id, lon }) => [id, lon]));
  const cut = seam(view.focus.map((id) => lonOf.get(id) ?? 0), [...view.legs, ...view.life_lines]) - FULL;
  return new Map(view.places.map(({ id, lon }) => [id, Math.round((cut + mod(lon - cut) - lon) / FULL)]));
}
