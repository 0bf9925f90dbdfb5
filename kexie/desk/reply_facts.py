"""What the pages of reply slips show: attaching one, answering, collating."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from kexie.blanks import telling, values
from kexie.blanks.forms import SheetForm
from kexie.desk import words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.queries import handed_replies, replies
from kexie.notices.rules import replies as rules
from kexie.notices.rules import visible

Facts = dict[str, Any]
VIEWS = (("", "全部"), ("answered", "已回复"), ("late", "迟复"), ("open", "未回复"), ("closed", "已撤销未复"))


def due(due_at: datetime) -> str:
    """5月12日 17:30, or 5月12日（当天）; midnight is the end of the day before."""
    at = clock.local(due_at)
    if (at.hour, at.minute) == (0, 0):
        return f"{words.full_day((at - timedelta(microseconds=1)).date())}（当天）"
    return f"{words.full_day(at.date())} {at:%H:%M}"


def of_document(by: Actor, document: Any) -> Facts:
    """The card on a document's page: the slip with how many answered, or the way to attach one."""
    slip = replies.slip(document)
    can_attach = bool(rules.can_attach(by, document))
    if slip is None:
        return {"slip": None, "slip_new": reverse("desk:reply_slip", args=[document.ref]) if can_attach else ""}
    collated = None
    if rules.can_collate(by, document):
        sum_ = replies.collation(by, document, slip).sum
        collated = {"sum": sum_, "asked": sum_.total - sum_.closed, "url": reverse("desk:replies", args=[document.ref])}
    return {
        "slip": {
            "name": slip.version.blank.name,
            "due": due(slip.due_at),
            "is_over": clock.now() >= slip.due_at,
            "edit": reverse("desk:reply_slip", args=[document.ref]) if can_attach else "",
            "removal": reverse("desk:reply_slip_removal", args=[document.ref]) if can_attach else "",
            "put_off": _put_off(by, slip, document) if not can_attach else "",
            "collated": collated,
        }
    }


def _put_off(by: Actor, slip: Any, document: Any) -> str:
    return reverse("desk:reply_slip_due", args=[document.ref]) if rules.can_put_off(by, slip) else ""


def attaching(document: Any, form: Any, heading: str, facts: str) -> Facts:
    """The page on which a slip is attached or put off."""
    name, back = str(document.number or document.title), reverse("desk:document", args=[document.ref])
    return {
        "form": form, "heading": heading, "facts": facts, "back": back, "submit": "保存",
        "crumbs": [("公文", reverse("desk:documents")), (name, back), (heading, "")],
    }  # fmt: skip


def mine(by: Actor, addressee: Any) -> Facts:
    """The card on a received document: what is asked, what was answered, the way to answer."""
    document = addressee.document
    slip = replies.slip(document)
    if slip is None:
        return {"my_slip": None}
    due_at, standing = rules.due_at(addressee) or slip.due_at, replies.standing(addressee)
    verdict = rules.can_answer(by, addressee, standing)
    return {
        "my_slip": {
            "name": slip.version.blank.name,
            "due": due(due_at),
            "badge": _state(standing.at if standing else None, due_at, gone=""),
            "told": told(slip, standing) if standing else [],
            "url": reverse("desk:reply", args=[document.ref]) if verdict else "",
            "reason": "" if verdict else verdict.reason,
        },
        "collated_url": reverse("desk:replies", args=[document.ref]) if rules.can_collate(by, document) else "",
    }


def told(slip: Any, standing: Any) -> list[tuple[str, str]]:
    """An answer in words, with who gave it and when."""
    pairs = [(one.label, telling.told(one, standing.answer.values.get(one.key))) for one in slip.version.fields.all()]
    return [*pairs, ("填报", who(standing)), ("时间", words.moment(standing.at))]


def who(reply: Any) -> str:
    """王秘书（某某科协 秘书长）, or the name typed: 龙卫国（主任），凭链接."""
    seat = reply.post.label if reply.post else reply.position
    told, way = f"（{seat}）" if seat else "", "，凭链接" if reply.way == "link" else ""
    return f"{reply.signer}{told}{way}"


def answering(addressee: Any, form: Any, slip: Any, standing: Any) -> Facts:
    """The page with the form."""
    document = addressee.document
    back = reverse("desk:inbox_document", args=[document.ref])
    due_at = rules.due_at(addressee) or slip.due_at
    late = "，已过期，仍可填，记为迟复" if clock.now() >= due_at else ""
    return {
        "form": form, "groups": form.groups(), "slip": slip, "back": back,
        "sheet": {
            "form": SheetForm(), "action": reverse("desk:reply", args=[document.ref]),
            "url": reverse("desk:reply_blank_sheet", args=[document.ref]),
        },
        "heading": "修改回执" if standing else "填写回执",
        "facts": f"{addressee.name} · 期限 {due(due_at)}{late}",
        "crumbs": [("收文签收", reverse("desk:inbox")), (str(document.number or document.title), back), ("回执", "")],
    }  # fmt: skip


