"""A city issues and is warned, a district hands it down with its own earlier day, a unit is reminded, signs, has peace."""

from typing import Any

import pytest

from kexie.kit import clock
from kexie.kit.calendar.days import build
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
# One sweep as the worker does it, its clock on a later day: nobody waits a week for a test.
_SWEEP = """
from datetime import timedelta
from kexie.kit import clock
from kexie.notices.actions import reminding
with clock.at(clock.shanghai({day.year}, {day.month}, {day.day}, 10)):
    reminding.sweep()
"""


def test_a_document_is_handed_down_and_asked_after(
    cast: Cast,
    width: int,
    staff: object,
    city_site: Any,  # noqa: F811
) -> None:
    title = f"关于报送年度活动安排的通知（{width}）"
    known, today = build([]), clock.today()
    due_on, earlier = known.add(today, 6), known.add(today, 4)
    chen, he, qian = cast("chen"), cast("he"), cast("qian")
    steps.draft(chen, title, boxes="各区科协", 主送="各区科协", 签收期限=due_on.isoformat())
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.page.reload()
    chen.act_as("编号员")
    steps.act(chen, "编号")
    # Three working days are the usual time of a district: what is left for a unit is too short.
    chen.open(f"/desk/documents/{steps.ref(chen)}/issue/")
    assert "经区科协等转发的单位" in chen.text("#levels")
    assert "不足 5 个工作日" in chen.text("main")
    steps.press(chen, "印发")
    original = steps.ref(chen)

    drafter, checker, zhao = cast("jiangan.drafter"), cast("jiangan.checker"), cast("zhao")
    steps.to_do(drafter, title)
    steps.press(drafter, "转发")
    drafter.page.get_by_label("各企业科协", exact=True).check()
    drafter.page.get_by_label("签收期限").fill(earlier.isoformat())
    steps.press(drafter, "保存")
    paper = f"关于转发《{title}》的通知"
    steps.press(drafter, "送核稿")
    steps.to_do(checker, paper)
    steps.act(checker, "核稿通过")
    steps.to_do(zhao, paper)
    steps.act(zhao, "签发")
    steps.to_do(checker, paper)
    steps.act(checker, "编号")
    drafter.page.reload()
    steps.act(drafter, "印发")
    forward = steps.ref(drafter)
    chen.open(f"/desk/documents/{original}/receipts/")
    assert "江岸区科协" in chen.text("#forwards")

    city_site.site.manage("shell", "--no-imports", "-c", _SWEEP.format(day=known.add(earlier, -2)))
    wang = cast("wang")
    wang.open("/desk/messages/")
    assert f"请签收：{paper}" in wang.text()
    steps.to_do(wang, paper)
    steps.press(wang, f"签收：{paper}")
    city_site.site.manage("shell", "--no-imports", "-c", _SWEEP.format(day=known.add(earlier, 1)))
    drafter.open(f"/desk/documents/{forward}/receipts/")
    assert "已办、不再发 1 家" in drafter.text("#reminders")
    wang.open("/desk/messages/")
    assert f"逾期未签收：{paper}" not in wang.text()
