"""Yearly reports brought to any state through the real actions, in the office of the notices' tests."""

from decimal import Decimal
from typing import Any

from kexie.associations import reporting
from kexie.associations.actions import annual_reports
from kexie.associations.models import AnnualReport
from kexie.kit import clock
from tests.notices.office import Office

FIGURES: dict[str, Any] = {
    **dict.fromkeys(reporting.ITEMS, 0), "members": 120, "staff": 800, "sci_tech": 210, "proposals": 30, "adopted": 12,
    "benefit": Decimal("120.50"),
}  # fmt: skip
YEARLY = reporting.Yearly("开展学术交流和科普。", "缺少经费", "办好科技周", FIGURES)


def last_year() -> int:
    return clock.today().year - 1


def begun(office: Office, unit: str = "motor", by: str = "wang") -> AnnualReport:
    return annual_reports.begin(office.unit(unit), last_year(), by=office[by])


def filled(office: Office, **more: Any) -> AnnualReport:
    row = begun(office, **more)
    return annual_reports.edit(row, YEARLY, by=office[more.get("by", "wang")], version=row.version)


def submitted(office: Office) -> AnnualReport:
    return annual_reports.send(filled(office), by=office["wang"])


def returned(office: Office) -> AnnualReport:
    reasons = {"staff": "与年度人数不符", "nothing": "不是一项"}
    return annual_reports.return_(submitted(office), by=office["zhao"], note="请核对人数", reasons=reasons)


def accepted(office: Office) -> AnnualReport:
    return annual_reports.accept(submitted(office), by=office["zhao"])
