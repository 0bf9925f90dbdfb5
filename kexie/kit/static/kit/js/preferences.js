// Size and theme at once; the server is told and keeps the choice, though the page be left meanwhile.
kexie.on("click", (e) => {
  const button = kexie.near(e, "[data-preference] button");
  if (!button) return;
  e.preventDefault();
  const { name, value } = button;
  kexie.doc.documentElement.dataset[name] = value;
  kexie.all("[data-preference] [name=" + name + "]").forEach((other) => { other.ariaPressed = other.value === value; });
  fetch(button.form.getAttribute("action") + "?" + name + "=" + value, { redirect: "manual", keepalive: true });
});
