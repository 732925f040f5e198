/* Papers by keyboard: every key presses a button or link of the row in focus; j and k are everybody's (app.js). */
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!["e", "m", "o", "J", "K"].includes(event.key)) return;
    const row = document.activeElement.closest(".paper-row");
    const act = row && row.querySelector(`[data-key=${event.key}]`);
    if (act) { event.preventDefault(); act.click(); }
  });
  /* After a move the page comes back at its row; the focus goes there too, so that the next key goes on from it. */
  const named = /^#row-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (named) { const out = named.closest("details"); if (out) out.open = true; if (named.matches(".paper-row")) named.focus(); }

  /* Rows are dragged by a grip that stands beside their number, with the mouse, a pen or a finger. A drop sends the form
     by which the row is moved one place, with the section and the place in it: the same rules hold, and an order that
     somebody else changed stays. Near the edge of the screen the page moves on. */
  const EDGE = 70, STEP = 14;
  let held = null, mark = null, at = null;
  const put = (where, side) => {
    if (mark) mark.classList.remove("drop-before", "drop-after", "drop-into");
    mark = where;
    if (mark) mark.classList.add(side);
  };
  const aim = () => {
    const under = document.elementFromPoint(at.x, at.y);
    const section = under?.closest("[data-section]"), row = under?.closest(".paper-row[data-place]");
    if (!section) return null;
    if (!row) return section.querySelector(".paper-row") ? null : { section, where: section, side: "drop-into", to: 0 };
    const box = row.getBoundingClientRect(), after = at.y > box.top + box.height / 2;
    let to = Number(row.dataset.place) + (after ? 1 : 0);
    if (held.closest("[data-section]") === section && Number(held.dataset.place) < to) to -= 1;
    return { section, where: row, side: after ? "drop-after" : "drop-before", to };
  };
  const point = () => { const goal = aim(); goal ? put(goal.where, goal.side) : put(null); };
  const roll = () => {
    if (!held) return;
    const way = at.y < EDGE ? -STEP : at.y > innerHeight - EDGE ? STEP : 0;
    if (way) { scrollBy(0, way); point(); }
    requestAnimationFrame(roll);
  };
  const release = () => { if (held) held.classList.remove("held"); put(null); held = null; };
  const drop = () => {
    const row = held, goal = aim();
    release();
    if (!goal || (goal.section === row.closest("[data-section]") && goal.to === Number(row.dataset.place))) return;
    const form = row.querySelector("form.move");
    for (const [name, value] of [["section", goal.section.dataset.section], ["to", String(goal.to)]]) {
      const field = document.createElement("input");
      field.type = "hidden"; field.name = name; field.value = value;
      form.append(field);
    }
    form.submit();
  };
  for (const row of document.querySelectorAll(".paper-row[data-place]")) {
    const grip = document.createElement("span");
    grip.className = "grip"; grip.ariaHidden = "true"; grip.textContent = "⠿";
    row.querySelector(".paper-no").append(grip);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button || held) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      held = row; at = { x: event.clientX, y: event.clientY };
      row.classList.add("held");
      requestAnimationFrame(roll);
    });
    grip.addEventListener("pointermove", (event) => {
      if (held !== row) return;
      at = { x: event.clientX, y: event.clientY };
      point();
    });
    grip.addEventListener("pointerup", () => { if (held === row) drop(); });
    grip.addEventListener("pointercancel", () => { if (held === row) release(); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") release(); });
})();
