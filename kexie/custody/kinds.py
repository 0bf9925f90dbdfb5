"""Kinds of message of custody, with their standard wording."""

from kexie.messages.kinds import Kind, Placeholder, Wording

_TEXT = "{收件人}：您的申请（{事项}）已办理，结果：{结果}。说明：{说明}。"
ANSWERED = Kind(
    "custody.answered", "个人信息申请的答复",
    (
        Placeholder("事项", "申请了什么", "更正所在单位"),
        Placeholder("结果", "怎样办理的", "已更正"),
        Placeholder("说明", "经办人写的说明", "已按任命文件更正"),
    ),
    {
        "in_app": Wording("个人信息申请的答复：{结果}", _TEXT),
        "email": Wording("个人信息申请的答复", _TEXT + "\n\n{发件单位}\n"),
    },
)  # fmt: skip
ALL: tuple[Kind, ...] = (ANSWERED,)
