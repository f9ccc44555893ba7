// The cells of the tables: words of a sentence, links to it and to the map, and what articles disagree on.

import { grouped } from "../shared/grouped.js";
import { address, isPlainClick, make, post } from "../shared/page.js";
import { namesOf } from "../shared/stops.js";

/** @import { Quote } from "../view.d.ts" */

const QUOTE_LENGTH = 96; // characters of a sentence that a table shows, around the name

export const cell = (className, ...parts) => {
  const element = make("td", className);
  element.append(...parts.filter(Boolean));
  return element;
};

/** The words around the first mark, or the beginning, cut at spaces. Marks count characters as Python
    does (code points).
    @param {Quote} quote */
export const excerpt = ({ text, marks }) => {
  const letters = Array.from(text);
  if (letters.length <= QUOTE_LENGTH) return `“${text}”`;
  const [from, to] = marks[0] ?? [0, 0];
  const around = Math.max(0, Math.floor((QUOTE_LENGTH - (to - from)) / 2));
  let start = to <= QUOTE_LENGTH ? 0 : from - around;
  if (start) start = letters.indexOf(" ", start) + 1;
  let end = Math.min(letters.length, Math.max(to, start + QUOTE_LENGTH));
  if (end < letters.length) end = Math.max(to, letters.lastIndexOf(" ", end));
  const words = letters.slice(start, end).join("");
  return `“${start ? "…" : ""}${words}${end < letters.length ? "…" : ""}”`;
};

const link = (className, text, href, message) => {
  const anchor = make("a", className, text, { href });
  anchor.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    event.stopPropagation();
    post(window, message);
  });
  return anchor;
};

// A quote as a link to its sentence.
const toSentence = (className, text, { article, sentence }) =>
  link(className, text, address(article, sentence), { type: "sentence", article, sentence });

// Where sentences stand, article by article: a link each.
const sources = (quotes) =>
  [...grouped(quotes, ({ source }) => source)].map(([source, told]) => {
    const line = make("span", "dl-note", `${source}, sentence `);
    for (const [at, quote] of told.entries())
      line.append(at ? ", " : "", toSentence("dl-source", String(quote.sentence + 1), quote));
    return line;
  });

// The first quote that names the place, and below it where it and the others stand.
export const evidence = (quotes, ...notes) => {
  const box = make("td", "dl-evidence");
  const first = quotes.find((quote) => quote.marks.length) ?? quotes[0];
  if (first) box.append(toSentence("dl-quote", excerpt(first), first));
  box.append(...sources(quotes));
  box.append(...notes.filter(Boolean).map((note) => make("span", "dl-note", note)));
  return box;
};

// Where articles contradict each other: what each side says, with its sentences.
export const disagreement = ({ what, sides }) => {
  const box = make("div", "dl-doubt");
  box.append(make("span", "dl-doubt-title", `The articles disagree on the ${what}`));
  for (const { says, quotes } of sides) {
    const side = box.appendChild(make("div", "dl-side"));
    side.append(make("b", "", says), ` says ${namesOf(quotes)}: `);
    if (quotes.length) side.append(toSentence("dl-quote", excerpt(quotes[0]), quotes[0]));
    side.append(...sources(quotes));
  }
  return box;
};

export const pin = (place, name, quote) =>
  link("dl-place", name, quote ? address(quote.article, quote.sentence) : "#", {
    type: "open",
    place,
  });
