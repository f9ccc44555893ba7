// The tables in which travellers and articles are changed by hand.

import { keepTyping } from "../shared/element.js";
import { make, post } from "../shared/page.js";
import { asked } from "../shared/source.js";
import { articleRow, namesOfAll, personRow } from "./fields.js";
import { folded } from "./folded.js";
import { pagedTable } from "./paging.js";

/** @import { Source } from "../shared/source.js" */
/** @import { Outline } from "../view.d.ts" */

const send = (request) => post(window, { type: "correct", request });

export class Editing {
  /** @param {Map<string, number>} counts  how many rows each table shows */
  constructor(counts) {
    this.counts = counts;
  }

  /** The tables, filled when they are unfolded, as those are at once whose names are in `open`.
      @param {Outline} view @param {Source} source @param {string[]} open */
  tables(view, source, open) {
    return [
      this.table("Travellers", "", open, (details) => this.people(details, source)),
      this.table("Articles", view.articles.length, open, (details) => this.articles(details, view)),
    ];
  }

  table(title, count, open, fill) {
    const details = folded(title, count, title);
    let isFilled = false;
    const unfold = () => {
      if (!details.open || isFilled) return;
      isFilled = true;
      fill(details);
    };
    details.addEventListener("toggle", unfold);
    details.open = open.includes(title);
    unfold();
    return details;
  }

  // All of them, also those whose journeys are not shown: what was there before until they come.
  async people(details, source) {
    if (this.known) this.drawPeople(details);
    const desk = await asked(source, "desk");
    if (!desk?.people || JSON.stringify(desk.people) === JSON.stringify(this.known)) return;
    this.known = desk.people;
    this.drawPeople(details);
  }

  drawPeople(details) {
    const { known } = this, heads = ["Name", "Same person as", ""];
    const drawn = make("div");
    drawn.append(namesOfAll(known), pagedTable("Travellers", heads, known, (one) => personRow(one, known, send), this.counts));
    const typing = keepTyping(details, drawn);
    details.replaceChildren(details.firstChild, drawn);
    typing?.focus({ preventScroll: true });
  }

  articles(details, view) {
    const heads = ["Title", "Source", "Published", "Address", ""];
    details.append(pagedTable("Articles", heads, view.articles, (one) => articleRow(one, send), this.counts));
  }
}
