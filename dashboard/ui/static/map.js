/* Dateline's layer on a Leaflet map: draws a View (dashboard/ui/view.py) and answers for each mark.

   attach(map, options) returns a controller with show(view, {dark, online}) and hear(message); the
   messages are listed in dashboard/ui/map.py. */
(function () {
  "use strict";

  const { Basemap, Bubble, Cards, Icon, Leg, Placer, button, element, forgetWidths, keepOpen, loudness, sign, signsOf, widthOf } = window.Dateline;
  const { FONTS, LABEL_HEIGHT, SANS } = window.Dateline;
  const QUIET = { light: "#77716a", dark: "#9a948a" };
  const MOST_BUTTONS = 500;
  const ORDER = { stop: 0, past: 1, area: 2, named: 3 };
  const OSM = {
    url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    credit: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
  };
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* A colour mixed with white, for dark paper. */
  function lighter(color, share) {
    const parts = /^#(..)(..)(..)$/.exec(color);
    if (!parts) return color;
    const mix = (part) => Math.round(parseInt(part, 16) * (1 - share) + 255 * share);
    return `rgb(${parts.slice(1).map(mix).join(", ")})`;
  }

  class Atlas {
    constructor(map, { world, page, send }) {
      Object.assign(this, { map, send, dark: false, view: null, marks: new Map(), open_: null });
      this.container = map.getContainer();
      this.container.classList.add("dateline");
      this.lines = L.canvas({ padding: 0.5, tolerance: 5 }).addTo(map);
      this.legs = L.layerGroup().addTo(map);
      this.crowd = L.layerGroup().addTo(map);
      this.cards = new Cards({
        page,
        color: (traveller) => this.look(traveller).color,
        onSentence: (article, sentence) => send({ type: "sentence", article, sentence }),
      });
      this.bubble = new Bubble();
      this.addControls();
      document.fonts.addEventListener("loadingdone", () => {
        forgetWidths();
        if (this.view) this.drawMarks(true);
        this.placeNames();
      });
      map.on("popupclose", () => {
        this.marks.get(this.open_?.id)?.button.removeAttribute("aria-expanded");
        this.open_ = null;
        this.uncover();
      });
      map.on("zoomend resize", () => this.placeNames());
      map.on("moveend", () => {
        this.placeBaseNames();
        this.uncover();
      });
      this.container.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.open_) this.close();
      });
      Promise.resolve(world).then((data) => {
        this.basemap = new Basemap(data, { dark: this.dark });
        this.online(this.tiles !== undefined);
        this.placeBaseNames();
        this.container.dataset.ready = "true";
      });
    }

    addControls() {
      const { map } = this;
      map.attributionControl?.remove();
      this.credit = L.control.attribution({ prefix: false, position: "bottomright" }).addTo(map);
      this.credit.addAttribution("Natural Earth · GeoNames");
      L.control.zoom({ position: "topleft", zoomInTitle: "Zoom in", zoomOutTitle: "Zoom out" }).addTo(map);
      L.control.scale({ position: "bottomright", imperial: false, maxWidth: 110 }).addTo(map);
      this.legendControl = L.control({ position: "bottomleft" });
      this.legend = element("details", "dateline-legend");
      this.legend.open = this.container.clientWidth > 560;
      L.DomEvent.disableClickPropagation(this.legend);
      L.DomEvent.disableScrollPropagation(this.legend);
      this.legendControl.onAdd = () => this.legend;
      this.legendControl.addTo(map);
    }

    look(traveller) {
      const rank = Math.max(0, this.view.travellers.findIndex((one) => one.name === traveller));
      const color = this.view.travellers[rank]?.color || "#b3392f";
      return { rank, color: this.dark ? lighter(color, 0.35) : color };
    }

    /* Draws a view. What has not changed is left as it is: marks, zoom, centre, an open card. */
    show(view, { dark: asked = this.dark, online = false } = {}) {
      const before = this.view, dark = this.told ?? asked, themed = dark !== this.dark;
      this.view = view;
      this.byId = new Map(view.places.map((place) => [place.id, place]));
      this.dark = dark;
      this.container.classList.toggle("is-dark", dark);
      this.basemap?.setDark(dark);
      this.online(online);
      this.turns = this.turnsOf(view);
      this.drawLegs();
      this.drawMarks(themed);
      this.drawLegend();
      if (!before || String(before.focus) !== String(view.focus)) this.fit(before !== null);
      this.placeNames();
      this.renew();
    }

    /* A message of the page: which card to open, or whether the page is dark; it knows best. */
    hear({ type, place, dark }) {
      if (type === "ready?") this.send({ type: "ready" });
      if (type === "open") this.open(String(place));
      if (type !== "theme") return;
      this.told = dark === true;
      if (this.view && this.told !== this.dark) this.show(this.view, { online: this.tiles !== undefined });
    }

    online(wanted) {
      const { map } = this;
      map.options.zoomSnap = wanted ? 1 : 0.25;
      map.setMaxZoom(wanted ? 18 : 12);
      if (wanted && !this.tiles) {
        this.tiles = L.tileLayer(OSM.url, { maxZoom: 19, className: "dateline-tiles" }).addTo(map);
        this.credit.addAttribution(OSM.credit);
      }
      if (!wanted && this.tiles) {
        this.tiles.remove();
        this.tiles = undefined;
        this.credit.removeAttribution(OSM.credit);
      }
      if (this.basemap && wanted === map.hasLayer(this.basemap)) {
        if (wanted) this.basemap.remove();
        else this.basemap.addTo(map);
      }
    }

    /* How many times round the world each place is drawn, so that a journey over the antimeridian
       stays in one piece and the rest gathers around it. */
    turnsOf(view) {
      const turns = new Map();
      for (const leg of view.legs) {
        const points = unwrapped(leg.points), start = turns.get(leg.start) || 0;
        turns.set(leg.start, start);
        if (!turns.has(leg.end)) {
          const end = this.byId.get(leg.end);
          turns.set(leg.end, start + (end ? Math.round((points[points.length - 1][1] - end.lon) / 360) : 0));
        }
      }
      const focus = view.focus.map((id) => this.byId.get(id)).filter(Boolean);
      const lons = focus.map((place) => place.lon + 360 * (turns.get(place.id) || 0));
      const middle = lons.length ? (Math.min(...lons) + Math.max(...lons)) / 2 : 0;
      for (const place of view.places) {
        if (!turns.has(place.id)) turns.set(place.id, Math.round((middle - place.lon) / 360));
      }
      return turns;
    }

    pointOf(place) {
      return L.latLng(place.lat, place.lon + 360 * (this.turns.get(place.id) || 0));
    }

    drawLegs() {
      this.legs.clearLayers();
      const casing = this.dark ? "#1c1b1a" : "#fffdf8";
      for (const place of this.view.places) {
        if (place.radius_km === null) continue;
        L.circle(this.pointOf(place), {
          radius: place.radius_km * 1000, renderer: this.lines, interactive: false, weight: 1,
          dashArray: "3 4", color: QUIET[this.dark ? "dark" : "light"], fillOpacity: 0.1,
        }).addTo(this.legs);
      }
      const loudLast = [...this.view.legs].sort((a, b) => (a.status === "visited") - (b.status === "visited"));
      for (const leg of loudLast) {
        const { color } = this.look(leg.traveller), quiet = QUIET[this.dark ? "dark" : "light"];
        const style = {
          visited: { color, weight: 2.6, dash: null },
          planned: { color, weight: 2.4, dash: [7, 6] },
          past: { color, weight: 1.3, dash: null },
          cancelled: { color: quiet, weight: 1.4, dash: [2, 5], crossed: true },
        }[leg.status];
        const points = unwrapped(leg.points), turn = this.turns.get(leg.start) || 0;
        new Leg(points.map(([lat, lon]) => [lat, lon + 360 * turn]), {
          renderer: this.lines, smoothFactor: 0.5, weight: style.weight + 8,
          opacity: leg.status === "past" ? 0.55 : 1, style: { ...style, casing },
        }).on("click", (event) => {
          L.DomEvent.stop(event);
          this.openLeg(leg, event.latlng);
        }).addTo(this.legs);
      }
    }

    /* Buttons for the loudest places, dots on the canvas for the many beyond. */
    drawMarks(anew) {
      const ranked = [...this.view.places].sort((a, b) => ORDER[loudness(a)] - ORDER[loudness(b)]);
      const shown = new Map(ranked.slice(0, MOST_BUTTONS).map((place) => [place.id, place]));
      const stale = (mark) => anew || mark.turn !== this.turns.get(mark.place.id) ||
        mark.text !== this.written(shown.get(mark.place.id));
      for (const [id, mark] of this.marks) {
        if (shown.has(id) && !stale(mark)) continue;
        mark.marker.remove();
        this.marks.delete(id);
      }
      const marks = new Map();
      for (const [id, place] of shown) {
        const mark = this.marks.get(id) || this.mark(place);
        marks.set(id, mark);
        const pane = this.map.getPane("markerPane");
        if (pane.children[marks.size - 1] !== mark.button) pane.insertBefore(mark.button, pane.children[marks.size - 1] || null);
      }
      this.marks = marks;
      this.crowd.clearLayers();
      for (const place of ranked.slice(MOST_BUTTONS)) {
        L.circleMarker(this.pointOf(place), {
          renderer: this.lines, radius: 3.2, weight: 1, color: this.dark ? "#272725" : "#fffdf8",
          fillColor: QUIET[this.dark ? "dark" : "light"], fillOpacity: 0.9,
        }).on("click", (event) => {
          L.DomEvent.stop(event);
          this.open(place.id);
        }).addTo(this.crowd);
      }
    }

    written(place) {
      return JSON.stringify([place, place.stops.map((stop) => this.look(stop.traveller))]);
    }

    mark(place) {
      const made = button(place, (traveller) => this.look(traveller));
      const marker = L.marker(this.pointOf(place), {
        icon: new Icon({ button: made.button, iconAnchor: [0, 0], popupAnchor: [0, 0] }),
        keyboard: false, autoPanOnFocus: false, riseOnHover: true,
        zIndexOffset: 1000 * (3 - ORDER[made.kind]),
      });
      marker.on("click", (event) => {
        L.DomEvent.stop(event);
        this.open(place.id, event.originalEvent.detail === 0);
      });
      made.button.addEventListener("focus", () => {
        if (made.button.matches(":focus-visible")) this.bringIntoView(marker.getLatLng());
      });
      marker.addTo(this.map);
      return { ...made, place, marker, turn: this.turns.get(place.id), text: this.written(place) };
    }

    bringIntoView(point) {
      if (!this.map.getBounds().pad(-0.06).contains(point)) this.map.panInside(point, { padding: [60, 60], animate: !calm() });
    }

    /* Fits the map to the places in focus, with room for marks, names and a card. */
    fit(animate) {
      const focus = this.view.focus.map((id) => this.byId.get(id)).filter(Boolean);
      const points = focus.filter((place) => !place.area);
      const bounds = L.latLngBounds((points.length ? points : focus).map((place) => this.pointOf(place)));
      if (!bounds.isValid()) {
        this.map.setView([25, 10], 2, { animate: false });
        return;
      }
      const { x, y } = this.map.invalidateSize({ animate: false }).getSize(), wide = x > 560;
      const names = Math.max(...focus.map((place) => widthOf(place.name, FONTS.stop)));
      const options = {
        paddingTopLeft: [wide ? 90 : 44, Math.min(250, y * 0.38)],
        paddingBottomRight: [Math.min(names + 40, x * 0.36), Math.min(64, y * 0.12)],
        maxZoom: points.length ? 7 : 4, animate: animate && !calm(),
      };
      if (options.animate) this.map.flyToBounds(bounds, { ...options, duration: 0.7 });
      else this.map.fitBounds(bounds, options);
      if (!animate) this.placeLegend();
    }

    /* Puts the legend into the first corner where it hides no stop, or folds it. */
    placeLegend() {
      const { left: frameLeft, top: frameTop } = this.container.getBoundingClientRect();
      const points = [...this.marks.values()].filter((mark) => ORDER[mark.kind] < ORDER.area)
        .map((mark) => this.map.latLngToContainerPoint(mark.marker.getLatLng()));
      const hides = (corner) => {
        this.legendControl.setPosition(corner);
        const { left, right, top, bottom } = this.legend.getBoundingClientRect();
        return points.some(({ x, y }) => x + frameLeft > left - 14 && x + frameLeft < right + 14 &&
          y + frameTop > top - 14 && y + frameTop < bottom + 14);
      };
      if (!this.legend.open || ["bottomleft", "topright", "bottomright"].some((corner) => !hides(corner))) return;
      this.legendControl.setPosition("bottomleft");
      this.legend.open = false;
    }

    /* Writes the names beside the marks: the loudest first, none over another or over a mark. */
    placeNames() {
      if (!this.view) return;
      const placer = new Placer(), { map } = this;
      const { min, max } = map.getPixelBounds();
      const frame = { left: min.x + 4, top: min.y + 4, right: max.x - 4, bottom: max.y - 4 };
      const inFrame = (point) => point.x > frame.left && point.x < frame.right && point.y > frame.top && point.y < frame.bottom;
      for (const leg of this.view.legs) {
        const turn = 360 * (this.turns.get(leg.start) || 0);
        const line = unwrapped(leg.points).map(([lat, lon]) => map.project([lat, lon + turn]));
        for (let i = 1; i < line.length; i++) placer.avoid(line[i - 1], line[i]);
      }
      const boxes = [...this.marks.values()].map((mark) => {
        const at = map.project(mark.marker.getLatLng());
        const box = { left: at.x - mark.half.x, right: at.x + mark.half.x, top: at.y - mark.half.y, bottom: at.y + mark.half.y };
        if (mark.kind !== "area") placer.take(box, mark);
        return [mark, box, at];
      });
      for (const [mark, box, at] of boxes) {
        let spot = null;
        if (mark.kind === "area") {
          if (placer.free(box)) {
            placer.take(box);
            spot = { ...box, side: [0, 0] };
          }
        } else {
          spot = placer.beside(box, mark.width, LABEL_HEIGHT, mark, inFrame(at) ? frame : null);
        }
        mark.button.classList.toggle("is-unnamed", spot === null);
        const left = spot ? spot.left - at.x : mark.half.x + 4;
        const top = spot ? spot.top - at.y : -LABEL_HEIGHT / 2;
        mark.name.style.transform = `translate(${left}px, ${top}px)`;
      }
      this.placer = placer;
      this.placeBaseNames();
    }

    /* Writes the basemap's own names where the marks and their names leave room. */
    placeBaseNames() {
      if (!this.basemap || !this.placer || this.tiles) return;
      const placer = new Placer(), { map } = this, zoom = map.getZoom(), names = [];
      for (const [cell, boxes] of this.placer.boxes) placer.boxes.set(cell, [...boxes]);
      for (const box of this.controlBoxes()) placer.take(box);
      const taken = new Set(this.view.places.map((place) => place.name.toLowerCase()));
      const bounds = map.getBounds().pad(0.35), middle = map.getCenter().lng;
      const near = (lon) => lon + 360 * Math.round((middle - lon) / 360);
      const view = map.getBounds().pad(-0.08), center = map.getCenter();
      for (const [text, lat, lon, first, last, others] of this.basemap.countries) {
        let at = L.latLng(lat, near(lon));
        if (zoom < first || zoom > last + 0.7 || taken.has(text.toLowerCase())) continue;
        if (others.length && !view.contains(at)) at = nearest(others.map(([y, x]) => L.latLng(y, near(x))), view, center) || at;
        if (!bounds.contains(at)) continue;
        const spacing = 1.6, font = `600 ${first < 3 ? 11.5 : 10.5}px ${SANS}`, written = text.toUpperCase();
        const { x, y } = map.project(at), half = widthOf(written, font, spacing) / 2;
        const box = { left: x - half - 2, right: x + half + 2, top: y - 8, bottom: y + 8 };
        if (!placer.free(box)) continue;
        placer.take(box);
        names.push({ text: written, x: x + spacing / 2, y, font, spacing, align: "center" });
      }
      for (const [text, lat, lon, first, capital] of this.basemap.towns) {
        const at = [lat, near(lon)];
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
      this.basemap.setNames(names);
    }

    /* The rooms that controls take, in pixels of the world. */
    controlBoxes() {
      const frame = this.container.getBoundingClientRect();
      const corner = this.map.getPixelBounds().min.subtract([frame.left, frame.top]);
      return [...this.container.querySelectorAll(".leaflet-control")].map((control) => {
        const { left, right, top, bottom } = control.getBoundingClientRect();
        return { left: left + corner.x, right: right + corner.x, top: top + corner.y, bottom: bottom + corner.y };
      });
    }

    drawLegend() {
      const { view, legend } = this, rows = element("ul");
      const row = (picture, text) => rows.append(element("li", "", picture, element("span", "", text)));
      const stops = view.places.flatMap((place) => place.stops);
      const statuses = new Set([...stops, ...view.legs].map((item) => item.status));
      const several = view.travellers.filter((one) => stops.some((stop) => stop.traveller === one.name));
      const lead = several.length === 1 ? this.look(several[0].name) : { rank: 0, color: QUIET[this.dark ? "dark" : "light"] };
      if (several.length > 1) {
        for (const { name } of several) row(sign(this.look(name).rank, "visited", "", this.look(name).color, 18), name);
      }
      const words = { visited: "visited", planned: "planned", past: "an earlier trip", cancelled: "called off" };
      for (const [status, text] of Object.entries(words)) {
        if (!statuses.has(status)) continue;
        const picture = element("span", `legend-leg is-${status}`);
        picture.style.color = lead.color;
        picture.append(sign(lead.rank, status, status === "cancelled" ? "×" : "", lead.color, status === "past" ? 15 : 18));
        row(picture, text);
      }
      const kinds = new Set(view.places.map(loudness));
      if (kinds.has("named")) row(element("span", "mark-dot"), "named, not visited");
      if (kinds.has("area")) row(element("span", "legend-area", "Aa"), "a region, no point");
      if (view.places.some((place) => place.radius_km !== null)) row(element("span", "legend-circle"), "computed, within the circle");
      legend.replaceChildren(element("summary", "", "Legend"), rows);
      legend.hidden = !rows.childElementCount;
    }

    open(id, byKeyboard = false) {
      const place = this.byId?.get(id);
      if (!place) return;
      this.openCard({ id, place: true, text: this.written(place) }, this.cards.place(place), this.pointOf(place), byKeyboard);
      this.marks.get(id)?.button.setAttribute("aria-expanded", "true");
      this.send({ type: "place", place: id });
    }

    openLeg(leg, point) {
      const name = (id) => this.byId.get(id)?.name || id;
      this.openCard({ id: leg.end }, this.cards.leg(leg, name(leg.start), name(leg.end)), point, false);
    }

    /* Opens a card at a point; the map moves only where point or card would be out of view. */
    openCard(what, card, point, byKeyboard) {
      const { map } = this, size = map.getSize();
      const at = map.latLngToContainerPoint(point), animate = !calm();
      const away = at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y;
      map.closePopup(this.bubble);
      this.aim(what, away ? size.divideBy(2) : at);
      this.bubble.setContent(card).setLatLng(point).openOn(map);
      if (away) map.panTo(point, { animate });
      else if (this.bubble.lacking) map.panBy([0, -this.bubble.lacking], { animate });
      this.open_ = { ...what, card };
      this.uncover();
      if (byKeyboard) card.querySelector(".card-name").focus({ preventScroll: true });
    }

    aim(what, at) {
      const { map } = this, mark = what.place && this.marks.get(what.id);
      const stops = [...this.marks.values()].filter((other) => other !== mark && ORDER[other.kind] < ORDER.area);
      this.bubble.aim(at, map.getSize(), mark ? mark.half.y : 0,
        stops.map((other) => map.latLngToContainerPoint(other.marker.getLatLng())));
    }

    /* Puts away the controls that the open card would be under, and brings the others back. */
    uncover() {
      const card = this.open_ && this.bubble.getElement()?.getBoundingClientRect();
      for (const control of this.container.querySelectorAll(".leaflet-control")) {
        const box = control.getBoundingClientRect();
        control.classList.toggle("is-covered", Boolean(card) && box.left < card.right &&
          card.left < box.right && box.top < card.bottom && card.top < box.bottom);
      }
    }

    close() {
      const mark = this.marks.get(this.open_.id);
      this.map.closePopup(this.bubble);
      mark?.button.focus({ preventScroll: true });
    }

    /* After a view has changed: the open card stays, with what is new in it, as long as its place. */
    renew() {
      if (!this.open_) return;
      const place = this.byId.get(this.open_.id);
      if (!place) this.map.closePopup(this.bubble);
      if (!place || !this.open_.place) return;
      const text = this.written(place);
      if (text === this.open_.text) return;
      const card = this.cards.place(place), before = this.open_.card;
      this.aim(this.open_, this.map.latLngToContainerPoint(this.bubble.getLatLng()));
      this.bubble.setContent(card);
      keepOpen(before, card);
      Object.assign(this.open_, { card, text });
    }
  }

  /* Points whose longitudes run on past ±180° where the line crosses the antimeridian. */
  function unwrapped(points) {
    let turn = 0;
    return points.map(([lat, lon], i) => {
      if (i && lon - points[i - 1][1] > 180) turn -= 360;
      if (i && lon - points[i - 1][1] < -180) turn += 360;
      return [lat, lon + turn];
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

  const attach = (map, options) => new Atlas(map, options);

  window.Dateline = Object.assign(window.Dateline, { attach });
})();
