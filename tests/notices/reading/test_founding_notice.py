"""The notice of 2013, read by hand and by the reader: the hand's reading stands here."""

import json

from kexie.notices import reading
from tests.notices.reading import texts

HEADINGS = [
    "一、进一步加强企事业科协组织建设,夯实科协组织基础",
    "二、深入开展“讲、比”活动和“金桥工程”,促进群众性技术创新活动的深入开展",
    "三、大力推进院士专家工作站建设,为重点企业技术创新、提高核心竞争力服务",
    "四、深入开展企业创新方法培训工作,为加强企业创新能力服务",
    "五、加大学术技术交流力度,促进企业科技创新与进步",
    "六、继续组织企事业科协开展科普活动,不断提升员工的科学素养",
    "七、加强人文关怀,努力为企事业科技工作者成长办实事",
]
OPENINGS = [  # of the paragraph under each heading
    "进一步加大企事业科协建设力度",
    "深入开展“讲理想、比贡献”活动",
    "围绕工业强市、工业倍增计划",
    "围绕提升企业自主创新能力",
    "积极组织科技工作者",
    "打造“百万市民学科学”",
    "加强调研,了解、关注科技工作者成长需求",
]


def kinds_and_texts(read: reading.Reading, *kinds: str) -> list[str]:
    return [span.of(read.source) for span in read.spans if span.kind in kinds]


def test_the_head_of_the_founding_notice_is_read_exactly() -> None:
    notice = reading.read(texts.founding()).notice
    assert notice.column == "公告栏"
    assert notice.title == "关于印发《2013年武汉市企事业科协工作要点》的通知"
    assert notice.source == "武汉市科协办公室"
    assert notice.author == "scywtjhldcj"
    assert notice.number is None
    assert notice.addressees == ("各企事业科协", "各区科协", "相关学会")


def test_the_founding_notice_keeps_its_two_dates() -> None:
    told = reading.read(texts.founding()).notice.as_json()
    assert (told["published_at"], told["signed_on"]) == ("2013-05-02T16:32:50+08:00", "2013-04-25")


def test_the_body_of_the_founding_notice_is_its_one_sentence() -> None:
    notice = reading.read(texts.founding()).notice
    sentence = "现将《2013年武汉市企事业科协工作要点》印发给你们,请按照文件要求,结合本单位工作实际,认真贯彻落实。"
    assert notice.body == (reading.Paragraph("body", None, sentence),)
    assert notice.signature == ()


def test_the_plan_attached_to_the_founding_notice_has_its_guidance_and_seven_headings() -> None:
    (plan,) = reading.read(texts.founding()).notice.attached
    assert (plan.number, plan.title) == (None, "2013年武汉市企事业科协工作要点")
    assert [p.text for p in plan.paragraphs if p.kind == "heading1"] == HEADINGS
    assert [p.kind for p in plan.paragraphs] == ["guidance", *["heading1", "paragraph"] * 7]
    assert [p.level for p in plan.paragraphs] == [None, *[1, None] * 7]
    assert plan.paragraphs[0].text.startswith("2013年企事业科协工作的指导思想是:深入落实科学发展观")
    assert plan.paragraphs[0].text.endswith("为实现全市经济社会跨越式发展做出新贡献。")


def test_every_sentence_of_the_plan_is_kept() -> None:
    source = texts.founding()
    (plan,) = reading.read(source).notice.attached
    told = [p.text for p in plan.paragraphs if p.kind == "paragraph"]
    assert [text.startswith(start) for text, start in zip(told, OPENINGS, strict=True)] == [True] * 7
    between = source[source.index("2013年企事业科协工作的指导思想") : source.index("Copyright")]
    assert "".join(p.text for p in plan.paragraphs) == "".join(between.split())
    assert sum(text.count("。") for text in told) + 1 == between.count("。")


def test_what_the_page_left_around_the_founding_notice_is_furniture() -> None:
    read = reading.read(texts.founding())
    assert kinds_and_texts(read, "site") == ["武汉市科协"]
    assert kinds_and_texts(read, "label") == ["发布日期:", "来源:", "作者:"]
    assert [" ".join(text.split()) for text in kinds_and_texts(read, "furniture")] == [
        "字体显示:【大】 【中】 【小】",
        "Copyright © 地址:武汉市江岸区赵家条144号",
        "鄂公网安备: 42010202002213号 ICP备案号: 鄂ICP备19013409号",
        "邮编:430010 电话:(027)65692271 传真:(027)65692036 网站编辑部:(027)82842276",
        "Baidu",
        "map",
    ]


def test_the_only_doubt_about_the_founding_notice_is_the_missing_signature() -> None:
    read = reading.read(texts.founding())
    assert [(doubt.reason[:6], doubt.start, doubt.end) for doubt in read.doubts] == [("没有找到署名", 196, 196)]
    assert read.source[:196].endswith("认真贯彻落实。")


def test_the_json_has_the_promised_shape_and_survives_a_round_trip() -> None:
    read = reading.read(texts.founding())
    told = json.loads(json.dumps(read.as_json()))
    assert told == read.as_json()
    assert set(told) == {"spans", "notice"}
    assert {frozenset(span) for span in told["spans"]} == {frozenset({"kind", "start", "end", "text"})}
    assert "".join(span["text"] for span in told["spans"]) == read.source
    promised = {"column", "title", "published_at", "source", "author", "addressees", "signed_on", "attached"}
    assert set(told["notice"]) - promised == {"number", "body", "signature"}
    assert told["notice"]["attached"][0]["paragraphs"][1] == {"kind": "heading1", "level": 1, "text": HEADINGS[0]}


def test_carriage_returns_and_full_width_blanks_change_nothing_that_is_told() -> None:
    source = texts.founding()
    told = reading.read(source).notice
    assert reading.read(source.replace("\n", "\r\n")).notice == told
    assert reading.read(source.replace("\n", "\r")).notice == told
    assert reading.read(source.replace("\n\n", "\n\u3000\u3000")).notice == told
