// From one article to another: tabs, or of many articles a list.

import { make } from "../shared/page.js";

/** @import { OutlineArticle } from "../view.d.ts" */

const TABS_AT_MOST = 4; // more articles than this are chosen from a list

/** Fills `box` with the ways to the articles, `open` being the id of the one that is; `choose` is
    called with the id of the one that is chosen.
    @param {HTMLElement} box @param {OutlineArticle[]} articles @param {string} open
    @param {(id: string) => void} choose */
export const drawSwitch = (box, articles, open, choose) => {
  box.hidden = articles.length < 2;
  if (articles.length > TABS_AT_MOST) {
    box.replaceChildren(listOf(articles, open, choose));
    return;
  }
  const tabs = articles.map(({ id, title, label }) => {
    const tab = make("button", "", label, { type: "button", title });
    tab.setAttribute("aria-pressed", id === open);
    tab.addEventListener("click", () => choose(id));
    return tab;
  });
  const isFocused = box.contains(document.activeElement);
  box.replaceChildren(...tabs);
  if (isFocused) tabs.find((tab) => tab.getAttribute("aria-pressed") === "true")?.focus();
};

const listOf = (articles, open, choose) => {
  const list = make("select", "", "", { "aria-label": "Article" });
  const group = (label, some) => {
    const options = some.map(({ id, title }) => new Option(title, id, false, id === open));
    const box = some.length < articles.length ? list.appendChild(make("optgroup", "", "", { label })) : list;
    if (options.length) box.append(...options);
    else box.remove();
  };
  group("On the journey shown", articles.filter(({ tells }) => tells));
  group("Other articles", articles.filter(({ tells }) => !tells));
  list.addEventListener("change", () => choose(list.value));
  return list;
};
