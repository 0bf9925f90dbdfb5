// Counted text, tick-all boxes, files dropped on a field.
(() => {
  const { doc, find, all, near, on } = kexie;
  on("input", (e) => {
    const field = e.target, line = doc.getElementById(field.dataset.count);
    if (!line) return;
    const n = [...field.value].length, most = field.maxLength;
    line.textContent = n + " / " + most + " 字";
    line.classList.toggle("is-over", n > most);
  });
  on("change", (e) => {
    const box = e.target, drop = near(e, "[data-drop]");
    if (drop && box.files.length) find("span", drop).textContent = [...box.files].map((file) => file.name).join("、");
    const table = near(e, "table");
    if (!table || box.type !== "checkbox") return;
    const every = find("[data-all]", table), boxes = all("tbody .check", table);
    if (box === every) boxes.forEach((one) => { one.checked = every.checked; });
    const ticked = boxes.filter((one) => one.checked).length;
    boxes.forEach((one) => one.closest("tr").classList.toggle("is-selected", one.checked));
    if (every) { every.checked = ticked === boxes.length; every.indeterminate = ticked > 0 && !every.checked; }
  });
  on("DOMContentLoaded", () => all("[data-half]").forEach((box) => { box.indeterminate = true; }));
  ["dragover", "dragleave", "drop"].forEach((name) => on(name, (e) => {
    const field = near(e, "[data-drop]");
    if (!field) return;
    e.preventDefault();
    field.classList.toggle("is-over", name === "dragover");
    if (name !== "drop") return;
    const input = find("input", field);
    input.files = e.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }));
})();
