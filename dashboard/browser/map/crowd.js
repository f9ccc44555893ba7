/* The marks of all places: which are drawn, and what a press on each does. */
import { gather } from "./clusters.js";
import { button, clusterButton, countedHere, Icon, loudness, ORDER } from "./marks.js";
import { calm } from "./motion.js";

/** @import { Atlas } from "./map.js" */

const MANY = 150; // marks beyond which those far outside the frame are left out
const AROUND = 0.1; // of the frame, how far beyond it they are drawn
const CROWD = 60; // so many places with stops show one sign each
const MARKS_ABREAST = 3;

export class Crowd {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.marks = new Map(); // by place
    this.clusters = new Map(); // by the places in each
    this.wanted = null; // the place whose mark is to have the focus
  }

  /* The places by loudness: those that always have a mark, and the quiet ones, which gather. */
  sort() {
    this.texts = new Map();
    const stations = this.atlas.view.places.filter((place) => loudness(place) === "station").length;
    const quiet = stations > CROWD ? ["named", "station"] : ["named"]; // of so many, stations gather as well
    const isQuiet = (place) => quiet.includes(loudness(place));
    this.loud = this.atlas.view.places.filter((place) => !isQuiet(place))
      .sort((a, b) => ORDER[loudness(a)] - ORDER[loudness(b)]);
    this.quietOnes = this.atlas.view.places.filter(isQuiet);
    this.isCrowded = this.atlas.view.places.filter((place) => place.role === "stop").length > CROWD;
  }

  /* All that is drawn, the loudest first. */
  drawn() {
    return [...this.marks.values(), ...this.clusters.values()].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  }

  /* Draws the marks of the stops, and of the named places in and around the frame, gathered as they
     are at this zoom; what is there already and has not changed stays. True where any changed. */
  draw(anew) {
    const { map } = this.atlas, zoom = Math.round(map.getZoom()), around = map.getBounds().pad(AROUND);
    const points = this.quietOnes.map((place) => ({ place, ...map.project(this.atlas.pointOf(place), zoom) }));
    const { alone, clusters } = gather(points);
    const all = [...this.loud, ...alone.map(({ place }) => place)], isFew = all.length + clusters.length <= MANY;
    const shown = all.filter((place) => isFew || place.role === "stop" || around.contains(this.atlas.pointOf(place)));
    const gathered = clusters
      .map(({ points, x, y }) => ({ places: points.map(({ place }) => place), at: map.unproject([x, y], zoom) }))
      .filter(({ at }) => isFew || around.contains(at));
    const isFresh = (mark, id, place) => mark && !anew && mark.turn === this.atlas.turns.get(id) && mark.text === this.marked(place);
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
    const pane = this.atlas.map.getPane("markerPane");
    let next = pane.firstElementChild;
    for (const { button } of this.drawn()) {
      if (button === next) next = next.nextElementSibling;
      else pane.insertBefore(button, next);
    }
  }

  /* What a place's mark shows, as text: the same for the same mark. */
  marked(place) {
    if (!this.texts.has(place)) {
      const { id, name, what, lat, lon, area, role } = place;
      const stops = place.stops.map((stop) => [this.atlas.look(stop.traveller), stop.traveller, stop.number, stop.status,
        stop.when, stop.disagreements.length]);
      const stations = place.stations.map((one) => [one.traveller, one.number, one.station, one.when]);
      this.texts.set(place, JSON.stringify([this.isCrowded, id, name, what, lat, lon, area, role, stops, stations]));
    }
    return this.texts.get(place);
  }

  mark(place) {
    const made = button(place, (traveller) => this.atlas.look(traveller), this.isCrowded ? 1 : MARKS_ABREAST);
    const mark = this.put(made, this.atlas.pointOf(place), (byKeyboard) => {
      if (mark.pile?.length) this.openPile(mark, byKeyboard);
      else this.atlas.open(place.id, byKeyboard);
    });
    return Object.assign(mark, { place, turn: this.atlas.turns.get(place.id), text: this.marked(place) });
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
      this.atlas.gestures.take(true);
      act(event.originalEvent.detail === 0);
    });
    made.button.addEventListener("focus", () => {
      if (made.button.matches(":focus-visible")) this.bringIntoView(marker.getLatLng());
    });
    marker.addTo(this.atlas.map);
    return Object.assign(made, { marker, at });
  }

  /* Goes where the places of a cluster stand apart; lists them where nothing would part them. */
  enter(key, places, at, byKeyboard) {
    const { map } = this.atlas, most = map.getMaxZoom();
    const bounds = L.latLngBounds(places.map((place) => this.atlas.pointOf(place)));
    const zoom = Math.min(most, Math.max(map.getBoundsZoom(bounds.pad(0.2)), Math.floor(map.getZoom()) + 1));
    const last = gather(places.map((place) => map.project(this.atlas.pointOf(place), most)));
    if (map.getZoom() >= most || (last.clusters.length === 1 && !last.alone.length)) {
      this.openList(key, `${places.length} places around ${places[0].name}`, places, at, byKeyboard);
      return;
    }
    this.atlas.popup.close();
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
    this.openList(mark.place.id, countedHere(places), places, mark.at, byKeyboard);
  }

  openList(id, title, places, at, byKeyboard) {
    this.atlas.asked = null;
    const content = this.atlas.contents.list(title, places, (place, isByKeyboard) => this.atlas.open(place.id, isByKeyboard));
    this.atlas.popup.show({ id, ids: places.map((place) => place.id) }, content, at, byKeyboard);
  }

  bringIntoView(point) {
    if (!this.atlas.map.getBounds().pad(-0.06).contains(point)) this.atlas.map.panInside(point, { padding: [60, 60], animate: !calm() });
  }

  /* After a cluster was entered by keyboard: the focus goes to what became of it. */
  followFocus() {
    if (this.wanted) this.focusOn(this.wanted);
    this.wanted = null;
  }
}
