// The desk above the map: what can be undone and redone, what there is to look at, the least sure
// first, and what was changed by hand. What it asks for goes to the reader, which is the bridge (see
// bridge.js).

import { counted } from "../shared/numbers.js";
import { component, deskKey, make, post, sourceOf } from "../shared/page.js";
import { asked } from "../shared/source.js";
import { Adding } from "./adding.js";

/** @import { Component } from "../shared/page.js" */
/** @import { DeskView, LookView } from "../view.d.ts" */

const SAID_MS = 8000; // how long what was refused stands there

const button = (text, act, attributes = {}) => {
  const made = make("button", "dl-desk-button", text, { type: "button", ...attributes });
  made.addEventListener("click", act);
  return made;
};

export class Desk {
  constructor(root) {
    this.root = root;
    root.setAttribute("role", "toolbar");
    root.setAttribute("aria-label", "Corrections");
    this.undo = root.appendChild(button("Undo", () => this.send({ do: "undo" }), { "aria-keyshortcuts": "Control+Z" }));
    this.redo = root.appendChild(button("Redo", () => this.send({ do: "redo" }), { "aria-keyshortcuts": "Control+Shift+Z" }));
    this.left = root.appendChild(make("span", "dl-desk-left"));
    this.previous = root.appendChild(button("Previous", () => this.step(-1), { "aria-keyshortcuts": "K", title: "The one before (K)" }));
    this.next = root.appendChild(button("Next", () => this.step(1), { "aria-keyshortcuts": "J", title: "The next that is least sure (J)" }));
    this.more = root.appendChild(make("details", "dl-desk-more"));
    this.more.append(make("summary"), make("ol"));
    this.reading = root.appendChild(make("div", "dl-desk-reading", "", { hidden: "" }));
    this.bar = this.reading.appendChild(make("progress", "", "", { "aria-label": "Articles read" }));
    this.far = this.reading.appendChild(make("span", "", "", { role: "status" }));
    this.halt = this.reading.appendChild(button("", () => this.haltReading()));
    this.look = root.appendChild(make("div", "dl-desk-look"));
    this.adding = new Adding(root.appendChild(make("div", "dl-desk-place")), (request) => this.send(request));
    // Over the page, wherever it is scrolled to: what was refused may have been typed far below.
    this.said = root.appendChild(make("p", "dl-desk-said", "", { role: "status", popover: "manual" }));
    this.at = null; // what of the queue is looked at
    this.press = (event) => this.pressed(event);
    this.fold = () => (this.more.open = false); // the list of changes, which lies over the map
    this.leave = ({ target }) => this.more.contains(/** @type {Node} */ (target)) || this.fold();
    this.listen = ({ source, data }) => source === window && data?.dateline === 1 && this.hear(data);
    window.addEventListener("keydown", this.press);
    window.addEventListener("message", this.listen);
    document.addEventListener("pointerdown", this.leave);
    window.addEventListener("blur", this.fold); // a click into the map, which is a window of its own
  }

  /** @param {Component} component */
  update({ data: { token } }) {
    this.ask(token);
  }

  destroy() {
    this.adding.destroy();
    window.removeEventListener("keydown", this.press);
    window.removeEventListener("message", this.listen);
    document.removeEventListener("pointerdown", this.leave);
    window.removeEventListener("blur", this.fold);
  }

  hear(message) {
    const { type, token, text, name } = message;
    if (type === "reading") this.drawReading(message);
    if (type === "changed") this.ask(token);
    if (type === "picked") this.adding.picked(message.point);
    if (type === "add-place") this.adding.open(message);
    if (type === "refused") this.say(text);
    if (type === "key") this.act(name);
  }

  pressed(event) {
    if (event.key === "Escape" && this.more.contains(document.activeElement)) {
      this.fold();
      this.more.querySelector("summary").focus();
    }
    const name = event.defaultPrevented ? "" : deskKey(event);
    if (!name) return;
    event.preventDefault();
    this.act(name);
  }

