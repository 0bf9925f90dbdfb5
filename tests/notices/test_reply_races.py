"""Answers at the same moment: one wins, the other is told, nothing is lost."""

import threading
from datetime import timedelta

import pytest

from kexie.blanks.models import Answer, Version
from kexie.kit import clock
from kexie.notices.actions import documents, links, replies
from kexie.notices.actions.replies import Told
from kexie.notices.models import Reply
from kexie.notices.models.replies import end_of
from kexie.notices.queries import replies as queries
from kexie.notices.queries.collation import collation
from tests.notices import office as town_office
from tests.notices.racing import race

WANG = {"name": "王秘书", "position": "", "phone": "027-65692271"}
OFFICERS = (
    (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
    (documents.number, "registrar"), (documents.issue, "chen"),
)  # fmt: skip


def values(number):
    return {"people": [WANG], "number": number}


@pytest.fixture
def committed(fresh_database):
    return town_office.build()


def draft(office):
    made = office.draft(classes=office.classes("各企业科协"))
    version = Version.objects.get(blank__name="参会回执")
    replies.attach(made, version, end_of(clock.today() + timedelta(days=5)), by=office["chen"])
    return made


def issue(office, paper):
    for step, who in OFFICERS:
        paper = step(paper, by=office[who])
    return paper


def test_two_answers_of_one_unit_at_once_one_counts_the_other_is_told(committed):
    unit = issue(committed, draft(committed)).addressees.get(organisation=committed.unit("motor"))
    link = links.make(unit, by=committed["chen"]).link
    outcome = race(
        [
            lambda: replies.answer(unit, Told(values("2")), by=committed["wang"]),
            lambda: replies.answer(unit, Told(values("3")), by=committed["wang_chair"]),
            lambda: replies.answer_by_link(link, Told(values("4")), name="龙卫国", position=""),
        ]
    )
    assert outcome == {"ok": 1, "Overtaken": 2}
    assert (Reply.objects.count(), Answer.objects.count()) == (1, 1)
    assert queries.standing(unit).round == 1


def test_canary_without_the_units_lock_only_the_constraint_stands_between_two_answers(committed, monkeypatch):
    unit = issue(committed, draft(committed)).addressees.get(organisation=committed.unit("motor"))
    both, real = threading.Barrier(2), queries.standing

    def together(addressee):
        found = real(addressee)
        both.wait(timeout=20)  # both have seen that nothing was answered
        return found

    monkeypatch.setattr(replies, "_locked", lambda addressee: addressee)
    monkeypatch.setattr(replies.queries, "standing", together)
    outcome = race(
        [lambda who=who: replies.answer(unit, Told(values("2")), by=committed[who]) for who in ("wang", "wang_chair")]
    )
    assert outcome == {"ok": 1, "IntegrityError": 1}


def test_a_correction_issued_while_units_answer_takes_no_answer_after_it_and_loses_none_before(committed):
    old = issue(committed, draft(committed))
    paper = documents.correct(old, by=committed["chen"])
    for step, who in OFFICERS[:4]:
        paper = step(paper, by=committed[who])
    unit = old.addressees.get(organisation=committed.unit("motor"))
    outcome = race(
        [
            lambda: documents.issue(paper, by=committed["chen"]),
            lambda: replies.answer(unit, Told(values("2")), by=committed["wang"]),
        ]
    )
    answered = Reply.objects.filter(addressee=unit).count()
    assert outcome == ({"ok": 2} if answered else {"ok": 1, "Refused": 1})
    told = collation(committed["chen"], old, queries.slip(old))
    assert told.sum.answered == answered


def test_collations_at_once_tell_one_state_each_while_units_answer(committed):
    document = issue(committed, draft(committed))
    unit = document.addressees.get(organisation=committed.unit("motor"))
    slip, told = queries.slip(document), []

    def collate():
        found = collation(committed["chen"], document, slip)
        told.append((found.sum.answered, [int(n) for n in found.sum.sums], sum(1 for one in found.lines if one.values)))
        replies.take_out(document, 1, by=committed["chen"])

    outcome = race([collate, collate, lambda: replies.answer(unit, Told(values("2")), by=committed["wang"])])
    assert outcome == {"ok": 3}
    assert {str(one) for one in told} <= {"(0, [0], 0)", "(1, [2], 1)"}
