"""What the pages of reply slips show: attaching one, answering, collating."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from kexie.blanks import mobiles, telling
from kexie.blanks.forms import SheetForm
from kexie.desk import words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices.queries import replies
from kexie.notices.queries.collation import collation
from kexie.notices.rules import replies as rules
from kexie.notices.rules import visible

Facts = dict[str, Any]


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
        sum_ = collation(by, document, slip).sum
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


def above(by: Actor, document: Any) -> list[tuple[str, str]]:
    """The way here: the document where it may be opened, else the list of what units below are asked."""
    if not visible.can_view(by, document):
        return [("下属单位的回执", reverse("desk:replies_below"))]
    name = str(document.number or document.title)
    return [("公文", reverse("desk:documents")), (name, reverse("desk:document", args=[document.ref]))]


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
        "crumbs": [*above(by, document), ("回执汇总", back), (addressee.name, "")],
        "rounds": [_round(document, addressee, slip, one) for one in found],
        "ring": _ring(document, addressee, slip, found[:1]),
    }  # fmt: skip


def _ring(document: Any, addressee: Any, slip: Any, standing: list[Any]) -> str:
    """Where the numbers are seen that the reply that counts shows by their masks; whoever reads it may ask."""
    fields = slip.version.fields.all()
    if not any(mobiles.masked(fields, one.answer.values) for one in standing):
        return ""
    return reverse("desk:reply_telephones", args=[document.ref, addressee.pk])


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
