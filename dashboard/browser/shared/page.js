// What reader and tables share as parts of one page. Articles are hostile: text is set, never HTML.

import { Source } from "./source.js";

/** @typedef {{ data: any, parentElement?: HTMLElement, setStateValue?: (name: string, value: any) => void,
      setTriggerValue?: (name: string, value: any) => void }} Component
    A component of the page, as Streamlit gives it to its script. */

/** The script of a component of the page: makes what draws it, once for an element, and has it draw
    what is given since. Streamlit takes a component away by calling what the last draw has returned;
    but also what an earlier one did, where another was asked for before its script had come. That
    takes nothing away.
    @template {{ update(component: Component): void, destroy(): void }} Drawer
    @param {string} selector of the component's element @param {(element: HTMLElement) => Drawer} begin
    @returns {(component: Component) => () => void} */
export const component = (selector, begin) => {
  const drawn = new WeakMap(); // by element
  return (given) => {
    const element = /** @type {HTMLElement} */ (given.parentElement.querySelector(selector));
    if (!drawn.has(element)) drawn.set(element, { drawer: begin(element), turn: 0 });
    const one = drawn.get(element), turn = (one.turn += 1);
    one.drawer.update(given);
    return () => turn === one.turn && one.drawer.destroy();
  };
};

// An element with its text and attributes.
export const make = (tag, className, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

// The page's URL with a sentence open.
export const address = (article, sentence) => {
  const query = new URLSearchParams(window.location.search);
  query.set("article", article);
  query.set("sentence", sentence);
  return `?${query}`;
};

/** Calls back when what is drawn by now, in a frame of the page too, is on the screen; at once in a page
    that nobody sees, where nothing is painted.
    @param {() => void} then */
export const afterPaint = (then) => {
  if (document.visibilityState !== "visible") then();
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
};

// Posts one of the messages listed in bridge.js to a window of this origin.
export const post = (target, message) =>
  target?.postMessage({ dateline: 1, ...message }, "/");

let current = null;

// Has the page draw what a source gives, rather than ask a server.
export const useSource = (source) => (current = source);

// The source of the view that a token names: one for all that the page draws of it. Its outline may
// be here already.
export const sourceOf = (token, outline = null) => {
  const from = `${window.location.origin}${window.location.pathname.replace(/\/*$/, "/")}dateline/`;
  const onTrouble = (isLost) => post(window, { type: "trouble", token, isLost });
  if (current?.token !== token) current = new Source({ token, from, outline, onTrouble });
  return current;
};

/** Whether keys pressed in an element are written into it, or choose from it.
    @param {EventTarget | null} target */
export const isField = (target) => {
  const { tagName = "", isContentEditable = false } = /** @type {HTMLElement} */ (target ?? {});
  return isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(tagName);
};

/** The key that is pressed, in words for the desk ("undo", "redo", "next", "previous"), or "" where
    it is none of its keys, or the writer's own.
    @param {KeyboardEvent} event */
export const deskKey = ({ key, ctrlKey, metaKey, shiftKey, altKey, target }) => {
  if (altKey || isField(target)) return "";
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === "y" || (letter === "z" && shiftKey)) return "redo";
    return letter === "z" ? "undo" : "";
  }
  return { j: "next", k: "previous" }[letter] || "";  // n and p step through the journey
};

export const isPlainClick = (event) =>
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

// Whether an element stands on dark paper. The theme's own background tells, whoever chose it: the
// system, the menu, or the config.
export const isOnDark = (element) => {
  const color = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = color;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(String(probe.fillStyle).slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
};
