// Keys: / to the search, J and K along the to-do list. Tabs on one page move by arrow keys.
(() => {
  const { doc, find, all, on } = kexie;
  on("keydown", (e) => {
    const at = e.target;
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const tab = at.closest && at.closest("[role=tab]");
    if (tab && /^Arrow(Left|Right)$/.test(e.key)) {
      const tabs = all("[role=tab]", tab.closest("[role=tablist]"));
      const next = tabs[(tabs.indexOf(tab) + (e.key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length];
      next.click();
      return next.focus();
    }
    if (at.matches && at.matches("input,textarea,select,[contenteditable]")) return;
    if (e.key === "/") {
      const search = find("[data-slash]");
      if (search) { e.preventDefault(); search.focus(); search.select(); }
    }
    if (/^[jk]$/i.test(e.key)) {
      const rows = all("[data-jk] [data-row]");
      if (!rows.length) return;
      const here = rows.findIndex((row) => row.contains(doc.activeElement));
      const next = rows[Math.max(0, Math.min(rows.length - 1, here + (e.key.toLowerCase() === "j" ? 1 : -1)))];
      next.querySelector("a,button").focus();
      next.scrollIntoView({ block: "nearest" });
    }
  });
  on("click", (e) => {
    const tab = e.target.closest("[role=tab]");
    if (!tab) return;
    all("[role=tab]", tab.closest("[role=tablist]")).forEach((one) => {
      const on = one === tab;
      one.setAttribute("aria-selected", on);
      one.tabIndex = on ? 0 : -1;
      doc.getElementById(one.getAttribute("aria-controls")).hidden = !on;
    });
  });
  // A row the server marked as changed flashes once.
  on("htmx:load", (e) => { if (e.target.matches && e.target.matches("[data-changed]")) e.target.classList.add("is-changed"); });
})();
