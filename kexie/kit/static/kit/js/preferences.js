// Size and theme at once; the server is told and keeps the choice.
kexie.on("click", (event) => {
  const button = event.target.closest("[data-preference] button");
  if (!button) return;
  event.preventDefault();
  const { name, value } = button;
  kexie.doc.documentElement.dataset[name] = value;
  kexie.doc.querySelectorAll("[data-preference] button[name=" + name + "]").forEach((other) => other.setAttribute("aria-pressed", other.value === value));
  fetch(button.form.getAttribute("action") + "?" + name + "=" + value, { redirect: "manual", credentials: "same-origin" });
});
