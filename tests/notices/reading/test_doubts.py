"""What is unsure is flagged where it stands, and never guessed away."""

import pytest

from kexie.notices import reading

WHOLE = """\
公告栏
关于组建的通知
武科协〔2013〕15号
发布日期:2013-05-02 16:32
各区科协:
请照办。
武汉市科协
2013年4月25日
"""


def doubts(source: str) -> list[tuple[str, str]]:
    return [(doubt.reason, source[doubt.start : doubt.end]) for doubt in reading.read(source).doubts]


def test_a_complete_notice_leaves_no_doubt() -> None:
    assert doubts(WHOLE) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("公告栏", "没有找到栏目，请选择发布到哪个栏目。"),
        ("发布日期:2013-05-02 16:32", "没有找到发布时间；如未曾在网站发布，可留空。"),
        ("各区科协:", "没有找到主送单位，请指定。"),
        ("武汉市科协", "没有找到署名，请核对发文机关。"),
        ("2013年4月25日", "没有找到成文日期，请补上。"),
    ],
)
def test_a_missing_part_is_named(line: str, reason: str) -> None:
    assert doubts(WHOLE.replace(line + "\n", "")) == [(reason, "")]


@pytest.mark.parametrize(
    ("old", "new", "reason", "place"),
    [
        (
            "关于组建的通知",
            "关于组建的通知\n关于换届的通知",
            "有两个不同的标题，请保留一个。",
            "关于组建的通知\n关于换届的通知",
        ),
        ("关于组建的通知", "组建企业科协近况", "这一行不像公文标题，请核对。", "组建企业科协近况"),
        ("2013-05-02 16:32", "2013-02-30 16:32", "发布时间不存在或格式不对，请改正。", "2013-02-30 16:32"),
        ("2013-05-02 16:32", "上周", "发布时间不存在或格式不对，请改正。", "上周"),
        ("2013-05-02 16:32", "2013-05-02", "发布时间只有日期，暂记为当天零时，请核对。", "2013-05-02"),
        ("2013年4月25日", "2013年4月31日", "成文日期不存在或格式不对，请改正。", "2013年4月31日"),
        ("2013年4月25日", "2013年6月25日", "成文日期晚于发布时间，请核对。", "2013年6月25日"),
        (
            "2013年4月25日",
            "2013年4月25日\n2013年4月26日",
            "有两个不同的成文日期，请保留一个。",
            "2013年4月25日\n2013年4月26日",
        ),
        ("武科协〔2013〕15号", "文号:武科协2013-15", "发文字号格式不对，应写作“武科协〔2013〕15号”。", "武科协2013-15"),
        (
            "发布日期",
            "武科协[2013]16号\n发布日期",
            "有两个不同的发文字号，请保留一个。",
            "武科协〔2013〕15号\n武科协[2013]16号",
        ),
        (
            "各区科协:",
            "各区科协、科技局:",
            "主送中的“各区科协、科技局”用顿号并列，请核对是一类还是几类单位。",
            "各区科协、科技局:",
        ),
        ("各区科协:", "(第三次修订稿)\n各区科协:", "这部分没有读懂，请指定它是什么。", "(第三次修订稿)"),
        ("请照办。", "请\0照办。", "从这里起有无法保存的字符，请在原文中删去后重新粘贴。", "\0"),
        ("请照办。", "请\ud800照办。", "从这里起有无法保存的字符，请在原文中删去后重新粘贴。", "\ud800"),
    ],
)
def test_a_doubtful_part_is_flagged_where_it_stands(old: str, new: str, reason: str, place: str) -> None:
    assert doubts(WHOLE.replace(old, new)) == [(reason, place)]


def test_two_publication_times_are_flagged() -> None:
    source = WHOLE.replace("各区科协:", "发布时间:2013-05-03 08:00\n各区科协:")
    assert doubts(source) == [
        ("有两个不同的发布时间，请保留一个。", "2013-05-02 16:32\n发布时间:2013-05-03 08:00"),
    ]


def test_the_same_title_number_and_date_twice_is_no_doubt() -> None:
    twice = "武科协【2013】015号\n发布日期:2013/5/2 16:32:00\n关于组建的通知\n"
    assert doubts(WHOLE.replace("各区科协:", twice + "各区科协:")) == []


def test_text_below_the_date_that_is_no_annex_is_not_read() -> None:
    assert doubts(WHOLE + "请于月底前回复。\n逾期不候。\n") == [
        ("这部分没有读懂，请指定它是什么。", "请于月底前回复。\n逾期不候。"),
    ]


def test_an_attached_document_without_title_is_flagged() -> None:
    source = WHOLE + "附件1\n一、总则\n1.为了。\n"
    assert doubts(source) == [("第1个附件没有标题，请补上。", "附件1")]


def test_no_body_and_no_title_are_named() -> None:
    assert [reason for reason, _ in doubts("公告栏\n各区科协:\n武汉市科协 2013年4月25日\n")] == [
        "没有找到标题，请指定。",
        "没有找到发布时间；如未曾在网站发布，可留空。",
        "没有找到正文，请指定。",
    ]


def test_a_notice_published_on_the_day_it_was_signed_leaves_no_doubt() -> None:
    assert doubts(WHOLE.replace("2013年4月25日", "2013年5月2日")) == []
