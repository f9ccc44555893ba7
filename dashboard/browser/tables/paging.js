// A table that shows its rows a page at a time.

import { make } from "../shared/page.js";

const PAGE = 50; // rows that a table shows at once

// A table of items, a page of its rows at a time; `draw` makes the row of one. The first head, that of
// the signs, is written only for who hears it.
export const pagedTable = (caption, heads, items, draw, count) => {
  const box = make("div", "dl-paged");
  const element = box.appendChild(make("div", "dl-scroll")).appendChild(make("table", "", "", { "aria-label": caption }));
  const head = element.createTHead().insertRow();
  for (const name of heads) {
    const cell = head.appendChild(make("th", "", "", { scope: "col" }));
    cell.append(make("span", name === "Sign" ? "dl-unseen" : "", name));
  }
  const body = element.createTBody();
  const foot = box.appendChild(make("p", "dl-pages"));
  const show = (wanted) => {
    const drawn = body.rows.length;
    if (wanted < drawn) for (const row of [...body.rows].slice(wanted)) row.remove();
    else body.append(...items.slice(drawn, wanted).map(draw));
    count.set(caption, wanted);
    const left = items.length - body.rows.length;
    foot.hidden = left === 0;
    foot.firstChild.textContent = `${body.rows.length} of ${items.length} `;
    foot.children[1].textContent = `Show ${Math.min(PAGE, left)} more`;
    foot.children[2].hidden = left <= PAGE;
  };
  const button = (text, next) => {
    const made = foot.appendChild(make("button", "", text, { type: "button" }));
    made.addEventListener("click", () => {
      const drawn = body.rows.length;
      show(next(drawn));
      body.rows[drawn]?.querySelector("a")?.focus({ preventScroll: true });
    });
  };
  foot.append(make("span"));
  button("", (drawn) => drawn + PAGE);
  button(`Show all ${items.length}`, () => items.length);
  box.showAll = () => show(items.length);
  box.showAgain = (wanted) => show(wanted);
  show(Math.min(items.length, Math.max(PAGE, count.get(caption) ?? 0)));
  return box;
};
