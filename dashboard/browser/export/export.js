/* The exported file: map, reader and tables in one window, with no server behind them. What the map's
   frame and the page post to each other in the page is handed over here. */
import { Bar } from "../bar/bar.js";
import { Atlas } from "../map/map.js";
import { Reader } from "../reader/reader.js";
import { element } from "../shared/element.js";
import { useSource } from "../shared/page.js";
import { Source } from "../shared/source.js";
import { Tables } from "../tables/tables.js";

/* What ?article=…&sentence=… (or the same after #, where a file allows no query) asks for. */
function asked() {
  const query = new URLSearchParams(window.location.search || window.location.hash.slice(1));
  const sentence = parseInt(query.get("sentence"), 10);
  return { article: query.get("article"), sentence: Number.isNaN(sentence) ? null : sentence, visit: 1 };
}

function remember({ article, sentence }) {
  const query = new URLSearchParams(sentence === null ? { article } : { article, sentence });
  try {
    window.history.replaceState(null, "", "?" + query);
  } catch {
    window.history.replaceState(null, "", "#" + query);
  }
}

export function start() {
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const part = (name) => document.querySelector(name);
  const view = data("view"), night = window.matchMedia("(prefers-color-scheme: dark)");
  useSource(new Source({ outline: view }));
  const reader = new Reader(part(".dl-reader")), tables = new Tables(part(".dl-tables"));
  const bar = new Bar(part(".dl-bar"));
  const opened = asked(), { first, last } = part(".export").dataset;
  const days = first ? { first, last } : null;
  const frame = { postMessage: (message) => atlas.hear(message) };
  const draw = () => {
    reader.update({
      data: { token: "", online: false, opened, days },
      setStateValue: (name, value) => name === "selected" && remember(value),
      map: frame,
    });
    bar.update({ data: { token: "", days } });
    tables.update({ data: { token: "", days } });
  };
  const map = L.map(part(".export-map"), { zoomControl: false, attributionControl: false, center: [25, 10], zoom: 2 });
  const send = (message) => queueMicrotask(() =>
    reader.bridge.hear({ origin: window.location.origin, source: frame, data: { dateline: 1, ...message } }));
  const atlas = new Atlas(map, { world: data("world"), page: "", send });
  draw();
  night.addEventListener("change", draw);
  part(".export-articles").append(...view.articles.map(({ title, source, published, edited }) =>
    element("li", "", [title, source, published, edited].filter(Boolean).join(" · "))));
}
