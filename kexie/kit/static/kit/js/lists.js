// Keys: / to the search, J and K along the to-do list. Tabs on one page move by arrow keys.
(() => {
  const { doc, find, on } = kexie;
  on("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const tab = at.closest && at.closest("[role=tab]");
    if (tab && /^Arrow(Left|Right)$/.test(event.key)) {
      const tabs = [...tab.parentNode.parentNode.querySelectorAll("[role=tab]")];
      const next = tabs[(tabs.indexOf(tab) + (event.key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length];
      next.click();
      return next.focus();
    }
    if (at.matches && at.matches("input,textarea,select,[contenteditable]")) return;
    if (event.key === "/") {
      const search = find("[data-slash]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (/^[jk]$/i.test(event.key)) {
      const rows = [...doc.querySelectorAll("[data-jk] [data-row]")];
      if (!rows.length) return;
      const here = rows.findIndex((row) => row.contains(doc.activeElement));
      const next = rows[Math.max(0, Math.min(rows.length - 1, here + (event.key.toLowerCase() === "j" ? 1 : -1)))];
      next.querySelector("a,button").focus();
      next.scrollIntoView({ block: "nearest" });
    }
  });
  on("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (!tab) return;
    tab.closest("[role=tablist]").querySelectorAll("[role=tab]").forEach((one) => {
      const on = one === tab;
      one.setAttribute("aria-selected", on);
      one.tabIndex = on ? 0 : -1;
      doc.getElementById(one.getAttribute("aria-controls")).hidden = !on;
    });
  });
  // A row the server marked as changed flashes once.
  on("htmx:load", (event) => { if (event.target.matches && event.target.matches("[data-changed]")) event.target.classList.add("is-changed"); });
})();
