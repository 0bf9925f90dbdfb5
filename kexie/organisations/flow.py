"""States of an organisation. Founding, filing and re-election are flows of their own, above."""

from kexie.kit.flow import Flow, State, Step

ORGANISATION = Flow(
    entity="organisation",
    states=(
        State("active", "正常", "ok", "正常"),
        State("closed", "已撤销", "grey", "已撤销"),
    ),
    steps=(
        Step("close", "撤销", ("active",), "closed", note_required=True, danger=True),
        Step("reopen", "恢复", ("closed",), "active", note_required=True),
    ),
)
