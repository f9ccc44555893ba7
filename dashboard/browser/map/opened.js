/* The card that is open on the map, and the bubble that holds it. */
(function () {
  "use strict";

  const { focusedAlike, isStop, keepOpen } = window.Dateline;
  const GAP = 13;
  const EDGE = 8;
  const TALLEST = 0.6;
  const LEAST = 0.38; // of the map's height, below which a card above its mark is not squeezed

  /* The card's bubble: above its mark where it fits, below where it fits and hides no stop, and
     shifted sideways to stay in the frame. What is missing above after that is `lacking`, in
     pixels that the map may move by; rather than push a stop out of the frame, the card scrolls. */
  const Bubble = L.Popup.extend({
    options: { className: "dateline-popup", minWidth: 220, maxWidth: 380, autoPan: false },

    /* To be called before the content is set: where the mark is in the map's frame of `size`, how
       far it reaches, and what in the frame a card below it would better not hide. */
    aim(point, size, reach, stops) {
      this._aim = { point, size, reach, stops };
      this.options.maxWidth = Math.min(380, size.x - 2 * EDGE - 4);
    },

    _updateLayout() {
      const { point, size, reach, stops } = this._aim, card = this._contentNode.firstElementChild;
      card.style.maxHeight = TALLEST * size.y + "px";
      L.Popup.prototype._updateLayout.call(this);
      const height = card.offsetHeight, width = this._containerWidth;
      const left = Math.max(EDGE, Math.min(point.x - width / 2, size.x - width - EDGE));
      const above = point.y - reach - GAP - EDGE, top = point.y + reach + GAP;
      const hides = stops.some((stop) => stop.x > left && stop.x < left + width && stop.y > top && stop.y < top + height);
      this._shift = left - (point.x - width / 2);
      this._below = height > above && top + height + EDGE <= size.y && !hides;
      this.lacking = this._below ? 0 : Math.max(0, height - above);
      if (!this.lacking) return;
      const inFrame = [point, ...stops].map((one) => one.y).filter((y) => y > 0 && y < size.y);
      const room = Math.max(0, size.y - Math.max(...inFrame) - reach - EDGE);
      const squeezed = Math.max(LEAST * size.y, above + Math.min(room, this.lacking));
      card.style.maxHeight = Math.min(height, squeezed) + "px";
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

  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  class Opened {
    constructor(atlas) {
      Object.assign(this, { atlas, bubble: new Bubble(), what: null });
      atlas.map.on("popupclose", () => {
        this.mark?.button.removeAttribute("aria-expanded");
        this.what = null;
        this.uncover();
      });
      atlas.container.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.what) this.close();
      });
    }

    /* The mark whose card is open, if it is not a leg's and has a mark. */
    get mark() {
      const { marks, clusters } = this.atlas.crowd, { id, isLeg } = this.what || { isLeg: true };
      return isLeg ? null : marks.get(id) || clusters.get(id) || null;
    }

    /* Opens a card at a point; the map moves only where point or card would be out of view. `what`
       has the id of the place, and its text, by which a later view tells whether it has changed; a
       leg's that of the place to which it leads, and `isLeg`; a list's that of its mark, and `ids` of
       its places. */
    show(what, card, point, byKeyboard = false) {
      const { map } = this.atlas, size = map.getSize();
      const at = map.latLngToContainerPoint(point), animate = !calm();
      const away = at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y;
      map.closePopup(this.bubble);
      this.what = { ...what, card };
      this.aim(away ? size.divideBy(2) : at);
      this.bubble.setContent(card).setLatLng(point).openOn(map);
      if (away) map.panTo(point, { animate });
      else if (this.bubble.lacking) map.panBy([0, -this.bubble.lacking], { animate });
      this.mark?.button.setAttribute("aria-expanded", "true");
      this.uncover();
      if (byKeyboard) card.querySelector(".card-name").focus({ preventScroll: true });
    }

    aim(at) {
      const { map, crowd: { marks } } = this.atlas, { mark } = this;
      const stops = [...marks.values()].filter((other) => other !== mark && isStop(other.kind));
      this.bubble.aim(at, map.getSize(), mark ? mark.half.y + Math.abs(mark.moved.y) : 0,
        stops.map((other) => map.latLngToContainerPoint(other.marker.getLatLng()).add(other.moved)));
    }

    /* Puts away the controls that the open card would be under, and brings the others back. */
    uncover() {
      const card = this.what && this.bubble.getElement()?.getBoundingClientRect();
      const within = card ? ".leaflet-control" : ".leaflet-control.is-covered";
      for (const control of this.atlas.container.querySelectorAll(within)) {
        const box = control.getBoundingClientRect();
        control.classList.toggle("is-covered", Boolean(card) && box.left < card.right &&
          card.left < box.right && box.top < card.bottom && card.top < box.bottom);
      }
    }

    close() {
      const { mark } = this;
      this.atlas.map.closePopup(this.bubble);
      mark?.button.focus({ preventScroll: true });
    }

    /* After a view has changed: the open card stays, with what is new in it, as long as its place. */
    renew() {
      if (!this.what) return;
      const { atlas, what } = this, { id, ids, isLeg } = what, place = atlas.byId.get(id);
      if (!(ids || [id]).every((one) => atlas.byId.has(one))) atlas.map.closePopup(this.bubble);
      if (!place || isLeg || ids) return;
      atlas.tell(place, (told) => {
        const text = atlas.written(told);
        if (this.what !== what || text === what.text) return;
        const card = atlas.cards.place(told), { card: before } = what, { scrollTop } = before, focus = focusedAlike(before, card);
        keepOpen(before, card);
        this.aim(atlas.map.latLngToContainerPoint(this.bubble.getLatLng()));
        this.bubble.setContent(card);
        card.scrollTop = scrollTop;
        focus?.focus({ preventScroll: true });
        Object.assign(what, { card, text });
      });
    }
  }

  window.Dateline = Object.assign(window.Dateline, { Opened, calm });
})();
