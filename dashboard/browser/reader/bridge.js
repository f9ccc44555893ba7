// The bridge between the map in its frame, the tables and the desk of the page, and the reader, which
// tells Python.
//
// Messages are objects {dateline: 1, type, …}. From the map: `ready`, `place {place, evidence}` when
// a pop-up opens, `sentence {article, sentence}` when its link is clicked. To the map: `open {place}`,
// `theme {dark}`, `view {view, token, from, online, days}` (or, where the map has the view of the token
// `after`, how this one differs from it, `changes`), `days {days}`, `ready?`. The tables post `open` and `sentence`
// to the window, and hear from it `opened {place}` and `selected {article, sentence}`. Whoever asks
// the server for a part in vain posts `trouble {token, isLost}`. The timeline posts `days {days,
// isDone}`, the steps `step {place, article, sentence, isPassing}` and at their end `stepped`.
// Map, tables and desk post `correct {request}` to have the project changed; they hear
// `changed {token}` of the view as it is then, or `refused {text}`; the desk also `reading {read, of,
// stopped}`, how far the server is with the articles. The map hands on the keys that
// are the bar's, `key {key}`, and the desk's, `key {name}`. The desk posts `pick` where it wants a point,
// and hears `picked {point}` when one of the map is clicked; the table of names not placed posts
// `add-place {about, words}`, for the desk to ask where they are.

import { post } from "../shared/page.js";

/** @import { Range } from "../shared/days.js" */

const OWN_ECHO_MS = 1500; // how long after our own `open` a `place` from the map is its echo
const KEYS = ["n", "p", "/"]; // that are the page's, though pressed in the map's frame

/** What the messages ask of the reader, which knows what is open and what is selected.
    @typedef {{ open: string, greet(): void, correct(request: object): void,
      trouble(told: { token: string, isLost: boolean }): void, stepped(): void,
      select(article: string, sentence: number, isGiven?: boolean, mayScroll?: boolean): void,
      limit(days: Range, isToBeTold: boolean): void }} Listener */

export class Bridge {
  /** @param {Listener} reader */
  constructor(reader) {
    this.reader = reader;
    /** @type {object | undefined} */
    this.givenMap = undefined; // what stands for the map where there is no frame for it
    this.asked = { place: null, at: -Infinity };
    this.listen = (event) => this.hear(event);
    window.addEventListener("message", this.listen);
  }

  end() {
    window.removeEventListener("message", this.listen);
  }

  get frame() {
    return /** @type {HTMLIFrameElement | null} */ (document.querySelector(".st-key-map iframe, .export-map"));
  }

  // The window of the map's frame, or what stands for it.
  get map() {
    return this.givenMap ?? this.frame?.contentWindow;
  }

  toMap(message) {
    post(this.map, message);
  }

  hear({ origin, source, data }) {
    if (data?.dateline !== 1) return;
    if (source === this.map && origin === window.location.origin) this.hearMap(data);
    else if (source === window) this.hearPage(data);
  }

  hearMap(data) {
    const { type } = data;
    if (type === "ready") this.reader.greet();
    if (type === "place") this.pinned(data.place, data.evidence);
    if (type === "picked") post(window, { type: "picked", point: data.point });
    if (type === "key" && data.name) post(window, { type: "key", name: data.name });
    if (type === "key" && KEYS.includes(data.key))
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: data.key, bubbles: true, cancelable: true }));
    this.hearAny(data);
  }

  hearPage(data) {
    const { type } = data;
    if (type === "open") this.openPin(data.place);
    if (type === "pick") this.pick();
    if (type === "step") this.step(data);
    if (type === "stepped") this.reader.stepped();
    if (type === "days") this.reader.limit(data.days, data.isDone && !data.isGiven);
    this.hearAny(data);
  }

  // What the map asks for as the page does.
  hearAny(data) {
    if (data.type === "sentence") this.reader.select(data.article, data.sentence);
    if (data.type === "trouble") this.reader.trouble(data);
    if (data.type === "correct") this.reader.correct(data.request);
  }

  // One stop further: its card, and the sentence behind it. One that only passes leaves the page where
  // it is, and Python in peace.
  step({ place, article, sentence, isPassing }) {
    this.openPin(place);
    if (article !== undefined) this.reader.select(article, sentence, isPassing, !isPassing);
  }

  openPin(place) {
    this.asked = { place, at: performance.now() };
    this.toMap({ type: "open", place });
    const { top, bottom } = this.frame?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > window.innerHeight) this.frame.scrollIntoView({ block: "nearest" });
  }

  // A point is wanted: the map, brought into view, says which is clicked.
  pick() {
    this.frame?.scrollIntoView({ block: "nearest" });
    this.frame?.focus();
    this.toMap({ type: "pick" });
  }

  // A pop-up opened: show the first sentence behind it, in the open article if that has one;
  // unless it was the reader or a table that asked for it.
  pinned(place, evidence) {
    const own = this.asked.place === place && performance.now() - this.asked.at < OWN_ECHO_MS;
    this.asked = { place: null, at: -Infinity };
    post(window, { type: "opened", place });
    const [found] = evidence.filter(([article]) => article === this.reader.open).concat(evidence);
    if (!own && found) this.reader.select(found[0], found[1]);
  }
}
