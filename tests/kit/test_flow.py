"""Flows: a table that contradicts itself is refused, one door moves states, pictures come from the table."""

from dataclasses import replace
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from kexie.config import plugs
from kexie.kit import ids
from kexie.kit.actor import Actor
from kexie.kit.flow import Flow, State, Step, diagram, matrix, move, repair
from kexie.kit.flow.table import FlowFault
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import ALLOWED, Overtaken, Refused, refused, require

BY = Actor(person_id=ids.uuid7(), post_id=ids.uuid7())
FLOW = Flow(
    "paper",
    (
        State("draft", "草稿", "grey", waits_for="拟稿人"),
        State("review", "核稿", "info", "办理中"),
        State("done", "已印发", "ok", "已印发"),
    ),
    (
        Step("submit", "提交", ("draft",), "review"),
        Step("give_back", "退回", ("review",), "draft", note_required=True, danger=True),
        Step("issue", "印发", ("review",), "done"),
        Step("remark", "批注", ("draft", "review"), None),
    ),
)


class Paper:
    """A record as a model would be."""

    def __init__(self, state: str = "draft") -> None:
        self.id: UUID = ids.uuid7()
        self.state = state
        self.saved: list[list[str]] = []

    def save(self, *, update_fields: list[str]) -> None:
        self.saved.append(update_fields)


def test_a_step_assigns_saves_and_journals(db: None) -> None:
    paper = Paper()
    entry = move(paper, FLOW, "submit", by=BY, note="请核", diff={"title": ("旧", "新")}, also=("title",))
    assert (paper.state, paper.saved) == ("review", [["state", "title"]])
    stored = Entry.objects.select_related("note").get(pk=entry.pk)
    assert (stored.entity, stored.entity_id, stored.verb) == ("paper", paper.id, "submit")
    assert (stored.source, stored.target, stored.diff) == ("draft", "review", {"title": ["旧", "新"]})
    assert (stored.person_id, stored.post_id, stored.note.text) == (BY.person_id, BY.post_id, "请核")


def test_a_step_the_table_does_not_have_is_overtaken_and_says_where_it_stands(db: None) -> None:
    paper = Paper("done")
    with pytest.raises(Overtaken, match="现在是“已印发”，不能再提交"):
        move(paper, FLOW, "submit", by=BY)
    with pytest.raises(Overtaken, match="不能再fly"):
        move(paper, FLOW, "fly", by=BY)
    assert (paper.state, paper.saved, Entry.objects.count()) == ("done", [], 0)


def test_a_step_that_wants_a_reason_gets_one(db: None) -> None:
    with pytest.raises(Refused, match="请写明退回的理由"):
        move(Paper("review"), FLOW, "give_back", by=BY, note="  ")


def test_repair_goes_past_the_table_with_a_reason_and_its_own_verb(db: None) -> None:
    paper = Paper("done")
    with pytest.raises(Refused, match="请写明修正的理由"):
        repair(paper, FLOW, "draft", reason=" ", by=BY)
    with pytest.raises(KeyError):
        repair(paper, FLOW, "nowhere", reason="x", by=BY)
    entry = repair(paper, FLOW, "draft", reason="误印发", by=BY)
    assert (paper.state, entry.verb, entry.source, entry.target) == ("draft", "repair", "done", "draft")


def test_every_cell_of_the_matrix_does_what_the_table_says(db: None) -> None:
    assert matrix.deviations(FLOW, Paper, by=BY) == []
    assert len(list(matrix.cells(FLOW))) == 12


def test_the_matrix_sees_a_door_beside_the_table(db: None) -> None:
    """Canary: records that are not in the state they are said to be in."""
    wrong = matrix.deviations(FLOW, lambda state: Paper("draft" if state == "review" else state), by=BY)
    assert "review issue: Overtaken, should be done" in wrong
    assert "review give_back: went without the reason it requires" in wrong


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"states": (*FLOW.states, FLOW.states[0])}, "stands twice"),
        ({"states": (replace(FLOW.states[0], tone="pink"), *FLOW.states[1:])}, "unknown tone"),
        ({"steps": (Step("x", "x", ("nowhere",), "draft"),)}, "unknown state nowhere"),
        ({"steps": (Step("x", "x", ("draft",), "nowhere"),)}, "unknown state nowhere"),
        ({"steps": (*FLOW.steps, FLOW.steps[0])}, "leaves draft twice"),
    ],
)
def test_a_table_that_contradicts_itself_does_not_start(change: dict[str, object], words: str) -> None:
    with pytest.raises(FlowFault, match=words):
        replace(FLOW, **change)  # type: ignore[arg-type]


def test_a_table_tells_its_beginning_choices_and_buttons() -> None:
    assert FLOW.initial == "draft"
    assert FLOW.choices == [("draft", "草稿"), ("review", "核稿"), ("done", "已印发")]
    assert [step.verb for step in FLOW.leaving("review")] == ["give_back", "issue", "remark"]
    assert FLOW.verbs() == ("submit", "give_back", "issue", "remark")
    assert FLOW.state("done").public_label == "已印发"


def test_the_picture_shows_every_state_and_step() -> None:
    assert diagram.mermaid(FLOW) == (
        "stateDiagram-v2\n    draft: 草稿\n    review: 核稿\n    done: 已印发\n    [*] --> draft\n"
        "    draft --> review: 提交\n    review --> draft: 退回（须写理由）\n    review --> done: 印发\n"
        "    draft --> draft: 批注\n    review --> review: 批注\n    done --> [*]\n"
    )
    assert "| `give_back` | 退回 | 核稿 | 草稿 | yes |" in diagram.page(FLOW)
    assert "| `draft` | 草稿 | – | 拟稿人 |" in diagram.page(FLOW)


def test_the_pages_of_flows_are_written_and_stale_ones_told(tmp_path: Path) -> None:
    known = diagram.known()
    diagram.connect([FLOW])
    try:
        folder = tmp_path / "flows"
        out = StringIO()
        call_command("flow_docs", to=folder, stdout=out)
        assert (folder / "paper.md").read_text() == diagram.page(FLOW)
        assert out.getvalue() == f"1 flows written to {folder}\n"
        call_command("flow_docs", to=folder, check=True)
        (folder / "old.md").write_text("x")
        (folder / "paper.md").write_text("x")
        with pytest.raises(CommandError, match=r"out of date: old\.md, paper\.md; run kexie flow-docs"):
            call_command("flow_docs", to=folder, check=True)
        call_command("flow_docs", to=folder, stdout=out)
        assert [path.name for path in folder.iterdir()] == ["paper.md"]
    finally:
        diagram.connect(known)


def test_the_pages_in_docs_are_those_of_the_tables() -> None:
    assert diagram.known() == plugs.FLOWS
    call_command("flow_docs", to=Path(__file__).parents[2] / "docs" / "flows", check=True)


def test_verdicts_are_true_or_carry_their_reason() -> None:
    assert ALLOWED
    assert not refused("不行")
    require(ALLOWED)
    with pytest.raises(Refused) as refusal:
        require(refused("不行", "a.b"))
    assert (refusal.value.reason, refusal.value.rule, refusal.value.status, Overtaken("x").status) == (
        "不行", "a.b", 403, 409,
    )  # fmt: skip
