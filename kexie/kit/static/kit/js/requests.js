// Requests: send once, show what failed, keep focus and say what changed.
(() => {
  const doc = document;
  const find = (selector, root = doc) => root.querySelector(selector);
  const all = (selector, root = doc) => [...root.querySelectorAll(selector)];
  const say = (words) => { find("#announce").textContent = words; };
  // Where an event happened, or around it; the text of a page can be dragged and has no such question.
  const near = (e, selector) => e.target.closest?.(selector);
  window.kexie = { doc, find, all, say, near, on: (name, act) => doc.addEventListener(name, act) };
  const { on } = window.kexie;

  on("submit", (e) => {
    const form = e.target, button = e.submitter, busy = button?.dataset.busy;
    if (form.dataset.sent) return e.preventDefault();
    if (e.defaultPrevented || (form.method !== "post" && !busy)) return;
    form.dataset.sent = 1;
    // Somebody who stopped a slow page may press again; the form's key keeps it one act.
    setTimeout(again, 1e4);
    if (!busy) return;
    // After this turn: a button that is off would not be sent along.
    setTimeout(() => {
      button.classList.add("is-busy");
      button.ariaDisabled = "true";
      button.dataset.was = button.innerHTML;
      button.innerHTML = '<span class="spinner"></span>';
      button.append(busy);
    });
  });
  const again = () => {
    all("[data-sent]").forEach((form) => delete form.dataset.sent);
    all("[data-was]").forEach((button) => {
      button.classList.remove("is-busy");
      button.ariaDisabled = null;
      button.innerHTML = button.dataset.was;
    });
  };
  // Coming back by the back button shows a live page, not a spinner.
  addEventListener("pageshow", again);

  const bar = (words) => {
    let line = find(".error-bar");
    if (!line) {
      line = doc.createElement("div");
      line.className = "error-bar";
      line.role = "alert";
      line.innerHTML = "<span></span><button type=button>关闭</button>";
      line.lastChild.onclick = () => line.remove();
      doc.body.prepend(line);
    }
    line.firstChild.textContent = words;
  };
  on("htmx:sendError", () => bar("没有送到：网络断开。内容还在页上，联网后再按一次"));
  on("htmx:responseError", (e) => bar("没有办成(" + e.detail.xhr.status + ")。内容还在页上；再试仍不行，请把这个号告诉管理员"));
  on("htmx:beforeRequest", () => { find(".error-bar")?.remove(); });

  on("htmx:afterSwap", (e) => {
    again();
    // What was swapped whole is no longer the element that asked. The focus stays by its id (htmx) or goes where asked.
    const was = e.detail.target, now = doc.getElementById(was.id) || was, told = find("[data-announce]", now);
    find("[data-focus]", now)?.focus();
    if (told) say(told.dataset.announce);
  });
  on("DOMContentLoaded", () => find("[data-focus]")?.focus());
})();
