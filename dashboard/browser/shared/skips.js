// Links past a part of the page (skips.css).

/** Goes where such a link says, when it is clicked, and leaves the address as it is.
    @param {MouseEvent} event */
export const followSkip = (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.(".dl-skip"));
  const part = link && document.getElementById(link.hash.slice(1));
  if (!part) return;
  event.preventDefault();
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.focus();
  part.scrollIntoView({ block: "nearest" });
};
