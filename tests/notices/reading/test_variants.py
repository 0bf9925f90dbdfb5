"""Notices as other sites, offices and word processors leave them; each expectation written by hand."""

from datetime import date, datetime
from typing import Any

import pytest

from kexie.notices import reading
from tests.notices.reading import texts


def spans_of(source: str, *kinds: str) -> list[tuple[str, str]]:
    return [(span.kind, span.of(source)) for span in reading.read(source).spans if span.kind in kinds]


def told(source: str, *names: str) -> list[Any]:
    notice = reading.read(source).notice
    return [getattr(notice, name) for name in names]


@pytest.mark.parametrize("name", texts.ALL)
def test_full_width_punctuation_is_read_like_half_width(name: str) -> None:
    narrow, wide = texts.ALL[name], texts.wide(texts.ALL[name])
    assert narrow != wide
    assert [(s.kind, s.start, s.end) for s in reading.read(wide).spans] == [
        (s.kind, s.start, s.end) for s in reading.read(narrow).spans
    ]


def test_labels_above_the_title_and_a_breadcrumb_are_read() -> None:
    assert told(texts.LABELS_FIRST, "column", "number", "title", "published_at", "source", "author") == [
        "通知公告",
        "江科协〔2014〕7号",
        "关于开展2014年全国科普日活动的通知",
        datetime(2014, 9, 3, 9, 5),
        "江城市科协普及部",
        None,
    ]
    assert [text for _, text in spans_of(texts.LABELS_FIRST, "furniture")] == [
        "当前位置:首页 > ",
        " > 正文",
        "|",
        "|",
        "浏览次数:318次",
        "上一篇:关于评选优秀论文的通知",
        "Copyright © 江城市科学技术协会 版权所有",
        "技术支持:某某网络公司",
    ]


def test_headings_of_a_call_without_annex_belong_to_its_body() -> None:
    body = reading.read(texts.LABELS_FIRST).notice.body
    assert [(p.kind, p.level, p.text) for p in body] == [
        ("body", None, "为办好今年的全国科普日活动,现就有关事项通知如下。"),
        ("heading1", 1, "一、活动主题"),
        ("body", None, "创新发展,全民行动。"),
        ("heading1", 1, "二、活动时间"),
        ("body", None, "9月20日至26日。"),
    ]


def test_listed_attachments_without_text_are_kept_in_order() -> None:
    assert reading.read(texts.LABELS_FIRST).notice.attached == (
        reading.Attached(1, "2014年全国科普日活动登记表.doc", ()),
        reading.Attached(2, "2014年全国科普日活动总结表.doc", ()),
    )


def test_a_title_broken_by_sense_is_joined() -> None:
    assert told(texts.FROM_WORD, "title", "number", "column", "published_at", "signed_on") == [
        "关于表彰第四届江城市优秀科技工作者并组织开展学习宣传活动的决定",
        "江科协〔2013〕22号",
        None,
        None,
        date(2013, 10, 25),
    ]


def test_joint_issuers_sign_on_lines_of_their_own_or_side_by_side() -> None:
    assert told(texts.FROM_WORD, "signature", "addressees") == [
        ("江城市科学技术协会", "江城市科学技术局"),
        ("各区科协、科技局", "各企事业科协", "有关单位"),
    ]
    assert told(texts.JOINT, "signature", "signed_on") == [("江城市科学技术协会", "江城市总工会"), date(2013, 5, 6)]
    assert spans_of(texts.JOINT, "signature") == [("signature", "江城市科学技术协会"), ("signature", "江城市总工会")]


def test_remark_and_imprint_are_neither_body_nor_date() -> None:
    assert spans_of(texts.FROM_WORD, "remark", "imprint", "date", "site") == [
        ("site", "江城市科学技术协会文件"),
        ("date", "二〇一三年十月二十五日"),
        ("remark", "(此件公开发布)"),
        ("imprint", "抄送:省科协,市委办公室。"),
        ("imprint", "江城市科学技术协会办公室　2013年10月28日印发"),
    ]


def test_two_attached_documents_take_number_and_title_from_their_marks() -> None:
    rules, details = reading.read(texts.TWO_ANNEXES).notice.attached
    assert (rules.number, rules.title) == (1, "江城市院士专家工作站管理办法(试行)")
    assert [(p.kind, p.level, p.text) for p in rules.paragraphs] == [
        ("part", 0, "第一章 总则"),
        ("heading2", 2, "(一)建站条件"),
        ("item", 3, "1.有研发机构。"),
        ("heading4", 4, "(1)固定场所"),
    ]
    assert (details.number, details.title, [p.text for p in details.paragraphs]) == (2, "考核细则", ["每年考核一次。"])


