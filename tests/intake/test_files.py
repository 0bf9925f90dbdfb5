"""Files as offices really send them: codings, cells that lost their form, and those that nobody should open."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from kexie.intake import reading
from kexie.intake.actions import batches
from kexie.intake.fields.kinds import Birth, Discipline, Mail, Several, Shaped, Site
from kexie.kit.journal.models import Entry
from kexie.kit.tables.kinds import Choice, Option
from kexie.kit.verdict import Refused
from kexie.organisations.models import Installation
from kexie.people.models import Person
from tests import beside
from tests.intake.sent import MOBILE, faults, file, number, sums, take
from tests.kit.tables_of import xls, xlsx

ID = number()
UNIT = "光明电机公司科协"


@pytest.mark.parametrize("coding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_files_of_every_usual_coding_give_the_same_people(city, coding):
    name = "张㐱" if coding != "gbk" else "张明"  # 㐱 stands in GB 18030 and not in GBK
    data = f"姓名,单位,手机号\n{name},{UNIT},{MOBILE}\n".encode(coding)
    if coding == "utf-16-le":
        data = b"\xff\xfe" + data
    batch = take(city, city.actors["chen"], ContentFile(data, name="人员.csv"))
    assert (sums(batch), faults(batch)) == ((1, 0, 0, 0), {})
    assert Person.objects.get(name=name).mobile.reveal() == MOBILE


def test_numbers_that_a_spreadsheet_spoilt_are_told_and_never_taken(city):
    heads = ["姓名", "单位", "身份证号", "手机号", "出生日期"]
    told = [
        ["浮点", UNIT, float(ID[:17] + "0"), None, None], ["文本", UNIT, ID, None, None],
        ["手机", UNIT, None, float(MOBILE), None], ["日期", UNIT, None, None, ("yyyy-mm-dd", 29343)],
        ["序号", UNIT, None, None, 29343], ["无年", UNIT, None, None, ('m"月"d"日"', 29343)], ["短号", UNIT, None, "0138", None],
    ]  # fmt: skip
    batch = take(city, city.actors["chen"], file(*told, heads=heads))
    wrong = faults(batch)
    assert set(wrong) == {2, 7, 8}
    assert "超过 15 位" in wrong[2][0]
    assert Person.objects.get(name="文本").id_number.reveal() == ID
    assert Person.objects.get(name="手机").mobile.reveal() == MOBILE
    assert {str(Person.objects.get(name=name).born_on) for name in ("日期", "序号")} == {"1980-05-02"}


def test_the_table_of_faults_leaves_with_a_line_of_how_many_and_for_its_sender_alone(city):
    chen = city.actors["chen"]
    batch = take(city, chen, file(["短号", UNIT, "0138"], heads=["姓名", "单位", "手机号"]))
    with pytest.raises(Refused, match="只给导入人本人"):
        batches.note_export(batch, by=city.actors["zhao"])
    batches.note_export(batch, by=chen)
    told = Entry.objects.get(entity="import_batch", entity_id=batch.pk, verb="export_faults")
    assert (told.diff, told.person_id) == ({"rows": ["", "1"]}, chen.person_id)


def test_zeros_in_front_stay(city):
    heads = ["单位名称", "邮编", "街道代码", "电话"]
    rows = [
        ["甲厂", "043001", "420102001", "027-65692271"],
        ["乙厂", ("000000", 43001), None, None],
        ["丙厂", 43001, None, None],
    ]
    batch = take(city, city.actors["chen"], ContentFile(xlsx(heads, *rows), name="单位.xlsx"), "units")
    assert faults(batch) == {4: ["邮编为 6 位数字"]}
    from kexie.organisations.models import Organisation

    found = dict(Organisation.objects.filter(name__endswith="厂").values_list("name", "postcode"))
    assert found == {"甲厂": "043001", "乙厂": "043001"}


def test_an_old_workbook_is_read_too(city):
    upload = ContentFile(xls(["姓名", "单位"], ["张明", UNIT]), name="人员.xls")
    assert sums(take(city, city.actors["chen"], upload)) == (1, 0, 0, 0)


def test_the_reading_process_itself_brings_the_rows(city, really_apart):
    assert sums(take(city, city.actors["chen"], file(*[["张明", None, None, None, None, None, UNIT, None]]))) == (
        1,
        0,
        0,
        0,
    )


def test_cells_of_these_tables_and_what_is_wrong_in_them():
    assert (Birth().read("1980年").value, Birth().read("1980-13").fault != "") == (1980, True)
    assert Birth().read("1980年5月").warning == "没有写到日，只登记出生年份 1980"
    assert Birth().read("1700").fault != ""
    told = ("51040", "信息处理技术", "计算机科学技术", "机械工程", "材料", "５１０　电子与通信技术")
    assert [Discipline().read(one).value for one in told] == ["51040", "51040", "520", "460", "430", "510"]
    assert (
        Discipline().read("51011").fault.startswith("GB/T 13745 没有代码 51011，510 电子与通信技术下面有：51010 电子")
    )
    assert Mail().read("x@@y").fault == "应为电子邮箱，例如 name@example.cn"
    assert Mail().read(f"{'x' * 60}@{'y' * 60}.{'z' * 60}.{'w' * 60}.{'v' * 60}.cn").fault != ""
    assert (Site().read("www.example.cn").value, Site().read("http://a b").fault != "") == (
        "https://www.example.cn",
        True,
    )
    assert Site().read("https://example.cn/" + "x" * 200).fault == "网址不能超过 200 个字符"
    several = Several(Choice([Option("a", "甲"), Option("b", "乙")]))
    assert (several.read("乙、甲；乙").value, several.read("甲、丙").fault != "", several.sample) == (
        ("a", "b"),
        True,
        "甲、乙",
    )
    assert Shaped("[0-9]+", "数字", 3, "数字", "1").read("1234").fault == "数字"


HOSTILE = ("billion_laughs.xlsx", "bomb_200MB_sheet.xlsx", "far_cell_XFD1048576.xlsx", "truncated.xlsx", "html_as.xls")


def _refused(path: Path) -> str:
    with pytest.raises(CommandError) as told:
        call_command("registry_import", "people", str(path), "--json", "--dry-run", stdout=StringIO())
    return str(told.value)


def test_hostile_files_are_refused_with_a_reason_or_read_to_rows_that_all_go_back(city):
    folder = beside.at_hand("data/bad_inputs/generated", "hostile tables as imports")
    if folder is None:
        return
    Installation.objects.create(organisation=city["city"], begun_at=city["city"].created_at)
    for name in HOSTILE:
        assert "：" not in _refused(folder / name).partition(name)[0]
    assert not Person.objects.filter(affiliations=None).exists()


@pytest.mark.full
@pytest.mark.parametrize("kind", ["people", "units"])
def test_every_hostile_or_odd_file_is_refused_or_goes_back_row_by_row(city, really_apart, kind):
    folder = beside.at_hand("data/bad_inputs", "all hostile tables as imports")
    assert folder is not None
    Installation.objects.create(organisation=city["city"], begun_at=city["city"].created_at)
    before = Person.objects.count()
    endings = (".xlsx", ".xls", ".csv", ".ods", ".et", ".txt")
    for path in sorted(one for one in folder.rglob("*") if one.suffix in endings and one.parent != folder):
        out = StringIO()
        try:
            call_command("registry_import", kind, str(path), "--json", "--dry-run", stdout=out)
        except CommandError:
            continue
        else:
            told = json.loads(out.getvalue())
            assert told["rows"] == told["accepted"] + len({one["row"] for one in told["rejected"]}), path.name
    assert Person.objects.count() == before


def test_a_file_that_is_gone_or_empty_says_so(city):
    with pytest.raises(Exception, match="没有内容"):
        reading.look(ContentFile(xlsx(), name="a.xlsx"), "people", remembered=lambda digest: None)
