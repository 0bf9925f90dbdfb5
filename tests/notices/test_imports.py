"""Taking a notice over: the founding notice, the property that spans tile the text, what is refused."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.notices import reading
from kexie.notices.actions import documents, imports
from kexie.notices.models import Document, SourceSpan, SourceText
from kexie.people.actions import accounts
from tests.notices.test_board import approved

NOTICE = Path(__file__).parents[2] / "kexie" / "demo" / "data" / "notice-2013.txt"
FOUNDING = NOTICE.read_text(encoding="utf-8")


def told(row):
    return "".join(row.text[span.start : span.end] for span in row.spans.order_by("start"))


@pytest.fixture
def founding(office):
    found = reading.read(FOUNDING)
    return imports.store(FOUNDING, found.spans, issuer=office.unit("city"), by=office["chen"])


def test_of_a_notice_taken_over_nothing_is_added_that_its_source_does_not_tell(office, founding):
    draft = documents.edit(founding, {"units": [office.unit("physics")]}, by=office["chen"])
    issued = approved(office, draft)
    assert (issued.state, issued.printed_on) == ("issued", founding.printed_on)


def test_the_founding_notice_becomes_a_draft_with_both_dates_and_its_annex(founding):
    assert (founding.title, founding.kind) == ("关于印发《2013年武汉市企事业科协工作要点》的通知", "notice")
    assert (founding.written_on, founding.published_at) == (date(2013, 4, 25), clock.shanghai(2013, 5, 2, 16, 32, 50))
    assert (founding.source, founding.author) == ("武汉市科协办公室", "scywtjhldcj")
    assert (founding.column.name, founding.signature, founding.given_code) == ("公告栏", "", "")
    assert founding.addressee_text == "各企事业科协\x2c各区科协及相关学会"  # as the source writes it
    assert [one.name for one in founding.classes.order_by("position")] == ["各企事业科协", "各区科协", "相关学会"]
    annex = founding.attachments.get()
    assert annex.title == "2013年武汉市企事业科协工作要点"
    assert sum(paragraph["level"] == 1 for paragraph in annex.body) == 7
    assert len(founding.body) == 1


def test_every_character_of_the_founding_notice_is_in_exactly_one_stored_span(founding):
    assert told(founding.source_text) == FOUNDING


def test_the_officers_corrections_are_kept_beside_the_first_reading(office):
    found = reading.read(FOUNDING)
    corrected = [
        reading.Span("author" if span.kind == "source" else span.kind, span.start, span.end) for span in found.spans
    ]
    document = imports.store(FOUNDING, corrected, issuer=office.unit("city"), by=office["chen"])
    row = document.source_text
    assert "source" in {kind for kind, _, _ in row.first_reading}
    assert "source" not in set(row.spans.values_list("kind", flat=True))
    assert (document.source, told(row)) == ("", FOUNDING)


def test_the_same_source_is_not_taken_over_twice(office, founding):
    found = reading.read(FOUNDING)
    with pytest.raises(imports.KnownSource, match=f"第 {founding.ref} 件公文"):
        imports.store(FOUNDING, found.spans, issuer=office.unit("city"), by=office["chen"])
    assert Document.objects.count() == 1


def test_a_source_whose_draft_was_discarded_may_come_again(office, founding):
    documents.void(founding, by=office["chen"], note="看错了")
    found = reading.read(FOUNDING)
    again = imports.store(FOUNDING, found.spans, issuer=office.unit("city"), by=office["chen"])
    assert again.pk != founding.pk


def test_the_same_form_twice_is_one_draft(office):
    found, key = reading.read(FOUNDING), ids.uuid7()
    stored = [
        imports.store(FOUNDING, found.spans, issuer=office.unit("city"), by=office["chen"], key=key) for _ in range(2)
    ]
    assert stored[0] == stored[1]
    assert SourceText.objects.count() == 1


@pytest.mark.parametrize(
    ("source", "spans", "message"),
    [
        ("甲\x00乙", [("body", 0, 3)], "不能保存的字符"),
        ("甲\ud800", [("body", 0, 2)], "不能保存的字符"),
        ("甲乙", [("body", 0, 1)], "没有划入任何一段"),
        ("甲" * 301, [("title", 0, 301)], "标题有 301 字"),
        ("甲" * 301 + "\n乙", [("attachment_title", 0, 302), ("paragraph", 302, 303)], "附件标题有 301 字"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(office, source, spans, message):
    with pytest.raises(Refused, match=message):
        imports.store(source, [reading.Span(*one) for one in spans], issuer=office.unit("city"), by=office["chen"])
    assert (Document.objects.count(), SourceText.objects.count()) == (0, 0)


def test_only_a_drafter_of_the_issuer_takes_a_notice_over(office):
    found = reading.read(FOUNDING)
    with pytest.raises(Refused, match="只有某市科协的拟稿人"):
        imports.store(FOUNDING, found.spans, issuer=office.unit("city"), by=office["zhao"])


def test_an_old_number_and_the_imprint_are_taken_over(office):
    source = (
        "关于评选的通知\n武科协[2011]15号\n各区科协：\n请认真组织。\n某市科协\n2011年3月1日\n"
        "（联系人：某某，电话 12345678)\n主题词：评选 通知\n抄送：市委办公厅\n某市科协办公室 2011年3月2日印发\n"
    )
    document = imports.store(source, reading.read(source).spans, issuer=office.unit("city"), by=office["chen"])
    assert (document.given_code, document.given_year, document.given_serial) == ("武科协", 2011, 15)
    assert (document.cc, document.printed_by, document.printed_on) == ("市委办公厅", "某市科协办公室", date(2011, 3, 2))
    assert (document.signature, document.contact_note) == ("某市科协", "（联系人：某某，电话 12345678)")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_is_stored_to_the_character(office, source):
    with transaction.atomic():
        found = reading.read(source)
        document = imports.store(source, found.spans, issuer=office.unit("city"), by=office["chen"])
        row = SourceText.objects.get(document=document)
        assert (row.text, told(row)) == (source, source)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        transaction.set_rollback(True)


@pytest.mark.parametrize("spans", [[], [("body", 0, 1)], [("body", 0, 1), ("body", 2, 3)], [("body", 0, 4)]])
def test_the_database_refuses_spans_that_do_not_tile(office, spans):
    document = office.draft()

    def commit():
        with transaction.atomic(), connection.cursor() as cursor:
            row = SourceText.objects.create(document=document, text="甲乙丙", sha256="0")
            SourceSpan.objects.bulk_create(SourceSpan(source=row, kind=kind, start=a, end=b) for kind, a, b in spans)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(ProgrammingError, match="spans cover"):
        commit()


def test_the_database_refuses_spans_that_overlap(office):
    row = SourceText.objects.create(document=office.draft(), text="甲乙丙", sha256="0")
    SourceSpan.objects.create(source=row, kind="body", start=0, end=3)
    with pytest.raises(IntegrityError, match="span_no_overlap"), transaction.atomic():
        SourceSpan.objects.create(source=row, kind="body", start=2, end=3)


def command(*arguments):
    out, err = StringIO(), StringIO()
    call_command("notice_import", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_dry_run_prints_the_json_of_the_issue_and_stores_nothing(office):
    out, _ = command(NOTICE, "--dry-run", "--json")
    shown = json.loads(out)
    assert "".join(span["text"] for span in shown["spans"]) == FOUNDING
    assert {"kind", "start", "end", "text"} == set(shown["spans"][0])
    notice = shown["notice"]
    assert (notice["column"], notice["published_at"]) == ("公告栏", "2013-05-02T16:32:50+08:00")
    assert (notice["source"], notice["author"]) == ("武汉市科协办公室", "scywtjhldcj")
    assert (notice["addressees"], notice["signed_on"]) == (["各企事业科协", "各区科协", "相关学会"], "2013-04-25")
    assert [one["title"] for one in notice["attached"]] == ["2013年武汉市企事业科协工作要点"]
    assert Document.objects.count() == 0


def test_the_plain_dry_run_tells_the_facts():
    out, _ = command(NOTICE, "--dry-run")
    assert "title: 关于印发《2013年武汉市企事业科协工作要点》的通知" in out.splitlines()


def test_an_officer_takes_a_file_over_from_the_command_line(office, tmp_path):
    accounts.open_for(office.city.people["chen"], "chen", "a-long-password", by=SYSTEM)
    file = tmp_path / "notice.txt"
    file.write_bytes(FOUNDING.encode("gb18030"))
    out, _ = command(file, "--as", "chen", "--issuer", office.unit("city").number)
    document = Document.objects.get()
    assert out.strip() == f"第 {document.ref} 件公文，拟稿：{document.title}"
    assert (document.drafted_by_id, told(document.source_text)) == (office["chen"].person_id, FOUNDING)
    with pytest.raises(CommandError, match="这份原文已导入过"):
        command(file, "--as", "chen")


def test_the_command_says_what_is_missing(office, tmp_path):
    accounts.open_for(office.city.people["reviewer"], "he", "a-long-password", by=SYSTEM)
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\x00\x81")
    for arguments, message in (
        ((NOTICE,), "--as USERNAME is needed"),
        ((tmp_path / "none.txt", "--dry-run"), "No such file"),
        ((bad, "--dry-run"), "编码"),
        ((NOTICE, "--as", "nobody"), "no account nobody"),
        ((NOTICE, "--as", "he", "--issuer", 999), "no organisation 999"),
        ((NOTICE, "--as", "he"), "may not draft"),
    ):
        with pytest.raises(CommandError, match=message):
            command(*arguments)


def test_with_json_the_word_about_the_draft_goes_to_the_other_stream(office):
    accounts.open_for(office.city.people["chen"], "chen", "a-long-password", by=SYSTEM)
    out, err = command(NOTICE, "--json", "--as", "chen")
    assert json.loads(out)["notice"]["column"] == "公告栏"
    assert "拟稿" in err
