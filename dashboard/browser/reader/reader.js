// The reader: an article to read, whose names lead to the map; and the bridge between the map in
// its frame, the tables of the page, and Python.
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

import { afterPaint, component, isOnDark, isPlainClick, make, post, sourceOf } from "../shared/page.js";
import { isSameRange } from "../shared/days.js";
import { asked, changedOutline, insisted } from "../shared/source.js";
import { articleParts, isWeb } from "./article.js";
import { drawSwitch } from "./switch.js";
import { articlesOn, markEvidence } from "./telling.js";

/** @import { Outline } from "../view.d.ts" */
/** @import { Component } from "../shared/page.js" */

const OWN_ECHO_MS = 1500; // how long after our own `open` a `place` from the map is its echo
const LAYOUT_MS = 10_000; // how long after a sentence is shown the page may still be laid out
const GOING_ON = ["wheel", "touchmove", "keydown", "pointerdown"];
const KEYS = ["n", "p", "/"]; // that are the page's, though pressed in the map's frame
const ASKING_MS = 10_000; // how long after Python is asked for a view it is not asked again
const UNHEARD = "The server does not answer. Whether this was changed is seen when the page is loaded anew.";
const LOOKING_MS = 900; // how often a page that is seen asks whether its project has changed
// Are there while Python runs, which brings what is new, and while something is asked for, which a run
// would disturb.
const BUSY = '[data-testid="stStatusWidget"], [data-testid="stDialog"]';

const namesIn = (view) => JSON.stringify(view?.travellers.map(({ name }) => name));

// A link past a part of the page goes where it says, and leaves the address as it is.
const skipped = (event) => {
  const link = event.target.closest?.(".dl-skip");
  const part = link && document.getElementById(link.hash.slice(1));
  if (!part) return;
  event.preventDefault();
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.focus();
  part.scrollIntoView({ block: "nearest" });
};

export class Reader {
  constructor(root) {
    this.root = root;
    this.articles = [];
    this.source = null;
    this.selected = null;
    /** @type {import("../shared/days.js").Range} */
    this.days = this.askedDays = null; // the days shown, and those that Python asked for
    this.asked = { place: null, at: -Infinity };
    root.append(make("a", "dl-skip", "Skip the article", { href: "#tables" }));
    this.switch = root.appendChild(make("nav", "dl-switch", "", { "aria-label": "Articles" }));
    this.box = root.appendChild(
      make("article", "dl-box", "", { id: "article", tabindex: "0", "aria-label": "Article" }),
    );
    this.status = root.appendChild(make("p", "dl-status", "", { "aria-live": "polite" }));
    this.sources = root.appendChild(make("section", "dl-sources"));
    this.listen = (event) => this.hear(event);
    window.addEventListener("message", this.listen);
    this.box.addEventListener("click", (event) => this.clicked(event));
    this.keepInView();
    this.skip = (event) => skipped(event);
    document.addEventListener("click", this.skip);
    this.onPrint = () => this.toPaper();
    window.addEventListener("beforeprint", this.onPrint);
    this.changing = Promise.resolve();
    this.told = { version: 0, at: -Infinity };
    this.toldOf = 0; // articles, of which Python was asked for a view
  }

  // Asks now and then whether another page has changed the project, and at once when one of this
  // browser says so.
  follow() {
    if (this.looking || !this.lose) return;
    this.channel = new BroadcastChannel("dateline");
    this.channel.addEventListener("message", () => this.look(true));
    this.looking = setInterval(() => document.visibilityState === "visible" && this.look(), LOOKING_MS);
  }

  // One look at a time: a server that is slow to answer is not asked the more for it, and a change that
  // is made meanwhile does not wait for the answer.
  async look(isTold = false) {
    const { source } = this;
    if (!source || this.isBusy || this.isLooking) return;
    this.isLooking = true;
    try {
      await this.compare(source, isTold);
    } finally {
      this.isLooking = false;
    }
  }

