// The timeline: each traveller's stops along a scale of days. A stop whose day is known stands on it;
// one that is known less well lies somewhere on a bar: its span of days, or the time between the
// stops before and after it where the text gives no day.

import { grouped } from "../shared/grouped.js";
import { make } from "../shared/page.js";
import { BREAK, dayOf, erasOf, MARGIN, scaleAcross, scaleOf, spansOf } from "./timescale.js";

const SIGN = 24; // pixels
const NAME_LEAST = 44; // pixels, below which a place's name is left out
const LETTER = 6; // pixels that a letter of a name takes
const ROWS_FOR_NAMES = 3; // as many rows as a traveller gets so that names are whole
const NAME_COLUMN = 150; // pixels for the travellers' names
const NAMES_ABOVE = 560; // pixels of width up to which they stand above their lanes
const SCROLLBAR = 12; // pixels

// How many pixels a stop takes from the middle of its sign, with its name.
const reachOf = (stop) => SIGN + stop.place_name.length * LETTER;

// Puts each span into the first row in which its sign and the name before it have room, or a new
// one; where there are rows enough, into the first that has room for its sign.
const inRows = (spans, xOf) => {
  const rows = [];
  const middles = spans.map((span) => ({ ...span, x: xOf((span.from + span.to) / 2) }));
  for (const span of middles.sort((a, b) => a.x - b.x)) {
    const room = (taken) => span.x - taken.at(-1).x - 2;
    let row = rows.find((taken) => room(taken) >= reachOf(taken.at(-1).stop) + SIGN / 2);
    if (!row && rows.length >= ROWS_FOR_NAMES) row = rows.find((taken) => room(taken) >= SIGN);
    if (!row) rows.push((row = []));
    row.push(span);
  }
  return rows;
};

// The stop's sign, with its place's name behind it or, where only there is room, before it; `before`
// and `behind` are how many pixels are free from the middle of the sign.
const stopButton = ({ stop, x }, before, behind, { width, sign, open }) => {
  const day = stop.when || stop.when_text || "no day given";
  const button = make("button", "dl-time-stop", "", { type: "button" });
  button.title = `${stop.traveller}: ${stop.place_name}, ${day}`;
  button.dataset.place = stop.place;
  Object.assign(button, { stop });
  const isBefore = behind < reachOf(stop) && before > reachOf(stop);
  const room = isBefore ? before : behind;
  button.classList.toggle("is-before", isBefore);
  button.style[isBefore ? "right" : "left"] = `${(isBefore ? width - x : x) - SIGN / 2}px`;
  button.style.maxWidth = `${Math.max(SIGN, room)}px`;
  button.append(sign(stop, stop.number ? SIGN : 13));
  button.append(make("span", room >= NAME_LEAST ? "dl-time-name" : "dl-unseen", stop.place_name));
  button.append(make("span", "dl-unseen", `, ${day}, ${stop.status_words}`));
  button.addEventListener("click", () => open(stop.place));
  return button;
};

// The spans in one row, in their order: a sign that would lie on the one before stands beside it.
const inOneRow = (spans, xOf, width) => {
  const row = spans.map((span) => ({ ...span, x: xOf((span.from + span.to) / 2) })).sort((a, b) => a.x - b.x);
  row.forEach((span, at) => at && (span.x = Math.max(span.x, row[at - 1].x + SIGN + 1)));
  let most = width - SIGN / 2;
  for (const span of row.toReversed()) {
    span.x = Math.min(span.x, most);
    most = span.x - SIGN - 1;
  }
  return [row];
};

const barOf = ({ stop, from, to, isOpen }, xOf) => {
  const bar = make("span", `dl-time-bar is-${stop.status}`);
  bar.classList.toggle("is-open-ended", isOpen);
  bar.style.left = `${xOf(from)}px`;
  bar.style.width = `${xOf(to) - xOf(from)}px`;
  return bar;
};

const laneOf = (rows, xOf, tools) => {
  const lane = make("div", "dl-time-lane");
  lane.style.width = `${tools.width}px`;
  for (const row of rows) {
    const line = lane.appendChild(make("div", "dl-time-row"));
    line.append(...row.filter(({ isOpen, from, to }) => isOpen || to - from > 1).map((span) => barOf(span, xOf)));
    for (const [at, span] of row.entries()) {
      const behind = (row[at + 1]?.x ?? tools.width + SIGN / 2) - span.x - 4;
      const before = at ? span.x - row[at - 1].x - reachOf(row[at - 1].stop) : span.x;
      line.append(stopButton(span, before, behind, tools));
    }
  }
  return lane;
};

