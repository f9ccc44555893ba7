/* A line's points, of the numbers that stand for them (dashboard/view/lines.py). */

const SCALE = 10_000; // of a degree
const DEPTH = 3; // differences of differences of differences

/** @param {number[]} differences @returns {number[]} */
function axisOf(differences) {
  const numbers = [...differences];
  for (let depth = DEPTH - 1; depth >= 0; depth--)
    for (let at = depth + 1; at < numbers.length; at++) numbers[at] += numbers[at - 1];
  return numbers.map((number) => number / SCALE);
}

/** The points (lat, lon) of a line: its numbers are those of all latitudes and then those of all longitudes.
    @param {number[]} line @returns {[number, number][]} */
export function pointsOf(line) {
  const count = line.length / 2, lons = axisOf(line.slice(count));
  return axisOf(line.slice(0, count)).map((lat, at) => [lat, lons[at]]);
}
