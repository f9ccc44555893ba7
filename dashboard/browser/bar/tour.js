// A tour of the page in six steps, each beside the part that it tells of; it can be left at any of them.

import { make } from "../shared/page.js";

const STEPS = [
  ["Sidebar", "[data-testid=stSidebar], [data-testid=stExpandSidebarButton]", "Your articles go in here. Below are the travellers, and everything that narrows what is shown, with how many stops each choice leaves."],
  ["Map", ".st-key-map, .export-map", "Numbered marks are stops, in order. Solid lines happened, dashed ones are planned, dotted ones are not sure. Click a mark for its sentence."],
  ["Article", ".dl-reader", "Here is the article. Underlined sentences are what the stops rest on; click a place in it to find it on the map."],
  ["Timeline", ".dl-times", "The stops along the days. Drag along the days at its top to show only these, on the map and in the tables too."],
  ["Stops", ".dl-stops .dl-paged", "The same stops as a table, with how sure each is and where it is said. What is not sure enough is listed below."],
  ["Search and steps", ".dl-bar", "Search all texts, places and people, or go from stop to stop: by these arrows, or by the keys n and p."],
];
const THEME = ["--st-text-color", "--st-background-color", "--st-border-color", "--st-link-color", "--st-font"];
const EDGE = 12; // pixels
const WIDE = 320;

export class Tour {
  constructor() {
    this.card = make("section", "dl-tour", "", { role: "dialog", "aria-label": "Tour" });
    this.frame = make("div", "dl-tour-frame", "", { "aria-hidden": "true" });
    this.place = () => this.stand();
    this.keys = (event) => event.key === "Escape" && this.end();
  }

  // Looks as the element `like` does, whose theme does not reach to where the tour is.
  start(like) {
    const style = getComputedStyle(like);
    for (const name of THEME) this.card.style.setProperty(name, style.getPropertyValue(name));
    this.steps = STEPS.filter(([, where]) => this.part(where));
    document.body.append(this.frame, this.card);
    window.addEventListener("resize", this.place);
    document.addEventListener("scroll", this.place, true);
    document.addEventListener("keydown", this.keys);
    this.show(0);
  }

  end() {
    this.card.remove();
    this.frame.remove();
    window.removeEventListener("resize", this.place);
    document.removeEventListener("scroll", this.place, true);
    document.removeEventListener("keydown", this.keys);
  }

  // The part of the page that a step tells of, if it can be seen.
  part(where) {
    return [...document.querySelectorAll(where)].find((one) => {
      const { width, height, right } = one.getBoundingClientRect();
      return width > 20 && height > 10 && right > 0;
    });
  }

  show(at) {
    const [title, where, text] = this.steps[at], isLast = at === this.steps.length - 1;
    this.at = at;
    const button = (name, act, className = "") => {
      const made = make("button", className, name, { type: "button" });
      made.addEventListener("click", act);
      return made;
    };
    const foot = make("div", "dl-help-foot");
    const next = button(isLast ? "Done" : "Next", () => (isLast ? this.end() : this.show(at + 1)), "is-main");
    foot.append(make("span", "dl-tour-count", `${at + 1} of ${this.steps.length}`),
      ...(at ? [button("Back", () => this.show(at - 1))] : []), next, ...(isLast ? [] : [button("Skip the tour", () => this.end())]));
    this.card.replaceChildren(make("h2", "", title), make("p", "", text), foot);
    this.part(where)?.scrollIntoView({ block: "nearest" });
    this.stand();
    next.focus({ preventScroll: true });
  }

  // Stands beside the part where there is room for it, or else over its foot.
  stand() {
    const box = this.part(this.steps[this.at][1])?.getBoundingClientRect();
    if (!box) return;
    const { innerWidth: across, innerHeight: down } = window, width = Math.min(WIDE, across - 2 * EDGE);
    this.card.style.width = `${width}px`;
    const height = this.card.offsetHeight, hold = (value, most) => Math.max(EDGE, Math.min(value, most));
    const [top, bottom] = [Math.max(0, box.top), Math.min(down, box.bottom)];
    let [x, y] = [hold(box.left + EDGE, across - width - EDGE), bottom + EDGE];
    if (box.right + width + 2 * EDGE < across) [x, y] = [box.right + EDGE, top + EDGE];
    else if (box.left > width + 2 * EDGE) [x, y] = [box.left - width - EDGE, top + EDGE];
    else if (y + height > down) y = top > height + 2 * EDGE ? top - height - EDGE : bottom - height - EDGE;
    Object.assign(this.card.style, { left: `${x}px`, top: `${hold(y, down - height - EDGE)}px` });
    Object.assign(this.frame.style, { left: `${box.left}px`, top: `${top}px`, width: `${box.width}px`, height: `${bottom - top}px` });
  }
}
