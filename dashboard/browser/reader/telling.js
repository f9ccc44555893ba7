// Which articles, and which of their sentences, tell of the stops on the days shown.

import { isWithin } from "../shared/days.js";

/** @import { Outline, OutlineArticle } from "../view.d.ts" */
/** @import { Range } from "../shared/days.js" */

const quotesOn = (view, days) => view.stops.filter((stop) => isWithin(stop, days)).flatMap((stop) => stop.quotes);

/** The articles, of which only those tell that have a stop on the days.
    @param {Outline} view @param {Range} days @returns {OutlineArticle[]} */
export const articlesOn = (view, days) => {
  if (!days) return view.articles;
  const telling = new Set(quotesOn(view, days).map((quote) => quote.article));
  return view.articles.map((article) => ({ ...article, tells: article.tells && telling.has(article.id) }));
};

/** Underlines the sentences of an open article behind the stops on the days.
    @param {Outline} view @param {Range} days @param {HTMLElement} box */
export const markEvidence = (view, days, box) => {
  const said = new Set(quotesOn(view, days).map(({ article, sentence }) => `${sentence} ${article}`));
  for (const span of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".dl-sentence[data-evidence]")))
    span.classList.toggle("is-evidence", !days || said.has(`${span.dataset.sentence} ${span.dataset.article}`));
};
