// Long forms: saved to the server when quiet, again when the network is back, warned about when left unsaved.
(() => {
  const { doc, find, on } = kexie;
  const words = { saving: "保存中", saved: "已自动保存 ", failed: "没有保存：网络断开。内容还在页上，联网后自动补存" };
  const show = (state) => {
    const line = find("[data-savestate]");
    if (!line) return;
    line.dataset.state = state;
    line.textContent = words[state] + (state === "saved" ? new Date().toTimeString().slice(0, 5) : "");
  };
  let timer, dirty = false;
  const save = (form) => {
    show("saving");
    fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), credentials: "same-origin" }).then((answer) => {
      if (!answer.ok) throw answer;
      dirty = false;
      show("saved");
    }).catch(() => show("failed"));
  };
  on("input", (e) => {
    const form = e.target.form;
    if (!form || !form.matches("[data-autosave],[data-warn]")) return;
    dirty = true;
    clearTimeout(timer);
    if (form.dataset.autosave) timer = setTimeout(save, 1500, form);
  });
  on("submit", () => { dirty = false; clearTimeout(timer); });
  addEventListener("online", () => { const form = find("[data-autosave]"); if (form && dirty) save(form); });
  addEventListener("beforeunload", (e) => { if (dirty) e.preventDefault(); });
})();
