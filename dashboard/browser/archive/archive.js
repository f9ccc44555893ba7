// The page over an archive: a map of how often places are named, the articles that name them, who
// travels, and the article that is opened. Articles are hostile: text is set, never HTML.

import { isOnDark, make } from "../shared/page.js";
import { Asking, page } from "./asking.js";
import { articleOf } from "./article.js";
import { articlesOf, placesOf, stopsOf } from "./lists.js";

/** @import { Component } from "../shared/page.js" */

const desks = new WeakMap();

/** Draws the component, and then what has changed of its data.
    @param {Component} component */
export const drawArchive = (component) => {
  const box = component.parentElement.querySelector(".dl-archive");
  if (!desks.has(box)) desks.set(box, new Desk(box));
  desks.get(box).update(component);
};

const script = (address) => new Promise((resolve, reject) => {
  if ("L" in window) resolve(null);
  const loaded = make("script", "", "", { src: address });
  loaded.addEventListener("load", resolve);
  loaded.addEventListener("error", reject);
  document.head.append(loaded);
});

class Desk {
  constructor(box) {
    this.box = box;
    this.asking = new Asking((isLost) => this.trouble(isLost));
    this.spot = null;
    this.person = null;
    this.opened = null;
    this.map = null;
    this.mapBox = make("div", "dl-archive-map");
    this.said = make("p", "dl-archive-said", "", { role: "status" });
    this.places = make("section", "dl-archive-places", "", { "aria-label": "Places named most" });
    this.stops = make("section", "dl-archive-stops", "", { "aria-label": "Journeys" });
    this.list = make("section", "dl-archive-list", "", { "aria-label": "Articles" });
    this.reader = make("section", "dl-archive-reader dl-reader", "", { "aria-label": "Article" });
    this.reader.append(make("div", "dl-box", "Choose an article."));
    const left = make("div", "dl-archive-left"), right = make("div", "dl-archive-right");
    left.append(this.said, this.mapBox, this.places, this.stops);
    right.append(this.list, this.reader);
    box.replaceChildren(left, right);
  }

  /** @param {Component} component */
  update(component) {
    this.component = component;
    const { token, person, opened, leaflet, coasts } = component.data, isDark = isOnDark(this.box);
    this.box.classList.toggle("is-dark", isDark);
    this.reader.classList.toggle("is-dark", isDark);
    const isOther = token !== this.asking.token;
    this.asking.token = token;
    if (!this.map) this.map = this.start(leaflet, coasts);
    this.map.then((map) => map.setDark(isDark));
    if (isOther) {
      this.look();
      this.choose(null);
    }
    if (person !== this.person || isOther) this.travel(person);
    this.person = person;
    // What a link opens is opened once; afterwards this page says what is open.
    if (opened && !this.opened) this.open(opened.article, { sentence: opened.sentence });
  }

  async start(leaflet, { coarse, whole, until }) {
    await script(page() + leaflet);
    const { WorldOfCells } = await import("./map.js");
    return new WorldOfCells(this.mapBox, {
      coasts: { coarse: page() + coarse, whole: page() + whole, until },
      onMoved: () => this.look(),
      onChosen: (cell) => this.choose(cell),
      onStop: (stop) => this.open(stop.article, { sentence: stop.sentence }),
    });
  }

  /* Asks for the cells of what the map shows now. */
  async look() {
    const map = await this.map;
    this.asking.ask("cells", map.where(), (overview) => {
      map.showCells(overview.cells);
      const mentions = overview.cells.reduce((sum, cell) => sum + cell.mentions, 0);
      const sampled = overview.sampled ? ` in the newest ${overview.sampled.toLocaleString("en")} articles with these words` : "";
      this.say(`${mentions.toLocaleString("en")} mentions of places here${sampled}`);
      this.places.replaceChildren(...placesOf(overview.cells, (cell) => this.choose(cell)));
      this.box.dataset.zoom = map.where().zoom;
    });
  }

  /* Lists the articles of a cell, or of all that is wanted. */
  choose(cell) {
    this.spot = cell;
    const at = cell ? (cell.cell ? { cell: cell.cell } : { place: cell.place }) : {};
    this.map.then((map) => map.mark(cell));
    this.asking.ask("articles", at, ({ articles }) => {
      this.list.replaceChildren(...articlesOf(articles, cell, {
        onOpen: (one) => this.open(one.id, { start: one.start }),
        onAll: () => this.choose(null),
      }));
    });
  }

  /* Shows where somebody went; null for nobody. */
  travel(person, begin = 0) {
    if (person === null) {
      this.stops.replaceChildren();
      this.map.then((map) => map.showJourneys(null));
      return;
    }
    this.asking.ask("journeys", { person, begin }, ({ journeys, lines, most }) => {
      this.map.then((map) => map.showJourneys(journeys, lines, begin === 0));
      this.stops.replaceChildren(...stopsOf(journeys, most, {
        onOpen: (stop) => this.open(stop.article, { sentence: stop.sentence }),
        onMore: (next) => this.travel(person, next),
      }));
    });
  }

  /* Opens an article, with the sentence in which an offset of its text lies, or the one numbered. */
  open(id, { start = null, sentence = null } = {}) {
    this.opened = id;
    this.asking.ask("article", { id, start }, (article) => {
      const at = sentence ?? article.sentence;
      const inside = make("div", "dl-box", "", { tabindex: "0" });
      inside.append(...articleOf(article, at, {
        onPlace: (place) => this.map.then((map) => map.goTo(article.places.find((one) => one.place === place))),
        onTraveller: (name) => this.component.setTriggerValue("chosen", name),
        onSentence: (number) => this.tell(id, number),
      }));
      this.reader.replaceChildren(inside);
      const chosen = /** @type {HTMLElement | null} */ (inside.querySelector(".is-selected"));
      if (this.isStacked) this.reader.scrollIntoView({ block: "start" });
      if (chosen) inside.scrollTop = Math.max(0, chosen.offsetTop - inside.offsetTop - inside.clientHeight / 3);
      this.tell(id, at);
    });
  }

  /* Whether the article is below the map and out of view, as on a phone. */
  get isStacked() {
    return this.reader.getBoundingClientRect().top > this.mapBox.getBoundingClientRect().bottom;
  }

  /* Tells Python what is open, for the URL. */
  tell(article, sentence) {
    this.component.setStateValue("opened", { article, sentence });
  }

  say(words) {
    this.said.textContent = words;
  }

  trouble(isLost) {
    if (isLost && this.component) this.component.setTriggerValue("lost", true);
    else this.say("The server does not answer; what is shown may be of before.");
  }
}
