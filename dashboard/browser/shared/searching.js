/* The search of an exported file, which has no server to search on: in the texts and places that it carries. As
   there, all words must be found, the last maybe as the beginning of one, whatever their case and accents. */

/** @import { Findings, Outline, Quote } from "../view.d.ts" */

const MOST_PLACES = 5, MOST_SENTENCES = 20, LEAST = 2;
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const LETTERS = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", ð: "d", þ: "th" };

const plain = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[øłđßæœıðþ]/g, (one) => LETTERS[one]);

/** The words of a text, plain, with where each stands, in characters as Python counts them (code points).
    @param {string} text @returns {{ plain: string, span: [number, number] }[]} */
function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const start = Array.from(text.slice(0, index)).length;
    return { plain: plain(word), span: [start, start + Array.from(word).length] };
  });
}

/* Where a text has the words asked for; null where it lacks one. */
function marksOf(text, asked) {
  const words = wordsOf(text), last = asked.length - 1;
  const fits = (word, at) => (at === last ? word.plain.startsWith(asked[at]) : word.plain === asked[at]);
  if (!asked.every((_, at) => words.some((word) => fits(word, at)))) return null;
  return words.filter((word) => asked.some((_, at) => fits(word, at))).map(({ span }) => span);
}

/** What the words typed find in a view that carries its parts.
    @param {Outline} outline @param {string} typed @returns {Findings} */
export function findIn({ articles, places, stops, stations, parts }, typed) {
  const asked = wordsOf(typed).map((word) => word.plain);
  if (asked.join("").length < LEAST) return { places: [], people: [], sentences: [], count: 0 };
  /** @type {Quote[]} */
  const sentences = [];
  articles.forEach(({ id, label }, at) => {
    for (const { index, segments } of parts.article[at].paragraphs.flat()) {
      const text = segments.map((segment) => segment.text).join(""), marks = marksOf(text, asked);
      if (marks) sentences.push({ article: id, sentence: index, text, marks, source: label });
    }
  });
  const named = places.flatMap(({ id, name, what, where }, at) => {
    const told = [...stops, ...stations].find((one) => one.place === id)?.quotes ?? [];
    const [quote] = [...told, ...parts.place[at].quotes];
    const about = [what, where].filter(Boolean).join(", ");
    return quote && marksOf(name, asked) ? [{ id, name, about, is_shown: true, quote }] : [];
  });
  return { places: named.slice(0, MOST_PLACES), people: [], sentences: sentences.slice(0, MOST_SENTENCES), count: sentences.length };
}
