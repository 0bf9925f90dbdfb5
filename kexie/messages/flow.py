"""The way of a message: waiting, claimed by the one sender, then sent, failed or not known (quality/bar.md C1).

``claim`` is committed before the door is opened and ``deliver`` after it has closed: a crash in between leaves
``sending``, which nobody but the dead sender can explain. The next run says so (``lose``) and never sends again by
itself: two reminders annoy, but two invitations with different dates do harm. An officer may (``resend``).
"""

from kexie.kit.flow import Flow, State, Step

MESSAGE = Flow(
    entity="message",
    states=(
        State("waiting", "待发", "info", waits_for="系统"),
        State("sending", "正在发", "info", waits_for="系统"),
        State("sent", "已发", "ok"),
        State("failed", "没发出", "bad", waits_for="经办人"),
        State("unknown", "是否发出不明", "warn", waits_for="经办人"),
        State("undeliverable", "无法送达", "bad", waits_for="经办人"),
        State("withdrawn", "已取消", "grey"),
    ),
    steps=(
        Step("place", "放入站内收件箱", ("waiting",), "sent"),
        Step("claim", "开始发送", ("waiting",), "sending"),
        Step("deliver", "发出", ("sending",), "sent"),
        Step("postpone", "稍后再试", ("sending",), "waiting"),
        Step("fail", "没发出", ("sending",), "failed"),
        Step("lose", "标为不明", ("sending",), "unknown"),
        Step("hold", "恢复后扣下", ("waiting",), "unknown"),
        Step("drop", "无法送达", ("waiting", "sending"), "undeliverable"),
        Step("withdraw", "取消", ("waiting",), "withdrawn"),
        Step("resend", "重发", ("failed", "unknown", "undeliverable"), "waiting"),
    ),
)

# What an officer may send again by hand.
AGAIN = tuple(source for step in MESSAGE.steps if step.verb == "resend" for source in step.sources)
