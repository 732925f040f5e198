/* Papers by keyboard: every key presses a button or link of the row in focus; j and k are everybody's (app.js). */
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!["e", "o", "J", "K"].includes(event.key)) return;
    const row = document.activeElement.closest(".paper-row");
    const act = row && row.querySelector(`[data-key=${event.key}]`);
    if (act) { event.preventDefault(); act.click(); }
  });
  /* After a move the page comes back at its row; the focus goes there too, so that the next key goes on from it. */
  const named = /^#row-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (named) { const out = named.closest("details"); if (out) out.open = true; if (named.matches(".paper-row")) named.focus(); }
})();
