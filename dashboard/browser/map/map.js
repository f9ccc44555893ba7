/* Dateline's layer on a Leaflet map: draws the outline of a View (dashboard/view/parts.py) and answers
   for each mark.

   An Atlas draws what it is told to hear(message); the messages are listed in dashboard/page/map.py. */
import { Basemap } from "./basemap.js";
import { addButtons, Gestures } from "./controls.js";
import { Crowd } from "./crowd.js";
import { Legend } from "./legend.js";
import { Editing } from "./editing.js";
import { Legs } from "./legs.js";
import { FONTS } from "./marks.js";
import { Names } from "./names.js";
import { calm } from "./motion.js";
import { pickPoint } from "./picking.js";
import { Picture, save } from "./picture.js";
import { Popup } from "./popup.js";
import { PopupContent } from "./popup_content.js";
import { Tiles } from "./tiles.js";
import { turnsOf } from "./turns.js";
import { forgetWidths, widthOf } from "./typeface.js";
import { asked, assembled, changedOutline, evidenceOf, Source } from "../shared/source.js";
import { isSameRange, withinDays } from "../shared/days.js";
import { lookOf } from "../shared/stops.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Drawn, DrawnLeg, DrawnPlace, ToldPlace } from "../view.d.ts" */

const QUIET = { light: "#6c665f", dark: "#9a948a" };
const EDGE = 20; // pixels that a mark at the edge of the frame needs
const PAPER = 680; // pixels across a sheet
const FEW_STOPS = 5; // so few are fitted with room for a pop-up above them

