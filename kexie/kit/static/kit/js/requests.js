// Requests: send once, show what failed, keep focus and say what changed.
(() => {
  const doc = document;
  const find = (selector) => doc.querySelector(selector);
  const all = (selector, root = doc) => [...root.querySelectorAll(selector)];
  const say = (words) => { find("#announce").textContent = words; };
  window.kexie = { doc, find, all, say, on: (name, act) => doc.addEventListener(name, act) };
  const { on } = window.kexie;

  on("submit", (e) => {
    const form = e.target, button = e.submitter, busy = button && button.dataset.busy;
    if (form.dataset.sent) return e.preventDefault();
    if (e.defaultPrevented || (form.method !== "post" && !busy)) return;
    form.dataset.sent = 1;
    // Somebody who stopped a slow page may press again; the form's key keeps it one act.
    setTimeout(again, 1e4);
    if (!busy) return;
    // After this turn: a button that is off would not be sent along.
    setTimeout(() => {
      button.classList.add("is-busy");
      button.setAttribute("aria-disabled", "true");
      button.dataset.was = button.innerHTML;
      button.innerHTML = '<span class="spinner"></span>';
      button.append(busy);
    });
  });
  const again = (root = doc) => {
    all("[data-sent]", root).forEach((form) => delete form.dataset.sent);
    all("[data-was]", root).forEach((button) => {
      button.classList.remove("is-busy");
      button.removeAttribute("aria-disabled");
      button.innerHTML = button.dataset.was;
    });
  };
  // Coming back by the back button shows a live page, not a spinner.
  addEventListener("pageshow", () => again());

  const bar = (words) => {
    let line = find(".error-bar");
    if (!line) {
      line = doc.createElement("div");
      line.className = "error-bar";
      line.setAttribute("role", "alert");
      line.innerHTML = "<span></span><button type=button>关闭</button>";
      line.lastChild.onclick = () => line.remove();
      doc.body.prepend(line);
    }
    line.firstChild.textContent = words;
  };
  const lost = () => bar("没有送到：网络断开或太慢。内容还在页上，联网后再按一次");
  on("htmx:sendError", lost);
  on("htmx:timeout", lost);
  on("htmx:responseError", (e) => bar("没有办成(" + e.detail.xhr.status + ")。内容还在页上；再试仍不行，请把这个号告诉管理员"));
  on("htmx:beforeRequest", () => { find(".error-bar")?.remove(); });

  let held;
  on("htmx:beforeSwap", () => { held = doc.activeElement && doc.activeElement.id; });
  on("htmx:afterSwap", (e) => {
    again();
    // What was swapped whole is no longer the element that asked.
    const was = e.detail.target, now = doc.getElementById(was.id) || was, asked = now.querySelector("[data-focus]"), next = asked || (held && doc.getElementById(held));
    if (next && (asked || doc.activeElement === doc.body)) next.focus();
    const told = now.querySelector("[data-announce]");
    if (told) say(told.dataset.announce);
  });
  on("DOMContentLoaded", () => find("[data-focus]")?.focus());
})();
