"""The reminder ladder as pages show it: its steps with days and figures, what came to one unit, the form."""

from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.messages.channels import Channel
from kexie.notices import steps
from kexie.notices.queries import reminders as queries
from kexie.notices.rules import reminders as rules

Facts = dict[str, Any]
ABOUTS = {"receipt": "签收", "answer": "回执"}
TOS = {"liaison": "联络员", "secretary": "秘书长", "superior": "业务指导单位"}
STATES = {"sent": ("ok", "已发"), "stopped": ("", "不再发"), "missed": ("", "已错过"), "nobody": ("bad", "无人可发")}


def when(days: int) -> str:
    """期限前 2 个工作日."""
    return "期限当天" if not days else f"期限{'前' if days < 0 else '后'} {abs(days)} 个工作日"


def channels(codes: Any) -> str:
    """站内、短信."""
    return "、".join(str(Channel(code).label) for code in codes)


def of_document(by: Any, document: Any) -> Facts:
    """The card of the page of receipts. Four queries."""
    ladder = queries.of_document(document)
    outcomes = queries.outcomes(document)
    settled = {(one.about, one.days, one.to) for one in outcomes}
    fall = queries.coming(document, ladder, document.due_on) if ladder else steps.Fall((), ())
    return {
        "ladder_rows": [*(_outcome(one) for one in outcomes), *_coming(fall, settled)],
        "ladder_is_off": ladder is not None and not ladder.is_on,
        "ladder_unknown": fall.unknown,
        "can_set_ladder": bool(rules.can_set_steps(by, document)),
    }


def _outcome(one: Any) -> Facts:
    span = words.day(one.first) + (f"至{words.day(one.last)}" if one.last != one.first else "")
    told = [f"已发 {one.sent} 家"] if one.sent else []
    told += [f"无人可发 {one.nobody} 家"] if one.nobody else []
    told += [f"已办、不再发 {one.stopped} 家"] if one.stopped else []
    told += [f"错过 {one.missed} 家"] if one.missed else []
    return {
        "day": span, "about": ABOUTS[one.about], "when": when(one.days), "to": TOS[one.to],
        "tone": "ok" if one.sent else "grey", "label": "已发" if one.sent else "已过", "told": "，".join(told),
    }  # fmt: skip


def _coming(fall: Any, settled: set[Any]) -> list[Facts]:
    """The document's own steps to come; those of answers go by the slip's day, told by what became of them."""
    left = [one for one in fall.coming if one.step.key not in settled and one.step.about == "receipt"]
    return [
        {
            "day": words.day(one.day), "about": ABOUTS[one.step.about], "when": when(one.step.days),
            "to": TOS[one.step.to], "tone": "grey" if place else "info", "label": "待发" if place else "下一步",
            "told": channels(one.step.channels),
        }
        for place, one in enumerate(left)
    ]  # fmt: skip


def of_unit(document: Any, addressee: Any) -> Facts:
    """What became of the steps for one unit, and the next one. Four queries."""
    rows = queries.of_unit(addressee)
    settled = {(row.about, row.days, row.to) for row in rows}
    ladder = queries.of_document(document)
    signed = getattr(addressee, "receipt", None) is not None
    fall = queries.coming(document, ladder, addressee.due_on) if ladder and not signed else steps.Fall((), ())
    following = next((one for one in fall.coming if one.step.about == "receipt" and one.step.key not in settled), None)
    return {
        "reminders": [_row(row) for row in rows],
        "next_reminder": _next(following) if following else "",
    }


def of_answer(row: Any) -> Facts:
    """What became of one step for a plan in answer."""
    return _row(row, "计划")


def _row(row: Any, about: str = "") -> Facts:
    tone, label = STATES[row.state]
    whom = (row.person or row.unit).name if row.state == "sent" else steps.REASONS[row.reason]
    return {
        "tone": tone,
        "title": f"{label}：{whom}",
        "when": words.moment(row.at) if row.state == "sent" else words.day(row.day),
        "who": f"{about or ABOUTS[row.about]} · {when(row.days)} · {TOS[row.to]}",
        "note": channels(row.channels),
    }


def _next(one: Any) -> str:
    return f"下一步：{words.day(one.day)}，发给{TOS[one.step.to]}（{channels(one.step.channels)}）"


def usual_form(house: Any, ladder: Any, form: Any) -> Facts:
    """The ladder of a house."""
    told = "本单位自己的" if ladder.is_own else "本单位没有另定，按通用的"
    return {
        "form": form, "rows": list(form.rows()), "heading": "催办", "back": reverse("desk:settings"),
        "facts": f"{house.name} · {told}；印发时带到每件公文，已印发的不变",
        "crumbs": [("设置", reverse("desk:settings")), ("催办", "")],
    }  # fmt: skip


def document_form(document: Any, form: Any) -> Facts:
    """The ladder of one document."""
    name, back = str(document.number or document.title), reverse("desk:document", args=[document.ref])
    receipts = reverse("desk:receipts", args=[document.ref])
    issued = document.state == "issued"
    middle = [("签收情况", receipts)] if issued else []
    told = "已发的不再发，改动只管以后的步骤" if issued else "印发以后按这里的步骤催"
    return {
        "form": form, "rows": list(form.rows()), "heading": "这件公文的催办", "back": receipts if issued else back,
        "facts": f"{name} · 签收期限 {words.full_day(document.due_on)} · {told}",
        "crumbs": [("公文", reverse("desk:documents")), (name, back), *middle, ("催办", "")],
    }  # fmt: skip


def own_due(document: Any, addressee: Any, form: Any) -> Facts:
    """The page on which one unit gets a day of its own."""
    name, back = str(document.number or document.title), reverse("desk:receipt_unit", args=[document.ref, addressee.pk])
    return {
        "form": form, "heading": f"单位的期限：{addressee.name}", "submit": "改期限", "back": back,
        "facts": f"{name} · 文件的期限 {words.full_day(document.due_on)}",
        "crumbs": [
            ("公文", reverse("desk:documents")), (name, reverse("desk:document", args=[document.ref])),
            ("签收情况", reverse("desk:receipts", args=[document.ref])), (addressee.name, back), ("单位的期限", ""),
        ],
    }  # fmt: skip
