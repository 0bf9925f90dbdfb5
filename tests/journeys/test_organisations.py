"""The tree at the desk: a unit is registered, moved, somebody is appointed and steps down, and rights follow."""

import pytest

from tests.chromium import Window
from tests.city import CitySite, city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
WRONG = "91110000600037341M"  # the check character does not fit


def _fill(one: Window, name: str, **more: str) -> None:
    one.page.get_by_role("textbox", name="全称", exact=True).fill(name)
    for label, words in more.items():
        one.page.get_by_role("textbox", name=label, exact=True).fill(words)


def test_a_unit_is_registered_and_a_wrong_credit_code_blocks_while_a_doubtful_one_warns(cast: Cast, width: int) -> None:
    chen, name = cast("chen"), f"汉阳造船公司科学技术协会{width}"
    chen.open("/desk/organisations/")
    steps.press(chen, "登记组织")
    chen.page.get_by_label("类别").select_option(label="企业科协")
    _fill(chen, name, 统一社会信用代码=WRONG)
    steps.press(chen, "登记")
    assert "信用代码" in chen.text("[role=alert]")
    assert chen.page.get_by_role("textbox", name="全称", exact=True).input_value() == name
    _fill(chen, name, 统一社会信用代码=doubtful(width))
    steps.press(chen, "登记")
    assert chen.text("h1").startswith(name)
    assert "GB 11714" in chen.text("#toasts") or "核对" in chen.text("#toasts")


def doubtful(width: int) -> str:
    """A code that GB 32100 takes and GB 11714 doubts."""
    from stdnum.cn import uscc

    body = f"91420100ABCD{width:04d}"[:16] + "0"
    return next(
        code
        for digit in "0123456789X"
        for code in [body[:16] + digit + uscc.calc_check_digit(body[:16] + digit)]
        if not _inner_holds(code)
    )


def _inner_holds(code: str) -> bool:
    from kexie.organisations.codes import credit

    return credit.organisation_check_digit(code[8:16]) == code[16]


def test_a_unit_moves_under_another_superior_and_is_seen_from_there(
    cast: Cast,
    width: int,
    city_site: CitySite,  # noqa: F811
) -> None:
    chen, zhao = cast("chen"), cast("zhao")
    # A paper mill of qiaokou comes to jiangan, and on the other width goes on to it likewise.
    unit = {390: "fangzhi", 1280: "huagong"}[width]
    number = city_site.facts.number(unit)
    assert zhao.open(f"/desk/organisations/{number}/") == 404
    chen.open(f"/desk/organisations/{number}/")
    steps.press(chen, "变更上级")
    chen.page.get_by_label("新的业务指导单位").select_option(label="武汉市江岸区科学技术协会")
    chen.page.get_by_label("理由").fill("属地调整")
    steps.press(chen, "变更")
    assert "江岸区科协" in chen.text("#path") or "江岸区科学技术协会" in chen.text("#path")
    assert zhao.open(f"/desk/organisations/{number}/") == 200


def test_a_post_gives_rights_from_its_first_day_and_takes_them_at_its_end(
    cast: Cast,
    width: int,
    city_site: CitySite,  # noqa: F811
) -> None:
    chen = cast("chen")
    name, shown = {390: ("li", "李志强"), 1280: ("wu", "吴国栋")}[width]
    one = cast(name)
    one.open("/desk/inbox/")
    assert "关于印发《2013年武汉市企事业科协工作要点》的通知" not in one.text()
    number = city_site.facts.number("dianji")
    chen.open(f"/desk/organisations/{number}/")
    steps.press(chen, "任命")
    chen.page.get_by_label("姓名或拼音首字母").fill(shown)
    steps.press(chen, "找")
    chen.page.get_by_role("radio", name=shown).check()
    chen.page.get_by_label("职务").select_option(label="联络员")
    steps.press(chen, "任命")
    assert shown in chen.text("#posts")
    one.open("/desk/inbox/")
    assert "关于印发《2013年武汉市企事业科协工作要点》的通知" in one.text()
    steps.press(chen, f"结束任职：{shown}")
    day = chen.page.get_by_label("最后一天")
    day.fill(_day_before(day.input_value()))
    chen.page.get_by_label("理由").fill("调离")
    steps.press_in(chen, "main", "结束任职")
    one.open("/desk/inbox/")
    assert "关于印发《2013年武汉市企事业科协工作要点》的通知" not in one.text()


def _day_before(day: str) -> str:
    from datetime import date, timedelta

    return str(date.fromisoformat(day) - timedelta(days=1))
