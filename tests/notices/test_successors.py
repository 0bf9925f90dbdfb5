"""A unit merged into another after it was addressed: it is asked no more, its successor is asked in its place."""

from datetime import date, timedelta

import pytest

from kexie.kit import calendar, clock, jobs
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.notices import queries
from kexie.notices.actions import documents, receipts, replies, successors
from kexie.notices.models import Addressee, OwnTerm
from kexie.notices.models.replies import end_of
from kexie.notices.queries import replies as replies_queries
from kexie.notices.queries.collation import collation
from kexie.notices.queries.receipts import overdue
from kexie.notices.rules import visible_documents
from kexie.organisations.actions import organisations
from tests.notices import reminding as play
from tests.notices.office import BODY
from tests.notices.reminding import DUE_ON, at, issued, states, swept
from tests.notices.test_replies import ready
from tests.notices.test_ways import correct

MERGED_ON = date(2026, 5, 19)  # the day before all are to have signed
IN_TIME = date(2026, 5, 26)  # five working days later


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def asked(office, *units, **more):
    return issued(office, classes=[], units=[office.unit(key) for key in units], **more)


def merged(office, key, into, day=MERGED_ON, count=True):
    with at(day):
        organisations.close(office.unit(key), by=SYSTEM, note="企业合并", successor=office.unit(into))
        return successors.hand_over(office.unit(key).pk) if count else None


def names(document):
    return set(Addressee.objects.filter(document=document).values_list("name", flat=True))


def test_the_successor_is_addressed_in_its_place_and_signs(office):
    document = asked(office, "motor")
    assert merged(office, "motor", "steel") == 1
    before, mine = Addressee.objects.filter(document=document).order_by("addressed_at")
    assert (mine.name, mine.in_place_of, mine.due_on) == ("红旗钢铁公司科协", before, IN_TIME)
    assert history("document", document.pk).last().diff == {"organisation": ["光明电机公司科协", "红旗钢铁公司科协"]}
    row = queries.addressee(office["steel_liaison"], document.ref)
    assert row == mine
    receipts.sign(row, by=office["steel_liaison"])
    sum_ = queries.summed(queries.by_district(document))
    assert (sum_.total, sum_.asked, sum_.signed, sum_.open, sum_.closed) == (2, 1, 1, 0, 1)
    lists = {view: [one.name for one in queries.addressees(document, view)] for view in ("open", "closed", "signed")}
    assert lists == {"open": [], "closed": ["光明电机公司科协"], "signed": ["红旗钢铁公司科协"]}
    assert successors.hand_over(office.unit("motor").pk) == 0


def test_the_ladder_stops_for_the_one_and_goes_on_for_the_other(office):
    play.reachable(office, "wang", "steel_liaison")
    document = asked(office, "motor")
    merged(office, "motor", "steel")
    swept(IN_TIME + timedelta(days=1))
    assert states(document)["光明电机公司科协", 3] == ("stopped", "closed")
    assert states(document)["红旗钢铁公司科协", 1] == ("sent", "")
    with at(IN_TIME + timedelta(days=1)):
        late = overdue(visible_documents(office["chen"]), clock.today()).get(pk=document.pk)
    assert (late.open, late.total) == (1, 2)


def test_who_is_addressed_already_and_who_follows_nobody_gets_nothing(office):
    document = asked(office, "motor", "steel", "optics", "hospital")
    assert merged(office, "motor", "steel") == 0
    with at(MERGED_ON):
        organisations.close(office.unit("optics"), by=SYSTEM, note="注销")
        assert successors.hand_over(office.unit("optics").pk) == 0
    merged(office, "hospital", "university", count=False)
    organisations.reopen(office.unit("hospital"), by=SYSTEM, note="办错了")
    assert successors.hand_over(office.unit("hospital").pk) == 0
    assert names(document) == {"光明电机公司科协", "红旗钢铁公司科协", "东湖光电公司科协", "某医院科协"}


def test_what_was_signed_corrected_or_sent_by_a_house_that_does_not_guide_it_stays(office):
    signed, corrected = asked(office, "motor"), asked(office, "motor")
    with at(MERGED_ON):
        receipts.sign(Addressee.objects.get(document=signed), by=office["wang"])
        correction = correct(office, corrected)
        own = documents.draft(
            office.unit("jiang"), {"title": "区内通知", "body": BODY, "units": [office.unit("motor")]}, by=SYSTEM
        )
        for step in (documents.submit, documents.review, documents.sign_off, documents.number, documents.issue):
            own = step(own, by=SYSTEM)
    assert merged(office, "motor", "steel") == 1
    assert names(corrected) == names(signed) == names(own) == {"光明电机公司科协"}
    assert "红旗钢铁公司科协" in names(correction)


def test_a_reply_that_is_owed_is_owed_by_the_successor_with_days_to_write_it(office):
    def document(**more):
        with at(play.ISSUED_ON):
            draft = office.draft(classes=[], units=[office.unit("motor")], openness="internal", **more)
            replies.attach(draft, ready(), end_of(date(2026, 5, 20)), by=office["chen"])
            for step, who in (
                (documents.submit, "chen"), (documents.review, "reviewer"), (documents.sign_off, "leader"),
                (documents.number, "registrar"), (documents.issue, "chen"),
            ):  # fmt: skip
                draft = step(draft, by=office[who])
        return draft

    asking = document(due_on=date(2026, 6, 30))
    with at(MERGED_ON):
        receipts.sign(Addressee.objects.get(document=asking), by=office["wang"])
    assert merged(office, "motor", "steel") == 1
    mine = Addressee.objects.get(document=asking, organisation=office.unit("steel"))
    own = OwnTerm.objects.get(addressee=mine)
    assert (own.due_on, own.answer_due_on) == (None, IN_TIME)
    assert [one.name for one in replies_queries.open_of(asking)] == ["红旗钢铁公司科协"]
    told = collation(office["chen"], asking, replies_queries.slip(asking))
    assert {line.name: (line.is_closed, line.successor) for line in told.lines} == {
        "光明电机公司科协": (True, "红旗钢铁公司科协"), "红旗钢铁公司科协": (False, ""),
    }  # fmt: skip


def test_in_a_year_nobody_has_entered_the_days_of_the_document_stay(office, monkeypatch):
    def unknown(day, days):
        raise calendar.UnknownYear(2027)

    document = asked(office, "motor")
    monkeypatch.setattr(calendar, "add_working_days", unknown)
    assert merged(office, "motor", "steel") == 1
    assert Addressee.objects.get(document=document, organisation=office.unit("steel")).due_on == DUE_ON


def test_days_enough_are_not_changed(office):
    document = asked(office, "motor", due_on=date(2026, 6, 30))
    assert merged(office, "motor", "steel") == 1
    assert OwnTerm.objects.filter(addressee__document=document).count() == 0


def test_closing_tells_the_worker_and_it_hands_over(office):
    document = asked(office, "motor")
    merged(office, "motor", "steel", count=False)
    with at(MERGED_ON):
        jobs.drain()
    assert names(document) == {"光明电机公司科协", "红旗钢铁公司科协"}
