/* The days that are shown: a first and a last one, and what of a view lies within. */

/** @import { Drawn, StopView } from "../view.d.ts" */

/** @typedef {{ first: string, last: string } | null} Range  as 2023-09-15; null for all days */

/** Whether a stop may have been on one of the days: its own leave that open. One without a day is on
    none.
    @param {StopView} stop @param {Range} range */
export const isWithin = (stop, range) =>
  !range || (stop.first_day !== "" && stop.first_day <= range.last && stop.last_day >= range.first);

/** @param {Range} one @param {Range} other */
export const isSameRange = (one, other) => (one?.first ?? "") === (other?.first ?? "") && (one?.last ?? "") === (other?.last ?? "");

/** What the map draws of a view within some days: the stops on them, the legs between these, and the
    places but those that only were stops on other days. The map is not fitted anew.
    @param {Drawn} view @param {Range} range @returns {Drawn} */
export function withinDays(view, range) {
  if (!range) return view;
  const end = (traveller, trip, place) => JSON.stringify([traveller, trip, place]);
  const stops = view.stops.filter((stop) => isWithin(stop, range));
  const reached = new Set(stops.map((stop) => end(stop.traveller, stop.trip, stop.place)));
  const isReached = (leg) => [leg.start, leg.end].every((place) => reached.has(end(leg.traveller, leg.trip, place)));
  const places = view.places.map((place) => ({
    ...place, stops: place.stops.filter((stop) => isWithin(stop, range)), perhaps: place.perhaps.filter((stop) => isWithin(stop, range)),
  }));
  return {
    ...view, stops, legs: view.legs.filter(isReached), perhaps: view.perhaps.filter((stop) => isWithin(stop, range)),
    places: places.filter((place) => place.role === "named" || place.stops.length || place.perhaps.length),
  };
}