  async compare(source, isTold) {
    const answer = await asked(source, "version");
    if (!answer || answer.error || this.source !== source || this.isBusy) return;
    this.hearOfReading(answer);
    const { seen } = this, { version, by_others: byOthers } = answer;
    this.seen = version;
    if (version === this.version) return;
    if (byOthers) await this.catchUp(source);
    // A change of this page's own, by Python, is on its way here already: it is waited for once.
    else if (version === seen || isTold) this.askPython(version);
  }

  // Has Python draw the page of that version of the project, if it does not already.
  askPython(version) {
    const now = performance.now();
    if (version === this.told.version && now - this.told.at < ASKING_MS) return;
    this.told = { version, at: now };
    this.isFollowing = true;
    this.tellChanged("", false);
  }

  get isBusy() {
    return this.isChanging || Boolean(document.querySelector(BUSY));
  }

  // Shows what another page has made of the project, unless this one is at it by now. Python follows; it
  // is asked for the view where the server does not give it.
  async catchUp(before) {
    const answer = await asked(before, "news");
    if (!answer || answer.error || this.source !== before || this.isBusy) return;
    const { version, token } = answer;
    if (version === this.version) return;
    if (!token) return void this.askPython(version);
    this.isFollowing = true;
    this.showChanged(before, answer);
    this.tellChanged(token, false);
  }

  // One after the other, and no looks in between. One that fails, the console says; the next is made.
  inTurn(change) {
    this.changing = this.changing.then(async () => {
      this.isChanging = true;
      try {
        await change();
      } catch (trouble) {
        console.error(trouble);
      } finally {
        this.isChanging = false;
      }
    });
  }

  // How many articles the server has read: the page shows them when they are twice as many, or all.
  hearOfReading({ shown, read, of, stopped }) {
    post(window, { type: "reading", read, of, stopped });
    if (shown >= read || read <= this.toldOf || (read < of && read < 2 * shown)) return;
    this.toldOf = read;
    this.isFollowing = true;
    this.tellChanged("", false);
  }

  // Changes the project, one change after the other, and shows what it is then.
  correct(request) {
    this.inTurn(async () => {
      const before = sourceOf(this.token), answer = await insisted(before, "event", request);
      if (!answer || answer.error) {
        const text = answer?.error ?? UNHEARD;
        post(window, { type: "refused", text });
        return;
      }
      const { token, version, place } = answer;
      this.isOwnChange = true;
      this.channel?.postMessage(version);
      this.showChanged(before, answer);
      if (place && request.card && place !== request.card) this.openPin(place);
      this.tellChanged(token, true);
    });
  }

  // Shows the view of which an answer says how it differs from that of the source before.
  showChanged(before, answer) {
    const { token, version } = answer;
    this.token = token;
    this.version = version;
    const source = sourceOf(token, changedOutline(before.outline, answer));
    const data = { ...this.data, opened: { article: null, sentence: null, visit: this.visit } };
    const changes = answer.view ? null : { after: before.token, changes: { lists: answer.lists, rest: answer.rest } };
    source.view((view) => this.token === token && this.show(view, source, data, changes));
    // Tables and desk follow when the map is on the screen: it is what is looked at.
    afterPaint(() => this.token === token && post(window, { type: "changed", token }));
  }

  // The map draws itself as wide as a sheet (map.js), and as high as it is: page.css is told so, for
  // on paper a window's height means a sheet's. A printed page says where it is from.
  toPaper() {
    this.drawSources();
    const height = this.frame?.offsetHeight;
    if (height) document.documentElement.style.setProperty("--dl-print-height", `${height}px`);
  }

  // Styles, fonts and the map may come only after a sentence is shown, and move it out of view: it
  // is brought back for a while, unless the reader has gone on himself.
  keepInView() {
    this.keptUntil = -Infinity;
    this.layout = new ResizeObserver(() => performance.now() < this.keptUntil && this.reveal());
    this.release = () => (this.keptUntil = -Infinity);
    for (const type of GOING_ON) window.addEventListener(type, this.release, { passive: true });
  }

