"""What comes in by a table and rests on consent: each person's yes is written down with the row, holds until they take
it back, and goes with the import; a withdrawn one is not written over."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.intake.actions import amending_people, batches
from kexie.intake.models import Batch, BatchRow
from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal.models import Entry
from kexie.organisations.actions import members, numbers, roll
from kexie.people import queries as people
from kexie.people.actions import consents, persons
from kexie.people.models import Consent, Person
from tests.intake.sent import HEADS, faults, file, number, row, sums, take, work

BORN = date(1980, 5, 2)
BOTH = [*HEADS, "民族", "政治面貌"]
NO = "本人已撤回登记民族和政治面貌的同意，不能再登记。请删去这一格，或请本人重新同意"


def known(city: Any, name: str, **told: str) -> Person:
    particulars = persons.Particulars(**{"name": name, "title": "工程师", "born_on": BORN, **told})
    return members.register(particulars, city["motor"], by=SYSTEM)


def line(name: str, group: str = "", status: str = "", **told: str) -> list[Any]:
    return [*row(name, 出生日期=f"{BORN}", **told), group, status]


def taken(city: Any, *rows: list[Any], policy: str = "overwrite") -> Batch:
    return take(city, city.actors["chen"], file(*rows, heads=BOTH), policy=policy, signed=True)


def undone(city: Any, batch: Batch) -> dict[int, str]:
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    work(batch)
    return dict(batch.lines.exclude(undo_reason="").values_list("number", "undo_reason"))


def ways(name: str) -> list[tuple[str, str, bool]]:
    """What is on record of them: purpose, way, whether it stands."""
    rows = Consent.objects.filter(person__name=name).order_by("given_at", "pk").select_related("text")
    return [(one.text.purpose, one.way, one.withdrawn_at is None) for one in rows]


def told(name: str) -> tuple[str, str]:
    one = Person.objects.get(name=name)
    return one.ethnic_group, one.political_status


def agree(person: Person) -> Consent:
    return consents.give(person, people.consent_text("sensitive"), by=Actor(person_id=person.pk))


def withdraw(name: str) -> None:
    one = Person.objects.get(name=name)
    roll.withdraw(one, "sensitive", by=Actor(person_id=one.pk))


def kept() -> list[Any]:
    return list(BatchRow.objects.order_by("number").values_list("before", flat=True))


STANDS, GONE = [("sensitive", "import", True)], [("sensitive", "import", False)]


def test_everybody_whose_row_tells_it_is_written_down_as_having_agreed_and_nobody_else(city: Any) -> None:
    known(city, "李四")
    batch = taken(
        city, line("张明", "汉族"), line("王芳", "", "群众"), line("赵六"), line("李四", "回族"), line("钱七", "无此")
    )
    assert (sums(batch), {name: ways(name) for name in ("张明", "王芳", "赵六", "李四")}) == (
        (3, 1, 0, 1), {"张明": STANDS, "王芳": STANDS, "赵六": [], "李四": STANDS},
    )  # fmt: skip
    one = Consent.objects.get(person__name="张明")
    assert (one.text, one.given_at) == (people.consent_text("sensitive"), one.person.created_at)
    # Of so many the journal tells the number.
    assert Entry.objects.get(entity="import_batch", verb="finish").diff["consents"] == ["", "3"]
    assert not Entry.objects.filter(entity="consent").exists()


def test_who_has_agreed_before_keeps_that_and_who_agreed_to_older_words_agrees_to_these(city: Any) -> None:
    one, other = known(city, "张明"), known(city, "王芳")
    agree(other)
    consents.publish("sensitive", "新的同意书", by=SYSTEM)
    before = agree(one)
    batch = taken(city, line("张明", "汉族"), line("王芳", "汉族"))
    assert (Consent.objects.get(person=one), ways("王芳")) == (before, [("sensitive", "page", True), *STANDS])
    assert people.consent_of(other, "sensitive").way == "import"
    assert undone(city, batch) == {}
    assert (Consent.objects.get(person=one), ways("王芳")) == (before, [("sensitive", "page", True)])


@pytest.mark.parametrize("policy", ["skip", "fill", "overwrite", "reject"])
def test_what_somebody_took_their_consent_to_back_comes_in_no_more_until_they_agree_anew(
    city: Any, policy: str
) -> None:
    taken(city, line("张明", "汉族", "群众"))
    withdraw("张明")
    assert (told("张明"), ways("张明")) == (("", ""), GONE)
    again = taken(city, line("张明", "汉族", "群众", 职称="高级工程师"), policy=policy)
    known_already = ["此人已登记过"] if policy == "reject" else []
    assert (sums(again), faults(again)) == ((0, 0, 0, 1), {2: [NO, NO, *known_already]})
    assert again.lines.get().faults[0][:2] == ["ethnic_group", len(HEADS)]
    assert (told("张明"), Person.objects.get(name="张明").title) == (("", ""), "")
    # Without these cells the row passes, but for the policy.
    assert faults(taken(city, line("张明", 职称="高级工程师"), policy=policy)) == (
        {2: known_already} if known_already else {}
    )
    agree(Person.objects.get(name="张明"))
    taken(city, line("张明", "汉族", "群众"))
    assert (told("张明"), ways("张明")) == (("01", "13"), [*GONE, ("sensitive", "page", True)])


def test_a_check_says_so_before_anything_is_written_and_not_of_people_kept_by_others(city: Any) -> None:
    taken(city, line("张明", "汉族"))
    withdraw("张明")
    batch = batches.upload(city["city"], "people", file(line("张明", "汉族"), heads=BOTH), by=city.actors["chen"])
    batches.check(batch, batch.columns, "overwrite", by=city.actors["chen"], signed=True)
    assert faults(work(batch)) == {2: [NO]}
    other = members.register(persons.Particulars("孙八"), city["steel"], by=SYSTEM)
    numbers.put(other, {"id_number": number()}, by=SYSTEM, id_kind="resident")
    agree(other)
    withdraw("孙八")
    foreign = take(city, city.actors["zhao"], file(line("孙八", "汉族", 身份证号=number()), heads=BOTH), signed=True)
    assert faults(foreign) == {2: ["此人已登记，但不在您维护的人员范围内，请由其所在单位的上级科协办理"]}


def test_a_consent_taken_back_while_the_rows_are_looked_at_is_seen_before_they_are_written(
    city: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(city, line("张明", "汉族"))
    write = amending_people.Amending.write

    def withdrawn_just_now(self: Any, at: Any) -> None:
        withdraw("张明")
        write(self, at)

    monkeypatch.setattr(amending_people.Amending, "write", withdrawn_just_now)
    batch = taken(city, line("张明", "回族", 单位="光明电机公司科协", 职务="主任"))
    assert (sums(batch), faults(batch), told("张明"), ways("张明")) == ((0, 0, 0, 1), {2: [NO]}, ("", ""), GONE)


def test_undoing_an_import_takes_back_the_consents_it_gave(city: Any) -> None:
    one = known(city, "王芳", ethnic_group="01")
    batch = taken(city, line("张明", "汉族"), line("王芳", "回族"))
    assert (ways("张明"), ways("王芳")) == (STANDS, STANDS)
    assert undone(city, batch) == {}
    assert (Person.objects.filter(name="张明").exists(), told("王芳"), Consent.objects.count()) == (
        False, ("01", ""), 0,
    )  # fmt: skip
    # What was taken back so was no withdrawal: the corrected table comes in.
    assert sums(taken(city, line("张明", "汉族"), line("王芳", "回族"))) == (1, 1, 0, 0)
    assert people.consent_of(one, "sensitive").way == "import"


def test_who_said_something_of_it_since_stays_with_what_they_said(city: Any) -> None:
    batch = taken(city, line("张明", "汉族"), line("王芳", "汉族"))
    withdraw("张明")
    with_new = Person.objects.get(name="王芳")
    consents.publish("sensitive", "新的同意书", by=SYSTEM)
    agree(with_new)
    assert undone(city, batch) == {2: "导入后有人改过此人的信息", 3: "导入后此人已有账号、任职或其他记录"}
    assert (ways("张明"), ways("王芳")) == (GONE, [*STANDS, ("sensitive", "page", True)])


def test_what_was_withdrawn_stays_on_record_whatever_else_is_undone(city: Any) -> None:
    known(city, "王芳", ethnic_group="01")
    batch = taken(city, line("张明", "汉族"), line("王芳", "汉族"))
    Consent.objects.update(withdrawn_at=clock.now())
    assert undone(city, batch) == {2: "导入后此人已有账号、任职或其他记录"}
    assert (ways("张明"), ways("王芳")) == (GONE, GONE)


def test_a_row_that_brings_no_more_than_the_consent_is_a_change_that_goes_while_nothing_rests_on_it(city: Any) -> None:
    one = known(city, "张明", ethnic_group="01")
    known(city, "王芳", ethnic_group="01")
    batch = taken(city, line("张明", "汉族"), line("王芳", "汉族"))
    assert (sums(batch), ways("张明")) == ((0, 2, 0, 0), STANDS)
    assert sums(taken(city, line("张明", "汉族"))) == (0, 0, 1, 0)
    values = persons.Particulars("张明", title="工程师", born_on=BORN, ethnic_group="03")
    members.edit(one, values, by=SYSTEM)
    assert undone(city, batch) == {2: "导入后有人改过此人的信息"}
    assert (ways("张明"), ways("王芳")) == (STANDS, [])


def test_a_withdrawn_consent_takes_what_stood_before_an_import_too_and_nothing_else(city: Any) -> None:
    one, other = (known(city, name, ethnic_group="01", political_status="01") for name in ("张明", "王芳"))
    batch = taken(city, *(line(name, "回族", "群众", 职称="高级工程师") for name in ("张明", "王芳")))
    before = {"ethnic_group": "01", "political_status": "01", "title": "工程师"}
    assert (kept(), told("张明")) == ([before, before], ("03", "13"))
    withdraw("张明")
    assert kept() == [before | {"ethnic_group": "", "political_status": ""}, before]
    assert undone(city, batch) == {2: "导入后有人改过此人的信息"}
    assert (told("张明"), told("王芳")) == (("", ""), ("01", "01"))
    assert [Consent.objects.filter(person=person).count() for person in (one, other)] == [1, 0]


def test_what_it_asks_the_database_is_the_same_for_many_rows_as_for_one(city: Any) -> None:
    def asked(*serials: int) -> list[str]:
        rows = [line(f"人{n}", "汉族", 身份证号=number("19800502", serial=2 * n + 1)) for n in serials]
        with CaptureQueriesContext(connection) as held:
            taken(city, *rows)
        return [one["sql"].split()[0] for one in held.captured_queries if '"people_consent"' in one["sql"]]

    # Of new people nobody is asked about; known ones are looked at, and again under their locks.
    assert (asked(0), asked(*range(1, 9))) == (["COPY"], ["COPY"])
    assert (asked(0), asked(*range(1, 9))) == (["SELECT", "SELECT"], ["SELECT", "SELECT"])
