"""Imports at the desk: from a file to the register and back, and what each page says on the way."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io
import re
from datetime import timedelta
from uuid import uuid4

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kexie.associations.models import BaseList
from kexie.desk import import_facts
from kexie.intake.models import Batch
from kexie.kit import clock, jobs
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests.city import City, city, city_of_module
from tests.intake.sent import HEADS, MOBILE, number
from tests.kit.tables_of import xlsx
from tests.matrix.asking import client_of

ID = number(serial=11)


def send(client, name, args=(), **told):
    return client.post(reverse(name, args=args), {"idempotency_key": str(uuid4()), **told})


def upload(client, *rows, heads=HEADS, kind="people", name="人员.xlsx", data=None, **more):
    file = SimpleUploadedFile(name, data if data is not None else xlsx(heads, *rows))
    address = reverse("desk:import_new") + f"?kind={kind}"
    return client.post(address, {"idempotency_key": str(uuid4()), "file": file, **more})


def newest() -> Batch:
    found = Batch.objects.order_by("-made_at").first()
    assert found is not None
    return found


def settled(batch: Batch, **more):
    return {f"column_{at}": code for at, code in batch.columns.items()} | {"policy": "skip"} | more


def sender(city: City) -> str:
    return Person.objects.get(pk=city.facts.people["chen"]).name


def shown(client, batch) -> str:
    return client.get(reverse("desk:import_batch", args=[batch.pk])).content.decode()


ROWS = (
    ["张明", "男", "1980-05-02", MOBILE, ID, "工程师", "长江电机厂科协", "科长"],
    ["王芳", "不详", None, None, None, None, "长江电机厂科协", None],
)


@pytest.fixture
def unit(city: City) -> str:
    return Organisation.objects.get(number=city.facts.number("dianji")).name


def rows(unit):
    return [[*row[:6], unit, row[7]] for row in ROWS]


def test_people_are_uploaded_checked_imported_looked_at_and_taken_back(city: City, unit):
    chen = client_of("chen", city.facts)
    Batch.objects.all().delete()
    assert "还没有导入过" in chen.get(reverse("desk:imports")).content.decode()
    answer = upload(chen, *rows(unit))
    batch = newest()
    assert (answer.status_code, answer.url) == (302, reverse("desk:import_batch", args=[batch.pk]))
    page = shown(chen, batch)
    assert "表头就是“姓名”" in page
    assert 'name="column_0"' in page
    # 1 the mapping must be whole
    wrong = send(chen, "desk:import_mapping", [batch.pk], **settled(batch, column_0="", column_1="title"))
    assert wrong.status_code == 422
    assert "已经对应“职称”" in wrong.content.decode()
    wrong = send(chen, "desk:import_mapping", [batch.pk], **settled(batch, column_0=""))
    assert "还没有哪一列对应“姓名”" in wrong.content.decode()
    # 2 checked: nothing is written
    assert send(chen, "desk:import_mapping", [batch.pk], **settled(batch)).status_code == 302
    assert "核对中" in shown(chen, batch)
    jobs.drain()
    page = shown(chen, batch)
    assert "共 2 行：可导入 1 行（新登记 1、已登记 0），退回 1 行。还没有写入。" in page
    assert '>B3</th><td class="line">性别：“不详”不在可选项里' in page
    assert f"{sender(city)} 今天" in page
    assert not Person.objects.filter(name="张明").exists()
    # 3 the faults go back as a table
    back = openpyxl.load_workbook(io.BytesIO(chen.get(reverse("desk:import_faults", args=[batch.pk])).content)).active
    told = [[cell.value for cell in line] for line in back.iter_rows()]
    assert told[-1][:2] == ["王芳", "不详"]
    assert "B 列性别" in told[-1][-1]
    # 4 imported
    assert send(chen, "desk:import_start", [batch.pk]).status_code == 302
    assert "导入中" in shown(chen, batch)
    jobs.drain()
    page = shown(chen, batch)
    assert "共 2 行：新登记 1，更新 0，跳过 0，退回 1。" in page
    assert "撤销导入" in page
    assert "张明" in chen.get(reverse("desk:people"), {"q": "张明"}).content.decode()
    assert "人员.xlsx" in chen.get(reverse("desk:imports")).content.decode()
    # 5 and taken back
    assert chen.get(reverse("desk:import_withdrawal", args=[batch.pk])).status_code == 200
    assert send(chen, "desk:import_withdrawal", [batch.pk], note="").status_code == 422
    assert send(chen, "desk:import_withdrawal", [batch.pk], note="传错了文件").status_code == 302
    jobs.drain()
    assert "已撤销 1 行，没有撤销 0 行" in shown(chen, batch)
    assert not Person.objects.filter(name="张明").exists()
    assert "撤销期限" not in shown(chen, batch)


BIRTHS = (
    ("1980-05", "没有写到日，只登记出生年份 1980"),
    (29343, "29343 是表格软件的日期序号，已读作 1980-05-02，请核对"),
)
MONTH = ("1998-07-15", "只取年月：1998-07")
MASKED = ("027-65692271、138****4501", "遮住的手机号没有读入，已登记的不变")
BARE = ("www.example.cn", "网址前补上了 https://，读作 https://www.example.cn")
CHANGED: dict[str, tuple[list[str], dict[str, tuple[object, str]]]] = {
    "people": (["姓名", "单位", "出生日期", "参加工作时间"], {"C2": BIRTHS[0], "C3": BIRTHS[1], "D4": MONTH}),
    "units": (["单位名称", "类别", "电话", "网址"], {"C2": MASKED, "D3": BARE}),
}


@pytest.mark.parametrize("kind", CHANGED)
def test_what_was_read_otherwise_is_told_by_its_cell_before_and_after_the_import(city: City, unit, kind):
    chen, (heads, cells) = client_of("chen", city.facts), CHANGED[kind]
    lines = []
    for place, (said, _) in cells.items():
        name = ["钱某" + place, unit] if kind == "people" else [f"新{place}厂科协", "企业科协"]
        lines.append([*name, *(said if letter == place[0] else None for letter in "CD")])
    upload(chen, *lines, [*name[:1], "", None, None], heads=heads, kind=kind)
    batch = newest()
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    pages = [shown(chen, batch)]
    send(chen, "desk:import_start", [batch.pk])
    jobs.drain()
    pages.append(shown(chen, batch))
    for page in pages:
        assert f"其中 {len(cells)} 行读入时有改动，请逐格核对。" in page
        part = page[page.index('id="warnings"') :]
        for place, (_, why) in cells.items():
            assert f'>{place}</th><td class="line">{heads["ABCD".index(place[0])]}：{why}</td>' in part
    back = openpyxl.load_workbook(io.BytesIO(chen.get(reverse("desk:import_faults", args=[batch.pk])).content))
    told = [[cell.value for cell in line] for line in back["已读入请核对"].iter_rows()]
    found = [(line[1], line[3], line[5]) for line in told if line[1] in cells]
    assert found == [(place, str(said), why) for place, (said, why) in cells.items()]


def test_only_the_first_changes_are_listed_and_a_table_without_any_has_no_such_part(city: City, unit):
    chen = client_of("chen", city.facts)
    for births, listed, more in (("1980-05-02", 0, False), ("1980-05", import_facts.SHOWN, True)):
        rows_ = [[f"孙某{n}", unit, births] for n in range(import_facts.SHOWN + 1)]
        upload(chen, *rows_, heads=["姓名", "单位", "出生日期"])
        batch = newest()
        send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
        jobs.drain()
        page = shown(chen, batch)
        assert ("读入时有改动" in page, 'id="warnings"' in page, "下载" in page) == (more, more, more)
        assert (page.count("只登记出生年份 1980"), "其余在下载的表里" in page) == (listed, more)
    answer = chen.get(reverse("desk:import_faults", args=[batch.pk]))
    assert "%EF%BC%88%E8%AF%B7%E6%A0%B8%E5%AF%B9%EF%BC%89" in answer.headers["Content-Disposition"]  # （请核对）
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active.max_row == 2 + import_facts.SHOWN + 1


def test_a_page_tells_until_when_an_import_is_taken_back_and_then_why_not(city: City, unit):
    chen = client_of("chen", city.facts)
    upload(chen, *rows(unit))
    batch = newest()
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    send(chen, "desk:import_start", [batch.pk])
    jobs.drain()
    batch.refresh_from_db()
    assert f"撤销期限：{clock.local(batch.ended_at) + timedelta(days=89):%Y-%m-%d}" in shown(chen, batch)
    Batch.objects.filter(pk=batch.pk).update(ended_at=batch.ended_at - timedelta(days=90))
    page, undo = shown(chen, batch), reverse("desk:import_withdrawal", args=[batch.pk])
    assert ("撤销期限" in page, undo in page, "导入已超过 90 天" in page) == (False, False, True)
    assert chen.get(undo).status_code == 403
    resume = reverse("desk:import_resumption", args=[batch.pk])
    Batch.objects.filter(pk=batch.pk).update(state="failed", ended_at=None)
    assert resume in shown(chen, batch)
    Batch.objects.filter(pk=batch.pk).update(file=None)
    assert resume not in shown(chen, batch)


def test_what_is_no_table_is_told_beside_the_field_and_nothing_is_kept(city: City):
    chen, before = client_of("chen", city.facts), Batch.objects.count()
    for data, name, reason in (
        (b"", "a.xlsx", "文件是空的"),
        (b"%PDF", "a.pdf", "不接收.pdf文件"),
        (b"PK\x03\x04rubbish", "a.xlsx", "文件已损坏"),
        (xlsx(), "a.xlsx", "表里没有内容"),
    ):
        answer = upload(chen, data=data, name=name)
        assert answer.status_code == 422, name
        assert reason in answer.content.decode()
    assert send(chen, "desk:import_new").status_code == 422
    assert Batch.objects.count() == before


def test_another_sheet_a_second_look_and_giving_up(city: City, unit):
    chen = client_of("chen", city.facts)
    book = openpyxl.Workbook()
    book.active.append(["姓名", "单位"])
    book.active.append(["张明", unit])
    second = book.create_sheet("第二张")
    second.append(["说明"])
    second.append(["姓名", "单位", "怪列"])
    second.append(["王芳", unit, "x"])
    held = io.BytesIO()
    book.save(held)
    upload(chen, data=held.getvalue())
    batch = newest()
    assert "没有认出这一列" not in shown(chen, batch)
    assert send(chen, "desk:import_sheet", [batch.pk], sheet="第三张").status_code == 422
    assert send(chen, "desk:import_sheet", [batch.pk], sheet="第二张").status_code == 302
    assert "没有认出这一列" in shown(chen, batch)
    batch.refresh_from_db()
    assert (batch.sheet, batch.heads_last, batch.columns) == ("第二张", 2, {0: "name", 1: "unit"})
    assert send(chen, "desk:import_removal", [batch.pk]).status_code == 302
    batch.refresh_from_db()
    assert (batch.state, batch.file) == ("dropped", None)
    assert send(chen, "desk:import_start", [batch.pk]).status_code == 409


def test_what_was_checked_and_given_up_or_is_looked_at_anew_is_not_told_as_registered(city: City, unit):
    chen = client_of("chen", city.facts)
    upload(chen, *rows(unit))
    batch = newest()

    def told() -> tuple[bool, bool, bool]:
        page = shown(chen, batch)
        return 'id="result"' in page, "新登记" in page, 'id="faults"' in page

    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    assert told() == (True, True, True)
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    assert told() == (False, False, False)  # checked anew
    jobs.drain()
    send(chen, "desk:import_sheet", [batch.pk], sheet="表")
    assert told() == (False, False, False)  # another sheet chosen
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    assert "已放弃" not in shown(chen, batch)
    send(chen, "desk:import_removal", [batch.pk])
    assert told() == (False, False, False)
    assert "没有写入，上传的文件已删除" in shown(chen, batch)


def test_the_list_tells_who_sent_each_table_and_no_count_before_its_rows_are_looked_at(city: City, unit):
    chen = client_of("chen", city.facts)
    Batch.objects.all().delete()

    def line() -> list[str]:
        page = chen.get(reverse("desk:imports")).content.decode()
        assert page.count(f"{sender(city)}，") == 1
        return re.findall(r'data-label="(?:行数|已收|退回)">([^<]+)<', page)

    upload(chen, *rows(unit))
    batch = newest()
    assert line() == ["—"] * 3
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    assert line() == ["—"] * 3
    jobs.drain()
    assert line() == ["2", "1", "1"]
    send(chen, "desk:import_removal", [batch.pk])
    assert line() == ["—"] * 3


def test_an_import_that_broke_off_says_why_and_goes_on(city: City, unit):
    chen = client_of("chen", city.facts)
    upload(chen, *rows(unit))
    batch = newest()
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    send(chen, "desk:import_start", [batch.pk])
    Batch.objects.filter(pk=batch.pk).update(sheet="没有的表")
    jobs.drain()
    page = shown(chen, batch)
    assert reverse("desk:import_resumption", args=[batch.pk]) in page  # it broke off before its first row
    assert "没有导完" in page
    assert "没有名为“没有的表”的工作表" in page
    Batch.objects.filter(pk=batch.pk).update(sheet="表")
    assert "接着导入" not in shown(client_of("zhao", city.facts), batch)
    assert send(chen, "desk:import_resumption", [batch.pk]).status_code == 302
    jobs.drain()
    batch.refresh_from_db()
    assert (batch.state, batch.created, batch.rejected) == ("done", 1, 1)


def test_a_base_list_is_imported_matched_and_taken_back(city: City):
    chen = client_of("chen", city.facts)
    assert "导入名录" in chen.get(reverse("desk:base_lists")).content.decode()
    heads = ["企业名称", "所在区", "行业", "科技人员"]
    lines = [
        ["新光源公司", "江岸区", "C39", "30"],
        ["新光源公司", "江岸区", "C39", "30"],
        ["长江仪表公司", "武昌区", "Z99", ""],
    ]
    year = clock.today().year
    told = {"kind": "base_list", "heads": heads, "name": "规上.xlsx"}
    assert upload(chen, *lines, **told, year=str(year + 1), list_kind="", as_of=f"{year + 1}-01-01").status_code == 422
    assert upload(chen, *lines, **told, year=str(year), list_kind="park", source="市经信局").status_code == 302
    batch = newest()
    assert 'name="policy"' not in shown(chen, batch)
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    send(chen, "desk:import_start", [batch.pk])
    jobs.drain()
    batch.refresh_from_db()
    assert (batch.state, batch.created, batch.rejected) == ("done", 1, 2)
    made = BaseList.objects.get(year=year, kind="park")
    assert (made.source, list(made.units.values_list("name", "sci_tech"))) == ("市经信局", [("新光源公司", 30)])
    send(chen, "desk:import_withdrawal", [batch.pk], note="传错了")
    jobs.drain()
    batch.refresh_from_db()
    assert (batch.state, batch.undone, BaseList.objects.filter(pk=made.pk).exists()) == ("undone", 1, False)


def test_others_see_nothing_of_an_import_and_who_keeps_nobody_may_not_begin_one(city: City, unit):
    upload(client_of("chen", city.facts), *rows(unit))
    batch = newest()
    for name in ("zhao", "li", "sun"):
        assert client_of(name, city.facts).get(reverse("desk:import_batch", args=[batch.pk])).status_code == 404
    assert client_of("zhou", city.facts).get(reverse("desk:import_new")).status_code == 403
    assert client_of("li", city.facts).get(reverse("desk:import_new")).status_code == 403
    assert "您的职务不导入表格" in client_of("zhou", city.facts).get(reverse("desk:imports")).content.decode()


def test_the_templates_and_the_table_of_people(city: City):
    chen = client_of("chen", city.facts)
    for kind in ("people", "units", "base_list"):
        answer = chen.get(reverse("desk:import_template", args=[kind]))
        assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames[:2] == ["填写", "填写说明"]
    assert chen.get(reverse("desk:import_template", args=["other"])).status_code == 404
    name = Person.objects.get(pk=city.facts.people["li"]).name
    page = openpyxl.load_workbook(io.BytesIO(chen.get(reverse("desk:people_table")).content)).active
    told = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert (told[0][14:16], told[0][-3:]) == (["单位", "职务"], ["手机号", "证件号码", "电子邮箱"])
    assert len(told) == Person.objects.filter(merged_into=None).count() + 1
    few = chen.get(reverse("desk:people_table"), {"q": name})
    rows_ = list(openpyxl.load_workbook(io.BytesIO(few.content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows_] == ["人员", f"搜索“{name}”", "姓名", name]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_and_a_page_cost_the_same_whatever_they_show(city: City, unit, count, django_assert_num_queries):
    chen = client_of("chen", city.facts)
    for _ in range(count):
        upload(chen, *rows(unit) * count)
    batch = newest()
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    chen.get(reverse("desk:imports"))
    with django_assert_num_queries(LIST):
        chen.get(reverse("desk:imports"))
    with django_assert_num_queries(PAGE):
        chen.get(reverse("desk:import_batch", args=[batch.pk]))


def test_a_page_with_changes_costs_one_statement_more(city: City, unit, django_assert_num_queries):
    chen = client_of("chen", city.facts)
    upload(chen, *rows(unit), *(["赵某", None, "1980-05", None, None, None, unit, None],) * 2)
    batch = newest()
    send(chen, "desk:import_mapping", [batch.pk], **settled(batch))
    jobs.drain()
    chen.get(reverse("desk:imports"))
    with django_assert_num_queries(PAGE + 1):
        chen.get(reverse("desk:import_batch", args=[batch.pk]))


LIST, PAGE = 8, 11
