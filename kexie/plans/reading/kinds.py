"""What a stretch of a plan text can be: the closed list of span kinds, each with the Chinese name the officer sees.

A plan usually arrives inside a notice: the kinds of its head and foot are the notice's own (notices.reading.kinds).
"""

from typing import Final

from kexie.notices.reading import kinds as notice_kinds

_NOTICE: Final = (
    "site column number signer title label published_at source author addressees body signature date"
    " attachment_list attachment_mark attachment_title remark imprint furniture unread blank"
)

KINDS: Final[dict[str, str]] = {kind: notice_kinds.KINDS[kind] for kind in _NOTICE.split()} | {
    "guidance": "指导思想",
    "lead": "引言",  # opens the plan or a table, asks nothing of anybody
    "part": "部分标题",  # number and title of a part, whatever its mark
    "heading": "小标题",  # below a part: (一)组织建设, 抓好三项工作:
    "mark": "序号",  # 1. (1) ① 一是, in front of a measure
    "measure": "措施",  # one sentence, or the task of a table's row
    "indicator": "量化指标",  # a cell of its own in a table
    "owner": "责任单位",
    "co_owner": "配合单位",
    "person": "责任人",
    "due": "完成时限",
    "table_head": "表头",
    "cell": "其他单元格",
    "closing": "结束语",  # 以上工作…请抓好落实
    "other": "不属于要点的文字",  # a further attached document
}
