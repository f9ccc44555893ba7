/* The pop-up on the map: which place, leg or list it shows, and where it stands. */
import { keepTyping } from "../shared/element.js";
import { isStop } from "./marks.js";
import { calm } from "./motion.js";
import { focusedAlike, keepOpen } from "./popup_content.js";

/** @import { Atlas } from "./map.js" */

const GAP = 13;
const EDGE = 8;
const TALLEST = 0.6;
const LEAST = 0.38; // of the map's height, below which a pop-up above its mark is not squeezed

/* Leaflet's pop-up, placed our way: above its mark where it fits, below where it fits and hides no stop, and
   shifted sideways to stay in the frame. What is missing above after that is `lacking`, in
   pixels that the map may move by; rather than push a stop out of the frame, its content scrolls. */
const LeafletPopup = /** @type {any} */ (L.Popup).extend({
  options: { className: "dateline-popup", minWidth: 220, maxWidth: 380, autoPan: false },

  /* To be called before the content is set: where the mark is in the map's frame of `size`, how
     far it reaches, and what in the frame a pop-up below it would better not hide; `isStill` where
     its content rather scrolls than the map moves. */
  aim(point, size, reach, stops, isStill) {
    this._aim = { point, size, reach, stops, isStill };
    this.options.maxWidth = Math.min(380, size.x - 2 * EDGE - 4);
  },

  _updateLayout() {
    const { point, size, reach, stops, isStill } = this._aim, content = this._contentNode.firstElementChild;
    content.style.maxHeight = TALLEST * size.y + "px";
    L.Popup.prototype._updateLayout.call(this);
    const height = content.offsetHeight, width = this._containerWidth;
    const left = Math.max(EDGE, Math.min(point.x - width / 2, size.x - width - EDGE));
    const above = point.y - reach - GAP - EDGE, top = point.y + reach + GAP;
    const hides = stops.some((stop) => stop.x > left && stop.x < left + width && stop.y > top && stop.y < top + height);
    this._shift = left - (point.x - width / 2);
    this._below = height > above && top + height + EDGE <= size.y && !hides;
    this.lacking = this._below ? 0 : Math.max(0, height - above);
    if (!this.lacking) return;
    const inFrame = [point, ...stops].map((one) => one.y).filter((y) => y > 0 && y < size.y);
    const room = isStill ? 0 : Math.max(0, size.y - Math.max(...inFrame) - reach - EDGE);
    const squeezed = Math.max(LEAST * size.y, above + Math.min(room, this.lacking));
    content.style.maxHeight = Math.min(height, squeezed) + "px";
    this.lacking = Math.max(0, Math.min(height, squeezed) - above);
  },

  _updatePosition() {
    L.Popup.prototype._updatePosition.call(this);
    const { style, classList } = this._container, away = this._aim.reach + GAP;
    classList.toggle("is-below", this._below);
    style.left = this._containerLeft + this._shift + "px";
    style.bottom = this._below ? "auto" : away + "px";
    style.top = this._below ? away + "px" : "auto";
    style.setProperty("--tip", -this._shift + "px");
  },
});

