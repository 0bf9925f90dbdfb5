// One form, one act: the browser's back button fetches a form anew, with a new key, but puts the typed words back.
// The keys of the first visit stay with the place in the history, so that what is sent again is known as sent.
addEventListener("pageshow", () => {
  const keys = kexie.all("[name=idempotency_key]"), to = (key) => key.form.getAttribute("action"), { state } = history;
  if (performance.getEntriesByType("navigation")[0].type === "back_forward" && state && state.keys) {
    // The page may have changed meanwhile: only a form that is still at its place gets its key.
    state.keys.forEach(([was, key], at) => { if (keys[at] && to(keys[at]) === was) keys[at].value = key; });
  } else history.replaceState({ ...state, keys: keys.map((key) => [to(key), key.value]) }, "");
});
