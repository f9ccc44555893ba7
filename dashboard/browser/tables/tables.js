// What is under the map: the timeline, the stops of the journey, the places on no route, the names not placed.
// A place's name opens its pin, a quote its sentence; both go as messages to the reader, which is
// the bridge (see bridge.js), and what opens elsewhere is marked here.

import { isSameRange, isWithin } from "../shared/days.js";
import { keepTyping } from "../shared/element.js";
import { counted } from "../shared/numbers.js";
import { component, isOnDark, make, post, sourceOf } from "../shared/page.js";
import { lookOf, signOf, stationSign } from "../shared/stops.js";
import { Brush } from "./brush.js";
import { cell, evidence, pin } from "./cells.js";
import { Editing } from "./editing.js";
import { addPlace } from "./fields.js";
import { folded } from "./folded.js";
import { pagedTable } from "./paging.js";
import { rangeLine } from "./range.js";
import { stationCells, stopCells } from "./rows.js";
import { timeline } from "./timeline.js";

const PAPER = 680; // pixels across a sheet

/** @import { Folded, Outline, StationView, StopView } from "../view.d.ts" */
/** @import { Component } from "../shared/page.js" */

export class Tables {
  constructor(root) {
    this.root = root;
    this.counts = new Map(); // how many rows each table shows
    this.editing = new Editing(this.counts);
    /** @type {import("../shared/days.js").Range} */
    this.range = this.asked = null; // the days shown, and those that Python asked for
    /** @type {Record<string, (row: any) => boolean>} */
    this.pointed = { "is-open": () => false, "is-quoted": () => false };
    this.beforePrint = () => this.print(true);
    this.afterPrint = () => this.print(false);
    globalThis.addEventListener("beforeprint", this.beforePrint);
    globalThis.addEventListener("afterprint", this.afterPrint);
    this.resized = new ResizeObserver(() => this.fitTimeline());
    this.resized.observe(root);
    this.listen = (event) => this.hear(event);
    window.addEventListener("message", this.listen);
  }

  /** @param {Component} component */
  update({ data: { token, days = null } }) {
    const dark = isOnDark(this.root), given = JSON.stringify([token, dark]);
    if (!isSameRange(days, this.asked)) this.limit(days);
    this.asked = days;
    if (given === this.given) return;
    this.given = given;
    this.isEditable = Boolean(token);
    const source = sourceOf(token);
    source.view((view) => this.given === given && this.draw(view, source, dark));
  }

  /** @param {Outline} view */
  draw(view, source, dark) {
    this.root.classList.toggle("is-dark", dark);
    const open = [...this.root.querySelectorAll("details[open]")].map((one) => one.dataset.name);
    if (view.title !== this.title) this.counts.clear();
    this.title = view.title;
    this.several = view.travellers.length > 1;
    this.view = view;
    this.sign = (stop, size) => {
      if (stop.status === "station") return stationSign(stop.number, size);
      const { rank, color } = lookOf(view.travellers, stop.traveller, dark);
      return signOf(stop, rank, color, size);
    };
    const isFolded = this.root.querySelector(".dl-perhaps:not([open])") !== null;
    const parts = [
      this.stops(view), this.perhaps(view, isFolded), this.stations(view),
      ...this.unfolding(view, source, open), ...(this.isEditable ? this.editing.tables(view, source, open) : []),
    ];
    parts.push(...view.wording.map((text) => make("p", "dl-wording", text)));
    const drawn = make("div");
    drawn.append(...parts.filter(Boolean));
    const typing = keepTyping(this.root, drawn);
    this.root.replaceChildren(...drawn.children);
    typing?.focus({ preventScroll: true });
    this.markRange();
    for (const details of this.root.querySelectorAll(".dl-time-undated")) details.open = open.includes(details.dataset.name);
    this.markRows();
  }

  // The folded tables, whose rows come when they are unfolded, or are there where the view is small.
  unfolding(view, source, open) {
    const named = view.places.filter(({ role }) => role === "named").length;
    const tables = [
      named && folded("Named, but not on the route", named, "named"),
      view.unplaced && folded("Names not placed", view.unplaced, "unplaced"),
    ].filter(Boolean);
    const fill = () => source.folded((rows) => {
      for (const details of tables) if (details.childElementCount < 2)
        details.append(this[details.dataset.name](rows, view));
    });
    for (const details of tables) {
      details.addEventListener("toggle", () => details.open && fill());
      details.open = open.includes(details.dataset.name);
    }
    if (view.parts && tables.length) fill();
    return tables;
  }

