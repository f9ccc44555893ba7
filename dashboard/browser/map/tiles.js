/* Street tiles from OpenStreetMap, only when asked for, over the map that needs no connection. */
import { element } from "../shared/element.js";

const OSM = {
  url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
  credit: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
};
const AGAIN_MS = 15_000; // between two tries while no tile can be reached

export class Tiles {
  /* `onChange` is called when tiles begin or cease to be seen. */
  constructor(map, credit, onChange) {
    this.map = map;
    this.credit = credit;
    this.onChange = onChange;
    this.layer = null;
    this.areShown = false;
    this.notice = element("p", "map-notice");
    this.notice.setAttribute("role", "status");
    map.getContainer().append(this.notice);
  }

  get isOn() {
    return this.layer !== null;
  }

  /* Switches the tiles on or off. */
  switch(on) {
    if (on === this.isOn) return;
    if (on) {
      this.layer = L.tileLayer(OSM.url, { maxZoom: 19, className: "dateline-tiles" })
        .on("loading", () => (this.some = false))
        .on("tileload", () => this.came((this.some = true)))
        .on("tileerror", () => this.some || this.came(false))
        .addTo(this.map);
      this.credit.addAttribution(OSM.credit);
    } else {
      this.layer.remove();
      this.layer = null;
      this.credit.removeAttribution(OSM.credit);
    }
    clearTimeout(this.again);
    this.isLost = false;
    this.say();
  }

  /* Notes that a tile came, or that none of those wanted can be reached. */
  came(isThere) {
    if (this.isLost !== isThere && this.areShown === isThere) return;
    this.areShown = isThere;
    this.isLost = !isThere;
    clearTimeout(this.again);
    if (this.isLost) this.again = setTimeout(() => this.layer?.redraw(), AGAIN_MS);
    this.say();
  }

  say() {
    this.areShown = this.isOn && this.areShown;
    this.notice.textContent = this.isLost ? "The street tiles cannot be reached; this is the map without them." : "";
    this.onChange();
  }
}
