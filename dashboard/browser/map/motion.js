/* Whether the map may move by itself. */

/* Whether the reader has asked for less motion. */
export const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