def test_signature_and_date_on_one_line_are_two_spans() -> None:
    assert spans_of(texts.TWO_ANNEXES, "signature", "date", "site", "column") == [
        ("site", "江城科协网"),
        ("column", "工作动态"),
        ("signature", "江城市科协"),
        ("date", "2015年3月6日"),
    ]
    assert told(texts.TWO_ANNEXES, "published_at", "author") == [datetime(2015, 3, 9, 8, 30), None]


def test_a_publicity_notice_addresses_nobody_and_its_period_is_no_publication_time() -> None:
    assert told(texts.PUBLICITY, "column", "addressees", "published_at", "signed_on") == [
        "公示公告",
        (),
        datetime(2016, 11, 8),
        date(2016, 11, 8),
    ]
    assert [p.text for p in reading.read(texts.PUBLICITY).notice.body] == [
        "经专家评审,现将拟获奖名单予以公示。",
        "时间:2016年11月8日至14日",
        "联系电话:027-00000000。",
    ]
    assert [(a.number, a.title) for a in reading.read(texts.PUBLICITY).notice.attached] == [
        (1, "拟获奖论文名单.xls"),
        (2, "异议登记表.doc"),
    ]


def test_a_report_gets_its_title_from_its_place_above_the_labels() -> None:
    assert told(texts.REPORT, "column", "title", "source", "author", "addressees", "signed_on") == [
        "一线传真",
        "[南湖区]科普大篷车走进社区",
        "南湖区科协",
        None,
        (),
        None,
    ]


def test_a_number_beside_spaced_labels_and_buttons_is_read() -> None:
    assert told(texts.LABEL_NUMBER, "column", "number", "title", "published_at", "source") == [
        "公告栏",
        "江科协办〔2013〕3号",
        "关于召开企事业科协组织建设工作座谈会的通知",
        datetime(2013, 4, 8, 15, 0),
        "办公室",
    ]


def test_addressees_over_two_lines_are_one_list() -> None:
    assert told(texts.LONG_ADDRESSEES, "addressees") == [
        ("各市、州、县(市、区)科协", "省级各学会、协会(研究会)", "在汉各高等学校", "直属单位"),
    ]


def test_an_attached_document_without_a_mark_has_its_title_below_the_date() -> None:
    (annex,) = reading.read(texts.LONG_ADDRESSEES).notice.attached
    assert (annex.number, annex.title) == (None, "2018年度统计年报填报说明")
    assert [p.text for p in annex.paragraphs] == ["一、填报范围", "县级以上科协。"]


def test_a_number_in_brackets_or_beside_the_signer_is_read() -> None:
    brief = "关于组建的通知\n{}\n各区科协:\n请照办。\n"
    assert told(brief.format("(江科协【2013】015号)"), "number", "signer") == ["江科协〔2013〕15号", None]
    assert told(brief.format("江科协[2013]15号  签发人:王某某"), "number", "signer") == ["江科协〔2013〕15号", "王某某"]
    assert spans_of(brief.format("江科协[2013]15号 签发人王某某"), "number", "unread") == [
        ("number", "江科协[2013]15号"),
        ("unread", "签发人王某某"),
    ]
    assert told(brief.format("依据江科协[2013]15号文"), "number") == [None]


def test_a_list_of_attachments_may_stand_below_its_label_or_on_one_line() -> None:
    brief = "关于组建的通知\n各区科协:\n请照办。\n{}\n江城市科协\n2013年5月6日\n"
    expected = (reading.Attached(1, "甲表", ()), reading.Attached(2, "乙表.xls", ()))
    assert told(brief.format("附件:\n1.甲表\n2.乙表.xls"), "attached") == [expected]
    assert told(brief.format("附件:1.甲表  2.乙表.xls"), "attached") == [expected]
    assert told(brief.format("附件1:甲表\n附件2:乙表.xls"), "signature") == [("江城市科协",)]
    assert told(brief.format("附件名单另发。"), "attached") == [()]


def test_a_signature_without_date_stands_at_the_end_or_above_the_attachments() -> None:
    brief = "关于组建的通知\n各区科协:\n请照办。\n江城市科协\n江城市总工会\n"
    assert told(brief, "signature", "signed_on") == [("江城市科协", "江城市总工会"), None]
    assert told(brief + "附件1\n工作方案\n一、总则\n", "signature") == [("江城市科协", "江城市总工会")]
    assert told(brief + "请转发。\n", "signature") == [()]


