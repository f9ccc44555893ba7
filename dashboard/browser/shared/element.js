/* Making elements. Articles are hostile: text is set, never HTML. */

/* An element with a class, and children that are elements or text (empty ones are left out). */
export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
  return made;
}

export function joined(parts, mark = " · ") {
  return parts.filter(Boolean).join(mark);
}
