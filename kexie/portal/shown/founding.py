"""An application for an association behind its link: what is to be done now, and by whom."""

from typing import Any

from django.urls import reverse

from kexie.associations import applying, flow
from kexie.associations.documents import papers
from kexie.associations.forms import shown
from kexie.associations.forms.application import ApplicationForm
from kexie.associations.rules import founding as rules
from kexie.associations.rules import materials
from kexie.kit import clock

_NEXT = {
    "applied": "{place}正在核查，核查后送批复。需要补正的会退回一次，凭这个网址修改。",
    "checked": "核查已通过，{authority}正在办理批复。",
    "replying": "核查已通过，{authority}正在办理批复。",
    "approved": "批复已印发。请在 {lapses} 前召开成立大会，会后 {days} 天内凭这个网址记录结果。",
    "held": "大会已记录。请报备案：会员数、每届年数和大会通过的章程。",
    "filed": "{place}正在核对备案，核对后登记成立，秘书长会收到开户邀请。",
    "active": "已登记成立。秘书长凭收到的开户邀请登录，以后的办理在工作台进行。",
    "refused": "没有同意成立。{note}",
    "withdrawn": "申请已撤回。要成立请重新申请。",
    "lapsed": "批复后没有按期召开成立大会，批复已失效。要成立请重新申请。",
}


class Letter:
    """What the page of one link shows; ``token`` is known only because it stands in the address."""

    def __init__(self, row: Any, token: str, by: Any, note: str = "") -> None:
        self.row, self.state = row, flow.FOUNDING.state(row.state)
        self.token, self.url = token, reverse("portal:founding", args=[token])
        lapses = rules.lapses_on(row)
        self.next = _NEXT.get(row.state, "").format(
            place=row.place.label, authority=row.authority.label if row.authority else "", note=note,
            days=rules.RECORDED_WITHIN, lapses=f"{lapses.year}年{lapses.month}月{lapses.day}日",
        )  # fmt: skip
        self.acts = [
            (label, reverse(f"portal:founding_{noun}", args=[token]), tone)
            for label, noun, rule, tone in (
                ("记录成立大会", "meeting", rules.can_hold, "primary"), ("报备案", "filing", rules.can_file, "primary"),
                ("撤回申请…", "withdrawal", rules.can_withdraw, "danger"),
            )
            if rule(by, row)
        ]  # fmt: skip
        self.materials = reverse("portal:founding_materials", args=[token]) if materials.can_attach(by, row) else ""
        self.sections = shown.sections(row)
        self.papers = [
            (
                f"{label}{word}",
                *(reverse("portal:founding_paper", args=[token, code, form]) + asked for form in ("docx", "pdf")),
            )
            for code, (label, _) in papers.offered("成立", adopted=bool(row.assembly.charter)).items()
            for word, asked in (("", ""), ("（按姓氏笔画）", "?order=strokes"))
            if not asked or code in papers.BY_STROKES
        ]
        self.reasons = _reasons(row)


def _reasons(row: Any) -> list[tuple[str, str]]:
    labels = {name: str(field.label) for name, field in ApplicationForm.base_fields.items()}
    return [(labels.get(name) or applying.WANTED.get(name, "人选"), words) for name, words in row.reasons.items()]


def saved() -> str:
    """What the line beside the form says."""
    return f"已自动保存 {clock.local(clock.now()):%H:%M}"
