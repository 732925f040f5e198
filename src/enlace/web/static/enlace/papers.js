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

  /* Rows are dragged by a grip that stands beside their number. A drop sends the form by which the row is moved one
     place, with the section and the place in it: the same rules hold, and an order that somebody else changed stays. */
  let held = null, mark = null;
  const put = (where, side) => {
    if (mark) mark.classList.remove("drop-before", "drop-after", "drop-into");
    mark = where;
    if (mark) mark.classList.add(side);
  };
  const aim = (event) => {
    const section = event.target.closest("[data-section]");
    const row = event.target.closest(".paper-row");
    if (!section) return null;
    if (!row) return section.querySelector(".paper-row") ? null : { section, where: section, side: "drop-into", to: 0 };
    const box = row.getBoundingClientRect(), after = event.clientY > box.top + box.height / 2;
    let to = Number(row.dataset.place) + (after ? 1 : 0);
    if (held.closest("[data-section]") === section && Number(held.dataset.place) < to) to -= 1;
    return { section, where: row, side: after ? "drop-after" : "drop-before", to };
  };
  for (const row of document.querySelectorAll(".paper-row[data-place]")) {
    const grip = document.createElement("span");
    grip.className = "grip"; grip.draggable = true; grip.ariaHidden = "true"; grip.textContent = "⠿";
    row.querySelector(".paper-no").append(grip);
    grip.addEventListener("dragstart", (event) => {
      held = row; row.classList.add("held");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
      event.dataTransfer.setDragImage(row, 10, 10);
    });
    grip.addEventListener("dragend", () => { row.classList.remove("held"); put(null); held = null; });
  }
  document.addEventListener("dragover", (event) => {
    const goal = held && aim(event);
    if (!goal) return put(null);
    event.preventDefault();
    put(goal.where, goal.side);
  });
  document.addEventListener("drop", (event) => {
    const goal = held && aim(event);
    if (!goal) return;
    event.preventDefault();
    const form = held.querySelector("form.move"), here = held.closest("[data-section]");
    if (goal.section === here && goal.to === Number(held.dataset.place)) return;
    for (const [name, value] of [["section", goal.section.dataset.section], ["to", String(goal.to)]]) {
      const field = document.createElement("input");
      field.type = "hidden"; field.name = name; field.value = value;
      form.append(field);
    }
    form.submit();
  });
})();
