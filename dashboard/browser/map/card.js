/* The card of a place or a leg: what it is, how sure, and the sentences that say so. Everything is
   set as text; no text of an article ever becomes markup. */
(function () {
  "use strict";

  const { namesOf, otherwise, undisputed } = window.Dateline;
  const FIRST_QUOTES = 2;

  /* An element with a class, and children that are elements or text (empty ones are left out). */
  function element(tag, name, ...children) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
    return made;
  }

  function joined(parts, mark = " · ") {
    return parts.filter(Boolean).join(mark);
  }

  /* A sentence with its marked spans; offsets count characters as Python does (code points). */
  function sentence(quote) {
    const letters = Array.from(quote.text), made = element("blockquote", "card-quote");
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

  class Cards {
    /* `page` is the address that a sentence's link starts from; `onSentence(article, sentence)` is
       called for a plain click on one. */
    constructor({ page, onSentence, color }) {
      Object.assign(this, { page, onSentence, color });
    }

    link(quote) {
      const link = element("a", "card-link", "read in article");
      const query = new URLSearchParams({ article: quote.article, sentence: quote.sentence });
      link.href = this.page + "?" + query;
      link.target = "_blank";
      link.rel = "noopener";
      link.setAttribute("aria-label", `read in article: ${quote.source}, sentence ${quote.sentence + 1}`);
      link.dataset.article = quote.article;
      link.dataset.sentence = quote.sentence;
      link.addEventListener("click", (event) => {
        if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.onSentence(quote.article, quote.sentence);
      });
      return link;
    }

    /* The sentences as evidence, those that name the place first; `whose` tells those of one part of
       the card from those of another, whichever sentences they are. */
    quotes(quotes, whose = []) {
      const named = [...quotes].sort((a, b) => (b.marks.length > 0) - (a.marks.length > 0));
      const figures = named.map((quote) => {
        const source = element("figcaption", "card-source", `${quote.source}, sentence ${quote.sentence + 1} · `);
        source.append(this.link(quote));
        return element("figure", "card-evidence", sentence(quote), source);
      });
      const rest = figures.splice(FIRST_QUOTES), many = rest.length > 1 ? "s" : "";
      const key = JSON.stringify(["more", ...whose]);
      if (rest.length) figures.push(this.disclosure(`${rest.length} more sentence${many}`, key, ...rest));
      return figures;
    }

    /* Where articles contradict each other: what each side says, with its sentences. */
    disagreement({ what, sides }, whose) {
      const told = sides.flatMap(({ says, quotes }) => [
        element("p", "card-side", element("b", "", says), ` says ${namesOf(quotes)}`), ...this.quotes(quotes, [...whose, what, says]),
      ]);
      return element("section", "card-doubt", element("p", "card-doubt-title", `The articles disagree on the ${what}`), ...told);
    }

    disclosure(title, key, ...children) {
      const made = element("details", "card-more", element("summary", "", title), ...children);
      made.dataset.key = key;
      return made;
    }

    stop(stop) {
      const whose = [stop.traveller, stop.trip, stop.order];
      const who = element("b", "", stop.traveller);
      who.style.color = this.color(stop.traveller);
      const words = stop.when_text && stop.when_text !== stop.when ? `“${stop.when_text}”` : "";
      const day = joined([stop.when || (words ? "" : "no day given"), words], " ");
      const head = element("p", "card-stop-head", who, ` · ${day}`, otherwise(stop, "day"), " · ",
        element("span", `card-status is-${stop.status}`, stop.status_words), otherwise(stop, "status"));
      const made = element("section", `card-stop is-${stop.status}`, head,
        ...stop.disagreements.map((one) => this.disagreement(one, whose)), ...this.quotes(undisputed(stop), whose));
      const notes = [
        stop.km === null ? "" : `${stop.km.toLocaleString("en")} km ${stop.bearing} of the stop before`,
        stop.borrowed && `Borrowed: ${stop.borrowed}`,
        stop.same_wording,
      ];
      for (const note of notes.filter(Boolean)) made.append(element("p", "card-note", note));
      return made;
    }

    why(place) {
      const rules = [...new Set(place.stops.map((stop) => stop.rule).filter(Boolean))];
      const children = [];
      const list = (title, lines) => {
        if (!lines.length) return;
        children.push(element("p", "card-why-title", title));
        children.push(element("ul", "", ...lines.map((line) => element("li", "", line))));
      };
      list("This point, because", place.reasons);
      list("A stop, because", rules);
      list("It might also have been", place.alternatives.map(
        (other) => `${joined([other.name, other.where], ", ")} (${other.score.toFixed(2)})`,
      ));
      if (place.radius_km !== null) {
        children.unshift(element("p", "card-note",
          `The point is computed from the text; the place lies within ${Math.round(place.radius_km)} km of it.`));
      }
      return children.length ? this.disclosure("why here?", "why", ...children) : null;
    }

    place(place) {
            const name = element("h2", "card-name", place.name);
      name.tabIndex = -1;
      const rest = place.stops.length && place.quotes.length
        ? [this.disclosure("also named in", "named", ...this.quotes(place.quotes))]
        : this.quotes(place.quotes);
      return this.dialog(place.name, name,
        element("p", "card-meta", joined([place.what, place.where, place.sure])),
        place.why_off_route ? element("p", "card-off", `On no route shown: ${place.why_off_route}`) : null,
        ...place.stops.map((stop) => this.stop(stop)),
        ...rest,
        this.why(place));
    }

    leg(leg, start, end) {
      const name = element("h2", "card-name", `${start} → ${end}`);
      name.tabIndex = -1;
      const who = element("b", "", leg.traveller);
      who.style.color = this.color(leg.traveller);
      return this.dialog(name.textContent, name,
        element("p", "card-meta", `${leg.km.toLocaleString("en")} km ${leg.bearing}, great circle`),
        element("section", `card-stop is-${leg.status}`,
          element("p", "card-stop-head", who, " · ",
            element("span", `card-status is-${leg.status}`, leg.status_words)),
          ...this.quotes(leg.quotes)));
    }

    /* Places to choose from, each with its stops or what it is; `choose` is called with the one. */
    list(title, places, choose) {
      const name = element("h2", "card-name", title);
      name.tabIndex = -1;
      const rows = places.map((place) => {
        const told = place.stops.map((stop) => joined([stop.traveller, stop.when, stop.status_words]));
        const notes = told.length ? told : [joined([place.what, place.where])];
        const choice = element("button", "card-choice", element("b", "", place.name), ...notes.map((note) => element("span", "", note)));
        choice.type = "button";
        choice.addEventListener("click", (event) => choose(place, event.detail === 0));
        return element("li", "", choice);
      });
      return this.dialog(title, name, element("ul", "card-list", ...rows));
    }

    dialog(name, ...children) {
      const made = element("div", "dateline-card", ...children);
      made.setAttribute("role", "dialog");
      made.setAttribute("aria-label", name);
      return made;
    }
  }

  /* Opens in a card what is open in the one whose place it takes. */
  function keepOpen(from, to) {
    const open = new Set([...from.querySelectorAll("details[open]")].map((more) => more.dataset.key));
    for (const more of to.querySelectorAll("details")) more.open = open.has(more.dataset.key);
  }

  /* What in `to` does what the element with the focus does in `from`, or the card's name; null where
     the focus is elsewhere. */
  function focusedAlike(from, to) {
    const focused = document.activeElement;
    if (!from.contains(focused)) return null;
    const { article, sentence } = focused.dataset, { key } = focused.parentElement.dataset;
    const alike = [...to.querySelectorAll("a, summary")].find((one) => key
      ? one.parentElement.dataset.key === key
      : article !== undefined && one.dataset.article === article && one.dataset.sentence === sentence);
    return alike || to.querySelector(".card-name");
  }

  window.Dateline = Object.assign(window.Dateline || {}, { Cards, element, focusedAlike, joined, keepOpen });
})();