export class Popup {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    this.leaflet = new LeafletPopup();
    this.what = null; // what it shows, null while it is closed
    this.before = null; // what it showed when the map was fitted last
    this.reopened = new WeakSet(); // the parts that were unfolded again, of which an event is still to come
    atlas.map.on("popupclose", () => {
      this.mark?.button.removeAttribute("aria-expanded");
      this.what = null;
      this.uncover();
    });
    atlas.map.on("resize", () => this.what && this.refit());
    atlas.container.addEventListener("toggle", ({ target }) => {
      const part = /** @type {HTMLElement} */ (target), content = part.closest(".popup-content");
      if (content && !this.reopened.delete(part)) this.grow(content);
    }, true);
    atlas.container.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.what) this.close();
    });
  }

  /* The mark whose pop-up is open, if it is not a leg's and has a mark. */
  get mark() {
    const { marks, clusters } = this.atlas.crowd, { id, isLeg } = this.what || { isLeg: true };
    return isLeg ? null : marks.get(id) || clusters.get(id) || null;
  }

  /* Opens the pop-up at a point; the map moves only where point or pop-up would be out of view. `what`
     has the id of the place, and its text, by which a later view tells whether it has changed; a
     leg's that of the place to which it leads, and `isLeg`; a list's that of its mark, and `ids` of
     its places. */
  show(what, content, point, byKeyboard = false) {
    const { map } = this.atlas, size = map.getSize();
    const at = map.latLngToContainerPoint(point), away = this.isAway(at);
    const by = away ? size.divideBy(2).subtract(at) : L.point(0, 0);
    map.closePopup(this.leaflet);
    this.what = { ...what, content };
    this.aim(at, { by });
    this.leaflet.setContent(content).setLatLng(point).openOn(map);
    const way = L.point(-by.x, -by.y - this.leaflet.lacking), isNear = size.contains(way);
    // A map that flies looks after the pop-up when it is there: what moves it now is undone by the flight.
    if ((way.x || way.y) && !this.atlas.isFitting) this.pan(way, isNear && !calm());
    this.mark?.button.setAttribute("aria-expanded", "true");
    this.uncover();
    if (byKeyboard) content.querySelector(".popup-name").focus({ preventScroll: true });
  }

  /* Tells the pop-up where its point is, `by` how far that and all else is about to be moved, and that the map
     `isStill` to stay. */
  aim(at, { by = L.point(0, 0), isStill = false } = {}) {
    const { map, crowd: { marks } } = this.atlas, { mark } = this;
    const stops = [...marks.values()].filter((other) => other !== mark && isStop(other.kind));
    this.leaflet.aim(at.add(by), map.getSize(), mark ? mark.half.y + Math.abs(mark.moved.y) : 0,
      stops.map((other) => map.latLngToContainerPoint(other.marker.getLatLng()).add(other.moved).add(by)), isStill);
  }

  /* Puts away the controls that the pop-up would be over, and brings the others back. */
  uncover() {
    const content = this.what && this.leaflet.getElement()?.getBoundingClientRect();
    const within = content ? ".leaflet-control" : ".leaflet-control.is-covered";
    for (const control of this.atlas.container.querySelectorAll(within)) {
      const box = control.getBoundingClientRect();
      control.classList.toggle("is-covered", Boolean(content) && box.left < content.right &&
        content.left < box.right && box.top < content.bottom && content.top < box.bottom);
    }
  }

  /* After the map was fitted to other places: what is among them stands in the frame as a whole; what
     is not is closed, for the map would have to leave them to show it, unless it was opened meanwhile. */
  keepInFrame() {
    if (!this.what) return;
    const { map } = this.atlas, isAway = this.isAway(map.latLngToContainerPoint(this.leaflet.getLatLng()));
    if (isAway && this.what === this.before) map.closePopup(this.leaflet);
    else this.refit();
  }

  /* Whether a point of the map's container lies out of the frame. */
  isAway(at) {
    const size = this.atlas.map.getSize();
    return at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y;
  }

  /* After the map has another size, as when a phone is turned. */
  refit() {
    const { map } = this.atlas, point = this.leaflet.getLatLng(), size = map.getSize(), at = map.latLngToContainerPoint(point);
    const by = this.isAway(at) ? size.divideBy(2).subtract(at) : L.point(0, 0);
    if (by.x || by.y) map.panBy([-by.x, -by.y], { animate: false });
    this.aim(map.latLngToContainerPoint(point));
    this.leaflet._updateLayout();
    this.leaflet._updatePosition();
    if (this.leaflet.lacking) map.panBy([0, -this.leaflet.lacking], { animate: false });
    this.uncover();
  }

  /* After something in the pop-up has been folded out: it grows away from its mark, and the map
     moves by what of it would be out of the frame, where nobody could scroll to it. */
  grow(content) {
    const { map, container } = this.atlas, pane = this.leaflet.getElement();
    if (this.what?.content !== content || !pane) return;
    if (this.isPanning || this.atlas.isFitting) return void map.once("moveend", () => this.grow(content));
    content.style.maxHeight = TALLEST * map.getSize().y + "px";
    const box = pane.getBoundingClientRect(), frame = container.getBoundingClientRect();
    const above = frame.top + EDGE - box.top, below = box.bottom + EDGE - frame.bottom;
    if (above > 0) this.pan([0, -above], !calm());
    else if (below > 0) this.pan([0, below], !calm());
    this.uncover();
  }

  /* Moves the map; what is folded out before it stands still waits for that, for where it will be is
     not where it is.
     @param {L.PointExpression} way @param {boolean} animate */
  pan(way, animate) {
    const { map } = this.atlas;
    this.isPanning = true;
    map.once("moveend", () => (this.isPanning = false));
    map.panBy(way, { animate });
  }

  close() {
    const { mark } = this;
    this.atlas.map.closePopup(this.leaflet);
    mark?.button.focus({ preventScroll: true });
  }

  /* After a view has changed: the pop-up stays, with what is new in it, as long as its place. */
  renew() {
    if (!this.what) return;
    const { atlas, what } = this, { id, ids, isLeg } = what, place = atlas.byId.get(id);
    if (!(ids || [id]).every((one) => atlas.byId.has(one))) atlas.map.closePopup(this.leaflet);
    if (!place || isLeg || ids) return;
    atlas.tell(place, (told) => {
      const text = atlas.written(told);
      if (this.what !== what || text === what.text) return;
      const content = atlas.contents.place(told), { content: before } = what, { scrollTop } = before, focus = focusedAlike(before, content);
      for (const part of keepOpen(before, content)) this.reopened.add(part);
      const typing = keepTyping(before, content);
      this.aim(atlas.map.latLngToContainerPoint(this.leaflet.getLatLng()), { isStill: true });
      this.leaflet.setContent(content);
      content.scrollTop = scrollTop;
      // What has grown out of the frame could be neither read nor closed. A map that flies to other
      // places would be stopped by that; it looks after the pop-up when it is there.
      if (this.leaflet.lacking && !atlas.isFitting) atlas.map.panBy([0, -this.leaflet.lacking], { animate: false });
      (typing || focus)?.focus({ preventScroll: true });
      Object.assign(what, { content, text });
    });
  }
}
