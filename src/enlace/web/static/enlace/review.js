/* Reviewing by keyboard. Every key presses a button or link that is on the page; j and k are everybody's (app.js). */
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));
  const rows = () => [...document.querySelectorAll(".review-item")];
  const rowOf = (node) => node && node.closest && node.closest(".review-item");
  const here = () => rowOf(document.activeElement) || rowOf(selected()?.startContainer.parentElement) || document.querySelector(".review-item[data-left]") || rows()[0];
  const go = (node) => { if (node) { node.focus(); node.scrollIntoView({ block: "nearest" }); } };

  function selected() {
    const selection = getSelection();
    return selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  }
  /* The words that are marked in the text of an item, and how far from its beginning. The numbers of acts are not text. */
  function marked(row) {
    const range = selected(), source = row.querySelector("[data-source]");
    if (!range || !source || !source.contains(range.startContainer) || !source.contains(range.endContainer)) return null;
    const before = range.cloneRange();
    before.selectNodeContents(source);
    before.setEnd(range.startContainer, range.startOffset);
    const text = (part) => { const copy = part.cloneContents(); copy.querySelectorAll(".act-no").forEach((one) => one.remove()); return copy.textContent; };
    const numbers = [...source.querySelectorAll(".act-no")].filter((one) => range.comparePoint(one, 0) < 0);
    return { words: text(range), act: numbers.length ? Number(numbers.at(-1).textContent) - 1 : 0, start: Number(row.dataset.start || 0) + [...text(before)].length };
  }
  const actOf = (row) => {
    const chosen = document.activeElement.closest("[data-act]");
    return chosen && row.contains(chosen) ? chosen : row.querySelector("[data-act]");
  };
  function add(row, link) {
    const found = marked(row);
    if (found) {
      const query = new URLSearchParams({ words: found.words, start: found.start });
      htmx.ajax("GET", `${link.getAttribute("href")}?${query}`, { source: link, target: `#${row.id}`, swap: "outerHTML" });
    } else link.click();
  }
  function split(row) {
    const found = marked(row), act = found ? row.querySelectorAll("[data-act]")[found.act] : actOf(row);
    const edit = act && act.querySelector("[data-key=e]");
    if (!edit) return;
    if (!found) { edit.click(); return; }
    const revision = row.querySelector("[name=revision]").value;
    htmx.ajax("POST", `${edit.getAttribute("href")}split/`, { source: edit, target: `#${row.id}`, swap: "outerHTML", values: { words: found.words, start: found.start, revision } });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = here();
    if (event.key === "Escape") { rowOf(document.activeElement)?.querySelector("[data-key=Escape]")?.click(); return; }
    if (typing(event.target)) return;
    if (event.key === "?") { const keys = document.getElementById("keys"); if (keys) { keys.open = !keys.open; keys.querySelector("summary").focus(); } return; }
    if (!row || row.hasAttribute("aria-busy")) return;
    const press = (node) => { if (node) { event.preventDefault(); node.click(); } };
    if (/^[1-9]$/.test(event.key)) go(row.querySelectorAll("[data-act]")[Number(event.key) - 1]);
    else if ("aqu".includes(event.key)) press(row.querySelector(`[data-key=${event.key}]`));
    else if ("erm".includes(event.key)) press(actOf(row)?.querySelector(`[data-key=${event.key}]`));
    else if (event.key === "n") { event.preventDefault(); const link = row.querySelector("[data-key=n]"); if (link) add(row, link); }
    else if (event.key === "s") { event.preventDefault(); split(row); }
  });

  /* Only what owes has a debtor and a date. */
  function owing(form) {
    const kind = form.querySelector("[data-owing]"), part = form.querySelector("[data-owing-part]");
    if (kind && part) part.hidden = !kind.dataset.owing.split(" ").includes(kind.value);
  }
  const prepare = (root) => root.querySelectorAll("[data-act-form]").forEach(owing);
  document.addEventListener("change", (event) => { const form = event.target.closest("[data-act-form]"); if (form) owing(form); });
  document.addEventListener("DOMContentLoaded", () => prepare(document));

  /* After the last semicolon the list of names is offered anew. */
  document.addEventListener("input", (event) => {
    if (!event.target.matches || !event.target.matches("[data-parties]")) return;
    const list = document.getElementById("known-parties");
    if (!list) return;
    list.names = list.names || [...list.options].map((one) => one.value);
    const before = event.target.value.includes(";") ? event.target.value.replace(/[^;]*$/, "") + " " : "";
    list.replaceChildren(...list.names.map((name) => { const one = document.createElement("option"); one.value = before + name; return one; }));
  });

  /* Accepting goes on at once; what comes back takes its place, and calls for attention only if something is wrong. */
  const accepts = (config) => /\/accept\/$/.test(config.path) || config.triggeringEvent?.submitter?.name === "accept";
  function goOn(row) {
    const all = rows(), at = all.indexOf(row);
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.hasAttribute("data-left") && !one.hasAttribute("aria-busy"));
    go(next || document.querySelector("[data-key=adopt]") || document.querySelector(".pages [rel=next]") || row);
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    const row = event.detail.target;
    if (!row.matches(".review-item")) return;
    if (row.hasAttribute("aria-busy")) { event.preventDefault(); return; }
    row.setAttribute("aria-busy", "true");
    if (/\/accept\/$/.test(event.detail.requestConfig.path)) goOn(row);
  });
  const trouble = (isThere) => { const said = document.getElementById("review-trouble"); if (said) said.hidden = !isThere; };
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, (event) => {
    trouble(true);
    const row = document.getElementById(event.detail.target?.id);
    if (row) { row.removeAttribute("aria-busy"); go(row); }
  }));
  document.addEventListener("htmx:afterSettle", (event) => {
    const config = event.detail.requestConfig, row = config && document.getElementById(config.target?.id);
    if (!row || !row.matches(".review-item") || row.dataset.seen) return;
    row.dataset.seen = "true";
    trouble(false);
    prepare(row);
    const form = row.querySelector("[data-act-form]"), failed = row.querySelector("[role=alert]");
    if (form) form.querySelector("select").focus();
    else if (failed || !accepts(config)) go(row);
    else if (!document.querySelector("[data-left]")) goOn(row);
    else if (!rowOf(document.activeElement) || document.activeElement === document.body) goOn(row);
  });
})();