export class Atlas {
  /** `world` is the basemap's data, or a promise of it; sentences' links start from the address `page`;
      `send` is given the messages for the page.
      @param {LeafletMap} map
      @param {{ world: any, page: string, send: (message: object) => void }} options */
  constructor(map, { world, page, send }) {
    this.map = map;
    this.send = send;
    this.dark = false;
    /** @type {Drawn | null} */
    this.view = null;
    /** @type {import("../shared/days.js").Range} */
    this.days = null;
    this.container = map.getContainer();
    Object.assign(this.container, { atlas: this });
    this.container.classList.add("dateline");
    if (!this.container.hasAttribute("role")) this.container.setAttribute("role", "region");
    this.container.setAttribute("aria-label", "Map");
    this.legs = new Legs(this);
    this.contents = new PopupContent({
      page,
      color: (traveller) => this.look(traveller).color,
      onSentence: (article, sentence) => {
        if (document.fullscreenElement) document.exitFullscreen();
        send({ type: "sentence", article, sentence });
      },
      editing: new Editing({
        send: (request) => send({ type: "correct", request }),
        search: async (name) => (await asked(this.source, `gazetteer?name=${encodeURIComponent(name)}`))?.places || [],
        pick: (then) => pickPoint(map, then),
      }),
    });
    this.popup = new Popup(this);
    this.crowd = new Crowd(this);
    this.addControls();
    this.legend = new Legend(this);
    this.names = new Names(this);
    document.fonts.addEventListener("loadingdone", () => {
      forgetWidths();
      if (!this.view) return;
      this.crowd.draw(true);
      this.names.spreadStops();
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
    addButtons(map, () => this.view && this.fit(true), (kind) => this.takePicture(kind));
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

  /** Draws a view. What has not changed is left as it is: marks, zoom, centre, an open pop-up; zoom and
      centre too where places in focus have changed and it `isStill` the same that is looked at.
      @param {Drawn} view */
  show(view, { dark: asked = this.dark, online = false, isStill = false } = {}) {
    const before = this.view, dark = this.told ?? asked, themed = dark !== this.dark;
    this.isDrawn = false;
    this.view = view;
    this.byId = new Map(view.places.map((place) => [place.id, place]));
    this.dark = dark;
    this.container.classList.toggle("is-dark", dark);
    this.basemap?.setDark(dark);
    this.online(online);
    this.turns = turnsOf(view);
    this.crowd.sort();
    this.legs.draw();
    const isElsewhere = !before || String(before.focus) !== String(view.focus);
    if (!before) {
      this.fit(false);
      this.isFitting = false; // while a map that flies to what was drawn before goes on
    }
    this.isDrawn = true;
    this.crowd.draw(themed);
    this.legend.draw();
    if (before && isElsewhere && !isStill) this.fit(true);
    this.names.spreadStops();
    this.legend.place();
    this.names.place();
    this.popup.renew();
  }

  /* A message of the page: what to draw, which pop-up to open, or whether the page is dark; it
     knows best. */
  hear({ type, place, dark, view, after, changes, token, from, online, days = this.days, isStill = false, editable = false }) {
    if (type === "ready?") this.send({ type: "ready" });
    if (type === "open") this.open(String(place));
    if (type === "pick") pickPoint(this.map, ({ lat, lng }) => this.send({ type: "picked", point: [lat, lng] }));
    if (type === "view") {
      const outline = view ?? changedOutline(after === this.source?.token ? this.source.outline : null, changes);
      if (!outline) return void this.send({ type: "ready" }); // a frame that has come anew is told all
      this.days = days;
      const onTrouble = (isLost) => this.send({ type: "trouble", token, isLost });
      this.contents.editing.isOn = editable;
      this.source = new Source({ token, from, outline, onTrouble });
      this.whole = assembled(outline);
      this.show(withinDays(this.whole, this.days), { online, isStill });
    }
    if (type === "days") this.keepTo(days);
    if (type !== "theme") return;
    this.told = dark === true;
    if (this.view && this.told !== this.dark) this.show(this.view, { online: this.tiles.isOn });
  }

  /** Draws what may have been on some days, without being fitted to it.
      @param {import("../shared/days.js").Range} days */
  keepTo(days) {
    if (isSameRange(days, this.days)) return;
    this.days = days;
    if (this.whole) this.show(withinDays(this.whole, days), { online: this.tiles.isOn });
  }

  online(wanted) {
    const { map } = this;
    map.options.zoomSnap = wanted ? 1 : 0.25;
    map.setMaxZoom(wanted ? 18 : 12);
    this.tiles.switch(wanted);
  }

  /** @param {{ id: string, lat: number, lon: number }} place */
  pointOf(place) {
    return L.latLng(place.lat, place.lon + 360 * (this.turns.get(place.id) || 0));
  }

  /* After the map has moved: marks that came into the frame, and names where they have room now. */
  moved() {
    if (!this.isDrawn) return;
    const zoom = this.map.getZoom(), isChanged = this.crowd.draw(false) || zoom !== this.zoomNamed;
    this.zoomNamed = zoom;
    if (isChanged) this.names.spreadStops();
    if (this.isFitting) this.legend.place();
    if (isChanged || this.isFitting) this.names.place();
    else this.names.placeBase();
    const isFitted = this.isFitting;
    this.isFitting = false;
    if (isFitted) this.popup.keepInFrame();
    this.popup.uncover();
    this.crowd.followFocus();
  }

  /* What the pop-up of a place shows, as text: the same for the same pop-up. */
  written(place) {
    return JSON.stringify([place, [...place.stops, ...place.perhaps].map((stop) => this.look(stop.traveller))]);
  }

  /* Saves what is seen as a file, "png" or "svg". */
  async takePicture(kind) {
    if (!this.view || !this.basemap) return;
    const picture = new Picture(this, "Natural Earth · GeoNames · made with Dateline");
    const blob = kind === "svg" ? new Blob([picture.toSvg()], { type: "image/svg+xml" }) : await picture.toPng();
    save(blob, `dateline.${kind}`);
  }

  /* Fits the map to the places in focus, with room for marks, names and a pop-up. The world is never
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
    this.popup.before = this.popup.what;
    if (!bounds.isValid()) {
      map.setView([25, 10], map.getMinZoom(), { animate: false });
      return;
    }
    const forCard = focus.length <= FEW_STOPS ? 0.34 : 0.22;
    const names = Math.max(...focus.map((place) => widthOf(place.name, FONTS.stop)));
    /** @type {[number, number][]} */
    const [across, down] = [[wide ? 90 : 44, Math.min(names + 40, x * 0.36)], [Math.min(250, y * forCard), Math.min(90, y * 0.16)]];
    const widest = acrossAt(map.getMinZoom());
    /** @returns {[number, number]} */
    const fitted = ([before, after], room) => {
      const share = Math.max(0, Math.min(1, room / (before + after)));
      return [before * share, after * share];
    };
    const [left, right] = fitted(across, x - widest.x), [top, bottom] = fitted(down, y - widest.y);
    /** @type {import("leaflet").FitBoundsOptions} */
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

  open(id, byKeyboard = false) {
    const place = this.byId?.get(id);
    if (!place) return;
    this.asked = place;
    this.tell(place, (told) => {
      if (this.asked !== place || this.byId.get(id) !== place) return; // another was asked for since
      this.popup.show({ id, text: this.written(told) }, this.contents.place(told), this.pointOf(place), byKeyboard);
      this.send({ type: "place", place: id, evidence: evidenceOf(told) });
    });
  }

  /** Calls back with a place and all that its pop-up tells.
      @param {DrawnPlace} place @param {(told: ToldPlace) => void} then */
  tell(place, then) {
    this.source.place(place.at, (rest) => then({ ...place, ...rest }));
  }

  /** @param {DrawnLeg} leg */
  openLeg(leg, point) {
    const name = (id) => this.byId.get(id)?.name || id;
    this.asked = leg;
    this.source.leg(leg.at, (rest) => {
      if (this.asked !== leg) return;
      const content = this.contents.leg({ ...leg, ...rest }, name(leg.start), name(leg.end));
      this.popup.show({ id: leg.end, isLeg: true }, content, point);
    });
  }
}