  /** `map` is given where there is no frame for it, as in an exported file.
      @param {Component & { map?: object }} component */
  update({ data, setStateValue, setTriggerValue, map }) {
    this.givenMap = map;
    // Numbered, for a value like the last is none that Streamlit would tell.
    this.tellDays = (days) => setStateValue("days", { ...days, turn: (this.turn = (this.turn ?? 0) + 1) });
    this.tell = (article, sentence) => setStateValue("selected", { article, sentence });
    this.want = setTriggerValue && ((article) => setTriggerValue("wanted", article));
    this.lose = setTriggerValue && ((token) => setTriggerValue("lost", token));
    this.tellChanged = (token, isOwn) => setTriggerValue("changed", { token, isOwn });
    // Later, when all that came with it is drawn: widgets tell their new values only then.
    if (data.turn) setTimeout(() => setStateValue("heard", data.turn));
    this.root.classList.toggle("is-dark", isOnDark(this.root));
    post(this.map, { type: "theme", dark: isOnDark(this.root) });
    const { days = null } = data;
    if (!isSameRange(days, this.askedDays)) this.limit(days);
    this.askedDays = days;
    const given = JSON.stringify({ ...data, days: null, turn: null });
    if (given === this.given || (this.lose && this.isOld(data))) return;
    this.given = given;
    this.data = data;
    this.follow();
    const isHere = this.token === data.token && this.source?.token === data.token;
    if (isHere && data.opened.visit === this.visit && data.online === this.online) return;
    this.token = data.token;
    this.version = data.version;
    if (data.project !== this.project) this.toldOf = 0;
    this.project = data.project;
    const source = sourceOf(data.token);
    source.view((view) => this.given === given && this.token === data.token && this.show(view, source, data));
  }

  // Whether what Python gives is from before a change that this page has made since.
  isOld({ project, version, token }) {
    return project === this.project && version < this.version && token !== this.token;
  }

  /** Shows a view, of which `changes` say how it differs from one that was shown.
      @param {Outline} view */
  show(view, source, { online, opened: { article, sentence, visit } }, changes = null) {
    this.source = source;
    this.view = view;
    this.online = online;
    this.articles = articlesOn(this.view, this.days);
    this.drawn = null;
    this.drawMap(view, online, changes);
    const top = this.box.scrollTop;
    const isNew = visit !== this.visit; // a link was followed, or the browser went back
    this.visit = visit;
    if (isNew && article) this.open = article;
    if (isNew) this.selected = null;
    const telling = [...view.stops, ...view.stations].find((stop) => stop.quotes.length)?.quotes[0].article;
    if (!this.article(this.open)) this.open = (this.article(telling) ?? this.articles[0])?.id;
    this.draw(() => {
      const { awaited } = this;
      this.awaited = null;
      this.box.scrollTop = isNew ? 0 : top;
      if (awaited && this.article(awaited.article)) this.select(awaited.article, awaited.sentence, false, awaited.mayScroll);
      else if (isNew && sentence !== null) this.select(article, sentence, true);
      else this.mark();
    });
  }

  // Has the map draw the view, which it draws anew only where it is another; one that has the view before
  // is sent what has changed.
  drawMap(view, online, changes) {
    const isStill = this.isOwnChange || (this.isFollowing && namesIn(view) === namesIn(this.drawing?.message.view));
    this.isOwnChange = this.isFollowing = false;
    const { token, from } = this.source;
    const drawn = JSON.stringify([token, online]);
    if (drawn === this.drawing?.drawn) return;
    const message = { type: "view", view, token, from, online, days: this.days, isStill, editable: Boolean(this.lose) };
    const isKnown = changes && changes.after === this.drawing?.message.token;
    this.drawing = { drawn, message };
    post(this.map, isKnown ? { ...message, view: null, ...changes } : message);
  }

  destroy() {
    window.removeEventListener("message", this.listen);
    for (const type of GOING_ON) window.removeEventListener(type, this.release);
    document.removeEventListener("click", this.skip);
    window.removeEventListener("beforeprint", this.onPrint);
    this.layout.disconnect();
    clearInterval(this.looking);
    this.channel?.close();
    this.looking = this.channel = null; // a change may still be on its way
  }

  article(id) {
    return this.articles.find((article) => article.id === id);
  }

