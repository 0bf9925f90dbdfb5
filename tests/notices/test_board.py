"""The public board: columns, pages, search, neighbours, feed; what is found first."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock, jobs
from kexie.kit.actor import STRANGER
from kexie.notices import jobs as notices_jobs
from kexie.notices import queries, reading
from kexie.notices.actions import attachments, documents, imports
from kexie.notices.models import Column, Document, Notice
from kexie.notices.queries import board
from tests.notices import titles
from tests.notices.office import BODY

FOUNDING = (Path(__file__).parents[2] / "kexie" / "demo" / "data" / "notice-2013.txt").read_text(encoding="utf-8")


def approved(office, document):
    for by, step in (
        ("chen", documents.submit), ("reviewer", documents.review), ("leader", documents.sign_off),
        ("registrar", documents.number), ("chen", documents.issue),
    ):  # fmt: skip
        document = step(document, by=office[by])
    return document


def published(office, title, days=0, **values):
    at = clock.shanghai(2014, 1, 2, 9) + timedelta(days=days)
    body = [{"kind": "body", "level": 0, "text": f"{title}。请各单位按时办理。"}]
    return office.at("issued", title=title, published_at=at, **({"body": body} | values)).notice


def asked(act):
    with CaptureQueriesContext(connection) as queries_made:
        found = act()
    return found, len(queries_made)


@pytest.mark.pages  # where nothing is traced: under the tracer of branches it takes four times as long
def test_twenty_queries_find_what_they_should_first(office):
    for place, title in enumerate(titles.TITLES):
        published(office, title, days=place)
    draft = imports.store(FOUNDING, reading.read(FOUNDING).spans, issuer=office.unit("city"), by=office["chen"])
    draft = documents.edit(draft, {"units": [office.unit("physics")]}, by=office["chen"])
    approved(office, draft)
    jobs.drain()
    first = {words: board.find(words).first() for words in titles.QUERIES}
    assert {words: one and one.document.title for words, one in first.items()} == titles.QUERIES
    assert board.find("完全没有这样的文字").count() == 0
    assert board.find("科普日", column="news").count() == 0
    assert [one.document.title for one in board.related(first["hzjh"], limit=1)] != [first["hzjh"].document.title]
    assert sum(column.count for column in board.columns()) == len(titles.TITLES) + 1
    found = board.columns(found=board.found("院士专家"))
    assert {column.code: column.count for column in found}["bulletin"] == len(board.found("院士专家")) > 0


def test_a_notice_is_found_by_its_number_and_the_index_can_be_built_anew(office):
    notice = published(office, "关于值班的通知")
    assert board.find("值班").count() == 0
    assert notices_jobs.index_all() == 2
    number = str(notice.document.number)
    assert [one.pk for one in board.find(number)] == [notice.pk]
    assert [one.pk for one in queries.listed(office["chen"], q="zbdtz")] == [notice.document_id]


def test_the_index_takes_a_document_once_however_often_the_job_runs(office):
    from kexie.kit.journal.models import Entry

    office.at("issued", openness="internal")
    entry = Entry.objects.filter(verb="issue").get()
    assert [notices_jobs.index.run(entry_id=entry.pk) for _ in range(2)] == [True, False]
    assert board.find("座谈会").count() == 0


def test_the_list_is_newest_first_by_column_and_costs_one_query(office):
    news = Column.objects.get(code="news")
    for place, (title, column) in enumerate((("甲", None), ("乙", news), ("丙", None))):
        published(office, title, days=place, **({"column": column} if column else {}))

    def drawn():
        return [(one.document.title, str(one.document.number), one.column.name, one.document.issuer.label) for one in
                board.listing()]  # fmt: skip

    rows, cost = asked(drawn)
    assert ([row[0] for row in rows], cost) == (["丙", "乙", "甲"], 1)
    assert [one.document.title for one in board.listing("news")] == ["乙"]
    assert [(one.code, one.count) for one in board.columns() if one.count] == [("bulletin", 2), ("news", 1)]
    assert [one.document.body[0]["text"][0] for one in board.feed()] == ["丙", "乙", "甲"]
    assert [one.document.title for one in board.feed("news", limit=1)] == ["乙"]


def test_a_notice_comes_with_all_its_page_draws(office):
    notice = published(office, "甲", classes=office.classes("各区科协"))
    found, cost = asked(lambda: board.notice(notice.year, notice.number))
    assert (found, found.addressed, found.signed, found.has_source) == (notice, 3, 0, False)
    assert cost <= 4
    assert board.notice(1999, 1) is None


def test_neighbours_stay_in_the_column_even_at_the_same_moment(office):
    news = Column.objects.get(code="news")
    first, second, third = (published(office, title) for title in ("甲", "乙", "丙"))
    published(office, "别栏", column=news)
    assert board.neighbours(first) == (second, None)
    assert asked(lambda: board.neighbours(second)) == ((third, first), 1)
    assert board.neighbours(third) == (None, second)


def test_a_corrected_notice_points_at_what_corrects_it(office):
    old = published(office, "关于放假的通知")
    assert (board.correction_of(old.document), board.corrected_by(old.document)) == (None, None)
    correction = documents.correct(old.document, by=office["chen"])
    assert board.correction_of(old.document) is None
    correction = approved(office, documents.edit(correction, {"title": "关于放假的更正通知"}, by=office["chen"]))
    assert board.correction_of(old.document) == correction.notice
    assert queries.corrected_by(old.document) == correction


def test_totals_and_figures_are_counts_of_what_is_there(office):
    from kexie.notices.actions import receipts

    notice = published(office, "甲", classes=office.classes("各区科协"))
    published(office, "乙")
    receipts.sign(notice.document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    assert board.totals([notice.document_id]) == {notice.document_id: (1, 3)}
    assert asked(lambda: board.figures(2014)) == (board.Figures(issued=2, addressed=3, signed=1), 1)
    assert board.figures(1999) == board.Figures(issued=0, addressed=0, signed=0)
    newest, cost = asked(lambda: board.newest(2))
    assert ([(one.addressed, one.signed) for one in newest], cost) == ([(0, 0), (3, 1)], 1)


def test_a_file_is_given_only_of_a_public_issued_document(office):
    def with_file(**values):
        draft = office.draft(**values)
        upload = SimpleUploadedFile("名单.txt", BytesIO("甲乙".encode()).read(), "text/plain")
        attachments.add(draft, "名单", by=office["chen"], upload=upload)
        return draft

    draft = with_file()
    attachment = draft.attachments.get()
    assert board.file(clock.today().year, 1, attachment.pk) is None
    notice = approved(office, draft).notice
    found, cost = asked(lambda: board.file(notice.year, notice.number, attachment.pk))
    assert (found.name, cost) == ("名单.txt", 1)
    assert board.file(notice.year, notice.number + 1, attachment.pk) is None
    internal = with_file(openness="internal")
    approved(office, internal)
    assert board.file(notice.year, notice.number, internal.attachments.get().pk) is None


def test_the_version_changes_with_everything_a_public_page_shows(office):
    from kexie.notices.actions import receipts

    versions, cost = [board.version()], asked(board.version)[1]
    document = office.at("issued", classes=office.classes("各区科协"))
    versions.append(board.version())
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    versions.append(board.version())
    Column.objects.filter(code="news").update(name="动态")
    versions.append(board.version())
    office.at("issued", openness="internal")
    assert board.version() == versions[-1]
    assert (len(set(versions)), cost) == (4, 1)


def test_what_is_not_issued_or_not_public_is_on_no_public_list(office):
    for state in ("draft", "review", "numbered"):
        office.at(state)
    office.at("issued", openness="on_request")
    assert (Notice.objects.count(), board.listing().count(), Document.objects.count()) == (0, 0, 4)
    assert queries.visible_documents(STRANGER).count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_at_one_row_and_at_three(office, rows):
    for place in range(rows):
        published(office, f"第{place}号", body=BODY)
    _, cost = asked(lambda: [(one.document.title, one.document.due_on) for one in board.listing()])
    assert cost == 1
