"""会员名册 to be printed: the roll as its page lists it, for who keeps it; every taking is journalled."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.associations.documents import roll as printed
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.notices.documents import press
from kexie.organisations.actions import members, numbers, roll
from kexie.organisations.models import Affiliation, Member, Organisation
from kexie.people.actions import persons
from kexie.people.models import Person
from tests import city_custody
from tests.city import City
from tests.desk.conftest import SignIn
from tests.desk.test_renewals import DAY, text, unit, url
from tests.notices.documents import words

FORMS = ("docx", "pdf")


def member(city: City, name: str, at: Organisation | None = None, until: date | None = None, **told: Any) -> Person:
    """Somebody who works there and is a member since 2020."""
    there = at or unit(city)
    one = members.register(persons.Particulars(name=name, **told), there, by=SYSTEM)
    row = roll.admit(one, there, by=SYSTEM, signed=True)
    Member.objects.filter(pk=row.pk).update(valid_until=until, joined_on=date(2020, 1, 1))
    return one


def ordered(told: str, names: list[str]) -> list[str]:
    """These names as they follow each other in a file's words."""
    return sorted(names, key=told.index)


def test_the_roll_is_printed_as_the_page_lists_it_and_that_it_was_taken_is_journalled(
    city: City, sign_in: SignIn
) -> None:
    one = member(
        city, "欧阳海", until=date(2030, 12, 31), gender="male", born_on=date(1980, 5, 2), title="高级工程师",
        occupation="设计部",
    )  # fmt: skip
    numbers.put(one, {"mobile": "13711112222"}, by=SYSTEM)
    member(city, "丁一", birth_year=1991)
    client = sign_in("wang")
    (offered,) = client.get(url(city)).context["printed"][:1]
    assert offered["label"] == "会员名册（在册）"
    today = f"{clock.today().year}年{clock.today().month}月{clock.today().day}日"
    rows = ["1丁一1991", "个人会员2020-01-01长期", "2欧阳海男1980-05高级工程师设计部", "2020-01-012030-12-31"]
    lines = {
        "docx": rows,
        "pdf": ["丁一", "1991", "长期", "欧阳海", "1980-05", "设计部", "2020-01-01", "2030-12-31"],
    }
    for form in FORMS:
        told = words.of(client.get(offered[form]).getvalue())
        about = f"会员名册{today}在册会员2人，按姓名拼音为序"
        assert [line for line in (about, *lines[form]) if line not in told] == [], form
        assert [number for number in ("1371111", "2222") if number in told] == [], form
    taken = Entry.objects.filter(verb="export_roll", entity_id=unit(city).pk)
    assert [(one.person_id, one.diff["rows"]) for one in taken] == [(UUID(city.facts.people["wang"]), ["", "2"])] * 2


def test_it_stands_in_the_order_and_the_view_that_is_shown(city: City, sign_in: SignIn) -> None:
    for name in ("安平", "丁一", "欧阳海", "马力"):
        member(city, name)
    gone = Member.objects.get(person=member(city, "刘去"))
    roll.leave(gone, by=SYSTEM)
    client, names = sign_in("wang"), ["安平", "丁一", "马力", "欧阳海"]
    for asked, order, word in (
        ("", ["安平", "丁一", "马力", "欧阳海"], "按姓名拼音为序"), ("?order=strokes", ["丁一", "马力", "安平", "欧阳海"], "按姓氏笔画为序"),
    ):  # fmt: skip
        at = client.get(f"{url(city)}{asked}").context["printed"][0]
        told = words.of(client.get(at["docx"]).getvalue())
        assert (ordered(told, names), word in told, "刘去" in told) == (order, True, False)
    left = client.get(f"{url(city)}?view=left").context["printed"][0]
    told = words.of(client.get(left["docx"]).getvalue())
    assert (left["label"], "已退会会员1人" in told, f"退会{clock.today()}" in told) == (
        "会员名册（已退会）",
        True,
        True,
    )
    assert [one["label"] for one in client.get(f"{url(city)}?view=late").context["printed"]] == []
    assert client.get(f"{url(city)}list.pdf?view=late").status_code == 404


