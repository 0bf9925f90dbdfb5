"""Parts that hold other markup: button, card, alert, dialog, menu, page head."""

from collections.abc import Iterable
from typing import Any

from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kexie.kit.templatetags import _marks

_ALERT_ICONS = {"info": "info", "ok": "check", "warn": "triangle-alert", "bad": "ban"}


def _flat(attrs: dict[str, Any]) -> SafeString:
    return flatatt(
        {name.rstrip("_").replace("_", "-"): value for name, value in attrs.items() if value not in (None, "")}
    )


def button(
    content: str,
    tone: str = "",
    size: str = "",
    href: str = "",
    type: str = "submit",
    icon: str = "",
    off: str = "",
    busy: str = "",
    css: str = "",
    **attrs: Any,
) -> SafeString:
    """`{% button tone="primary" %}提交{% endbutton %}`.

    `tone` "" primary soft text danger danger-solid ghost; `size` "" sm lg xl; `href` a link; `icon` a lucide name;
    `off` the reason why it cannot be pressed: the button is drawn off and the reason written beside it;
    `busy` the word after pressing (submit: 提交中); other names become attributes, `_` read as `-`.
    """
    classes = " ".join(
        part for part in ("btn", f"btn-{tone}" if tone else "", f"btn-{size}" if size else "", css) if part
    )
    mark = _marks.icon(icon) if icon else ""
    if off:
        return format_html(
            '<span class="btn-off"><button type="button" class="{}" aria-disabled="true"{}>{}{}</button>'
            '<span class="btn-why">{}</span></span>',
            classes,
            _flat(attrs),
            mark,
            content,
            off,
        )
    if href:
        return format_html('<a class="{}" href="{}"{}>{}{}</a>', classes, href, _flat(attrs), mark, content)
    if type == "submit":
        attrs.setdefault("data_busy", busy or "提交中")
    return format_html('<button class="{}" type="{}"{}>{}{}</button>', classes, type, _flat(attrs), mark, content)


def card(
    content: str,
    title: str = "",
    sub: str = "",
    link: str = "",
    link_label: str = "",
    id: str = "",
    flush: bool = False,
    tone: str = "",
    icon: str = "",
    count: int | None = None,
    level: int = 2,
    foot: str = "",
) -> SafeString:
    """A card with a head of 48 px. `flush` leaves out the padding (tables, rows); `sub` grey words after the title;
    `link`/`link_label` the one link at the right end; `tone="late"` red title; `foot` one line under a rule."""
    return render_to_string(
        "kit/parts/card.html",
        {
            "content": content,
            "title": title,
            "sub": sub,
            "link": link,
            "link_label": link_label,
            "id": id,
            "flush": flush,
            "tone": tone,
            "icon": icon,
            "count": count,
            "level": level,
            "foot": foot,
        },
    )


def alert(
    content: str,
    tone: str = "info",
    title: str = "",
    href: str = "",
    action: str = "",
    icon: str = "",
    live: bool = False,
) -> SafeString:
    """A coloured line: info ok warn bad. Fact, cause, next step. `href`, `action`: one button; `live` announces it."""
    if tone not in _ALERT_ICONS:
        raise _marks.UnknownTone(tone)
    return render_to_string(
        "kit/parts/alert.html",
        {
            "content": content,
            "tone": tone,
            "title": title,
            "href": href,
            "action": action,
            "icon": icon or _ALERT_ICONS[tone],
            "live": live,
        },
    )


def dialog(content: str, id: str, title: str, still: bool = False) -> SafeString:
    """A dialog of 480 px, opened by a button with `data-dialog="<id>"`. Esc closes, focus returns. Put the buttons into
    `<div class="dialog-foot">` at its end. Without script the opener must be a link to a page that asks the same."""
    return render_to_string("kit/parts/dialog.html", {"content": content, "id": id, "title": title, "still": still})


def menu(content: str, label: str, icon: str = "", css: str = "btn", start: bool = False) -> SafeString:
    """A list under a button (`<details>`, works without script); rows are `<a class="menu-item">` or buttons."""
    return render_to_string(
        "kit/parts/menu.html", {"content": content, "label": label, "icon": icon, "css": css, "start": start}
    )


def page_head(
    content: str,
    title: str,
    facts: str = "",
    crumbs: Iterable[Any] = (),
    sub: str = "",
    badge_tone: str = "",
    badge_label: str = "",
) -> SafeString:
    """Crumb, title 20 px, one grey line of facts; the content is the actions at the right end (one primary at most).
    `crumbs` is a list of (label, url); `sub` grey words after the title; a badge may stand beside it."""
    return render_to_string(
        "kit/parts/page_head.html",
        {
            "content": content,
            "title": title,
            "facts": facts,
            "crumbs": crumbs,
            "sub": sub,
            "badge_tone": badge_tone,
            "badge_label": badge_label,
        },
    )


def bulk_bar(
    content: str, count: int, total: int | None = None, all_url: str = "", note: str = "", clear_url: str = ""
) -> SafeString:
    """The blue bar in place above the head of a table: count, 选中筛出的全部 n 份, why some cannot, actions."""
    return render_to_string(
        "kit/parts/bulk_bar.html",
        {
            "content": content,
            "count": count,
            "total": total,
            "all_url": all_url,
            "note": note,
            "clear_url": clear_url,
        },
    )


def drop(content: str, name: str, id: str, accept: str = "", multiple: bool = False, over: bool = False) -> SafeString:
    """The field a file is dropped on; the content says types and size. A plain file field without script."""
    return render_to_string(
        "kit/parts/drop.html",
        {
            "content": content,
            "name": name,
            "id": id,
            "accept": accept,
            "multiple": multiple,
            "over": over,
        },
    )
