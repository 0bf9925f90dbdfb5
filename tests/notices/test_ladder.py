"""The way of a document, step by step, with what each step leaves behind."""

import pytest

from kexie.kit import clock, journal
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices.actions import documents
from kexie.notices.models import Document, Numbering


def verbs(document):
    return [entry.verb for entry in history("document", document.pk)]


def test_a_document_goes_from_draft_to_issue(office):
    document = office.at("issued", classes=office.classes("各区科协"))
    assert verbs(document) == ["draft", "submit", "review", "sign_off", "number", "issue"]
    assert str(document.number) == f"某科协〔{clock.today().year}〕1号"
    assert document.written_on == document.printed_on == clock.today()
    assert (document.reviewed_by_id, document.signed_off_by_id, document.issued_by_id) == (
        office["reviewer"].person_id,
        office["leader"].person_id,
        office["chen"].person_id,
    )
    assert sorted(document.addressees.values_list("name", flat=True)) == ["东湖高新区科协", "江边区科协", "洪水区科协"]
    assert (document.notice.year, document.notice.number) == (clock.today().year, 1)


def test_a_joint_document_moves_on_when_the_last_joint_issuer_has_agreed(office):
    document = office.at("countersign", co_issuers=("jiang", "hong"))
    document = documents.countersign(document, by=office["hong_leader"], note="同意")
    assert document.state == "countersign"
    document = documents.countersign(document, by=office["zhao_leader"])
    assert document.state == "sign_off"
    assert verbs(document) == ["draft", "submit", "circulate", "countersign", "conclude"]


def test_an_objection_holds_the_document_until_the_objector_agrees(office):
    document = office.at("countersign", co_issuers=("jiang",))
    document = documents.object(document, by=office["zhao_leader"], note="期限太短")
    row = document.co_issues.get()
    assert (document.state, row.is_open, row.objected_at is None, row.note) == ("countersign", False, False, "期限太短")
    document = documents.countersign(document, by=office["zhao_leader"])
    assert (document.state, document.co_issues.get().objected_at) == ("sign_off", None)


def test_a_return_takes_back_what_was_passed(office):
    document = office.at("sign_off", co_issuers=("jiang",))
    document = documents.return_(document, by=office["leader"], note="请补联系人")
    assert (document.state, document.reviewed_by, document.reviewed_at) == ("draft", None, None)
    assert document.co_issues.get().is_open
    assert history("document", document.pk).last().note.text == "请补联系人"


@pytest.mark.parametrize(
    ("state", "who"), [("review", "reviewer"), ("countersign", "reviewer"), ("sign_off", "leader")]
)
def test_a_return_needs_a_reason(office, state, who):
    with pytest.raises(Refused, match="请写明退回拟稿的理由"):
        documents.return_(office.at(state), by=office[who], note=" ")


def test_a_withdrawn_number_is_void_and_never_given_again(office):
    document = office.at("numbered")
    document = documents.withdraw(document, by=office["registrar"], note="文字有误")
    assert (document.state, document.number) == ("draft", None)
    for by, step in (("chen", documents.submit), ("reviewer", documents.review), ("leader", documents.sign_off)):
        document = step(document, by=office[by])
    document = documents.number(document, by=office["registrar"])
    assert document.number.serial == 2
    rows = Numbering.objects.order_by("serial").values_list("serial", "void_reason")
    assert list(rows) == [(1, "文字有误"), (2, "")]


def test_withdrawing_needs_a_reason(office):
    with pytest.raises(Refused, match="请写明撤回的理由"):
        documents.withdraw(office.at("numbered"), by=office["registrar"], note="")


def test_a_step_from_an_old_page_is_told_that_somebody_was_faster(office):
    document = office.at("review")
    documents.review(document, by=office["reviewer"])
    with pytest.raises(Overtaken, match="现在是“签发”，不能再核稿通过"):
        documents.review(document, by=office["reviewer"])


def test_a_correction_is_a_new_document_and_the_old_one_stands(office):
    old = office.at("issued", classes=office.classes("各区科协"), co_issuers=("jiang",))
    before = Document.objects.filter(pk=old.pk).values().get()
    new = documents.correct(old, by=office["chen"])
    assert (new.state, new.corrects_id, new.title, new.body) == ("draft", old.pk, old.title, old.body)
    assert [row.organisation for row in new.co_issues.all()] == [office.unit("jiang")]
    assert list(new.classes.all()) == list(old.classes.all())
    assert Document.objects.filter(pk=old.pk).values().get() == before
    assert verbs(old)[-1] == "correct"
    with pytest.raises(Refused, match="已有更正件"):
        documents.correct(old, by=office["chen"])


def test_the_same_key_makes_one_document(office):
    from kexie.kit import ids

    key = ids.uuid7()
    first = documents.draft(office.unit("city"), {"title": "甲"}, by=office["chen"], key=key)
    assert documents.draft(office.unit("city"), {"title": "甲"}, by=office["chen"], key=key) == first
    with pytest.raises(Overtaken):
        documents.draft(office.unit("city"), {"title": "甲"}, by=office["secretary"], key=key)
    assert Document.objects.count() == 1


def test_an_edit_from_an_old_page_is_told(office):
    document = office.draft()
    edited = documents.edit(document, {"title": "新标题"}, by=office["chen"], version=document.version)
    assert (edited.title, edited.version) == ("新标题", 2)
    with pytest.raises(Overtaken, match="已有人改过"):
        documents.edit(document, {"title": "别的"}, by=office["secretary"], version=1)
    assert history("document", document.pk).last().diff == {"title": ["关于召开座谈会的通知", "新标题"]}


def test_an_edit_that_changes_nothing_leaves_no_trace(office):
    document = office.draft()
    documents.edit(document, {"title": document.title, "classes": [], "co_issuers": []}, by=office["chen"])
    assert verbs(document) == ["draft"]


def test_nothing_but_a_drafters_fields_gets_through(office):
    with pytest.raises(TypeError, match="issued_at, state"):
        documents.draft(office.unit("city"), {"state": "issued", "issued_at": None}, by=office["chen"])


def test_every_act_of_the_system_is_journalled_without_a_person(office):
    document = documents.draft(office.unit("city"), {"title": "甲"}, by=SYSTEM)
    entry = history("document", document.pk).get()
    assert (entry.part, entry.person_id, document.drafted_by) == ("system", None, None)
    assert journal.subscribers_of("document", "nothing") == ()
