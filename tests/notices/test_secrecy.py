"""Papers that bear a 密级 are not kept here, whatever way they come; talk of secrets passes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.kit.verdict import Refused
from kexie.notices import forms, reading, secrecy
from kexie.notices.actions import attachments, documents, imports
from tests.notices.office import BODY

MARKED = (
    ("机密★1年", "机密★1年"), ("绝密★长期\n特急", "绝密★长期"), ("通知\n　秘　密　\n各区科协：", "秘密"),
    ("密级：机密", "机密"), ("绝密 ☆ ", "绝密☆"),
)  # fmt: skip
PLAIN = ("商业秘密保护培训班通知", "机密计算技术沙龙", "请做好绝密材料管理工作。", "秘密\u2014\u2014", "", "密级：无")


@pytest.mark.parametrize(("text", "mark"), MARKED)
def test_a_mark_is_found_as_papers_bear_it(text, mark):
    assert secrecy.mark(text) == mark
    assert f"“{mark}”" in secrecy.verdict(["", text]).reason


@pytest.mark.parametrize("text", PLAIN)
def test_talk_of_secrets_is_no_mark(text):
    assert secrecy.mark(text) == ""
    assert secrecy.verdict([text])


def test_half_a_million_blank_lines_are_looked_at_at_once():
    assert secrecy.mark("\n \t" * 160_000 + "机密") == "机密"


def test_no_draft_no_edit_no_annex_no_import_keeps_one(office):
    marked = [{"kind": "body", "level": 0, "text": "机密★3年"}, *BODY]
    draft = office.draft()
    source = "某市科协\n机密\n关于召开会议的通知\n各区科协：\n请参会。\n"
    for act in (
        lambda: office.draft(body=marked),
        lambda: documents.edit(draft, {"title": "秘密★关于会议的通知"}, by=office["chen"]),
        lambda: attachments.add(draft, "名单", body=marked, by=office["chen"]),
        lambda: imports.store(source, reading.read(source).spans, issuer=office.unit("city"), by=office["chen"]),
    ):
        with pytest.raises(Refused, match="不处理涉密文件"):
            act()
    draft.refresh_from_db()
    assert (draft.title, draft.attachments.count()) == ("关于召开座谈会的通知", 0)


def test_the_forms_say_so_at_the_field(office):
    told = {"title": "关于会议的通知", "kind": "notice", "openness": "internal", "body": "机密★1年\n请参会。"}
    form = forms.DocumentForm(told, by=office["chen"], issuer=office.unit("city"))
    assert "不处理涉密文件" in form.errors["body"][0]
    pasted = forms.PasteForm({"text": "秘密\n关于会议的通知\n"})
    assert "不处理涉密文件" in pasted.errors["__all__"][0]
    upload = SimpleUploadedFile("通知.txt", "机密★1年\n关于会议的通知\n".encode())
    assert "“机密★1年”" in forms.PasteForm({}, {"file": upload}).errors["__all__"][0]
