"""What a stretch of a notice can be: the closed list of span kinds, each with the Chinese name the officer sees.

A span belongs to the notice itself until the first ``attachment_mark`` or ``attachment_title``; from there on
headings, items, guidance and paragraphs belong to the attached document above them.
"""

from typing import Final

KINDS: Final[dict[str, str]] = {
    "site": "网站名称或发文机关标志",
    "column": "栏目",
    "number": "发文字号",
    "signer": "签发人",
    "title": "标题",
    "label": "项目名",  # 发布日期: 来源: 作者: 附件: … the value is a span of its own
    "published_at": "发布时间",
    "source": "来源",
    "author": "作者",
    "addressees": "主送",
    "body": "正文",
    "signature": "署名",
    "date": "成文日期",
    "attachment_list": "附件说明",  # one listed attachment a span
    "attachment_mark": "附件序号",  # 附件1, above the title of an attached document
    "attachment_title": "附件标题",
    "guidance": "指导思想",
    "part": "部分标题",  # 第一部分, 第一章
    "heading1": "一级标题",  # 一、
    "heading2": "二级标题",  # (一)
    "heading3": "三级标题",  # 1.
    "heading4": "四级标题",  # (1)
    "item": "条目",  # carries a mark of any level and is itself a sentence
    "paragraph": "附件段落",
    "remark": "附注",  # (此件公开发布), contact lines after the date
    "imprint": "版记",  # 抄送, 主题词, 印发机关和印发日期
    "furniture": "网页杂项",  # breadcrumb, font switch, counters, copyright, filings, map remains
    "unread": "没有读懂",
    "blank": "空白",
}

# Levels of GB/T 9704-2012 (rules.md 3.1): 一、 1, (一) 2, 1. 3, (1) 4; a part stands above them.
LEVELS: Final[dict[str, int]] = {"part": 0, "heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}

# Kinds that are a paragraph of a text, be it of the notice or of an attached document.
TEXTS: Final = frozenset({"body", "guidance", "item", "paragraph", *LEVELS})
