/* What the pop-up of a place or a leg holds: what it is, how sure, and the sentences that say so. Everything is
   set as text; no text of an article ever becomes markup. */
import { element, joined } from "../shared/element.js";
import { counted, distance, share } from "../shared/numbers.js";
import { namesOf, otherwise, statusOf, undisputed, yearsOf } from "../shared/stops.js";

/** @import { AlternativeView, DisagreementView, LegView, Quote, StationView, StopView, ToldPlace } from "../view.d.ts" */

const FIRST_QUOTES = 2;

/** A sentence with its marked spans; offsets count characters as Python does (code points).
    @param {Quote} quote */
function sentence(quote) {
  const letters = Array.from(quote.text), made = element("blockquote", "popup-quote");
  let at = 0;
  for (const [start, end] of [...quote.marks].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    made.append(letters.slice(at, start).join(""));
    made.append(element("mark", "", letters.slice(start, end).join("")));
    at = end;
  }
  made.append(letters.slice(at).join(""));
  return made;
}

export class PopupContent {
  /* `page` is the address that a sentence's link starts from; `onSentence(article, sentence)` is
     called for a plain click on one; `editing` makes what changes a place or a stop. */
  constructor({ page, onSentence, color, editing }) {
    this.page = page;
    this.onSentence = onSentence;
    this.color = color;
    this.editing = editing;
  }

