/* A point on the map, chosen by a click. */
import { element } from "../shared/element.js";

/** @import { LatLng, Map as LeafletMap } from "leaflet" */

/** Calls back with the point that is clicked next, whatever is drawn there; Escape ends it without.
    @param {LeafletMap} map @param {(point: LatLng) => void} then */
export function pickPoint(map, then) {
  const box = map.getContainer();
  const notice = element("p", "map-notice is-picking", "Click the point on the map, or press Escape.");
  notice.setAttribute("role", "status");
  const stop = () => {
    box.removeEventListener("click", hit, true);
    window.removeEventListener("keydown", leave, true);
    box.classList.remove("is-picking");
    notice.remove();
  };
  const hit = (event) => {
    if (event.target.closest(".leaflet-control, .leaflet-popup")) return;
    event.stopPropagation();
    event.preventDefault();
    stop();
    then(map.mouseEventToLatLng(event).wrap());
  };
  const leave = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stop();
  };
  box.append(notice);
  box.classList.add("is-picking");
  // In the phase of capture, for marks and legs under the pointer keep a click to themselves.
  box.addEventListener("click", hit, true);
  window.addEventListener("keydown", leave, true);
}
