"""The life of an association as tables: founding, re-election, the small changes a superior agrees to.

A flow has one target a step; ``return`` leads to where the unit mends: the application, or the filing.
"""

from kexie.kit.flow import Flow, State, Step

FOUNDING = Flow(
    entity="founding",
    states=(
        State("draft", "填报中", "grey", waits_for="申请单位"),
        State("applied", "待核查", "warn", "已受理", waits_for="业务指导单位"),
        State("returned", "待补正", "bad", waits_for="申请单位"),
        State("checked", "待批复", "warn", waits_for="批复单位"),
        State("replying", "批复办理中", "info", waits_for="批复单位"),
        State("approved", "待开成立大会", "info", waits_for="申请单位"),
        State("held", "待备案", "info", waits_for="申请单位"),
        State("filed", "待核对", "warn", waits_for="业务指导单位"),
        State("active", "已成立", "ok"),
        State("refused", "未同意", "grey"),
        State("withdrawn", "已撤回", "grey"),
        State("lapsed", "已失效", "grey"),
    ),
    steps=(
        Step("apply", "提出申请", ("draft",), "applied"),
        Step("mend", "补正后再报", ("returned",), "applied"),
        Step("check", "核查通过", ("applied",), "checked"),
        Step("return", "退回补正", ("applied",), "returned", note_required=True),
        Step("refuse", "不同意成立", ("applied", "checked"), "refused", note_required=True, danger=True),
        Step("approve", "拟批复", ("checked",), "replying"),
        Step("drop_reply", "批复稿作废", ("replying",), "checked"),
        Step("reply", "印发批复", ("replying",), "approved"),
        Step("hold", "记录成立大会", ("approved",), "held"),
        Step("file", "报备案", ("held",), "filed"),
        Step("reopen", "退回备案", ("filed",), "held", note_required=True),
        Step("activate", "核对通过，登记成立", ("filed",), "active"),
        Step("lapse", "逾期失效", ("approved",), "lapsed", note_required=True),
        Step(
            "withdraw", "撤回申请", ("draft", "applied", "returned", "checked", "approved", "held"), "withdrawn",
            note_required=True, danger=True,
        ),
    ),
)  # fmt: skip
# From the application to the register: of one unit only one may be here at a time.
RUNNING = ("applied", "returned", "checked", "replying", "approved", "held", "filed")

REELECTION = Flow(
    entity="reelection",
    states=(
        State("asked", "待同意候选人", "warn", waits_for="业务指导单位"),
        State("returned", "待补正", "bad", waits_for="本单位"),
        State("agreed", "待开换届大会", "info", waits_for="本单位"),
        State("held", "待备案", "info", waits_for="本单位"),
        State("filed", "待核对", "warn", waits_for="业务指导单位"),
        State("done", "已换届", "ok"),
        State("withdrawn", "已撤回", "grey"),
    ),
    steps=(
        Step("agree", "同意候选人", ("asked",), "agreed"),
        Step("return", "退回补正", ("asked",), "returned", note_required=True),
        Step("mend", "补正后再报", ("returned",), "asked"),
        Step("hold", "记录换届大会", ("agreed",), "held"),
        Step("file", "报备案", ("held",), "filed"),
        Step("reopen", "退回备案", ("filed",), "held", note_required=True),
        Step("complete", "核对通过，登记新一届", ("filed",), "done"),
        Step("withdraw", "撤回", ("asked", "returned", "agreed", "held"), "withdrawn", note_required=True, danger=True),
    ),
)
ELECTING = ("asked", "returned", "agreed", "held", "filed")

CHANGE = Flow(
    entity="association_change",
    states=(
        State("asked", "待同意", "warn", waits_for="业务指导单位"),
        State("agreed", "已同意", "ok"),
        State("refused", "未同意", "grey"),
        State("withdrawn", "已撤回", "grey"),
    ),
    steps=(
        Step("agree", "同意", ("asked",), "agreed"),
        Step("refuse", "不同意", ("asked",), "refused", note_required=True),
        Step("withdraw", "撤回", ("asked",), "withdrawn", note_required=True),
    ),
)
