// The reader: an article to read, whose names lead to the map. It shows the view that Python gives, or
// that the project has become since (following.js), and passes it on to the map (bridge.js).

import { afterPaint, component, isOnDark, isPlainClick, make, post, sourceOf } from "../shared/page.js";
import { isSameRange } from "../shared/days.js";
import { followSkip } from "../shared/skips.js";
import { changedOutline } from "../shared/source.js";
import { articleParts, isWeb } from "./article.js";
import { Bridge } from "./bridge.js";
import { Following } from "./following.js";
import { drawSwitch } from "./switch.js";
import { articlesOn, markEvidence } from "./telling.js";

/** @import { Outline } from "../view.d.ts" */
/** @import { Component } from "../shared/page.js" */

const LAYOUT_MS = 10_000; // how long after a sentence is shown the page may still be laid out
const GOING_ON = ["wheel", "touchmove", "keydown", "pointerdown"];
const ASKING_MS = 10_000; // how long after Python is asked for a view that is lost it is not asked again

const namesIn = (view) => JSON.stringify(view?.travellers.map(({ name }) => name));

export class Reader {
  constructor(root) {
    this.root = root;
    this.articles = [];
    this.source = null;
    this.selected = null;
    /** @type {import("../shared/days.js").Range} */
    this.days = this.askedDays = null; // the days shown, and those that Python asked for
    root.append(make("a", "dl-skip", "Skip the article", { href: "#tables" }));
    this.switch = root.appendChild(make("nav", "dl-switch", "", { "aria-label": "Articles" }));
    this.box = root.appendChild(
      make("article", "dl-box", "", { id: "article", tabindex: "0", "aria-label": "Article" }),
    );
    this.status = root.appendChild(make("p", "dl-status", "", { "aria-live": "polite" }));
    this.sources = root.appendChild(make("section", "dl-sources"));
    this.bridge = new Bridge(this);
    this.following = new Following(this);
    this.box.addEventListener("click", (event) => this.clicked(event));
    this.keepInView();
    document.addEventListener("click", followSkip);
    this.onPrint = () => this.toPaper();
    window.addEventListener("beforeprint", this.onPrint);
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
    const height = this.bridge.frame?.offsetHeight;
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
    this.bridge.givenMap = map;
    // Numbered, for a value like the last is none that Streamlit would tell.
    this.tellDays = (days) => setStateValue("days", { ...days, turn: (this.turn = (this.turn ?? 0) + 1) });
    this.tell = (article, sentence) => setStateValue("selected", { article, sentence });
    this.want = setTriggerValue && ((article) => setTriggerValue("wanted", article));
    this.lose = setTriggerValue && ((token) => setTriggerValue("lost", token));
    this.askPython = (token, isOwn) => setTriggerValue("changed", { token, isOwn });
    // Later, when all that came with it is drawn: widgets tell their new values only then.
    if (data.turn) setTimeout(() => setStateValue("heard", data.turn));
    this.root.classList.toggle("is-dark", isOnDark(this.root));
    this.bridge.toMap({ type: "theme", dark: isOnDark(this.root) });
    const { days = null } = data;
    if (!isSameRange(days, this.askedDays)) this.limit(days);
    this.askedDays = days;
    const given = JSON.stringify({ ...data, days: null, turn: null });
    if (given === this.given || (this.lose && this.isOld(data))) return;
    this.given = given;
    this.data = data;
    if (this.lose) this.following.begin();
    this.following.turn(data.project);
    const isHere = this.token === data.token && this.source?.token === data.token;
    if (isHere && data.opened.visit === this.visit && data.online === this.online) return;
    this.token = data.token;
    this.version = data.version;
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
    this.bridge.toMap(isKnown ? { ...message, view: null, ...changes } : message);
  }

  destroy() {
    this.bridge.end();
    this.following.end();
    for (const type of GOING_ON) window.removeEventListener(type, this.release);
    document.removeEventListener("click", followSkip);
    window.removeEventListener("beforeprint", this.onPrint);
    this.layout.disconnect();
  }

  article(id) {
    return this.articles.find((article) => article.id === id);
  }

  // ---- what the bridge and the project ask for

  // A view is coming that leaves the map as it is, where it is of the same people or a change made here.
  expect(isOwn) {
    if (isOwn) this.isOwnChange = true;
    else this.isFollowing = true;
  }

  openPin(place) {
    this.bridge.openPin(place);
  }

  correct(request) {
    this.following.correct(request);
  }

  // The steps have ended: Python hears where.
  stepped() {
    if (this.selected) this.tell(this.selected.article, this.selected.sentence);
  }

  // Shows only what may have been on some days; the server hears of it where it `isToBeTold`.
  limit(days, isToBeTold = false) {
    if (!isSameRange(days, this.days)) {
      this.days = days;
      if (this.drawing) this.drawing.message = { ...this.drawing.message, days };
      this.bridge.toMap({ type: "days", days });
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
    this.bridge.toMap({ type: "theme", dark: isOnDark(this.root) });
    if (this.drawing) this.bridge.toMap(this.drawing.message);
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
    const map = this.bridge.frame?.getBoundingClientRect(); // where it is above the reader, it may cover it
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
