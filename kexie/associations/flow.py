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

REVOCATION = Flow(
    entity="revocation",
    states=(
        State("proposed", "待批复单位决定", "warn", waits_for="批复单位"),
        State("returned", "待补充", "bad", waits_for="业务指导单位"),
        State("deciding", "决定办理中", "info", waits_for="批复单位"),
        State("revoked", "已撤销", "grey"),
        State("refused", "不予撤销", "ok"),
        State("withdrawn", "已撤回", "grey"),
    ),
    steps=(
        Step("return", "退回补充", ("proposed",), "returned", note_required=True),
        Step("mend", "补充后再报", ("returned",), "proposed"),
        Step("refuse", "不予撤销", ("proposed",), "refused", note_required=True),
        Step("draft", "拟撤销通知", ("proposed",), "deciding"),
        Step("drop_notice", "通知稿作废", ("deciding",), "proposed"),
        Step("revoke", "印发撤销通知", ("deciding",), "revoked"),
        Step("withdraw", "撤回", ("proposed", "returned"), "withdrawn", note_required=True),
    ),
)
# Proposed and not yet decided: of one association one at a time.
REVOKING = ("proposed", "returned", "deciding")

ACTIVITY = Flow(
    entity="activity",
    states=(State("recorded", "已记录", "ok"), State("void", "已作废", "grey")),
    steps=(Step("void", "作废", ("recorded",), "void", note_required=True, danger=True),),
)

GAP_VISIT = Flow(
    entity="gap_visit",
    states=(State("recorded", "已记录", "ok"), State("void", "已作废", "grey")),
    steps=(Step("void", "作废", ("recorded",), "void", note_required=True, danger=True),),
)

REPORT = Flow(
    entity="annual_report",
    states=(
        State("draft", "填报中", "grey", waits_for="本单位"),
        State("submitted", "待核对", "warn", waits_for="业务指导单位"),
        State("returned", "待修改", "bad", waits_for="本单位"),
        State("accepted", "已通过", "ok"),
    ),
    steps=(
        Step("submit", "报送", ("draft",), "submitted"),
        Step("mend", "修改后再报", ("returned",), "submitted"),
        Step("recall", "收回修改", ("submitted",), "draft"),
        Step("return", "退回", ("submitted",), "returned", note_required=True),
        Step("accept", "核对通过", ("submitted",), "accepted"),
        Step("reopen", "撤销通过", ("accepted",), "returned", note_required=True, danger=True),
    ),
)
# Not with the superior: who is still to report.
OWING = ("draft", "returned")

GUIDANCE = Flow(
    entity="guidance",
    states=(
        State("open", "待跟进", "warn", waits_for="业务指导单位"),
        State("done", "已办结", "ok"),
        State("void", "已作废", "grey"),
    ),
    steps=(
        Step("finish", "办结", ("open",), "done"),
        Step("reopen", "重新跟进", ("done",), "open", note_required=True),
        Step("void", "作废", ("open", "done"), "void", note_required=True, danger=True),
    ),
)

YEAR_PLAN = Flow(
    entity="year_plan",
    states=(State("draft", "拟定中", "grey", waits_for="本单位"), State("filed", "已报备", "ok")),
    steps=(
        Step("file", "报备", ("draft",), "filed"),
        Step("revise", "修订", ("filed",), "draft", note_required=True),
    ),
)

CHECKLIST = Flow(
    entity="checklist",
    states=(
        State("draft", "拟定中", "grey", waits_for="经办人"),
        State("used", "在用", "ok"),
        State("retired", "已停用", "grey"),
    ),
    steps=(Step("use", "启用", ("draft",), "used"), Step("retire", "停用", ("used",), "retired")),
)

HOME = Flow(
    entity="home",
    states=(
        State("draft", "自评中", "grey", waits_for="本单位"),
        State("submitted", "待评定", "warn", waits_for="业务指导单位"),
        State("returned", "待修改", "bad", waits_for="本单位"),
        State("decided", "已评定", "ok"),
    ),
    steps=(
        Step("submit", "报送自评", ("draft",), "submitted"),
        Step("mend", "修改后再报", ("returned",), "submitted"),
        Step("return", "退回", ("submitted",), "returned", note_required=True),
        Step("decide", "评定", ("submitted",), "decided"),
        Step("reopen", "撤销评定", ("decided",), "returned", note_required=True, danger=True),
    ),
)
