// A passkey: the browser makes or shows one, and the form that asked carries its answer.
kexie.on("click", async (e) => {
  const form = kexie.near(e, "[data-passkey]"), field = form?.elements.credential;
  if (!field || !kexie.near(e, "button") || field.value) return;
  e.preventDefault();
  const { passkey, options } = form.dataset, { credentials } = navigator, kind = window.PublicKeyCredential;
  const fault = kexie.find("[role=alert]", form), button = kexie.near(e, "button");
  fault.textContent = "";
  if (!kind?.parseRequestOptionsFromJSON) return fault.textContent = fault.dataset.none;
  try {
    const asked = JSON.parse(options).publicKey;
    const found = await (passkey === "create"
      ? credentials.create({ publicKey: kind.parseCreationOptionsFromJSON(asked) })
      : credentials.get({ publicKey: kind.parseRequestOptionsFromJSON(asked) }));
    field.value = JSON.stringify(found);
    form.requestSubmit(button);
  } catch { fault.textContent = fault.dataset.failed; }
});
