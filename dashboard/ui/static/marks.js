/* The marks: numbered stops in their traveller's shape, quiet dots, regions as soft names, legs. */
(function () {
  "use strict";

  const { element, widthOf, SANS } = window.Dateline;
  const SVG = "http://www.w3.org/2000/svg";
  const SIZE = { current: 26, past: 20 };
  const FONTS = {
    stop: `600 14px ${SANS}`, past: `500 12.5px ${SANS}`, named: `400 12.5px ${SANS}`,
    area: `italic 500 12.5px ${SANS}`,
  };
  const LABEL_HEIGHT = 17;
  const MARKS_ABREAST = 3;
  const LEAST_REACH = 9;

  /* The travellers' shapes, in order, in a box from -12 to 12: told apart without their colours. */
  const SHAPES = [
    "M0-11A11 11 0 1 1 0 11A11 11 0 1 1 0-11Z",
    "M-7-10H7A3 3 0 0 1 10-7V7A3 3 0 0 1 7 10H-7A3 3 0 0 1-10 7V-7A3 3 0 0 1-7-10Z",
    "M0-12.5L12.5 0L0 12.5L-12.5 0Z",
    "M-6-10.5H6L12 0L6 10.5H-6L-12 0Z",
    "M-11-9H11L9 3Q6 9 0 12Q-6 9-9 3Z",
    "M0-12L11.5-3.5L7 10.5H-7L-11.5-3.5Z",
  ];

  function svg(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /* A traveller's sign: its shape, filled where the visit happened, with a number in it. */
  function sign(rank, status, number, color, size) {
    const made = svg("svg", {
      viewBox: "-14 -14 28 28", width: size, height: size, class: `sign is-${status}`, "aria-hidden": "true",
    });
    made.style.setProperty("--color", color);
    made.append(svg("path", { d: SHAPES[rank % SHAPES.length] }));
    const text = svg("text", { y: number.length > 1 ? 4 : 4.8, "text-anchor": "middle", "font-size": number.length > 1 ? 11.5 : 13.5 });
    text.textContent = number;
    made.append(text);
    return made;
  }

  const Icon = L.Icon.extend({
    createIcon() {
      return this.options.button;
    },
    createShadow() {
      return null;
    },
  });

  /* The signs of a place's stops: one a traveller and number, the loudest first. */
  function signsOf(place) {
    const loud = { visited: 0, planned: 1, cancelled: 2, past: 3 };
    const seen = new Map();
    for (const stop of [...place.stops].sort((a, b) => loud[a.status] - loud[b.status])) {
      if (stop.number) seen.set(stop.traveller + "\n" + stop.number, stop);
    }
    return [...seen.values()];
  }

  /* How loud a place is drawn: "stop", "past", "named" or "area". */
  function loudness(place) {
    if (place.role !== "stop") return place.area ? "area" : "named";
    if (!signsOf(place).length) return "area";
    return place.stops.every((stop) => stop.status === "past") ? "past" : "stop";
  }

  /* The loudest first. */
  const ORDER = { stop: 0, past: 1, area: 2, named: 3 };
  const isStop = (kind) => ORDER[kind] < ORDER.area;

  /* What a screen reader says of a mark. */
  function spoken(place) {
    const stops = place.stops.map((stop) =>
      [`${stop.number && "stop " + stop.number} of ${stop.traveller}`.trim(), stop.status, stop.when].filter(Boolean).join(", "));
    return [place.name, place.what, ...stops].filter(Boolean).join("; ");
  }

  /* The button of a place, with the box of its mark and the width of its name, in pixels from
     the place's point; `look` gives a traveller's rank and color. */
  function button(place, look) {
    const kind = loudness(place), font = FONTS[kind];
    const made = element("button", `mark is-${kind}`);
    made.type = "button";
    made.dataset.place = place.id;
    made.setAttribute("aria-label", spoken(place));
    const name = element("span", "mark-name", place.name);
    const spacing = kind === "area" ? 0.6 : 0;
    const width = Math.ceil(widthOf(place.name, font, spacing)) + 2;
    name.style.font = font;
    name.style.width = width + "px";
    let half = { x: 4, y: 4 };
    if (kind === "area") {
      half = { x: width / 2, y: LABEL_HEIGHT / 2 };
      if (place.role === "stop") made.classList.add("is-journey");
    } else if (kind === "named") {
      made.append(element("span", "mark-dot"));
    } else {
      const signs = signsOf(place), shown = signs.slice(0, MARKS_ABREAST), row = element("span", "mark-signs");
      let across = 0;
      for (const stop of shown) {
        const size = stop.status === "past" ? SIZE.past : SIZE.current;
        const { rank, color } = look(stop.traveller);
        row.append(sign(rank, stop.status, stop.number, color, size));
        across += size - 2;
        half.y = Math.max(half.y, size / 2);
      }
      if (signs.length > shown.length) {
        row.append(element("span", "mark-rest", `+${signs.length - shown.length}`));
        across += 18;
      }
      half.x = across / 2 + 1;
      if (signs.every((stop) => stop.status === "cancelled")) made.classList.add("is-cancelled");
      made.append(row);
    }
    made.append(name);
    const reach = { x: Math.max(half.x, LEAST_REACH), y: Math.max(half.y, LEAST_REACH) };
    Object.assign(made.style, {
      width: `${2 * reach.x}px`, height: `${2 * reach.y}px`, margin: `${-reach.y}px 0 0 ${-reach.x}px`,
    });
    return { button: made, name, half, width, kind };
  }

  /* A leg on the map's canvas: a light casing, the line, and arrows along it. */
  const Leg = L.Polyline.extend({
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
      for (const ring of this._rings) {
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
      const size = 3.2 + style.weight;
      context.save();
      context.translate(point.x, point.y);
      context.rotate(angle);
      context.beginPath();
      if (style.crossed) {
        context.moveTo(-size, -size);
        context.lineTo(size, size);
        context.moveTo(-size, size);
        context.lineTo(size, -size);
      } else {
        context.moveTo(size * 1.25, 0);
        context.lineTo(-size, -size);
        context.lineTo(-size * 0.45, 0);
        context.lineTo(-size, size);
        context.closePath();
      }
      context.setLineDash([]);
      context.strokeStyle = style.crossed ? style.color : style.casing;
      context.lineWidth = 2;
      context.stroke();
      context.fillStyle = style.color;
      if (!style.crossed) context.fill();
      context.restore();
    },
  });

  /* Points whose longitudes run on past ±180° where the line crosses the antimeridian. */
  function unwrapped(points) {
    let turn = 0;
    return points.map(([lat, lon], i) => {
      if (i && lon - points[i - 1][1] > 180) turn -= 360;
      if (i && lon - points[i - 1][1] < -180) turn += 360;
      return [lat, lon + turn];
    });
  }

  window.Dateline = Object.assign(window.Dateline, {
    FONTS, Icon, LABEL_HEIGHT, Leg, ORDER, button, isStop, loudness, sign, unwrapped,
  });
})();
