"""axe-core on the open page, and what it does not look for: ids, labels, headings, words cut off, width, spacing."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What depends on colours, and what depends on sizes and places; all other rules read the document alone.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
PLACES = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
_RUN = """(asked) => axe.run(document, {runOnly: asked, resultTypes: ["violations"]}).then(
  (found) => found.violations.map((one) => one.id + ": " + one.help + " at "
    + one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " | " + (node.any.concat(node.all)[0] || {}).message)
    .join(" and ") + " (" + one.nodes.length + ")"))"""
# The document's own soundness: what a validator would say first.
_SOUND = """() => {
  const found = [], all = (selector) => [...document.querySelectorAll(selector)];
  const ids = all("[id]").map((one) => one.id);
  ids.filter((id, place) => ids.indexOf(id) !== place).forEach((id) => found.push("id twice: " + id));
  for (const name of ["for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list"]) {
    for (const one of all("[" + name + "]")) {
      for (const id of one.getAttribute(name).split(/\\s+/)) {
        if (id && !document.getElementById(id)) found.push(name + " leads nowhere: " + id);
      }
    }
  }
  const levels = all("h1, h2, h3, h4, h5, h6").map((one) => Number(one.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push("headings of level 1: " + levels);
  levels.forEach((level, place) => {
    const before = levels[place - 1];
    if (place && level > before + 1) found.push("a heading of level " + level + " after " + before);
  });
  if (all("title").length < 1 || !document.title.trim()) found.push("no title");
  all("button button, a a, a button, button a, form form, label label").forEach(
    (one) => found.push("nested: " + one.outerHTML.slice(0, 80)));
  all("[style]").forEach((one) => found.push("a style of its own: " + one.outerHTML.slice(0, 80)));
  all("ul > *, ol > *").filter((one) => !["LI", "SCRIPT", "TEMPLATE"].includes(one.tagName)).forEach(
    (one) => found.push("in a list, not an item: " + one.outerHTML.slice(0, 80)));
  all("a[href='']").forEach((one) => found.push("a link to nothing: " + one.outerHTML.slice(0, 80)));
  return found;
}"""
# Wider than the window: the elements that are to blame, not inside something that scrolls by itself.
_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrolls = (one) => { for (let up = one.parentElement; up; up = up.parentElement) {
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX) && up !== document.body
        && up !== document.documentElement) return true; } return false; };
  const found = [...document.querySelectorAll("body *")].filter(
    (one) => one.getBoundingClientRect().right > room + 1 && !scrolls(one));
  return found.slice(-3).map((one) => one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 20)
    + " to " + Math.round(one.getBoundingClientRect().right)).concat("page " + document.documentElement.scrollWidth);
}"""

# Words in a box that hides what does not fit, and does not fit (fields scroll by themselves; what is for the ear only
# is a dot on the screen).
_CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one), hides = (way) => ["hidden", "clip"].includes(way);
  if (one.closest(".sr-only, svg, input, textarea, select") || !one.checkVisibility()) return false;
  for (let up = one; up; up = up.parentElement) if (up.getBoundingClientRect().width < 2) return false;
  return hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1
    || hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
}).map((one) => one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 30))"""
# WCAG 1.4.12: what a reader may set must lose nothing. Adopted, because the content policy refuses style elements.
_SPACED = """(on) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    + " p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = on ? [sheet] : [];
}"""


@cache
def _source() -> str:
    return SOURCE.read_text("utf-8")


def violations(page: Page, asked: Any = None) -> list[str]:
    """Rules broken on the open page, each with up to three places; the page as it looks now. All rules or some."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN, asked or TAGS)
    return found


def unsound(page: Page) -> list[str]:
    """Double ids, labels without fields, headings out of order, forbidden nesting, inline styles."""
    found: list[Any] = page.evaluate(_SOUND)
    return [str(one) for one in found]


def too_wide(page: Page) -> list[str]:
    """Empty where the page fits its window without scrolling sideways."""
    found: list[str] = page.evaluate(_WIDE)
    return found


def cut_off(page: Page) -> list[str]:
    """Words hidden because their box is too small for them."""
    found: list[str] = page.evaluate(_CUT)
    return found


def spaced(page: Page, on: bool) -> None:
    """Set the text wider, as a reader may (WCAG 1.4.12), or back."""
    page.evaluate(_SPACED, on)
