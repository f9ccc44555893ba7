/* A picture of the map as it is seen, with its title, legend, scale and sources: as SVG, or as PNG, in which
   what is written is written by the canvas, for an image does not know the page's typefaces. */
import { Drawing, Path, svg } from "./drawing.js";
import { SANS, widthOf } from "./typeface.js";

/** @import { Atlas } from "./map.js" */

/** @typedef {{ text: string, x: number, y: number, font: string, color: string, halo?: string, align?: CanvasTextAlign, spacing?: number }} Written */

const SHARP = 2; // pixels of a PNG for one of the screen
const EDGE = 16;
const LINE = 18; // pixels from one line to the next
const COLUMN = 250; // pixels of a column of the legend
const MOST_SOURCES = 8;
const LOOK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity"];

export class Picture {
  /** @param {Atlas} atlas @param {string} made who made it, and of what */
  constructor(atlas, made) {
    this.atlas = atlas;
    this.made = made;
    /** @type {Written[]} */
    this.written = [];
    const { map, container } = atlas;
    this.size = map.getSize();
    this.frame = container.getBoundingClientRect();
    const style = getComputedStyle(container);
    this.ink = { paper: "--paper", ink: "--ink", muted: "--muted", halo: "--halo" };
    for (const [name, property] of Object.entries(this.ink)) this.ink[name] = style.getPropertyValue(property).trim();
    this.root = svg("svg", { xmlns: "http://www.w3.org/2000/svg" });
    this.draw();
  }

  draw() {
    const { atlas, size, root } = this, { map } = atlas;
    const top = this.heading(), picture = svg("svg", { x: 0, y: top, width: size.x, height: size.y, overflow: "hidden" });
    root.append(picture);
    this.top = top;
    const drawing = new Drawing(picture), corner = map.getPixelBounds().min;
    atlas.basemap.paint(drawing, Path, corner, size, map.getZoom());
    for (const name of atlas.basemap.names()) {
      const [x, y] = [name.x - corner.x, name.y - corner.y];
      if (name.dot) picture.append(svg("circle", { cx: name.dot[0] - corner.x, cy: name.dot[1] - corner.y, r: 1.9, fill: name.dotColor }));
      this.writeOnMap({ text: name.text, x, y: y + top, font: name.font, color: name.color, halo: name.halo, align: name.align, spacing: name.spacing });
    }
    atlas.legs.paint(drawing, picture, map.containerPointToLayerPoint([0, 0]));
    for (const mark of atlas.crowd.drawn()) if (!mark.isPiled) this.mark(mark, picture);
    this.scale(picture);
    const height = this.foot(top + size.y);
    const all = { width: size.x, height, viewBox: `0 0 ${size.x} ${height}` };
    for (const [name, value] of Object.entries(all)) root.setAttribute(name, String(value));
    root.prepend(svg("rect", { width: size.x, height, fill: this.ink.paper }));
  }

  /** @param {Written} line */
  write(line) {
    this.written.push(line);
  }

  /* Writes within the map, where there is room for a line; outside it would stand among other things.
     @param {Written} line */
  writeOnMap(line) {
    const { x, y } = line, { top, size } = this, reach = widthOf(line.text, line.font, line.spacing);
    if (y > top + 7 && y < top + size.y - 7 && x < size.x && x > -reach) this.write(line);
  }

  /* The title; returns where the map begins. */
  heading() {
    const { title } = this.atlas.view;
    if (!title) return 0;
    this.write({ text: title, x: EDGE, y: 22, font: `600 17px ${SANS}`, color: this.ink.ink });
    return 44;
  }

