"""Every step of the table from every state by every role: who gets through, and what the others are told."""

import pytest

from kexie.kit import flow as kit_flow
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import flow, invariants, rules
from kexie.notices.actions import documents
from kexie.notices.classes import Terms
from tests.notices.office import CAST

STATES = [state.code for state in flow.DOCUMENT.states]
ACTS = {
    "submit": lambda one, by: documents.submit(one, by=by),
    "review": lambda one, by: documents.review(one, by=by),
    "countersign": lambda one, by: documents.countersign(one, by=by),
    "object": lambda one, by: documents.object(one, by=by, note="不妥"),
    "sign_off": lambda one, by: documents.sign_off(one, by=by),
    "return": lambda one, by: documents.return_(one, by=by, note="请改"),
    "number": lambda one, by: documents.number(one, by=by),
    "issue": lambda one, by: documents.issue(one, by=by),
    "withdraw": lambda one, by: documents.withdraw(one, by=by, note="有误"),
    "void": lambda one, by: documents.void(one, by=by, note="不发了"),
    "correct": lambda one, by: documents.correct(one, by=by),
}
# (state, verb) -> who of the cast may, by hand from rules.md 2.1 and the posts' rights. ``chen`` drafted it; the
# secretary may draft, review, number and issue. Everything else is refused: 409 where the table has no such step.
ALLOWED = {
    ("draft", "submit"): {"chen", "secretary"},
    ("draft", "void"): {"chen", "secretary"},
    ("review", "review"): {"reviewer", "secretary"},
    ("review", "return"): {"reviewer", "secretary"},
    ("review", "withdraw"): {"chen", "secretary"},
    ("countersign", "countersign"): {"zhao_leader"},
    ("countersign", "object"): {"zhao_leader"},
    ("countersign", "return"): {"reviewer", "secretary"},
    ("countersign", "withdraw"): {"chen", "secretary"},
    ("sign_off", "sign_off"): {"leader"},
    ("sign_off", "return"): {"leader"},
    ("sign_off", "withdraw"): {"chen", "secretary"},
    ("signed", "number"): {"registrar", "secretary"},
    ("signed", "withdraw"): {"leader", "registrar", "secretary"},
    ("numbered", "issue"): {"chen", "registrar", "secretary"},
    ("numbered", "withdraw"): {"leader", "registrar", "secretary"},
    ("issued", "correct"): {"chen", "secretary"},
}
ONE_ACTION = {"circulate": "review", "conclude": "countersign"}


def test_the_matrix_names_every_step_of_the_table():
    steps = {(state, ONE_ACTION.get(step.verb, step.verb)) for step in flow.DOCUMENT.steps for state in step.sources}
    assert steps == set(ALLOWED)
    assert {ONE_ACTION.get(verb, verb) for verb in flow.DOCUMENT.verbs()} == set(ACTS)


@pytest.mark.parametrize("state", STATES)
def test_every_role_gets_exactly_as_far_as_its_post_reaches(office, state):
    from django.db import transaction

    document = office.at(state)
    outcomes, reasons = {}, set()
    for verb, act in ACTS.items():
        for name, _, _ in CAST:
            try:
                with transaction.atomic():
                    act(document, office[name])
                    outcomes.setdefault((state, verb), set()).add(name)
                    transaction.set_rollback(True)
            except Overtaken:
                assert flow.DOCUMENT.step(verb, state) is None, (verb, name)
            except Refused as refusal:
                assert flow.DOCUMENT.step(verb, state) is not None, (verb, name)
                reasons.add(refusal.reason)
    assert outcomes == {key: who for key, who in ALLOWED.items() if key[0] == state}
    assert {reason for reason in reasons if not reason.startswith(("只有", "拟稿人不能", "自己拟的稿"))} == set()


@pytest.mark.parametrize("state", STATES)
def test_the_buttons_are_those_the_actions_would_let_through(office, state):
    document = office.at(state)
    shown = {
        (state, ONE_ACTION.get(act.step.verb, act.step.verb), name)
        for name, _, _ in CAST
        for act in rules.acts(office[name], document)
        if act.verdict
    }
    assert shown == {(place, verb, name) for (place, verb), who in ALLOWED.items() if place == state for name in who}


def test_one_button_of_each_pair_is_shown(office):
    plain, joint = office.at("review"), office.at("review", co_issuers=("jiang",))
    verbs = [[act.step.verb for act in rules.acts(office["reviewer"], one)] for one in (plain, joint)]
    assert verbs == [["review", "return", "withdraw"], ["circulate", "return", "withdraw"]]