  destroy() {
    window.removeEventListener("message", this.listen);
    globalThis.removeEventListener("beforeprint", this.beforePrint);
    globalThis.removeEventListener("afterprint", this.afterPrint);
    this.resized.disconnect();
  }

  // Paper gets all rows of what is open and a timeline of its width, and the screen back what it showed.
  print(isPaper) {
    this.isOnPaper = isPaper;
    this.fitTimeline();
    for (const box of this.root.querySelectorAll(".dl-stops .dl-paged, .dl-lives .dl-paged, details[open] .dl-paged")) {
      if (isPaper) {
        box.shownBefore ??= box.querySelector("tbody").rows.length;
        box.showAll();
      } else {
        box.showAgain(box.shownBefore);
        delete box.shownBefore;
      }
    }
  }

  hear({ source, data }) {
    if (source !== window || data?.dateline !== 1) return;
    if (data.type === "days") this.limit(data.days, true);
    if (data.type === "changed") this.update({ data });
    if (data.type === "opened") this.point((row) => row.dataset.place === data.place);
    if (data.type === "selected") {
      const quoted = `${data.article}#${data.sentence}`;
      this.point((row) => (row.quoted ?? []).includes(quoted), "is-quoted");
    }
  }

  point(isMeant, className = "is-open") {
    this.pointed[className] = isMeant;
    this.markRows();
  }

  markRows() {
    for (const row of this.root.querySelectorAll("tbody tr, .dl-time button")) this.markRow(row);
  }

  markRow(row) {
    for (const [className, isMeant] of Object.entries(this.pointed)) row.classList.toggle(className, isMeant(row));
    return row;
  }

  row(place, quotes, cells) {
    const row = make("tr");
    row.dataset.place = place;
    row.quoted = quotes.map(({ article, sentence }) => `${article}#${sentence}`);
    row.append(...cells);
    row.addEventListener("click", () => {
      if (window.getSelection().isCollapsed) post(window, { type: "open", place });
    });
    return this.markRow(row);
  }

  stops({ title, stops }) {
    const section = make("section", "dl-stops");
    if (!stops.length) return null;
    const time = section.appendChild(make("div", "dl-times"));
    time.stops = stops;
    time.append(...this.timeline(stops));
    section.append(this.stopsTable({ title, stops }));
    return section;
  }

  stopsTable({ title, stops }) {
    const heads = ["Sign", "When", this.several ? "Who and where" : "Where", "Status", "Leg", "Evidence"];
    const within = stops.filter((stop) => isWithin(stop, this.range));
    return pagedTable(title, heads, within, (stop) => this.stop(stop, this.several), this.counts);
  }

  // Shows only what may have been on some days, without drawing the timeline anew; `isTold` where the
  // others know of them already.
  limit(range, isTold = false) {
    if (isSameRange(range, this.range)) return;
    this.range = range;
    if (!isTold) post(window, { type: "days", days: range, isDone: true, isGiven: true });
    if (!this.view) return;
    this.root.querySelector(".dl-stops > .dl-paged")?.replaceWith(this.stopsTable(this.view));
    const before = this.root.querySelector(".dl-perhaps");
    before?.replaceWith(this.perhaps(this.view, !before.hasAttribute("open")));
    this.brush?.draw(range);
    this.markRange();
    this.markRows();
  }

  // Says which days are shown, and fades on the timeline what lies outside.
  markRange() {
    const { range, view } = this, time = this.root.querySelector(".dl-times");
    for (const button of /** @type {any} */ (this.root.querySelectorAll(".dl-time .dl-time-stop")))
      button.classList.toggle("is-out", !isWithin(button.stop, range));
    time?.querySelector(".dl-range")?.remove();
    if (!range || !time) return;
    time.append(rangeLine(view.stops, range, () => post(window, { type: "days", days: null, isDone: true })));
  }

