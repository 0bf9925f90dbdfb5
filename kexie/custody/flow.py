"""What somebody asks of their own data, as tables: a correction, an erasure."""

from kexie.kit.flow import Flow, State, Step

CORRECTION = Flow(
    entity="correction",
    states=(
        State("asked", "待核对", "warn", waits_for="所在单位"),
        State("done", "已更正", "ok"),
        State("refused", "未更正", "grey"),
        State("withdrawn", "已撤回", "grey"),
    ),
    steps=(
        Step("accept", "已更正", ("asked",), "done"),
        Step("refuse", "不更正", ("asked",), "refused", note_required=True),
        Step("withdraw", "撤回", ("asked",), "withdrawn"),
    ),
)

# Two people for what cannot be undone: one checks who asks and what law keeps, another carries it out.
ERASURE = Flow(
    entity="erasure",
    states=(
        State("asked", "待核查", "warn", waits_for="所在单位"),
        State("checked", "待第二人确认", "warn", waits_for="第二位经办人"),
        State("done", "已删除", "ok"),
        State("refused", "未同意", "grey"),
        State("withdrawn", "已撤回", "grey"),
    ),
    steps=(
        Step("check", "核查通过", ("asked",), "checked", note_required=True),
        Step("confirm", "确认并删除", ("checked",), "done", danger=True),
        Step("refuse", "不同意删除", ("asked", "checked"), "refused", note_required=True),
        Step("withdraw", "撤回", ("asked", "checked"), "withdrawn"),
    ),
)
RUNNING = ("asked", "checked")
