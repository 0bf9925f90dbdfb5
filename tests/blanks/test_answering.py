"""A definition becomes a form, what is typed becomes values, files come and stay."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from kexie.blanks import invariants, privacy, queries
from kexie.blanks.actions import answers
from kexie.blanks.forms import AnswerForm
from kexie.blanks.models import Answer, Field, Version
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused

ASKED = (
    ("person", {"label": "参会人员", "required": True, "most": 2}),
    ("number", {"label": "参会人数", "required": True, "most": 20, "unit": "人"}),
    ("date", {"label": "到达日期"}),
    ("choice", {"label": "住宿", "options": ["住", "不住"]}),
    ("choices", {"label": "场次", "options": ["上午", "下午"], "most": 2}),
    ("organisation", {"label": "牵头单位"}),
    ("file", {"label": "附表"}),
    ("text", {"label": "意见", "most": 200}),
    ("text", {"label": "车牌", "most": 10}),
)
TYPED = {
    "a-f1-0-name": " 王秘书\x07", "a-f1-0-position": "秘书长", "a-f1-0-phone": "027-65692271",
    "a-f1-1-name": "", "a-f1-1-position": "", "a-f1-1-phone": "",
    "a-f2": "３", "a-f3": "2013-05-12", "a-f4": "住", "a-f5": ["下午", "上午"],
    "a-f8": "=1+1\r\n第二行", "a-f9": "",
}  # fmt: skip


@pytest.fixture
def version(house):
    return house.published(*ASKED)


def data(**changes):
    told = MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in TYPED.items()})
    for name, value in changes.items():
        told["a-" + name.replace("_", "-")] = value
    return told


def pdf(name="附表.txt", content=b"1"):
    return SimpleUploadedFile(name, content)


def filled(version, files=None, before=None, **changes):
    given = MultiValueDict({"a-f7": [files]}) if files else MultiValueDict()
    return AnswerForm(data(**changes), given, asked=queries.fields(version), before=before)


def test_what_is_typed_becomes_values_and_is_kept_with_its_file(house, version):
    form = filled(version, pdf(), f6="某市科协")
    assert form.is_valid(), form.errors
    city = house.unit("city")
    assert form.told() == {
        "f1": [{"name": "王秘书", "position": "秘书长", "phone": "027-65692271"}],
        "f2": "3", "f3": "2013-05-12", "f4": "住", "f5": ["上午", "下午"],
        "f6": {"id": str(city.pk), "name": city.name}, "f8": "=1+1\n第二行",
    }  # fmt: skip
    answer = answers.keep(version, form.told(), by=SYSTEM, uploads=form.uploads(), organisation_id=city.pk)
    answer.refresh_from_db()
    file = queries.file_of(answer, "f7").file
    assert answer.values["f7"] == {"id": str(file.pk), "name": "附表.txt", "size": 1}
    again = filled(version, before=answer.values)
    assert again.is_valid()
    second = answers.keep(version, again.told(), by=SYSTEM, uploads=again.uploads(), before=answer)
    assert queries.file_of(second, "f7").file_id == file.pk
    assert queries.file_of(second, "f9") is None


def test_the_form_begins_with_what_stands(version):
    before = {
        "f1": [{"name": "王秘书", "position": "", "phone": "65692271"}],
        "f2": "3",
        "f6": {"id": "x", "name": "某市科协"},
    }
    form = AnswerForm(asked=queries.fields(version), before=before)
    assert [form[name].value() for name in ("f1-0-name", "f1-0-phone", "f1-1-name", "f2", "f6", "f8")] == [
        "王秘书", "65692271", "", "3", "某市科协", None,
    ]  # fmt: skip
    assert [(len(group.rows), len(group.rows[0])) for group in form.groups()][:2] == [(2, 3), (1, 1)]
    assert [group.is_persons for group in form.groups()] == [True] + [False] * 8


@pytest.mark.parametrize(
    ("changes", "name", "why"),
    [
        ({"f1_0_name": ""}, "f1-0-name", "请填写参会人员的姓名"),
        ({"f1_0_phone": ""}, "f1-0-phone", "请填写参会人员的电话"),
        ({"f1_1_phone": "65692271"}, "f1-1-name", "参会人员请填写姓名"),
        ({"f1_0_phone": "没有"}, "f1-0-phone", "参会人员请填写王秘书的电话，只含数字、括号和短横线"),
        ({"f1_1_name": "李工"}, "f1-1-phone", "参会人员请填写李工的电话"),
        ({"f1_0_phone": "1" * 31}, "f1-0-phone", "电话不超过 30 字"),
        ({"f2": "三人"}, "f2", "参会人数应为数字"),
        ({"f2": ""}, "f2", "请填写参会人数"),
        ({"f2": "21"}, "f2", "参会人数不超过 20人"),
        ({"f2": "9" * 40}, "f2", "参会人数的数字太大"),
        ({"f3": "五月"}, "f3", "到达日期应为日期"),
        ({"f4": "都行"}, "f4", "住宿请在所列各项中选择"),
        ({"f5": "晚上"}, "f5", "场次请在所列各项中选择"),
        ({"f6": "没有的单位"}, "f6", "名册里没有唯一的“没有的单位”"),
        ({"f8": "字" * 201}, "f8", "意见不超过 200 字，现在 201 字"),
        ({"f9": "字" * 11}, "f9", "车牌不超过 10 字，现在 11 字"),
    ],
)
def test_a_fault_stands_at_its_field_with_what_to_do(version, changes, name, why):
    form = filled(version, **changes)
    assert not form.is_valid()
    assert list(form.errors) == [name]
    assert why in form.errors[name][0]


def test_a_person_who_is_asked_for_has_a_name_and_a_telephone(version):
    form = filled(version, f1_0_name="", f1_0_position="", f1_0_phone="")
    assert {name: told[0] for name, told in form.errors.items()} == {
        "f1-0-name": "请填写参会人员的姓名", "f1-0-phone": "请填写参会人员的电话",
    }  # fmt: skip
    assert [form[name].field.required for name in ("f1-0-name", "f1-0-position", "f1-0-phone")] == [True, False, True]


def test_a_file_that_is_not_accepted_is_refused_at_its_field(version):
    form = filled(version, pdf("病毒.exe"))
    assert not form.is_valid()
    assert form.errors["f7"] == ["不接收.exe文件。可以上传：" + form.errors["f7"][0].split("：")[1]]
    empty = filled(version, pdf(content=b""))
    assert not empty.is_valid()
    assert empty.errors["f7"] == ["附表是空文件，请重新选择"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"f2": "21"}, "参会人数不超过 20人"),
        ({"f2": "2", "f99": "x"}, "表单里没有这一项"),
        ({"f2": "2", "f7": {"id": "1", "name": "偷.pdf", "size": 1}}, ""),
        (
            {"f2": "2", "f6": {"id": "0190a1b2-0000-7000-8000-000000000001", "name": "没有"}},
            "牵头单位请填写名册里的单位",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_whatever_form_it_came_through(version, told, why):
    people = {"f1": [{"name": "王秘书", "position": "", "phone": "65692271"}]}
    if why:
        with pytest.raises(Refused, match=why):
            answers.keep(version, people | told, by=SYSTEM)
    else:
        # A file is what came as an upload, never what a value says of itself.
        assert "f7" not in answers.keep(version, people | told, by=SYSTEM).values


def test_a_unit_is_found_by_its_whole_or_short_name_or_number_if_there_is_one(house):
    city = house.unit("city")
    assert [queries.unit_named(name) for name in (city.name, str(city.number), "没有", "9" * 12)] == [
        city, city, None, None,
    ]  # fmt: skip


def test_what_stands_fits_and_what_does_not_is_found(house, version):
    form = filled(version, pdf(), f6="某市科协")
    assert form.is_valid()
    answers.keep(version, form.told(), by=SYSTEM, uploads=form.uploads())
    assert [check() for check in invariants.ALL] == [[], [], [], []]
    bad = Answer.objects.create(version=version, values={"f2": "许多"})
    Version.objects.create(blank=version.blank, number=3)
    Field.objects.create(version=version.blank.versions.get(number=3), key="f1", position=2, kind="text", label="甲")
    assert [[fault for _, fault in check()] for check in invariants.ALL] == [
        ["表单的版本到 3，实有 2 版"], ["表单各项的顺序有空缺"], ["答复与表单不符"], [],
    ]  # fmt: skip
    assert invariants.answers_fit_their_version()[0][0] == str(bad.pk)


def test_who_made_a_form_is_told_to_that_person(house, version):
    told = privacy.export(house["chen"].person_id)
    assert [len(rows) for rows in told.values()] == [0, 1, 1]
    assert told["blanks"][0]["name"] == "座谈会回执"
