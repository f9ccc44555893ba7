// Rows in which a traveller or an article is changed by hand; the requests are listed in
// dashboard/project/asking.py.

import { make, post } from "../shared/page.js";
import { cell } from "./cells.js";

/** @import { OutlineArticle, Quote, TravellerView } from "../view.d.ts" */

const NAMES = "dl-names-of-all";

/** The names of all travellers, for the fields that want one.
    @param {TravellerView[]} all */
export const namesOfAll = (all) => {
  const list = make("datalist", "", "", { id: NAMES });
  list.append(...all.map(({ name }) => make("option", "", "", { value: name })));
  return list;
};

const field = (label, value, type = "text", placeholder = "") => {
  const made = make("input", "dl-field", "", { type, value, placeholder, "aria-label": label });
  made.addEventListener("keydown", (event) => event.key === "Enter" && made.blur());
  return made;
};

const act = (text, label, send) => {
  const made = make("button", "dl-act", text, { type: "button", "aria-label": label });
  made.addEventListener("click", send);
  return made;
};

/** A button that has the desk ask where a name is that no gazetteer knows.
    @param {string} words @param {Quote} quote  its sentence, in which it is marked */
export const addPlace = (words, { article, sentence, marks: [[start, end]] }) =>
  act("Add…", `Add ${words} to my gazetteer`, () => {
    post(window, { type: "add-place", about: { article, sentence, start, end }, words });
    document.querySelector(".dl-desk")?.scrollIntoView({ block: "nearest" });
  });

/** What is known of an article, which is changed as soon as a field is left.
    @param {OutlineArticle} article @param {(request: object) => void} send */
export const articleRow = (article, send) => {
  const { id, label, given_title, source, day, url, edited } = article;
  const row = make("tr", "", "", { "data-key": id });
  const fields = {
    title: field(`Title of ${label}`, given_title, "text", label),
    source: field(`Source of ${label}`, source, "text", "source"),
    published: field(`Day of publication of ${label}`, day, "date"),
    url: field(`Address of ${label}`, url, "url", "address"),
  };
  const change = () => {
    const told = Object.entries(fields).map(([name, one]) => [name, one.value.trim()]);
    send({ do: "edit-article", id, ...Object.fromEntries(told) });
  };
  for (const one of Object.values(fields)) one.addEventListener("change", change);
  const remove = act("Remove", `Remove ${label}`, () => send({ do: "remove-articles", ids: [id] }));
  const cells = Object.values(fields).map((one) => cell("", one));
  if (edited) cells[0].append(make("span", "dl-note", edited));
  row.append(...cells, cell("", remove));
  return row;
};

/** A traveller: called otherwise, the same person as another or not who some articles mean, or nobody.
    @param {TravellerView} traveller @param {TravellerView[]} all @param {(request: object) => void} send */
export const personRow = ({ name, names }, all, send) => {
  const row = make("tr", "", "", { "data-key": name });
  const called = field(`Name of ${name}`, name);
  called.addEventListener("change", () => called.value.trim() && send({ do: "rename", name, new: called.value.trim() }));
  const same = field(`${name} is the same person as`, "", "text", "same person as…");
  same.setAttribute("list", NAMES);
  same.addEventListener("change", () => {
    const typed = same.value.trim(), other = all.find((one) => one.name.toLowerCase() === typed.toLowerCase());
    if (other && other.name !== name) send({ do: "same-person", name: other.name, other: name });
    else if (typed) post(window, { type: "refused", text: `Nobody else here is called “${typed}”: choose one of the names in the list.` });
  });
  const first = cell("", called);
  if (names.length > 1) {
    const apart = first.appendChild(make("div", "dl-names"));
    for (const other of names.filter((one) => one !== name))
      apart.append(act(`${other} is somebody else`, `${other} is not ${name}`, () => send({ do: "two-persons", name, other })));
  }
  const nobody = act("No person", `${name} is no person`, () => send({ do: "not-a-person", name }));
  row.append(first, cell("", same), cell("", nobody));
  return row;
};
