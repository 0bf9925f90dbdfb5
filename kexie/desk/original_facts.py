"""What the pages of paper originals show."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import histories, ladder, words
from kexie.notices import copy_codes, flow, queries

Facts = dict[str, Any]
_FIELDS = {"send": "receiver", "lose": "note", "void": "note"}
_HINTS = {"send": "与收件单位名称一致的，记在该单位名下", "lose": "在哪里、怎样遗失的", "void": "为什么作废"}


def index(request: HttpRequest, document: Any, form: Any) -> Facts:
    """Counts by state, filters, the form. One query."""
    counts = queries.originals.counts(document)
    states = {one.code: one.label for one in flow.ORIGINAL.states}
    asked = request.GET.get("view", "")
    view, q = asked if asked in states else "", request.GET.get("q", "").strip()[:60]
    total = sum(counts.values())
    name = str(document.number or document.title)
    views = [("", "全部", total), *((code, label, counts.get(code, 0)) for code, label in states.items())]
    return {
        "document": document, "form": form, "view": view, "q": q, "total": total, "to_stamp": counts.get("made", 0),
        "views": [
            {"label": label, "url": "?" + urlencode({"view": code} if code else {}), "count": count,
             "current": code == view}
            for code, label, count in views if count or code in ("", view)
        ],
        "facts": f"{name} · 共 {total} 份",
        "crumbs": [*_crumbs(document), ("纸质原件", "")],
    }  # fmt: skip


def _crumbs(document: Any) -> list[tuple[str, str]]:
    name = str(document.number or document.title)
    return [("公文", reverse("desk:documents")), (name, reverse("desk:document", args=[document.ref]))]


def row(original: Any) -> Facts:
    """One line of the list."""
    state = flow.ORIGINAL.state(original.state)
    return {
        "serial": f"{original.serial:06d}", "code": copy_codes.shown(original.code), "tone": state.tone,
        "label": state.label, "receiver": original.receiver, "since": original.state_since,
        "url": reverse("desk:original", args=[original.code]),
        "print_url": reverse("desk:original_pdf", args=[original.code]) if original.state == "made" else "",
    }  # fmt: skip


def detail(original: Any, form: Any = None) -> Facts:
    """One copy with its steps and its history."""
    entries = histories.entries("original", original.pk)
    names, posts = histories.names(entries), histories.posts(entries)
    document, line = original.document, row(original)
    back = reverse("desk:originals", args=[document.ref])
    return {
        "row": line, "form": form,
        "facts": f"{document.number or document.title} · {words.moment(original.made_at)}登记",
        "crumbs": [*_crumbs(document), ("纸质原件", back), (line["serial"], "")],
        "elements": [
            ("编码", line["code"]), ("份号", line["serial"]), ("状态", line["label"]), ("收件方", original.receiver),
            ("收件单位", "在主送范围内" if original.addressee_id else "不在主送范围内" if original.receiver else ""),
            ("发出时间", words.moment(original.sent_at)),
        ],
        "steps": [_step(one) for one in flow.ORIGINAL.leaving(original.state)],
        "print_url": reverse("desk:original_pdf", args=[original.code]),
        "step_url": reverse("desk:original_steps", args=[original.code]),
        "history": ladder.timeline(flow.ORIGINAL, entries, names, posts),
    }  # fmt: skip


def _step(one: Any) -> Facts:
    field = _FIELDS.get(one.verb, "")
    return {
        "verb": one.verb, "label": one.label, "field": field, "hint": _HINTS.get(one.verb, ""),
        "ask": {"receiver": "收件单位或收件人", "note": "说明"}.get(field, ""),
        "tone": "danger" if one.danger else "primary",
    }  # fmt: skip


def finding(typed: str, code: str) -> Facts:
    """The page on which a code is typed, and why one leads nowhere."""
    reason = f"编码“{typed}”不对：应为 8 位字母和数字，请对照原件重新输入" if typed and not code else ""
    if code:
        reason = f"没有编码为 {copy_codes.shown(code)} 的原件，或不是本单位印发的"
    return {"typed": typed, "reason": reason, "crumbs": [("公文", reverse("desk:documents")), ("查原件", "")]}
