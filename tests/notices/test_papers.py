"""The parts of a document as drawn, and the annexes of a draft."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit.verdict import Refused
from kexie.notices import documents as papers
from kexie.notices import queries
from kexie.notices.actions import attachments, documents
from kexie.notices.documents.understanding import kind_of
from kexie.notices.models import Kind

TEXT = [
    {"kind": "body", "level": 0, "text": "现通知如下。"},
    {"kind": "heading1", "level": 1, "text": "一、时间"},
    {"kind": "heading2", "level": 2, "text": "（一）上午"},
    {"kind": "heading1", "level": 1, "text": "二、地点"},
]


def test_the_parts_stand_in_the_order_of_the_standard(office):
    draft = office.draft(
        "关于上报情况的报告", kind=Kind.REPORT, urgency="urgent", body=TEXT, addressee_text="省科协", cc="市委办公厅",
        contact_note="（联系人：某某）", signature="某市科协\n江边区科协", written_on=date(2013, 4, 5),
        printed_by="某市科协办公室", co_issuers=[office.unit("jiang")], units=[office.unit("physics")],
    )  # fmt: skip
    attachments.add(draft, "名单", by=office["chen"], body=TEXT)
    attachments.add(draft, "表格", by=office["chen"], upload=SimpleUploadedFile("表.txt", b"a"))
    for by, step in (
        ("chen", documents.submit), ("reviewer", documents.review), ("zhao_leader", documents.countersign),
        ("leader", documents.sign_off), ("registrar", documents.number), ("chen", documents.issue),
    ):  # fmt: skip
        draft = step(draft, by=office[by])
    document = queries.document(office["chen"], draft.ref)
    with CaptureQueriesContext(connection) as asked:
        paper = papers.paper(document)
    assert len(asked) == 0
    assert paper.red_heads == ("某市科协", "江边区科协文件")
    assert (paper.urgency, paper.signer, paper.number) == ("特急", "leader", "某科协〔2013〕1号")
    assert (paper.addressees, paper.cc, paper.contact_note) == ("省科协：", "市委办公厅。", "联系人：某某")
    assert (paper.signatures, paper.written_on) == (("某市科协", "江边区科协"), "2013年4月5日")
    assert [(block.level, block.anchor) for block in paper.body] == [(0, ""), (1, "part-1"), (2, ""), (1, "part-2")]
    assert [(annex.mark, annex.title, len(annex.blocks)) for annex in paper.annexes] == [
        ("附件1", "名单", 4), ("附件2", "表格", 0)
    ]  # fmt: skip
    assert paper.annex_list == ("名单", "表格")
    assert [block.anchor for block in paper.contents] == ["part-1", "part-2", "annex-1-1", "annex-1-2"]
    assert (paper.printed_by, bool(paper.printed_on)) == ("某市科协办公室", True)


def test_what_a_draft_does_not_tell_is_empty(office):
    paper = papers.paper(queries.document(office["chen"], office.draft().ref))
    assert (paper.number, paper.signer, paper.addressees, paper.cc, paper.written_on) == ("", "", "", "", "")
    assert (paper.annexes, paper.annex_list, paper.signatures, paper.urgency) == ((), (), (), "")


def test_one_annex_bears_no_number_and_the_note_may_word_it(office):
    draft = office.draft(attachment_note="1. 要点", addressee_text="各区科协：", cc="省科协。")
    attachments.add(draft, "工作要点", by=office["chen"], body=TEXT)
    paper = papers.paper(queries.document(office["chen"], draft.ref))
    assert (paper.annexes[0].mark, paper.annex_list, paper.addressees, paper.cc) == (
        "附件", ("1. 要点",), "各区科协：", "省科协。"
    )  # fmt: skip


def test_typed_text_becomes_headed_paragraphs_and_back():
    text = "第一部分 总则\n\n一、时间\n（一）上午\n1. 开会。大家都来。\n 结束。"
    body = papers.from_text(text, "paragraph")
    assert [(one["kind"], one["level"]) for one in body] == [
        ("part", 0), ("heading1", 1), ("heading2", 2), ("item", 0), ("paragraph", 0)
    ]  # fmt: skip
    assert papers.from_text(papers.to_text(body), "paragraph") == body


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于值班的通知", "notice"), ("关于同意换届的批复", "reply"), ("关于商请协助的函", "letter"),
        ("会议纪要（第三期）", "minutes"), ("关于经费的请示", "request"), ("随便什么", "notice"), ("", "notice"),
    ],
)  # fmt: skip
def test_the_kind_is_the_word_a_title_ends_with(title, kind):
    assert kind_of(title) == kind


def test_annexes_are_added_in_order_and_close_up_when_one_goes(office):
    draft = office.draft()
    first, second, third = (attachments.add(draft, name, by=office["chen"], body=TEXT) for name in "甲乙丙")
    assert [one.position for one in (first, second, third)] == [1, 2, 3]
    attachments.remove(second, by=office["chen"])
    assert list(draft.attachments.order_by("position").values_list("title", "position")) == [("甲", 1), ("丙", 2)]
    draft.refresh_from_db()
    assert draft.version == 5


def test_an_empty_annex_and_one_of_a_closed_document_are_refused(office):
    with pytest.raises(Refused, match="附件要有文件或正文"):
        attachments.add(office.draft(), "空", by=office["chen"])
    with pytest.raises(Refused, match="现在是“核稿”，文字已固定"):
        attachments.add(office.at("review"), "名单", by=office["chen"], body=TEXT)
    with pytest.raises(Refused, match="只有某市科协的拟稿人能修改"):
        attachments.add(office.draft(), "名单", by=office["zhao"], body=TEXT)
