/* Dateline's layer on a Leaflet map: draws a View (dashboard/view/model.py) and answers for each mark.

   attach(map, options) returns a controller with show(view, {dark, online}) and hear(message); the
   messages are listed in dashboard/page/map.py. */
(function () {
  "use strict";

  const {
    Basemap, Cards, FONTS, Gestures, Icon, Leg, Legend, Names, ORDER, Opened, Tiles, abreast, addButtons,
    button, calm, clusterButton, forgetWidths, gather, lookOf, loudness, turnsOf, unwrapped, widthOf,
  } = window.Dateline;
  const QUIET = { light: "#6c665f", dark: "#9a948a" };
  const MANY = 150; // marks beyond which those far outside the frame are left out
  const AROUND = 0.1; // of the frame, how far beyond it they are drawn
  const CROWD = 60; // so many places with stops show one sign each
  const MARKS_ABREAST = 3;
  const EDGE = 20; // pixels that a mark at the edge of the frame needs
  const PAPER = 680; // pixels across a sheet
  const FEW_STOPS = 5; // so few are fitted with room for a card above them

  class Atlas {
    constructor(map, { world, page, send }) {
      Object.assign(this, { map, send, dark: false, view: null, marks: new Map(), clusters: new Map() });
      this.container = map.getContainer();
      this.container.atlas = this;
      this.container.classList.add("dateline");
      if (!this.container.hasAttribute("role")) this.container.setAttribute("role", "region");
      this.container.setAttribute("aria-label", "Map");
      this.lines = L.canvas({ padding: 0.5, tolerance: 5 }).addTo(map);
      this.legs = L.layerGroup().addTo(map);
      this.cards = new Cards({
        page,
        color: (traveller) => this.look(traveller).color,
        onSentence: (article, sentence) => {
          if (document.fullscreenElement) document.exitFullscreen();
          send({ type: "sentence", article, sentence });
        },
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
      map.on("moveend", () => this.moved());
      map.on("resize", () => {
        this.names.forgetControls();
        this.zoomNamed = null;
        if (this.isUnfitted) this.fit(false);
        this.moved();
      });
      window.addEventListener("beforeprint", () => this.toPaper());
      window.addEventListener("afterprint", () => this.toScreen());
      Promise.resolve(world).then((data) => {
        this.basemap = new Basemap(data, { dark: this.dark });
        this.basemap.addTo(map);
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
      addButtons(map, () => this.view && this.fit(true));
      L.control.scale({ position: "bottomright", imperial: false, maxWidth: 110 }).addTo(map);
      this.gestures = new Gestures(map);
      this.tiles = new Tiles(map, this.credit, () => this.names?.placeBase());
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
      this.isDrawn = false;
      this.view = view;
      this.byId = new Map(view.places.map((place) => [place.id, place]));
      this.texts = new Map();
      this.dark = dark;
      this.container.classList.toggle("is-dark", dark);
      this.basemap?.setDark(dark);
      this.online(online);
      this.turns = turnsOf(view);
      this.sort();
      this.drawLegs();
      const isElsewhere = !before || String(before.focus) !== String(view.focus);
      if (!before) this.fit(false);
      this.isFitting = false;
      this.isDrawn = true;
      this.drawMarks(themed);
      this.legend.draw();
      if (before && isElsewhere) this.fit(true);
      this.names.spreadStops();
      this.legend.place();
      this.names.place();
      this.opened.renew();
    }

    /* A message of the page: which card to open, or whether the page is dark; it knows best. */
    hear({ type, place, dark }) {
      if (type === "ready?") this.send({ type: "ready" });
      if (type === "open") this.open(String(place));
      if (type !== "theme") return;
      this.told = dark === true;
      if (this.view && this.told !== this.dark) this.show(this.view, { online: this.tiles.isOn });
    }

    online(wanted) {
      const { map } = this;
      map.options.zoomSnap = wanted ? 1 : 0.25;
      map.setMaxZoom(wanted ? 18 : 12);
      this.tiles.switch(wanted);
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
        for (const line of this.linesOf(leg)) {
          new Leg(line, {
            renderer: this.lines, smoothFactor: 1.5, weight: style.weight + 8, aside: asides.get(leg),
            opacity: leg.status === "past" ? 0.55 : 1, style: { ...style, casing, shape: several ? shape : null },
          }).on("click", (event) => {
            L.DomEvent.stop(event);
            this.openLeg(leg, event.latlng);
          }).addTo(this.legs);
        }
      }
    }

    /* A leg's line from the mark at its start, and where the map's cut lies between, the one to the
       mark at its end as well. */
    linesOf(leg) {
      const points = unwrapped(leg.points), end = this.byId.get(leg.end);
      const leaving = this.turns.get(leg.start) || 0;
      const arriving = end ? Math.round((this.pointOf(end).lng - points.at(-1)[1]) / 360) : leaving;
      return [...new Set([leaving, arriving])].map((turn) => points.map(([lat, lon]) => [lat, lon + 360 * turn]));
    }

    /* The places by loudness: those that always have a mark, and the quiet ones, which gather. */
    sort() {
      const isQuiet = (place) => loudness(place) === "named";
      this.loud = this.view.places.filter((place) => !isQuiet(place))
        .sort((a, b) => ORDER[loudness(a)] - ORDER[loudness(b)]);
      this.quietOnes = this.view.places.filter(isQuiet);
      this.isCrowded = this.view.places.filter((place) => place.role === "stop").length > CROWD;
    }

    /* All that is drawn, the loudest first. */
    drawn() {
      return [...this.marks.values(), ...this.clusters.values()].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
    }

    /* Draws the marks of the stops, and of the named places in and around the frame, gathered as they
       are at this zoom; what is there already and has not changed stays. True where any changed. */
    drawMarks(anew) {
      const { map } = this, zoom = Math.round(map.getZoom()), around = map.getBounds().pad(AROUND);
      const points = this.quietOnes.map((place) => ({ place, ...map.project(this.pointOf(place), zoom) }));
      const { alone, clusters } = gather(points);
      const all = [...this.loud, ...alone.map(({ place }) => place)], isFew = all.length + clusters.length <= MANY;
      const shown = all.filter((place) => isFew || place.role === "stop" || around.contains(this.pointOf(place)));
      const gathered = clusters
        .map(({ points, x, y }) => ({ places: points.map(({ place }) => place), at: map.unproject([x, y], zoom) }))
        .filter(({ at }) => isFew || around.contains(at));
      const isFresh = (mark, id, place) => mark && !anew && mark.turn === this.turns.get(id) && mark.text === this.marked(place);
      const marks = new Map(shown.map((place) => {
        const { id } = place, mark = this.marks.get(id);
        return [id, isFresh(mark, id, place) ? mark : this.mark(place)];
      }));
      const bundles = new Map(gathered.map(({ places, at }) => {
        const key = places.map(({ id }) => id).join("\n"), mark = this.clusters.get(key);
        return [key, mark?.at.equals(at) ? mark : this.cluster(key, places, at)];
      }));
      const kept = new Set([...marks.values(), ...bundles.values()]), before = this.drawn();
      for (const mark of before) if (!kept.has(mark)) mark.marker.remove();
      Object.assign(this, { marks, clusters: bundles });
      this.inOrder();
      return before.length !== kept.size || before.some((mark) => !kept.has(mark));
    }

    /* Has the keyboard go through the marks from the loudest to the quietest. */
    inOrder() {
      const pane = this.map.getPane("markerPane");
      let next = pane.firstElementChild;
      for (const { button } of this.drawn()) {
        if (button === next) next = next.nextElementSibling;
        else pane.insertBefore(button, next);
      }
    }

    /* After the map has moved: marks that came into the frame, and names where they have room now. */
    moved() {
      if (!this.isDrawn) return;
      const zoom = this.map.getZoom(), isChanged = this.drawMarks(false) || zoom !== this.zoomNamed;
      this.zoomNamed = zoom;
      if (isChanged) this.names.spreadStops();
      if (this.isFitting) this.legend.place();
      if (isChanged || this.isFitting) this.names.place();
      else this.names.placeBase();
      this.isFitting = false;
      this.opened.uncover();
      if (this.wanted) this.focusOn(this.wanted);
      this.wanted = null;
    }

    /* What a place's mark shows, as text: the same for the same mark. */
    marked(place) {
      if (!this.texts.has(place)) {
        const { id, name, what, lat, lon, area, role } = place;
        const stops = place.stops.map((stop) => [this.look(stop.traveller), stop.traveller, stop.number, stop.status,
          stop.when, stop.disagreements.length]);
        this.texts.set(place, JSON.stringify([this.isCrowded, id, name, what, lat, lon, area, role, stops]));
      }
      return this.texts.get(place);
    }

    /* What a place's card shows, as text: the same for the same card. */
    written(place) {
      return JSON.stringify([place, place.stops.map((stop) => this.look(stop.traveller))]);
    }

    mark(place) {
      const made = button(place, (traveller) => this.look(traveller), this.isCrowded ? 1 : MARKS_ABREAST);
      const mark = this.put(made, this.pointOf(place), (byKeyboard) => {
        if (mark.pile?.length) this.openPile(mark, byKeyboard);
        else this.open(place.id, byKeyboard);
      });
      return Object.assign(mark, { place, turn: this.turns.get(place.id), text: this.marked(place) });
    }

    cluster(key, places, at) {
      return this.put(clusterButton(places), at, (byKeyboard) => this.enter(key, places, at, byKeyboard));
    }

    /* Puts a mark's button onto the map; `act` is called when it is pressed. */
    put(made, at, act) {
      const marker = L.marker(at, {
        icon: new Icon({ button: made.button, iconAnchor: [0, 0], popupAnchor: [0, 0] }),
        keyboard: false, autoPanOnFocus: false, riseOnHover: true,
        zIndexOffset: 1000 * (ORDER.named - ORDER[made.kind]),
      });
      marker.on("click", (event) => {
        L.DomEvent.stop(event);
        this.gestures.take(true);
        act(event.originalEvent.detail === 0);
      });
      made.button.addEventListener("focus", () => {
        if (made.button.matches(":focus-visible")) this.bringIntoView(marker.getLatLng());
      });
      marker.addTo(this.map);
      return Object.assign(made, { marker, at });
    }

    /* Goes where the places of a cluster stand apart; lists them where nothing would part them. */
    enter(key, places, at, byKeyboard) {
      const { map } = this, most = map.getMaxZoom();
      const bounds = L.latLngBounds(places.map((place) => this.pointOf(place)));
      const zoom = Math.min(most, Math.max(map.getBoundsZoom(bounds.pad(0.2)), Math.floor(map.getZoom()) + 1));
      const last = gather(places.map((place) => map.project(this.pointOf(place), most)));
      if (map.getZoom() >= most || (last.clusters.length === 1 && !last.alone.length)) {
        this.openList(key, `${places.length} places around ${places[0].name}`, places, at, byKeyboard);
        return;
      }
      this.opened.close();
      this.wanted = byKeyboard ? places[0] : null;
      map.setView(bounds.getCenter(), zoom, { animate: !calm() });
    }

    /* Puts the focus onto a place's mark, or onto the cluster that it is in. */
    focusOn(place) {
      const cluster = [...this.clusters].find(([key]) => key.split("\n").includes(place.id));
      (this.marks.get(place.id) || cluster?.[1])?.button.focus({ preventScroll: true });
    }

    openPile(mark, byKeyboard) {
      const places = [mark, ...mark.pile].map(({ place }) => place);
      const count = places.reduce((sum, place) => sum + place.stops.length, 0);
      this.openList(mark.place.id, `${count} stops here`, places, mark.at, byKeyboard);
    }

    openList(id, title, places, at, byKeyboard) {
      const card = this.cards.list(title, places, (place, isByKeyboard) => this.open(place.id, isByKeyboard));
      this.opened.show({ id, ids: places.map((place) => place.id) }, card, at, byKeyboard);
    }

    bringIntoView(point) {
      if (!this.map.getBounds().pad(-0.06).contains(point)) this.map.panInside(point, { padding: [60, 60], animate: !calm() });
    }

    /* Fits the map to the places in focus, with room for marks, names and a card. The world is never
       smaller than the frame is wide. */
    fit(animate) {
      const { map } = this, { x, y } = map.invalidateSize({ animate: false }).getSize(), wide = x > 560;
      this.isUnfitted = !x || !y;
      if (this.isUnfitted) return;
      const focus = this.view.focus.map((id) => this.byId.get(id)).filter(Boolean);
      const bounds = L.latLngBounds(focus.map((place) => this.pointOf(place)));
      const snap = map.options.zoomSnap;
      const acrossAt = (zoom) => bounds.isValid() ? map.project(bounds.getSouthEast(), zoom).subtract(map.project(bounds.getNorthWest(), zoom)) : L.point(0, 0);
      let least = Math.floor(Math.log2(x / 256) / snap) * snap;
      if (acrossAt(least).x > x - 2 * EDGE) least -= snap;
      this.limit(Math.max(0, least));
      this.isFitting = true;
      if (!bounds.isValid()) {
        map.setView([25, 10], map.getMinZoom(), { animate: false });
        return;
      }
      const forCard = focus.length <= FEW_STOPS ? 0.34 : 0.22;
      const names = Math.max(...focus.map((place) => widthOf(place.name, FONTS.stop)));
      const across = [wide ? 90 : 44, Math.min(names + 40, x * 0.36)], down = [Math.min(250, y * forCard), Math.min(90, y * 0.16)];
      const widest = acrossAt(map.getMinZoom());
      const fitted = ([before, after], room) => {
        const share = Math.max(0, Math.min(1, room / (before + after)));
        return [before * share, after * share];
      };
      const [left, right] = fitted(across, x - widest.x), [top, bottom] = fitted(down, y - widest.y);
      const options = {
        paddingTopLeft: [left, top], paddingBottomRight: [right, bottom],
        maxZoom: focus.every((place) => place.area) ? 4 : 7, animate: animate && !calm(),
      };
      if (options.animate) map.flyToBounds(bounds, { ...options, duration: 0.7 });
      else map.fitBounds(bounds, options);
    }

    /* How far one may zoom out; where the map is farther out already, it stays (Leaflet's own way to
       say so would zoom in, slowly, and undo what comes after). */
    limit(least) {
      this.map.options.minZoom = least;
      this.map.fire("zoomlevelschange");
    }

    /* Draws what is in view as wide as a sheet is, since a sheet is laid out without a word to scripts. */
    toPaper() {
      const { map, container } = this;
      if (!this.isDrawn || this.onScreen) return;
      const bounds = map.getBounds();
      this.onScreen = { center: map.getCenter(), zoom: map.getZoom(), least: map.getMinZoom() };
      container.style.width = `${Math.min(container.clientWidth, PAPER)}px`;
      this.limit(0);
      map.invalidateSize({ animate: false, pan: false }).fitBounds(bounds, { animate: false });
      this.legend.toPaper(true);
    }

    toScreen() {
      const { map, container, onScreen } = this;
      if (!onScreen) return;
      this.onScreen = null;
      container.style.width = "";
      map.invalidateSize({ animate: false, pan: false }).setView(onScreen.center, onScreen.zoom, { animate: false });
      this.limit(onScreen.least);
      this.legend.toPaper(false);
    }

    /* The card of a place: all that is known of it. */
    cardOf(place) {
      return this.cards.place(place);
    }

    open(id, byKeyboard = false) {
      const place = this.byId?.get(id);
      if (!place) return;
      this.opened.show({ id, text: this.written(place) }, this.cardOf(place), this.pointOf(place), byKeyboard);
      this.send({ type: "place", place: id });
    }

    openLeg(leg, point) {
      const name = (id) => this.byId.get(id)?.name || id;
      this.opened.show({ id: leg.end, isLeg: true }, this.cards.leg(leg, name(leg.start), name(leg.end)), point);
    }
  }

  const attach = (map, options) => new Atlas(map, options);

  window.Dateline = Object.assign(window.Dateline, { attach });
})();
