/* The world under the marks, drawn by us on one canvas: land, lakes, rivers and borders of
   Natural Earth, names of countries and towns. Data: dashboard/basemap/world.json. */

const PAPER = {
  sea: "#d9e4ea", land: "#f6f2e9", coast: "#b9c5c9", river: "#cbdae2", border: "#c6bba6",
  country: "#8f866f", town: "#7d7767", dot: "#a39b88",
};
const NIGHT = {
  sea: "#1a2228", land: "#272725", coast: "#3c474d", river: "#212c33", border: "#4b4840",
  country: "#8d8677", town: "#99917f", dot: "#6e685b",
};
const FINEST_SIMPLIFIED = 8;

/* Lines packed by dashboard/basemap/make.py: base64 of varints, zigzag steps from point to point. A
   million numbers come that way before a map can be drawn: plain loops take half the time of callbacks. */
function unpack(text) {
  const packed = atob(text), bytes = new Uint8Array(packed.length), lines = [];
  for (let i = 0; i < bytes.length; i++) bytes[i] = packed.charCodeAt(i);
  let at = 0, x = 0, y = 0;
  const number = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  while (at < bytes.length) {
    const points = new Int32Array(2 * number());
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (let i = 0; i < points.length; i += 2) {
      const across = number(), down = number();
      x += across >>> 1 ^ -(across & 1);
      y += down >>> 1 ^ -(down & 1);
      points[i] = x;
      points[i + 1] = y;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    lines.push({ points, left, top, right, bottom });
  }
  return lines;
}

/* The lines with the points left out that lie within `apart` units of the one before. */
function thinned(lines, apart) {
  const kept = [];
  for (const line of lines) {
    if (line.right - line.left < apart && line.bottom - line.top < apart) continue;
    const { points } = line, some = [points[0], points[1]];
    for (let i = 2, end = points.length - 2; i <= end; i += 2) {
      const dx = points[i] - some[some.length - 2], dy = points[i + 1] - some[some.length - 1];
      if (i === end || Math.max(Math.abs(dx), Math.abs(dy)) >= apart) some.push(points[i], points[i + 1]);
    }
    kept.push({ ...line, points: Int32Array.from(some) });
  }
  return kept;
}

/* A piece of the world on a canvas: `scale` pixels a unit, the canvas's corner at `x`, `y` pixels
   of a world whose left edge is at 0. */
class Window {
  constructor(scale, x, y, width, height, size, Path) {
    this.Path = Path;
    this.scale = scale;
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.size = size;
  }

  shows(line) {
    return line.right * this.scale > this.x && line.left * this.scale < this.x + this.width &&
      line.bottom * this.scale > this.y && line.top * this.scale < this.y + this.height;
  }

  /* Adds a line to a path. Of a run of points that all lie beyond one edge of the window only
     the ends are drawn; with `seam` false, so are no strokes along the world's own edges. */
  trace(path, points, seam) {
    const { scale, width, height, size } = this, margin = 8;
    let run = 0, held = -1, lastX = NaN, lastY = NaN;
    const go = (i) => {
      const edge = !seam && lastX === points[i] && (lastX <= 0 || lastX >= size) ||
        !seam && lastY === points[i + 1] && lastY >= size - 1;
      lastX = points[i];
      lastY = points[i + 1];
      const x = lastX * scale - this.x, y = lastY * scale - this.y;
      if (i === 0 || edge) path.moveTo(x, y);
      else path.lineTo(x, y);
    };
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i] * scale - this.x, y = points[i + 1] * scale - this.y;
      const side = (x < -margin ? 1 : x > width + margin ? 2 : 0) |
        (y < -margin ? 4 : y > height + margin ? 8 : 0);
      if (i > 0 && run & side) {
        run &= side;
        held = i;
        continue;
      }
      if (held >= 0) go(held);
      held = -1;
      run = side;
      go(i);
    }
    if (held >= 0) go(held);
  }

  path(lines, seam = true) {
    const path = new this.Path();
    for (const line of lines) if (this.shows(line)) this.trace(path, line.points, seam);
    return path;
  }
}

