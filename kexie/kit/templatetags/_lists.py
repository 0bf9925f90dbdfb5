"""Parts drawn from lists: steps, timeline, tabs, pager, crumbs … Each returns the context of its template."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.template import Context

_STEP_WORDS = {"done": "已完成", "now": "正在办", "bad": "有问题", "todo": "未到"}


def _query(context: Context, **changes: object) -> str:
    """The page's own query string with some values set; None takes a name out. Begins with `?`."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return "?" + query.urlencode()


def steps(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """At most ten steps: `label`, optional `who`, `when`, `state` done now bad todo."""
    return {
        "items": [
            {**item, "state": item.get("state", "todo"), "word": _STEP_WORDS[item.get("state", "todo")]}
            for item in items
        ]
    }


def timeline(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What happened, newest first: `title`, `when`, `who`, optional `note`, `tone` "" now ok bad."""
    return {"items": items}


def tabs(
    items: Iterable[Mapping[str, Any]], label: str = "视图", bare: bool = False, aside: str = ""
) -> dict[str, Any]:
    """Saved views as links: `label`, `url`, optional `count`, `current`, `off`. `aside` stands at the right."""
    return {"items": items, "label": label, "bare": bare, "aside": aside}


def segmented(items: Iterable[Mapping[str, Any]], label: str) -> dict[str, Any]:
    """A group of links of which one is in force: `label`, `url`, `current`."""
    return {"items": items, "label": label}


def crumbs(items: Iterable[Any]) -> dict[str, Any]:
    """Way to here: (label, url) pairs, the last one without url is this page."""
    return {"items": items}


def definitions(pairs: Iterable[Sequence[Any]], columns: int = 1) -> dict[str, Any]:
    """Names and values. A missing value is shown as —, never left out silently."""
    return {"pairs": pairs, "columns": columns}


def figures(items: Iterable[Mapping[str, Any]], card: bool = True) -> dict[str, Any]:
    """A row of big figures: `label`, `value`, optional `unit`, `note`, `tone` bad."""
    return {"items": items, "card": card}


def pager(context: Context, page: Any, name: str = "page", unit: str = "条") -> dict[str, Any]:
    """Pages of a list, keeping the other parts of the address; says what is shown: 共 23 条，显示第 1–20.

    `page` is one of kit.web.paging, or Django's own.
    """
    if hasattr(page, "paginator"):
        return _django_pager(context, page, name, unit)
    return {
        "unit": unit, "current": page.number, "total": page.total, "more": page.more,
        "first": page.first, "last": page.last,
        "pages": page.pages, "previous": page.previous_address, "next": page.next_address,
        "numbers": [{"n": link.number, "url": link.address} for link in page.links],
    }  # fmt: skip


def _django_pager(context: Context, page: Page[Any], name: str, unit: str) -> dict[str, Any]:
    around = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "unit": unit, "current": page.number, "total": page.paginator.count, "first": page.start_index(),
        "last": page.end_index(), "pages": page.paginator.num_pages,
        "numbers": [{"n": n, "url": _query(context, **{name: n}) if isinstance(n, int) else ""} for n in around],
        "previous": _query(context, **{name: page.previous_page_number()}) if page.has_previous() else "",
        "next": _query(context, **{name: page.next_page_number()}) if page.has_next() else "",
    }  # fmt: skip


def th(
    context: Context, label: str, key: str = "", sort: str = "", css: str = "", name: str = "sort"
) -> dict[str, Any]:
    """A table head. With `key` it sorts: `sort` is the order in force (`-updated` = falling)."""
    down = sort == f"-{key}"
    on = bool(key) and sort.lstrip("-") == key
    return {
        "label": label,
        "css": css,
        "key": key,
        "on": on,
        "down": down,
        "url": _query(context, **{name: key if down else f"-{key}", "page": None}) if key else "",
        "aria": ("descending" if down else "ascending") if on else "",
    }


def empty(title: str, text: str = "", href: str = "", action: str = "", icon: str = "inbox") -> dict[str, Any]:
    """Nothing here: say what comes next or which condition to drop (look.md 10), with one button at most."""
    return {"title": title, "text": text, "href": href, "action": action, "icon": icon}


def file_row(
    name: str,
    meta: str = "",
    url: str = "",
    preview: str = "",
    remove: str = "",
    progress: float | None = None,
    error: str = "",
) -> dict[str, Any]:
    """One file: type tile, name, size or state, 预览 / 下载.

    `progress` in per cent while it comes; `error` the cause why it was refused.
    """
    kind = name.rpartition(".")[2].upper()[:4] if "." in name else "文件"
    return {
        "name": name,
        "kind": kind,
        "meta": meta,
        "url": url,
        "preview": preview,
        "remove": remove,
        "progress": progress,
        "error": error,
    }


def toast(text: str, tone: str = "", url: str = "", action: str = "撤销", saved: str = "") -> dict[str, Any]:
    """A line over the page; tone bad stays until closed, others at least six seconds.

    `saved` names the copy in the browser that has now been saved (`kit.web.kept.key`).
    """
    return {"text": text, "tone": tone, "url": url, "action": action, "saved": saved}


def flat_items(groups: Iterable[Any] | None, limit: int = 4) -> list[Any]:
    """The first items of a grouped menu, for the bottom bar of phones."""
    found: list[Any] = []
    for group in groups or ():
        found += group["items"] if isinstance(group, Mapping) else group.items
    return found[: int(limit)]
