/* The bubble that holds a card on the map. */
(function () {
  "use strict";

  const GAP = 13;
  const EDGE = 8;
  const TALLEST = 0.6;
  const LEAST = 190; // pixels, below which a card above its mark is not squeezed

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
      const squeezed = Math.max(LEAST, above + Math.min(room, this.lacking));
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

  window.Dateline = Object.assign(window.Dateline, { Bubble });
})();
