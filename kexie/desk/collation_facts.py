"""What the collation of a reply slip shows: figures, districts with sums, forwards, filters."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from kexie.blanks import telling, values
from kexie.desk import reply_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.queries import handed_replies, replies
from kexie.notices.queries.collation import collation

Facts = dict[str, Any]
VIEWS = (("", "全部"), ("answered", "已回复"), ("late", "迟复"), ("open", "未回复"), ("closed", "已撤销未复"))


def index(request: HttpRequest, by: Actor, document: Any) -> Facts:
    """The collation: figures, table by district with sums, filters. Two queries besides the slip."""
    slip: Any = replies.slip(document)
    collated = collation(by, document, slip)
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("view", "district", "q")}
    asked["view"] = asked["view"] if asked["view"] in dict(VIEWS) else ""
    sum_ = collated.sum
    counts = {
        "": sum_.total, "answered": sum_.answered, "late": sum_.late, "open": sum_.open, "closed": sum_.closed,
    }  # fmt: skip
    name = str(document.number or document.title)
    return {
        **asked,
        "document": document,
        "views": [
            {"label": label, "url": _url(asked, view=code), "count": counts[code] if not asked["district"] else None,
             "current": code == asked["view"]}
            for code, label in VIEWS
        ],
        "clear_url": _url(asked, district="", q=""),
        "figures": _figures(sum_, slip),
        "heads": [telling.head(one, option) for one, option in collated.heads],
        "districts": [_district(one, asked) for one in collated.districts],
        "forwards": [_handed_on(one, len(collated.heads)) for one in handed_replies.handed_on(by, document, slip)],
        "sum": sum_,
        "sums": [values.figure(number) for number in sum_.sums],
        "as_of": f"截至 {words.moment(clock.now())}",
        "facts": f"{name} · {slip.version.blank.name} · 期限 {reply_facts.due(slip.due_at)}",
        "crumbs": [*reply_facts.above(by, document), ("回执汇总", "")],
    }  # fmt: skip


def _url(asked: dict[str, str], **changes: str) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, **changes}.items() if value})


def _district(one: Any, asked: dict[str, str]) -> Facts:
    return {
        "code": one.code or "-", "label": one.label, "total": one.total, "answered": one.answered, "late": one.late,
        "open": one.open, "overdue": one.overdue, "closed": one.closed,
        "sums": [values.figure(number) for number in one.sums],
        "url": _url(asked, district=one.code or "-"),
    }  # fmt: skip


def _handed_on(one: Any, heads: int) -> Facts:
    """A forward in a line; what another form asks is not added up."""
    told = one.figures
    return {
        "house": one.forward.house, "number": one.forward.number, "total": told.total, "answered": told.answered,
        "late": told.late, "open": told.open, "overdue": told.overdue,
        "sums": [values.figure(number) for number in told.sums] if told.sums else ["—"] * heads,
    }  # fmt: skip


def _figures(sum_: Any, slip: Any) -> list[Facts]:
    asked = sum_.total - sum_.closed
    closed = f"另有 {sum_.closed} 个单位已撤销，不再要求" if sum_.closed else f"期限 {reply_facts.due(slip.due_at)}"
    return [
        {"label": "应回复", "value": asked, "unit": "个单位", "note": closed},
        {"label": "已回复", "value": sum_.answered, "unit": "个"},
        {"label": "迟复", "value": sum_.late, "unit": "个", "note": "期限以后才填的，计入已回复"},
        {"label": "未回复", "value": sum_.open, "unit": "个", "tone": "bad" if sum_.overdue else "",
         "note": f"其中逾期 {sum_.overdue}" if sum_.overdue else ""},
    ]  # fmt: skip