def test_who_left_the_unit_stands_there_by_name_only_and_who_works_elsewhere_with_the_unit(
    city: City, sign_in: SignIn
) -> None:
    gone = member(city, "王去", gender="female", title="工程师", occupation="质检", born_on=date(1975, 3, 1))
    Affiliation.objects.filter(person=gone).update(starts_on=clock.today() - 9 * DAY, ends_on=clock.today() - DAY)
    told = words.of(sign_in("wang").get(f"{url(city)}list.docx").getvalue())
    assert ("王去" in told, [one for one in ("女", "工程师", "质检", "1975") if one in told]) == (True, [])
    park = Organisation.objects.get(number=city.facts.number(city_custody.PARK))
    guest = member(city, "丁客", at=park)
    members.affiliate(guest, unit(city), by=SYSTEM, position="工艺员")
    told = words.of(sign_in("chen").get(f"/desk/organisations/{park.number}/roll/list.docx").getvalue())
    assert f"丁客{unit(city).label}工艺员" in told


def test_it_is_given_to_who_keeps_the_roll_only(city: City, sign_in: SignIn) -> None:
    member(city, "丁一")
    reader = sign_in("chen", post="chen:registrar")
    assert reader.get(url(city)).context["can_keep"] is False
    for form in FORMS:
        refused = reader.get(f"{url(city)}list.{form}")
        assert (refused.status_code, "没有维护该组织会员的职责" in text(refused)) == (403, True)
    wang = sign_in("wang")
    assert wang.get(f"{url(city)}list.txt").status_code == 404
    assert wang.get(f"/desk/organisations/{city.facts.number('jiangan')}/roll/list.pdf").status_code == 404
    assert Entry.objects.filter(verb="export_roll").count() == 0


def test_a_long_roll_comes_in_parts_that_number_on(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed, "MOST", 2)
    for name in ("甲会员", "乙会员", "丙会员"):
        member(city, name)
    wang = sign_in("wang")
    offered = wang.get(url(city)).context["printed"][:2]
    assert [one["label"] for one in offered] == ["会员名册（在册）第 1 至 2 名", "会员名册（在册）第 3 至 3 名"]
    told = [words.of(wang.get(one["docx"]).getvalue()) for one in offered]
    assert [sum(name in part for name in ("甲会员", "乙会员", "丙会员")) for part in told] == [2, 1]
    assert ["3乙会员" in part for part in told] == [False, True]
    whole = wang.get(f"{url(city)}list.docx")
    assert (whole.status_code, "共 3 名，一个文件最多 2 名" in text(whole)) == (403, True)
    assert [wang.get(f"{url(city)}list.docx?part={part}").status_code for part in ("0", "3", "x")] == [404] * 3
    assert [one.diff["rows"][1] for one in Entry.objects.filter(verb="export_roll").order_by("id")] == ["2", "1"]


@pytest.mark.parametrize("many", [1, 3])
def test_printing_costs_the_same_statements_for_one_and_for_three(city: City, sign_in: SignIn, many: int) -> None:
    for place in range(many):
        member(city, f"会员{place}")
    wang: Client = sign_in("wang")
    wang.get(f"{url(city)}list.docx")
    with CaptureQueriesContext(connection) as asked:
        wang.get(f"{url(city)}list.docx?order=strokes")
    assert len(asked) == 13


def test_who_prints_while_many_do_is_told_to_come_again(
    city: City, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    member(city, "丁一")

    def busy(*_: Any) -> bytes:
        raise press.Busy

    monkeypatch.setattr(press, "tables_of", busy)
    answer = sign_in("wang").get(f"{url(city)}list.pdf")
    assert (answer.status_code, "正在生成的文件较多" in text(answer)) == (503, True)
