/* Where a view comes from, part by part (dashboard/view/parts.py): from the server, which is asked for
   a part when it is opened; or from the outline itself, where that carries its parts, as a small
   view's does, and an exported file's. */
import { grouped } from "./grouped.js";
import { pointsOf } from "./lines.js";
import { findIn } from "./searching.js";

/** @import { ArticlePart, Changes, Drawn, DrawnLeg, Findings, Folded, LegPart, Outline, OutlineLeg, PlacePart, ToldPlace } from "../view.d.ts" */

const AGAIN_MS = [300, 1_500]; // after which a change is asked for again that was not answered
const PATIENCE_MS = 30_000; // that a server may take to answer a question

export class Source {
  /** `token` names the view to the server, under the address `from`; an `outline` may be there
      already. `onTrouble(isLost)` is called where a part does not come: because the server no
      longer has the view, or does not answer.
      @param {{ token?: string, from?: string, outline?: Outline | null, onTrouble?: (isLost: boolean) => void }} options */
  constructor({ token = "", from = "", outline = null, onTrouble = () => {} }) {
    this.token = token;
    this.from = from;
    this.outline = outline;
    this.onTrouble = onTrouble;
    this.asked = new Map();
  }

  /** Each calls `then` with its part: at once where that is here, or when it has come.
      @param {(outline: Outline) => void} then */
  view(then) {
    if (this.outline) then(this.outline);
    else this.ask("outline", 0, then);
  }

  /** @param {number} number @param {(part: PlacePart) => void} then */
  place(number, then) {
    this.part("place", number, then);
  }

  /** @param {number} number @param {(part: LegPart) => void} then */
  leg(number, then) {
    this.part("leg", number, then);
  }

  /** @param {number} number @param {(part: ArticlePart) => void} then */
  article(number, then) {
    this.part("article", number, then);
  }

  /** @param {(part: Folded) => void} then */
  folded(then) {
    this.part("folded", 0, then);
  }

  /** What is found by words in all articles of the view: by the server, where there is one.
      @param {string} words @param {(found: Findings) => void} then */
  search(words, then) {
    if (!this.from) then(findIn(this.outline, words));
    else this.fetchOnce(`search?${new URLSearchParams({ words })}`, "search", then);
  }

  part(name, number, then) {
    const here = this.outline?.parts?.[name];
    if (here) then(Array.isArray(here) ? here[number] : here);
    else this.ask(name, number, then);
  }

  ask(name, number, then) {
    this.fetchOnce(`${name}?number=${number}`, name, then);
  }

  /* What was asked for before is not asked for again. */
  fetchOnce(question, name, then) {
    const address = this.from + question;
    if (!this.asked.has(address)) this.asked.set(address, this.fetch(address, name));
    this.asked.get(address).then((part) => part && then(part));
  }

  async fetch(address, name) {
    try {
      const answer = await fetch(address, { headers: { "X-Dateline": this.token }, cache: "no-store" });
      if (!answer.ok) throw answer;
      const part = await answer.json();
      if (name === "outline") this.outline = part;
      return part;
    } catch (trouble) {
      this.asked.delete(address);
      this.onTrouble(trouble.status === 404);
      return null;
    }
  }
}

/** Asks the server, under the address `from` and with a view's token, for what is no part of the view:
    `version`, `desk`, `gazetteer`; or, given a `request`, to change the project. What comes back is an
    object; with an `error` in words where what is asked for cannot be done, and null where it does not answer or
    no longer has the view.
    @param {{ token: string, from: string }} source @param {string} name @param {object} [request] */
export async function asked({ token, from }, name, request) {
  const headers = { "X-Dateline": token, ...(request && { "Content-Type": "application/json" }) };
  // What a change has become is waited for, however long it takes; a question is asked again.
  const options = request ? { method: "POST", body: JSON.stringify(request) } : { signal: AbortSignal.timeout(PATIENCE_MS) };
  try {
    const answer = await fetch(from + name, { headers, cache: "no-store", ...options });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Asks for a change, again where no answer comes: the server may have made it, or not have heard. It makes
    what comes under the same key once.
    @param {{ token: string, from: string }} source @param {string} name @param {object} request */
export async function insisted(source, name, request) {
  const once = [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
  for (const pause of AGAIN_MS) {
    const answer = await asked(source, name, { ...request, once });
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return asked(source, name, { ...request, once });
}

/** The outline that differs so from the one before; null where it is not told, and that is not here.
    @param {Outline | null} before @param {Changes} changes @returns {Outline | null} */
export function changedOutline(before, { view, lists, rest }) {
  if (view || !before) return view ?? null;
  const changed = Object.entries(lists).map(([name, items]) =>
    [name, items.flatMap((item) => Array.isArray(item) ? before[name].slice(...item) : [item])]);
  return { ...rest, ...Object.fromEntries(changed) };
}

/** An outline as it is drawn: each place with its stops, where these are shown with those that
    perhaps were, and with the stations of lives there; legs with their points; places and legs with
    the number by which their parts are asked for.
    @param {Outline} outline @returns {Drawn} */
export function assembled(outline) {
  const [stops, maybe] = [outline.stops, outline.shows_perhaps ? outline.perhaps : []]
    .map((some) => grouped(some, (stop) => stop.place));
  const stations = grouped(outline.stations, (station) => station.place);
  const places = outline.places.map((place, at) => ({
    ...place, at, stops: stops.get(place.id) || [], perhaps: maybe.get(place.id) || [],
    stations: stations.get(place.id) || [],
  }));
  return { ...outline, places, legs: outline.legs.map(drawnLeg) };
}

/** @type {WeakMap<OutlineLeg, DrawnLeg>} */
const drawnLegs = new WeakMap(); // of the outline's legs, which a change of others leaves as they are

/** @param {OutlineLeg} leg @param {number} at @returns {DrawnLeg} */
function drawnLeg(leg, at) {
  const before = drawnLegs.get(leg);
  if (before?.at === at) return before;
  const drawn = { ...leg, at, points: before?.points ?? pointsOf(leg.line) };
  drawnLegs.set(leg, drawn);
  return drawn;
}

/** The sentences [article, number] that a click on a place may show: those that name it, if any do,
    and of these first what its stops and stations rest on.
    @param {ToldPlace} place @returns {[string, number][]} */
export function evidenceOf({ stops, perhaps, stations, quotes }) {
  const all = [...[...stops, ...perhaps, ...stations].flatMap((told) => told.quotes), ...quotes];
  const named = all.filter((quote) => quote.marks.length);
  return (named.length ? named : all).map(({ article, sentence }) => [article, sentence]);
}
