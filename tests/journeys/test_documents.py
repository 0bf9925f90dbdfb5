"""Other ways of a document: sent back, withdrawn, joint, of a district, of an enterprise, pressed twice."""

import re

import pytest

from tests.chromium import PLAIN, Window
from tests.city import city_site  # noqa: F401
from tests.journeys import steps
from tests.journeys.conftest import Cast

pytestmark = pytest.mark.browser
Ask = object


def _signed_paper(cast: Cast, title: str) -> Window:
    """chen's page of a document that he has drafted, he has passed and qian has signed."""
    chen, he, qian = cast("chen"), cast("he"), cast("qian")
    steps.draft(chen, title)
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.page.reload()
    return chen


def test_a_returned_document_comes_back_with_the_reason_and_goes_again(cast: Cast, width: int) -> None:
    title = f"关于报送年度总结的通知（{width}）"
    chen, he = cast("chen"), cast("he")
    steps.draft(chen, title)
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.press(he, "退回拟稿…")
    asked = he.page.locator("main form").first if PLAIN else he.page.get_by_role("dialog", name="退回拟稿")
    # Without a reason nothing is sent back.
    asked.get_by_role("button", name="退回拟稿", exact=True).click()
    assert asked.get_by_label("理由").evaluate("one => one.validity.valueMissing")
    asked.get_by_label("理由").fill("请补充报送时间和联系人")
    asked.get_by_role("button", name="退回拟稿", exact=True).click()
    he.page.locator(".badge", has_text="拟稿").first.wait_for()
    assert steps.state(he) == "拟稿"
    steps.to_do(chen, title)
    assert "请补充报送时间和联系人" in chen.text("#history")
    steps.press(chen, "修改")
    chen.page.get_by_role("textbox", name="正文", exact=True).fill("请各单位于12月20日前报送，联系电话 65692271。")
    steps.press(chen, "保存")
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    assert "12月20日前" in he.text(".doc, .paper")
    steps.act(he, "核稿通过")
    assert steps.state(he) == "签发"


def test_the_number_of_a_withdrawn_document_is_void_and_never_used_again(cast: Cast, width: int, ask: Ask) -> None:
    title = f"关于召开座谈会的通知（{width}）"
    chen = _signed_paper(cast, title)
    chen.act_as("编号员")
    steps.act(chen, "编号")
    first = steps.number(chen)
    steps.act(chen, "撤回", 理由="会议改期")
    assert steps.state(chen) == "拟稿"
    assert "会议改期" in chen.text("#history")
    chen.act_as("经办人")
    # The same document on its way again gets the next number, the old one stays void.
    steps.press(chen, "送核稿")
    he, qian = cast("he"), cast("qian")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    steps.to_do(qian, title)
    steps.act(qian, "签发")
    chen.page.reload()
    chen.act_as("编号员")
    steps.act(chen, "编号")
    assert _serial(steps.number(chen)) == _serial(first) + 1
    assert ask(
        "select voided_at is not null, void_reason from kit_drawn_number n join kit_series s on s.id = n.series_id"
        " where s.code = '武科协' and s.year = extract(year from now()) and serial = %s",
        _serial(first),
    ) == [(True, "会议改期")]


def _serial(number: str) -> int:
    return int(re.findall(r"\d+", number)[-1])


def test_a_joint_document_is_countersigned_by_the_other_house_before_it_is_signed(cast: Cast, width: int) -> None:
    title = f"关于联合举办科普活动的通知（{width}）"
    chen, he, zhao, qian = cast("chen"), cast("he"), cast("zhao"), cast("qian")
    steps.draft(chen, title, 联合发文单位="江岸区科协")
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过，送会签")
    assert steps.state(he) == "会签"
    assert qian.open("/desk/") == 200
    assert title not in qian.text("#todos")
    steps.to_do(zhao, title)
    steps.act(zhao, "提出异议", 理由="活动时间请避开防汛期")
    chen.page.reload()
    assert "活动时间请避开防汛期" in chen.text()
    # An objection may be taken back by agreeing after all.
    steps.act(zhao, "会签同意", 意见="同意联合发文")
    steps.to_do(qian, title)
    assert "江岸区" in qian.text("main")
    steps.act(qian, "签发")
    assert steps.state(qian).startswith("已签发")


