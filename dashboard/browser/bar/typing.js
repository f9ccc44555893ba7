// Whether a key is for what has the focus, rather than for the page.

export const isTyping = (target) =>
  Boolean(target?.closest?.("input, textarea, select, [contenteditable], [role=listbox], [role=slider], [role=dialog]"));
