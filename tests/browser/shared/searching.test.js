import assert from "node:assert/strict";
import { test } from "node:test";
import { findIn } from "../../../dashboard/browser/shared/searching.js";

const sentence = (index, text) => ({ index, segments: [{ text, place: "", kind: "" }] });
const quote = { article: "a", sentence: 1, text: "She flew to São Paulo.", marks: [[12, 21]], source: "The Paper" };
const outline = /** @type {any} */ ({
  articles: [{ id: "a", label: "The Paper" }],
  places: [{ id: "1", name: "São Paulo", what: "city", where: "Brazil" }, { id: "2", name: "Łódź", what: "city", where: "Poland" }],
  stops: [{ place: "1", quotes: [quote] }],
  stations: [],
  parts: {
    article: [{ paragraphs: [[sentence(0, "😀 Ban Ki-moon spoke."), sentence(1, "She flew to São Paulo.")], [sentence(2, "Ban was in Łódź.")]] }],
    place: [{ quotes: [] }, { quotes: [{ ...quote, sentence: 2, text: "Ban was in Łódź.", marks: [[11, 15]] }] }],
  },
});

test("all words are found, the last by its beginning, and marked in code points", () => {
  const { sentences, count } = findIn(outline, "ban ki mo");
  assert.equal(count, 1);
  assert.deepEqual(sentences[0].marks, [[2, 5], [6, 8], [9, 13]]);
  assert.equal(findIn(outline, "ban").count, 2);
  assert.equal(findIn(outline, "an").count, 0);
});

test("accents and letters that are no plain ones are read as typed", () => {
  for (const [typed, name] of [["sao paulo", "São Paulo"], ["lodz", "Łódź"], ["PAU", "São Paulo"]]) {
    const { places, sentences } = findIn(outline, typed);
    assert.deepEqual(places.map((place) => place.name), [name]);
    assert.equal(sentences.length, 1);
  }
  assert.equal(findIn(outline, "lodz").places[0].quote.sentence, 2);
});

test("a letter, and signs alone, find nothing", () => {
  for (const typed of ["b", "++", " "]) assert.deepEqual(findIn(outline, typed), { places: [], people: [], sentences: [], count: 0 });
});
