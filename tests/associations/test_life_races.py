"""Two at once: one reply, one filing, one association, one application of a unit, one term."""

import threading
import time
from typing import Any

import pytest
from django.db import connections, transaction

from kexie.associations import invariants
from kexie.associations.actions import (
    annual_reports,
    changes,
    foundings,
    guidance,
    homes,
    locking,
    meetings,
    reelections,
    standing,
)
from kexie.associations.models import Founding, Guidance, Tenure
from kexie.associations.rules import twins
from kexie.kit import clock
from kexie.kit.verdict import Verdict
from kexie.notices.models import Document
from kexie.organisations.actions import organisations, tree
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import Particulars
from tests.associations import staged, test_guidance, test_homes, yearly
from tests.notices import office as town_office
from tests.notices.racing import race


@pytest.fixture
def committed(fresh_database: Any) -> town_office.Office:
    """The office in a database of its own, committed, for real connections."""
    return town_office.build()


def whole() -> list[str]:
    return [words for one in invariants.ALL for _, words in one()]


def test_two_officers_replying_at_once_draft_one_reply(committed: town_office.Office) -> None:
    row = staged.checked(committed)
    assert race([lambda: foundings.approve(row, by=committed["zhao"])] * 3) == {"ok": 1, "Overtaken": 2}
    assert Document.objects.count() == 1


def test_filed_and_registered_by_several_at_once_it_is_one_association(committed: town_office.Office) -> None:
    row = staged.held(committed)
    filings = [lambda: meetings.file(row, staged.FILING, by=committed["zhao"])] * 2
    assert race(filings) == {"ok": 1, "Overtaken": 1}
    count = Organisation.objects.count()
    assert race([lambda: meetings.activate(row, by=committed["zhao"])] * 3) == {"ok": 1, "Overtaken": 2}
    assert (Organisation.objects.count(), Tenure.objects.count(), whole()) == (count + 1, 1, [])


def test_two_applications_of_one_unit_sent_at_once_are_one(committed: town_office.Office) -> None:
    rows = [staged.begun(committed), staged.begun(committed)]
    outcome = race([lambda row=row: foundings.send(row, by=committed["zhao"]) for row in rows])
    assert outcome["ok"] == 1
    assert sum(outcome.values()) == 2
    assert Founding.objects.filter(state="applied").count() == 1


def test_sent_at_once_with_a_code_and_without_it_is_one_application(committed: town_office.Office) -> None:
    rows = [staged.begun(committed), staged.begun(committed, credit_code="")]
    assert race([lambda row=row: foundings.send(row, by=committed["zhao"]) for row in rows]) == {"ok": 1, "Refused": 1}
    assert whole() == []


