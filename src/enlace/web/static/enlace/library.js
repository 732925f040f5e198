/* Suggestions under the field of the search page: asked for a moment after the last key, shown by the browser itself. */
(() => {
  const field = document.querySelector("[data-suggests]");
  if (!field || !window.htmx) return;
  const list = document.createElement("datalist");
  list.id = field.dataset.suggests;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const said = field.value.trim();
    if (said.length < 2) return;
    waiting = setTimeout(() => {
      const url = "/search/suggestions/?q=" + encodeURIComponent(said);
      window.htmx.ajax("GET", url, { target: list, swap: "innerHTML" });
    }, 200);
  });
})();
