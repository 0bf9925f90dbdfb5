"""撤销: proposed by who guides, decided by who replies to foundings, done by a notice; what is left to the archive."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kexie.associations import invariants, jobs
from kexie.associations.actions import guidance, parting, reminding, revocations, settling, standing
from kexie.associations.doings import Guided
from kexie.associations.models import ApprovalAuthority, Revocation
from kexie.associations.queries import revocation as reads
from kexie.associations.queries import todo
from kexie.associations.rules import closing
from kexie.associations.rules import revocation as rules
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices.actions import documents
from kexie.notices.models import Document
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation, Post
from kexie.organisations.particulars import Particulars
from kexie.organisations.rules import can_close_at_once
from tests.associations import staged, yearly
from tests.notices import office as town_office
from tests.notices.office import Office
from tests.notices.racing import race


def reason(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


@pytest.fixture
def guided(office: Office) -> Office:
    """The city decides on what the district 江边区 guides."""
    settling.set_authority(office.unit("city"), by=office["chen"], place=office.unit("jiang"))
    return office


def proposed(office: Office, **more: Any) -> Revocation:
    return revocations.propose(office.unit("motor"), "dissolved", "已注销登记", by=office["zhao"], **more)


def deciding(office: Office, **more: Any) -> Revocation:
    return revocations.decide(proposed(office, **more), by=office["chen"])


def issued(office: Office, row: Revocation) -> Document:
    paper = documents.submit(Document.objects.get(pk=row.notice_id), by=office["chen"])
    paper = documents.review(paper, by=office["reviewer"])
    paper = documents.sign_off(paper, by=office["leader"])
    return documents.issue(documents.number(paper, by=office["registrar"]), by=office["chen"])


def revoked(office: Office, **more: Any) -> Revocation:
    row = revocations.revoked(issued(office, deciding(office, **more)))
    assert row is not None
    return row


def whole() -> list[str]:
    return [words for one in invariants.ALL for _, words in one()]


def waits(office: Office, name: str) -> list[tuple[str, str]]:
    told = todo.WAITING.alone(office[name]).items
    return [(one.title, one.button) for one in told if "撤销" in one.title]


def test_the_district_proposes_and_the_city_decides_by_a_notice(guided: Office) -> None:
    with clock.at(clock.shanghai(2026, 12, 7, 10)):
        row = proposed(guided)
        city, motor = guided.unit("city"), guided.unit("motor")
        assert (row.state, row.authority, str(row.due_on)) == ("proposed", city, "2026-12-21")
        assert (waits(guided, "chen"), waits(guided, "zhao")) == ([("决定撤销：光明电机公司科协", "办理")], [])
        row = revocations.decide(row, by=guided["chen"])
        paper = row.notice
        assert paper is not None
        assert (paper.kind, paper.issuer, paper.title, list(paper.units.order_by("number"))) == (
            "notice", city, "关于撤销光明电机公司科协的通知",
            sorted([guided.unit("jiang"), motor], key=lambda one: one.number),
        )  # fmt: skip
        motor.refresh_from_db()
        assert (motor.state, row.state) == ("active", "deciding")
        done = issued(guided, row)
        entry = Entry.objects.get(entity="document", entity_id=done.pk, verb="issue")
        assert (jobs.replied.run(entry_id=entry.pk), jobs.replied.run(entry_id=entry.pk)) == (True, False)
        row.refresh_from_db()
        motor.refresh_from_db()
        assert (row.state, row.due_on, motor.state, motor.closed_on) == ("revoked", None, "closed", clock.today())
        assert not Post.objects.filter(organisation=motor, ends_on=None).exists()
    verbs = Entry.objects.filter(entity="revocation", entity_id=row.pk).order_by("id").values_list("verb", flat=True)
    assert (list(verbs), whole()) == (["propose", "draft", "revoke"], [])
    note = Entry.objects.get(entity="organisation", entity_id=motor.pk, verb="close").note.text
    assert note == f"单位注销。{done.title}（{done.number}）"


def test_nobody_ends_an_association_in_one_step(guided: Office) -> None:
    motor = guided.unit("motor")
    told = {name: can_close_at_once(guided[name], motor).rule for name in ("chen", "zhao", "wang")}
    assert told == dict.fromkeys(("chen", "zhao", "wang"), "organisation.close.decided")
    assert reason(organisations.close, motor, by=guided["chen"], note="注销") == "organisation.close.decided"
    assert can_close_at_once(SYSTEM, motor)
    assert can_close_at_once(guided["zhao"], guided.unit("jiang_office"))


def test_who_may_do_what(guided: Office) -> None:
    motor = guided.unit("motor")
    told = {name: rules.can_propose(guided[name], motor).rule for name in ("chen", "zhao", "wang", "hong_officer")}
    right = "revocation.propose.right"
    assert told == {"chen": "", "zhao": "", "wang": right, "hong_officer": right}
    assert rules.can_propose(guided["chen"], guided.unit("jiang")).rule == "tenure.kind"
    row = proposed(guided)
    assert rules.can_propose(guided["zhao"], motor).rule == "revocation.twice"
    for rule in (rules.can_return, rules.can_refuse, rules.can_decide):
        assert [rule(guided[name], row).rule for name in ("chen", "zhao")] == ["", "revocation.authority.right"]
        assert rule(guided["zhao"], row).reason == "由某市科协的经办人办理"
    assert [rules.can_withdraw(guided[name], row).rule for name in ("zhao", "wang")] == ["", "revocation.guide.right"]
    row = revocations.return_(row, by=guided["chen"], note="补")
    assert rules.can_mend(guided["wang"], row).rule == "revocation.guide.right"
    row = revocations.mend(row, "dissolved", "已注销登记", by=guided["zhao"])
    assert rules.can_mend(guided["zhao"], row).reason == "撤销现在是“待批复单位决定”，请刷新页面查看"
    seen = {
        name: reads.revocation(guided[name], row.pk) is not None for name in ("chen", "zhao", "wang", "hong_officer")
    }
    assert seen == {"chen": True, "zhao": True, "wang": True, "hong_officer": False}
    assert reads.revocation(STRANGER, row.pk) is None
    assert list(reads.revocations(guided["wang"], motor)) == [row]
    assert list(reads.revoking(guided["chen"])) == [motor]


def test_without_a_word_why_or_with_a_successor_of_somebody_else_nothing_is_proposed(guided: Office) -> None:
    motor = guided.unit("motor")
    assert reason(revocations.propose, motor, "", "注销", by=guided["zhao"]) == "revocation.ground"
    assert reason(revocations.propose, motor, "dissolved", " ", by=guided["zhao"]) == "revocation.reason"
    into = {"successor": guided.unit("physics")}
    rule = reason(revocations.propose, motor, "merged", "并入", by=guided["zhao"], **into)
    assert (rule, Revocation.objects.count()) == ("organisation.close.successor_right", 0)


def test_sent_back_it_is_told_more_of_and_decided_or_refused_or_taken_back(guided: Office) -> None:
    row = revocations.return_(proposed(guided), by=guided["chen"], note="请附注销证明")
    assert (row.state, row.note, row.due_on) == ("returned", "请附注销证明", None)
    assert waits(guided, "zhao") == [("补充撤销情况：光明电机公司科协", "补充")]
    row = revocations.mend(row, "moved", "迁往外省", by=guided["zhao"])
    assert (row.state, row.ground, row.reason) == ("proposed", "moved", "迁往外省")
    row = revocations.refuse(row, by=guided["chen"], note="仍在活动")
    assert (row.state, guided.unit("motor").state) == ("refused", "active")
    row = revocations.withdraw(proposed(guided), by=guided["zhao"], note="情况有变")
    assert (row.state, row.authority) == ("withdrawn", guided.unit("city"))
    with pytest.raises(Overtaken):
        revocations.refuse(row, by=guided["chen"], note="晚了")
    assert rules.can_refuse(guided["chen"], row).reason == "撤销现在是“已撤回”，请刷新页面查看"


def test_a_discarded_notice_is_drafted_anew(guided: Office) -> None:
    row = deciding(guided)
    paper = documents.void(Document.objects.get(pk=row.notice_id), by=guided["chen"], note="写错了")
    entry = Entry.objects.get(entity="document", entity_id=paper.pk, verb="void")
    assert jobs.reply_dropped.run(entry_id=entry.pk)
    assert revocations.notice_dropped(paper) is None
    row.refresh_from_db()
    assert (row.state, row.notice) == ("proposed", None)
    assert revocations.decide(row, by=guided["chen"]).notice is not None


def test_a_district_that_decides_itself_writes_to_the_association(office: Office) -> None:
    row = revocations.decide(proposed(office), by=office["zhao"])
    assert row.notice is not None
    assert (row.authority, list(row.notice.units.all())) == (office.unit("jiang"), [office.unit("motor")])
    assert row.notice.body[0]["text"] == "光明电机公司科协所在单位已注销。江边区科协研究，决定撤销光明电机公司科协。"


def test_its_parts_end_with_it_and_what_else_stands_below_comes_first(guided: Office) -> None:
    motor = guided.unit("motor")
    branch = organisations.register(Particulars(name="一分厂分会"), kind="branch", superior=motor, by=guided["zhao"])
    group = organisations.register(Particulars(name="一车间小组"), kind="group", superior=branch, by=guided["zhao"])
    into = {"successor": guided.unit("optics")}
    row = revocations.decide(revocations.propose(motor, "merged", "并入", by=guided["chen"], **into), by=guided["chen"])
    paper = issued(guided, row)
    below = organisations.register(
        Particulars(name="下属公司科协"), kind="enterprise", superior=motor, by=guided["zhao"]
    )
    assert rules.stands_alone(motor).reason == "下属公司科协等组织还在它之下，请先调整业务指导单位"
    promised = guidance.record(
        below, Guided("visit", clock.today(), "缺场地", follow_on=clock.today()), by=guided["wang"]
    )
    assert revocations.revoked(paper) is not None
    below.refresh_from_db()
    promised.refresh_from_db()
    assert (below.state, below.superior, promised.house) == ("active", guided.unit("jiang"), guided.unit("jiang"))
    told = Organisation.objects.filter(pk__in=(motor.pk, branch.pk, group.pk)).values_list("state", "successor__name")
    assert sorted(told, key=str) == [("closed", guided.unit("optics").name), ("closed", None), ("closed", None)]
    assert whole() == []


def test_its_own_branch_takes_nothing_over(guided: Office) -> None:
    motor = guided.unit("motor")
    branch = organisations.register(Particulars(name="一分厂分会"), kind="branch", superior=motor, by=guided["zhao"])
    told = {"by": guided["zhao"], "successor": branch}
    assert reason(revocations.propose, motor, "merged", "并入", **told) == "revocation.successor"


def test_what_was_decided_is_taken_back_by_who_decided(guided: Office) -> None:
    motor = revoked(guided).organisation
    motor.refresh_from_db()
    assert reason(organisations.reopen, motor, by=guided["zhao"], note="有误") == "organisation.reopen.decided"
    assert organisations.reopen(motor, by=guided["chen"], note="有误").state == "active"
    standing.merge(motor, guided.unit("steel"), by=guided["chen"], note="合并")
    motor.refresh_from_db()
    assert closing.decided_by(motor) is None


def test_undone_the_merger_of_its_district_it_is_decided_where_it_was(office: Office) -> None:
    row = proposed(office)
    standing.merge(office.unit("jiang"), office.unit("hong"), by=office["chen"], note="撤并")
    parting.part(office.unit("jiang"), by=office["chen"], note="误操作")
    row.refresh_from_db()
    assert row.authority == office.unit("jiang")
    settling.set_authority(office.unit("city"), by=office["chen"], place=office.unit("jiang"))
    row = revocations.decide(row, by=office["chen"])  # who decides is asked when it is decided
    assert row.authority == office.unit("city")


def test_merged_meanwhile_it_is_closed_once_and_what_still_ran_is_taken_back(guided: Office) -> None:
    row = deciding(guided)
    paper = issued(guided, row)
    standing.merge(guided.unit("motor"), guided.unit("steel"), by=guided["chen"], note="合并")
    done = revocations.revoked(paper)
    assert done is not None
    assert (done.state, done.organisation.successor) == ("revoked", guided.unit("steel"))
    other = revocations.propose(guided.unit("optics"), "other", "其他", by=guided["chen"])
    organisations.dissolve(guided.unit("optics"), by=SYSTEM, note="注销")
    assert reminding.sweep() == 1
    other.refresh_from_db()
    assert other.state == "withdrawn"


def test_what_waits_for_a_house_goes_to_its_successor_and_holds_its_closing_up(office: Office) -> None:
    row = proposed(office)
    assert closing.undone(office.unit("jiang")) == "还有 1 份撤销等它决定，请先办结，或用“合并”转由并入单位办理"
    standing.merge(office.unit("jiang"), office.unit("hong"), by=office["chen"], note="撤并")
    row.refresh_from_db()
    assert (row.authority, row.organisation.superior) == (office.unit("hong"), office.unit("hong"))
    row = revocations.decide(row, by=office["hong_officer"])
    hong, city = office.unit("hong"), office.unit("city")
    assert reason(standing.merge, hong, city, by=office["chen"], note="撤并") == "merger.successor"
    assert closing.drafts(hong) == 1


def test_the_archive_tells_what_the_association_leaves_and_of_which_years(guided: Office) -> None:
    staged.term(guided)
    yearly.submitted(guided)
    row = revoked(guided)
    told = {one.label: (one.count, bool(one.span)) for one in reads.kept(row.organisation)}
    assert {label: told[label] for label in ("成立申请、批复和备案", "届次", "年报", "活动记录", "建家自评")} == {
        "成立申请、批复和备案": (0, False), "届次": (1, True), "年报": (1, True), "活动记录": (0, False), "建家自评": (0, False),
    }  # fmt: skip
    settling.drop_authority(ApprovalAuthority.objects.get().pk, by=guided["chen"])
    made = staged.founded(guided).founding.organisation
    assert [(one.label, one.count, bool(one.span)) for one in reads.kept(made)][:3] == [
        ("成立申请、批复和备案", 1, True), ("届次", 1, True), ("任职记录（届次席位）", 4, True),
    ]  # fmt: skip


def test_the_tables_keep_one_at_a_time_and_a_notice_behind_what_was_decided(guided: Office) -> None:
    row = proposed(guided)
    same = {"organisation": row.organisation, "authority": row.authority, "ground": "other", "reason": "x"}
    for bad in ({}, {"state": "revoked"}, {"state": "refused", "successor": row.organisation}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Revocation.objects.create(**{**same, **bad})
    Revocation.objects.update(state="refused")
    Revocation.objects.update(state="revoked", notice=guided.draft())
    assert whole() == ["已撤销，撤销通知却没有印发"]


def test_two_officers_propose_or_decide_at_once_and_it_is_done_once(fresh_database: Any) -> None:
    office = town_office.build()
    motor = office.unit("motor")
    both = [lambda: revocations.propose(motor, "other", "其他", by=office["zhao"])] * 3
    outcome = race(both)
    assert (outcome["ok"], Revocation.objects.count()) == (1, 1)
    row = Revocation.objects.get()
    assert race([lambda: revocations.decide(row, by=office["zhao"])] * 3) == {"ok": 1, "Overtaken": 2}
    assert Document.objects.count() == 1
    paper = staged.issued(office, _Replied(row.pk))
    done = [lambda: revocations.revoked(paper)] * 3
    assert race(done) == {"ok": 3}
    assert Entry.objects.filter(entity="organisation", entity_id=motor.pk, verb="close").count() == 1
    assert clock.today() - timedelta(days=1) < Organisation.objects.get(pk=motor.pk).closed_on


class _Replied:
    """What :func:`staged.issued` asks of a founding: its paper."""

    def __init__(self, pk: Any) -> None:
        self.reply_id = Revocation.objects.get(pk=pk).notice_id
