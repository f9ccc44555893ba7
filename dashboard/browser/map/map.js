/* Dateline's layer on a Leaflet map: draws the outline of a View (dashboard/view/parts.py) and answers
   for each mark.

   attach(map, options) returns a controller that draws what it is told to hear(message); the
   messages are listed in dashboard/page/map.py. */
(function () {
  "use strict";

  const {
    Basemap, Cards, FONTS, Icon, Leg, Legend, Names, ORDER, Opened, abreast, button, calm,
    Source, assembled, evidenceOf, forgetWidths, lookOf, loudness, unwrapped, widthOf,
  } = window.Dateline;
  const QUIET = { light: "#6c665f", dark: "#9a948a" };
  const MOST_BUTTONS = 500;
  const FEW_STOPS = 5; // so few are fitted with room for a card above them
  const OSM = {
    url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    credit: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
  };

  class Atlas {
    constructor(map, { world, page, send }) {
      Object.assign(this, { map, send, dark: false, view: null, marks: new Map() });
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
      this.opened = new Opened(this);
      this.addControls();
      this.legend = new Legend(this);
      this.names = new Names(this);
      document.fonts.addEventListener("loadingdone", () => {
        forgetWidths();
        if (!this.view) return;
        this.drawMarks(true);
        this.names.place();
      });
      map.on("zoomend resize", () => this.view && this.names.place());
      map.on("moveend", () => {
        this.names.placeBase();
        this.opened.uncover();
      });
      Promise.resolve(world).then((data) => {
        this.basemap = new Basemap(data, { dark: this.dark });
        this.online(this.tiles !== undefined);
        this.names.placeBase();
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
    }

    quiet() {
      return QUIET[this.dark ? "dark" : "light"];
    }

    look(traveller) {
      return lookOf(this.view.travellers, traveller, this.dark);
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
      this.legend.draw();
      if (!before || String(before.focus) !== String(view.focus)) this.fit(before !== null);
      this.names.place();
      this.opened.renew();
    }

    /* A message of the page: what to draw, which card to open, or whether the page is dark; it
       knows best. */
    hear({ type, place, dark, view, token, from, online }) {
      if (type === "ready?") this.send({ type: "ready" });
      if (type === "open") this.open(String(place));
      if (type === "view") {
        const onTrouble = (isLost) => this.send({ type: "trouble", token, isLost });
        this.source = new Source({ token, from, outline: view, onTrouble });
        this.show(assembled(view), { online });
      }
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
      const turns = new Map(), lonOf = (id) => this.byId.get(id)?.lon ?? 0;
      const towards = (lon, id) => Math.round((lon - lonOf(id)) / 360);
      let around = null;
      for (const { start, end, points } of view.legs) {
        const over = towards(unwrapped(points).at(-1)[1], end);
        if (!turns.has(start)) turns.set(start, turns.has(end) ? turns.get(end) - over : towards(around ?? lonOf(start), start));
        if (!turns.has(end)) turns.set(end, turns.get(start) + over);
        around ??= lonOf(start) + 360 * turns.get(start);
      }
      const lons = view.focus.map((id) => lonOf(id) + 360 * (turns.get(id) || 0));
      const middle = lons.length ? (Math.min(...lons) + Math.max(...lons)) / 2 : 0;
      for (const { id } of view.places) if (!turns.has(id)) turns.set(id, towards(middle, id));
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
          dashArray: "3 4", color: this.quiet(), fillOpacity: 0.1,
        }).addTo(this.legs);
      }
      const several = new Set(this.view.legs.map((leg) => leg.traveller)).size > 1;
      const asides = abreast(this.view.legs);
      const loudLast = [...this.view.legs].sort((a, b) => (a.status === "visited") - (b.status === "visited"));
      for (const leg of loudLast) {
        const { color, shape } = this.look(leg.traveller), quiet = this.quiet();
        const style = {
          visited: { color, weight: 2.6, dash: null },
          planned: { color, weight: 2.4, dash: [7, 6] },
          past: { color, weight: 1.3, dash: null },
          cancelled: { color: quiet, weight: 1.4, dash: [2, 5], crossed: true },
        }[leg.status];
        const points = unwrapped(leg.points), turn = this.turns.get(leg.start) || 0;
        new Leg(points.map(([lat, lon]) => [lat, lon + 360 * turn]), {
          renderer: this.lines, smoothFactor: 1.5, weight: style.weight + 8, aside: asides.get(leg),
          opacity: leg.status === "past" ? 0.55 : 1, style: { ...style, casing, shape: several ? shape : null },
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
          fillColor: this.quiet(), fillOpacity: 0.9,
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
      const bounds = L.latLngBounds(focus.map((place) => this.pointOf(place)));
      if (!bounds.isValid()) {
        this.map.setView([25, 10], 2, { animate: false });
        return;
      }
      const { x, y } = this.map.invalidateSize({ animate: false }).getSize(), wide = x > 560;
      const forCard = focus.length <= FEW_STOPS ? 0.34 : 0.22;
      const names = Math.max(...focus.map((place) => widthOf(place.name, FONTS.stop)));
      const options = {
        paddingTopLeft: [wide ? 90 : 44, Math.min(250, y * forCard)],
        paddingBottomRight: [Math.min(names + 40, x * 0.36), Math.min(90, y * 0.16)],
        maxZoom: focus.every((place) => place.area) ? 4 : 7, animate: animate && !calm(),
      };
      if (options.animate) this.map.flyToBounds(bounds, { ...options, duration: 0.7 });
      else this.map.fitBounds(bounds, options);
      if (animate) return;
      this.names.spreadStops();
      this.legend.place();
    }

    open(id, byKeyboard = false) {
      const place = this.byId?.get(id);
      if (!place) return;
      this.asked = place;
      this.tell(place, (told) => {
        if (this.asked !== place || this.byId.get(id) !== place) return; // another was asked for since
        this.opened.show({ id, text: this.written(told) }, this.cards.place(told), this.pointOf(place), byKeyboard);
        this.send({ type: "place", place: id, evidence: evidenceOf(told) });
      });
    }

    /* Calls back with a place and all that its card tells. */
    tell(place, then) {
      this.source.card(this.view.places.indexOf(place), (card) => then({ ...place, ...card }));
    }

    openLeg(leg, point) {
      const name = (id) => this.byId.get(id)?.name || id;
      this.asked = leg;
      this.source.leg(this.view.legs.indexOf(leg), (rest) => {
        if (this.asked !== leg) return;
        const card = this.cards.leg({ ...leg, ...rest }, name(leg.start), name(leg.end));
        this.opened.show({ id: leg.end, isLeg: true }, card, point);
      });
    }
  }

  const attach = (map, options) => new Atlas(map, options);

  window.Dateline = Object.assign(window.Dateline, { attach });
})();
