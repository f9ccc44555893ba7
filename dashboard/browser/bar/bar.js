// What stands above the map: the search, the steps from stop to stop, and the help.

import { isSameRange } from "../shared/days.js";
import { component, make, sourceOf } from "../shared/page.js";
import { Help } from "./help.js";
import { Search } from "./search.js";
import { Steps } from "./steps.js";

/** @import { Component } from "../shared/page.js" */

export class Bar {
  constructor(root) {
    this.search = new Search((name) => this.choose(name));
    this.steps = new Steps();
    this.help = new Help();
    root.append(this.search.element, this.steps.element, this.help.element, this.help.dialog);
  }

  /** @param {Component} component */
  update({ data: { token, days = null }, setTriggerValue }) {
    this.choose = (name) => setTriggerValue("traveller", name);
    const source = sourceOf(token);
    this.search.source = source;
    const range = isSameRange(days, this.days) ? this.steps.range : days; // the page knows newer ones
    this.days = days;
    source.view((view) => this.search.source === source && this.steps.update(view, range));
  }

  destroy() {
    this.search.destroy();
    this.steps.destroy();
    this.help.destroy();
  }
}

/** Draws the component of the page; what it returns takes it away. */
export const drawBar = component(".dl-bar", (box) => new Bar(box.appendChild(make("div", "dl-bar-parts"))));
