// Menus, dialogs, toasts: Esc closes, focus goes back to where it came from.
(() => {
  const { doc, find, all, near, on } = kexie;
  const menus = () => all("details[data-menu][open]");
  on("click", (e) => {
    const target = e.target;
    menus().forEach((menu) => { if (!menu.contains(target)) menu.open = false; });
    const opener = near(e, "[data-dialog]"), closer = near(e, "[data-close]"), toast = near(e, "[data-dismiss]");
    if (opener) {
      const dialog = doc.getElementById(opener.dataset.dialog);
      if (dialog && dialog.showModal) { e.preventDefault(); dialog.showModal(); }
    } else if (closer) closer.closest("dialog").close();
    else if (toast) toast.closest("[data-toast]").remove();
    else if (target.matches("dialog")) target.close();
  });
  on("keydown", (e) => {
    const menu = near(e, "details[data-menu]");
    if (e.key === "Escape") {
      menus().forEach((open) => { open.open = false; find("summary", open).focus(); });
      if (location.hash === "#menu") location.hash = "main";
    }
    if (menu && /^Arrow(Down|Up)$/.test(e.key)) {
      const items = all("summary,.menu-item", menu);
      const next = items[items.indexOf(doc.activeElement) + (e.key === "ArrowDown" ? 1 : -1)];
      menu.open = true;
      e.preventDefault();
      if (next) next.focus();
    }
  });
})();