def test_canary_without_the_lock_of_the_place_both_are_sent(
    committed: town_office.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [staged.begun(committed), staged.begun(committed, credit_code="")]
    both = threading.Barrier(2)

    def asked(one: Founding) -> Verdict:
        verdict = unique(one)
        both.wait(timeout=20)
        return verdict

    unique = twins.unique
    monkeypatch.setattr(twins, "unique", asked)
    monkeypatch.setattr(locking, "standing", locking.founding)
    assert race([lambda row=row: foundings.send(row, by=committed["zhao"]) for row in rows]) == {"ok": 2}
    assert whole() == ["同一单位有两份成立申请在办或已成立"] * 2


def test_one_code_registered_at_once_in_two_kinds_and_forms_is_one_association(committed: town_office.Office) -> None:
    told = [
        (Particulars("甲公司科协", credit_code=staged.CODE), "enterprise"),
        (Particulars("甲园区科协", credit_code=staged.CODE[8:17]), "park"),
    ]
    acts = [
        lambda told=told, kind=kind: organisations.register(
            told, kind=kind, superior=committed.unit("jiang"), by=committed["zhao"]
        )
        for told, kind in told
    ]
    assert race(acts) == {"ok": 1, "Refused": 1}
    assert whole() == []


def test_a_place_closed_while_an_application_is_sent_there_leaves_one_of_the_two(
    committed: town_office.Office,
) -> None:
    row = staged.begun(committed)
    jiang = committed.unit("jiang")
    tree.move_all(jiang, committed.unit("hong"), by=committed["chen"])
    organisations.close(committed.unit("jiang_office"), by=committed["chen"], note="撤并")
    acts = [
        lambda: foundings.send(row, by=committed["zhao"]),
        lambda: organisations.close(jiang, by=committed["chen"], note="撤并"),
    ]
    assert race(acts) == {"ok": 1, "Refused": 1}
    assert whole() == []


def test_guidance_entered_while_its_house_is_merged_goes_along(committed: town_office.Office) -> None:
    entered = threading.Event()

    def enter() -> None:
        with transaction.atomic():
            guidance.record(committed.unit("motor"), test_guidance.guided(), by=committed["zhao"])
            entered.set()
            time.sleep(1)  # the merger comes as far as it can
        connections.close_all()

    writer = threading.Thread(target=enter)
    writer.start()
    assert entered.wait(30)
    standing.merge(committed.unit("jiang"), committed.unit("hong"), by=committed["chen"], note="区划调整")
    writer.join(30)
    assert (Guidance.objects.get().house, whole()) == (committed.unit("hong"), [])


def test_checked_and_withdrawn_at_once_it_is_one_of_them(committed: town_office.Office) -> None:
    row = staged.applied(committed)
    acts = [
        lambda: foundings.refuse(row, by=committed["zhao"], note="不具备条件"),
        lambda: foundings.return_(row, by=committed["zhao"], note="补正", reasons={}),
    ]
    assert race(acts) == {"ok": 1, "Overtaken": 1}


def test_an_election_completed_by_two_at_once_is_one_term(committed: town_office.Office) -> None:
    motor = committed.unit("motor")
    row = reelections.ask(motor, staged.NOMINEES, "", by=committed["chen"])
    row = reelections.agree(row, by=committed["zhao"])
    row = reelections.hold(row, staged.meeting(row.assembly), by=committed["chen"])
    row = reelections.file(row, staged.FILING, by=committed["chen"])
    assert race([lambda: reelections.complete(row, by=committed["zhao"])] * 2) == {"ok": 1, "Overtaken": 1}
    asked = [
        lambda: changes.ask(motor, "name", clock.today(), {"name": "新名"}, by=committed["chen"], reason="更名")
    ] * 2
    outcome = race(asked)
    assert (outcome["ok"], Tenure.objects.count(), whole()) == (1, 1, [])


def test_canary_without_the_lock_of_the_application_two_replies_are_drafted(
    committed: town_office.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = staged.checked(committed)
    both = threading.Barrier(2)

    def read(one: Founding) -> Founding:
        found = Founding.objects.select_related("place", "authority", "assembly", "reply").get(pk=one.pk)
        both.wait(timeout=20)
        return found

    assert callable(locking.founding)
    monkeypatch.setattr(locking, "founding", read)
    assert race([lambda: foundings.approve(row, by=committed["zhao"])] * 2) == {"ok": 2}
    assert Document.objects.count() == 2


def test_accepted_and_returned_by_two_officers_at_once_it_is_one_of_them(committed: town_office.Office) -> None:
    row = yearly.submitted(committed)
    acts = [
        lambda: annual_reports.accept(row, by=committed["zhao"]),
        lambda: annual_reports.return_(row, by=committed["chen"], note="请核对", reasons={}),
        lambda: annual_reports.recall(row, by=committed["wang"]),
    ]
    assert race(acts) == {"ok": 1, "Overtaken": 2}
    assert whole() == []


def test_two_that_begin_one_report_at_once_have_one(committed: town_office.Office) -> None:
    assert race([lambda: yearly.begun(committed)] * 3) == {"ok": 1, "Overtaken": 2}


def test_two_that_give_points_at_once_give_one_star(committed: town_office.Office) -> None:
    row = test_homes.sent(committed)
    one, other = test_homes.given(row, 40, 30, 20), test_homes.given(row, 10, 10, 10)
    acts = [
        lambda: homes.decide(row, one, by=committed["zhao"]),
        lambda: homes.decide(row, other, by=committed["chen"]),
        lambda: homes.return_(row, by=committed["chen"], note="请补材料"),
    ]
    assert race(acts) == {"ok": 1, "Overtaken": 2}
    assert whole() == []
