// A searchable list: the field asks the server (htmx), arrows move, Enter takes, Esc closes.
(() => {
  const { doc, say, on } = kexie;
  const parts = (node) => {
    const combo = node.closest && node.closest("[data-combo]");
    return combo && { combo, field: combo.querySelector("[role=combobox]"), list: combo.querySelector("[role=listbox]"), value: combo.querySelector("[type=hidden]") };
  };
  const shut = ({ field, list }) => { list.replaceChildren(); field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
  const take = (box, option) => {
    box.value.value = option.dataset.value;
    box.field.value = option.dataset.label || option.textContent.trim();
    shut(box);
    box.value.dispatchEvent(new Event("change", { bubbles: true }));
  };
  on("htmx:configRequest", (event) => { const at = event.detail.elt; if (at.matches("[role=combobox]")) event.detail.parameters = { q: at.value }; });
  on("htmx:afterSwap", (event) => {
    const box = parts(event.detail.target);
    if (!box) return;
    const n = box.list.querySelectorAll("[role=option]").length;
    box.field.setAttribute("aria-expanded", n > 0);
    say(n ? n + " 项可选" : "没有符合的");
  });
  on("input", (event) => { const box = parts(event.target); if (box && event.target === box.field) box.value.value = ""; });
  on("click", (event) => { const option = event.target.closest("[role=option]"); if (option && parts(option)) take(parts(option), option); });
  on("focusout", (event) => { const box = parts(event.target); if (box && !box.combo.contains(event.relatedTarget)) setTimeout(shut, 200, box); });
  on("keydown", (event) => {
    const box = parts(event.target);
    if (!box || event.target !== box.field) return;
    const options = [...box.list.querySelectorAll("[role=option]")], now = options.findIndex((one) => one.ariaSelected === "true");
    if (event.key === "Escape") shut(box);
    if (event.key === "Enter" && now >= 0) { event.preventDefault(); take(box, options[now]); }
    if (!/^Arrow(Down|Up)$/.test(event.key) || !options.length) return;
    event.preventDefault();
    const next = options[(now + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length];
    options.forEach((one) => one.setAttribute("aria-selected", one === next));
    box.field.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  });
})();
