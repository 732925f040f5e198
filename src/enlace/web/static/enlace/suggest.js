/* Suggestions while typing, under each field that has data-suggests: a combobox with a list box, by keyboard and pointer.
   Without this file the field is a plain field of a plain form. */
(() => {
  const WAIT = 150;
  let fields = 0;
  const suggest = (input) => {
    const id = `suggestions-${++fields}`;
    const list = document.createElement("ul");
    const told = document.createElement("span");
    list.id = id;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestsLabel);
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    input.after(list, told);
    const set = (name, value) => input.setAttribute(name, value);
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-expanded", "false");
    set("aria-controls", id);
    set("autocomplete", "off");
    let waiting, asking, at = -1;
    const options = () => [...list.children];
    const mark = (wanted) => {
      const all = options();
      all.forEach((one, n) => one.setAttribute("aria-selected", String(n === wanted)));
      at = wanted;
      if (wanted < 0) input.removeAttribute("aria-activedescendant");
      else {
        set("aria-activedescendant", all[wanted].id);
        all[wanted].scrollIntoView({ block: "nearest" });
      }
    };
    const close = () => {
      clearTimeout(waiting);
      asking?.abort();
      list.hidden = true;
      set("aria-expanded", "false");
      mark(-1);
    };
    const show = (html) => {
      const said = new DOMParser().parseFromString(html, "text/html").querySelector("ul");
      list.replaceChildren(...said.children);
      options().forEach((one, n) => (one.id = `${id}-${n}`));
      told.textContent = said.dataset.said;
      mark(-1);
      list.hidden = !list.children.length;
      set("aria-expanded", String(!list.hidden));
    };
    const ask = async () => {
      const typed = input.value.trim();
      asking?.abort();
      if (typed.length < 2) return close();
      asking = new AbortController();
      const query = new URLSearchParams({ q: typed, lang: document.documentElement.lang });
      try {
        const answer = await fetch(`${input.dataset.suggests}?${query}`, { signal: asking.signal });
        if (answer.ok && document.activeElement === input) show(await answer.text());
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };
    const go = (one) => {
      close();
      location.assign(one.dataset.url);
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      const count = list.hidden ? 0 : options().length;
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && !count) ask();
      else if (event.key === "ArrowDown") mark(at + 1 < count ? at + 1 : -1);
      else if (event.key === "ArrowUp" && count) mark(at < 0 ? count - 1 : at - 1);
      else if (event.key === "Enter" && count && at >= 0) go(options()[at]);
      else if (event.key === "Escape" && count) close();
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const one = event.target.closest("[role=option]");
      if (one) go(one);
    });
  };
  document.querySelectorAll("[data-suggests]").forEach(suggest);
})();
