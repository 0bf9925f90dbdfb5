"""Splitting: parts add up or the gap shows, a district splits only its own, what is worked on stays."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.models import Organisation
from kexie.plans import rules
from kexie.plans.actions import plans, targets
from kexie.plans.models import Target, Task
from tests.notices.office import Office
from tests.plans import staged


def part(office: Office, key: str, value: int, **more: object) -> targets.Part:
    return targets.Part(office.unit(key), Decimal(value), **more)  # type: ignore[arg-type]


def again(office: Office, task: Task, *parts: targets.Part, who: str = "chen") -> Task:
    task.refresh_from_db()
    return targets.split(task, parts, by=office[who], version=task.version)


def test_a_whole_is_split_and_the_gap_is_what_is_left(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20, hong=30)
    task.refresh_from_db()
    assert (task.split, task.target - task.split, task.version) == (Decimal(50), Decimal(10), 2)
    assert [(one.name, one.value, one.due_on, str(one)) for one in made.values()] == [
        ("江边区科协", Decimal(20), task.due_on, "江边区科协 20"), ("洪水区科协", Decimal(30), task.due_on, "洪水区科协 30"),
    ]  # fmt: skip


def test_more_than_there_is_is_refused_with_how_much(office: Office) -> None:
    task = staged.issued(office)
    with pytest.raises(Refused, match="各单位合计 61家，比目标多 1"):
        staged.split(office, task, jiang=30, hong=31)


def test_shares_and_days_need_not_add_up(office: Office) -> None:
    task = staged.issued(office, unit="%", target=Decimal(80))
    staged.split(office, task, jiang=80, hong=80)
    task.refresh_from_db()
    assert (task.adds_up, task.split, task.base) == (False, Decimal(160), Decimal(160))


def test_a_split_on_an_old_page_is_told(office: Office) -> None:
    task = staged.issued(office)
    targets.split(task, [part(office, "jiang", 5)], by=office["chen"], version=1)
    with pytest.raises(Overtaken, match="有人已改过"):
        targets.split(task, [part(office, "jiang", 6)], by=office["chen"], version=1)


def test_parts_are_changed_and_taken_away_while_nobody_works_on_them(office: Office) -> None:
    task = staged.issued(office)
    staged.split(office, task, jiang=20, hong=30)
    again(office, task, part(office, "jiang", 25), part(office, "hong", 0), part(office, "lake", 0))
    assert [(one.name, one.value, one.version) for one in Target.objects.all()] == [("江边区科协", Decimal(25), 2)]


def test_what_is_split_on_or_reported_is_not_taken_away(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20, hong=30)
    targets.split_on(made["jiang"], [part(office, "motor", 8)], by=office["zhao"], version=1)
    staged.reported(office, made["hong"], 2, "hong_officer")
    for one, reason in (
        (part(office, "jiang", 7), "江边区科协已分给下级 8家"),
        (part(office, "jiang", 0), "江边区科协已分给下级 8家"),
        (part(office, "hong", 0), "洪水区科协已分解或已报送进展"),
    ):
        with pytest.raises(Refused, match=reason):
            again(office, task, one)
    again(office, task, part(office, "jiang", 8))


@pytest.mark.parametrize(
    ("key", "value", "more", "reason"),
    [
        ("enterprises", 5, {}, "企事业部不是某市科协的下级单位"),
        ("jiang", -1, {}, "江边区科协的目标不能小于 0"),
        ("jiang", 5, {"due_on": "late"}, "江边区科协的完成时限不能晚于"),
    ],
)
def test_what_cannot_be_a_part_is_refused_with_its_reason(
    office: Office, key: str, value: int, more: dict[str, object], reason: str
) -> None:
    task = staged.issued(office)
    if "due_on" in more:
        more = {"due_on": task.due_on + timedelta(days=1)}
    with pytest.raises(Refused, match=reason):
        again(office, task, part(office, key, value, **more))


def test_a_district_may_have_an_earlier_day(office: Office) -> None:
    task = staged.issued(office)
    early = task.due_on - timedelta(days=30)
    again(office, task, part(office, "jiang", 5, due_on=early))
    again(office, task, part(office, "jiang", 5, due_on=early))
    assert (Target.objects.get().due_on, Target.objects.get().version) == (early, 1)


def test_of_a_thing_done_or_not_everybody_has_one(office: Office) -> None:
    task = staged.issued(office, kind="yes")
    with pytest.raises(Refused, match="每个单位填 1"):
        again(office, task, part(office, "jiang", 2))
    again(office, task, part(office, "jiang", 1), part(office, "hong", 1))
    assert Target.objects.count() == 2


def test_a_closed_unit_keeps_its_part_and_gets_no_more(office: Office) -> None:
    task = staged.issued(office)
    staged.split(office, task, steel=20)
    Organisation.objects.filter(pk=office.unit("steel").pk).update(state="closed", closed_on="2026-01-05")
    steel = Organisation.objects.get(pk=office.unit("steel").pk)
    with pytest.raises(Refused, match="红旗钢铁公司科协已撤销，不能再分给它"):
        again(office, task, targets.Part(steel, Decimal(21)))
    again(office, task, targets.Part(steel, Decimal(15)))
    lake = Organisation.objects.get(pk=office.unit("lake").pk)
    lake.state = "closed"
    with pytest.raises(Refused, match="已撤销"):
        again(office, task, targets.Part(lake, Decimal(1)))
    assert Target.objects.get().value == 15


def test_a_district_splits_its_own_part_and_only_that(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20, hong=30)
    targets.split_on(made["jiang"], [part(office, "motor", 20)], by=office["zhao"], version=1)
    motor = Target.objects.get(organisation=office.unit("motor"))
    assert (motor.parent, motor.value) == (made["jiang"], Decimal(20))
    made["jiang"].refresh_from_db()
    assert made["jiang"].split == Decimal(20)
    for act, reason in (
        (lambda: targets.split_on(made["jiang"], [part(office, "motor", 21)], by=office["zhao"], version=2), "比目标多 1"),
        (lambda: targets.split_on(made["hong"], [part(office, "hospital", 1)], by=office["zhao"], version=1), "只有洪水区科协能分解"),
        (lambda: targets.split_on(motor, [part(office, "motor", 1)], by=office["wang"], version=1), "目标只分解到两级"),
        (lambda: targets.split_on(made["hong"], [part(office, "motor", 1)], by=office["hong_officer"], version=1), "不是洪水区科协的下级单位"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=reason):
            act()


def test_a_unit_has_one_part_of_a_task(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20)
    targets.split_on(made["jiang"], [part(office, "motor", 5)], by=office["zhao"], version=1)
    with pytest.raises(Refused, match="光明电机公司科协已由另一级分到"):
        again(office, task, part(office, "motor", 5))


def test_what_does_not_add_up_is_split_on_one_level_only(office: Office) -> None:
    task = staged.issued(office, kind="yes")
    made = staged.split(office, task, jiang=1)
    assert rules.can_split_on(office["zhao"], made["jiang"]).reason.endswith("只分解一级")


def test_who_may_split_when(office: Office) -> None:
    task = staged.task(office, due_on=None)
    assert rules.can_split(office["chen"], task).reason.startswith("请先定这项任务的目标")
    assert rules.can_split(office["zhao"], task).reason == "只有某市科协能分解这项任务"
    whole = staged.issued_from(office, task)
    made = staged.split(office, whole, jiang=20)
    plans.close(whole.plan, by=office["chen"])
    made["jiang"].task.plan.refresh_from_db()
    whole.plan.refresh_from_db()
    assert rules.can_split(office["chen"], whole).reason == "这份工作要点已结束或作废，不再分解"
    assert rules.can_split_on(office["zhao"], made["jiang"]).reason == "这份工作要点不在下达状态，不能分解"


def test_a_part_that_was_taken_away_meanwhile_is_told(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20)
    staged.split_away(office, task, "jiang")
    with pytest.raises(Overtaken, match="这个单位的目标已去掉"):
        targets.split_on(made["jiang"], [part(office, "motor", 5)], by=office["zhao"], version=1)


def test_who_sees_a_part_is_who_may_view_it(office: Office) -> None:
    task = staged.issued(office)
    made = staged.split(office, task, jiang=20, hong=30)
    targets.split_on(made["jiang"], [part(office, "motor", 5)], by=office["zhao"], version=1)
    motor = Target.objects.get(organisation=office.unit("motor"))
    actors = {"system": SYSTEM, "stranger": STRANGER} | {n: office[n] for n in ("chen", "zhao", "wang", "hong_officer")}
    seen = {
        name: [
            (one in rules.visible_targets(by), bool(rules.can_view_target(by, one))) for one in (*made.values(), motor)
        ]
        for name, by in actors.items()
    }
    yes, no = (True, True), (False, False)
    assert seen == {
        "system": [yes, yes, yes], "stranger": [no, no, no], "chen": [yes, yes, yes], "zhao": [yes, no, yes],
        "wang": [no, no, yes], "hong_officer": [no, yes, no],
    }  # fmt: skip
