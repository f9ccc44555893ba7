// The lists of the page over an archive: places in view, articles, a traveller's stops.

import { address, isPlainClick, make } from "../shared/page.js";

/** @import { Cell, Listed, ToldStop } from "./asking.js" */

const MOST_PLACES = 12;
const number = (value) => value.toLocaleString("en");

/** What a cell is called: its place, and how many others are in it.
    @param {Cell} cell */
export const named = (cell) =>
  cell.places > 1 ? `${cell.name} and ${number(cell.places - 1)} more` : cell.name;

/** The places named most in view, each a button: the way to them without a mouse.
    @param {Cell[]} cells */
export const placesOf = (cells, onChoose) => cells.slice(0, MOST_PLACES).map((cell) => {
  const button = make("button", "dl-archive-place", named(cell), { type: "button" });
  button.append(make("span", "dl-archive-count", number(cell.mentions)));
  button.addEventListener("click", () => onChoose(cell));
  return button;
});

const link = (text, article, sentence, onOpen) => {
  const made = make("a", "", text, { href: address(article, sentence ?? 0) });
  made.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onOpen();
  });
  return made;
};

/** A heading, and articles, the newest first.
    @param {Listed[]} articles @param {Cell | null} cell */
export const articlesOf = (articles, cell, { onOpen, onAll }) => {
  const head = make("h2", "", cell ? `Newest articles: ${named(cell)}` : "Newest articles");
  if (!articles.length) return [head, make("p", "dl-archive-none", "No article has what is chosen.")];
  const list = make("ol");
  for (const one of articles) {
    const item = list.appendChild(make("li"));
    item.append(link(one.title || one.id, one.id, null, () => onOpen(one)));
    const about = [one.published, one.source, one.name].filter(Boolean).join(" · ");
    if (about) item.append(make("span", "dl-archive-about", about));
  }
  if (!cell) return [head, list];
  const all = make("button", "dl-want", "everywhere", { type: "button" });
  all.addEventListener("click", onAll);
  head.append(" ", all);
  return [head, list];
};

const when = ({ first, last, date_text: words }) => {
  if (!first) return words ? `“${words}”` : "no day";
  return first === last ? first : `${first} to ${last}`;
};

/** A traveller's stops with the way to the sentence of each.
    @param {{ traveller: any, names: string[], begin: number, every: number, stops: ToldStop[] }} journeys
    @param {number} most How many come at a time. */
export const stopsOf = ({ traveller, names, begin, every, stops }, most, { onOpen, onMore }) => {
  const parts = [make("h2", "", `${traveller.name}: ${number(every)} ${every === 1 ? "stop" : "stops"}`)];
  if (names.length > 1) parts.push(make("p", "dl-archive-about", `also called ${names.slice(1, 6).join(", ")}`));
  const table = make("table"), body = make("tbody"), head = make("thead");
  head.append(make("tr"));
  for (const title of ["When", "Where", "Status", "Sure", "Articles"]) head.firstChild.appendChild(make("th", "", title, { scope: "col" }));
  table.append(head, body);
  for (const stop of stops) {
    const row = body.appendChild(make("tr", `is-${stop.status}`));
    const where = make("td");
    where.append(link(stop.name, stop.article, stop.sentence, () => onOpen(stop)));
    row.append(make("td", "", when(stop)), where, make("td", "", stop.status), make("td", "", stop.edited ? "by hand" : `${Math.min(99, stop.chance)} %`), make("td", "", number(stop.articles)));
  }
  parts.push(table);
  const turn = make("p", "dl-archive-turn");
  const add = (words, to) => {
    const button = turn.appendChild(make("button", "dl-want", words, { type: "button" }));
    button.addEventListener("click", () => onMore(to));
  };
  if (begin > 0) add("Earlier stops", Math.max(0, begin - most));
  if (begin + stops.length < every) add("Later stops", begin + stops.length);
  if (turn.firstChild) parts.push(turn);
  return parts;
};