@pytest.mark.parametrize(
    ("who", "verb", "reason"),
    [
        ("secretary", "review", "拟稿人不能核自己拟的稿，请由其他核稿人办理"),
        ("secretary", "return", "自己拟的稿不必退回，请用撤回"),
    ],
)
def test_who_edited_the_text_does_not_pass_it(office, who, verb, reason):
    document = documents.edit(office.draft(), {"title": "秘书改过"}, by=office["secretary"])
    document = documents.submit(document, by=office["chen"])
    with pytest.raises(Refused, match=reason):
        ACTS[verb](document, office[who])
    ACTS[verb](document, office["reviewer"])


def test_who_drafted_does_not_sign(office):
    chair = office.city.actor("both", "chair", "city")
    officer = office.city.actor("both", "officer", "city")
    document = documents.draft(office.unit("city"), {"title": "甲", "body": [{"text": "一"}]}, by=officer)
    document = documents.review(documents.submit(document, by=officer), by=office["reviewer"])
    with pytest.raises(Refused, match="拟稿人不能签发自己拟的稿"):
        documents.sign_off(document, by=chair)


def test_who_drafted_does_not_countersign(office):
    chair = office.city.actor("both", "chair", "jiang")
    officer = office.city.actor("both", "officer", "city")
    values = {"title": "甲", "body": [{"text": "一"}], "co_issuers": [office.unit("jiang")]}
    document = documents.draft(office.unit("city"), values, by=officer)
    document = documents.review(documents.submit(document, by=officer), by=office["reviewer"])
    with pytest.raises(Refused, match="拟稿人不能会签自己拟的稿"):
        documents.countersign(document, by=chair)


def test_a_joint_issuer_answers_once_and_only_while_it_is_asked(office):
    document = office.at("countersign", co_issuers=("jiang", "hong"))
    documents.countersign(document, by=office["zhao_leader"])
    for act in (documents.countersign, lambda one, by: documents.object(one, by=by, note="不妥")):
        with pytest.raises(Refused, match="本单位已会签"):
            act(document, by=office["zhao_leader"])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"title": " "}, "还没有标题"),
        ({"body": []}, "还没有正文"),
        ({"addressee_text": "各区科协"}, "主送只写了文字，请选定收件范围或单位，否则无人能签收"),
    ],
)
def test_a_draft_that_lacks_something_is_not_sent(office, values, reason):
    with pytest.raises(Refused, match=reason):
        documents.submit(office.draft(**values), by=office["chen"])


def test_a_class_that_names_nobody_needs_its_units(office):
    document = office.draft(classes=office.classes("相关学会"), units=[office.unit("jiang")])
    with pytest.raises(Refused, match="主送“相关学会”没有说明是哪几家，请选定单位"):
        documents.submit(document, by=office["chen"])
    document = documents.edit(document, {"units": [office.unit("physics")]}, by=office["chen"])
    assert documents.submit(document, by=office["chen"]).state == "review"


def test_nobody_drafts_for_a_closed_or_foreign_issuer(office):
    from kexie.kit.actor import STRANGER, SYSTEM
    from kexie.organisations.actions import organisations

    assert rules.can_draft(office["chen"])
    assert rules.can_draft(STRANGER).rule == "right"
    assert rules.can_draft(office["chen"], office.unit("jiang")).reason == "只有江边区科协的拟稿人能以它的名义拟文"
    closed = organisations.close(office.unit("federation"), by=SYSTEM, note="撤销")
    assert rules.can_draft(SYSTEM, closed).rule == "issuer"


def test_an_issuer_is_not_its_own_joint_issuer_and_uses_its_own_classes(office):
    from kexie.kit.actor import SYSTEM
    from kexie.notices.actions import classes

    with pytest.raises(Refused, match="不能再选发文机关自己"):
        office.draft(co_issuers=[office.unit("city")])
    foreign = classes.add(office.unit("jiang"), Terms("各园区科协", kinds=("park",)), by=SYSTEM)
    with pytest.raises(Refused, match="“各园区科协”是别的单位的收件范围"):
        office.draft(classes=[foreign])


def test_the_table_and_the_rooms_agree(office):
    assert isinstance(flow.DOCUMENT, kit_flow.Flow)
    for invariant in invariants.ALL:
        assert invariant() == [], invariant.__name__
