"""What came back below through forwards, told to the house that issued the original: figures, never answers."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.blanks.models import Version
from kexie.kit.actor import SYSTEM
from kexie.notices.actions import replies
from kexie.notices.actions.replies import Told
from kexie.notices.models import ReplySlip
from kexie.notices.models.replies import end_of
from kexie.notices.queries import handed_replies
from kexie.notices.queries import replies as queries
from kexie.notices.queries.collation import collation
from kexie.organisations.actions import organisations
from tests.notices import reminding as play
from tests.notices.reminding import DUE_ON, ISSUED_ON, at
from tests.notices.test_forwards import NEXT, begun, sent, sent_again, with_workshop
from tests.notices.test_replies import issue, values
from tests.notices.test_ways import mine


@pytest.fixture(scope="module")
def standing_office(django_db_setup, django_db_blocker):
    yield from play.standing(django_db_blocker)


def asking(office):
    """Issued with a slip to the districts alone."""
    with at(ISSUED_ON):
        paper = office.draft(classes=office.classes("各区科协"), openness="internal", due_on=DUE_ON)
        replies.attach(paper, Version.objects.get(blank__name="参会回执"), end_of(DUE_ON), by=office["chen"])
        return issue(office, paper)


def told(office, document, who="chen"):
    found = handed_replies.handed_on(office[who], document, queries.slip(document))
    return [
        (one.forward.house, one.forward.number, one.figures.total, one.figures.answered, one.figures.late,
         one.figures.open, [int(number) for number in one.figures.sums])
        for one in found
    ]  # fmt: skip


def second_factory(office):
    with at(ISSUED_ON, 9):
        particulars = organisations.Particulars(name="第二机床厂科协")
        return organisations.register(particulars, kind="enterprise", superior=office.unit("jiang"), by=SYSTEM)


def test_the_issuer_is_told_how_the_units_of_a_district_answered_what_it_forwarded(office):
    factory, document = second_factory(office), asking(office)
    paper = begun(office, document)
    assert told(office, document) == []  # a draft is nobody's business yet
    paper = sent(office, paper, units=[office.unit("motor"), factory])
    with at(NEXT, 12):
        (line,) = told(office, document)
    assert (line[:6], set(line[6])) == (("江边区科协", str(paper.number), 2, 0, 0, 2), {0})
    with at(date(2026, 6, 10)):
        replies.answer(mine(paper, office.unit("motor")), Told(values(number="4")), by=office["wang"])
        (line,) = told(office, document)
    assert line[:6] == ("江边区科协", str(paper.number), 2, 1, 1, 1)
    slip = queries.slip(document)
    heads = [field.label for field, option in collation(office["chen"], document, slip).heads if not option]
    (one,) = handed_replies.handed_on(office["chen"], document, slip)
    assert (heads[0], one.figures.sums[0]) == ("参会人数", Decimal(4))
    # They are not among the answers to the original, which the district gives for itself.
    assert collation(office["chen"], document, slip).sum.answered == 0


def test_others_are_told_nothing_of_it_and_another_form_is_not_added_up(office):
    document = asking(office)
    paper = begun(office, document)
    version = Version.objects.get(blank__name="参会回执")
    other = Version.objects.create(blank=version.blank, number=version.number + 1)
    ReplySlip.objects.filter(document=paper).update(version=other)
    sent(office, paper)
    with at(NEXT, 12):
        assert [line[6] for line in told(office, document)] == [[]]
        assert [told(office, document, who) for who in ("zhao", "hong_officer", "wang")] == [[], [], []]


def test_it_is_asked_for_in_as_many_queries_for_many_units_as_for_one(office):
    factory, document = second_factory(office), asking(office)
    with CaptureQueriesContext(connection) as without:
        told(office, document)
    sent(office, begun(office, document), units=[office.unit("motor"), factory])
    with at(NEXT, 12), CaptureQueriesContext(connection) as found:
        told(office, document)
    assert (len(without) <= 4, len(found) <= 7) == (True, True)


def test_a_forward_of_a_forward_is_told_of_too(office):
    document, workshop = asking(office), with_workshop(office)
    paper = sent(office, begun(office, document))
    with at(NEXT, 14):
        sent_again(office, paper, workshop)
        assert [(line[0], line[2]) for line in told(office, document)] == [("江边区科协", 1), ("光明电机公司科协", 1)]
