/* Judging by keyboard: a accepts the link that has the focus, d declines it, x whatever is left of its paragraph; u undoes. */
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));
  let pressed = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const row = document.activeElement.closest("[data-link]") || document.querySelector("[data-link]");
    const where = { u: document, x: row?.closest("[data-passage]"), a: row, d: row }[event.key];
    const button = where?.querySelector(`[data-key=${event.key}]`);
    if (!button || pressed) return;
    event.preventDefault();
    pressed = true;
    button.click();
  });
  if (location.hash === "#judge") document.querySelector("[data-link]")?.focus();
})();
