"""What imports of units and of base lists must never leave behind: found where it is planted, nothing where all is well."""

from datetime import date, timedelta

from kexie.associations.models import BaseList, BaseUnit
from kexie.config import plugs
from kexie.intake import invariants
from kexie.intake.models import Batch, BatchRow
from kexie.organisations.models import Organisation
from tests.intake.sent import code, file, take
from tests.intake.test_units import HEADS, row
from tests.intake.test_ways import listed, undone

TWICE = "两次导入把同一统一社会信用代码登记成了两个单位"
LISTS = "名录的单位数与最后一次导入不符"


def test_two_units_of_one_code_from_two_imports_are_found_whatever_their_kinds(city):
    for name, serial in (("甲公司科协", 1), ("乙园区科协", 2)):
        told = row(name, 统一社会信用代码=code(serial), 类别="园区科协" if serial == 2 else "企业科协")
        take(city, city.actors["chen"], file(told, heads=HEADS, name="单位.xlsx"), "units")
    assert invariants.one_code_one_unit() == []
    first, second = Organisation.objects.get(name="甲公司科协"), Organisation.objects.get(name="乙园区科协")
    told = {"credit_code": code(1), "created_at": first.created_at + timedelta(seconds=1)}
    Organisation.objects.filter(pk=second.pk).update(**told)
    assert invariants.one_code_one_unit() == [(str(second.number), TWICE)]
    Organisation.objects.filter(pk=second.pk).update(state="closed", closed_on=date(2026, 1, 1))
    assert invariants.one_code_one_unit() == []
    Organisation.objects.filter(pk=second.pk).update(state="active", closed_on=None)
    # What was undone, or entered by hand, is told elsewhere.
    BatchRow.objects.filter(subject_id=first.pk).update(undo="undone")
    assert invariants.one_code_one_unit() == []


def test_a_list_with_other_lines_than_its_last_import_wrote_is_found(city):
    first = listed(city, ["甲公司", None, "5"], ["乙公司", None, "6"])
    assert invariants.lists_hold_one_import() == []
    second = listed(city, ["丙公司", None, "7"])
    assert (first.created, second.created, invariants.lists_hold_one_import()) == (2, 1, [])
    kept = BaseList.objects.get()
    extra = BaseUnit.objects.create(base_list=kept, name="混进来的公司", key="混进来的公司")
    assert invariants.lists_hold_one_import() == [(str(second.pk), LISTS)]
    extra.delete()
    assert undone(city, second).state == "undone"
    assert (Batch.objects.get(pk=first.pk).created, BaseUnit.objects.count()) == (2, 2)
    assert invariants.lists_hold_one_import() == []
    kept.delete()
    assert invariants.lists_hold_one_import() == []


def test_every_invariant_of_imports_runs_on_the_live_database():
    assert {one.__name__ for one in invariants.ALL} == {
        "sums", "files", "one_number_one_person", "one_code_one_unit", "lists_hold_one_import",
    }  # fmt: skip
    assert set(invariants.ALL) <= set(plugs.INVARIANTS)
