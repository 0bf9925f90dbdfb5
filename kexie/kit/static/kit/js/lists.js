// Keys: / to the search, J and K along the to-do list.
(() => {
  const { doc, find, all, on } = kexie;
  on("keydown", (e) => {
    const at = e.target;
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (at.matches("input,textarea,select,[contenteditable]")) return;
    if (e.key === "/") {
      const search = find("[data-slash]");
      if (search) { e.preventDefault(); search.focus(); search.select(); }
    }
    if (/^[jk]$/i.test(e.key)) {
      const rows = all("[data-jk] [data-row]");
      if (!rows.length) return;
      const here = rows.findIndex((row) => row.contains(doc.activeElement));
      const next = rows[Math.max(0, here + (/j/i.test(e.key) ? 1 : -1))] || rows[here];
      next.querySelector("a,button").focus();
    }
  });
})();
