/* The legs: lines along great circles with their direction, on the map's canvas. */
(function () {
  "use strict";

  const ABREAST = 6; // pixels between legs that join the same two places
  const BADGE = 0.72; // of a stop's sign, how large a traveller's shape is on a leg

  /* A leg on the map's canvas: a light casing, the line, and arrows along it. */
  const Leg = L.Polyline.extend({
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
        Object.assign(this.options, { color, weight, dashArray: dash, _dashArray: dash, lineCap: dash ? "butt" : "round" });
        L.Polyline.prototype._updatePath.call(this);
      }
      this.options.weight = style.weight + 8;
      const context = this._renderer._ctx;
      if (this._renderer._drawing && context) this._signs(context, style);
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
        context.strokeStyle = style.crossed ? style.color : style.casing;
        context.lineWidth = 2;
        context.stroke();
        context.fillStyle = style.color;
        if (!style.crossed) context.fill();
      }
      context.restore();
    },
  });

  /* The traveller's shape, so that paths of several that cross are told apart without their colours. */
  function badge(context, style, isHollow) {
    const outline = new Path2D(style.shape);
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

  /* By how many pixels each leg is to run aside, so that those between the same two places all show. */
  function abreast(legs) {
    const ways = new Map(), asides = new Map();
    for (const leg of legs) {
      const way = [leg.start, leg.end].sort().join("\n");
      ways.set(way, [...(ways.get(way) || []), leg]);
    }
    for (const side of ways.values()) {
      side.forEach((leg, i) => {
        const forth = leg.start < leg.end ? 1 : -1;
        asides.set(leg, forth * ABREAST * (i - (side.length - 1) / 2));
      });
    }
    return asides;
  }

  window.Dateline = Object.assign(window.Dateline, { Leg, abreast });
})();
