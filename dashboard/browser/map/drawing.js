/* A canvas's context that draws SVG instead: as much of one as the map's layers use. */

const SVG = "http://www.w3.org/2000/svg";
const DIGITS = 10; // a tenth of a pixel

export function svg(tag, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

const short = (value) => Math.round(value * DIGITS) / DIGITS;

/* A path that remembers itself as SVG writes it. */
export class Path {
  constructor(other = null) {
    this.d = other ? other.d : "";
  }

  moveTo(x, y) {
    this.d += `M${short(x)} ${short(y)}`;
  }

  lineTo(x, y) {
    this.d += `L${short(x)} ${short(y)}`;
  }

  addPath(other) {
    this.d += other.d;
  }
}

export class Drawing {
  /* Draws into an SVG element. */
  constructor(root) {
    this.root = root;
    this.state = { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", lineJoin: "round", globalAlpha: 1, dash: [], matrix: new DOMMatrix() };
    this.saved = [];
    for (const name of ["fillStyle", "strokeStyle", "lineWidth", "lineCap", "lineJoin", "globalAlpha"]) {
      Object.defineProperty(this, name, { get: () => this.state[name], set: (value) => (this.state[name] = value) });
    }
    this.beginPath();
  }

  save() {
    this.saved.push({ ...this.state, matrix: DOMMatrix.fromMatrix(this.state.matrix) });
  }

  restore() {
    this.state = this.saved.pop();
  }

  translate(x, y) {
    this.state.matrix.translateSelf(x, y);
  }

  rotate(angle) {
    this.state.matrix.rotateSelf((angle * 180) / Math.PI);
  }

  scale(x, y) {
    this.state.matrix.scaleSelf(x, y);
  }

  setLineDash(dash) {
    this.state.dash = dash;
  }

  beginPath() {
    this.path = new Path();
  }

  moveTo(x, y) {
    this.path.moveTo(x, y);
  }

  lineTo(x, y) {
    this.path.lineTo(x, y);
  }

  closePath() {
    this.path.d += "Z";
  }

  fillRect(x, y, width, height) {
    this.root.append(svg("rect", { x, y, width, height, fill: this.state.fillStyle }));
  }

  fill(path = this.path, rule = "nonzero") {
    this.put(path, { fill: this.state.fillStyle, "fill-rule": rule });
  }

  stroke(path = this.path) {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash } = this.state;
    this.put(path, {
      fill: "none", stroke: strokeStyle, "stroke-width": lineWidth, "stroke-linecap": lineCap, "stroke-linejoin": lineJoin,
      ...(dash.length ? { "stroke-dasharray": dash.join(" ") } : {}),
    });
  }

  put({ d }, look) {
    const { matrix, globalAlpha } = this.state, attributes = { d, ...look };
    if (!d) return;
    if (globalAlpha < 1) attributes.opacity = globalAlpha;
    if (!matrix.isIdentity) attributes.transform = `matrix(${[matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].map((one) => Math.round(one * 1000) / 1000).join(" ")})`;
    this.root.append(svg("path", attributes));
  }
}

/* The path of a shape on a canvas or in a drawing. */
export const shapeOn = (context, d) => (context instanceof Drawing ? { d } : new Path2D(d));
