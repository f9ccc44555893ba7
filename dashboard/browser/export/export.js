/* The exported file: map, reader and tables in one window, with no server behind them.

   A file opened from disk has no origin, so its window cannot post messages to itself. The reader
   and the tables are given Dateline.page for a window, which delivers them by hand. */
(function () {
  "use strict";

  const { Source, attach, element } = window.Dateline;
  const listeners = new Set();
  const deliver = (source, data) => queueMicrotask(() => {
    for (const listener of listeners) listener({ origin: window.location.origin, source, data });
  });
  const own = {
    addEventListener: (type, listener) => listeners.add(listener),
    removeEventListener: (type, listener) => listeners.delete(listener),
    postMessage: (message) => deliver(page, message),
  };
  const page = new Proxy(window, {
    get(target, name) {
      if (name in own) return own[name];
      return typeof target[name] === "function" ? target[name].bind(target) : target[name];
    },
  });

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

  function start() {
    const data = (id) => JSON.parse(document.getElementById(id).textContent);
    const part = (name) => document.querySelector(name);
    const view = data("view"), night = window.matchMedia("(prefers-color-scheme: dark)");
    window.Dateline.source = new Source({ outline: view });
    const reader = {
      parentElement: part(".export-reader"),
      data: { token: "", online: false, opened: asked() },
      setStateValue: (name, value) => remember(value),
    };
    window.Dateline.reader(reader);
    const tables = { parentElement: part(".export-tables"), data: { token: "" } };
    window.Dateline.tables(tables);

    const frame = { postMessage: (message) => atlas.hear(message) };
    Object.defineProperty(part(".dl-reader").reader, "map", { get: () => frame });
    const map = window.L.map(part(".export-map"), { zoomControl: false, attributionControl: false, center: [25, 10], zoom: 2 });
    const send = (message) => deliver(frame, { dateline: 1, ...message });
    const atlas = attach(map, { world: data("world"), page: "", send });
    send({ type: "ready" });
    night.addEventListener("change", () => {
      window.Dateline.reader(reader);
      window.Dateline.tables(tables);
    });
    part(".export-articles").append(...view.articles.map(({ title, source, published }) =>
      element("li", "", [title, source, published].filter(Boolean).join(" · "))));
  }

  Object.assign(window.Dateline, { page, start });
})();
