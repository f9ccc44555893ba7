// Choosing days on the timeline's scale: by dragging along it, or with the two handles at its ends.

import { make } from "../shared/page.js";
import { dayOf, MONTH_NAMES } from "./timescale.js";

/** @import { Range } from "../shared/days.js" */
/** @typedef {{ xOf: (day: number) => number, dayAt: (x: number) => number, from: number, to: number }} Scale
    in days since 1970, the last one exclusive, and in pixels from the lanes' left */

const DAY_MS = 86_400_000;
const LEAST_DRAG = 4; // pixels, below which it was a click
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 };

export const isoOf = (day) => new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);

/** A range in words: "12 Sep 2023 to 15 Sep 2023".
    @param {NonNullable<Range>} range */
export const inWords = ({ first, last }) => {
  const say = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
  };
  return first === last ? say(first) : `${say(first)} to ${say(last)}`;
};

export class Brush {
  /** `onRange(range, isDone)` is called with the days chosen, while they are being and when they are.
      @param {HTMLElement} figure the timeline @param {Scale} scale @param {Range} range
      @param {(range: Range, isDone: boolean) => void} onRange */
  constructor(figure, scale, range, onRange) {
    this.scale = scale;
    this.onRange = onRange;
    this.head = /** @type {HTMLElement} */ (figure.querySelector(".dl-time-head"));
    this.lanes = /** @type {HTMLElement} */ (figure.querySelector(".dl-time-days"));
    this.head.title = "Drag along the days to show only these";
    this.shade = make("i", "dl-brush-shade", "", { "aria-hidden": "true" });
    this.lanes.append(this.shade);
    this.handles = ["first", "last"].map((end) => this.handle(end));
    const box = make("div", "dl-brush");
    box.append(...this.handles);
    figure.prepend(box);
    this.head.addEventListener("pointerdown", (event) => this.drag(event, null));
    this.head.addEventListener("dblclick", () => this.choose(null, true));
    this.draw(range);
  }

  handle(end) {
    const made = make("div", `dl-brush-handle is-${end}`, "", {
      role: "slider", tabindex: "0", "aria-label": end === "first" ? "First day shown" : "Last day shown",
    });
    made.addEventListener("pointerdown", (event) => this.drag(event, end));
    made.addEventListener("keydown", (event) => this.pressed(event, end));
    return made;
  }

  /** @returns {{ first: number, last: number }} the days chosen, or all */
  get days() {
    const { range, scale } = this;
    return range ? { first: dayOf(range.first), last: dayOf(range.last) } : { first: scale.from, last: scale.to - 1 };
  }

  choose(days, isDone) {
    const { from, to } = this.scale;
    const isAll = !days || (days.first <= from && days.last >= to - 1);
    const range = isAll ? null : { first: isoOf(days.first), last: isoOf(days.last) };
    this.draw(range);
    this.onRange(range, isDone);
  }

  /** @param {Range} range */
  draw(range) {
    this.range = range;
    const { xOf, from, to } = this.scale, { first, last } = this.days;
    const hold = (day) => Math.max(from, Math.min(to, day));
    const [left, right] = [xOf(hold(first)), xOf(hold(last + 1))];
    this.shade.hidden = !range;
    this.shade.style.setProperty("--left", `${left}px`);
    this.shade.style.setProperty("--right", `${right}px`);
    for (const [at, handle] of this.handles.entries()) {
      const day = at ? last : first;
      handle.classList.toggle("is-set", Boolean(range));
      handle.style.setProperty("--x", `${at ? right : left}px`);
      handle.setAttribute("aria-valuemin", String(from));
      handle.setAttribute("aria-valuemax", String(to - 1));
      handle.setAttribute("aria-valuenow", String(day));
      handle.setAttribute("aria-valuetext", inWords({ first: isoOf(day), last: isoOf(day) }));
    }
  }

  // Follows the pointer: to a new range from where it was pressed, or with one end of the present one.
  drag(event, end) {
    if (event.button) return;
    event.preventDefault();
    const target = event.currentTarget, { left } = this.head.getBoundingClientRect();
    const aside = parseFloat(getComputedStyle(this.head.parentElement).getPropertyValue("--aside")) || 0;
    const dayAt = ({ clientX }) => Math.floor(this.scale.dayAt(clientX - left - aside));
    const start = dayAt(event), x = event.clientX, { first, last } = this.days;
    let asked = 0, moved = false;
    const daysAt = (move) => {
      const day = dayAt(move);
      if (end === "first") return { first: Math.min(day, last), last };
      if (end === "last") return { first, last: Math.max(day, first) };
      return { first: Math.min(start, day), last: Math.max(start, day) };
    };
    const follow = (move) => {
      moved ||= Math.abs(move.clientX - x) >= LEAST_DRAG;
      cancelAnimationFrame(asked);
      if (moved) asked = requestAnimationFrame(() => this.choose(daysAt(move), false));
    };
    const leave = (up) => {
      cancelAnimationFrame(asked);
      target.removeEventListener("pointermove", follow);
      target.removeEventListener("pointerup", leave);
      target.removeEventListener("pointercancel", leave);
      if (moved) this.choose(daysAt(up), true);
    };
    target.setPointerCapture(event.pointerId);
    target.addEventListener("pointermove", follow);
    target.addEventListener("pointerup", leave);
    target.addEventListener("pointercancel", leave);
    if (end) target.focus();
  }

  pressed(event, end) {
    const { from, to } = this.scale, { first, last } = this.days;
    const now = end === "first" ? first : last;
    const day = { Home: from, End: to - 1 }[event.key] ?? (event.key in STEPS ? now + STEPS[event.key] : null);
    if (day === null) return;
    event.preventDefault();
    event.stopPropagation();
    const held = Math.max(from, Math.min(to - 1, day));
    this.choose(end === "first" ? { first: Math.min(held, last), last } : { first, last: Math.max(held, first) }, true);
  }
}