// The words of the scale, and the lines under them.
const drawScale = (eras, xOf, width) => {
  const head = make("div", "dl-time-head", "", { "aria-hidden": "true" });
  const lines = make("div", "dl-time-scale", "", { "aria-hidden": "true" });
  let free = -Infinity;
  for (const era of eras) {
    for (const [day, words] of scaleOf(era, eras.length > 1)) {
      const x = xOf(day);
      if (x > width - 2 * MARGIN - 20) continue;
      lines.appendChild(make("span")).style.left = `${x}px`;
      if (x < free) continue;
      free = x + words.length * LETTER + 10;
      head.appendChild(make("span", "", words)).style.left = `${x}px`;
    }
    if (era !== eras[0]) {
      const gap = lines.appendChild(make("i", "dl-time-break"));
      Object.assign(gap.style, { left: `${era.left - BREAK}px`, width: `${BREAK}px` });
    }
  }
  return [head, lines];
};

// The travellers of whom no day is told, with their stops in order, once they are asked for.
const withoutDays = (lanes, { sign, open }) => {
  if (!lanes.length) return [];
  const details = make("details", "dl-time-undated", "", { "data-name": "undated" });
  const summary = details.appendChild(make("summary", "", "No day given"));
  summary.append(make("span", "dl-count", ` ${lanes.length}`));
  const list = details.appendChild(make("ul"));
  details.addEventListener("toggle", () => {
    if (list.childElementCount) return;
    list.append(...lanes.map(([traveller, stops]) => {
      const line = make("li");
      line.append(make("span", "dl-time-who", traveller), ...stops.map((stop) => {
        const button = make("button", "dl-time-stop", "", { type: "button" });
        button.dataset.place = stop.place;
        button.append(sign(stop, stop.number ? SIGN : 13), make("span", "dl-time-name", stop.place_name));
        button.addEventListener("click", () => open(stop.place));
        return button;
      }));
      return line;
    }));
  });
  return [details];
};

// The elements of the timeline, without earlier trips, if there is another; none where there is but
// one day to show. Its tools: it is `width` pixels wide, `sign` draws a stop's sign of a size, `open`
// opens the pin of a place.
export const timeline = (stops, tools) => {
  const notPast = stops.filter((stop) => stop.status !== "past");
  const current = notPast.length ? notPast : stops;
  const days = current.filter((stop) => stop.first_day)
    .flatMap((stop) => [dayOf(stop.first_day), dayOf(stop.last_day) + 1]);
  if (current.length < 2 || !days.length || Math.max(...days) - Math.min(...days) < 2) return [];
  const edge = Math.max(1, (Math.max(...days) - Math.min(...days)) / 5);
  const told = [...grouped(current, ({ traveller }) => traveller)].map(([traveller, all]) => {
    const trips = [...grouped(all, ({ trip }) => trip).values()];
    return [traveller, all, trips.flatMap((trip) => spansOf(trip, edge))];
  });
  const lanes = told.filter(([, , spans]) => spans.length), several = told.length > 1;
  const isWide = several && tools.width > NAMES_ABOVE, aside = isWide ? NAME_COLUMN : 0;
  const width = tools.width - aside - (several ? SCROLLBAR : 0);
  const eras = erasOf(lanes.flatMap(([, , spans]) => spans), width - 2 * MARGIN);
  const xOf = (day) => {
    const { from, to, left, right } = eras.find((era) => day <= era.to);
    return left + ((day - from) / (to - from)) * (right - left);
  };
  const figure = make("div", "dl-time", "", { role: "group", "aria-label": "Timeline" });
  figure.classList.toggle("is-wide", isWide);
  figure.style.setProperty("--aside", `${aside}px`);
  const [head, lines] = drawScale(eras, xOf, width);
  const box = make("div", "dl-time-days");
  figure.append(head, box);
  Object.assign(figure, { scale: scaleAcross(eras) });
  box.append(lines);
  for (const [traveller, , spans] of lanes) {
    const one = box.appendChild(make("div", "dl-time-one"));
    if (several) one.append(make("span", "dl-time-who", traveller, { title: traveller }));
    one.append(laneOf(several ? inOneRow(spans, xOf, width) : inRows(spans, xOf), xOf, { ...tools, width }));
  }
  return [figure, ...withoutDays(told.filter(([, , spans]) => !spans.length), tools)];
};