  /** @param {Quote} quote */
  link(quote) {
    const link = element("a", "popup-link", "read in article");
    const query = new URLSearchParams({ article: quote.article, sentence: String(quote.sentence) });
    link.href = this.page + "?" + query;
    link.target = "_blank";
    link.rel = "noopener";
    link.setAttribute("aria-label", `read in article: ${quote.source}, sentence ${quote.sentence + 1}`);
    link.dataset.article = quote.article;
    link.dataset.sentence = String(quote.sentence);
    link.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.onSentence(quote.article, quote.sentence);
    });
    return link;
  }

  /* The sentences as evidence, those that name the place first; `whose` tells those of one part of
     the pop-up from those of another, whichever sentences they are. */
  quotes(quotes, whose = []) {
    const named = [...quotes].sort((a, b) => Number(b.marks.length > 0) - Number(a.marks.length > 0));
    const figures = named.map((quote) => {
      const source = element("figcaption", "popup-source", `${quote.source}, sentence ${quote.sentence + 1} · `);
      source.append(this.link(quote));
      return element("figure", "popup-evidence", sentence(quote), source);
    });
    const rest = figures.splice(FIRST_QUOTES);
    const key = JSON.stringify(["more", ...whose]);
    if (rest.length) figures.push(this.disclosure(counted(rest.length, "more sentence"), key, ...rest));
    return figures;
  }

  /** Where articles contradict each other: what each side says, with its sentences.
      @param {DisagreementView} disagreement @param {unknown[]} whose */
  disagreement({ what, sides }, whose) {
    const told = sides.flatMap(({ says, quotes }) => [
      element("p", "popup-side", element("b", "", says), ` says ${namesOf(quotes)}`), ...this.quotes(quotes, [...whose, what, says]),
    ]);
    return element("section", "popup-doubt", element("p", "popup-doubt-title", `The articles disagree on the ${what}`), ...told);
  }

  disclosure(title, key, ...children) {
    const summary = element("summary", "", title), made = element("details", "popup-more", summary, ...children);
    made.dataset.key = key;
    // What is unfolded at the pop-up's edge is brought into it, as far as its title stays.
    summary.addEventListener("click", () => setTimeout(() => {
      const box = made.closest(".popup-content");
      if (!box || !made.open) return;
      const { top, bottom } = box.getBoundingClientRect(), own = made.getBoundingClientRect();
      box.scrollTop += Math.max(0, Math.min(own.bottom - bottom + 8, own.top - top - 8));
    }));
    return made;
  }

  /** @param {StopView} stop @param {AlternativeView[]} alternatives  what its place might also have been */
  stop(stop, alternatives) {
    const whose = [stop.traveller, stop.trip, stop.order, stop.perhaps];
    const looks = stop.perhaps ? "perhaps" : stop.status;
    const who = element("b", "", stop.traveller);
    who.style.color = this.color(stop.traveller);
    const words = stop.when_text && stop.when_text !== stop.when ? `“${stop.when_text}”` : "";
    const day = joined([stop.when || (words ? "" : "no day given"), words], " ");
    const head = element("p", "popup-stop-head", who, ` · ${day}`, otherwise(stop, "day"), " · ",
      element("span", `popup-status is-${looks}`, statusOf(stop)), otherwise(stop, "status"), stop.sure && ` · ${stop.sure}`);
    const made = element("section", `popup-stop is-${looks}`, head,
      ...stop.disagreements.map((one) => this.disagreement(one, whose)), ...this.quotes(undisputed(stop), whose));
    const notes = [
      stop.km !== null && `${distance(stop)} of the stop before`,
      stop.way_note,
      stop.borrowed && `Borrowed: ${stop.borrowed}`,
      stop.same_wording,
    ];
    for (const note of notes.filter(Boolean)) made.append(element("p", "popup-note", note));
    if (stop.edited) made.append(element("p", "popup-edited", stop.edited));
    if (this.editing.isOn) made.append(this.disclosure("correct this stop", JSON.stringify(["edit", ...whose]), this.editing.stop(stop, alternatives)));
    return made;
  }

  /** @param {StationView} station */
  station(station) {
    const who = element("b", "", station.traveller), words = station.when_text;
    who.style.color = this.color(station.traveller);
    const when = joined([yearsOf(station), station.when && words && !words.endsWith(station.when) ? `“${words}”` : ""], " ");
    const head = element("p", "popup-stop-head", who, " · ", element("span", "popup-status is-station", station.station), when && ` · ${when}`);
    const whose = [station.traveller, station.station];
    const made = element("section", "popup-stop is-station", head, ...this.quotes(station.quotes, whose));
    if (station.same_wording) made.append(element("p", "popup-note", station.same_wording));
    if (station.edited) made.append(element("p", "popup-edited", station.edited));
    return made;
  }

  /** Why stops are stops, and as sure as they are: what the rules say, and what moved the chance; of
      several, whose.
      @param {StopView[]} stops @returns {string[]} */
  grounds(stops) {
    const several = new Set(stops.map((stop) => stop.traveller)).size > 1;
    const lines = stops.flatMap((stop) => [stop.rule, ...stop.reasons].filter(Boolean)
      .map((line) => (several ? `${stop.traveller}: ${line}` : line)));
    return [...new Set(lines)];
  }

  /** @param {ToldPlace} place */
  why(place) {
    const children = [];
    const list = (title, lines) => {
      if (!lines.length) return;
      children.push(element("p", "popup-why-title", title));
      children.push(element("ul", "", ...lines.map((line) => element("li", "", line))));
    };
    list("This point, because", place.reasons);
    list("A stop, because", this.grounds(place.stops));
    list("Perhaps a stop, because", this.grounds(place.perhaps));
    list("A station of a life, because", [...new Set(place.stations.map((station) => station.rule))]);
    list("It might also have been", place.alternatives.map(
      (other) => `${joined([other.name, other.where], ", ")} (${share(other.score)})`,
    ));
    if (place.radius_km !== null) {
      children.unshift(element("p", "popup-note",
        `The point is computed from the text; the place lies within ${Math.round(place.radius_km)} km of it.`));
    }
    return children.length ? this.disclosure("why here?", "why", ...children) : null;
  }

  /** @param {ToldPlace} place */
  place(place) {
    const name = element("h2", "popup-name", place.name);
    name.tabIndex = -1;
    const stops = [...place.stops, ...place.perhaps];
    const rest = stops.length + place.stations.length && place.quotes.length
      ? [this.disclosure("also named in", "named", ...this.quotes(place.quotes))]
      : this.quotes(place.quotes);
    return this.dialog(place.name, name,
      element("p", "popup-meta", joined([place.what, place.where, place.sure && `${place.sure} of the place`])),
      place.why_off_route ? element("p", "popup-off", `On no route shown: ${place.why_off_route}`) : null,
      ...stops.map((stop) => this.stop(stop, place.alternatives)),
      ...place.stations.map((station) => this.station(station)),
      ...rest,
      this.why(place),
      place.edited ? element("p", "popup-edited", place.edited) : null,
      this.editing.isOn ? this.disclosure("wrong place?", "edit place", this.editing.place(place)) : null);
  }

  /** @param {LegView} leg @param {string} start @param {string} end */
  leg(leg, start, end) {
    const name = element("h2", "popup-name", `${start} → ${end}`);
    name.tabIndex = -1;
    const who = element("b", "", leg.traveller);
    who.style.color = this.color(leg.traveller);
    return this.dialog(name.textContent, name,
      element("p", "popup-meta", `${distance(leg)}, great circle`),
      leg.note ? element("p", "popup-off", leg.note) : null,
      element("section", `popup-stop is-${leg.status}`,
        element("p", "popup-stop-head", who, " · ",
          element("span", `popup-status is-${leg.status}`, leg.status_words)),
        ...this.quotes(leg.quotes)));
  }

  /* Places to choose from, each with its stops or what it is; `choose` is called with the one. */
  list(title, places, choose) {
    const name = element("h2", "popup-name", title);
    name.tabIndex = -1;
    const rows = places.map((place) => {
      const told = [...place.stops, ...place.perhaps].map((stop) => joined([stop.traveller, stop.when, statusOf(stop)]));
      told.push(...place.stations.map((one) => joined([one.traveller, one.station, yearsOf(one)])));
      const notes = told.length ? told : [joined([place.what, place.where])];
      const choice = element("button", "popup-choice", element("b", "", place.name), ...notes.map((note) => element("span", "", note)));
      choice.type = "button";
      choice.addEventListener("click", (event) => choose(place, event.detail === 0));
      return element("li", "", choice);
    });
    return this.dialog(title, name, element("ul", "popup-list", ...rows));
  }

  dialog(name, ...children) {
    const made = element("div", "popup-content", ...children);
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", name);
    return made;
  }
}

/* Opens in `to` what is open in `from`, whose place it takes, and gives that. */
export function keepOpen(from, to) {
  const open = new Set([...from.querySelectorAll("details[open]")].map((more) => more.dataset.key));
  const opened = [...to.querySelectorAll("details")].filter((more) => open.has(more.dataset.key));
  for (const more of opened) more.open = true;
  return opened;
}

/* What in `to` does what the element with the focus does in `from`, or the pop-up's name; null where
   the focus is elsewhere. */
export function focusedAlike(from, to) {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  if (!from.contains(focused)) return null;
  const { article, sentence } = focused.dataset, { key } = focused.parentElement.dataset;
  if (focused.tagName === "BUTTON") {
    const within = (one) => one.closest("[data-key]")?.getAttribute("data-key");
    const same = [...to.querySelectorAll("button")].find((one) =>
      one.textContent === focused.textContent && within(one) === within(focused));
    return same || to.querySelector(".popup-name");
  }
  const alike = [...to.querySelectorAll("a, summary")].find((one) => key
    ? one.parentElement.dataset.key === key
    : article !== undefined && one.dataset.article === article && one.dataset.sentence === sentence);
  return alike || to.querySelector(".popup-name");
}
