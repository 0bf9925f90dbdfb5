"""Documents driven at random by everybody through every act (bar.md B4): nothing illegal happens, all else does.

What may happen stands here once more, written from the rules of the trade and not from the code: who may do what in
which state. A legal act must work, an illegal one must be refused and change nothing, and no invariant may break.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused
from kexie.notices import invariants, rules
from kexie.notices.actions import documents
from kexie.notices.models import Document
from tests.notices.office import CAST, Office

PEOPLE = tuple(name for name, _, _ in CAST)
DRAFTERS, SIGNERS = {"chen", "secretary"}, {"leader"}
REVIEWERS, NUMBERERS, ISSUERS = (
    {"reviewer", "secretary"},
    {"registrar", "secretary"},
    {"chen", "secretary", "registrar"},
)
CO_SIGNERS = {"jiang": "zhao_leader", "hong": "hong_leader"}
NOTE = {"return", "withdraw", "void", "object"}
ACT: dict[str, Callable[..., Document]] = {
    "submit": documents.submit, "review": documents.review, "countersign": documents.countersign,
    "object": documents.object, "return": documents.return_, "sign_off": documents.sign_off,
    "number": documents.number, "issue": documents.issue, "withdraw": documents.withdraw, "void": documents.void,
    "correct": documents.correct,
}  # fmt: skip


@dataclass
class Model:
    """A document as the trade sees it."""

    pk: Any
    state: str = "draft"
    writers: set[str] = field(default_factory=set)
    co_issuers: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)  # joint issuers who have not agreed in this round
    corrected: bool = False

    def may(self, verb: str, who: str) -> bool:
        """Whether the trade allows it now."""
        allowed = {
            ("submit", "draft"): DRAFTERS, ("void", "draft"): DRAFTERS, ("review", "review"): REVIEWERS - self.writers,
            ("return", "review"): REVIEWERS - self.writers, ("return", "countersign"): REVIEWERS - self.writers,
            ("return", "sign_off"): SIGNERS - self.writers, ("sign_off", "sign_off"): SIGNERS - self.writers,
            ("countersign", "countersign"): {CO_SIGNERS[unit] for unit in self.open},
            ("object", "countersign"): {CO_SIGNERS[unit] for unit in self.open},
            ("number", "signed"): NUMBERERS, ("issue", "numbered"): ISSUERS,
            ("correct", "issued"): set() if self.corrected else DRAFTERS,
            **{("withdraw", state): DRAFTERS for state in ("review", "countersign", "sign_off")},
            **{("withdraw", state): SIGNERS | NUMBERERS for state in ("signed", "numbered")},
        }  # fmt: skip
        return who in allowed.get((verb, self.state), set())

    def happened(self, verb: str, who: str) -> None:
        """What the act makes of it."""
        if verb == "countersign":
            self.open -= {unit for unit, signer in CO_SIGNERS.items() if signer == who}
        if verb == "review":
            self.open = set(self.co_issuers)
        goes = {
            "submit": "review", "review": "countersign" if self.co_issuers else "sign_off", "return": "draft",
            "sign_off": "signed", "number": "numbered", "issue": "issued", "withdraw": "draft", "void": "void",
            "countersign": "countersign" if self.open else "sign_off",
        }  # fmt: skip
        self.state = goes.get(verb, self.state)
        self.corrected |= verb == "correct"


def machine(office: Office) -> type[RuleBasedStateMachine]:
    """The machine on this office; every run of it is taken back."""

    class Papers(RuleBasedStateMachine):
        papers = Bundle("papers")

        def __init__(self) -> None:
            super().__init__()
            self.block = transaction.atomic()
            self.block.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

        @rule(target=papers, who=st.sampled_from(sorted(DRAFTERS)), shared=st.sets(st.sampled_from(sorted(CO_SIGNERS))))
        def drafted(self, who: str, shared: set[str]) -> Model:
            units = [office.unit(unit) for unit in sorted(shared)]
            values = {"title": "关于抽查的通知", "body": BODY, "co_issuers": units}
            made = documents.draft(office.unit("city"), values, by=office[who])
            return Model(made.pk, writers={who}, co_issuers=set(shared))

        @rule(paper=papers, who=st.sampled_from(PEOPLE))
        def edited(self, paper: Model, who: str) -> None:
            def change() -> None:
                documents.edit(Document.objects.get(pk=paper.pk), {"title": f"{who}改的通知"}, by=office[who])

            if self.tried(paper, change, legal=paper.state == "draft" and who in DRAFTERS):
                paper.writers.add(who)

        @rule(paper=papers, verb=st.sampled_from(sorted(ACT)), who=st.sampled_from(PEOPLE))
        def anybody_tries_anything(self, paper: Model, verb: str, who: str) -> None:
            self.act(paper, verb, who)

        @rule(paper=papers, data=st.data())
        def somebody_goes_on(self, paper: Model, data: st.DataObject) -> None:
            """One of the legal acts, so that runs get to the end of the way."""
            legal = [(verb, who) for verb in sorted(ACT) for who in PEOPLE if paper.may(verb, who)]
            onward = [one for one in legal if one[0] not in ("void", "withdraw", "return")] or legal
            if onward:
                self.act(paper, *data.draw(st.sampled_from(onward)))

        @rule(paper=papers, verb=st.sampled_from(("review", "return", "sign_off")), data=st.data())
        def a_writer_tries_to_pass_it(self, paper: Model, verb: str, data: st.DataObject) -> None:
            """Seldom met by chance: somebody who may pass others' text has written this one."""
            self.act(paper, verb, data.draw(st.sampled_from(sorted(paper.writers))))

        def act(self, paper: Model, verb: str, who: str) -> None:
            more = {"note": "理由"} if verb in NOTE else {}
            legal = paper.may(verb, who)
            done = self.tried(
                paper, lambda: ACT[verb](Document.objects.get(pk=paper.pk), by=office[who], **more), legal=legal
            )
            if done:
                paper.happened(verb, who)
            found = Document.objects.get(pk=paper.pk)
            assert found.state == paper.state, (verb, who)
            assert bool(found.number) == (paper.state in ("numbered", "issued")), (verb, who, found.state)
            assert [breach for one in invariants.ALL for breach in one()] == []

        def tried(self, paper: Model, act: Callable[[], object], *, legal: bool) -> bool:
            """Whether it was done; a refused act leaves no trace."""
            before, told = Entry.objects.count(), ""
            try:
                with transaction.atomic():
                    act()
            except Refused as refusal:
                told = refusal.reason
            if legal:
                assert not told, f"{paper.state}: refused though legal: {told}"
            else:
                assert told, f"{paper.state}: done though illegal"
                assert Entry.objects.count() == before
            return legal

    return Papers


BODY = [{"kind": "body", "level": 0, "text": "现将有关事项通知如下。"}]


def drive(office: Office, examples: int, steps: int, *, chance: bool) -> None:
    wanted = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=not chance, database=None,
        suppress_health_check=list(HealthCheck), print_blob=chance,
        phases=(Phase.generate, Phase.shrink) if chance else (Phase.generate,),
    )  # fmt: skip
    run_state_machine_as_test(machine(office), settings=wanted)


@pytest.mark.parametrize(
    ("examples", "steps", "chance"), [(4, 20, False), pytest.param(100, 40, True, marks=pytest.mark.full)]
)
def test_nothing_illegal_happens_and_everything_legal_does(
    office: Office, examples: int, steps: int, chance: bool
) -> None:
    drive(office, examples, steps, chance=chance)


def test_canary_a_right_nobody_asks_for_is_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules.documents, "holds", lambda *_: True)
    with pytest.raises(AssertionError, match="done though illegal"):
        drive(office, 20, 20, chance=False)


@pytest.mark.full
def test_canary_a_writer_who_may_pass_his_own_text_is_seen(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules.documents.house, "wrote", lambda *_: False)
    with pytest.raises(AssertionError, match="done though illegal"):
        drive(office, 200, 40, chance=False)
