"""Taking a document out as a file: who may, how long it may be, what the journal notes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit.actor import STRANGER
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused
from kexie.notices import queries, rules
from kexie.notices.actions import documents
from kexie.notices.documents import plain, press


def entries(document):
    return Entry.objects.filter(entity="document", entity_id=document.pk, verb="download")


def test_a_download_is_journalled_with_its_form_and_nothing_else_changes(office):
    draft = office.draft()
    before = Entry.objects.count()
    documents.download(draft, "pdf", by=office["chen"])
    (noted,) = entries(draft)
    assert (noted.person_id, noted.diff) == (office["chen"].person_id, {"form": ["", "pdf"]})
    assert Entry.objects.count() == before + 1
    draft.refresh_from_db()
    assert (draft.state, draft.version) == ("draft", 1)


def test_who_may_not_read_a_document_may_not_take_it(office):
    draft = office.draft()
    for by in (office["zhao"], office["wang"], STRANGER):
        with pytest.raises(Refused, match="不能下载"):
            documents.download(draft, "docx", by=by)
    assert not entries(draft).exists()


def test_a_text_too_long_for_one_file_is_refused_with_the_limit(office, monkeypatch):
    draft = office.draft()
    long = [{"kind": "body", "level": 0, "text": "长" * (plain.MOST_CHARACTERS + 1)}]
    monkeypatch.setattr(draft, "body", long)
    assert rules.can_download(office["chen"], draft).rule == "length"
    assert rules.too_long(draft) == "全文超过 20 万字，不能生成整份文件。请在网页上阅读，或把附件作为文件上传"


def test_what_was_only_downloaded_is_not_among_what_one_has_done(office):
    issued = office.at("issued")
    documents.download(issued, "pdf", by=office["observer"])
    assert issued not in queries.done_by(office["observer"])


def test_a_sheet_is_made_from_a_fetched_document_without_a_query(office):
    document = queries.document(office["chen"], office.draft("关于开会的通知").ref)
    with CaptureQueriesContext(connection) as asked:
        ready = press.sheet(document, press.PDF)
    assert (len(asked), ready.told["mark"], ready.name) == (0, "草稿", "草稿 关于开会的通知.pdf")
    issued = press.sheet(queries.document(office["chen"], office.at("issued").ref), press.PDF)
    assert (issued.told["mark"], ready.etag != issued.etag) == ("", True)
    assert press.sheet(queries.document(office["chen"], office.at("void").ref), press.PDF).told["mark"] == "作废"
