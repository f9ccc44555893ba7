// An article as it is read: its title and source, its paragraphs of sentences, and the places that
// these name.

import { address, make } from "../shared/page.js";

export const isWeb = (url) => /^https?:\/\//i.test(url);

const segmentOf = (article, sentence, { text, place, kind }) => {
  if (!place) return document.createTextNode(text);
  const link = make("a", `dl-mention is-${kind}`, text, {
    href: address(article.id, sentence.index),
    title: "Show on the map",
  });
  link.dataset.place = place;
  return link;
};

const tagOf = (sentences) => (sentences.some((one) => one.heading) ? "h3" : "p");

const paragraphOf = (article, sentences, tag = tagOf(sentences)) => {
  const paragraph = make(tag);
  for (const [at, sentence] of sentences.entries()) {
    if (at) paragraph.append(" ");
    const span = make("span", sentence.evidence ? "dl-sentence is-evidence" : "dl-sentence");
    Object.assign(span.dataset, { article: article.id, sentence: sentence.index });
    if (sentence.evidence) span.dataset.evidence = "";
    if (sentence.same_as) span.dataset.sameAs = sentence.same_as;
    span.append(...sentence.segments.map((segment) => segmentOf(article, sentence, segment)));
    paragraph.append(span);
  }
  return paragraph;
};

// What heads an article that has nothing on the map, and the way to what it has: `want` is called
// with its id, where there is somebody to ask.
const elsewhere = ({ id }, want) => {
  const note = make("p", "dl-note", "This article does not tell of the journey shown. ");
  if (!want) return note;
  const show = note.appendChild(make("button", "dl-want", "Show what it tells", { type: "button" }));
  show.addEventListener("click", () => want(id));
  return note;
};

// Whether a paragraph is the article's title, as it is where that was taken from the text.
const isTitle = (article, sentences) =>
  sentences.map(({ segments }) => segments.map(({ text }) => text).join("")).join(" ") === article.title;

// The elements of an article, from its title on.
export const articleParts = (article, want) => {
  const paragraphs = [...article.paragraphs];
  const parts = [paragraphs.length && isTitle(article, paragraphs[0])
    ? paragraphOf(article, paragraphs.shift(), "h2") : make("h2", "", article.title)];
  const about = make("p", "dl-about", [article.source, article.published].filter(Boolean).join(" · "));
  if (isWeb(article.url)) {
    if (about.textContent) about.append(" · ");
    about.append(
      make("a", "", "original", { href: article.url, target: "_blank", rel: "noopener noreferrer" }),
    );
  }
  if (about.textContent) parts.push(about);
  if (article.edited) parts.push(make("p", "dl-edited", article.edited));
  if (!article.tells) parts.push(elsewhere(article, want));
  parts.push(...article.notes.map((note) => make("p", "dl-note", note)));
  parts.push(...paragraphs.map((sentences) => paragraphOf(article, sentences)));
  return parts;
};
