// What stands above the map: the search.

import { make, sourceOf } from "../shared/page.js";
import { Search } from "./search.js";

/** @import { Component } from "../shared/page.js" */

class Bar {
  constructor(root) {
    this.search = new Search((name) => this.choose(name));
    root.append(this.search.element);
  }

  /** @param {Component} component */
  update({ data: { token }, setTriggerValue }) {
    this.choose = (name) => setTriggerValue("traveller", name);
    this.search.source = sourceOf(token);
  }

  destroy() {
    this.search.destroy();
  }
}

const drawn = new WeakMap(); // by the element in which each is

/** Draws the component of the page; what it returns takes it away.
    @param {Component} component */
export const drawBar = (component) => {
  const box = component.parentElement.querySelector(".dl-bar");
  if (!drawn.has(box)) drawn.set(box, new Bar(box.appendChild(make("div", "dl-bar-parts"))));
  drawn.get(box).update(component);
  return () => drawn.get(box).destroy();
};
