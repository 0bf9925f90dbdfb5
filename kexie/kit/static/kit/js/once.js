// One form, one act: the browser's back button fetches a form anew, with a new key, but puts the typed words back.
// The keys of the first visit stay with the place in the history, so that what is sent again is known as sent.
(() => {
  const { all } = kexie;
  const keys = () => all("form[method=post] [name=idempotency_key]");
  const place = (field) => field.form.getAttribute("action") || "";
  addEventListener("pageshow", () => {
    const [visit] = performance.getEntriesByType("navigation"), kept = (history.state || {}).keys;
    if (visit && visit.type === "back_forward" && kept) {
      const fields = keys();
      // The page may have changed meanwhile: only a form that is still at its place gets its key.
      kept.forEach(([action, key], at) => { if (fields[at] && place(fields[at]) === action) fields[at].value = key; });
      return;
    }
    history.replaceState({ ...history.state, keys: keys().map((field) => [place(field), field.value]) }, "");
  });
})();
