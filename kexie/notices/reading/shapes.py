"""What a single line looks like: title, column, organisation, heading of a level, item, remark, imprint."""

import re
from typing import Final

from kexie.notices.reading import kinds
from kexie.notices.reading.lines import Line

_PAPER: Final = (
    "通知|公告|通报|决定|意见|函|批复|请示|报告|纪要|公示|通告|倡议书|工作要点|要点|方案|办法|计划|总结|安排|名单|细则|规定|条例"
    "|章程|须知|说明|指南|汇总表|登记表|申报表|推荐表|申请表|申报书|推荐书|一览表|规划|意见书|制度|规则|目录"
)
_ENDS_AS_PAPER: Final = re.compile(rf"(?:{_PAPER})(?:\.[A-Za-z]{{2,5}})?(?:\([^()]{{1,30}}\))?$")
_ABOUT: Final = re.compile(r"^.{0,60}关于.")
_COLUMN: Final = re.compile(
    r"^(?!.{0,8}(?:关于|的))[^\W\d_]{0,6}(?:公告|公示|通知|栏目?|动态|传真|简报|要闻|新闻|信息|园地|之窗|文件|快讯|政策|资讯|法规|下载)(?:栏|公开)?$"
)
_ORGANISATION: Final = re.compile(
    r"(?:科协|协会|学会|研究会|联合会|委员会|常委会|组委会|人民政府|组织部|宣传部|总工会|[^\W\d_]{2}(?:局|厅|委|办|部|处|院|馆|站)|办公室"
    r"|领导小组|中心|公司|集团|大学|学院|学校|医院|研究院|研究所|党组|团委|基金会)$"
)
_BANNER: Final = re.compile(r"(?:网|网站|文件|信息网|科协在线)$")
_MARKS: Final = (
    ("part", re.compile(r"^第[一二三四五六七八九十]{1,3}(?:部分|章|篇|编)(?=$|[\s:、,])")),
    ("heading1", re.compile(r"^[一二三四五六七八九十]{1,3}\s?[、.]")),
    ("heading2", re.compile(r"^\([一二三四五六七八九十]{1,3}\)")),
    ("heading3", re.compile(r"^[0-9]{1,2}\s?(?:、|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}))")),
    ("heading4", re.compile(r"^\([0-9]{1,2}\)")),
)
_CIRCLED: Final = re.compile(r"^[①-⑳]")
_HEADING_LIMIT: Final = 60
_REMARK: Final = re.compile(r"^\((?:此件|联系人|联系电话|信息公开|公开|此文)[^()]{0,80}\)$")
_CONTACT: Final = re.compile(r"^(?:联\s?系\s?(?:人|电话|单位|方式)|电\s?话|传\s?真|邮箱|电子邮箱|地\s?址)\s?:")
_IMPRINT: Final = re.compile(
    r"^(?:抄\s?送|抄\s?报|分\s?送|主\s?题\s?词|公开属性|印发机关)\s?:|[0-9〇一二三四五六七八九十]{1,3}\s?日\s?印发$"
)
_GUIDANCE: Final = re.compile(r"指导思想|总体思路|总体要求|总的要求|工作思路|基本思路")


def is_paper_title(shape: str) -> bool:
    """Reads as the title of an official document: 关于…, or ends with the name of a kind of document."""
    return len(shape) <= 200 and bool(_ABOUT.match(shape) or complete_title(shape))


def complete_title(shape: str) -> bool:
    """Ends with the name of a kind of document, so no further line belongs to it."""
    return len(shape) <= 200 and bool(_ENDS_AS_PAPER.search(shape)) and not is_column(shape)


def is_column(shape: str) -> bool:
    """The name of a column of a site: 公告栏, 一线传真, 科协简报."""
    return len(shape) <= 10 and bool(_COLUMN.match(shape))


def is_site(shape: str) -> bool:
    """An organisation, a site, or 发文机关标志 (…文件)."""
    return len(shape) <= 40 and bool(_ORGANISATION.search(shape) or _BANNER.search(shape))


def signers(shape: str) -> tuple[str, ...]:
    """The organisations a line consists of (joint issuers may sign on one line); empty where it is anything else."""
    words = shape.split()
    if len(shape) > 80 or not words or any(mark in shape for mark in ",;:。、《"):
        return ()
    if all(len(word) == 1 for word in words):  # 武 汉 市 科 协
        words = [" ".join(words)]
    if len(words) > 1 and not all(_ORGANISATION.search(word) for word in words):
        words = [shape]  # 中共武汉市委 组织部: one body, a blank inside its name
    whole = all(_ORGANISATION.search("".join(word.split())) for word in words)
    return tuple(words) if whole and all(len(word) <= 40 for word in words) else ()


def is_short_title(line: Line) -> bool:
    """Could stand above an attached document: short, no sentence, no list."""
    return 0 < len(line.shape) <= _HEADING_LIMIT and not line.prose and line.shape[-1] not in ":,、。"


def level(text: str) -> int | None:
    """Level of GB/T 9704 by the mark a folded text begins with; ① stands below (1); ``None`` without a mark."""
    kind = mark(text)
    return kinds.LEVELS[kind] if kind else (5 if _CIRCLED.match(text) else None)


def mark(shape: str) -> str:
    """The heading kind whose mark the folded text begins with; empty for none."""
    return next((kind for kind, pattern in _MARKS if pattern.match(shape)), "")


def text_kind(line: Line, plain: str) -> str:
    """Heading where a mark is followed by a short phrase, item where by a sentence, else ``plain``."""
    kind = mark(line.shape)
    if kind and not line.prose and "。" not in line.shape and len(line.shape) <= _HEADING_LIMIT:
        return kind
    return "item" if kind or _CIRCLED.match(line.shape) else plain


def is_remark(shape: str) -> bool:
    """附注 in brackets: (此件公开发布), (联系人:…)."""
    return bool(_REMARK.match(shape))


def is_contact(shape: str) -> bool:
    """A line that says whom to ask."""
    return bool(_CONTACT.match(shape))


def is_imprint(shape: str) -> bool:
    """A line of 版记: 抄送, 主题词, …2013年4月25日印发."""
    return bool(_IMPRINT.search(shape))


def is_guidance(text: str) -> bool:
    """The paragraph that opens a plan and says what guides it; looked for in its first 60 characters."""
    return bool(_GUIDANCE.search(text[:60]))
