/* The names on the map: those of the marks, and the basemap's own where they leave room. */
import { overlap, Placer } from "./labels.js";
import { isStop, LABEL_HEIGHT, move, pile } from "./marks.js";
import { spread } from "./spread.js";
import { SANS, widthOf } from "./typeface.js";

/** @import { Atlas } from "./map.js" */

const ASIDE = [0, -18, 18, -36, 36]; // pixels by which a country's name gives way to a leg

export class Names {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
  }

  /* Writes the names beside the marks: the loudest first, none over another or over a mark. */
  place() {
    const { map, view } = this.atlas, placer = new Placer();
    const { min, max } = map.getPixelBounds();
    const frame = { left: min.x + 4, top: min.y + 4, right: max.x - 4, bottom: max.y - 4 };
    const covers = this.controlBoxes();
    const inFrame = (point) => point.x > frame.left && point.x < frame.right && point.y > frame.top && point.y < frame.bottom;
    for (const line of [...view.legs, ...view.life_lines].flatMap((leg) => this.atlas.legs.linesOf(leg))) {
      const points = line.map((point) => map.project(point));
      for (let i = 1; i < points.length; i++) placer.avoid(points[i - 1], points[i]);
    }
    const shown = this.atlas.crowd.drawn().filter((mark) => !mark.isPiled);
    const boxes = shown.map((mark) => {
      const at = map.project(mark.marker.getLatLng()).add(mark.moved), box = boxOf(at, mark.half);
      if (mark.kind !== "area" && mark.kind !== "cluster") placer.take(box, mark);
      return [mark, box, at];
    });
    for (const [mark, box, at] of boxes) {
      let spot = null;
      if (mark.kind === "cluster") {
        this.giveWay(mark, placer);
        continue;
      }
      if (mark.kind === "area") {
        if (placer.free(box) && isWithin(box, frame) && !covers.some((cover) => overlap(box, cover))) {
          placer.take(box);
          spot = box;
        }
      } else {
        spot = placer.beside(box, mark.width, LABEL_HEIGHT, mark, inFrame(at) ? frame : null, covers);
      }
      mark.button.classList.toggle("is-unnamed", spot === null);
      const left = spot ? spot.left - at.x : mark.half.x + 4;
      const top = spot ? spot.top - at.y : -LABEL_HEIGHT / 2;
      mark.name.style.transform = `translate(${left}px, ${top}px)`;
    }
    this.placer = placer;
    this.placeBase();
  }

  /* Moves a cluster a little where it would lie under a stop or its name, and takes its room. */
  giveWay(mark, placer) {
    const at = this.atlas.map.project(mark.marker.getLatLng()), far = mark.half.x + 8;
    const ways = [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [0.8, 0.8], [-0.8, 0.8], [0.8, -0.8], [-0.8, -0.8]];
    const [x, y] = ways.find(([x, y]) => placer.free(boxOf(at.add([far * x, far * y]), mark.half))) || [0, 0];
    move(mark, { x: far * x, y: far * y });
    placer.take(boxOf(at.add(mark.moved), mark.half), mark);
  }

  /* Moves the stops' marks apart where they would hide each other, and piles up those for which
     there is no room near their points. */
  spreadStops() {
    const { map, crowd: { marks } } = this.atlas;
    const stops = [...marks.values()].filter((mark) => isStop(mark.kind));
    const { moved, under } = spread(stops.map((mark) => ({ ...map.project(mark.marker.getLatLng()), half: mark.half })));
    const piles = stops.map(() => []);
    stops.forEach((mark, i) => {
      move(mark, moved[i]);
      mark.isPiled = under[i] !== null;
      mark.button.classList.toggle("is-piled", mark.isPiled);
      if (mark.isPiled) piles[under[i]].push(mark);
    });
    stops.forEach((mark, i) => pile(mark, piles[i]));
  }

  /* Writes the basemap's own names where the marks and their names leave room. */
  placeBase() {
    const { map, view, basemap, tiles } = this.atlas;
    if (!basemap || !this.placer) return;
    if (tiles.areShown) {
      basemap.setNames([]);
      return;
    }
    const placer = new Placer(), zoom = map.getZoom(), names = [];
    for (const [cell, boxes] of this.placer.boxes) placer.boxes.set(cell, [...boxes]);
    placer.lines = this.placer.lines;
    for (const box of this.controlBoxes()) placer.take(box);
    const taken = new Set(view.places.map((place) => place.name.toLowerCase()));
    const bounds = map.getBounds().pad(0.35), middle = map.getCenter().lng;
    const near = (lon) => lon + 360 * Math.round((middle - lon) / 360);
    const shown = map.getBounds().pad(-0.08), center = map.getCenter();
    for (const [text, lat, lon, first, last, others] of basemap.countries) {
      let at = L.latLng(lat, near(lon));
      if (zoom < first || zoom > last + 0.7 || taken.has(text.toLowerCase())) continue;
      if (others.length && !shown.contains(at)) at = nearest(others.map(([y, x]) => L.latLng(y, near(x))), shown, center) || at;
      if (!bounds.contains(at)) continue;
      const spacing = 1.6, font = `600 ${first < 3 ? 11.5 : 10.5}px ${SANS}`, written = text.toUpperCase();
      const { x, y } = map.project(at), half = widthOf(written, font, spacing) / 2;
      const boxes = ASIDE.map((by) => ({ left: x - half - 2, right: x + half + 2, top: y + by - 8, bottom: y + by + 8 }));
      const box = boxes.find((one) => placer.free(one) && !placer.crossings(one));
      if (!box) continue;
      placer.take(box);
      names.push({ text: written, x: x + spacing / 2, y: box.top + 8, font, spacing, align: "center" });
    }
    for (const [text, lat, lon, first, capital] of basemap.towns) {
      const at = L.latLng(lat, near(lon));
      if (zoom < first + 0.4) break;
      if (taken.has(text.toLowerCase()) || !bounds.contains(at)) continue;
      const { x, y } = map.project(at), font = `${capital ? 500 : 400} 11px ${SANS}`;
      const dot = { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
      if (!placer.free({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 })) continue;
      const spot = placer.beside(dot, widthOf(text, font), 13, null);
      if (!spot) continue;
      placer.take(dot);
      names.push({ text, x: spot.left, y: spot.top + 7, font, spacing: 0, align: "left", dot: [x, y] });
    }
    basemap.setNames(names);
  }

  /* The rooms that controls take, in pixels of the world; measured when controls have changed. */
  controlBoxes() {
    const { map, container } = this.atlas, { x, y } = map.getPixelBounds().min;
    this.controls ??= measured(container);
    return this.controls.map((box) => ({ left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y }));
  }

  forgetControls() {
    this.controls = null;
  }
}

const boxOf = ({ x, y }, half) => ({ left: x - half.x, right: x + half.x, top: y - half.y, bottom: y + half.y });
const isWithin = (box, frame) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

function measured(container) {
  const frame = container.getBoundingClientRect();
  return [...container.querySelectorAll(".leaflet-control")].map((control) => {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return { left: left - frame.left, right: right - frame.left, top: top - frame.top, bottom: bottom - frame.top };
  });
}

/* The point in view that is nearest to its middle, if any is in view. */
function nearest(points, view, middle) {
  let best = null;
  for (const point of points) {
    const away = Math.hypot(point.lat - middle.lat, point.lng - middle.lng);
    if (view.contains(point) && (best === null || away < best.away)) best = { point, away };
  }
  return best && best.point;
}
