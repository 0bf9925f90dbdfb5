"""States of one import. Reading and writing are jobs: whoever began looks at a bar and may go away."""

from kexie.kit.flow import Flow, State, Step

BATCH = Flow(
    entity="import_batch",
    states=(
        State("uploaded", "待核对", "warn", waits_for="导入人"),
        State("checking", "核对中", "info"),
        State("checked", "待导入", "warn", waits_for="导入人"),
        State("running", "导入中", "info"),
        State("done", "已导入", "ok"),
        State("failed", "没有导完", "bad", waits_for="导入人"),
        State("undoing", "撤销中", "info"),
        State("undone", "已撤销", "grey"),
        State("dropped", "已放弃", "grey"),
    ),
    steps=(
        Step("reread", "换工作表", ("uploaded", "checked"), "uploaded"),
        Step("check", "核对", ("uploaded", "checked"), "checking"),
        Step("tell", "核对完毕", ("checking",), "checked"),
        Step("misread", "读不下去", ("checking",), "uploaded", note_required=True),
        Step("start", "开始导入", ("checked",), "running"),
        Step("take", "直接导入", ("uploaded",), "running"),
        Step("finish", "导入完毕", ("running",), "done"),
        Step("fail", "中断", ("running",), "failed", note_required=True),
        Step("resume", "接着导入", ("failed", "running"), "running"),
        Step("undo", "撤销导入", ("done", "failed"), "undoing", note_required=True, danger=True),
        Step("finish_undo", "撤销完毕", ("undoing",), "undone"),
        Step("drop", "放弃", ("uploaded", "checked"), "dropped", danger=True),
    ),
)
