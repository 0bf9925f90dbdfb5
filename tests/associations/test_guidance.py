"""Guidance: entered by the association above, followed up, shared with the unit or not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kexie.associations import figures, privacy
from kexie.associations.actions import guidance
from kexie.associations.doings import Guided
from kexie.associations.forms.guidance import GuidanceForm
from kexie.associations.models import Guidance
from kexie.associations.queries import guidance as reads
from kexie.associations.queries import todo
from kexie.associations.rules import guidance as rules
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from tests.notices.office import Office

DAY = timedelta(days=1)


def guided(**changes: Any) -> Guided:
    usual = Guided("visit", clock.today(), "没有活动经费", "秘书长", "联系两名专家", clock.today() + 5 * DAY)
    return replace(usual, **changes)


def recorded(office: Office, by: str = "zhao", **changes: Any) -> Guidance:
    return guidance.record(office.unit("motor"), guided(**changes), by=office[by])


def rule_of(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def titles(office: Office, name: str) -> list[str]:
    return [one.title for one in todo.WAITING.alone(office[name]).items if "指导" in one.title]


def test_what_was_promised_is_followed_up(office: Office) -> None:
    row = recorded(office)
    assert (row.state, row.house, str(row)) == ("open", office.unit("jiang"), f"{row.organisation_id} {row.on}")
    assert titles(office, "zhao") == [f"跟进指导：{office.unit('motor').name}"]
    assert (titles(office, "wang"), titles(office, "chen")) == ([], [])
    row = guidance.finish(row, "专家已到厂", by=office["zhao"])
    assert (row.state, row.outcome, row.done_on) == ("done", "专家已到厂", clock.today())
    assert titles(office, "zhao") == []
    row = guidance.reopen(row, by=office["zhao"], note="还差一名")
    assert (row.state, row.done_on, row.follow_on) == ("open", None, clock.today())
    assert [one.verb for one in history("guidance", row.pk)] == ["record", "finish", "reopen"]


def test_without_a_day_to_follow_up_it_is_settled_at_once(office: Office) -> None:
    row = recorded(office, follow_on=None)
    assert (row.state, row.done_on) == ("done", row.on)
    later = guidance.mend(recorded(office), guided(follow_on=None), by=office["zhao"], version=1)
    assert (later.state, later.version) == ("done", 2)


def test_what_stands_far_off_is_not_told_of_yet(office: Office) -> None:
    recorded(office, follow_on=clock.today() + 30 * DAY)
    assert titles(office, "zhao") == []


def test_it_is_mended_by_its_house_and_an_old_page_changes_nothing(office: Office) -> None:
    row = recorded(office)
    assert guidance.mend(row, guided(found="缺场地"), by=office["chen"], version=1).found == "缺场地"
    with pytest.raises(Overtaken):
        guidance.mend(row, guided(), by=office["zhao"], version=1)
    assert rule_of(guidance.mend, row, guided(), by=office["wang"], version=2) == "guidance.keeper.right"
    assert rules.can_reopen(office["zhao"], row).rule == "guidance.state"
    assert "（" in list(history("guidance", row.pk))[-1].diff["found"][0]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [({"on": date(2999, 1, 1)}, "guidance.future"), ({"follow_on": date(2020, 1, 1)}, "guidance.follow")],
)
def test_days_that_cannot_be_are_refused(office: Office, changes: dict[str, Any], rule: str) -> None:
    assert rule_of(recorded, office, **changes) == rule


def test_it_is_entered_by_the_association_above_alone(office: Office) -> None:
    assert recorded(office, by="chen").house == office.unit("city")
    for name in ("wang", "hong_officer", "observer"):
        assert rule_of(recorded, office, by=name) == "guidance.right"
    assert rules.can_guide(SYSTEM, office.unit("motor")).rule == "guidance.right"
    assert rules.can_guide(office["chen"], office.unit("jiang")).rule == "activity.kind"


def test_the_unit_reads_what_is_shared_with_it_and_no_more(office: Office) -> None:
    shared, own, city = (
        recorded(office),
        recorded(office, is_shared=False),
        recorded(office, by="chen", is_shared=False),
    )

    def seen(name: str) -> set[Any]:
        return set(reads.guided(office[name], reads.Asked()))

    assert seen("wang") == {shared}
    assert seen("zhao") == {shared, own}
    assert seen("chen") == {shared, own, city}
    assert seen("hong_officer") == set()
    assert rules.can_view_guidance(office["wang"], own).rule == "guidance.view"
    assert rules.can_view_guidance(SYSTEM, own)
    assert not rules.can_view_guidance(STRANGER, shared)
    assert reads.guidance(office["wang"], own.pk) is None
    guidance.void(shared, by=office["zhao"], note="记错单位")
    assert seen("wang") == set()
    assert set(reads.guided(office["zhao"], reads.Asked(view="void"))) == {shared}
    with pytest.raises(Overtaken):
        guidance.finish(shared, "x", by=office["zhao"])


def test_a_list_is_narrowed_and_counted_by_house(office: Office) -> None:
    recorded(office, follow_on=clock.today())
    recorded(office, way="question", follow_on=None)

    def count(**asked: Any) -> int:
        return reads.guided(office["chen"], reads.Asked(**asked)).count()

    year = clock.today().year
    assert (count(), count(year=year), count(year=year - 1), count(way="visit"), count(view="open")) == (2, 2, 0, 1, 1)
    assert (count(view="due"), count(area="none"), count(unit=office.unit("motor"))) == (1, 0, 2)
    assert reads.by_house(reads.guided(office["chen"], reads.Asked())) == [
        {"house": office.unit("jiang").label, "units": 1, "visit": 1, "question": 1, "answer": 0, "pairing": 0}
    ]
    told = figures.visited_by_area(office.unit("city"), clock.today(), clock.today())
    assert sum(done for done, _ in told.values()) == 1
    assert len(privacy.export(office["zhao"].person_id)["guidance"]) == 2  # type: ignore[arg-type]


def test_the_database_keeps_days_in_order(office: Office) -> None:
    row = recorded(office)
    for wrong in ({"follow_on": date(2020, 1, 1)}, {"state": "done"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Guidance.objects.filter(pk=row.pk).update(**wrong)


def test_the_form_says_what_is_wrong_beside_its_field() -> None:
    today = clock.today()
    good = {"way": "visit", "on": today.isoformat(), "found": "缺场地", "is_shared": "on"}
    form = GuidanceForm(good)
    assert form.is_valid()
    assert form.guided() == Guided("visit", today, "缺场地")
    wrong = {"way": "x", "on": (today + DAY).isoformat(), "follow_on": today.isoformat()}
    assert set(GuidanceForm(wrong).errors) == {"way", "on", "follow_on", "found"}


def test_who_acts_for_no_house_records_nothing(office: Office) -> None:
    with pytest.raises(Refused):
        guidance.record(office.unit("motor"), Guided("visit", clock.today(), "没有活动经费"), by=STRANGER)
