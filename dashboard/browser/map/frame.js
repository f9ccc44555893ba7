/* The map's frame in the page: inFrame(map, world) puts the layer onto the map, and speaks
   with the page around the frame, and with nobody else. */
import { Atlas } from "./map.js";
import { deskKey, isField } from "../shared/page.js";

const SETTLING_MS = 3000; // for how long the page may still change the frame's size
const BORROWED = /^"?Source (Sans|Serif)"?$/;

function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return []; // a sheet of another origin
  }
}

/* The typefaces of the page, which its frames would lack. */
function borrowTypefaces(page) {
  for (const sheet of page.document.styleSheets) {
    for (const { style } of rulesOf(sheet).filter((rule) => rule instanceof page.CSSFontFaceRule)) {
      const family = style.getPropertyValue("font-family");
      if (!BORROWED.test(family)) continue;
      const base = sheet.href || page.document.baseURI;
      const source = style.getPropertyValue("src")
        .replace(/url\("([^"]+)"\)/g, (whole, url) => `url("${new URL(url, base)}")`);
      document.fonts.add(new FontFace(family.replaceAll('"', ""), source, {
        weight: style.getPropertyValue("font-weight"), style: style.getPropertyValue("font-style"),
      }));
    }
  }
}

export function inFrame(map, world) {
  const { origin: own } = window.location, page = window.parent;
  borrowTypefaces(page);
  // folium forbids enlarging the page, and names no part of it.
  for (const viewport of /** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll('meta[name="viewport"]')))
    viewport.content = "width=device-width, initial-scale=1";
  map.getContainer().setAttribute("role", "main");
  map.getContainer().setAttribute("aria-label", "Map");
  const send = (message) => page.postMessage({ dateline: 1, ...message }, own);
  const atlas = new Atlas(map, {
    world: fetch(world).then((answer) => answer.json()),
    page: page.location.origin + page.location.pathname,
    send,
  });
  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin === own && source === page && data?.dateline === 1) atlas.hear(data);
  });
  // Keys that are the page's, when the focus is in the map: those of the bar above it, and the desk's.
  window.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (["n", "p", "/"].includes(key) && !(ctrlKey || metaKey || altKey || isField(target))) send({ type: "key", key });
    const name = event.defaultPrevented ? "" : deskKey(event);
    if (!name) return;
    event.preventDefault();
    send({ type: "key", name });
  });
  const drawn = performance.now();
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    if (atlas.view && performance.now() - drawn < SETTLING_MS) atlas.fit(false);
  }).observe(map.getContainer());
  send({ type: "ready" });
  return atlas;
}
