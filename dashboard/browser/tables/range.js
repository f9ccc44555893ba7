// The line under the timeline that says which days are shown, and what that leaves out.

import { isWithin } from "../shared/days.js";
import { counted } from "../shared/numbers.js";
import { make } from "../shared/page.js";
import { inWords } from "./brush.js";

/** @import { StopView } from "../view.d.ts" */
/** @import { Range } from "../shared/days.js" */

/** The line, of all stops; `showAll` is called to take the days back.
    @param {StopView[]} stops @param {NonNullable<Range>} range @param {() => void} showAll */
export const rangeLine = (stops, range, showAll) => {
  const line = make("p", "dl-range", "", { role: "status" });
  const inside = stops.filter((stop) => isWithin(stop, range)).length;
  const undated = stops.filter((stop) => !stop.first_day).length;
  const told = `${inWords(range)}: ${inside} of ${counted(stops.length, "stop")}`;
  line.append(make("span", "", undated ? `${told} · ${undated} without a day left out` : told));
  line.appendChild(make("button", "", "Show all days", { type: "button" })).addEventListener("click", showAll);
  return line;
};
