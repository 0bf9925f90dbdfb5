"""Typed and pasted text made clean: what goes, what stays, and that what stays is not changed."""

import unicodedata

import pytest
from django import forms

from kexie.kit.forms import fields
from kexie.kit.web import text
from tests.faults import drawn, strings

# U+F900 to U+FA6D with a look of their own elsewhere, and the supplement.
COMPATIBILITY = [chr(code) for code in (*range(0xF900, 0xFA6E), *range(0xFA70, 0xFADA), *range(0x2F800, 0x2FA1E))]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王\u200b小\u2060明\ufeff", "王小明"),
        ("王\u200d小\u200c明", "王小明"),
        ("admin\u200d", "admin"),
        ("软\u00ad连字", "软连字"),
        ("\u202e明小王", "明小王"),
        ("左\u200f右\u200e", "左右"),
        ("密\U000e0041\U000e0042文", "密文"),
        ("一\x07二\x9b三\x00", "一二三"),
        ("可敬\u115f的", "可敬\u115f的"),
        ("e\u0301", "é"),
        ("王𠮷", "王𠮷"),
        ("葛\U000e0101城", "葛\U000e0101城"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a אב\u200f!", "a אב\u200f!"),
        ("ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ"),
    ],
)
def test_what_nobody_sees_goes_and_what_is_spelling_stays(typed: str, kept: str) -> None:
    assert text.clean(typed) == kept


@pytest.mark.parametrize("unseen", ["\u3164", "\u2800\uffa0", "\u200b\ufeff", "\u115f", "\ufe0f", "\u0301", " \u3000"])
def test_a_line_in_which_nothing_is_seen_is_empty(unseen: str) -> None:
    assert (text.line(unseen), text.lines(unseen)) == ("", "")
    assert text.line(f"王{unseen}明").startswith("王")


def test_the_ideographs_of_peoples_papers_are_kept_as_typed() -> None:
    """U+F9E1 is a 李 of its own code: composing would put U+674E in its place, and a name would change in silence."""
    changed = [sign for sign in COMPATIBILITY if text.line(f"王{sign}e\u0301") != f"王{sign}é"]
    assert changed == []
    # Composing as it is done everywhere would change nearly all of them: the test above is not about nothing.
    assert len([sign for sign in COMPATIBILITY if unicodedata.normalize("NFC", sign) != sign]) > 990


def test_keys_fold_them() -> None:
    assert text.folded("\uf9e1志強") == "李志強"
    assert text.folded("\U0002f804") == unicodedata.normalize("NFC", "\U0002f804")


def test_cleaning_twice_changes_nothing_more() -> None:
    every = [*strings.everything(most=2000), *COMPATIBILITY]
    assert [told for told in every if text.clean(text.clean(told)) != text.clean(told)] == []
    assert [told for told in every if text.line(text.line(told)) != text.line(told)] == []


def test_every_bad_string_becomes_what_unicode_s_own_classes_say() -> None:
    every = strings.everything(most=2000)
    assert [told for told in every if text.clean(told) != drawn.expected(told)] == []
    assert [told for told in every if text.line(told) != drawn.one_line(told)] == []


class Sheet(forms.Form):
    line = fields.Line(required=False)
    words = fields.Text(required=False)
    email = fields.Email(required=False)
    web = fields.Web(required=False, assume_scheme="https")
    secret = fields.Secret("密码", "请填写密码", autocomplete="new-password")


def test_each_field_cleans_what_it_takes() -> None:
    sheet = Sheet(
        {
            "line": "王\u200b 小\n明", "words": "一\r\n二\x07\n", "email": "\ufeffli@example.cn\u200b",
            "web": "\u200bwww.example.cn", "secret": " e\u0301 \u200b ",
        }
    )  # fmt: skip
    assert sheet.is_valid()
    assert sheet.cleaned_data == {
        "line": "王 小 明", "words": "一\n二", "email": "li@example.cn", "web": "https://www.example.cn",
        "secret": " é \u200b ",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("abc\x07defghij", "密码里有看不见的控制字符，请直接输入，不要粘贴"),
        ("\u202eabcdefghij", "密码里有看不见的控制字符，请直接输入，不要粘贴"),
        ("", "请填写密码"),
        ("x" * 129, "不超过 128 个字符"),
    ],
)
def test_a_password_is_refused_rather_than_changed(typed: str, said: str) -> None:
    assert Sheet({"secret": typed}).errors == {"secret": [said]}