def test_a_district_issues_its_own_notice_to_its_own_tree_only(cast: Cast, width: int, staff: object) -> None:
    title = f"关于江岸区企业科协换届的通知（{width}）"
    drafter, checker, zhao = cast("jiangan.drafter"), cast("jiangan.checker"), cast("zhao")
    steps.draft(drafter, title, boxes="各企业科协", 主送="各企业科协")
    assert "发给 3 个单位" in drafter.text()
    steps.press(drafter, "送核稿")
    steps.to_do(checker, title)
    steps.act(checker, "核稿通过")
    steps.to_do(zhao, title)
    steps.act(zhao, "签发")
    steps.to_do(checker, title)
    steps.act(checker, "编号")
    assert re.fullmatch(r"岸科协〔\d{4}〕\d+号", steps.number(checker))
    drafter.page.reload()
    steps.act(drafter, "印发")
    assert steps.state(drafter) == "已印发"
    wang, sun = cast("wang"), cast("sun")
    steps.to_do(wang, title)
    steps.press(wang, f"签收：{title}")
    zhao.open(f"/desk/documents/{steps.ref(drafter)}/receipts/")
    assert re.search(r"应签收 3个单位 已签收 1个", zhao.text())
    sun.open("/desk/inbox/?view=all")
    assert title not in sun.text()


def test_an_enterprise_association_issues_its_own_notice(cast: Cast, width: int, staff: object) -> None:
    title = f"关于开展合理化建议活动的通知（{width}）"
    drafter, wang, signer = cast("dianji.drafter"), cast("wang"), cast("dianji.signer")
    steps.draft(drafter, title)
    steps.press(drafter, "送核稿")
    # The city and the district above see nothing of it.
    chen = cast("chen")
    chen.open("/desk/documents/")
    assert title not in chen.text()
    assert chen.open(drafter.path()) == 404
    steps.to_do(wang, title)
    steps.act(wang, "核稿通过")
    steps.to_do(signer, title)
    steps.act(signer, "签发")
    steps.to_do(wang, title)
    steps.act(wang, "编号")
    assert steps.number(wang).startswith("电科协〔")
    steps.act(wang, "印发")
    reader = cast("stranger")
    reader.open("/notices/")
    reader.page.locator(".board-title a", has_text=title).click()
    assert "长江电机" in reader.text()


def test_a_double_click_and_the_back_button_make_one_document(cast: Cast, width: int, ask: Ask) -> None:
    title = f"关于只拟一次的通知（{width}）"
    chen = cast("chen")
    chen.open("/desk/documents/new/")
    page = chen.page
    page.get_by_role("textbox", name="标题", exact=True).fill(title)
    page.get_by_role("textbox", name="正文", exact=True).fill("一次。")
    page.get_by_role("button", name="保存", exact=True).dblclick()
    page.wait_for_url(re.compile(r"/desk/documents/\d+/$"))
    made = chen.path()
    # Back shows the form as it was sent; sent again, the answer leads to what the first sending made.
    page.go_back()
    assert page.get_by_role("textbox", name="标题", exact=True).input_value() == title
    steps.press(chen, "保存")
    assert "这张表单已经提交过了，没有重复办理" in chen.text()
    page.locator(f"main a[href='{made}']").click()
    page.get_by_role("button", name="送核稿", exact=True).dblclick()
    page.get_by_text("已送核稿").first.wait_for()
    page.go_back()
    page.wait_for_load_state()
    assert steps.state(chen) == "核稿"
    assert ask("select state, count(*) from notices_document where title = %s group by 1", title) == [("review", 1)]


def test_a_page_left_open_while_somebody_else_acts_says_what_happened(cast: Cast, width: int) -> None:
    title = f"关于两处打开的通知（{width}）"
    chen, he = cast("chen"), cast("he")
    steps.draft(chen, title)
    again = chen.context.new_page()
    again.goto(chen.page.url)
    steps.press(chen, "送核稿")
    steps.to_do(he, title)
    steps.act(he, "核稿通过")
    again.get_by_role("button", name="送核稿", exact=True).click()
    again.wait_for_load_state()
    assert "现在是“签发”，不能再送核稿" in again.locator("main").inner_text()
    again.close()
