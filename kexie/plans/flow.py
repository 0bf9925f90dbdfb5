"""The ways of a yearly plan, of a report on its progress, and of a unit's answer to it, as tables."""

from kexie.kit.flow import Flow, State, Step

PLAN = Flow(
    entity="annual_plan",
    states=(
        State("draft", "拟定", "grey", waits_for="拟稿人"),
        State("issued", "已下达", "info", waits_for="责任单位"),
        State("closed", "已结束", "ok"),
        State("void", "已作废", "grey"),
    ),
    steps=(
        Step("issue", "下达", ("draft",), "issued"),
        Step("close", "结束", ("issued",), "closed"),
        Step("void", "作废", ("draft",), "void", note_required=True, danger=True),
    ),
)

REPORT = Flow(
    entity="plan_report",
    states=(
        State("reported", "待核实", "warn", waits_for="上级"),
        State("verified", "已核实", "ok"),
        State("returned", "已退回", "bad", waits_for="报送单位"),
        State("withdrawn", "已撤回", "grey"),
    ),
    steps=(
        Step("verify", "核实", ("reported",), "verified"),
        Step("return", "退回", ("reported",), "returned", note_required=True),
        Step("withdraw", "撤回", ("reported",), "withdrawn"),
        # What was verified by mistake counts no more; the unit reports again.
        Step("revoke", "撤销核实", ("verified",), "returned", note_required=True, danger=True),
    ),
)

ANSWER = Flow(
    entity="plan_answer",
    states=(
        State("asked", "待制定", "warn", waits_for="承办单位"),
        State("submitted", "待审核", "info", waits_for="下达单位"),
        State("accepted", "已审核", "ok"),
        State("returned", "已退回", "bad", waits_for="承办单位"),
        State("dropped", "不再要求", "grey"),
    ),
    steps=(
        Step("submit", "报送", ("asked", "returned"), "submitted"),
        Step("accept", "审核通过", ("submitted",), "accepted"),
        Step("return", "退回", ("submitted",), "returned", note_required=True),
        # The unit was closed, or need not answer after all; asked once more it begins where it stood.
        Step("drop", "不再要求", ("asked", "returned"), "dropped", note_required=True),
        Step("renew", "重新布置", ("dropped",), "asked"),
    ),
)
