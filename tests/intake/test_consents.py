"""What a withdrawn consent takes out of what an import keeps to be undone."""

from datetime import date
from typing import Any

from kexie.intake.actions import batches
from kexie.intake.models import BatchRow
from kexie.kit.actor import SYSTEM, Actor
from kexie.organisations.actions import members, roll
from kexie.people import queries as people
from kexie.people.actions import consents, persons
from kexie.people.models import Person
from tests.intake.sent import HEADS, file, row, take, work

BORN = date(1980, 5, 2)


def known(city: Any, name: str) -> Person:
    told = persons.Particulars(name=name, ethnic_group="01", political_status="01", title="工程师", born_on=BORN)
    return members.register(told, city["motor"], by=SYSTEM)


def kept() -> list[Any]:
    return list(BatchRow.objects.order_by("number").values_list("before", flat=True))


def test_a_withdrawn_consent_takes_what_stood_before_an_import_too_and_nothing_else(city: Any) -> None:
    one, other = known(city, "张明"), known(city, "王芳")
    told = [[*row(name, 出生日期=f"{BORN}", 职称="高级工程师"), "回族", "群众"] for name in ("张明", "王芳")]
    batch = take(
        city, city.actors["chen"], file(*told, heads=[*HEADS, "民族", "政治面貌"]), policy="overwrite", signed=True
    )
    before = {"ethnic_group": "01", "political_status": "01", "title": "工程师"}
    assert (kept(), Person.objects.get(pk=one.pk).ethnic_group) == ([before, before], "03")
    me = Actor(person_id=one.pk)
    consents.give(one, people.consent_text("sensitive"), by=me)
    roll.withdraw(one, "sensitive", by=me)
    assert kept() == [before | {"ethnic_group": "", "political_status": ""}, before]
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    work(batch)
    reasons = dict(batch.lines.values_list("subject_id", "undo_reason"))
    assert reasons == {one.pk: "导入后有人改过此人的信息", other.pk: ""}
    found = {name: Person.objects.get(name=name).ethnic_group for name in ("张明", "王芳")}
    assert found == {"张明": "", "王芳": "01"}
