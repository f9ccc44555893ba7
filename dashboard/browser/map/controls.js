/* The map's buttons, and when wheel and fingers are the map's and when the page's. */
import { element } from "../shared/element.js";

/** @import { Map as LeafletMap } from "leaflet" */

const SVG = "http://www.w3.org/2000/svg";
const HINT_MS = 1600;
const PATHS = {
  whole: "M2 6V2H6M12 2H16V6M16 12V16H12M6 16H2V12M6 12L12 6M9 6H12V9",
  full: "M3 7V3H7M11 3H15V7M15 11V15H11M7 15H3V11",
  picture: "M2 4H16V14H2ZM2 12L6.5 8L10 11L12.5 9L16 12M12 6.5H12.1",
  less: "M7 3V7H3M15 7H11V3M11 15V11H15M3 11H7V15",
};

function icon(path) {
  const made = document.createElementNS(SVG, "svg"), line = document.createElementNS(SVG, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" })) made.setAttribute(name, String(value));
  line.setAttribute("d", path);
  made.append(line);
  return made;
}

function name(button, title, path) {
  button.title = title;
  button.setAttribute("aria-label", title);
  button.replaceChildren(icon(path));
}

/* Buttons under the zoom: the whole journey, and where the browser allows it, the full screen. */
export function addButtons(map, showWhole, takePicture) {
  const bar = element("div", "leaflet-bar map-buttons"), container = map.getContainer();
  const button = (title, path, act) => {
    const made = element("button", "");
    made.type = "button";
    name(made, title, path);
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  };
  button("Show the whole journey", PATHS.whole, showWhole);
  const menu = element("div", "map-menu");
  menu.hidden = true;
  const opener = button("Save a picture of the map", PATHS.picture, () => fold(!menu.hidden));
  opener.setAttribute("aria-haspopup", "true");
  const fold = (isFolded) => {
    menu.hidden = isFolded;
    opener.setAttribute("aria-expanded", String(!isFolded));
    if (!isFolded) menu.querySelector("button").focus();
  };
  fold(true);
  for (const kind of ["PNG", "SVG"]) {
    const choice = element("button", "map-choice", `Picture, ${kind}`);
    choice.type = "button";
    choice.addEventListener("click", () => {
      fold(true);
      takePicture(kind.toLowerCase());
    });
    menu.append(choice);
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    fold(true);
    opener.focus();
  });
  bar.append(menu);
  document.addEventListener("pointerdown", ({ target }) => bar.contains(/** @type {Node} */ (target)) || fold(true));
  if (document.fullscreenEnabled) {
    const isFull = () => document.fullscreenElement === container;
    const full = button("Full screen", PATHS.full, () => isFull() ? document.exitFullscreen() : container.requestFullscreen());
    document.addEventListener("fullscreenchange", () => {
      name(full, isFull() ? "Leave full screen" : "Full screen", isFull() ? PATHS.less : PATHS.full);
      map.invalidateSize({ animate: false });
      showWhole();
    });
  }
  L.DomEvent.disableClickPropagation(bar);
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => bar;
  control.addTo(map);
}

/* Leaves the wheel to the page, unless Ctrl or ⌘ is held or the map has been clicked into; and one
   finger, unless the map has been tapped. */
export class Gestures {
  /** @param {LeafletMap} map */
  constructor(map) {
    this.map = map;
    this.container = map.getContainer();
    this.isOwn = false;
    this.hint = element("p", "map-hint");
    this.hint.setAttribute("aria-hidden", "true");
    this.container.append(this.hint);
    this.isTouch = window.matchMedia("(pointer: coarse)").matches;
    if (this.isTouch) map.dragging.disable();
    const { container } = this;
    container.addEventListener("wheel", (event) => this.wheel(event), { capture: true, passive: true });
    container.addEventListener("click", () => this.take(true));
    container.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && this.take(false));
    container.addEventListener("touchmove", (event) => this.touch(event), { passive: true });
    document.addEventListener("pointerdown", ({ target }) => container.contains(/** @type {Node} */ (target)) || this.take(false));
    window.addEventListener("blur", () => this.take(false));
  }

  get isFree() {
    return this.isOwn || document.fullscreenElement === this.container;
  }

  take(isOwn) {
    this.isOwn = isOwn;
    if (isOwn) this.hint.classList.remove("is-shown");
    if (this.isTouch) this.map.dragging[this.isFree ? "enable" : "disable"]();
  }

  wheel(event) {
    if (this.isFree || event.ctrlKey || event.metaKey || event.target.closest(".leaflet-popup, .dateline-legend")) return;
    event.stopImmediatePropagation();
    const key = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";
    this.say(`Hold ${key} to zoom with the wheel, or click into the map first`);
  }

  touch(event) {
    if (this.isFree || event.touches.length !== 1 || event.target.closest(".leaflet-popup, .leaflet-control")) return;
    this.say("Move the map with two fingers, or tap it first");
  }

  say(text) {
    this.hint.textContent = text;
    this.hint.classList.add("is-shown");
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => this.hint.classList.remove("is-shown"), HINT_MS);
  }
}
