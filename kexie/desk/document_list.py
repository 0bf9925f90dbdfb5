"""Views, words and counts of the list of documents."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.kit.actor import Actor
from kexie.kit.web import paging
from kexie.notices import flow, queries

# Saved views in the order of the way a document goes; each is an address.
VIEWS: tuple[tuple[str, str], ...] = (
    ("", "全部"), ("mine", "我拟的"), ("draft", "拟稿"), ("review", "待核稿"), ("countersign", "待会签"),
    ("sign_off", "待签发"), ("signed", "待编号"), ("numbered", "待印发"), ("issued", "已印发"), ("void", "已作废"),
)  # fmt: skip
# These stand on the page only where they hold something.
QUIET = ("countersign", "signed", "numbered", "void")


def index(request: HttpRequest, by: Actor) -> dict[str, Any]:
    """Filters, saved views with their counts, words for an empty list. One query for all counts."""
    known = {code for code, _ in VIEWS} | set(queries.VIEWS)
    view = request.GET.get("view", "")
    view = view if view in known else ""
    q = request.GET.get("q", "").strip()[:100]
    counts = queries.counts(by, paging.FAR)
    shown = dict(VIEWS).get(view, "在办")
    return {
        "view": view,
        "view_label": shown,
        "total": None if q else counts[view],
        "few": counts[""] <= paging.FAR,
        "q": q,
        "views": [
            {
                "label": label,
                "url": _url(code, q),
                "count": words.bounded(counts[code], paging.FAR),
                "current": code == view,
            }
            for code, label in VIEWS
            if code not in QUIET or counts[code] or code == view
        ],
        "clear_url": _url(view, ""),
        "no_match": f"没有符合“{' + '.join(part for part in (shown if view else '', q) if part)}”的公文",
        "nothing": _nothing(view, shown),
        "can_draft": "documents.draft" in by.rights,
        "facts": f"在办{words.pieces(counts['open'], paging.FAR)}，已印发{words.pieces(counts['issued'], paging.FAR)}",
    }


def _url(view: str, q: str) -> str:
    query = urlencode({name: value for name, value in (("view", view), ("q", q)) if value})
    return f"{reverse('desk:documents')}?{query}" if query else reverse("desk:documents")


def _nothing(view: str, label: str) -> tuple[str, str]:
    if not view:
        return "还没有公文", "拟稿或粘贴导入后会列在这里。"
    if view == "mine":
        return "您还没有拟过公文", "点右上角“拟公文”开始，或把现成的通知粘贴进来。"
    waits = flow.DOCUMENT.state(view).waits_for if view in {state.code for state in flow.DOCUMENT.states} else ""
    return f"现在没有{label}的公文", f"轮到{waits}办时会列在这里。" if waits else "有了会列在这里。"
