"""The addresses of yearly plans: with which objects each is tried, and what a right POST sends (tests/city_plans.py)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.city import Facts

Scopes = dict[str, dict[str, Any]]


def _refs(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"ref": facts.plans[name]} for name in names}


def _keys(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"pk": UUID(facts.plans[name])} for name in names}


def _units(facts: Facts) -> Scopes:
    ref = facts.plans["issued"]
    return {name: {"ref": ref, "number": facts.number(name)} for name in ("jiangan", "wuchang", "dianji")}


def _measure(facts: Facts) -> Scopes:
    measure = UUID(facts.plans["measure"])
    return {"draft": {"ref": facts.plans["draft"], "pk": measure}, "draft's under issued": {
        "ref": facts.plans["issued"], "pk": measure}}  # fmt: skip


_TARGETS = _keys("jiangan", "wuchang", "dianji")
_REPORTS = _keys("jiangan.report", "wuchang.report", "dianji.report")
_ANSWERS = _keys("jiangan.answer", "wuchang.answer", "dianji.answer", "xinpian.answer")
SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:plan": _refs("draft", "issued"),
    "desk:plan_source": _refs("draft", "issued"),
    "desk:plan_issue": _refs("draft"),
    "desk:plan_closure": _refs("issued"),
    "desk:plan_copy": _refs("draft"),
    "desk:plan_voiding": _refs("draft"),
    "desk:plan_proposals": _refs("draft"),
    "desk:task_new": _measure,
    "desk:plan_board": _refs("issued"),
    "desk:plan_sheet": _refs("issued"),
    "desk:plan_sheet_xlsx": _refs("issued"),
    "desk:plan_sheet_docx": _refs("issued"),
    "desk:plan_unit": _units,
    "desk:plan_duty": _units,
    "desk:plan_duty_docx": _units,
    "desk:plan_unit_sheet": _units,
    "desk:plan_unit_sheet_docx": _units,
    "desk:plan_breakdown": _refs("draft", "issued"),
    "desk:plan_answers": _refs("issued"),
    "desk:answer": _ANSWERS,
    "desk:answer_submission": _keys("jiangan.answer"),
    "desk:answer_acceptance": _keys("wuchang.answer"),
    "desk:answer_return": _keys("wuchang.answer"),
    "desk:answer_dropping": _keys("jiangan.answer"),
    "desk:answer_renewal": _keys("xinpian.answer"),
    "desk:task": _refs("task", "draft.task"),
    "desk:task_edit": _refs("task"),
    "desk:task_removal": _refs("draft.task"),
    "desk:task_split": _refs("task"),
    "desk:task_reports": _refs("task"),
    "desk:target": _TARGETS,
    "desk:target_split": _TARGETS,
    "desk:target_reports": _TARGETS,
    "desk:report": _REPORTS,
    "desk:report_file": _REPORTS,
    "desk:report_verification": _REPORTS,
    "desk:report_return": _REPORTS,
    "desk:report_withdrawal": _REPORTS,
    "desk:report_revocation": _keys("verified"),
    "desk:proposal": _keys("row", "own row"),
}


def _task(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.plans.models import Task

    found = Task.objects.filter(ref=arguments["ref"]).first()
    return {
        "name": "新建企业科协", "kind": "count", "target": "60", "unit": "家", "weight": "1", "due_on": "2026-12-31",
        "version": str(found.version if found else 1), "note": "全会决定调整", "lead": str(facts.number("office")),
    }  # fmt: skip


def _new_task(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"name": "新建企业科协", "kind": "count", "target": "60", "unit": "家", "weight": "1"}


def _split(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.plans.models import Task

    version = Task.objects.get(ref=facts.plans["task"]).version
    return {"version": str(version), f"v-{facts.number('jiangan')}": "21", f"v-{facts.number('wuchang')}": "20"}


def _split_on(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.plans.models import Target

    return {"version": str(Target.objects.get(pk=arguments["pk"]).version), f"v-{facts.number('dianji')}": "9"}


def _report(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"value": "1", "words": "办成一家", "file": SimpleUploadedFile("名单.txt", "内容\n".encode())}


def _proposal(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"chosen": f"{facts.plans['measure']}:新建基层科协数", "part": "1"}


def _row(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {
        "any_of": "企业科协 园区科协", "verbs": "新建", "department": "办公室", "indicator": "新建数", "unit": "家",
        "is_active": "on",
    }  # fmt: skip


def _answer(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.plans.models import Answer

    return {"version": str(Answer.objects.get(pk=arguments["pk"]).version), "words": "结合实际", "t-0": "办两期"}


def _paste(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"act": "read", "text": "某市科协2026年工作要点\n一、组织建设\n1.新建企业科协60家。\n"}


def _nothing(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {}


def _note(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"note": "按程序办理"}


BODIES: dict[str, Any] = {
    "desk:plans": None,
    "desk:plan_import": _paste,
    "desk:plan": None,
    "desk:plan_source": None,
    "desk:plan_issue": _nothing,
    "desk:plan_closure": _nothing,
    "desk:plan_copy": _nothing,
    "desk:plan_voiding": _note,
    "desk:plan_proposals": _proposal,
    "desk:task_new": _new_task,
    "desk:plan_board": None,
    "desk:plan_sheet": None,
    "desk:plan_sheet_xlsx": None,
    "desk:plan_sheet_docx": None,
    "desk:plan_unit": None,
    "desk:plan_duty": None,
    "desk:plan_duty_docx": None,
    "desk:plan_unit_sheet": None,
    "desk:plan_unit_sheet_docx": None,
    "desk:plan_breakdown": None,
    "desk:plan_answers": lambda facts, *_: {"whom": "districts", "due_on": "2030-12-31"},
    "desk:answer": _answer,
    "desk:answer_submission": _nothing,
    "desk:answer_acceptance": _nothing,
    "desk:answer_return": _note,
    "desk:answer_dropping": _note,
    "desk:answer_renewal": lambda facts, *_: {"due_on": "2030-12-31"},
    "desk:task": None,
    "desk:task_edit": _task,
    "desk:task_removal": _nothing,
    "desk:task_split": _split,
    "desk:task_reports": _report,
    "desk:target": None,
    "desk:target_split": _split_on,
    "desk:target_reports": _report,
    "desk:report": None,
    "desk:report_file": None,
    "desk:report_verification": _nothing,
    "desk:report_return": _note,
    "desk:report_withdrawal": _nothing,
    "desk:report_revocation": _note,
    "desk:proposals": None,
    "desk:proposal_new": _row,
    "desk:proposal": _row,
    "desk:lights": lambda *_: {"on_course": "90", "slow": "60", "soon": "30"},
}
POST_ONLY = frozenset({"desk:plan_proposals", "desk:task_removal", "desk:task_reports", "desk:target_reports"})
