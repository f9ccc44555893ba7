// A place that no gazetteer knows, added by hand: words that are marked in the reader, or stand in the
// table of names not placed, get a name, a kind and a point.

import { make, post } from "../shared/page.js";

const KINDS = [["town", "town or village"], ["building", "building or site"], ["area", "area"], ["region", "state or province"],
  ["water", "water"], ["mountain", "mountain"]];
const LONGEST = 80; // characters that a name has at most

const field = (label, type, value = "", more = {}) => make("input", "dl-field", "", { type, value, "aria-label": label, ...more });

/** The words that are marked in the sentence of an article, by characters as Python counts them (code
    points); null where none are, or words of several sentences.
    @returns {{ about: { article: string, sentence: number, start: number, end: number }, words: string } | null} */
export function markedWords() {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const sentenceOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-sentence]");
  const span = sentenceOf(range.startContainer);
  if (!span || span !== sentenceOf(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(span, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString(), words = text.trim();
  if (!words || words.length > LONGEST) return null;
  const start = Array.from(before.toString()).length + Array.from(text).indexOf(Array.from(words)[0]);
  const about = { article: span.dataset.article, sentence: Number(span.dataset.sentence), start, end: start + Array.from(words).length };
  return { about, words };
}

export class Adding {
  /** `send` is given the request.
      @param {HTMLElement} root @param {(request: object) => void} send */
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.offer = root.appendChild(make("button", "dl-desk-button", "", { type: "button", hidden: "" }));
    this.offer.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay marked
    this.offer.addEventListener("click", () => this.marked && this.open(this.marked));
    this.form = root.appendChild(make("form", "dl-desk-adding", "", { "aria-label": "A place of your own", hidden: "" }));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.add();
    });
    this.look = () => this.offerMarked();
    document.addEventListener("selectionchange", this.look);
  }

  destroy() {
    document.removeEventListener("selectionchange", this.look);
  }

  offerMarked() {
    if (!this.form.hidden) return;
    this.marked = markedWords();
    this.offer.hidden = !this.marked;
    if (this.marked) this.offer.textContent = `Add “${this.marked.words}” to my gazetteer…`;
  }

  /** Asks where some words are. */
  open({ about, words }) {
    this.about = about;
    this.offer.hidden = true;
    this.name = field("Name of the place", "text", words);
    this.kind = make("select", "dl-field", "", { "aria-label": "Kind of place" });
    this.kind.append(...KINDS.map(([value, text]) => make("option", "", text, { value })));
    this.lat = field("Latitude", "number", "", { min: "-90", max: "90", step: "any", placeholder: "latitude", required: "" });
    this.lon = field("Longitude", "number", "", { min: "-180", max: "180", step: "any", placeholder: "longitude", required: "" });
    const act = (text, type, then) => {
      const made = make("button", "dl-desk-button", text, { type });
      if (then) made.addEventListener("click", then);
      return made;
    };
    this.form.replaceChildren(
      make("b", "", `“${words}” is`), this.name, this.kind, make("span", "", "at"), this.lat, this.lon,
      act("Point on the map", "button", () => post(window, { type: "pick" })),
      act("Add", "submit"), act("Cancel", "button", () => this.close()),
    );
    this.form.hidden = false;
    this.name.focus();
  }

  picked([lat, lon]) {
    if (this.form.hidden) return;
    this.lat.value = lat.toFixed(5);
    this.lon.value = lon.toFixed(5);
  }

  add() {
    const point = [Number(this.lat.value), Number(this.lon.value)];
    this.send({ do: "add-place", ...this.about, name: this.name.value.trim(), kind: this.kind.value, point });
    this.close();
  }

  close() {
    this.form.hidden = true;
    this.offerMarked();
  }
}
