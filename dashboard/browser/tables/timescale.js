// The timeline's scale: the days on which stops stand, the eras that these make, and the marks under them.

/** @import { StopView } from "../view.d.ts" */

const DAY_MS = 86_400_000;
export const MARGIN = 18; // pixels at both ends of the scale
const LEAST_STEP = 66; // pixels between two marks of the scale
const ERA_LEAST = 110; // pixels
export const BREAK = 26; // pixels between two eras
const STEPS = [1, 2, 7, 14]; // days
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
const MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const monthOf = (date) => MONTH_NAMES[date.getUTCMonth()];

/** The stops of one trip as spans of days [from, to), the undated ones between their neighbours;
    `edge` is how many days are left for those before the first or after the last.
    @param {StopView[]} stops @param {number} edge @returns {Span[]} */
export const spansOf = (stops, edge) => {
  const spans = stops.map((stop) => ({
    stop,
    isOpen: !stop.first_day,
    from: stop.first_day ? dayOf(stop.first_day) : null,
    to: stop.first_day ? dayOf(stop.last_day) + 1 : null,
  }));
  if (spans.every((span) => span.isOpen)) return [];
  for (let at = 0; at < spans.length; at++) {
    if (spans[at].from !== null) continue;
    let next = at;
    while (next < spans.length && spans[next].from === null) next++;
    const start = at ? spans[at - 1].to : spans[next].from - edge;
    const end = next < spans.length ? Math.max(spans[next].from, start + 1) : start + edge;
    const share = (end - start) / (next - at);
    for (let i = at; i < next; i++)
      Object.assign(spans[i], { from: start + share * (i - at), to: start + share * (i - at + 1) });
  }
  return spans;
};

/** @typedef {{ stop: StopView, isOpen: boolean, from: number, to: number }} Span  in days */
/** @typedef {{ from: number, to: number, left: number, right: number }} Era  in days and in pixels */

/** Spans far apart in time are eras with a scale each, so that visits years apart leave room for their
    days.
    @param {{ from: number, to: number }[]} spans @param {number} width @returns {Era[]} */
export const erasOf = (spans, width) => {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const last = Math.max(...spans.map((span) => span.to));
  const gap = Math.max(60, (last - sorted[0].from) / 4);
  const eras = [];
  for (const { from, to } of sorted) {
    const era = eras.at(-1);
    if (era && from - era.to < gap) era.to = Math.max(era.to, to);
    else eras.push({ from, to, left: 0, right: 0 });
  }
  const days = eras.reduce((sum, era) => sum + era.to - era.from, 0);
  const least = eras.length > 1 ? Math.min(ERA_LEAST, width / eras.length - BREAK) : 0;
  const rest = width - (eras.length - 1) * BREAK - eras.length * least;
  let left = MARGIN;
  for (const era of eras) {
    const right = left + least + (rest * (era.to - era.from)) / days;
    Object.assign(era, { left, right });
    left = right + BREAK;
  }
  return eras;
};

/** The marks of an era's scale: the days at which they stand, with their words.
    @param {Era} era @param {boolean} hasYear @returns {[number, string][]} */
export const scaleOf = ({ from, to, left, right }, hasYear) => {
  const fits = (days) => (days * (right - left)) / (to - from) >= LEAST_STEP;
  const step = STEPS.find(fits);
  /** @type {[number, string][]} */
  const marks = [];
  if (step) {
    for (let day = Math.ceil(from); day < to; day += step) {
      const date = new Date(day * DAY_MS);
      const year = hasYear && !marks.length ? ` ${date.getUTCFullYear()}` : "";
      marks.push([day, `${date.getUTCDate()} ${monthOf(date)}${year}`]);
    }
    return marks;
  }
  const months = MONTHS.find((count) => fits(count * 30)) ?? MONTHS.at(-1), years = Math.max(1, months / 12);
  const start = Math.floor(new Date(from * DAY_MS).getUTCFullYear() / years) * years; // 1950, not 1932
  const at = (count) => Date.UTC(start, count, 1) / DAY_MS;
  for (let count = 0; at(count) < to; count += months) {
    const date = new Date(at(count) * DAY_MS), month = months < 12 ? `${monthOf(date)} ` : "";
    if (at(count) >= from) marks.push([at(count), `${month}${date.getUTCFullYear()}`]);
  }
  return marks;
};
