/* The legs: lines along great circles with their direction, on the map's canvas. */
import { abreast } from "./abreast.js";
import { shapeOn, svg } from "./drawing.js";
import { unwrapped } from "./turns.js";

/** @import { DrawnLeg, LifeLineView } from "../view.d.ts" */
/** @import { Atlas } from "./map.js" */

const DOTS = [0.1, 5]; // pixels, with round ends: a leg whose ends are not sure
const BADGE = 0.72; // of a stop's sign, how large a traveller's shape is on a leg

/* A leg's line on the map's canvas: a light casing, the line, and arrows along it. */
const Line = /** @type {any} */ (L.Polyline).extend({
  /* Legs between the same two places run beside each other: `aside` pixels off the great circle,
     to the right for one who looks from its start. */
  _clipPoints() {
    L.Polyline.prototype._clipPoints.call(this);
    const { aside } = this.options, ring = this._rings[0];
    if (!aside || !ring) return;
    const way = ring[ring.length - 1].subtract(ring[0]), length = Math.hypot(way.x, way.y) || 1;
    const by = L.point(-way.y, way.x).multiplyBy(aside / length);
    this._parts = this._parts.map((part) => part.map((point) => point.add(by)));
  },

  _updatePath() {
    const { style } = this.options;
    for (const [color, weight, dash] of [[style.casing, style.weight + 3, null], [style.color, style.weight, style.dash]]) {
      const lineCap = dash && !style.isUnsure ? "butt" : "round";
      Object.assign(this.options, { color, weight, dashArray: dash, _dashArray: dash, lineCap });
      L.Polyline.prototype._updatePath.call(this);
    }
    this.options.weight = style.weight + 8;
    const context = this._renderer._ctx;
    if (this._renderer._drawing && context) this._signs(context, style);
  },

  /* Draws itself into a picture, the corner of which is at a point of the layer. */
  paint(context, corner) {
    const { style, opacity } = this.options;
    context.save();
    context.globalAlpha = opacity;
    context.translate(-corner.x, -corner.y);
    for (const [color, weight, dash] of [[style.casing, style.weight + 3, null], [style.color, style.weight, style.dash]]) {
      context.beginPath();
      for (const part of this._parts) part.forEach(({ x, y }, i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
      Object.assign(context, { strokeStyle: color, lineWidth: weight, lineCap: dash && !style.isUnsure ? "butt" : "round" });
      context.setLineDash(dash || []);
      context.stroke();
    }
    this._signs(context, style);
    context.restore();
  },

  /* Arrows in the direction of travel, or crosses on a leg that was called off: one in the
     middle, and one more every 360 pixels. */
  _signs(context, style) {
    for (const ring of this._parts) {
      let length = 0;
      for (let i = 1; i < ring.length; i++) length += ring[i].distanceTo(ring[i - 1]);
      if (length < 44) continue;
      const count = Math.max(1, Math.floor(length / 360));
      let walked = 0, next = 1;
      for (let i = 1; i < ring.length && next <= count; i++) {
        const piece = ring[i].distanceTo(ring[i - 1]);
        while (next <= count && walked + piece >= (length * (next - 0.5)) / count) {
          const share = ((length * (next - 0.5)) / count - walked) / piece;
          this._sign(context, style, ring[i - 1].add(ring[i].subtract(ring[i - 1]).multiplyBy(share)),
            Math.atan2(ring[i].y - ring[i - 1].y, ring[i].x - ring[i - 1].x));
          next += 1;
        }
        walked += piece;
      }
    }
  },

  _sign(context, style, point, angle) {
    const size = 3.2 + style.weight, isHollow = style.dash !== null;
    context.save();
    context.translate(point.x, point.y);
    context.setLineDash([]);
    if (style.shape && !style.crossed) {
      badge(context, style, isHollow);
      context.rotate(angle);
      arrow(context, 0.7 * size);
      context.fillStyle = isHollow ? style.color : style.casing;
      context.fill();
    } else {
      context.rotate(angle);
      (style.crossed ? cross : arrow)(context, size);
      context.strokeStyle = style.crossed || style.isUnsure ? style.color : style.casing;
      context.lineWidth = style.isUnsure ? 1.5 : 2;
      context.fillStyle = style.isUnsure ? style.casing : style.color;
      if (style.isUnsure && !style.crossed) context.fill();
      context.stroke();
      if (!style.isUnsure && !style.crossed) context.fill();
    }
    context.restore();
  },
});

/* The traveller's shape, so that paths of several that cross are told apart without their colours. */
function badge(context, style, isHollow) {
  const outline = shapeOn(context, style.shape);
  context.save();
  context.scale(BADGE, BADGE);
  context.fillStyle = isHollow ? style.casing : style.color;
  context.strokeStyle = isHollow ? style.color : style.casing;
  context.lineWidth = 2.4;
  context.fill(outline);
  context.stroke(outline);
  context.restore();
}

function cross(context, size) {
  context.beginPath();
  context.moveTo(-size, -size);
  context.lineTo(size, size);
  context.moveTo(-size, size);
  context.lineTo(size, -size);
}

function arrow(context, size) {
  context.beginPath();
  context.moveTo(size * 1.25, 0);
  context.lineTo(-size, -size);
  context.lineTo(-size * 0.45, 0);
  context.lineTo(-size, size);
  context.closePath();
}

export class Legs {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.canvas = L.canvas({ padding: 0.5, tolerance: 5 }).addTo(atlas.map);
    this.layer = L.layerGroup().addTo(atlas.map);
    this.looks = "";
    this.lines = [];
  }

  /* Draws the legs of the view, and around each computed point how far off it may be; leaves them as
     they are where they would be the same. */
  draw() {
    const { atlas } = this, { view } = atlas, quiet = atlas.quiet();
    if (this.isDrawn()) return;
    this.layer.clearLayers();
    const casing = atlas.dark ? "#1c1b1a" : "#fffdf8";
    for (const place of view.places) {
      if (place.radius_km === null) continue;
      L.circle(atlas.pointOf(place), {
        radius: place.radius_km * 1000, renderer: this.canvas, interactive: false, weight: 1,
        dashArray: "3 4", color: quiet, fillOpacity: 0.1,
      }).addTo(this.layer);
    }
    for (const line of view.life_lines.flatMap((one) => this.linesOf(one))) {
      L.polyline(line, { renderer: this.canvas, interactive: false, weight: 1.2, color: quiet, opacity: 0.75, smoothFactor: 1.5 })
        .addTo(this.layer);
    }
    const several = new Set(view.legs.map((leg) => leg.traveller)).size > 1;
    const asides = abreast(view.legs);
    const isLoud = (leg) => Number(leg.status === "visited" && !leg.unsure);
    const loudLast = [...view.legs].sort((a, b) => isLoud(a) - isLoud(b));
    for (const leg of loudLast) {
      const { color, faded, shape } = atlas.look(leg.traveller);
      const style = leg.unsure ? {
        color: faded, weight: 2, dash: DOTS, crossed: leg.status === "cancelled", isUnsure: true,
      } : {
        visited: { color, weight: 2.6, dash: null },
        planned: { color, weight: 2.4, dash: [7, 6] },
        past: { color, weight: 1.3, dash: null },
        cancelled: { color: quiet, weight: 1.4, dash: [2, 5], crossed: true },
      }[leg.status];
      for (const line of this.linesOf(leg)) {
        new Line(line, {
          renderer: this.canvas, smoothFactor: 1.5, weight: style.weight + 8, aside: asides.get(leg),
          opacity: leg.status === "past" ? 0.55 : 1, style: { ...style, casing, shape: several ? shape : null },
        }).on("click", (event) => {
          L.DomEvent.stop(event);
          atlas.openLeg(leg, event.latlng);
        }).addTo(this.layer);
      }
    }
  }

  /* Whether the lines on the map are those of the view, and look so; notes what is drawn from now on. */
  isDrawn() {
    const { atlas, lines: before, looks: looked } = this, { view } = atlas;
    this.lines = [...view.legs, ...view.life_lines];
    this.looks = JSON.stringify([
      atlas.dark, [...new Set(view.legs.map((leg) => leg.traveller))].map((name) => atlas.look(name)),
      view.places.map(({ id, lat, lon, radius_km: radius }) => [id, lat, lon, radius, atlas.turns.get(id)]),
    ]);
    return this.looks === looked && this.lines.length === before.length && this.lines.every((line, at) => line === before[at]);
  }

  /* Draws all legs into a picture, and the circles around computed points. */
  paint(context, root, corner) {
    this.layer.eachLayer((/** @type {any} */ one) => {
      if (one instanceof Line) one.paint(context, corner);
      else root.append(svg("circle", {
        cx: one._point.x - corner.x, cy: one._point.y - corner.y, r: one._radius, stroke: one.options.color,
        fill: one.options.color, "fill-opacity": 0.1, "stroke-dasharray": "3 4",
      }));
    });
  }

  /** A leg's line, or that between stations of a life, from the mark at its start, and where the map's cut lies between, the one to the
     mark at its end as well.
     @param {DrawnLeg | LifeLineView} leg @returns {[number, number][][]} */
  linesOf(leg) {
    const { byId, turns } = this.atlas;
    const points = unwrapped(leg.points), end = byId.get(leg.end);
    const leaving = turns.get(leg.start) || 0;
    const arriving = end ? Math.round((this.atlas.pointOf(end).lng - points.at(-1)[1]) / 360) : leaving;
    return [...new Set([leaving, arriving])].map((turn) => points.map(([lat, lon]) => [lat, lon + 360 * turn]));
  }
}
