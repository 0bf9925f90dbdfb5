"""The addresses of activities and yearly reports: what each is tried with, and what a right POST sends.

Staged by tests/city_yearly.py.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.kit import clock
from tests.city import Facts

Scopes = dict[str, dict[str, Any]]


def _rows(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"pk": UUID(facts.foundings[name])} for name in names}


def _units(*names: str) -> Callable[[Facts], Scopes]:
    return lambda facts: {name: {"number": facts.number(name)} for name in names}


def _files(facts: Facts) -> Scopes:
    told = facts.foundings
    found = {
        key: {"pk": UUID(told[f"activity {key}"]), "file": UUID(told[f"activity {key}.file"])}
        for key in ("mine", "foreign")
    }
    return found | {"foreign's under mine": found["mine"] | {"file": found["foreign"]["file"]}}


def _papers(facts: Facts) -> Scopes:
    at = {"pk": UUID(facts.foundings["report sent"])}
    draft = {"pk": UUID(facts.foundings["report draft"]), "form": "docx"}
    return {"sent": {**at, "form": "docx"}, "none": {**at, "form": "txt"}, "draft": draft}


def _home(facts: Facts, key: str, name: str, part: str, other: str = "") -> dict[str, Any]:
    told = facts.foundings
    return {"pk": UUID(told[f"home {key}"]), name: UUID(told[f"home {other or key}.{part}"])}


def _home_files(facts: Facts) -> Scopes:
    return {
        "draft": _home(facts, "draft", "file", "file"), "sent": _home(facts, "sent", "file", "file"),
        "foreign's under draft": _home(facts, "draft", "file", "file", "foreign"),
    }  # fmt: skip


SCOPES: dict[str, Callable[[Facts], Scopes]] = {
    "desk:activity": _rows("activity mine", "activity foreign", "activity void"),
    "desk:activity_edit": _rows("activity mine", "activity foreign", "activity void"),
    "desk:activity_voiding": _rows("activity mine", "activity void"),
    "desk:activity_files": _rows("activity mine", "activity foreign"),
    "desk:activity_file": _files,
    "desk:activity_file_removal": _files,
    "desk:activity_new": _units("dianji", "guangdian", "jiangan"),
    "desk:annual_reports_reminders": lambda _: {"last year": {"year": clock.today().year - 1}},
    "desk:annual_report": _rows("report draft", "report sent", "report foreign"),
    "desk:annual_report_edit": _rows("report draft", "report returned", "report sent"),
    "desk:annual_report_return": _rows("report sent", "report draft"),
    "desk:annual_report_paper": _papers,
    "desk:annual_report_submission": _rows("report draft", "report returned", "report accepted"),
    "desk:annual_report_withdrawal": _rows("report sent"),
    "desk:annual_report_acceptance": _rows("report sent", "report foreign"),
    "desk:annual_report_reopening": _rows("report accepted"),
    "desk:annual_report_new": _units("dianji", "guangdian", "jiangan"),
    "desk:guidance_record": _rows("guidance shared", "guidance own", "guidance foreign"),
    "desk:guidance_edit": _rows("guidance shared", "guidance own", "guidance foreign"),
    "desk:guidance_completion": _rows("guidance shared", "guidance own"),
    "desk:guidance_reopening": _rows("guidance own", "guidance shared"),
    "desk:guidance_voiding": _rows("guidance shared"),
    "desk:guidance_new": _units("dianji", "guangdian", "jiangan"),
    "desk:year_plan": _rows("year plan draft", "year plan filed", "year plan foreign"),
    "desk:year_plan_edit": _rows("year plan draft", "year plan filed"),
    "desk:year_plan_filing": _rows("year plan draft", "year plan filed"),
    "desk:year_plan_revision": _rows("year plan filed"),
    "desk:year_plan_copy": _rows("year plan draft", "year plan filed"),
    "desk:year_plan_new": _units("dianji", "guangdian", "jiangan"),
    "desk:home_record": _rows("home draft", "home sent", "home foreign"),
    "desk:home_edit": _rows("home draft", "home sent"),
    "desk:home_files": lambda facts: {
        "draft": _home(facts, "draft", "score", "line"),
        "foreign's under draft": _home(facts, "draft", "score", "line", "foreign"),
    },
    "desk:home_file": _home_files,
    "desk:home_file_removal": _home_files,
    "desk:home_decision": _rows("home sent", "home foreign", "home draft"),
    "desk:home_article": _rows("home decided", "home sent"),
    "desk:home_submission": _rows("home draft", "home sent"),
    "desk:home_return": _rows("home sent"),
    "desk:home_reopening": _rows("home decided"),
    "desk:home_new": _units("fangzhi", "guangdian", "jiangan"),
    "desk:checklist": _rows("checklist used", "checklist draft"),
    "desk:checklist_publication": _rows("checklist draft", "checklist used"),
}


def _nothing(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {}


def _note(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"note": "按程序办理"}


def _activity(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    today = clock.today().isoformat()
    return {
        "version": "1", "title": "节能技术交流会", "category": "exchange", "starts_on": today, "ends_on": today,
        "place": "礼堂", "people": "30", "sci_tech": "20", "summary": "交流论文",
    }  # fmt: skip


def _file(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("照片说明.txt", "说明\n".encode())}


def _report(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.associations import reporting
    from kexie.associations.models import AnnualReport

    version = AnnualReport.objects.get(pk=arguments["pk"]).version
    return {
        "version": str(version), "words": "开展交流", "problems": "", "ahead": "办科技周",
        **{f"f_{code}": "1" for code in reporting.ITEMS},
    }  # fmt: skip


def _asked(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    year = clock.today().year
    return {"year": str(year - 1), "due_on": f"{year}-12-20"}


def _guided(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {
        "version": "1", "way": "visit", "on": clock.today().isoformat(), "who": "秘书长", "found": "缺少经费",
        "promised": "联系专家", "follow_on": clock.today().isoformat(), "is_shared": "on",
    }  # fmt: skip


def _planned(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    told = {"version": "2", "words": "办好一件事"}
    return told | {"i0_title": "科技周", "i0_category": "popularisation", "i0_quarter": "2", "i0_people": "100"}


def _listed(facts: Facts, scope: str, arguments: dict[str, Any]) -> dict[str, Any]:
    from kexie.associations.models import Checklist

    version = Checklist.objects.get(pk=arguments["pk"]).version
    told = {"version": str(version), "title": "新标准", "five": "90", "four": "80", "three": "70", "years": "3"}
    return told | {"i0_text": "组织健全", "i0_points": "100", "i0_needs_evidence": "on"}


BODIES: dict[str, Any] = {
    "desk:activities": None,
    "desk:activities_table": None,
    "desk:activity": None,
    "desk:activity_edit": _activity,
    "desk:activity_voiding": _note,
    "desk:activity_files": _file,
    "desk:activity_file": None,
    "desk:activity_file_removal": _nothing,
    "desk:activity_new": _activity,
    "desk:annual_reports": None,
    "desk:annual_reports_table": None,
    "desk:annual_reports_asking": _asked,
    "desk:annual_reports_reminders": _nothing,
    "desk:annual_report": None,
    "desk:annual_report_edit": _report,
    "desk:annual_report_return": lambda *_: {"note": "请核对", "r_members": "与名册不符"},
    "desk:annual_report_paper": None,
    "desk:annual_report_submission": _nothing,
    "desk:annual_report_withdrawal": _nothing,
    "desk:annual_report_acceptance": _nothing,
    "desk:annual_report_reopening": _note,
    "desk:homes": None,
    "desk:home_record": None,
    "desk:home_edit": lambda *_: {
        "version": "1",
        "headline": "我们的家",
        "article": "怎样建家",
        "s0_points": "50",
        "s1_points": "30",
        "s0_words": "有专人",
        "s1_words": "六次",
    },
    "desk:home_files": _file,
    "desk:home_file": None,
    "desk:home_file_removal": _nothing,
    "desk:home_decision": lambda *_: {"s0_points": "50", "s1_points": "30", "note": "同意"},
    "desk:home_article": _nothing,
    "desk:home_submission": _nothing,
    "desk:home_return": _note,
    "desk:home_reopening": _note,
    "desk:home_new": _nothing,
    "desk:checklists": lambda *_: {"title": "又一版标准"},
    "desk:checklist": _listed,
    "desk:checklist_publication": _nothing,
    "desk:year_plans": None,
    "desk:year_plan": None,
    "desk:year_plan_edit": _planned,
    "desk:year_plan_filing": _nothing,
    "desk:year_plan_revision": _note,
    "desk:year_plan_copy": _nothing,
    "desk:year_plan_new": lambda *_: {"year": str(clock.today().year + 1)},
    "desk:guidance": None,
    "desk:guidance_table": None,
    "desk:guidance_record": None,
    "desk:guidance_edit": _guided,
    "desk:guidance_completion": lambda *_: {"outcome": "已联系专家"},
    "desk:guidance_reopening": _note,
    "desk:guidance_voiding": _note,
    "desk:guidance_new": _guided,
    "desk:annual_report_new": lambda *_: {"year": str(clock.today().year)},
}
POST_ONLY = frozenset(
    {
        "desk:activity_files",
        "desk:activity_file_removal",
        "desk:home_files",
        "desk:home_file_removal",
        "desk:checklist_publication",
    }
)
