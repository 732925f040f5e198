(() => {
  "use strict";
  const $ = (css, within = document) => within.querySelector(css);
  const $$ = (css, within = document) => [...within.querySelectorAll(css)];
  const root = document.documentElement;
  const form = $("#filters"), list = $("#list"), dated = $("#dated"), rail = $("#rail"), openAll = $("#open-all");
  const fields = ["q", "when", "party", "body", "meeting", "year", "kind"];
  const number = new Intl.NumberFormat(root.lang === "en" ? "en" : "es-419");
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  root.classList.add("on");

  // Every row and paragraph with what it can be found by; its words are read while nothing else is done.
  const index = (node, words) => {
    const said = node.dataset;
    return { node, words, text: null, shown: true, c: said.c, kind: said.kind.split(" "), when: said.when.split(" "),
      party: said.party.split(" "), body: [said.body], meeting: [said.meeting], year: [said.year] };
  };
  const rows = $$(".row", list).map((node) => index(node, node));
  const items = $$(".item").map((node) => index(node, node.firstElementChild));
  const at = new Map(items.map((item) => [item.node, item]));
  items.forEach((item) => { item.over = at.get(item.node.parentElement.closest(".item")) || null; });
  const groups = $$(".group", list).map((node) => ({ node, rows: rows.filter((row) => node.contains(row.node)) }));
  const firsts = rows.filter((row) => row.node.id);
  const reports = $$(".report").map((node) => ({ node, fits: $(".fits", node), items: items.filter((item) => node.contains(item.node)) }));
  const facts = $$("#picture a, .table tr[data-c], .table tr[data-meeting]").map((node) => {
    const line = node.matches("tr");
    return { node, c: node.dataset.c, meeting: node.dataset.meeting, off: false, line };
  });
  const wide = { passed: ["passed"], ahead: ["ahead"], recurring: ["recurring"], dated: ["passed", "ahead"], open: ["words", "none"] };

  const fits = (entry, want) => {
    for (const key of ["party", "body", "meeting", "year", "kind"]) if (want[key] && !entry[key].includes(want[key])) return false;
    if (want.when && !entry.when.some((when) => wide[want.when].includes(when))) return false;
    if (!want.q.length) return true;
    entry.text ??= plain(entry.words.textContent);
    return want.q.every((word) => entry.text.includes(word));
  };
  const unread = [...rows, ...items];
  const readOn = (idle) => {
    while (unread.length && idle.timeRemaining() > 1) { const entry = unread.pop(); entry.text ??= plain(entry.words.textContent); }
    if (unread.length) requestIdleCallback(readOn);
  };
  self.requestIdleCallback?.(readOn);
  const show = (node, is) => { if (node.hidden === is) node.hidden = !is; };

  function narrow() {
    const want = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const narrowed = fields.some((name) => want[name]);
    fields.forEach((name) => form.elements[name].closest(".field").classList.toggle("set", !!want[name]));
    want.q = plain(want.q).split(/\s+/).filter(Boolean);
    if (!(want.when in wide)) want.when = "";
    const shown = new Set();
    rows.forEach((row) => { row.shown = fits(row, want); show(row.node, row.shown); if (row.shown) shown.add(row.c); });
    groups.forEach((group) => {
      const n = group.rows.filter((row) => row.shown).length, all = group.rows.length;
      show(group.node, n > 0);
      const count = $(".count", group.node), late = $("h3 .state", group.node);
      count.dataset.all ??= count.textContent;
      count.textContent = n === all ? count.dataset.all : list.dataset.of.replace("{n}", number.format(n)).replace("{all}", number.format(all));
      if (late) show(late, n === all);
    });
    $$(".group", dated).forEach((group) => show(group, !!$(".row:not([hidden])", group)));
    let paragraphs = 0;
    const kept = new Set();
    items.forEach((item) => { item.shown = fits(item, want); if (item.shown) { paragraphs++; for (let up = item; up && !kept.has(up); up = up.over) kept.add(up); } });
    items.forEach((item) => show(item.node, kept.has(item)));
    reports.forEach((report) => {
      const n = report.items.filter((item) => item.shown).length;
      show(report.node, !narrowed || n > 0);
      show(report.fits, narrowed && n > 0);
      report.fits.textContent = $("#reports").dataset[n === 1 ? "one" : "other"].replace("{n}", number.format(n));
    });
    const meetings = new Set(rows.filter((row) => row.shown).map((row) => row.meeting[0]));
    facts.forEach((fact) => {
      const off = narrowed && !(fact.c ? shown.has(fact.c) : meetings.has(fact.meeting));
      if (off === fact.off) return;
      fact.off = off;
      if (fact.line) fact.node.hidden = off; else fact.node.classList.toggle("off", off);
    });
    $(".parties")?.toggleAttribute("hidden", narrowed || !dated.hidden);
    show($("#nothing"), rows.length > 0 && shown.size === 0);
    show($(".heads") || $("#nothing"), shown.size > 0);
    show($("#clear"), narrowed);
    const counts = { owed: shown.size, all: firsts.length, items: paragraphs, paragraphs: items.length };
    $("#shown").textContent = $("#shown").dataset.said.replace(/\{(\w+)\}/g, (_, key) => number.format(counts[key]));
  }

  // By date: each commitment once, moved into the group of its state; by party: back to where it came from.
  function arrange(view) {
    const by = view === "date";
    if (dated.hidden !== by) return;
    if (by) {
      const order = [...firsts].sort((a, b) => a.node.dataset.order - b.node.dataset.order);
      $$("[data-state]", dated).forEach((home) => home.append(...order.filter((row) => row.when[0] === home.dataset.state).map((row) => row.node)));
    } else groups.forEach((group) => $(".rows", group.node).append(...group.rows.map((row) => row.node)));
    show(dated, by);
    list.classList.toggle("by-date", by);
    $$("[data-view]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.view === view)));
  }

  // The address keeps what is chosen; an address that names a place on the page opens it.
  let writing = false;
  function write() {
    const said = new URLSearchParams();
    fields.forEach((name) => { if (form.elements[name].value) said.set(name, form.elements[name].value); });
    if (!dated.hidden) said.set("view", "date");
    const hash = said.toString();
    writing = true;
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    writing = false;
  }
  function place() { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } }
  function read() {
    const hash = place();
    if (hash && !location.hash.includes("=")) { reveal(document.getElementById(hash)); return; }
    const said = new URLSearchParams(location.hash.slice(1));
    fields.forEach((name) => { form.elements[name].value = said.get(name) || ""; if (form.elements[name].selectedIndex === -1) form.elements[name].value = ""; });
    arrange(said.get("view") === "date" ? "date" : "party");
    narrow();
  }
  function reveal(node) {
    if (!node) return;
    if (node.closest("[hidden]")) { form.reset(); arrange("party"); narrow(); }
    if (node.matches(".row, .report")) (node.matches(".row") ? node.firstElementChild : node).open = true;
    for (let up = node.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    node.scrollIntoView({ block: "start" });
    ($("summary", node) || node).focus({ preventScroll: true });
  }

  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { narrow(); write(); }, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  $("#clear").addEventListener("click", () => { form.reset(); narrow(); write(); form.elements.q.focus(); });
  $$("[data-view]").forEach((button) => button.addEventListener("click", () => { arrange(button.dataset.view); narrow(); write(); }));
  $$("[data-set]").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault(); form.elements.when.value = link.dataset.set; narrow(); write(); $("#owed").scrollIntoView();
  }));
  openAll.addEventListener("click", () => {
    const open = openAll.textContent === openAll.dataset.open;
    rows.forEach((row) => { if (!row.node.hidden) row.node.firstElementChild.open = open; });
    openAll.textContent = open ? openAll.dataset.close : openAll.dataset.open;
  });
  addEventListener("hashchange", () => { if (!writing) read(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) reveal(document.getElementById(place()));
  });

  // Keys: / searches, j and k move between rows; in the picture the arrows move between marks.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) return;
    if (event.key === "/") { event.preventDefault(); rail.open = true; form.elements.q.focus(); return; }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const all = $$("#list .row:not([hidden]) summary, #dated .row:not([hidden]) summary").filter((summary) => summary.checkVisibility());
    const now = all.indexOf(document.activeElement.closest?.(".row")?.querySelector("summary"));
    all[Math.min(Math.max(now < 0 ? (step > 0 ? 0 : all.length - 1) : now + step, 0), all.length - 1)]?.focus();
  });
  const marks = $$("#picture a");
  marks.forEach((mark, n) => mark.setAttribute("tabindex", n ? "-1" : "0"));
  $("#picture")?.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const seen = marks.filter((mark) => !mark.classList.contains("off"));
    const next = seen[seen.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    marks.forEach((mark) => mark.setAttribute("tabindex", mark === next ? "0" : "-1"));
    next.focus();
  });

  $("#save")?.addEventListener("click", (event) => {
    const copy = $("#picture").cloneNode(true);
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = $("#picture-style").textContent;
    copy.prepend(style);
    $$("a", copy).forEach((link) => { link.removeAttribute("href"); link.setAttribute("tabindex", "0"); });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
    link.download = event.currentTarget.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  if (matchMedia("(min-width: 62rem)").matches) rail.open = true;
  matchMedia("(min-width: 62rem)").addEventListener("change", (wideNow) => { if (wideNow.matches) rail.open = true; });
  narrow();
  // A place in the address is opened once the browser has gone there itself, which takes the focus away.
  if (location.hash.includes("=")) read(); else if (location.hash) addEventListener("load", () => setTimeout(read));
})();
