import { make } from "../shared/page.js";

/** A part of the page that is folded, and what it is called, with how much is in it.
    @param {string} title @param {number | string} count @param {string} name */
export const folded = (title, count, name) => {
  const details = make("details", "dl-more", "", { "data-name": name });
  const summary = details.appendChild(make("summary", "", title));
  summary.append(make("span", "dl-count", ` ${count}`));
  return details;
};
