/* The title of the window follows the heading when the filters change the matrix in place; a form left empty stays out of the address. */
(() => {
  document.body.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches("form.filters")) return;
    const said = event.detail.parameters;
    for (const name of Object.keys(said)) if (said[name] === "") delete said[name];
  });
})();
