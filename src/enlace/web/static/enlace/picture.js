/* Makes a picture answer to the pointer, when asked: loads Vega only then, and draws without evaluating any code. */
(() => {
  const home = document.getElementById("pictures");
  if (!home) return;
  let engine;
  const load = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  const start = async () => {
    await load(home.dataset.vega);
    await load(home.dataset.vegaLite);
    await load(home.dataset.vegaEmbed);
    return (await import(home.dataset.interpreter)).expressionInterpreter;
  };
  const explore = async (button) => {
    const figure = button.closest(".picture").querySelector("figure");
    const before = figure.innerHTML;
    button.disabled = true;
    try {
      engine ??= start();
      const interpreter = await engine;
      const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "&theme=dark" : "";
      const narrow = matchMedia("(max-width: 575px)").matches ? "&narrow=1" : "";
      const answer = await fetch(figure.dataset.picture + dark + narrow, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      const spec = await answer.json();
      figure.classList.add("exploring");
      await window.vegaEmbed(figure, spec, {
        actions: false, ast: true, expr: interpreter, renderer: "canvas", defaultStyle: false, tooltip: { disableDefaultStyle: true },
      });
      figure.querySelector("canvas")?.setAttribute("aria-label", spec.description);
      button.hidden = true;
    } catch (error) {
      engine = undefined;
      figure.innerHTML = before;
      button.disabled = false;
      const told = document.createElement("p");
      told.setAttribute("role", "alert");
      told.textContent = home.dataset.failed;
      figure.append(told);
    }
  };
  for (const button of home.querySelectorAll("[data-explore]")) {
    button.hidden = false;
    button.addEventListener("click", () => explore(button));
  }
})();
