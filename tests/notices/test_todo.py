"""The to-do lists: what, from whom, since, due, one button; the count is that of the query behind it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.notices.actions import documents, receipts
from kexie.notices.models import Document
from kexie.notices.queries import firsts, todo
from kexie.notices.rules.acts import CAN
from tests.notices.office import CAST

NEXT = {
    "draft": "submit", "review": "review", "countersign": "countersign", "sign_off": "sign_off", "signed": "number",
    "numbered": "issue",
}  # fmt: skip


def titles(found):
    return [item.title for item in found.items]


def test_each_role_finds_what_waits_for_it_and_nothing_else(office):
    for state in ("draft", "review", "countersign", "sign_off", "signed", "numbered", "issued", "void"):
        office.at(state, title=state)
    found = {name: titles(todo.documents(office[name])) for name, _, _ in CAST}
    assert {name: rows for name, rows in found.items() if rows} == {
        "chen": ["写完并送核稿：draft", "印发：numbered"],
        "reviewer": ["核稿：review"],
        "zhao_leader": ["会签：countersign"],
        "leader": ["签发：sign_off"],
        "registrar": ["编号：signed", "印发：numbered"],
        "secretary": ["核稿：review", "编号：signed", "印发：numbered"],
    }


def test_what_waits_is_what_the_rules_would_let_through(office):
    for state in NEXT:
        office.at(state, title=state)
    documents.submit(documents.edit(office.draft("改过"), {"title": "改"}, by=office["secretary"]), by=office["chen"])
    for name, _, _ in CAST:
        actor = office[name]
        can = {
            one
            for one in Document.objects.filter(state__in=NEXT)
            if one.state != "draft" and CAN[NEXT[one.state]](actor, one)
        }
        drafts = set(Document.objects.filter(state="draft", drafted_by=actor.person_id))
        assert set(todo.waiting(actor)) == can | drafts, name


def test_an_item_says_from_whom_since_when_and_where_its_button_leads(office):
    document = office.at("sign_off")
    (item,) = todo.documents(office["leader"]).items
    assert (item.whom, item.since, item.due) == ("reviewer", document.state_since, None)
    assert (item.url, item.button) == (f"/desk/documents/{document.ref}/", "签发")


def test_a_returned_draft_says_so(office):
    document = documents.return_(office.at("review"), by=office["reviewer"], note="请改")
    (item,) = todo.documents(office["chen"]).items
    assert (item.title, item.button) == (f"被退回，修改后再送：{document.title}", "修改")
    assert item.whom == "reviewer（办公室核稿）退回"


def test_of_two_returns_the_last_is_told_and_one_without_a_person_keeps_to_the_house(office):
    document = documents.return_(office.at("review"), by=office["reviewer"], note="请改")
    document = documents.return_(documents.submit(document, by=office["chen"]), by=office["secretary"], note="再改")
    assert [item.whom for item in todo.documents(office["chen"]).items] == ["secretary（秘书长）退回"]
    by_itself = documents.return_(documents.submit(document, by=office["chen"]), by=SYSTEM, note="又改")
    assert [item.whom for item in todo.documents(office["chen"]).items] == [by_itself.issuer.label]


def test_what_waits_for_another_post_only_is_counted_beside_in_the_same_query(office):
    office.at("signed")
    office.at("numbered")
    chen, registrar, reviewer = office["chen"], office["registrar"], office["reviewer"]
    with CaptureQueriesContext(connection) as asked:
        found = todo.documents(chen, registrar, reviewer)
    # What is numbered the officer may issue too: it is not told twice.
    assert (found.total, len(found.items), found.elsewhere, len(asked)) == (1, 1, (1, 0), 1)
    assert todo.documents(registrar, chen).elsewhere == (0,)
    assert (todo.documents(STRANGER, registrar).total, todo.documents(STRANGER, registrar).elsewhere) == (0, (2,))
    assert todo.documents(STRANGER, STRANGER).elsewhere == (0,)


def test_the_inbox_of_another_post_is_counted_beside(office):
    office.at("issued", classes=office.classes("各区科协"))
    found = todo.inbox(office["zhao_leader"], office["zhao"])
    assert (found.total, found.elsewhere) == (0, (1,))
    found = todo.inbox(office["zhao"], office["hong_officer"])
    assert (found.total, found.elsewhere) == (1, (1,))


def test_beyond_what_a_home_shows_the_figures_of_both_posts_are_still_all(office):
    draft, other = office.draft(), office.at("signed", title="他职")
    Document.objects.bulk_create(
        [
            Document(issuer=draft.issuer, column=draft.column, drafted_by=draft.drafted_by, title=f"第{place}件")
            for place in range(59)
        ]
    )
    with CaptureQueriesContext(connection) as asked:
        found = todo.documents(office["chen"], office["registrar"])
    assert (found.total, len(found.items), found.elsewhere, len(asked)) == (60, firsts.MOST, (1,), 2)
    assert other.title not in " ".join(titles(found))
    swapped = todo.documents(office["registrar"], office["chen"])
    assert (swapped.total, swapped.elsewhere) == (1, (60,))
    assert todo.documents(STRANGER, office["chen"], office["registrar"]).elsewhere == (60, 1)


def test_an_objection_waits_for_the_issuers_reviewer_and_no_longer_for_the_objector(office):
    document = office.at("countersign", co_issuers=("jiang",))
    documents.object(document, by=office["zhao_leader"], note="不妥")
    (item,) = todo.documents(office["reviewer"]).items
    assert (item.title, item.button) == (f"会签有异议：{document.title}", "处理异议")
    assert todo.documents(office["zhao_leader"]).total == 0


def test_the_inbox_holds_what_may_be_signed_with_its_due_day(office):
    document = office.at("issued", classes=office.classes("各区科协"))
    found = todo.inbox(office["zhao"])
    (item,) = found.items
    assert (item.title, item.whom, item.due, item.button) == (document.title, "某市科协", document.due_on, "签收")
    assert (item.url, found.total) == (f"/desk/inbox/{document.ref}/", 1)
    assert todo.inbox(office["zhao_leader"]).total == todo.inbox(STRANGER).total == 0
    assert todo.documents(STRANGER).total == todo.late(STRANGER).total == 0
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    assert todo.inbox(office["zhao"]).total == 0


def test_a_day_after_the_due_day_the_issuer_is_told_who_is_late(office):
    document = office.at("issued", classes=office.classes("各区科协"))
    assert todo.late(office["chen"]).total == 0
    due = document.due_on
    with clock.at(clock.shanghai(due.year, due.month, due.day, 23, 59)):
        assert todo.late(office["chen"]).total == 0
    with clock.at(clock.shanghai(due.year, due.month, due.day) + timedelta(days=1)):
        (item,) = todo.late(office["chen"]).items
        assert todo.late(office["leader"]).total == todo.late(office["zhao"]).total == 0
    assert (item.whom, item.url) == ("3 / 3 家未签", f"/desk/documents/{document.ref}/receipts/?view=open")


def test_who_has_not_signed_a_year_after_the_due_day_is_chased_no_more(office):
    issued = office.at("issued", classes=office.classes("各区科协"))
    with clock.at(clock.shanghai(issued.due_on.year, issued.due_on.month, issued.due_on.day, 9) + timedelta(days=365)):
        assert todo.late(office["chen"]).total == 1
    with clock.at(clock.shanghai(issued.due_on.year, issued.due_on.month, issued.due_on.day, 9) + timedelta(days=366)):
        assert todo.late(office["chen"]).total == 0


@pytest.mark.parametrize("count", [1, 3, 52])
def test_the_count_is_that_of_the_query_and_few_statements_tell_it(office, count):
    draft = office.draft()
    Document.objects.bulk_create(
        [
            Document(issuer=draft.issuer, column=draft.column, drafted_by=draft.drafted_by, title=f"第{place}件")
            for place in range(count - 1)
        ]
    )
    with CaptureQueriesContext(connection) as asked:
        found = todo.documents(office["chen"])
    assert (found.total, len(found.items)) == (todo.waiting(office["chen"]).count(), min(count, firsts.MOST))
    assert len(asked) == (1 if count <= firsts.MOST else 2)


def test_the_sources_are_those_of_the_desk():
    from kexie.config import plugs

    assert plugs.TODOS[-len(todo.SOURCES) :] == todo.SOURCES or set(todo.SOURCES) <= set(plugs.TODOS)
