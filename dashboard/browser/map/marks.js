/* The marks: numbered stops in their traveller's shape, quiet dots, regions as soft names. */
(function () {
  "use strict";

  const { element, sign, widthOf, SANS } = window.Dateline;
  const SIZE = { current: 26, past: 20 };
  const FONTS = {
    stop: `600 14px ${SANS}`, past: `500 12.5px ${SANS}`, named: `400 12.5px ${SANS}`,
    area: `italic 500 12.5px ${SANS}`,
  };
  const LABEL_HEIGHT = 17;
  const MARKS_ABREAST = 3;
  const LEAST_REACH = 9;

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

  /* Whether it is likelier than not that the place is another. */
  const isUnsure = (place) => place.sure === "unsure";

  /* What a screen reader says of a mark. */
  function spoken(place) {
    const stops = place.stops.map((stop) =>
      [`${stop.number && "stop " + stop.number} of ${stop.traveller}`.trim(), stop.status_words, stop.when,
        stop.disagreements.length ? "the articles disagree" : ""].filter(Boolean).join(", "));
    const unsure = isUnsure(place) ? "unsure where" : "";
    return [place.name, place.what, unsure, ...stops].filter(Boolean).join("; ");
  }

  /* The button of a place, with the box of its mark and the width of its name, in pixels from
     the place's point; `look` gives a traveller's rank and color. */
  function button(place, look) {
    const kind = loudness(place), font = FONTS[kind];
    const made = element("button", `mark is-${kind}`);
    made.type = "button";
    if (isUnsure(place)) made.classList.add("is-unsure");
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
      made.append(element("span", "mark-tether"));
      for (const stop of shown) {
        const size = stop.status === "past" ? SIZE.past : SIZE.current;
        const { rank, color } = look(stop.traveller);
        row.append(sign(rank, stop.status, stop.number, color, size, stop.disagreements.length > 0));
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
    Object.assign(made.style, { width: `${2 * reach.x}px`, height: `${2 * reach.y}px` });
    const mark = { button: made, name, half, reach, width, kind };
    move(mark, { x: 0, y: 0 });
    return mark;
  }

  /* Moves a mark off its point by so many pixels, and ties it to the point. */
  function move(mark, { x, y }) {
    mark.moved = { x, y };
    mark.button.style.margin = `${y - mark.reach.y}px 0 0 ${x - mark.reach.x}px`;
    const tether = mark.button.querySelector(".mark-tether");
    if (!tether) return;
    tether.style.width = `${Math.hypot(x, y)}px`;
    tether.style.transform = `rotate(${Math.atan2(-y, -x)}rad)`;
    tether.hidden = Math.hypot(x, y) < 3;
  }

  window.Dateline = Object.assign(window.Dateline, {
    FONTS, Icon, LABEL_HEIGHT, ORDER, button, isStop, loudness, move,
  });
})();
