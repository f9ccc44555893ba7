// What the cells of a stop's row say, and of a station's.

import { distance } from "../shared/numbers.js";
import { make } from "../shared/page.js";
import { otherwise, stationSign, statusOf, undisputed, yearsOf } from "../shared/stops.js";
import { cell, disagreement, evidence, pin } from "./cells.js";

/** @import { StationView, StopView } from "../view.d.ts" */

const numbered = (number) => (number ? 24 : 13); // pixels across a sign, with a number in it or without

/** The cells of a stop: with the traveller's name if `isNamed`, and with a way to its mark if it
    `isPinned`; `sign` draws the sign of a stop, so many pixels across.
    @param {StopView} stop @param {(stop: StopView, size: number) => Element} sign @param {boolean} isNamed
    @param {boolean} isPinned */
export const stopCells = (stop, sign, isNamed, isPinned) => {
  const when = stop.when || stop.when_text;
  const [first] = stop.quotes;
  const where = [isPinned ? pin(stop.place, stop.place_name, first) : make("b", "", stop.place_name)];
  if (isNamed) where.unshift(make("span", "dl-who", stop.traveller));
  const looks = stop.perhaps ? "perhaps" : stop.status;
  const asWritten = stop.when && stop.when_text && !stop.when.includes(stop.when_text);
  const told = evidence(undisputed(stop), stop.same_wording, stop.borrowed, stop.edited);
  told.prepend(...stop.disagreements.map(disagreement));
  return [
    cell("dl-mark", sign(stop, numbered(stop.number || stop.perhaps))),
    cell("dl-when", when || make("span", "dl-quiet", "no day given"), otherwise(stop, "day"),
      asWritten && make("span", "dl-note", `“${stop.when_text}”`)),
    cell("dl-where", ...where),
    cell("dl-state", make("span", `dl-status-word is-${looks}`, statusOf(stop)), otherwise(stop, "status"),
      stop.sure && make("span", "dl-note", stop.sure)),
    cell("dl-leg", distance(stop), stop.way_note && make("span", "dl-note", stop.way_note)),
    told,
  ];
};

/** The cells of a station of a life, with whose it is if `isNamed`.
    @param {StationView} station @param {boolean} isNamed */
export const stationCells = (station, isNamed) => {
  const where = [pin(station.place, station.place_name, station.quotes[0])];
  if (isNamed) where.unshift(make("span", "dl-who", station.traveller));
  const asWritten = station.when && station.when_text && !station.when_text.endsWith(station.when);
  return [
    cell("dl-mark", stationSign(station.number, numbered(station.number))),
    cell("dl-when", yearsOf(station) || make("span", "dl-quiet", "no year given"),
      asWritten && make("span", "dl-note", `“${station.when_text}”`)),
    cell("dl-where", ...where),
    cell("dl-state", make("span", "dl-status-word is-station", station.station)),
    evidence(station.quotes, station.same_wording, station.edited),
  ];
};
