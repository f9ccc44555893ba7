/* The marks: numbered stops in their traveller's shape, quiet dots, regions as soft names. */
import { SANS, widthOf } from "./typeface.js";
import { element } from "../shared/element.js";
import { signOf, stationSign } from "../shared/stops.js";

/** @import { DrawnPlace } from "../view.d.ts" */

const SIZE = { current: 26, past: 20, perhaps: 20, life: 24, station: 12 };
export const FONTS = {
  stop: `600 14px ${SANS}`, past: `500 12.5px ${SANS}`, perhaps: `500 12.5px ${SANS}`, named: `400 12.5px ${SANS}`,
  area: `italic 500 12.5px ${SANS}`, life: `600 13.5px ${SANS}`, station: `400 12.5px ${SANS}`,
};
export const LABEL_HEIGHT = 17;
const CLUSTER = { least: 22, most: 34 }; // pixels across
const MOST_SQUARES = 3; // of one place
const LEAST_REACH = 12; // pixels from its middle that a mark can be pressed

export const Icon = /** @type {any} */ (L.Icon).extend({
  createIcon() {
    return this.options.button;
  },
  createShadow() {
    return null;
  },
});

/** The signs of a place's stops: one a traveller and number, the loudest first, and behind them those
    that perhaps were, one a traveller.
    @param {DrawnPlace} place */
function signsOf(place) {
  const maybe = [...new Map(place.perhaps.map((stop) => [stop.traveller, stop])).values()];
  return [...certainOf(place), ...maybe];
}

/** @param {DrawnPlace} place */
function certainOf(place) {
  const loud = { visited: 0, planned: 1, cancelled: 2, past: 3 };
  const seen = new Map();
  for (const stop of [...place.stops].sort((a, b) => loud[a.status] - loud[b.status])) {
    if (stop.number) seen.set(stop.traveller + "\n" + stop.number, stop);
  }
  return [...seen.values()];
}

/** How loud a place is drawn: "stop", "past", "perhaps", "life" (a station in the order of a life),
    "station", "named" or "area".
    @param {DrawnPlace} place */
export function loudness(place) {
  if (place.role === "station") return place.stations.some(({ number }) => number) ? "life" : "station";
  if (place.role === "perhaps") return "perhaps";
  if (place.role !== "stop") return place.area ? "area" : "named";
  if (!certainOf(place).length) return place.perhaps.length ? "perhaps" : "area";
  return place.stops.every((stop) => stop.status === "past") ? "past" : "stop";
}

/* The loudest first. */
export const ORDER = { stop: 0, life: 1, past: 2, perhaps: 3, cluster: 4, area: 5, station: 6, named: 7 };
export const isStop = (kind) => ORDER[kind] < ORDER.cluster;

/** What a screen reader says of a mark after its name.
    @param {DrawnPlace} place */
function spoken(place) {
  const stops = place.stops.map((stop) =>
    [`${stop.number && "stop " + stop.number} of ${stop.traveller}`.trim(), stop.status_words, stop.when,
      stop.disagreements.length ? "the articles disagree" : ""].filter(Boolean).join(", "));
  const maybe = place.perhaps.map((stop) => `perhaps a stop of ${stop.traveller}, ${stop.sure}`);
  const stations = place.stations.map((station) =>
    [`${station.number && "station " + station.number + ","} ${station.traveller} ${station.station}`.trim(), station.when].filter(Boolean).join(", "));
  const unsure = place.unsure ? ["unsure where"] : [];
  return ["", place.what, ...unsure, ...stops, ...maybe, ...stations].join("; ");
}

/* An empty button for the map, known to the page by its data. */
function blank(kind, data) {
  const made = element("button", `mark is-${kind}`);
  made.type = "button";
  Object.assign(made.dataset, data);
  return made;
}

/* Gives a button its size, and puts it at its point. */
function finished(mark) {
  const { button, half } = mark;
  mark.reach = { x: Math.max(half.x, LEAST_REACH), y: Math.max(half.y, LEAST_REACH) };
  Object.assign(button.style, { width: `${2 * mark.reach.x}px`, height: `${2 * mark.reach.y}px` });
  move(mark, { x: 0, y: 0 });
  return mark;
}

/* The button of a place, with the box of its mark and the width of its name, in pixels from
   the place's point; `look` gives a traveller's rank and color, `abreast` is how many of its signs
   it shows. */
