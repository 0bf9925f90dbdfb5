"""Text to clean values: every field of a draft, what comes back unchanged, what is refused with its reason."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.kit import clock
from kexie.notices import classes, decoding, forms
from kexie.notices.actions import documents
from kexie.notices.models import Column, Document

ODD = "𠮷\u202e甲\x07乙\u3000 丙"


def typed(office, **more):
    column = Column.objects.get(code="bulletin")
    return {
        "issuer_number": office.unit("city").number, "title": "关于值班的通知", "kind": "notice", "openness": "public",
        "column": column.pk, "body": "现通知如下。\n一、时间\n明天。",
    } | more  # fmt: skip


def form_of(office, document=None, **more):
    return forms.DocumentForm(typed(office, **more), by=office["chen"], document=document)


def test_a_filled_form_gives_the_values_of_a_draft(office):
    form = form_of(
        office, addressee_text="各区科协", classes=[office.classes("各区科协")[0].pk], units="市物理学会\n某大学科协",
        co_issuers="江边区科协", signature="某市科协\n江边区科协", written_on="2013-04-25", due_on="2013-05-10",
        given_number="武科协【2013】015号", published_at="2013-05-02T16:32:50", cc="市委办公厅", urgency="urgent",
    )  # fmt: skip
    assert form.is_valid(), form.errors
    document = documents.draft(form.issuer, form.values(), by=office["chen"])
    assert document.body == [
        {"kind": "body", "level": 0, "text": "现通知如下。"},
        {"kind": "heading1", "level": 1, "text": "一、时间"},
        {"kind": "body", "level": 0, "text": "明天。"},
    ]
    assert sorted(one.name for one in document.units.all()) == ["市物理学会", "某大学科协"]
    assert [row.organisation.name for row in document.co_issues.all()] == ["江边区科协"]
    assert (document.given_code, document.given_year, document.given_serial) == ("武科协", 2013, 15)
    assert (document.published_at, document.written_on) == (
        clock.shanghai(2013, 5, 2, 16, 32, 50),
        date(2013, 4, 25),
    )


def test_what_the_form_shows_and_gets_back_unchanged_changes_nothing(office):
    form = form_of(office, co_issuers="江边区科协", units="市物理学会", given_number="武科协〔2013〕15号")
    assert form.is_valid(), form.errors
    document = documents.draft(form.issuer, form.values(), by=office["chen"])
    document = documents.edit(
        document, {"body": [{"kind": "guidance", "level": 0, "text": "指导思想是："}]}, by=office["chen"]
    )
    shown = forms.DocumentForm(by=office["chen"], document=document)
    sent = {name: shown[name].value() for name in shown.fields}
    again = forms.DocumentForm(
        {name: value for name, value in sent.items() if value is not None}, by=office["chen"], document=document
    )
    assert again.is_valid(), again.errors
    assert again.issuer == document.issuer
    version = document.version
    assert documents.edit(document, again.values(), by=office["chen"]).version == version


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", " ", "请填写标题"),
        ("title", "甲" * 301, "标题不超过 300 字，现有 301 字"),
        ("units", "没有这家", "没有找到：没有这家"),
        ("units", "办公室", "不止一家叫：办公室"),
        ("given_number", "第十五号", "这不是发文字号"),
        ("written_on", "四月", "成文日期请按“2026-05-12”的样子填写"),
        ("published_at", "昨天", "网上发布时间请按"),
        ("published_at", "2999-01-01T00:00:00", "网上发布时间不能晚于现在"),
        ("issuer_number", "", "请选择发文机关"),
        ("column", "", "请选择栏目"),
    ],
)
def test_a_wrong_field_says_how_it_should_be(office, field, value, message):
    form = form_of(office, **{field: value})
    assert not form.is_valid()
    assert message in form.errors[field][0]


def test_control_characters_go_and_rare_characters_stay(office):
    form = form_of(office, title=ODD, body=ODD, cc=ODD)
    assert form.is_valid(), form.errors
    values = form.values()
    assert (values["title"], values["body"][0]["text"]) == ("𠮷甲乙 丙", "𠮷甲乙\u3000 丙")


def test_only_the_actors_own_issuers_can_be_chosen(office):
    assert not form_of(office, issuer_number=office.unit("jiang").number).is_valid()
    blank = forms.DocumentForm(by=office["chen"], issuer=office.unit("office"))
    assert blank.fields["issuer_number"].initial == office.unit("office").number
    assert forms.DocumentForm(by=office["observer"]).fields["issuer_number"].choices == []
    assert Document.objects.count() == 0


def upload(data, name="notice.txt"):
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_pasted_or_uploaded_source_comes_to_the_character(encoding):
    source = " 标题\r\n\t正文𠮷 \n"
    form = forms.PasteForm({}, {"file": upload(source.encode(encoding))})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["text"] == source
    pasted = forms.PasteForm({"text": source})
    assert pasted.is_valid()
    assert pasted.cleaned_data["text"] == source


@pytest.mark.parametrize(
    ("data", "files", "message"),
    [
        ({}, {}, "没有可以读的文字"),
        ({"text": " \n"}, {}, "没有可以读的文字"),
        ({}, {"file": b"\xff\xff\x81"}, "认不出文件的编码"),
        ({}, {"file": b"ab\x00c"}, "这不是文本文件"),
        ({}, {"file": b"a" * 2_000_001}, "文件太大"),
        ({"text": "甲" * 500_001}, {}, "原文超过 500000 字"),
        ({}, {"file": b""}, "文件是空的"),
    ],
)
def test_what_cannot_be_read_is_refused(data, files, message):
    form = forms.PasteForm(data, {name: upload(content) for name, content in files.items()})
    assert not form.is_valid()
    assert message in str(form.errors)


def test_an_unknown_encoding_is_no_text():
    with pytest.raises(decoding.DecodingError):
        decoding.decoded(b"\xff\xfe\x00")


def test_an_annex_takes_its_files_name_where_no_title_is_given():
    form = forms.AttachmentForm({}, {"file": upload(b"x", "申报表.docx")})
    assert form.is_valid()
    assert form.cleaned_data["title"] == "申报表"
    named = forms.AttachmentForm({"title": "推荐表"}, {"file": upload(b"x", ".x")})
    assert named.is_valid()
    assert named.cleaned_data["title"] == "推荐表"
    assert forms.AttachmentForm({}, {}).errors == {"file": ["请选择文件"]}


def test_what_an_issuer_sets():
    code = forms.SeriesCodeForm({"code": "武科协", "kinds": ["letter"], "active": "on"})
    assert code.is_valid()
    assert code.values() == {"code": "武科协", "kinds": ["letter"], "default": False, "active": True}
    assert "机关代字只能是文字" in forms.SeriesCodeForm({"code": "武科协1"}).errors["code"][0]
    group = forms.AddresseeClassForm({"name": "各园区科协", "kinds": ["park"], "variants": "园区科协\n\n"})
    assert group.is_valid()
    assert group.terms() == classes.Terms("各园区科协", kinds=("park",), variants=("园区科协",))
    missing = forms.AddresseeClassForm({"name": "各园区科协"})
    assert missing.errors["kinds"] == ["请选组织类别；名称不能确定单位的，勾选“每件公文另选是哪几家”"]
    assert "不超过 60 字" in forms.AddresseeClassForm({"name": "甲", "variants": "乙" * 61}).errors["variants"][0]
    term = forms.ReceiptTermForm({"working_days": "5"})
    assert term.is_valid()
    assert term.values() == {"working_days": 5, "link_days": None}
