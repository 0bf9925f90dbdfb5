"""The way of a yearly plan. So far it is taken over as a draft and may be discarded; what comes after, comes here."""

from kexie.kit.flow import Flow, State, Step

PLAN = Flow(
    entity="annual_plan",
    states=(
        State("draft", "拟定", "grey", waits_for="拟稿人"),
        State("void", "已作废", "grey"),
    ),
    steps=(Step("void", "作废", ("draft",), "void", note_required=True, danger=True),),
)
