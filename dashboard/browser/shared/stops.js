/* What map, table and timeline share of a stop: its sign, which is the traveller's shape, filled
   where the visit happened, with the stop's number in it; and what the articles disagree on. */

/** @import { Quote, StationView, StopView, TravellerView } from "../view.d.ts" */

const SVG = "http://www.w3.org/2000/svg";

/* The travellers' shapes, in order, in a box from -12 to 12: told apart without their colours. */
const SHAPES = [
  "M0-11A11 11 0 1 1 0 11A11 11 0 1 1 0-11Z",
  "M-7-10H7A3 3 0 0 1 10-7V7A3 3 0 0 1 7 10H-7A3 3 0 0 1-10 7V-7A3 3 0 0 1-7-10Z",
  "M0-12.5L12.5 0L0 12.5L-12.5 0Z",
  "M-6-10.5H6L12 0L6 10.5H-6L-12 0Z",
  "M-11-9H11L9 3Q6 9 0 12Q-6 9-9 3Z",
  "M0-12L11.5-3.5L7 10.5H-7L-11.5-3.5Z",
];

function svg(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

/* A colour mixed with a grey, from 0, black, to 255, white. */
function mixed(color, grey, share) {
  const parts = /^#(..)(..)(..)$/.exec(color);
  if (!parts) return color;
  const mix = (part) => Math.round(parseInt(part, 16) * (1 - share) + grey * share);
  return `rgb(${parts.slice(1).map(mix).join(", ")})`;
}

/** @type {WeakMap<TravellerView[], Map<string, number>>} */
const ranks = new WeakMap(); // of travellers by name, by the list that they are in

/** How a traveller is drawn among all that are shown, on light or dark paper: `color` on the latter
    lighter, `faded` for what is not sure.
    @param {TravellerView[]} travellers @param {string} name @param {boolean} dark */
export function lookOf(travellers, name, dark) {
  if (!ranks.has(travellers)) ranks.set(travellers, new Map(travellers.map((one, at) => [one.name, at])));
  const rank = ranks.get(travellers).get(name) ?? 0;
  const color = travellers[rank]?.color || "#b3392f";
  return {
    rank,
    color: dark ? mixed(color, 255, 0.42) : color,
    faded: mixed(color, dark ? 160 : 120, 0.6),
    shape: SHAPES[rank % SHAPES.length],
  };
}

/* `rank` is the traveller's; a stop on which the articles disagree carries a question mark. */
export function sign(rank, status, number, color, size, disputed = false) {
  const made = svg("svg", {
    viewBox: "-14 -14 28 28", width: size, height: size, class: `sign is-${status}`, "aria-hidden": "true",
  });
  const wide = number.length > 1;
  made.style.setProperty("--color", color);
  made.append(
    svg("path", { d: SHAPES[rank % SHAPES.length] }),
    svg("text", { y: wide ? 4 : 4.8, "text-anchor": "middle", "font-size": wide ? 11.5 : 13.5 }, number),
  );
  if (disputed) {
    const badge = svg("g", { class: "sign-doubt", transform: "translate(10 -9)" });
    badge.append(svg("circle", { r: 6.4 }), svg("text", { y: 3.7, "text-anchor": "middle", "font-size": 10.5 }, "?"));
    made.append(badge);
  }
  return made;
}

/** The sign of a station of a life, a square, with its number in it where the life is in order.
    @param {string} number @param {number} size */
export function stationSign(number, size) {
  const made = svg("svg", { viewBox: "-14 -14 28 28", width: size, height: size, class: "sign is-station", "aria-hidden": "true" });
  made.append(
    svg("path", { d: "M-11-11H11V11H-11Z" }),
    svg("text", { y: 4.8, "text-anchor": "middle", "font-size": number.length > 1 ? 12 : 14 }, number),
  );
  return made;
}

/** When a station was: its years, or else the text's own words for the time.
    @param {StationView} station */
export const yearsOf = (station) => station.when || (station.when_text && `“${station.when_text}”`);

/** The sign of a stop, in its traveller's rank and color; that of one that perhaps was is dotted and
    asks.
    @param {StopView} stop @param {number} rank @param {string} color @param {number} size */
export function signOf(stop, rank, color, size) {
  if (stop.perhaps) return sign(rank, "perhaps", "?", color, size);
  return sign(rank, stop.status, stop.number, color, size, stop.disagreements.length > 0);
}

/** A stop's status in words; of one that is not sure enough for the route, that it perhaps was.
    @param {StopView} stop */
export const statusOf = (stop) => (stop.perhaps ? `perhaps ${stop.status_words}` : stop.status_words);

/** What other articles say instead of the stop's day or status: " or Wed 15 Jun", or "".
    @param {StopView} stop @param {"day" | "status"} what */
export function otherwise(stop, what) {
  return stop.disagreements.filter((one) => one.what === what).map((one) => ` or ${one.sides[1].says}`).join("");
}

/** The stop's sentences that no disagreement quotes already.
    @param {StopView} stop */
export function undisputed(stop) {
  const address = (quote) => `${quote.sentence} ${quote.article}`;
  const quoted = new Set(stop.disagreements.flatMap(({ sides }) => sides.flatMap((side) => side.quotes.map(address))));
  return stop.quotes.filter((quote) => !quoted.has(address(quote)));
}

/** The articles that sentences are from.
    @param {Quote[]} quotes */
export const namesOf = (quotes) => [...new Set(quotes.map((quote) => quote.source))].join(" and ");
