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
# Rules that compare what stands far apart on a page; those that axe itself tells apart are found by their checks.
FAR = ["skip-link", "target-size", "document-title", "table-duplicate-name"]
# First only which rules are broken; where they are is asked again, because every name of a place costs time. What is
# loaded besides is for sounds alone.
_RUN = """async ({asked, far, known}) => {
  axe.configure({noHtml: true});
  const root = document.documentElement, main = document.querySelector("main");
  const hash = async (text) => [...new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16)).join(".");
  const head = (one) => one.cloneNode(false).outerHTML;
  const shown = (one, corner) => { const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    return [one.checkVisibility({visibilityProperty: true, opacityProperty: true}), box.left - corner.left,
      box.top - corner.top, box.width, box.height, style.color, style.backgroundColor, style.fontSize].join(" "); };
  const looks = (one) => [one, ...one.querySelectorAll("*:not(svg *)")].map(
    (inner) => shown(inner, one.getBoundingClientRect())).join("\\n");
  const written = (one) => { const copy = one.cloneNode(true);
    copy.querySelectorAll("[type=hidden]").forEach((field) => field.setAttribute("value", ""));
    copy.querySelectorAll("[href*='?']").forEach((link) => link.setAttribute("href", link.pathname + "?"));
    return copy.outerHTML; };
  const frame = !known || !main || document.querySelector("dialog[open]") ? [] : [...document.querySelectorAll("body *")]
    .filter((one) => !one.contains(main) && !main.contains(one) && one.parentElement.contains(main));
  const sheets = [...document.styleSheets].map((sheet) => sheet.href + sheet.cssRules.length) + "/"
    + document.adoptedStyleSheets.length;
  const parts = await Promise.all(frame.map(async (one) => {
    const above = []; for (let up = one.parentElement; up; up = up.parentElement) above.push(head(up));
    return [one, await hash([JSON.stringify(asked), innerWidth, innerHeight, sheets, ...above, written(one), looks(one)]
      .join("\\n"))]; }));
  const left = parts.filter(([, key]) => known.includes(key)).map(([one]) => one);
  const apart = axe._audit.rules.filter((rule) => far.includes(rule.id) || rule.pageLevel
    || [...rule.any, ...rule.all, ...rule.none].some((check) => axe._audit.checks[check.id || check].after));
  const seen = new Set(left.flatMap((one) => [one, ...one.querySelectorAll("*")]));
  for (const rule of axe._audit.rules) if (!apart.includes(rule)) rule.gather = function (...more) {
    return Object.getPrototypeOf(rule).gather.apply(rule, more).filter(
      (node) => !seen.has(node.actualNode)); };
  const how = {runOnly: asked, resultTypes: ["violations"], iframes: false, preload: {assets: ["media"]}};
  let found = await axe.run(document, {...how, selectors: false});
  if (found.violations.length) found = await axe.run(document, how);
  const told = found.violations.map((one) => one.id + ": " + one.help + " at "
    + one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " | " + (node.any.concat(node.all)[0] || {}).message)
    .join(" and ") + " (" + one.nodes.length + ")");
  return {told, keys: parts.map(([, key]) => key), left: left.map((one) => "." + one.classList[0])};
}"""
_LOAD = """() => new Promise((done, failed) => { const script = document.createElement("script");
  script.src = "/axe.min.js"; script.onload = done; script.onerror = failed;
  document.head.append(script); script.remove(); })"""
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


# Parts of a page's frame (head, menu, foot) that axe has found without fault in this process: what they say, how they
# look, where they hang, in which dress, by which rules.
_sound_parts: set[str] = set()


def violations(page: Page, asked: Any = None, *, ours: bool = False, anew: bool = True) -> list[str]:
    """Rules broken on the open page, each with up to three places; the page as it looks now. All rules or some."""
    return [str(one) for one in asked_of(page, asked, ours=ours, anew=anew)["told"]]


def asked_of(page: Page, asked: Any = None, *, ours: bool = False, anew: bool = True) -> dict[str, Any]:
    """What axe has ``told`` of the page, and which parts of its frame were ``left`` out.

    ``ours``: the site of tests/wsgi.py, which hands out axe itself. Unless ``anew``, parts of the frame that were
    without fault on another page, in the very same words and looks, are not asked again but for rules that compare
    what stands far apart.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_LOAD if ours else _source())
    known = None if anew else sorted(_sound_parts)
    found: dict[str, Any] = page.evaluate(_RUN, {"asked": asked or TAGS, "far": FAR, "known": known})
    if not found["told"]:
        _sound_parts.update(found["keys"])
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
