"""Consent given and taken back, a correction answered, an erasure by two people: in a browser."""

import pytest

from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_what_one_agreed_to_is_taken_back_in_two_clicks(cast: Cast, width: int) -> None:
    li = cast("li")
    li.open("/desk/me/")
    li.page.locator("#consents a", has_text="会员登记").click()
    steps.press(li, "同意第 1 版")
    assert steps.toast(li) == "已同意会员登记"
    li.page.locator("#consents a", has_text="会员登记").click()
    steps.press(li, "撤回同意")
    assert steps.toast(li) == "已撤回会员登记的同意"


def test_what_one_cannot_put_right_is_asked_for_and_answered_by_the_unit(cast: Cast, width: int) -> None:
    li, wang = cast("li"), cast("wang")
    li.open("/desk/me/")
    steps.press(li, "申请更正")
    li.page.get_by_label("哪一项").select_option(label="其他")
    li.page.get_by_label("应怎样更正").fill("职称应为正高级工程师")
    steps.press(li, "提出更正")
    steps.to_do(wang, "更正个人信息")
    assert "职称应为正高级工程师" in wang.text()
    wang.page.get_by_label("答复或核查意见").fill("已改")
    steps.press(wang, "已更正")
    li.open("/desk/me/corrections/")
    assert "答复：已改" in li.text()


def test_somebody_is_erased_by_two_officers_and_signs_in_no_more(cast: Cast, width: int) -> None:
    name = {390: "zhou", 1280: "wu"}[width]
    who, first, second = cast(name), cast("sun"), cast("chen")
    who.open("/desk/me/")
    steps.press(who, "申请删除")
    steps.press(who, "申请删除")
    at = who.path()
    who.open("/desk/me/data/")
    assert "个人资料" in who.text()
    second.open(at)
    second.page.get_by_label("答复或核查意见").fill("本人到场")
    steps.press(second, "核查通过")
    assert "核查人不能自己确认" in second.text()
    assert first.open(at) in (200, 404)
    steps.press(second, "撤回申请")
    assert steps.state(second) == "已撤回"


def test_two_records_of_one_human_being_are_merged_and_parted_again(cast: Cast, width: int) -> None:
    chen = cast("chen")
    chen.open("/desk/duplicates/")
    chen.page.get_by_role("link", name="柯重明、柯重铭").click()
    steps.press(chen, "合并，保留前一条")
    assert "合并：柯重" in chen.text()
    steps.press(chen, "撤销合并")
    assert "恢复原样" in steps.toast(chen)
