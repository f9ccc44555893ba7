/* The map of an archive: a circle for each cell, its area in proportion to how often its places are
   named, and the stops and ways of a traveller. Circles are drawn on one canvas. Needs Leaflet as L. */
import { Basemap } from "../map/basemap.js";
import { make } from "../shared/page.js";
import { named } from "./lists.js";

/** @import { Cell } from "./asking.js" */

const INK = {
  light: { cell: "#6f6a5e", chosen: "#1f5a86", journey: "#b3392f" },
  dark: { cell: "#a39c8c", chosen: "#8fbfe4", journey: "#d9776e" },
};
const LEAST = 3.5, GREATEST = 26; // pixels
const WRITTEN = 24; // names that stand beside their circles, as far as none lies over another
const LETTER = 6.2, LINE = 15; // pixels: about a name's letter, and its height
/** @type {[number, number][]} */
const ALL = [[-56, -168], [72, 180]]; // latitudes and longitudes that people live in
const CLOSE = 6; // the zoom at which a single place is looked at

export class WorldOfCells {
  /** `coasts` are the addresses of the coarse basemap and of the whole one, and up to which zoom the
      coarse one does. */
  constructor(box, { coasts, onMoved, onChosen, onStop }) {
    this.map = L.map(box, { zoomControl: true, attributionControl: true, preferCanvas: true, worldCopyJump: true, minZoom: 1, zoomSnap: 0.5 });
    this.map.attributionControl.setPrefix(false).addAttribution("Natural Earth · GeoNames");
    this.onChosen = onChosen;
    this.onStop = onStop;
    this.isDark = false;
    this.chosen = null;
    this.cells = [];
    this.map.fitBounds(ALL, { animate: false });
    this.coasts = coasts;
    this.basemap = this.asked = null;
    this.drawCoasts();
    // Above the basemap's canvas, and each under what is to be clicked rather.
    this.renderer = L.canvas({ padding: 0.35, tolerance: 3 });
    this.circles = L.layerGroup().addTo(this.map);
    this.journey = L.layerGroup().addTo(this.map);
    this.map.on("zoomend", () => this.drawCoasts());
    this.map.on("moveend", onMoved);
    new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(box);
  }

  get ink() {
    return INK[this.isDark ? "dark" : "light"];
  }

  /* What the map shows, as the server is asked for it. */
  where() {
    const bounds = this.map.getBounds();
    return {
      south: Math.max(-90, bounds.getSouth()), north: Math.min(90, bounds.getNorth()),
      west: bounds.getWest(), east: bounds.getEast(), zoom: this.map.getZoom(),
    };
  }

  /* Draws the coasts as finely as is seen; the whole world, once it is there, does at every zoom. */
  async drawCoasts() {
    const { coarse, whole, until } = this.coasts;
    const wanted = this.map.getZoom() > until ? whole : coarse;
    if (this.asked === whole || this.asked === wanted) return;
    this.asked = wanted;
    try {
      const world = await (await fetch(wanted)).json();
      if (this.asked !== wanted) return;
      const drawn = this.basemap;
      this.basemap = new Basemap(world, { dark: this.isDark }).addTo(this.map);
      drawn?.remove();
      this.map.getContainer().dataset.ready = "true";
    } catch {
      if (this.asked === wanted) this.asked = null; // it is asked for again at the next zoom
    }
  }

  setDark(isDark) {
    if (isDark === this.isDark) return;
    this.isDark = isDark;
    this.basemap?.setDark(isDark);
    this.showCells(this.cells);
  }

  /** @param {Cell[]} cells The most named first, so that the small ones lie on top. */
  showCells(cells) {
    this.cells = cells;
    this.circles.clearLayers();
    const most = cells[0]?.mentions || 1, middle = this.map.getCenter().lng, { x: width } = this.map.getSize(), boxes = [];
    const hasRoom = (box) => !boxes.some((other) => box.left < other.right && other.left < box.right && Math.abs(box.y - other.y) < LINE);
    for (const [at, cell] of cells.entries()) {
      const radius = Math.max(LEAST, GREATEST * Math.sqrt(cell.mentions / most));
      const lon = cell.lon + 360 * Math.round((middle - cell.lon) / 360);
      const circle = L.circleMarker([cell.lat, lon], { renderer: this.renderer, radius, ...this.look(cell) });
      const label = () => make("span", "", `${named(cell)}: ${cell.mentions.toLocaleString("en")}`);
      const { x, y } = this.map.latLngToContainerPoint([cell.lat, lon]);
      const wide = 8 + LETTER * cell.name.length, isLeft = x + radius + wide > width && x - radius - wide > 0;
      const box = { left: isLeft ? x - radius - wide : x + radius, right: isLeft ? x - radius : x + radius + wide, y };
      const isWritten = at < WRITTEN && hasRoom(box);
      if (isWritten) boxes.push(box);
      circle.bindTooltip(isWritten ? make("span", "", cell.name) : label, isWritten
        ? { permanent: true, direction: isLeft ? "left" : "right", offset: [isLeft ? -radius : radius, 0], className: "dl-archive-name" }
        : { direction: "top", className: "dl-archive-tip" });
      circle.on("click", () => this.onChosen(cell));
      circle.addTo(this.circles);
    }
  }

  look(cell) {
    const color = this.isChosen(cell) ? this.ink.chosen : this.ink.cell;
    return { color, weight: 1, fillColor: color, fillOpacity: this.isChosen(cell) ? 0.6 : 0.35 };
  }

  isChosen(cell) {
    return this.chosen !== null && cell.cell === this.chosen.cell && cell.place === this.chosen.place;
  }

  /* Shows which cell is chosen, or that none is. */
  mark(cell) {
    this.chosen = cell;
    this.showCells(this.cells);
  }

  goTo(place) {
    if (!place) return;
    this.map.setView([place.lat, place.lon], Math.max(CLOSE, this.map.getZoom()));
    L.tooltip({ permanent: true, direction: "top", className: "dl-archive-tip" })
      .setLatLng([place.lat, place.lon]).setContent(make("span", "", place.name)).openOn(this.map);
  }

  /* Draws the stops and ways of a traveller, and fits the map to them if `isNew`; null for nobody's. */
  showJourneys(journeys, lines = [], isNew = false) {
    this.journey.clearLayers();
    if (!journeys) return;
    const { journey: color } = this.ink, paper = this.isDark ? "#22211f" : "#fdfbf6";
    for (const [at, line] of lines.entries()) {
      const dashArray = journeys.legs[at].open ? "5 5" : undefined;
      L.polyline(line, { renderer: this.renderer, color, weight: 2, opacity: 0.75, dashArray, interactive: false }).addTo(this.journey);
    }
    /** @type {[number, number][]} */
    const points = [];
    for (const stop of journeys.stops) {
      const isDone = ["visited", "past"].includes(stop.status);
      points.push([stop.lat, stop.lon]);
      L.circleMarker([stop.lat, stop.lon], { renderer: this.renderer, radius: 6, weight: 2, color, fillColor: isDone ? color : paper, fillOpacity: 1 })
        .bindTooltip(make("span", "", stop.name), { direction: "top", className: "dl-archive-tip" })
        .on("click", () => this.onStop(stop))
        .addTo(this.journey);
    }
    if (isNew && points.length) this.map.fitBounds(L.latLngBounds(points), { padding: [40, 40], maxZoom: CLOSE });
  }
}
