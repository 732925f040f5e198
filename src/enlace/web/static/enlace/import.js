/* Files and folders are dropped or chosen, then sent in parts, so that a large folder shows how far it is and a broken
   line loses nothing. Without this script the form sends all chosen files at once. */
(() => {
  const form = document.querySelector("[data-import]");
  if (!form) return;
  const MOST_FILES = 20, MOST_BYTES = 8 * 1024 * 1024, TRIES = 3;
  const told = form.querySelector("[data-told]"), bar = form.querySelector("[data-bar]");
  const button = form.querySelector("button:not([type])");
  const endings = form.dataset.endings.split(",");
  const folder = form.querySelector("[data-folder]");
  folder.querySelector("input").webkitdirectory = true;
  folder.hidden = false;
  let chosen = [], sent = 0, batch = "";

  const say = (sentence, facts = {}) => {
    told.textContent = sentence.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
  };
  const isReadable = (file) =>
    !/^(\.|~\$)/.test(file.name) && endings.some((ending) => file.name.toLowerCase().endsWith(ending));

  const choose = (files, all) => {
    const kept = (all ? [...files] : files.filter(isReadable)).sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
    chosen = kept; sent = 0; batch = "";
    if (!kept.length) return say(form.dataset.nothing);
    const left = files.length - kept.length;
    const chosenSaid = kept.length === 1 ? form.dataset.chosenOne : form.dataset.chosen;
    say(chosenSaid + (left ? " " + form.dataset.leftOut.replace("{n}", left) : ""), { n: kept.length });
  };

  const filesBelow = async (entry) => {
    if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
    const reader = entry.createReader(), found = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) break;
      for (const one of some) if (!/^(\.|__MACOSX)/.test(one.name)) found.push(...await filesBelow(one));
    }
    return found;
  };

  const dropped = async (transfer) => {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return choose([...transfer.files], true);
    const withFolder = entries.some((entry) => entry.isDirectory), found = [];
    for (const entry of entries) found.push(...await filesBelow(entry));
    choose(found, !withFolder);
  };

  const parts = () => {
    const all = [[]];
    let bytes = 0;
    for (const file of chosen.slice(sent)) {
      const last = all[all.length - 1];
      if (last.length && (last.length >= MOST_FILES || bytes + file.size > MOST_BYTES)) { all.push([]); bytes = 0; }
      all[all.length - 1].push(file);
      bytes += file.size;
    }
    return all;
  };

  const post = async (files) => {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    if (batch) body.append("into", batch);
    for (const file of files) body.append("files", file, file.name);
    for (let tried = 1; ; tried += 1) {
      try {
        return await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      } catch (error) {
        if (tried === TRIES) throw error;
        await new Promise((done) => setTimeout(done, 1000 * tried));
      }
    }
  };

  const send = async () => {
    button.disabled = true;
    bar.hidden = false; bar.max = chosen.length; bar.value = sent;
    try {
      let url = "";
      for (const files of parts()) {
        say(form.dataset.sending, { n: sent, all: chosen.length });
        const answer = await post(files);
        if (!answer.ok || !(answer.headers.get("Content-Type") || "").includes("json")) {
          say(form.dataset.refused);
          return;
        }
        const begun = await answer.json();
        batch = begun.import; url = begun.url;
        sent += files.length; bar.value = sent;
      }
      location.assign(url);
    } catch {
      say(form.dataset.broke, { n: sent, all: chosen.length });
    } finally {
      button.disabled = false;
    }
  };

  form.classList.add("is-ready");
  const stop = (event) => event.preventDefault();
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, stop);
  form.addEventListener("dragover", () => form.classList.add("is-over"));
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    form.classList.remove("is-over");
    form.reset();
    dropped(event.dataTransfer);
  });
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => choose([...input.files], !input.hasAttribute("webkitdirectory")));
  }
  form.addEventListener("submit", (event) => {
    if (!chosen.length) return;
    event.preventDefault();
    send();
  });
})();
