// What our layers use of Leaflet that its types leave out, because Leaflet calls it private.

import "leaflet";

declare module "leaflet" {
  interface Polyline {
    _clipPoints(): void;
    _updatePath(): void;
  }
  interface Popup {
    _updateLayout(): void;
    _updatePosition(): void;
  }
  interface Renderer {
    initialize(options: object): void;
    _update(): void;
  }
}