  // ---- the bridge

  get frame() {
    return /** @type {HTMLIFrameElement | null} */ (document.querySelector(".st-key-map iframe, .export-map"));
  }

  // The window of the map's frame; in an exported file, what stands for it.
  get map() {
    return this.givenMap ?? this.frame?.contentWindow;
  }

  hear({ origin, source, data }) {
    if (data?.dateline !== 1) return;
    const fromMap = source === this.map && origin === window.location.origin;
    if (!fromMap && source !== window) return;
    if (data.type === "ready" && fromMap) this.greet();
    if (data.type === "place" && fromMap) this.pinned(data.place, data.evidence);
    if (data.type === "open" && !fromMap) this.openPin(data.place);
    if (data.type === "sentence") this.select(data.article, data.sentence);
    if (data.type === "trouble") this.trouble(data);
    if (data.type === "pick" && !fromMap) this.pick();
    if (data.type === "picked" && fromMap) post(window, { type: "picked", point: data.point });
    if (data.type === "correct") this.correct(data.request);
    if (data.type === "key" && fromMap && data.name) post(window, { type: "key", name: data.name });
    if (data.type === "key" && fromMap && KEYS.includes(data.key))
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: data.key, bubbles: true, cancelable: true }));
    if (data.type === "step" && !fromMap) this.step(data);
    if (data.type === "stepped" && !fromMap && this.selected) this.tell(this.selected.article, this.selected.sentence);
    if (data.type === "days" && !fromMap) this.limit(data.days, data.isDone && !data.isGiven);
  }

  // One stop further: its card, and the sentence behind it. One that only passes leaves the page where
  // it is, and Python in peace.
  step({ place, article, sentence, isPassing }) {
    this.openPin(place);
    if (article !== undefined) this.select(article, sentence, isPassing, !isPassing);
  }

  // Shows only what may have been on some days; the server hears of it where it `isToBeTold`.
  limit(days, isToBeTold = false) {
    if (!isSameRange(days, this.days)) {
      this.days = days;
      if (this.drawing) this.drawing.message = { ...this.drawing.message, days };
      post(this.map, { type: "days", days });
      if (this.view) {
        this.articles = articlesOn(this.view, this.days);
        this.drawSwitch();
        markEvidence(this.view, this.days, this.box);
      }
    }
    if (isToBeTold) this.tellDays(days);
  }

  // The map has come, or come anew.
  greet() {
    post(this.map, { type: "theme", dark: isOnDark(this.root) });
    if (this.drawing) post(this.map, this.drawing.message);
  }

  // The server did not give a part of the view. A view that it no longer has Python is asked to
  // offer anew, though not again and again.
  trouble({ token, isLost }) {
    if (token !== this.token) return;
    const now = performance.now();
    if (isLost && this.lose && now - (this.lostAt ?? -Infinity) > ASKING_MS) {
      this.lostAt = now;
      this.lose(token);
    } else this.status.textContent = "The server does not answer: this part cannot be shown now.";
  }

  openPin(place) {
    this.asked = { place, at: performance.now() };
    post(this.map, { type: "open", place });
    const { top, bottom } = this.frame?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > window.innerHeight) this.frame.scrollIntoView({ block: "nearest" });
  }

  // A point is wanted: the map, brought into view, says which is clicked.
  pick() {
    this.frame?.scrollIntoView({ block: "nearest" });
    this.frame?.focus();
    post(this.map, { type: "pick" });
  }

  // A pop-up opened: show the first sentence behind it, in the open article if that has one;
  // unless it was the reader or a table that asked for it.
  pinned(place, evidence) {
    const own = this.asked.place === place && performance.now() - this.asked.at < OWN_ECHO_MS;
    this.asked = { place: null, at: -Infinity };
    post(window, { type: "opened", place });
    const [found] = evidence.filter(([article]) => article === this.open).concat(evidence);
    if (!own && found) this.select(...found);
  }

  clicked(event) {
    const mention = event.target.closest(".dl-mention");
    if (event.target.closest("a") && !(mention && isPlainClick(event))) return;
    const sentence = event.target.closest("[data-sentence]");
    if (!sentence || (!mention && !window.getSelection().isCollapsed)) return;
    event.preventDefault();
    if (mention) this.openPin(mention.dataset.place);
    this.select(sentence.dataset.article, Number(sentence.dataset.sentence));
  }

  // ---- what is selected

  select(article, sentence, isGiven = false, mayScroll = true) {
    // What else is drawn already may know of an article whose view is on its way here.
    if (!this.article(article)) return void (this.awaited = { article, sentence, mayScroll });
    this.selected = { article, sentence };
    this.open = article;
    this.draw(() => {
      this.mark();
      this.reveal(mayScroll);
      this.keptUntil = mayScroll ? performance.now() + LAYOUT_MS : -Infinity;
    });
    post(window, { type: "selected", article, sentence });
    if (!isGiven) this.tell(article, sentence);
  }

  mark() {
    this.root.querySelector(".is-selected")?.classList.remove("is-selected");
    const { article, sentence } = this.selected ?? {};
    const spans = article === this.open ? this.box.querySelectorAll("[data-sentence]") : [];
    const span = [...spans].find((one) => Number(one.dataset.sentence) === sentence);
    span?.classList.add("is-selected");
    const same = span?.dataset.sameAs;
    this.status.textContent = span
      ? `Sentence ${sentence + 1}${same ? ` · same wording as ${same}: one source` : ""}`
      : "";
  }

  // Scrolls to what is selected: within the reader, and where it `mayScroll` the page as well.
  reveal(mayScroll = true) {
    const span = this.root.querySelector(".is-selected");
    if (!span) return;
    const box = this.box.getBoundingClientRect();
    const here = span.getBoundingClientRect();
    if (here.top < box.top || here.bottom > box.bottom)
      this.box.scrollTop += here.top - box.top - Math.max(0, (box.height - here.height) / 3);
    if (!mayScroll) return;
    const shown = span.getBoundingClientRect();
    const map = this.frame?.getBoundingClientRect(); // where it is above the reader, it may cover it
    const edge = map && map.left < here.right && here.left < map.right ? Math.max(0, map.bottom) : 0;
    if (shown.top < edge || shown.bottom > window.innerHeight) this.root.scrollIntoView({ block: "nearest" });
  }

  // ---- drawing

  // Draws the open article, unless it is there, and then does what is to be done with it.
  draw(then) {
    const { open, source } = this, article = this.article(open);
    if (article && this.drawn === open) {
      then();
      return;
    }
    this.drawSwitch();
    if (!article) {
      this.box.replaceChildren(make("p", "dl-note", "No article is open. Add one in the sidebar."));
      return;
    }
    source.article(this.articles.indexOf(article), (told) => {
      if (this.open !== open || this.source !== source) return; // another was opened meanwhile
      if (this.drawn !== open) this.fill(articleParts({ ...article, ...told }, this.want));
      this.drawn = open;
      then();
    });
  }

  fill(parts) {
    this.box.replaceChildren(...parts);
    this.box.scrollTop = 0;
    this.layout.disconnect();
    for (const part of [this.box, ...parts]) this.layout.observe(part);
    markEvidence(this.view, this.days, this.box);
  }

  drawSources() {
    const lines = this.articles.filter(({ tells }) => tells).map(({ title, source, published, url }) =>
      make("li", "", [title, source, published, isWeb(url) ? url : ""].filter(Boolean).join(" · ")));
    const list = make("ul");
    list.append(...lines);
    this.sources.replaceChildren(make("h2", "", "Sources"), list);
  }

  drawSwitch() {
    const choose = (id) => {
      if (id === this.open) return;
      this.open = id;
      this.draw(() => this.mark());
      this.tell(id, null);
    };
    const told = JSON.stringify([this.articles, this.open]);
    if (told !== this.switchTold) drawSwitch(this.switch, this.articles, this.open, choose);
    this.switchTold = told;
  }
}

/** Draws the component of the page; what it returns takes it away. */
export const drawReader = component(".dl-reader", (root) => new Reader(root));
