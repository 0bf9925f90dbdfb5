// Counted text, tick-all boxes, files dropped on a field.
(() => {
  const { doc, on } = kexie;
  on("input", (event) => {
    const field = event.target, line = field.dataset && doc.getElementById(field.dataset.count);
    if (!line) return;
    line.textContent = [...field.value].length + " / " + field.maxLength + " 字";
    line.classList.toggle("is-over", [...field.value].length > field.maxLength);
  });
  on("change", (event) => {
    const box = event.target, drop = box.closest && box.closest("[data-drop]");
    if (drop && box.files.length) drop.querySelector("span").textContent = [...box.files].map((file) => file.name).join("、");
    const table = box.closest && box.closest("table");
    if (!table || box.type !== "checkbox") return;
    const all = table.querySelector("[data-all]"), boxes = [...table.querySelectorAll("tbody .check")];
    if (box === all) boxes.forEach((one) => { one.checked = all.checked; });
    const ticked = boxes.filter((one) => one.checked).length;
    boxes.forEach((one) => one.closest("tr").classList.toggle("is-selected", one.checked));
    if (all) { all.checked = ticked === boxes.length; all.indeterminate = ticked > 0 && !all.checked; }
  });
  const half = () => doc.querySelectorAll("[data-half]").forEach((box) => { box.indeterminate = true; });
  on("DOMContentLoaded", half);
  ["dragover", "dragleave", "drop"].forEach((name) => on(name, (event) => {
    const field = event.target.closest && event.target.closest("[data-drop]");
    if (!field) return;
    event.preventDefault();
    field.classList.toggle("is-over", name === "dragover");
    if (name !== "drop") return;
    const input = field.querySelector("input");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }));
})();
