/* Judging by keyboard: a accepts the link that has the focus, d declines it, u undoes the last judgement. */
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));
  let pressed = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const row = document.activeElement.closest("[data-link]") || document.querySelector("[data-link]");
    const button = event.key === "u" ? document.querySelector("[data-key=u]") : "ad".includes(event.key) && row?.querySelector(`[data-key=${event.key}]`);
    if (!button || pressed) return;
    event.preventDefault();
    pressed = true;
    button.click();
  });
  if (location.hash === "#judge") document.querySelector("[data-link]")?.focus();
})();
