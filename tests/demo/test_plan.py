"""Plans and the life of associations in the demo: lights of every colour, every state, something for the cast."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from kexie.associations import invariants as life_invariants
from kexie.associations.models import Change, Dormancy, Founding, Reelection, Tenure
from kexie.associations.queries import todo as life_todo
from kexie.demo import city, life, notice, plan, stages
from kexie.kit import calendar, clock, invariants
from kexie.notices.models import Document
from kexie.notices.queries import reminders
from kexie.plans import invariants as plan_invariants
from kexie.plans import queries
from kexie.plans.models import Report, Target
from kexie.plans.queries import todo

NOW = clock.shanghai(2026, 11, 23, 11)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[city.City]:
    """The small city with both plans, staged once: the tests here only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = city.build(people=2100)
        plan.mid_year(found, notice.issue(found))
        with clock.at(NOW):
            plan.this_year(found, clock.today())
            life.live(found)
        stages.understood()
        yield found
        transaction.set_rollback(True)


def test_the_plan_of_2013_stands_at_mid_year_with_lights_of_every_colour(made: city.City) -> None:
    found = queries.plan(made.actor("chen", "officer"), queries.listed(made.actor("chen", "officer"), 2013)[0].ref)
    assert found is not None
    at = queries.board.moment(found, "mid")
    told = queries.board.summed(queries.board.seen(found, at, queries.light_rule(made.root))).counts
    assert (set(told), sum(told.values())) == ({"done", "on", "slow", "behind"}, 10)
    assert Target.objects.filter(task__plan=found, parent=None).count() == 4 * 17
    held = Counter(Target.objects.filter(task__plan=found, parent=None).values_list("name", flat=True))
    assert set(held) == {one.label for one in queries.receivers(made.root, districts=True)}
    assert (len(held), set(held.values())) == (17, {4})
    states = set(Report.objects.filter(task__plan=found).values_list("state", flat=True))
    assert states == {"verified", "returned"}
    returned = Report.objects.filter(task__plan=found, state="returned")
    assert {one.note for one in returned} == {"还没有办成，办成后再报"}
    # The sheet ranks all seventeen, and what it adds up is what was verified.
    scores = queries.board.by_unit(found, at, queries.light_rule(made.root))
    verified = Report.objects.filter(task__plan=found, state="verified", target__isnull=False)
    assert (len(scores), max(one.score for one in scores) > 0) == (17, True)
    every = queries.units.every(found, at, queries.light_rule(made.root))
    assert sum(one.done for one in every) == sum(one.value for one in verified)
    assert list(invariants.breaches(plan_invariants.ALL)) == []


def test_units_that_signed_answered_with_plans_of_their_own_three_went_back_and_ninety_eight_are_open(
    made: city.City,
) -> None:
    chen = made.actor("chen", "officer")
    found = queries.plan(chen, queries.listed(chen, 2013)[0].ref)
    assert found is not None
    assert Counter(found.answers.values_list("state", flat=True)) == {"accepted": 198, "returned": 3, "asked": 98}
    came = found.answers.filter(submitted_at__isnull=False).values("organisation")
    notice_ = Document.objects.get(notice__year=2013)
    signed = notice_.addressees.filter(receipt__isnull=False)
    assert (signed.count(), signed.filter(organisation__in=came).count()) == (201, 201)
    works = calendar.overrides().works
    sent = [clock.local(at) for at in found.answers.exclude(submitted_at=None).values_list("submitted_at", flat=True)]
    assert {(works(at.date()), 9 <= at.hour < 17, at.date() <= date(2013, 6, 14)) for at in sent} == {
        (True, True, True)
    }
    # Who owes a plan has not signed either: the ladder of the notice asked for each, and somebody was reached.
    owing = notice_.addressees.filter(organisation__in=found.answers.filter(state="asked").values("organisation"))
    reached = [[one for one in reminders.of_unit(unit) if one.state == "sent"] for unit in owing]
    assert (len(reached), {bool(sent) for sent in reached}) == (98, {True})
    # Where the unit has no address its district is told, once for all of its units.
    told = {one.person_id for sent in reached for one in sent if one.to == "superior"}
    officers = [account.person_id for account in made.accounts.values()]
    assert (len(told) > 10, told <= set(officers)) == (True, True)


def test_every_row_of_the_table_of_proposals_names_a_department_the_city_has(made: city.City) -> None:
    named = {row.department for row in queries.plans.rows(made.root)}
    assert named == {"企事业部", "学会部", "普及部", "组织人事部", "调研宣传部"}
    assert named <= set(queries.departments_named(made.root))


def test_this_years_plan_waits_for_the_cast(made: city.City) -> None:
    with clock.at(NOW):
        waits = {
            name: sorted({one.button for one in todo.plans(made.actor(name, kind)).items})
            for name, kind in (("chen", "officer"), ("zhao", "chair"), ("wang", "secretary_general"))
        }
    assert waits == {"chen": ["报送", "核实"], "zhao": ["分解", "制定", "核实"], "wang": ["制定"]}


def test_associations_are_founded_in_every_state_and_the_cast_has_something_to_do(made: city.City) -> None:
    assert Counter(Founding.objects.values_list("state", flat=True)) == Counter(one[0] for one in life.UNITS)
    assert Counter(Reelection.objects.values_list("state", flat=True)) == {"asked": 1, "agreed": 1}
    assert Counter(Change.objects.values_list("kind", flat=True)) == {"leader": 1, "postpone": 1}
    assert (Dormancy.objects.count(), Tenure.objects.count()) == (1, 8)
    with clock.at(NOW):
        waits = {
            name: sorted(
                {one.title.partition("：")[0] for one in life_todo.WAITING.alone(made.actor(name, kind)).items}
            )
            for name, kind in (("chen", "officer"), ("fang", "officer"), ("wang", "secretary_general"))
        }
    assert waits == {
        "chen": ["拟批复"], "fang": ["同意变更", "同意换届候选人", "核对备案", "核对年报", "核查成立申请", "评定建家", "跟进指导"],
        "wang": ["准备换届"],
    }  # fmt: skip
    assert [words for one in life_invariants.ALL for _, words in one()] == []
