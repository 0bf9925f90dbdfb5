"""The demo city's plan of 2013 at mid-year, as the cast finds it: who signed, who is chased, what counts."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from kexie.machine import testing
from tests import chromium, site
from tests.chromium import Window
from tests.journeys import steps

pytestmark = pytest.mark.browser
# The city as `kexie demo` builds it, with fewer people: nothing here is counted in people.
BUILD = """
from kexie.demo import city, notice, plan, stages
from django.db import transaction
with transaction.atomic():
    made = city.build(people=2100)
    plan.mid_year(made, notice.issue(made))
    stages.understood()
"""


@pytest.fixture(scope="module")
def demo_site(
    database_server: testing.Server, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[site.Site]:
    """A running site on the demo city at mid-year."""
    home, clone = tmp_path_factory.mktemp("demo"), database_server.clone(f"demo_{worker_id}")
    clone.recreate()
    here = site.Site("", clone.app_dsn, clone.owner_dsn, home)
    (home / "files").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "django", "shell", "--no-imports", "-c", BUILD],
        env=site.environment(here), cwd=site.ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr[-2000:]) == (0, "")
    with site.running(clone.app_dsn, clone.owner_dsn, home) as running:
        yield running
    clone.drop()


@pytest.fixture
def window(browser: Browser, demo_site: site.Site, width: int) -> Iterator[Callable[[str], Window]]:
    """A signed-in window of somebody of the demo."""
    opened: list[Window] = []

    def enter(name: str) -> Window:
        opened.append(chromium.window(browser, demo_site.url, width))
        return opened[-1].sign_in(name)

    yield enter
    faults = [fault for one in opened for fault in one.faults]
    for one in opened:
        one.context.close()
    assert faults == []


TITLE = "2013年武汉市企事业科协工作要点"


def test_the_founding_notice_and_its_plan_stand_at_mid_year(window: Callable[[str], Window]) -> None:
    chen = window("chen")
    chen.open("/desk/documents/1/receipts/")
    told = chen.text("main")
    assert re.search(r"应签收 421个单位 已签收 201个 占 47\.7%，链接 9，电话 6 迟签 12个", told), told[:400]
    chen.open("/desk/plans/?year=2013")
    steps.press(chen, TITLE)
    plan = chen.path()
    steps.press(chen, "各单位的计划")
    assert "全部 299 待制定 98 待审核 0 已审核 198 已退回 3" in chen.text("main")
    # The three that went back owe theirs again.
    assert "按期报来 198 / 299 个单位" in chen.text("#answered")
    assert "还没报来的单位里，已催办 101 个" in chen.text("#answered")

    chen.open(plan)
    steps.press(chen, "进展总览")
    steps.press(chen, "年中")
    steps.press(chen, "按单位")
    assert chen.page.locator("main tbody tr").count() == 17
    # Down to the record: what was verified counts, what was refused does not and says why.
    steps.press(chen, "东湖风景区科协")
    steps.press(chen, "新建企事业科协")
    assert {"已核实", "已退回"} <= set(chen.text("#reports").split())
    steps.press(chen, "另有一项正在办")
    assert (steps.state(chen), "还没有办成，办成后再报" in chen.text("#note")) == ("已退回", True)
    chen.open(f"{plan}sheet/?on=mid")
    assert chen.page.locator("main table").first.locator("tbody tr").count() == 17


def test_a_district_is_told_whom_to_chase_and_mends_its_own_plan(window: Callable[[str], Window], width: int) -> None:
    chen, district = window("chen"), window({390: "donghu", 1280: "hanyang"}[width])
    district.open("/desk/messages/")
    assert re.search(r"已过期限 5 个工作日。由贵单位指导的.+还没有签收，请督促", district.text("main"))
    assert re.search(r"本单位计划应于2013年6月14日前报送，已过期限.+还没有报送", district.text("main"))
    steps.to_do(district, f"制定本单位计划：{TITLE}")
    assert "没有写完成时限和责任部门，请补充后再报" in district.text("main")
    district.page.get_by_role("textbox", name="总的打算").fill("由区科协办公室负责，六月底前办完")
    steps.press(district, "保存计划")
    steps.press(district, "报送")
    assert steps.state(district) == "待审核"
    steps.to_do(chen, f"审核计划：{TITLE}")
    assert "六月底前办完" in chen.text("main")
    steps.press(chen, "审核通过")
    assert steps.state(chen) == "已审核"
