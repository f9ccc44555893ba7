// What reader.js, tables.js and timeline.js share; it is put before them. Articles are hostile: text is
// set, never HTML.

// An element with its text and attributes.
const make = (tag, className, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

// The page's URL with a sentence open.
const address = (article, sentence) => {
  const query = new URLSearchParams(window.location.search);
  query.set("article", article);
  query.set("sentence", sentence);
  return `?${query}`;
};

// Posts one of the messages listed in reader.js to a window of this origin.
const post = (target, message) =>
  target?.postMessage({ dateline: 1, ...message }, window.location.origin);

// The source of the view that a token names: one for all that the page draws of it.
const sourceOf = (token) => {
  const { Source } = window.Dateline;
  const from = `${window.location.origin}${window.location.pathname.replace(/\/*$/, "/")}dateline/`;
  const onTrouble = (isLost) => post(window, { type: "trouble", token, isLost });
  if (window.Dateline.source?.token !== token)
    window.Dateline.source = new Source({ token, from, onTrouble });
  return window.Dateline.source;
};

const isPlainClick = (event) =>
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

// Whether an element stands on dark paper. The theme's own background tells, whoever chose it: the
// system, the menu, or the config.
const isOnDark = (element) => {
  const color = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = color;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
};
