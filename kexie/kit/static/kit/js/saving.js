// Long forms: kept on the server while one types, in this browser where that fails, and offered again on return.
(() => {
  const { find, all, say, on } = kexie;
  const form = () => find("[data-autosave]"), local = localStorage, open = "[data-offer]:not([hidden])";
  // What belongs to one sending and not to what was typed.
  const apart = /^(csrf|idempotency|version)|phone/;
  let timer, dirty;
  const show = (state, words) => {
    const line = find("[data-savestate]");
    line.dataset.state = state;
    line.textContent = words;
    if (state === "failed") say(words);
  };
  const store = (at) => {
    try {
      const pairs = [...new FormData(at)].filter(([name, value]) => !apart.test(name) && typeof value === "string");
      return local[at.dataset.autosave] = JSON.stringify([Date.now(), pairs]);
    } catch { /* No room: the page says that it is the only place. */ }
  };
  const save = async () => {
    const at = form(), key = at.dataset.autosave, body = new FormData(at), copy = store(at);
    let why = "网络断开", next = "联网后自动补存";
    timer = 0;
    body.set("autosave", "keep");
    show("saving", "保存中");
    try {
      const answer = await fetch(at.getAttribute("action"), { method: "POST", body }), told = await answer.text();
      next = "刷新页面后可恢复";
      why = answer.redirected ? "登录已过期" : told[0] === "<" ? "没有办成" : told;
      if (answer.ok && why === told) {
        // Typed on meanwhile: then the copy is newer than what has arrived, and the next round takes it.
        if (local[key] === copy) { delete local[key]; dirty = 0; }
        return show("saved", told);
      }
    } catch { /* Told below. */ }
    show("failed", "没有保存：" + why + (copy ? "，已存在本机。" + next : "，本机也存不下。请先复制出来"));
  };
  const touch = (e) => {
    const at = form();
    if (!at?.contains(e.target)) return;
    dirty = 1;
    // What was left is not to be overwritten before one has decided about it.
    if (find(open)) show("failed", "没有保存：请先选恢复或丢弃");
    else timer ||= setTimeout(save, 2000);
  };
  const restore = (at, pairs) => {
    const left = new Set(pairs.map(([name]) => name));
    for (const field of at.elements) {
      const told = pairs.filter(([name]) => name === field.name).map((pair) => pair[1]);
      left.delete(field.name);
      if (/checkbox|radio/.test(field.type)) field.checked = told.includes(field.value);
      else if (told.length && field.type !== "submit") field.value = told[0];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    // What has no field here, such as a half corrected import, is drawn by the server.
    if (left.size) {
      at.addEventListener("formdata", (e) => pairs.forEach(([name, value]) => left.has(name) && e.formData.append(name, value)));
      at.requestSubmit();
    }
  };
  on("input", touch);
  // Saving decides as well.
  on("submit", () => all(open).forEach((one) => { one.hidden = true; }));
  on("htmx:afterSettle", touch);
  addEventListener("online", () => { if (dirty) save(); });
  addEventListener("beforeunload", (e) => { const at = form(); if (at && dirty && (find(open) || !store(at))) e.preventDefault(); });
  on("DOMContentLoaded", () => {
    const at = form(), offer = find("[data-copy]"), done = find("[data-saved]");
    if (done) delete local[done.dataset.saved];
    if (!at) return;
    const key = at.dataset.autosave, copy = local[key];
    if ("fresh" in at.dataset) return touch({ target: at });
    if (!copy) return;
    const [when, pairs] = JSON.parse(copy), end = (act) => () => { offer.hidden = true; act(); if (dirty) touch({ target: at }); };
    find("[data-when]").textContent = new Date(when).toLocaleString();
    offer.hidden = false;
    find("[data-restore]").onclick = end(() => restore(at, pairs));
    find("[data-discard]").onclick = end(() => delete local[key]);
  });
})();