  // What perhaps was, open until the reader folds it: on the map only where the filters show it.
  perhaps({ perhaps, places, travellers }, isFolded) {
    if (!perhaps.length) return null;
    const section = folded("Perhaps, not sure enough for the route", perhaps.length, "perhaps");
    const isNamed = perhaps.some((stop) => travellers.length !== 1 || stop.traveller !== travellers[0].name);
    const heads = ["Sign", "When", isNamed ? "Who and where" : "Where", "Status", "Evidence"];
    const pinned = new Set(places.map(({ id }) => id));
    const draw = (stop) => {
      const row = this.stop(stop, isNamed, pinned.has(stop.place));
      row.querySelector(".dl-leg").remove();
      return row;
    };
    section.open = !isFolded;
    section.classList.add("dl-perhaps");
    const within = perhaps.filter((stop) => isWithin(stop, this.range));
    section.append(pagedTable("Perhaps", heads, within, draw, this.counts));
    return section;
  }

  // The stations of lives, apart from the trips, with a timeline in years where one life is shown.
  /** @param {Outline} view */
  stations({ title, stations, is_life }) {
    if (!stations.length) return null;
    const section = make("section", `dl-lives${is_life ? " dl-stops" : ""}`);
    if (is_life) {
      const time = section.appendChild(make("div", "dl-times"));
      time.stops = stations.map((one) => ({ ...one, trip: 1, status: "station", status_words: one.station, disagreements: [] }));
      time.append(...this.timeline(time.stops));
    } else section.append(make("h2", "dl-lives-title", this.several ? "Stations of lives" : "Stations of a life"));
    const heads = ["Sign", "Years", this.several ? "Who and where" : "Where", "Station", "Evidence"];
    section.append(pagedTable(`Stations: ${title}`, heads, stations, (one) => this.station(one), this.counts));
    return section;
  }

  /** @param {StationView} station */
  station(station) {
    const row = this.row(station.place, station.quotes, stationCells(station, this.several));
    row.title = station.rule;
    return row;
  }

  // The pixels that there are from side to side.
  get width() {
    const width = this.root.clientWidth || 600;
    return this.isOnPaper ? Math.min(width, PAPER) : width;
  }

  // Draws the timeline anew once there is more room for it, or less.
  fitTimeline() {
    const time = this.root.querySelector(".dl-times");
    if (!time || Math.abs(this.width - this.drawnFor) < 8) return;
    const isOpen = time.querySelector("details")?.open;
    time.replaceChildren(...this.timeline(time.stops));
    if (isOpen) time.querySelector("details").open = true;
    this.markRange();
    this.markRows();
  }

  timeline(stops) {
    const open = (place) => post(window, { type: "open", place });
    this.drawnFor = this.width;
    const parts = timeline(stops, { width: this.width, sign: this.sign, open });
    const [figure] = /** @type {any[]} */ (parts);
    const tell = (days, isDone) => post(window, { type: "days", days, isDone });
    this.brush = figure?.scale ? new Brush(figure, figure.scale, this.range, tell) : null;
    return parts;
  }

  /** The row of a stop: with the traveller's name if `isNamed`, and with a way to its mark if it
      `isPinned`.
      @param {StopView} stop */
  stop(stop, isNamed, isPinned = true) {
    const row = this.row(stop.place, stop.quotes, stopCells(stop, this.sign, isNamed, isPinned));
    row.title = [stop.rule, ...stop.reasons].filter(Boolean).join("; ");
    return row;
  }

  /** @param {Folded} rows @param {Outline} view */
  named({ named }, { places }) {
    const draw = ({ place: number, why, quote, others, edited }) => {
      const place = places[number], quotes = quote ? [quote] : [];
      return this.row(place.id, quotes, [
        cell("dl-where", pin(place.id, place.name, quote)),
        cell("dl-quiet", [place.what, place.where].filter(Boolean).join(", ")),
        cell("", why),
        evidence(quotes, this.others(others), edited),
      ]);
    };
    const heads = ["Place", "What and where", "Why it is on no route shown", "First named in"];
    return pagedTable("Named, but not on the route", heads, named, draw, this.counts);
  }

  others(count) {
    if (count < 1) return "";
    return `and in ${counted(count, "other sentence")}`;
  }

  /** @param {Folded} rows */
  unplaced({ unplaced }) {
    const draw = ({ name, why, quote }) => {
      const row = make("tr");
      row.append(cell("", name), cell("", why), evidence([quote]));
      if (this.isEditable) row.append(cell("", addPlace(name, quote)));
      return row;
    };
    return pagedTable("Names not placed", ["Name", "Why", "Sentence", ...(this.isEditable ? [""] : [])], unplaced, draw, this.counts);
  }
}

/** Draws the component of the page; what it returns takes it away. */
export const drawTables = component(".dl-tables", (root) => new Tables(root));