export function button(place, look, abreast) {
  const kind = loudness(place), font = FONTS[kind], made = blank(kind, { place: place.id });
  if (place.unsure) made.classList.add("is-unsure");
  const name = element("span", "mark-name", place.name);
  const spacing = kind === "area" ? 0.6 : 0;
  const width = Math.ceil(widthOf(place.name, font, spacing)) + 2;
  name.style.font = font;
  name.style.width = width + "px";
  let half = { x: 4, y: 4 }, hides = false;
  if (kind === "area") {
    half = { x: width / 2, y: LABEL_HEIGHT / 2 };
    if (place.role === "stop") {
      made.classList.add("is-journey");
      made.append(element("span", "mark-dot")); // seen where its name has no room: a leg leads there
    }
  } else if (kind === "named") {
    made.append(element("span", "mark-dot"));
  } else if (kind === "life" || kind === "station") {
    half = ofStations(made, place, SIZE[kind]);
  } else {
    const signs = signsOf(place), shown = signs.slice(0, abreast), row = element("span", "mark-signs");
    row.setAttribute("aria-hidden", "true");
    let across = 0;
    made.append(element("span", "mark-tether"));
    for (const stop of shown) {
      const size = stop.perhaps ? SIZE.perhaps : stop.status === "past" ? SIZE.past : SIZE.current;
      const { rank, color } = look(stop.traveller);
      row.append(signOf(stop, rank, color, size));
      across += size - 2;
      half.y = Math.max(half.y, size / 2);
    }
    hides = signs.length > shown.length;
    half.x = across / 2 + 1;
    if (signs.every((stop) => stop.status === "cancelled" && !stop.perhaps)) made.classList.add("is-cancelled");
    made.append(row);
  }
  made.append(name, element("span", "only-spoken", spoken(place)));
  return finished({ button: made, name, half, width, kind, hides });
}

/* Puts the squares of a place's stations, or one for all, on its button; returns half their box. */
function ofStations(made, { stations }, size) {
  const numbers = [...new Set(stations.map(({ number }) => number))].slice(0, MOST_SQUARES);
  const row = element("span", "mark-signs", ...numbers.map((number) => stationSign(number, size)));
  row.setAttribute("aria-hidden", "true");
  made.append(element("span", "mark-tether"), row);
  return { x: (numbers.length * (size - 2)) / 2 + 1, y: size / 2 };
}

/* The button of a cluster of places, which says how many gather there and around which. */
export function clusterButton(places) {
  const made = blank("cluster", { around: places[0].id }), count = String(places.length);
  const across = Math.min(CLUSTER.most, CLUSTER.least + 4 * Math.log2(places.length / 4 + 1));
  const disc = element("span", "mark-cluster", count);
  Object.assign(disc.style, { width: `${across}px`, height: `${across}px` });
  made.append(disc, element("span", "only-spoken", ` places around ${places[0].name}`));
  made.title = `${count} places around ${places[0].name}`;
  return finished({ button: made, name: null, half: { x: across / 2, y: across / 2 }, width: 0, kind: "cluster" });
}

/** How many stops there are at places, or stations of a life: "3 stops here".
    @param {DrawnPlace[]} places */
export function countedHere(places) {
  const count = (told) => places.reduce((sum, place) => sum + place[told].length, 0);
  const stops = count("stops") + count("perhaps");
  return stops ? `${stops} stops here` : `${count("stations")} stations here`;
}

/* Piles other marks, or none, under one, which says how many stops there are where it does not show
   them all. */
export function pile(mark, others) {
  const said = countedHere([mark, ...others].map(({ place }) => place)), stops = parseInt(said);
  mark.pile = others;
  mark.button.querySelector(".mark-pile")?.remove();
  mark.button.classList.toggle("is-pile", others.length > 0);
  if (!others.length && !mark.hides) return;
  const count = element("span", "mark-pile", `${stops}`, element("span", "only-spoken", said.slice(String(stops).length)));
  count.title = said;
  mark.button.append(count);
}

/* Moves a mark off its point by so many pixels, and ties it to the point. */
export function move(mark, { x, y }) {
  mark.moved = { x, y };
  mark.button.style.margin = `${y - mark.reach.y}px 0 0 ${x - mark.reach.x}px`;
  const tether = mark.button.querySelector(".mark-tether");
  if (!tether) return;
  tether.style.width = `${Math.hypot(x, y)}px`;
  tether.style.transform = `rotate(${Math.atan2(-y, -x)}rad)`;
  tether.hidden = Math.hypot(x, y) < 3;
}