export const Basemap = /** @type {any} */ (L.Renderer).extend({
  options: { pane: "tilePane", padding: 0.35, dark: false },

  initialize(world, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._size = 1 << world.bits;
    this._layersOf = {};
    for (const layer of ["land", "lakes", "rivers", "borders", "disputed"]) {
      this._layersOf[layer] = unpack(world[layer]);
    }
    const edge = (ring) => ring.left <= 0 || ring.right >= this._size;
    this._layersOf.edge = this._layersOf.land.filter(edge);
    this._layersOf.land = this._layersOf.land.filter((ring) => !edge(ring));
    this._thinned = new Map();
    this.countries = world.countries;
    this.towns = world.towns;
    this._names = [];
  },

  setDark(dark) {
    if (dark === this.options.dark) return;
    this.options.dark = dark;
    if (this._map) this._draw();
  },

  /* The names to write, as {text, x, y, font, spacing, dot, align}, in pixels of the world. */
  setNames(names) {
    if (JSON.stringify(names) === JSON.stringify(this._names)) return;
    this._names = names;
    if (this._map) this._draw();
  },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "dateline-basemap");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    L.DomUtil.remove(this._container);
    delete this._container;
    delete this._context;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this._container.width = Math.round(size.x * ratio);
    this._container.height = Math.round(size.y * ratio);
    this._container.style.width = size.x + "px";
    this._container.style.height = size.y + "px";
    this._draw();
    this.fire("update");
  },

  _lines(zoom) {
    if (zoom > FINEST_SIMPLIFIED) return this._layersOf;
    if (!this._thinned.has(zoom)) {
      const apart = (0.8 * this._size) / (256 << zoom), layers = {};
      for (const [name, lines] of Object.entries(this._layersOf)) layers[name] = thinned(lines, apart);
      this._thinned.set(zoom, layers);
    }
    return this._thinned.get(zoom);
  },

  _draw() {
    const ratio = window.devicePixelRatio || 1, corner = this._map.getPixelOrigin().add(this._bounds.min);
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.paint(this._context, Path2D, corner, this._bounds.getSize(), this._zoom);
    this._drawNames(corner, this.colors());
  },

  colors() {
    return this.options.dark ? NIGHT : PAPER;
  },

  /* The names as they are written now, with their colours: see setNames. */
  names() {
    const { land, town, country, dot } = this.colors();
    return this._names.map((name) => ({ ...name, halo: land, color: name.dot ? town : country, dotColor: dot }));
  },

  /* Draws the world without its names onto a canvas, or into a picture with paths of its own: what
     is seen from a corner in pixels of the world on. */
  paint(context, Path, corner, size, zoom) {
    const colors = this.colors();
    const span = 256 * 2 ** zoom, lines = this._lines(Math.max(0, Math.ceil(zoom)));
    context.fillStyle = colors.sea;
    context.fillRect(0, 0, size.x, size.y);
    context.lineJoin = "round";
    for (let copy = Math.floor(corner.x / span); copy * span < corner.x + size.x; copy++) {
      const part = new Window(span / this._size, corner.x - copy * span, corner.y, size.x, size.y, this._size, Path);
      this._drawLand(context, part, lines, colors, zoom);
    }
  },

  _drawLand(context, part, lines, colors, zoom) {
    const stroke = (path, color, width, dash = []) => {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.setLineDash(dash);
      context.stroke(path);
    };
    const inner = part.path(lines.land), land = new part.Path(inner), lakes = part.path(lines.lakes);
    land.addPath(part.path(lines.edge));
    context.fillStyle = colors.land;
    context.fill(land, "evenodd");
    if (zoom > 3.5) stroke(part.path(lines.rivers), colors.river, Math.min(1.6, 0.25 * zoom - 0.3));
    context.fillStyle = colors.sea;
    context.fill(lakes, "evenodd");
    stroke(lakes, colors.coast, 0.6);
    stroke(inner, colors.coast, 0.8);
    stroke(part.path(lines.edge, false), colors.coast, 0.8);
    stroke(part.path(lines.borders, false), colors.border, zoom < 4 ? 0.8 : 1.1);
    stroke(part.path(lines.disputed, false), colors.border, zoom < 4 ? 0.8 : 1.1, [4, 3]);
    context.setLineDash([]);
  },

  _drawNames(corner, colors) {
    const context = this._context;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const name of this._names) {
      const x = name.x - corner.x, y = name.y - corner.y;
      context.font = name.font;
      context.textAlign = name.align;
      if ("letterSpacing" in context) context.letterSpacing = name.spacing + "px";
      context.strokeStyle = colors.land;
      context.globalAlpha = 0.75;
      context.lineWidth = 3;
      context.strokeText(name.text, x, y);
      context.globalAlpha = 1;
      context.fillStyle = name.dot ? colors.town : colors.country;
      context.fillText(name.text, x, y);
      if (!name.dot) continue;
      context.fillStyle = colors.dot;
      context.beginPath();
      context.arc(name.dot[0] - corner.x, name.dot[1] - corner.y, 1.9, 0, 2 * Math.PI);
      context.fill();
    }
  },
});
