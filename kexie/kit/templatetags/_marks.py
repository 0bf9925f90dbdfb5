"""Small marks: icon, badge, light, days left, tag, avatar, seal. Drawn without templates, a list has hundreds."""

import functools
import io
from collections.abc import Sequence
from importlib import resources
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kexie.kit.crypto.fields import Secret

# Shape before colour (look.md 1.4): each tone has its own shape, so that a grey print can still be read.
_TRIANGLE = '<path d="M4 .6 7.8 7.4H.2z"/>'
_DOT = '<circle cx="4" cy="4" r="3.2"/>'
_RING = '<circle cx="4" cy="4" r="2.7" class="shape-line"/>'
_CHECK = '<path d="M.8 4.2 3.1 6.5 7.3 1.6" class="shape-line"/>'
_SQUARE = '<rect x=".8" y=".8" width="6.4" height="6.4" rx=".6"/>'
SHAPES: dict[str, str] = {
    "warn": _TRIANGLE,
    "info": _DOT,
    "vio": _RING,
    "ok": _CHECK,
    "bad": _SQUARE,
    "grey": _DOT,
}
LIGHTS: dict[str, tuple[str, str]] = {
    "done": (_CHECK, "完成"),
    "on": (_DOT, "正常"),
    "slow": (_TRIANGLE, "偏慢"),
    "behind": (_SQUARE, "落后"),
    "none": (_RING, "无任务"),
}


class UnknownTone(ValueError):
    """A template names a tone that has no shape: a mistake of the page, never of the reader."""


_SVG = "{http://www.w3.org/2000/svg}"


@functools.cache
def _drawings() -> ZipFile:
    """All drawings of lucide. The package itself looks through its archive again for every one: 30 ms each, on the
    first page that a process draws all of them together.
    """
    return ZipFile(io.BytesIO(resources.files("lucide").joinpath("lucide.zip").read_bytes()))


@functools.lru_cache(maxsize=512)
def _icon(name: str, css: str) -> str:
    svg = ElementTree.fromstring(_drawings().read(f"{name}.svg"))  # noqa: S314 (a file of the locked package)
    for node in svg.iter():
        node.tag = node.tag.removeprefix(_SVG)
    svg.attrib.update({"class": css, "aria-hidden": "true", "focusable": "false"})
    text = ElementTree.tostring(svg, encoding="unicode")
    return text.replace("\n", "").replace(' stroke-width="2"', "")


def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "bell" %}`, `size` is "", "sm" or "lg". Hidden from screen readers: a word always stands beside it."""
    return mark_safe(_icon(name + "", f"icon icon-{size}" if size else "icon"))  # noqa: S308 (own constant text)


def _shape(paths: str) -> SafeString:
    return mark_safe(f'<svg class="shape" width="12" height="12" viewBox="0 0 8 8" aria-hidden="true">{paths}</svg>')  # noqa: S308 (own constant text)


def badge(tone: str, label: str) -> SafeString:
    """`{% badge "warn" "待核稿" %}`: warn info vio ok bad grey."""
    if tone not in SHAPES:
        raise UnknownTone(tone)
    return format_html('<span class="badge badge-{}">{}{}</span>', tone, _shape(SHAPES[tone]), label)


def light(tone: str, label: str = "", show: bool = True) -> SafeString:
    """`{% light "slow" %}`: done on slow behind none. `show=False` keeps the word for screen readers only."""
    if tone not in LIGHTS:
        raise UnknownTone(tone)
    shape, word = LIGHTS[tone]
    css = "" if show else "sr-only"
    return format_html(
        '<span class="light light-{}">{}<span class="{}">{}</span></span>', tone, _shape(shape), css, label or word
    )


def days_left(days: int | None, hours: int | None = None) -> SafeString:
    """`{% days_left 6 %}` 余 6 天; negative 迟 n 天; `hours=8` where less than a day is left; None 长期."""
    if hours is not None:
        return _days("days-late", _("余{}小时"), hours)
    if days is None:
        return _days("days-long", _("长期"))
    if days < 0:
        return _days("days-late", _("迟{}天"), -days)
    if days == 0:
        return _days("days-late", _("今天到期"))
    return _days("days-late" if days == 1 else "days-soon" if days <= 7 else "days-long", _("余{}天"), days)


def _days(css: str, words: str, number: int | None = None) -> SafeString:
    figure = "" if number is None else format_html("<b>{}</b>", number)
    return format_html('<span class="days {}">{}</span>', css, format_html(words, figure))


def tag(label: str, tone: str = "", remove_url: str = "") -> SafeString:
    """A plain category: "" line brand dashed. `remove_url` adds a × named 去掉 <label>."""
    css = f"tag tag-{tone}" if tone else "tag"
    if not remove_url:
        return format_html('<span class="{}">{}</span>', css, label)
    cross = icon("x", "sm")
    return format_html(
        '<span class="{}">{}<a href="{}" aria-label="去掉 {}">{}</a></span>', css, label, remove_url, label, cross
    )


def count(number: int, tone: str = "") -> SafeString:
    """A number in a pill: "" brand solid."""
    return format_html('<span class="{}">{}</span>', f"count count-{tone}" if tone else "count", number)


def avatar(name: str, tone: str = "", size: str = "") -> SafeString:
    """First character of a name; the name itself must stand beside it."""
    css = "avatar" + (f" avatar-{tone}" if tone else "") + (f" avatar-{size}" if size else "")
    return format_html('<span class="{}" aria-hidden="true">{}</span>', css, (name or "?")[:1])


def seal(lines: str | Sequence[str], label: str = "") -> SafeString:
    """A round seal with one or two lines, `{% seal "江汉|科协" "江汉区科协印章" %}`."""
    parts = lines.split("|") if isinstance(lines, str) else list(lines)
    rows = [(34, parts[0])] if len(parts) == 1 else [(26, parts[0]), (43, parts[1])]
    text = format_html_join("", '<text x="28" y="{}">{}</text>', rows)
    ring = mark_safe('<circle cx="28" cy="28" r="26" fill="none" stroke="currentColor" stroke-width="2"/>')
    return format_html(
        '<svg class="seal" viewBox="0 0 56 56" role="img" aria-label="{}">{}{}</svg>',
        label or "".join(parts),
        ring,
        text,
    )


def skeleton(lines: int = 4) -> SafeString:
    """Grey lines while a part of the page is fetched; still after one second."""
    widths = (40, 100, 85, 60)
    rows = "".join(
        f'<svg aria-hidden="true"><rect width="{widths[i % 4]}%" height="100%" rx="4"/></svg>'
        for i in range(int(lines))
    )
    return mark_safe(f'<div class="skeleton" role="status"><span class="sr-only">正在读取</span>{rows}</div>')  # noqa: S308 (own constant text)


def masked(value: Any) -> Any:
    """A sealed number as pages may show it (138****5678); anything else as it is."""
    return value.masked if isinstance(value, Secret) else value
