// A searchable list: the field asks the server (htmx), arrows move, Enter takes, Esc closes.
(() => {
  const { find, all, say, near, on } = kexie;
  const parts = (e) => {
    const combo = near(e, "[data-combo]");
    return combo && { combo, field: find("[role=combobox]", combo), list: find("[role=listbox]", combo), value: find("[type=hidden]", combo) };
  };
  const shut = ({ field, list }) => { list.replaceChildren(); field.ariaExpanded = "false"; field.removeAttribute("aria-activedescendant"); };
  const take = (box, option) => {
    box.value.value = option.dataset.value;
    box.field.value = option.dataset.label || option.textContent.trim();
    shut(box);
    box.value.dispatchEvent(new Event("change", { bubbles: true }));
  };
  on("htmx:configRequest", (e) => { const at = e.detail.elt; if (at.matches("[role=combobox]")) e.detail.parameters = { q: at.value }; });
  on("htmx:afterSwap", (e) => {
    const box = parts(e);
    if (!box) return;
    const n = all("[role=option]", box.list).length;
    box.field.ariaExpanded = n > 0;
    say(n ? n + " 项可选" : "没有符合的");
  });
  on("input", (e) => { const box = parts(e); if (box && e.target === box.field) box.value.value = ""; });
  on("click", (e) => { const option = near(e, "[role=option]"), box = parts(e); if (option && box) take(box, option); });
  on("focusout", (e) => { const box = parts(e); if (box && !box.combo.contains(e.relatedTarget)) setTimeout(shut, 200, box); });
  on("keydown", (e) => {
    const box = parts(e);
    if (!box || e.target !== box.field) return;
    const options = all("[role=option]", box.list), now = options.findIndex((one) => one.ariaSelected === "true");
    if (e.key === "Escape") shut(box);
    if (e.key === "Enter" && now >= 0) { e.preventDefault(); take(box, options[now]); }
    if (!/^Arrow(Down|Up)$/.test(e.key) || !options.length) return;
    e.preventDefault();
    const next = options[(now + (e.key === "ArrowDown" ? 1 : -1) + options.length) % options.length];
    options.forEach((one) => { one.ariaSelected = one === next; });
    box.field.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  });
})();
