// Size and theme at once; the server is told and keeps the choice.
kexie.on("click", (e) => {
  const button = e.target.closest("[data-preference] button");
  if (!button) return;
  e.preventDefault();
  const { name, value } = button;
  kexie.doc.documentElement.dataset[name] = value;
  kexie.all("[data-preference] [name=" + name + "]").forEach((other) => other.setAttribute("aria-pressed", other.value === value));
  fetch(button.form.getAttribute("action") + "?" + name + "=" + value, { redirect: "manual", credentials: "same-origin" });
});
