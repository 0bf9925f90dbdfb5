// Counted text, tick-all boxes, files dropped on a field.
(() => {
  const { doc, all, on } = kexie;
  on("input", (e) => {
    const field = e.target, line = field.dataset && doc.getElementById(field.dataset.count);
    if (!line) return;
    line.textContent = [...field.value].length + " / " + field.maxLength + " 字";
    line.classList.toggle("is-over", [...field.value].length > field.maxLength);
  });
  on("change", (e) => {
    const box = e.target, drop = box.closest && box.closest("[data-drop]");
    if (drop && box.files.length) drop.querySelector("span").textContent = [...box.files].map((file) => file.name).join("、");
    const table = box.closest && box.closest("table");
    if (!table || box.type !== "checkbox") return;
    const every = table.querySelector("[data-all]"), boxes = all("tbody .check", table);
    if (box === every) boxes.forEach((one) => { one.checked = every.checked; });
    const ticked = boxes.filter((one) => one.checked).length;
    boxes.forEach((one) => one.closest("tr").classList.toggle("is-selected", one.checked));
    if (every) { every.checked = ticked === boxes.length; every.indeterminate = ticked > 0 && !every.checked; }
  });
  const half = () => all("[data-half]").forEach((box) => { box.indeterminate = true; });
  on("DOMContentLoaded", half);
  ["dragover", "dragleave", "drop"].forEach((name) => on(name, (e) => {
    const field = e.target.closest && e.target.closest("[data-drop]");
    if (!field) return;
    e.preventDefault();
    field.classList.toggle("is-over", name === "dragover");
    if (name !== "drop") return;
    const input = field.querySelector("input");
    input.files = e.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }));
})();
