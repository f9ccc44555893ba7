/* The legend, which lists what is shown and nothing else. */
import { isStop, loudness } from "./marks.js";
import { element } from "../shared/element.js";
import { sign, stationSign } from "../shared/stops.js";

/** @import { Atlas } from "./map.js" */

/** @type {import("leaflet").ControlPosition[]} */
const CORNERS = ["bottomleft", "topright", "bottomright"];
const NEAR = 14; // pixels that a stop's sign reaches
const FEW = 5; // travellers that are listed; the others once they are asked for
const TALLEST = 0.5; // of the map's height
const NARROW = 560; // pixels of the map's width up to which the legend is folded at first

export class Legend {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.chosen = null; // whether the reader has opened or folded it
    this.rows = element("div", "legend-rows");
    this.rows.tabIndex = -1;
    this.rows.setAttribute("role", "group");
    this.rows.setAttribute("aria-label", "Legend");
    const summary = element("summary", "", "Legend");
    this.element = element("details", "dateline-legend", summary, this.rows);
    this.element.open = atlas.container.clientWidth > NARROW;
    summary.addEventListener("click", () => (this.chosen = !this.element.open));
    this.element.addEventListener("toggle", () => {
      this.letScroll();
      atlas.names.forgetControls();
    });
    L.DomEvent.disableClickPropagation(this.element);
    L.DomEvent.disableScrollPropagation(this.element);
    this.control = new L.Control({ position: CORNERS[0] });
    this.control.onAdd = () => this.element;
    this.control.addTo(atlas.map);
  }

  draw() {
    const { atlas } = this, { view } = atlas, quiet = atlas.quiet(), rows = element("ul");
    const row = (picture, text) => rows.append(element("li", "", picture, element("span", "", text)));
    const stops = view.places.flatMap((place) => place.stops);
    const statuses = new Set([...stops, ...view.legs].map((item) => item.status));
    const names = new Set(stops.map((stop) => stop.traveller));
    const several = view.travellers.filter((one) => names.has(one.name));
    const lead = several.length === 1 ? atlas.look(several[0].name) : { rank: 0, color: quiet, faded: quiet };
    if (several.length > 1) this.travellers(several, rows);
    const words = { visited: "visited", planned: "planned", past: "an earlier trip", cancelled: "called off" };
    for (const [status, text] of Object.entries(words)) {
      if (!statuses.has(status)) continue;
      const picture = element("span", `legend-leg is-${status}`);
      picture.style.color = lead.color;
      picture.append(sign(lead.rank, status, status === "cancelled" ? "×" : "", lead.color, status === "past" ? 15 : 18));
      row(picture, text);
    }
    if (view.legs.some((leg) => leg.unsure)) {
      const picture = element("span", "legend-leg is-unsure");
      picture.style.color = lead.faded;
      row(picture, "leg to or from a place that is not sure");
    }
    if (stops.some((stop) => stop.disagreements.length)) row(sign(lead.rank, "visited", "", lead.color, 18, true), "the articles disagree");
    const kinds = new Set(view.places.map(loudness));
    if (view.is_life) row(element("span", "legend-leg is-life", stationSign("1", 18)), "a life: where born, lived, worked …");
    else if (view.stations.length) row(stationSign("", 11), "of a life: born, lived, worked …");
    if (kinds.has("named")) row(element("span", "mark-dot"), view.is_life ? "named otherwise" : "named, on no route shown");
    if (atlas.crowd.clusters.size) row(element("span", "mark-cluster", "9"), view.stations.length ? "places close together" : "named places close together");
    if (kinds.has("area")) row(element("span", "legend-area", "Aa"), "a region, no point");
    if (view.places.some((place) => place.radius_km !== null)) row(element("span", "legend-circle"), "computed, within the circle");
    this.rows.replaceChildren(rows);
    this.element.hidden = !rows.childElementCount;
  }

  /* Lists the travellers; of many the first few, and the others once they are asked for. */
  travellers(all, rows) {
    const row = ({ name, group }) => {
      const { rank, color } = this.atlas.look(name), made = element("span", "", group ? `${name} (group)` : name);
      made.title = name;
      return element("li", "", sign(rank, "visited", "", color, 18), made);
    };
    const isShort = all.length <= FEW + 1 || this.isLong;
    rows.append(...(isShort ? all : all.slice(0, FEW)).map(row));
    if (isShort) return;
    const more = element("button", "legend-more", `${all.length - FEW} more`);
    more.type = "button";
    const rest = element("li", "", element("span"), more);
    more.addEventListener("click", () => {
      this.isLong = true;
      rest.replaceWith(...all.slice(FEW).map(row));
      this.letScroll();
      this.rows.focus();
    });
    rows.append(rest);
  }

  /* Opens for paper, and is as before for the screen. */
  toPaper(isPaper) {
    this.isOnPaper = isPaper;
    if (isPaper) this.element.open = true;
    else this.place();
  }

  /* Lets the keyboard scroll the legend where it is longer than its room. */
  letScroll() {
    this.rows.tabIndex = this.rows.scrollHeight > this.rows.clientHeight ? 0 : -1;
  }

  /* Puts the legend into the first corner where it hides no stop, nor a name behind one, or folds
     it; whether it is open is for the reader to say. */
  place() {
    if (this.isOnPaper) return;
    this.atlas.names.forgetControls();
    const { map, container, crowd: { marks } } = this.atlas, size = map.getSize();
    this.element.style.setProperty("--tallest", `${TALLEST * size.y - 34}px`);
    if (this.chosen === null && size.x <= NARROW) {
      this.element.open = false;
      return;
    }
    this.element.open = this.chosen ?? true;
    const { left, top } = container.getBoundingClientRect();
    const boxes = [...marks.values()].filter((mark) => isStop(mark.kind) && !mark.isPiled).map((mark) => {
      const { x, y } = map.latLngToContainerPoint(mark.marker.getLatLng()).add(mark.moved);
      return { left: x + left - mark.half.x, right: x + left + mark.half.x + mark.width, y: y + top };
    });
    const isFree = (corner) => {
      this.control.setPosition(corner);
      const box = this.element.getBoundingClientRect();
      return !boxes.some((one) => one.right > box.left && one.left < box.right &&
        one.y > box.top - NEAR && one.y < box.bottom + NEAR);
    };
    if (CORNERS.some(isFree)) return;
    this.control.setPosition(CORNERS[0]);
    this.element.open = this.chosen ?? false;
  }
}
