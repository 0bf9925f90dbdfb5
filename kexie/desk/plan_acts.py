"""The acts on plans, reports and answers as pages offer them: noun, action, what follows, what is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import forms
from kexie.desk.forms import answers as answer_forms
from kexie.kit.actor import Actor
from kexie.kit.verdict import Verdict
from kexie.plans import rules
from kexie.plans.actions import answers, plans, reports


@dataclass(frozen=True, slots=True)
class Door:
    """One act. ``asks``: a reason must be given first; ``confirms``: a page tells what follows before it is done."""

    noun: str
    label: str
    rule: Callable[[Actor, Any], Verdict]
    action: Callable[..., Any]
    consequence: str
    done: str
    tone: str = ""
    asks: bool = False
    confirms: bool = False
    # What is asked before it is done, where it is more than a reason.
    form: Callable[..., Any] | None = None

    @property
    def asked(self) -> Callable[..., Any] | None:
        """The form of what is asked first; None where nothing is."""
        return self.form or (forms.NoteForm if self.asks else None)


PLAN: dict[str, Door] = {
    one.noun: one
    for one in (
        Door(
            "issue",
            "下达",
            rules.can_issue,
            plans.issue,
            "下达后，分到目标的区和单位就能看到并报送进展；任务再改要写理由。",
            "已下达",
            "primary",
            confirms=True,
        ),
        Door(
            "closure",
            "结束",
            rules.can_close,
            plans.close,
            "结束后不再分解、报送和核实，进展和考核表保留。",
            "已结束",
            confirms=True,
        ),
        Door(
            "copy",
            "沿用到下一年",
            rules.can_copy,
            plans.copy,
            "另存一份下一年的拟定：原文里的年份加一，任务照搬并顺延一年，分解和进展不带过去。届次、会议名称请您核对。",
            "已沿用到下一年，请核对原文里的届次和会议名称",
            confirms=True,
        ),
        Door(
            "voiding",
            "作废",
            rules.can_void,
            plans.void,
            "作废后留存备查，不能恢复；同一份原文可以重新录入。",
            "已作废",
            "danger",
            asks=True,
            confirms=True,
        ),
    )
}
REPORT: dict[str, Door] = {
    one.noun: one
    for one in (
        Door("withdrawal", "撤回", rules.can_withdraw, reports.withdraw, "撤回后可以重新报送。", "已撤回"),
        Door(
            "revocation",
            "撤销核实",
            rules.can_revoke,
            reports.revoke,
            "撤销后不再计入进展，由报送单位重报。",
            "已撤销核实",
            "danger",
            asks=True,
        ),
        Door(
            "return",
            "退回",
            rules.can_settle,
            reports.return_,
            "退回后不计入进展，由报送单位重报。",
            "已退回",
            asks=True,
        ),
        Door(
            "verification", "核实", rules.can_settle, reports.verify, "核实后计入进展。", "已核实，计入进展", "primary"
        ),
    )
}
ANSWER: dict[str, Door] = {
    one.noun: one
    for one in (
        Door("return", "退回", rules.can_check, answers.return_, "退回后由该单位修改再报。", "已退回", asks=True),
        Door("acceptance", "审核通过", rules.can_check, answers.accept, "", "已审核通过", "primary"),
        Door("submission", "报送", rules.can_write, answers.submit, "", "已报送，等审核", "primary"),
        Door(
            "dropping",
            "不再要求",
            rules.can_drop,
            answers.drop,
            "该单位不用再报，也不再催办、不计入按时报送。需要时可以重新布置。",
            "已不再要求",
            asks=True,
        ),
        Door(
            "renewal",
            "重新布置",
            rules.can_renew,
            answers.renew,
            "该单位重新制定计划，已写的内容还在。",
            "已重新布置",
            form=answer_forms.RenewForm,
        ),
    )
}


def form_of(door: Door, request: HttpRequest) -> Any:
    """The form of a door that asks something first, bound where something was sent."""
    return door.asked(request.POST if request.method == "POST" else None) if door.asked else None


def asking(door: Door, form: Any, facts: str, back: str, crumbs: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    """The page before an act."""
    return {
        "heading": door.label, "facts": facts, "crumbs": crumbs, "back": back, "consequence": door.consequence,
        "form": form, "submit": door.label, "tone": "danger-solid" if door.tone == "danger" else "primary",
    }  # fmt: skip


def buttons(doors: dict[str, Door], prefix: str, by: Actor, record: Any) -> list[dict[str, Any]]:
    """Those that may be done now; ``prefix`` of their addresses (``desk:report_``)."""
    return [
        {
            "label": one.label,
            "url": reverse(f"{prefix}{one.noun}", args=[record.pk]),
            "tone": one.tone,
            "asks": one.asked is not None,
        }
        for one in doors.values()
        if one.rule(by, record)
    ]