  act(name) {
    if (name === "next") this.step(1);
    if (name === "previous") this.step(-1);
    if (name === "undo" && !this.undo.disabled) this.send({ do: "undo" });
    if (name === "redo" && !this.redo.disabled) this.send({ do: "redo" });
  }

  send(request) {
    post(window, { type: "correct", request });
  }

  say(text) {
    this.said.textContent = text;
    this.said.showPopover?.();
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => {
      this.said.textContent = "";
      this.said.hidePopover?.();
    }, SAID_MS);
  }

  // How far the server is with reading the articles; what is read is shown already.
  drawReading({ read, of, stopped }) {
    this.reading.hidden = read >= of;
    Object.assign(this.bar, { max: of, value: read });
    this.far.textContent = `${stopped ? "Stopped: " : ""}${read} of ${counted(of, "article")} read`;
    this.isStopped = stopped;
    this.halt.textContent = stopped ? "Go on" : "Stop";
  }

  async haltReading() {
    const answer = await asked(sourceOf(this.token), "reading", { stop: !this.isStopped });
    if (answer && !answer.error) this.drawReading(answer);
  }

  async ask(token) {
    if (token === this.token) return;
    this.token = token;
    const desk = await asked(sourceOf(token), "desk");
    if (this.token !== token || !desk) return;
    if (desk.error) this.say(desk.error);
    else this.draw(desk);
  }

  /** @param {DeskView} desk */
  draw(desk) {
    this.looks = desk.looks;
    for (const [made, what] of [[this.undo, desk.undo], [this.redo, desk.redo]]) {
      made.disabled = !what;
      made.title = what ? `${made.textContent}: ${what}` : `Nothing to ${made.textContent.toLowerCase()}`;
    }
    this.left.textContent = desk.looks.length ? `${desk.looks.length} to check` : "Nothing to check";
    this.next.hidden = this.previous.hidden = !desk.looks.length;
    this.more.hidden = !desk.corrections.length;
    const lost = desk.corrections.filter((one) => one.lost).length;
    const [summary, list] = this.more.children;
    summary.textContent = counted(desk.corrections.length, "change") + (lost ? `, ${lost} without effect` : "");
    list.replaceChildren(...desk.corrections.map((one) => {
      const line = make("li", one.lost ? "is-lost" : "", one.words);
      line.append(make("span", "dl-desk-when", ` ${one.when}`));
      if (one.lost) line.append(make("span", "dl-desk-when", " · fits nothing in the articles any more; kept"));
      return line;
    }));
    if (this.at && !this.find(this.at)) {
      this.at = null;
      this.look.replaceChildren();
    }
  }

  find(look) {
    return this.looks.find((one) => one.article === look.article && one.words === look.words &&
      one.traveller === look.traveller && one.place === look.place);
  }

  step(by) {
    if (!this.looks?.length) return;
    const here = this.at ? this.looks.indexOf(this.find(this.at)) : -1;
    const next = here < 0 && by < 0 ? this.looks.length - 1 : (here + by + this.looks.length) % this.looks.length;
    this.show(this.looks[next], next);
  }

  /** @param {LookView} look @param {number} number */
  show(look, number) {
    this.at = look;
    const { article, sentence, start, end, place, traveller } = look;
    const settle = (text, request) => button(text, () => {
      this.step(1);
      this.send(request);
    });
    const stop = { perhaps: true, traveller_shown: traveller, place_shown: place };
    const acts = traveller
      ? [settle("It is right", { do: "confirm", ...stop }), settle("No such stop", { do: "drop", ...stop })]
      : [settle("It is right", { do: "choose-place", article, sentence, start, end, place, scope: "article" })];
    this.look.replaceChildren(
      make("span", "dl-desk-number", `${number + 1}.`),
      make("b", "", traveller || `“${look.words}”`),
      make("span", "", `${traveller ? " in" : ""} ${look.place_name}, ${look.why}`), ...acts,
    );
    post(window, { type: "sentence", article, sentence });
    post(window, { type: "open", place });
  }
}

/** Draws the component of the page; what it returns takes it away. */
export const drawDesk = component(".dl-desk", (root) => new Desk(root));
