// Stepping through what is shown, stop by stop, by button and by key, or by itself. The card opens on the
// map and the sentence in the reader; the server hears of it when the steps have ended.

import { isWithin } from "../shared/days.js";
import { make, post } from "../shared/page.js";
import { isTyping } from "./typing.js";

/** @import { Range } from "../shared/days.js" */
/** @import { Outline, StopView } from "../view.d.ts" */

const STEP_MS = 2800; // long enough for a sentence
const SVG = "http://www.w3.org/2000/svg";
const PATHS = { before: "M11 3L5 9L11 15", next: "M7 3L13 9L7 15", play: "M5 3V15L15 9Z", pause: "M6 3V15M12 3V15" };

const icon = (path) => {
  const made = document.createElementNS(SVG, "svg"), line = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }))
    made.setAttribute(name, String(value));
  line.setAttribute("d", path);
  made.append(line);
  return made;
};

export class Steps {
  constructor() {
    /** @type {StopView[]} */
    this.all = [];
    /** @type {Range} */
    this.range = null;
    this.at = -1;
    this.element = make("div", "dl-steps", "", { role: "group", "aria-label": "Stop by stop" });
    this.back = this.button("Stop before (p)", "before", () => this.step(-1));
    this.playing = this.button("Play the journey", "play", () => this.play(!this.timer));
    this.on = this.button("Next stop (n)", "next", () => this.step(1));
    this.said = this.element.appendChild(make("span", "dl-steps-said", "", { role: "status" }));
    this.keys = (event) => this.pressed(event);
    this.listen = (event) => this.hear(event);
    document.addEventListener("keydown", this.keys);
    window.addEventListener("message", this.listen);
  }

  button(title, path, act) {
    const made = make("button", "", "", { type: "button", title, "aria-label": title });
    made.append(icon(PATHS[path]));
    made.addEventListener("click", act);
    return this.element.appendChild(made);
  }

  /** @param {Outline} view @param {Range} range */
  update(view, range) {
    const now = this.stops[this.at], pinned = new Set(view.places.map((place) => place.id));
    this.all = view.stops.filter((stop) => pinned.has(stop.place));
    this.keepTo(range, now);
  }

  // Goes through no more than the stops on some days, on from the same one as `now`.
  keepTo(range, now = this.stops[this.at]) {
    this.range = range;
    this.at = this.stops.findIndex((stop) =>
      now && stop.place === now.place && stop.traveller === now.traveller && stop.order === now.order);
    this.draw();
  }

  get stops() {
    return this.all.filter((stop) => isWithin(stop, this.range));
  }

  draw() {
    const { stops, at } = this, isPlaying = this.timer !== undefined;
    if (!stops.length && isPlaying) this.play(false);
    this.element.hidden = stops.length < 2;
    this.said.textContent = at < 0 ? `${stops.length} stops` : `${at + 1} of ${stops.length}: ${stops[at].place_name}`;
    const title = isPlaying ? "Pause" : "Play the journey";
    if (this.playing.title === title) return;
    Object.assign(this.playing, { title });
    this.playing.setAttribute("aria-label", title);
    this.playing.replaceChildren(icon(PATHS[isPlaying ? "pause" : "play"]));
  }

  // Goes so many stops on, round from the last to the first.
  step(by) {
    const { stops } = this;
    if (!stops.length) return;
    const from = this.at < 0 && by < 0 ? 0 : this.at;
    this.at = (from + by + stops.length) % stops.length;
    const stop = stops[this.at], quote = stop.quotes.find((one) => one.marks.length) ?? stop.quotes[0];
    this.asked = stop.place;
    post(window, { type: "step", place: stop.place, article: quote?.article, sentence: quote?.sentence, isPassing: Boolean(this.timer) });
    this.draw();
  }

  // Plays on from the stop that is open, or from the first, until the last.
  play(isOn) {
    clearInterval(this.timer);
    const was = this.timer;
    this.timer = undefined;
    if (isOn) {
      if (this.at >= this.stops.length - 1) this.at = -1;
      this.timer = setInterval(() => (this.at >= this.stops.length - 1 ? this.play(false) : this.step(1)), STEP_MS);
      this.step(1);
    } else if (was) post(window, { type: "stepped" });
    this.draw();
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const by = { n: 1, p: -1 }[event.key];
    if (!by || this.element.hidden) return;
    event.preventDefault();
    this.play(false);
    this.step(by);
  }

  // What is opened elsewhere is where the steps go on from, and ends the play.
  hear({ source, data }) {
    if (source !== window || data?.dateline !== 1) return;
    if (data.type === "days") this.keepTo(data.days);
    if (data.type !== "opened" || data.place === this.asked) return;
    this.play(false);
    this.asked = null;
    const at = this.stops.findIndex((stop) => stop.place === data.place);
    if (at >= 0) this.at = at;
    this.draw();
  }

  destroy() {
    this.play(false);
    document.removeEventListener("keydown", this.keys);
    window.removeEventListener("message", this.listen);
  }
}
