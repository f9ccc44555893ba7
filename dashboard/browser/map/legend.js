/* The legend, which lists what is shown and nothing else. */
(function () {
  "use strict";

  const { element, isStop, loudness, sign } = window.Dateline;
  const CORNERS = ["bottomleft", "topright", "bottomright"];
  const NEAR = 14; // pixels that a stop's sign reaches

  class Legend {
    constructor(atlas) {
      this.atlas = atlas;
      this.element = element("details", "dateline-legend");
      this.element.open = atlas.container.clientWidth > 560;
      L.DomEvent.disableClickPropagation(this.element);
      L.DomEvent.disableScrollPropagation(this.element);
      this.control = L.control({ position: CORNERS[0] });
      this.control.onAdd = () => this.element;
      this.control.addTo(atlas.map);
    }

    draw() {
      const { atlas } = this, { view } = atlas, quiet = atlas.quiet(), rows = element("ul");
      const row = (picture, text) => rows.append(element("li", "", picture, element("span", "", text)));
      const stops = view.places.flatMap((place) => place.stops);
      const statuses = new Set([...stops, ...view.legs].map((item) => item.status));
      const several = view.travellers.filter((one) => stops.some((stop) => stop.traveller === one.name));
      const lead = several.length === 1 ? atlas.look(several[0].name) : { rank: 0, color: quiet };
      if (several.length > 1) {
        for (const { name } of several) row(sign(atlas.look(name).rank, "visited", "", atlas.look(name).color, 18), name);
      }
      const words = { visited: "visited", planned: "planned", past: "an earlier trip", cancelled: "called off" };
      for (const [status, text] of Object.entries(words)) {
        if (!statuses.has(status)) continue;
        const picture = element("span", `legend-leg is-${status}`);
        picture.style.color = lead.color;
        picture.append(sign(lead.rank, status, status === "cancelled" ? "×" : "", lead.color, status === "past" ? 15 : 18));
        row(picture, text);
      }
      if (stops.some((stop) => stop.disagreements.length)) row(sign(lead.rank, "visited", "", lead.color, 18, true), "the articles disagree");
      const kinds = new Set(view.places.map(loudness));
      if (kinds.has("named")) row(element("span", "mark-dot"), "named, on no route shown");
      if (kinds.has("area")) row(element("span", "legend-area", "Aa"), "a region, no point");
      if (view.places.some((place) => place.radius_km !== null)) row(element("span", "legend-circle"), "computed, within the circle");
      this.element.replaceChildren(element("summary", "", "Legend"), rows);
      this.element.hidden = !rows.childElementCount;
    }

    /* Puts the legend into the first corner where it hides no stop, nor a name behind one, or folds it. */
    place() {
      if (!this.element.open && !this.isFolded) return;
      this.element.open = true;
      const { map, container, marks } = this.atlas;
      const { left, top } = container.getBoundingClientRect();
      const boxes = [...marks.values()].filter((mark) => isStop(mark.kind)).map((mark) => {
        const { x, y } = map.latLngToContainerPoint(mark.marker.getLatLng()).add(mark.moved);
        return { left: x + left - mark.half.x, right: x + left + mark.half.x + mark.width, y: y + top };
      });
      const isFree = (corner) => {
        this.control.setPosition(corner);
        const box = this.element.getBoundingClientRect();
        return !boxes.some((one) => one.right > box.left && one.left < box.right &&
          one.y > box.top - NEAR && one.y < box.bottom + NEAR);
      };
      this.isFolded = !CORNERS.some(isFree);
      if (this.isFolded) this.control.setPosition(CORNERS[0]);
      this.element.open = !this.isFolded;
    }
  }

  window.Dateline = Object.assign(window.Dateline, { Legend });
})();
