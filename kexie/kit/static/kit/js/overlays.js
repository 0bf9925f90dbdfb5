// Menus, dialogs, toasts: Esc closes, focus goes back to where it came from.
(() => {
  const { doc, all, on } = kexie;
  const menus = () => all("details[data-menu][open]");
  on("click", (e) => {
    const target = e.target;
    menus().forEach((menu) => { if (!menu.contains(target)) menu.open = false; });
    const opener = target.closest("[data-dialog]"), closer = target.closest("[data-close]"), toast = target.closest("[data-dismiss]");
    if (opener) {
      const dialog = doc.getElementById(opener.dataset.dialog);
      if (dialog && dialog.showModal) { e.preventDefault(); dialog.showModal(); }
    } else if (closer) {
      const dialog = closer.closest("dialog");
      if (dialog) dialog.close();
    } else if (toast) toast.closest("[data-toast]").remove();
    else if (target.matches && target.matches("dialog")) target.close();
  });
  on("keydown", (e) => {
    const menu = e.target.closest && e.target.closest("details[data-menu]");
    if (e.key === "Escape") {
      menus().forEach((open) => { open.open = false; open.querySelector("summary").focus(); });
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
  // Errors stay; the rest goes after eight seconds, never while it is being read.
  const fade = (toast) => setTimeout(() => (toast.matches(":hover,:focus-within") ? fade(toast) : toast.remove()), 8000);
  const start = () => all("[data-toast]:not(.toast-bad):not([data-still]):not([data-timed])").forEach((toast) => { toast.dataset.timed = 1; fade(toast); });
  on("DOMContentLoaded", start);
  on("htmx:afterSettle", start);
  on("click", (e) => { if (e.target.closest("[data-print]")) print(); });
})();