def test_organisations_listed_in_the_body_are_no_signature() -> None:
    rows = "".join(f"第{n}中心\n" for n in "一二三四五六")
    listed = "关于组建的公告\n入选单位名单:\n" + rows + "以上单位请按期报到。\n江城市科协\n2013年5月6日\n"
    assert told(listed, "signature") == [("江城市科协",)]
    assert [p.text for p in reading.read(listed).notice.body] == [
        "入选单位名单:",
        *rows.split(),
        "以上单位请按期报到。",
    ]


def test_a_place_line_whose_column_cannot_be_told_is_furniture() -> None:
    page = "当前位置:公告栏 > 正文\n关于组建的通知\n各区科协:\n请照办。\n"
    assert spans_of(page, "furniture", "column") == [("furniture", "当前位置:公告栏 > 正文")]


def test_a_sentence_about_an_attachment_stays_in_the_attached_document() -> None:
    page = (
        "关于组建的通知\n各区科协:\n请照办。\n2013年5月6日\n附件1\n工作方案\n附件2:登记表由各区填写。\n附件2\n登记表\n"
    )
    first, second = reading.read(page).notice.attached
    assert [p.text for p in first.paragraphs] == ["附件2:登记表由各区填写。"]
    assert (second.number, second.title) == (2, "登记表")


def test_a_title_that_ends_like_an_organisation_is_told_by_its_place() -> None:
    page = "公告栏\n2015年江城院士专家工作站\n发布日期:2015-05-06 08:00\n各区科协:\n请照办。\n"
    assert told(page, "column", "title") == ["公告栏", "2015年江城院士专家工作站"]
    assert told(page.replace("公告栏\n", ""), "title") == [""]
    assert told(page.replace("2015年江城院士专家工作站", "工作动态"), "title") == [""]
    below = "公告栏\n发布日期:2015-05-06 08:00\n科普大篷车走进社区\n各区科协:\n请照办。\n"
    assert told(below, "title") == ["科普大篷车走进社区"]


def test_more_organisations_at_the_end_than_sign_together_are_a_list() -> None:
    page = "关于组建的通知\n各区科协:\n请照办。\n" + "江城市科协\n" * 5
    assert told(page, "signature") == [()]
    assert len(reading.read(page).notice.body) == 6
    assert told(page.replace("江城市科协\n", "", 1) + "(此件公开发布)\n", "signature") == [("江城市科协",) * 4]


def test_an_organisation_between_title_and_addressees_is_left_to_the_officer() -> None:
    page = "关于组建的通知\n江城市科协\n各区科协:\n请照办。\n"
    assert spans_of(page, "site", "unread", "signature") == [("unread", "江城市科协")]


def test_labels_below_the_text_are_read_and_single_words_of_them_are_not() -> None:
    page = "关于组建的通知\n各区科协:\n来源:不限\n时间:2013年5月10日\n请照办。\n2013年5月6日\n{}\n"
    assert told(page.format("来源:办公室 作者:某某"), "source", "author") == ["办公室", "某某"]
    assert told(page.format("发布时间:2013-05-07 08:00"), "published_at") == [datetime(2013, 5, 7, 8, 0)]
    assert [p.text for p in reading.read(page.format("")).notice.body] == [
        "来源:不限",
        "时间:2013年5月10日",
        "请照办。",
    ]
    head = "关于组建的通知\n时间:{}\n各区科协:\n请照办。\n"
    assert told(head.format("2013-05-07 08:00"), "published_at") == [datetime(2013, 5, 7, 8, 0)]
    assert told(head.format("2013年5月10日"), "published_at") == [None]


def test_short_lines_below_an_attached_title_are_not_all_title() -> None:
    page = "关于组建的通知\n各区科协:\n请照办。\n2013年5月6日\n科普活动周\n甲\n乙\n丙\n丁\n"
    (annex,) = reading.read(page).notice.attached
    assert (annex.title, [p.text for p in annex.paragraphs]) == ("科普活动周甲乙", ["丙", "丁"])


def test_guidance_is_looked_for_in_each_attached_document() -> None:
    plan = "{}\n工作要点\n今年的总体思路是:服务。\n一、任务\n总体要求不变。\n"
    page = "关于组建的通知\n各区科协:\n请照办。\n2013年5月6日\n" + plan.format("附件1") + plan.format("附件2")
    kinds = [[p.kind for p in annex.paragraphs] for annex in reading.read(page).notice.attached]
    assert kinds == [["guidance", "heading1", "paragraph"]] * 2


def test_a_long_numbered_line_is_an_item_even_without_a_full_stop() -> None:
    page = "关于组建的通知\n各区科协:\n一、" + "组" * 57 + "\n一、" + "组" * 59 + "\n二、目标。以下\n"
    assert [p.kind for p in reading.read(page).notice.body] == ["heading1", "item", "item"]
