"""A person without a mouse: moves by Tab, presses by Enter or Space, and must always see where the focus is."""

from dataclasses import dataclass, field

from tests.chromium import Window

# What the browser itself may draw as focus and a person can see: an outline, a ring, or a caret in a field.
_SEEN = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const box = at.getBoundingClientRect();
  const ringed = (one) => { const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none"; };
  // A search field's frame draws the ring for it; the button inside a date or time field has the browser's own.
  const ring = ringed(at) || at.matches("input") && ringed(at.parentElement) || at.matches("[type^=date]:not(:focus), [type=month]:not(:focus), [type=time]:not(:focus)");
  // Not hidden as a whole (2.4.11): one of three points of what is on the screen is free.
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  const free = [box.top + 3, box.top + box.height / 2, box.bottom - 3].some((wanted) => {
    const top = document.elementFromPoint(x, Math.min(Math.max(wanted, 1), innerHeight - 2));
    return top && (at.contains(top) || top.contains(at) && top.closest("label, summary, a, button"));
  });
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  const words = (at.getAttribute("aria-label") || at.innerText || at.name || at.id || at.tagName).trim().slice(0, 40);
  return (ring ? "" : "no ring: ") + (inside ? "" : "out of sight: ") + (free ? "" : "covered: ") + words;
}"""
_BAD = ("no ring: ", "out of sight: ", "covered: ")
_IS = """(name) => {
  const at = document.activeElement;
  if (!at || at === document.body) return false;
  const label = at.labels && at.labels[0] ? at.labels[0].innerText : "";
  const words = [at.getAttribute("aria-label") || "", at.innerText || "", label, at.name || ""];
  return words.some((one) => one.replace(/[*\\s]/g, "") === name.replace(/[*\\s]/g, ""));
}"""

# Both asked at once: a long page has a hundred stops.
_STOP = f"(name) => [({_SEEN})(), ({_IS})(name)]"

# One stop noted, and whether the round is over: at its first stop again. A date has stops of its own inside; past the last
# stop the focus is for a moment on nothing.
_NOTED = f"""() => {{ const at = document.activeElement, kept = window.stops ||= new Set(), first = [...kept][0];
  if (at === document.body) return ["", false, ""];
  const again = at === first && kept.size > 1 && at !== window.last; kept.add(at);
  window.same = at === window.last ? (window.same || 0) + 1 : 0; window.last = at;
  return [({_SEEN})(), again, window.same > 9 ? at.outerHTML.slice(0, 80) : ""]; }}"""
# What a pointer can press or write into and Tab never came to. Of a group of radio buttons one is a stop.
_LEFT = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [contenteditable]")].filter(
  (one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && !window.stops.has(one)
    && !(one.type === "radio" && [...window.stops].some((other) => other.name === one.name && other.form === one.form))
    && !one.closest("[inert], .sr-only, [aria-hidden=true]") && one.getAttribute("tabindex") !== "-1"
).map((one) => one.outerHTML.slice(0, 120))"""


@dataclass
class Keys:
    """`one`'s keyboard. `faults` collects every stop whose focus cannot be seen."""

    one: Window
    faults: list[str] = field(default_factory=list)

    def to(self, name: str, limit: int = 150) -> "Keys":
        """Tab until the thing with this name (label, words or field name) has the focus.

        Raises AssertionError where the round ends without it: not reachable, or a trap before it.
        """
        page = self.one.page
        for _ in range(limit):
            page.keyboard.press("Tab")
            told, there = page.evaluate(_STOP, name)
            if told.startswith(_BAD):
                self.faults.append(f"{self.one.path()}: {told}")
            if there:
                return self
        raise AssertionError(f"{name} is not reached by Tab on {self.one.path()}; last: {told}")

    def round(self, limit: int = 1500) -> list[str]:
        """Tab once through the whole page: stops whose focus cannot be seen, what was not reached, or a trap."""
        page, found = self.one.page, []
        for _ in range(limit):
            page.keyboard.press("Tab")
            told, again, held = page.evaluate(_NOTED)
            if held:
                return [*found, f"holds the focus: {held}"]
            if again:
                return found + [f"not reached: {one}" for one in page.evaluate(_LEFT)]
            found += [told] if told.startswith(_BAD) else []
        return [*found, f"no end after {limit} stops"]

    def press(self, name: str, key: str = "Enter") -> "Keys":
        """Go there and press what changes this page only."""
        self.to(name)
        return self.key(key)

    def go(self, name: str) -> "Keys":
        """Go there and press what leads to another page."""
        self.to(name)
        return self.enter()

    def enter(self) -> "Keys":
        """Enter where the focus is, which leads to another page."""
        with self.one.page.expect_navigation():
            self.one.page.keyboard.press("Enter")
        return self

    def key(self, key: str) -> "Keys":
        """One key where the focus is."""
        self.one.page.keyboard.press(key)
        return self

    def write(self, words: str) -> "Keys":
        """Type where the focus is; long texts come from the clipboard, as with a person."""
        keyboard = self.one.page.keyboard
        keyboard.insert_text(words) if len(words) > 60 else keyboard.type(words)
        return self

    def focused(self) -> str:
        """What has the focus, by its words."""
        return str(self.one.page.evaluate(_SEEN))
