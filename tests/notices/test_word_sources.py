"""Notices that come as .docx: our own paper read back, the file kept beside the draft, by desk rule and by command."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from kexie.kit import clock, word
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused
from kexie.notices import forms, jobs, queries, reading, rules
from kexie.notices.actions import imports
from kexie.notices.documents import word as writer
from kexie.notices.models import Document, SourceText
from kexie.people.actions import accounts
from tests.notices.documents import samples


@pytest.fixture(scope="module")
def paper() -> bytes:
    return writer.draw(samples.drawn())


def upload(data: bytes, name: str = "通知.docx") -> ContentFile:
    return ContentFile(data, name=name)


def taken(office, paper: bytes, name: str = "chen") -> Document:
    told = word.read(upload(paper))
    kept = imports.keep(upload(paper), by=office[name])
    spans = reading.read(told.text).spans
    return imports.store(
        told.text, spans, issuer=office.unit("city"), by=office[name], file=kept, left_out=["图片 1 幅没有取"]
    )


def test_our_own_docx_of_the_founding_notice_read_back_tells_the_same_notice(paper):
    told = word.read(upload(paper))
    notice = reading.read(told.text).notice
    founding = reading.read(samples.TEXT.read_text(encoding="utf-8")).notice
    assert told.left_out == ()
    assert (notice.number, notice.signature) == ("武科协〔2013〕15号", ("武汉市科学技术协会",))
    assert (notice.title, list(notice.addressees), notice.signed_on) == (
        founding.title, list(founding.addressees), founding.signed_on,
    )  # fmt: skip
    assert notice.as_json()["attached"] == founding.as_json()["attached"]
    folded = [one["text"].replace("，", ",") for one in notice.as_json()["body"]]
    assert folded == [one["text"] for one in founding.as_json()["body"]]


def test_the_file_and_what_was_left_out_of_it_stay_with_the_draft(office, paper):
    document = taken(office, paper)
    source = document.source_text
    assert (source.file.name, source.file.purpose, source.left_out) == ("通知.docx", "source", ["图片 1 幅没有取"])
    assert queries.kept_file(source.file_id) == source.file
    assert Entry.objects.filter(entity="file", verb="keep", entity_id=source.file_id).count() == 1
    assert list(document.attachments.values_list("file", flat=True)) == [None]


def test_a_file_becomes_the_original_of_one_draft_and_of_its_keeper_only(office, paper):
    source = taken(office, paper).source_text
    other = imports.keep(upload(paper), by=office["secretary"])
    for file in (source.file, other):
        with pytest.raises(Refused, match="原来的文件已不在"):
            imports.store(
                "另一份\n", reading.read("另一份\n").spans, issuer=office.unit("city"), by=office["chen"], file=file
            )


def test_a_file_that_became_nothing_is_forgotten_after_thirty_days_and_no_other(office, paper):
    kept = taken(office, paper).source_text.file
    old, young = (imports.keep(upload(paper), by=office["chen"]) for _ in range(2))
    for row in (kept, old):
        StoredFile.objects.filter(pk=row.pk).update(kept_at=clock.now() - timedelta(days=31))
    assert jobs.forget_files.run() is True
    assert set(StoredFile.objects.filter(purpose="source")) == {kept, young}


def test_the_original_is_for_the_issuers_house_and_its_drafter_alone(office, paper):
    document = taken(office, paper)
    may = {name: bool(rules.can_read_source(office[name], document)) for name in ("chen", "leader", "zhao", "wang")}
    assert may == {"chen": True, "leader": True, "zhao": False, "wang": False}
    away = Actor(person_id=office["chen"].person_id)
    assert rules.can_read_source(away, document)
    assert "只有" in rules.can_read_source(office["zhao"], document).reason


def test_the_form_takes_a_docx_and_says_why_it_takes_no_other(paper):
    form = forms.PasteForm({}, {"file": _sent(paper, "通知.docx")})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["original"].name == "通知.docx"
    assert form.cleaned_data["text"].startswith("武汉市科学技术协会文件\n")
    for data, name, reason in ((paper, "通知.doc", "不接收.doc文件"), (b"x", "通知.docx", "内容不是 docx 文件")):
        bad = forms.PasteForm({}, {"file": _sent(data, name)})
        assert not bad.is_valid()
        assert reason in str(bad.errors)


def _sent(data: bytes, name: str):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, data)


def test_the_command_takes_a_docx_and_keeps_it_with_the_draft(office, paper, tmp_path):
    accounts.open_for(office.city.people["chen"], "chen", "a-long-password", by=SYSTEM)
    file = tmp_path / "通知.docx"
    file.write_bytes(paper)
    out = StringIO()
    call_command("notice_import", str(file), "--as", "chen", stdout=out)
    source = SourceText.objects.get()
    assert (source.file.name, source.document.title) == ("通知.docx", samples.FOUNDING)
    file.write_bytes(b"PK nothing")
    with pytest.raises(CommandError, match="内容不是 docx 文件"):
        call_command("notice_import", str(file), "--dry-run", stdout=out)
