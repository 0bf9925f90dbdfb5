"""Who keeps the installation: failed work tried again or given up, the site's own facts."""

from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from kexie.kit import clock
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import rules
from kexie.organisations.actions import upkeep
from kexie.organisations.models import Installation
from tests.organisations.city import City


def failed(status: str = "failed") -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status)"
            " VALUES ('sweeps', 'kexie:test.sweep', 'test', 'test', '{}', %s) RETURNING id", [status],
        )  # fmt: skip
        return int(cursor.fetchone()[0])


def status(pk: int) -> str:
    return str(ProcrastinateJob.objects.get(pk=pk).status)


@pytest.fixture
def begun(city: City) -> City:
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    city.actor("管", "system_admin", "city")
    return city


def test_failed_work_is_tried_again_or_given_up_by_the_installation_s_administrator(begun: City) -> None:
    for act, verb, then in ((upkeep.give_up, "give_up", "cancelled"), (upkeep.retry, "retry", "todo")):
        pk = failed()
        act(pk, by=begun.actors["管"])
        entry = Entry.objects.get(entity="job", entity_id=UUID(int=pk))
        assert (status(pk), entry.verb, entry.person_id) == (then, verb, begun.people["管"].pk)
        with pytest.raises(Overtaken, match="已不在没有做成的工作里"):
            act(pk, by=begun.actors["管"])


def test_a_sweep_that_waits_again_is_not_put_into_the_queue_twice(begun: City) -> None:
    pk, waiting = failed(), failed("todo")
    with pytest.raises(Refused, match="已在排队"):
        upkeep.retry(pk, by=begun.actors["管"])
    assert [status(pk), status(waiting)] == ["failed", "todo"]


def test_an_administrator_of_another_association_tends_nothing_here(begun: City) -> None:
    pk, other = failed(), begun.actor("别", "system_admin", "jiang")
    with pytest.raises(Refused) as refusal:
        upkeep.retry(pk, by=other)
    assert (refusal.value.rule, status(pk)) == ("job.tend.right", "failed")


def test_the_site_is_told_of_by_the_installation_s_own_association_only(city: City) -> None:
    chen, zhao = city.actor("陈", "officer", "city"), city.actor("赵", "officer", "jiang")
    assert rules.can_tell_site(chen).rule == "site.tell.begun"
    Installation.objects.create(organisation=city["city"], begun_at=clock.now())
    assert [rules.can_tell_site(actor).rule for actor in (chen, zhao)] == ["", "site.tell.right"]
