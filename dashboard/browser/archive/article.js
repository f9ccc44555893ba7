// An article of an archive as it is read, with the places it names and who travels in it.

import { isPlainClick, make, address } from "../shared/page.js";
import { isWeb } from "../reader/article.js";

/** @import { Opened, Said, Segment } from "./asking.js" */

/** The elements of an article, the sentence with a number highlighted.
    @param {Opened} article @param {number | null} chosen */
export const articleOf = (article, chosen, { onPlace, onTraveller, onSentence }) => {
  const parts = [make("h2", "", article.title || article.id)];
  const about = make("p", "dl-about", [article.source, article.published].filter(Boolean).join(" · "));
  if (isWeb(article.url)) {
    if (about.textContent) about.append(" · ");
    about.append(make("a", "", "original", { href: article.url, target: "_blank", rel: "noopener noreferrer" }));
  }
  if (about.textContent) parts.push(about);
  if (article.travellers.length) parts.push(travellersOf(article.travellers, onTraveller));
  const select = (span) => {
    for (const other of span.closest(".dl-box").querySelectorAll(".is-selected")) other.classList.remove("is-selected");
    span.classList.add("is-selected");
    onSentence(Number(span.dataset.sentence));
  };
  let paragraph = null;
  for (const said of article.sentences) {
    if (!paragraph || said.begins) parts.push(paragraph = make("p"));
    else paragraph.append(" ");
    paragraph.append(sentenceOf(article.id, said, said.index === chosen, select, onPlace));
  }
  return parts;
};

const travellersOf = (travellers, onTraveller) => {
  const line = make("p", "dl-about", "Who travels: ");
  for (const [at, { name, stops }] of travellers.entries()) {
    if (at) line.append(", ");
    const button = line.appendChild(make("button", "dl-want", name, { type: "button", title: "Show all journeys" }));
    button.addEventListener("click", () => onTraveller(name));
    line.append(` (${stops})`);
  }
  return line;
};

/** @param {Said} said */
const sentenceOf = (article, said, isChosen, select, onPlace) => {
  const span = make("span", isChosen ? "dl-sentence is-selected" : "dl-sentence");
  Object.assign(span.dataset, { article, sentence: said.index });
  span.append(...said.segments.map((segment) => segmentOf(article, said.index, segment, onPlace)));
  span.addEventListener("click", () => select(span));
  return span;
};

/** @param {string} article @param {number} sentence @param {Segment} segment @param {(place: number) => void} onPlace */
const segmentOf = (article, sentence, segment, onPlace) => {
  const { text, place, note } = segment;
  if (!note) return document.createTextNode(text);
  if (place === null) return make("span", "dl-unplaced", text, { title: note });
  const link = make("a", "dl-mention", text, { href: address(article, sentence), title: note });
  link.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onPlace(place);
  });
  return link;
};
