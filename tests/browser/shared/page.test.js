import assert from "node:assert/strict";
import { test } from "node:test";

import { component } from "../../../dashboard/browser/shared/page.js";

class Drawer {
  constructor() {
    this.told = [];
  }

  update({ data }) {
    this.told.push(data);
  }

  destroy() {
    this.told.push("gone");
  }
}

const begun = () => {
  const made = [], element = {};
  const draw = component(".part", () => (made.push(new Drawer()), made.at(-1)));
  const parentElement = { querySelector: (selector) => (selector === ".part" ? element : null) };
  return { made, draw: (data) => draw({ data, parentElement }) };
};

test("what draws a component is made once and told what is given since", () => {
  const { made, draw } = begun();
  draw("first");
  draw("second");
  assert.deepEqual(made.map(({ told }) => told), [["first", "second"]]);
});

test("only what the last draw has returned takes a component away", () => {
  const { made, draw } = begun();
  const [first, second] = [draw("first"), draw("second")];
  first();
  assert.deepEqual(made[0].told, ["first", "second"]);
  second();
  assert.deepEqual(made[0].told, ["first", "second", "gone"]);
});
