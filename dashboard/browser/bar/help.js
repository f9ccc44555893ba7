// What the words and figures of the page mean, and the way to a tour of it.

import { make } from "../shared/page.js";
import { Tour } from "./tour.js";

const CHAPTERS = [
  ["What “90 % sure” means", [
    "Of a hundred stops that say 90 %, about ninety are right. A place has a figure of its own: how sure it is that the name means this place and not a namesake.",
    "From 70 % a stop is on the route. From 40 to 70 % it is listed as “perhaps”; switched on in the sidebar it is on the map too, dotted and with a question mark, and no route leads through it. What is less sure is no stop.",
  ]],
  ["Why a place is on no route", [
    "An article names many places where nobody is said to go: governments (“Paris said”), the town where a report was written, what somebody talks about. They are grey dots.",
    "Click one, or open “Named, but not on the route” under the map: each says why, with its sentence. Its stops may also be hidden by your filters, which it says too.",
  ]],
  ["Keys", ["/ goes to the search, n and p to the next and the previous stop, j and k to the next and the previous of what is least sure. Escape closes a card. Ctrl+Z undoes a change, Ctrl+Shift+Z redoes it."]],
];

export class Help {
  constructor() {
    this.element = make("button", "dl-help", "?", { type: "button", title: "Help", "aria-label": "Help", "aria-haspopup": "dialog" });
    this.dialog = /** @type {HTMLDialogElement} */ (make("dialog", "dl-help-dialog", "", { "aria-label": "Help" }));
    this.tour = new Tour();
    for (const [title, paragraphs] of CHAPTERS)
      this.dialog.append(make("h2", "", String(title)), ...[...paragraphs].map((text) => make("p", "", text)));
    const foot = this.dialog.appendChild(make("div", "dl-help-foot"));
    const button = (text, act) => {
      foot.appendChild(make("button", foot.childElementCount ? "" : "is-main", text, { type: "button" })).addEventListener("click", () => {
        this.dialog.close();
        act();
      });
    };
    button("Take the tour", () => this.tour.start(this.element));
    button("Close", () => this.element.focus());
    this.element.addEventListener("click", () => this.dialog.showModal());
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
  }

  destroy() {
    this.tour.end();
    this.dialog.remove();
  }
}
