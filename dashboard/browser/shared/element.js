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

/* Where a field stands: the name of what it is in, and its own. */
const fieldOf = (field) => `${field.closest("[data-key]")?.dataset.key} ${field.getAttribute("aria-label")}`;

/* Puts a value into a field as if it had been typed there: it is told of when the field is left, as a browser
   tells only what was typed. */
function carryOver(value, field) {
  const heard = new AbortController();
  field.value = value;
  field.addEventListener("change", () => heard.abort(), { signal: heard.signal });
  field.addEventListener("blur", () => field.dispatchEvent(new Event("change")), { signal: heard.signal });
}

/** Carries over to what is drawn anew, `to`, what has been typed into the fields of `from` and not sent
    yet, and the focus.
    @param {Element} from @param {Element} to @returns {HTMLElement | null} what is to have the focus */
export function keepTyping(from, to) {
  /** @type {HTMLInputElement[]} */
  const before = [...from.querySelectorAll("input")], after = new Map();
  for (const field of to.querySelectorAll("input")) after.set(fieldOf(field), field);
  for (const field of before)
    if (field.value !== field.defaultValue && after.has(fieldOf(field))) carryOver(field.value, after.get(fieldOf(field)));
  const focused = before.find((field) => field === document.activeElement);
  return (focused && after.get(fieldOf(focused))) || null;
}