  /* Where an element is in the map. */
  boxOf(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - this.frame.left, y: top - this.frame.top, width, height };
  }

  mark(mark, picture) {
    const { button } = mark, middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    for (const tether of button.querySelectorAll(".mark-tether:not([hidden])")) {
      const at = this.atlas.map.latLngToContainerPoint(mark.marker.getLatLng());
      picture.append(svg("line", { x1: at.x, y1: at.y, x2: at.x + mark.moved.x, y2: at.y + mark.moved.y, stroke: getComputedStyle(tether).borderTopColor, "stroke-width": 1.5 }));
    }
    for (const round of button.querySelectorAll(".mark-dot, .mark-cluster, .mark-pile")) {
      const box = this.boxOf(round), { x, y } = middle(box), style = getComputedStyle(round);
      const isDot = round.className === "mark-dot";
      picture.append(svg("circle", { cx: x, cy: y, r: box.width / 2, fill: style.backgroundColor, stroke: isDot ? this.ink.halo : style.borderColor, "stroke-width": 1.5 }));
      if (!isDot) this.writeOnMap({ text: round.firstChild.textContent, x, y: y + this.top, font: style.font, color: style.color, align: "center" });
    }
    for (const one of button.querySelectorAll("svg.sign")) this.sign(one, this.boxOf(one), picture, this.top);
    const name = button.querySelector(".mark-name");
    if (!name || button.classList.contains("is-unnamed")) return;
    const box = this.boxOf(name), { font, color } = getComputedStyle(name);
    this.writeOnMap({ text: name.textContent, x: box.x, y: middle(box).y + this.top, font, color, halo: this.ink.halo });
  }

  /* A sign as it looks; its number is written, and so not in the picture itself. */
  sign(one, { x, y, width, height }, into, top) {
    const copy = svg("svg", { x, y, width, height, viewBox: one.getAttribute("viewBox"), overflow: "visible" });
    const opacity = getComputedStyle(one.parentElement).opacity;
    if (opacity !== "1") copy.setAttribute("opacity", opacity);
    for (const shape of one.querySelectorAll("path, circle")) {
      const made = /** @type {Element} */ (shape.cloneNode()), style = getComputedStyle(shape);
      for (const property of LOOK) made.setAttribute(property, style.getPropertyValue(property));
      if (shape.tagName === "circle") made.setAttribute("transform", shape.parentElement.getAttribute("transform") ?? "");
      copy.append(made);
    }
    into.append(copy);
    for (const text of one.querySelectorAll("text")) {
      if (!text.textContent) continue;
      const style = getComputedStyle(text), box = this.boxOf(text), scale = width / 28;
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      if (one.closest(".dateline-legend")) Object.assign(at, { x: x + width / 2, y: y + height / 2 });
      this.write({ text: text.textContent, x: at.x, y: at.y + top, font: `${style.fontWeight} ${parseFloat(style.fontSize) * scale}px ${SANS}`, color: style.fill, align: "center" });
    }
  }

  scale(picture) {
    const line = this.atlas.container.querySelector(".leaflet-control-scale-line");
    if (!line) return;
    const width = line.getBoundingClientRect().width, x = this.size.x - width - EDGE, y = this.size.y - EDGE;
    picture.append(svg("path", { d: `M${x} ${y - 6}v6h${width}v-6`, fill: "none", stroke: this.ink.muted, "stroke-width": 1.5 }));
    this.write({ text: line.textContent, x: x + 5, y: y - 8 + this.top, font: `11px ${SANS}`, color: this.ink.muted, halo: this.ink.halo });
  }

  /* Legend and sources below the map; returns where they end. */
  foot(from) {
    const { ink, size, root } = this, font = `12px ${SANS}`;
    const rows = /** @type {HTMLElement[]} */ ([...this.atlas.legend.rows.querySelectorAll("li")]).filter((row) => !row.querySelector("button"));
    const columns = Math.max(1, Math.floor((size.x - 2 * EDGE) / COLUMN)), deep = Math.ceil(rows.length / columns);
    let y = from + EDGE;
    for (const [i, row] of rows.entries()) {
      const x = EDGE + Math.floor(i / deep) * COLUMN, at = y + (i % deep) * (LINE + 3);
      this.legendRow(row, x, at);
    }
    y += deep * (LINE + 3) + 8;
    const telling = this.atlas.view.articles.filter(({ tells }) => tells);
    const sources = telling.slice(0, MOST_SOURCES).map(({ title, source, published }) => [title, source, published].filter(Boolean).join(" · "));
    if (telling.length > MOST_SOURCES) sources.push(`and ${telling.length - MOST_SOURCES} more articles`);
    for (const text of [...sources, this.made]) {
      this.write({ text: shortened(text, size.x - 2 * EDGE, font), x: EDGE, y: y + LINE / 2, font, color: ink.muted });
      y += LINE;
    }
    root.append(svg("line", { x1: 0, y1: from, x2: size.x, y2: from, stroke: ink.muted, "stroke-opacity": 0.4 }));
    return y + 8;
  }

  legendRow(row, x, y) {
    const [picture, text] = /** @type {HTMLElement[]} */ ([...row.children]), { ink, root } = this;
    const leg = picture.matches(".legend-leg") ? getComputedStyle(picture, "::before") : null;
    if (leg) root.append(svg("line", {
      x1: x, x2: x + 34, y1: y + 9, y2: y + 9, stroke: leg.borderTopColor, "stroke-width": leg.borderTopWidth,
      "stroke-dasharray": { dashed: "6 4", dotted: "2 3" }[leg.borderTopStyle] ?? "none", opacity: leg.opacity,
    }));
    const one = picture.matches("svg.sign") ? picture : picture.querySelector("svg.sign");
    const across = one ? Number(one.getAttribute("width")) : 8;
    if (one) this.sign(one, { x: x + 17 - across / 2, y: y + 9 - across / 2, width: across, height: across }, root, 0);
    else if (picture.matches(".mark-dot, .mark-cluster, .legend-circle")) root.append(svg("circle", {
      cx: x + 17, cy: y + 9, r: picture.matches(".mark-dot") ? 3.5 : 8, fill: picture.matches(".mark-dot") ? ink.muted : "none", stroke: ink.muted,
    }));
    else if (picture.textContent) this.write({ text: picture.textContent, x: x + 17, y: y + 9, font: `italic 12px ${SANS}`, color: ink.muted, align: "center" });
    this.write({ text: shortened(text.textContent, COLUMN - 60, `12px ${SANS}`), x: x + 44, y: y + 9, font: `12px ${SANS}`, color: ink.ink });
  }

  /* The picture as the text of an SVG file. */
  toSvg() {
    const whole = /** @type {SVGElement} */ (this.root.cloneNode(true));
    for (const { text, x, y, font, color, halo, align = "left", spacing = 0 } of this.written) {
      const anchor = { left: "start", center: "middle" }[align] ?? "end";
      const made = svg("text", { x, y, fill: color, "text-anchor": anchor, "dominant-baseline": "central", style: `font: ${font}; letter-spacing: ${spacing}px` }, text);
      // As wide as here, for where the file is opened there may be another typeface.
      made.setAttribute("textLength", widthOf(text, font, spacing).toFixed(1));
      made.setAttribute("lengthAdjust", "spacingAndGlyphs");
      if (halo) for (const [name, value] of Object.entries({ stroke: halo, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" })) made.setAttribute(name, String(value));
      whole.append(made);
    }
    return new XMLSerializer().serializeToString(whole);
  }

  /* The picture as a PNG. */
  async toPng() {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(this.root))}`;
    await image.decode();
    const canvas = document.createElement("canvas"), context = canvas.getContext("2d");
    canvas.width = Number(this.root.getAttribute("width")) * SHARP;
    canvas.height = Number(this.root.getAttribute("height")) * SHARP;
    context.scale(SHARP, SHARP);
    context.drawImage(image, 0, 0);
    Object.assign(context, { textBaseline: "middle", lineJoin: "round", lineWidth: 3 });
    for (const { text, x, y, font, color, halo, align = "left", spacing = 0 } of this.written) {
      Object.assign(context, { font, textAlign: align, fillStyle: color, letterSpacing: `${spacing}px` });
      if (halo) {
        context.strokeStyle = halo;
        context.strokeText(text, x, y);
      }
      context.fillText(text, x, y);
    }
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }
}

/* A text cut to so many pixels. */
function shortened(text, width, font) {
  if (widthOf(text, font) <= width) return text;
  const letters = Array.from(text);
  while (letters.length && widthOf(`${letters.join("")}…`, font) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/* Hands a file to the reader. */
export function save(blob, name) {
  const link = document.createElement("a"), url = URL.createObjectURL(blob);
  Object.assign(link, { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
