// The search over texts, places and people: what is found is listed below the box, and opens on the map
// and in the reader.

import { make, post } from "../shared/page.js";
import { counted } from "../shared/numbers.js";
import { isTyping } from "./typing.js";

/** @import { Source } from "../shared/source.js" */
/** @import { Findings, Quote } from "../view.d.ts" */

const REST_MS = 120; // after the last letter, before it is looked for
const LEAST = 2; // letters
const AROUND = 70; // characters of a sentence that are shown before the first word found

/** The sentence with the words found in it, from a little before the first. Marks count characters
    as Python does (code points).
    @param {Quote} quote */
const marked = ({ text, marks }) => {
  const letters = Array.from(text), line = make("span", "dl-found-text");
  const first = marks[0]?.[0] ?? 0, from = first > AROUND ? letters.indexOf(" ", first - AROUND) + 1 : 0;
  let at = from;
  if (from) line.append("…");
  for (const [start, end] of marks) {
    line.append(letters.slice(at, start).join(""), make("mark", "", letters.slice(start, end).join("")));
    at = end;
  }
  line.append(letters.slice(at).join(""));
  return line;
};

export class Search {
  /** `choose` is called with the name of a traveller.
      @param {(name: string) => void} choose */
  constructor(choose) {
    this.choose = choose;
    /** @type {Source | null} */
    this.source = null;
    this.turn = 0;
    this.element = make("div", "dl-search");
    this.input = this.element.appendChild(make("input", "", "", {
      type: "search", placeholder: "Search texts, places, people", "aria-label": "Search texts, places and people",
      role: "combobox", "aria-expanded": "false", "aria-controls": "dl-found", "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", title: "Press / to search",
    }));
    this.list = this.element.appendChild(make("div", "dl-found", "", { id: "dl-found", role: "listbox", "aria-label": "Found" }));
    this.said = this.element.appendChild(make("p", "dl-found-said", "", { role: "status" }));
    this.close();
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("focus", () => this.list.childElementCount && this.open());
    this.element.addEventListener("keydown", (event) => this.pressed(event));
    this.element.addEventListener("focusout", ({ relatedTarget }) =>
      this.element.contains(/** @type {Node | null} */ (relatedTarget)) || this.close());
    this.shortcut = (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      this.input.focus();
    };
    document.addEventListener("keydown", this.shortcut);
  }

  destroy() {
    document.removeEventListener("keydown", this.shortcut);
    clearTimeout(this.resting);
  }

  typed() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.look(), REST_MS);
  }

  // Looks for what is typed; of several answers only that to the last question counts.
  look() {
    const words = this.input.value.trim(), turn = ++this.turn;
    if (words.length < LEAST) {
      this.list.replaceChildren();
      this.said.textContent = "";
      this.close();
      return;
    }
    this.source?.search(words, (findings) => turn === this.turn && this.show(findings, words));
  }

  /** @param {Findings} findings @param {string} words */
  show({ places, people, sentences, count }, words) {
    const group = (title, options) => {
      if (!options.length) return [];
      const box = make("div", "dl-found-group", "", { role: "group", "aria-label": title });
      box.append(make("p", "dl-found-title", title), ...options);
      return [box];
    };
    const named = (name, about) => [make("b", "", name), make("span", "dl-found-about", about)];
    const title = count > sentences.length ? `Sentences: the first ${sentences.length} of ${count}` : "Sentences";
    this.list.replaceChildren(
      ...group("Places", places.map((place) => this.option(named(place.name, place.about), () => {
        if (place.is_shown) post(window, { type: "open", place: place.id });
        this.read(place.quote);
      }))),
      ...group("People", people.map(({ name, about }) => this.option(named(name, about), () => this.choose(name)))),
      ...group(title, sentences.map((quote) => this.option(
        [marked(quote), make("span", "dl-found-about", `${quote.source}, sentence ${quote.sentence + 1}`)],
        () => this.read(quote)))),
    );
    const found = places.length + people.length + count;
    this.said.textContent = found ? "" : `Nothing is called “${words}”, and no sentence has these words.`;
    this.said.classList.toggle("is-empty", !found);
    if (found) this.said.append(make("span", "dl-unseen", `${counted(found, "result")}`));
    this.open();
  }

  read({ article, sentence }) {
    post(window, { type: "sentence", article, sentence });
  }

  option(parts, act) {
    const made = make("div", "dl-found-one", "", { role: "option", "aria-selected": "false", id: `dl-found-${++Search.count}` });
    made.append(...parts);
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    made.addEventListener("click", () => {
      this.close();
      act();
    });
    return made;
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
  }

  pressed(event) {
    const { options } = this, at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const steps = { ArrowDown: at + 1, ArrowUp: at < 0 ? options.length - 1 : at - 1 };
    if (event.key === "Escape") {
      if (this.list.hidden) this.input.value = "";
      this.close();
    } else if (event.key in steps && options.length) {
      event.preventDefault();
      this.open();
      this.point(options[(steps[event.key] + options.length) % options.length]);
    } else if (event.key === "Enter" && options.length) {
      event.preventDefault();
      options[Math.max(at, 0)].click();
    }
  }

  point(option) {
    for (const one of this.options) one.setAttribute("aria-selected", String(one === option));
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  open() {
    this.list.hidden = !this.list.childElementCount;
    this.said.hidden = !this.said.classList.contains("is-empty") && !this.list.childElementCount;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  close() {
    this.list.hidden = this.said.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.point(null);
  }
}
Search.count = 0; // of options made, for their ids
