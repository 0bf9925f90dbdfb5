"""``kexie registry-import``: what it prints, writes and refuses."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kexie.intake.actions import running
from kexie.intake.models import Batch
from kexie.kit.actor import SYSTEM
from kexie.kit.tables import mapping
from kexie.organisations.models import Installation, Organisation
from kexie.people.actions import accounts
from kexie.people.models import Consent, Person
from tests.intake.sent import HEADS, file, row
from tests.kit.tables_of import told


def command(*arguments: Any) -> str:
    out = StringIO()
    call_command("registry_import", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "人员.xlsx"
    path.write_bytes(file(row("张明", 性别="男"), row("王芳", 性别="不详"), row("李四", 单位="无此单位")).read())
    return path


@pytest.fixture
def begun(city):
    Installation.objects.create(organisation=city["city"], begun_at=city["city"].created_at)
    return city


def test_a_dry_run_prints_the_json_of_the_issue_and_writes_nothing(begun, table):
    found = json.loads(command("people", table, "--json", "--dry-run"))
    assert list(found) == ["rows", "accepted", "rejected", "warned", "warnings", "seconds"]
    assert (found["rows"], found["accepted"]) == (3, 1)
    assert [(one["row"], one["column"]) for one in found["rejected"]] == [(3, "B"), (4, "G")]
    assert not Person.objects.filter(name="张明").exists()
    assert not Batch.objects.exists()


def test_an_import_writes_what_the_dry_run_accepted_and_tells_it_in_words(begun, table):
    lines = command("people", table).splitlines()
    assert lines[0].startswith("3 rows, 1 accepted, 2 rejected, ")
    assert lines[1].startswith("? B3 ")
    assert Person.objects.filter(name="张明").exists()
    assert Batch.objects.get().organisation == begun["city"]


def test_an_officer_imports_in_their_own_name(begun, table):
    accounts.open_for(begun.people["zhao"], "zhao", "a-long-password", by=SYSTEM)
    command("people", table, "--as", "zhao", "--policy", "fill", "--sheet", "表")
    batch = Batch.objects.get()
    assert (batch.organisation, batch.sender_id, batch.policy) == (begun["jiang"], begun.people["zhao"].pk, "fill")
    with pytest.raises(CommandError, match="may not import"):
        command("units", table, "--as", "zhao", "--organisation", begun["steel"].number)


def test_units_come_the_same_way_under_the_organisation_that_is_named(begun, tmp_path):
    path = tmp_path / "单位.csv"
    path.write_bytes("单位名称,类别\n某厂科协,企业科协\n".encode("gb18030"))
    found = json.loads(command("units", path, "--json", "--organisation", begun["jiang"].number))
    assert (found["rows"], found["accepted"], found["rejected"]) == (1, 1, [])
    assert Organisation.objects.get(name="某厂科协").superior == begun["jiang"]


@pytest.mark.parametrize("kind", ["people", "units"])
def test_the_template_is_read_back_as_every_field(kind, city, tmp_path):
    path = tmp_path / "模板.xlsx"
    command(kind, "--template", path)
    from kexie.intake import reading
    from kexie.kit.tables import Row

    (heads,) = (
        cells for (sheet, number), cells in told("xlsx", path.read_bytes()).rows.items() if (sheet, number) == (0, 1)
    )
    fields = reading.fields_of(kind)
    proposal = mapping.propose(mapping.find_heads([Row("填写", 1, heads)], fields), fields)
    assert list(proposal.columns.values()) == [one.code for one in fields]
    assert all(match.sure for match in proposal.matches)


def test_what_cannot_be_done_is_said(begun, table, tmp_path, monkeypatch):
    empty, other = tmp_path / "空.xlsx", tmp_path / "a.pdf"
    empty.write_bytes(b"")
    other.write_bytes(b"%PDF-1.4")
    for arguments, message in (
        (("people",), "a FILE is needed"),
        (("people", tmp_path / "none.xlsx"), "No such file"),
        (("people", empty), "文件是空的"),
        (("people", other), "不接收.pdf文件"),
        (("people", table, "--sheet", "别的", "--dry-run"), "没有名为“别的”的工作表"),
        (("people", table, "--organisation", 999999), "no organisation 999999"),
    ):
        with pytest.raises(CommandError, match=message):
            command(*arguments)
    monkeypatch.setattr(running, "run", lambda pk: None)
    with pytest.raises(CommandError, match="没有导完"):
        command("people", table)
    Installation.objects.all().delete()
    with pytest.raises(CommandError, match="no installation has been begun here"):
        command("people", table)


def test_a_table_without_a_required_column_says_so(begun, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(file(["张明", "男"], heads=HEADS[:2]).read())
    found = json.loads(command("people", path, "--json", "--dry-run"))
    assert found["rejected"] == [{"row": 2, "column": "", "reason": "表中没有“单位”这一列，必须有"}]
    with pytest.raises(CommandError, match="还没有哪一列对应“单位”"):
        command("people", path)


def test_a_table_with_nation_or_party_says_that_all_have_signed(begun, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(file([*row("张明"), "汉族"], heads=[*HEADS, "民族"]).read())
    with pytest.raises(CommandError, match=r"表里有民族和政治面貌，须本人同意才能登记.* \(--signed\)"):
        command("people", path)
    assert command("people", path, "--signed").startswith("1 rows, 1 accepted, 0 rejected")
    assert Consent.objects.get(person__name="张明").way == "import"
