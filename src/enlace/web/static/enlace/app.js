/* What every page does by keyboard: "/" goes to the search field, j and k walk the rows, x marks one, Enter opens it. */
(() => {
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const step = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest("[data-row]"));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const here = document.activeElement.closest("[data-row]");
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector("[data-shortcut='/']").focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "x" && here) here.querySelector("input[type=checkbox]")?.click();
    else if (event.key === "Enter" && here && document.activeElement === here) here.querySelector("a")?.click();
  });
})();
/* What did not reach the server is told where people look, in words; never lost without a sign. */
(() => {
  const trouble = document.getElementById("trouble");
  if (!trouble) return;
  const tell = (kind) => {
    trouble.textContent = kind ? trouble.dataset[kind] : "";
    trouble.hidden = !kind;
    if (kind) trouble.scrollIntoView({ block: "nearest" });
  };
  window.addEventListener("offline", () => tell("offline"));
  window.addEventListener("online", () => tell(""));
  document.addEventListener("htmx:sendError", () => tell(navigator.onLine ? "unsent" : "offline"));
  document.addEventListener("htmx:timeout", () => tell("unsent"));
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500) tell("failed");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && !trouble.hidden) tell("");
  });
  if (!navigator.onLine) tell("offline");
})();
