/* Legs that join the same two places, side by side. */

const ABREAST = 6; // pixels between legs that join the same two places

/** By how many pixels each leg is to run aside, so that those between the same two places all show.
    @template {{ start: string, end: string }} Leg
    @param {Leg[]} legs @returns {Map<Leg, number>} */
export function abreast(legs) {
  const ways = new Map(), asides = new Map();
  for (const leg of legs) {
    const way = [leg.start, leg.end].sort().join("\n");
    ways.set(way, [...(ways.get(way) || []), leg]);
  }
  for (const side of ways.values()) {
    side.forEach((leg, i) => {
      const forth = leg.start < leg.end ? 1 : -1;
      asides.set(leg, forth * ABREAST * (i - (side.length - 1) / 2));
    });
  }
  return asides;
}
