"""`{% load kit %}`: all parts without domain words, told in docs/components.md and shown on /desk/patterns/."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kexie.kit.templatetags import _blocks, _charts, _fields, _lines, _lists, _marks, _tiles
from kexie.kit.web import idempotency

register = template.Library()

for _tag in (
    _marks.icon,
    _marks.badge,
    _marks.light,
    _marks.days_left,
    _marks.tag,
    _marks.count,
    _marks.avatar,
    _marks.seal,
    _marks.skeleton,
    _charts.progress,
    _charts.bar_chart,
    _lines.line_chart,
    _tiles.tile_map,
    _fields.field,
    _fields.error_summary,
):
    register.simple_tag(_tag)

for _block in (
    _blocks.button,
    _blocks.card,
    _blocks.alert,
    _blocks.dialog,
    _blocks.menu,
    _blocks.page_head,
    _blocks.bulk_bar,
    _blocks.drop,
):
    register.simple_block_tag(_block)

for _part in (
    _lists.steps,
    _lists.timeline,
    _lists.tabs,
    _lists.segmented,
    _lists.crumbs,
    _lists.definitions,
    _lists.figures,
    _lists.empty,
    _lists.file_row,
    _lists.toast,
):
    register.inclusion_tag(f"kit/parts/{_part.__name__}.html")(_part)

register.inclusion_tag("kit/parts/pager.html", takes_context=True)(_lists.pager)
register.inclusion_tag("kit/parts/th.html", takes_context=True)(_lists.th)
register.filter("flat_items", _lists.flat_items)
register.filter("masked", _marks.masked)


@register.inclusion_tag("kit/parts/size_switch.html", takes_context=True)
def size_switch(context: template.Context, style: str = "seg") -> dict[str, object]:
    """小中大长者, a plain form to `/preferences/`; `style="doc"` draws 【大】【中】【小】 as document pages do."""
    names = (
        (("lg", "大"), ("md", "中"), ("sm", "小"))
        if style == "doc"
        else (("sm", _("小")), ("md", _("中")), ("lg", _("大")), ("xl", _("长者")))
    )
    return _preference(context, names, "ui_size", "md") | {"style": style}


@register.inclusion_tag("kit/parts/theme_switch.html", takes_context=True)
def theme_switch(context: template.Context, style: str = "menu") -> dict[str, object]:
    """浅色 深色 高对比 跟随系统; `style` is "menu" (an icon with a list) or "seg" (a row of buttons)."""
    names = (("light", _("浅色")), ("dark", _("深色")), ("contrast", _("高对比")), ("auto", _("跟随系统")))
    return _preference(context, names, "ui_theme", "auto") | {"style": style}


def _preference(
    context: template.Context, names: tuple[tuple[str, str], ...], key: str, default: str
) -> dict[str, object]:
    request = context.get("request")
    return {
        "choices": names,
        "current": context.get(key) or default,
        "csrf_token": context.get("csrf_token"),
        "here": request.get_full_path() if request is not None else "",
    }


@register.simple_tag
def idempotency_key() -> SafeString:
    """The hidden field that makes a form sent twice one act (kit.web.idempotency); inside every POST form."""
    field = '<input type="hidden" name="{}" value="{}">'
    plain = f"<noscript>{field}</noscript>"
    return format_html(field + plain, idempotency.FIELD, idempotency.fresh_key(), idempotency.PLAIN, "1")
