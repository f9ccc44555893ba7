/* The map's typeface, and how wide a text is in it. */

export const SANS = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Segoe UI", system-ui, "Liberation Sans", sans-serif';

const context = document.createElement("canvas").getContext("2d");
const widths = new Map();

/* The width of a text in pixels. */
export function widthOf(text, font, spacing = 0) {
  const key = font + "\n" + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key) + spacing * text.length;
}

/* Widths are measured anew once a typeface has arrived. */
export const forgetWidths = () => widths.clear();