def index(request: HttpRequest, by: Actor, document: Any) -> Facts:
    """The collation: figures, table by district with sums, filters. Two queries besides the slip."""
    slip: Any = replies.slip(document)
    collated = replies.collation(by, document, slip)
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
        "heads": [_head(one, option) for one, option in collated.heads],
        "districts": [_district(one, asked) for one in collated.districts],
        "forwards": [_handed_on(one, len(collated.heads)) for one in handed_replies.handed_on(by, document, slip)],
        "sum": sum_,
        "sums": [values.figure(number) for number in sum_.sums],
        "as_of": f"截至 {words.moment(clock.now())}",
        "facts": f"{name} · {slip.version.blank.name} · 期限 {due(slip.due_at)}",
        "crumbs": [*_above(by, document), ("回执汇总", "")],
    }  # fmt: skip


def _above(by: Actor, document: Any) -> list[tuple[str, str]]:
    """The way here: the document where it may be opened, else the list of what units below are asked."""
    if not visible.can_view(by, document):
        return [("下属单位的回执", reverse("desk:replies_below"))]
    name = str(document.number or document.title)
    return [("公文", reverse("desk:documents")), (name, reverse("desk:document", args=[document.ref]))]


def _head(field: Any, option: str) -> str:
    unit = f"（{field.unit}）" if field.unit else ""
    return f"{field.label}：{option}" if option else f"{field.label}{unit}"


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
    closed = f"另有 {sum_.closed} 个单位已撤销，不再要求" if sum_.closed else f"期限 {due(slip.due_at)}"
    return [
        {"label": "应回复", "value": asked, "unit": "个单位", "note": closed},
        {"label": "已回复", "value": sum_.answered, "unit": "个"},
        {"label": "迟复", "value": sum_.late, "unit": "个", "note": "期限以后才填的，计入已回复"},
        {"label": "未回复", "value": sum_.open, "unit": "个", "tone": "bad" if sum_.overdue else "",
         "note": f"其中逾期 {sum_.overdue}" if sum_.overdue else ""},
    ]  # fmt: skip


def _gone(unit: Any) -> str:
    """What became of a unit that is closed; empty for one at work."""
    if unit.state == "active":
        return ""
    return f"已并入{unit.successor.label}" if unit.successor else "已撤销"


def _state(at: datetime | None, due_at: datetime, *, gone: str) -> tuple[str, str]:
    if at is not None:
        return ("grey", "迟复") if at >= due_at else ("ok", "已回复")
    if gone:
        return "grey", gone
    return ("bad", "逾期未复") if clock.now() >= due_at else ("warn", "待回复")


def rows(document: Any, found: Iterable[Any]) -> list[Facts]:
    """The lines of the list of units."""
    return [_row(document, one) for one in found]


def _row(document: Any, addressee: Any) -> Facts:
    tone, label = _state(addressee.answered_at, addressee.answer_due_at, gone=_gone(addressee.organisation))
    return {
        "name": addressee.name,
        "district": addressee.jurisdiction.short_name if addressee.jurisdiction else "市直",
        "tone": tone,
        "label": label,
        "at": addressee.answered_at,
        "url": reverse("desk:reply_unit", args=[document.ref, addressee.pk]),
    }


def unit(by: Actor, document: Any, addressee: Any) -> Facts:
    """One unit: every answer it gave, the one that counts first."""
    slip: Any = replies.slip(document)
    found = replies.rounds(addressee)
    at = found[0].at if found else None
    tone, label = _state(at, addressee.answer_due_at, gone=_gone(addressee.organisation))
    back = reverse("desk:replies", args=[document.ref])
    return {
        "document": document, "name": addressee.name, "tone": tone, "label": label,
        "facts": f"{slip.version.blank.name} · 期限 {due(addressee.answer_due_at)}",
        "crumbs": [*_above(by, document), ("回执汇总", back), (addressee.name, "")],
        "rounds": [_round(document, addressee, slip, one) for one in found],
    }  # fmt: skip


def _round(document: Any, addressee: Any, slip: Any, reply: Any) -> Facts:
    fields = list(slip.version.fields.all())
    kept = reply.answer.values
    return {
        "heading": f"第 {reply.round} 次回复" + ("（已被后一次代替）" if reply.replaced_at else ""),
        "sub": f"{who(reply)} · {words.moment(reply.at)}",
        "told": [(one.label, telling.told(one, kept.get(one.key))) for one in fields],
        "files": [
            {
                "name": kept[one.key]["name"], "meta": filesizeformat(kept[one.key]["size"]),
                "url": reverse("desk:reply_file", args=[document.ref, addressee.pk, reply.pk, one.key]),
            }
            for one in fields if one.kind == "file" and one.key in kept
        ],
    }  # fmt: skip
