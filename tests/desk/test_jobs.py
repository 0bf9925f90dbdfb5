"""Work that failed in the background: seen, tried again or given up by the installation's own administrator."""

from uuid import UUID

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from kexie.config import plugs
from kexie.desk import job_facts
from kexie.kit import ids
from kexie.kit.actor import SYSTEM
from kexie.kit.jobs import tasks
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import upkeep
from tests.city import City
from tests.desk.conftest import SignIn

LIST = "/desk/settings/jobs/"


def _key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def _status(pk: int) -> str:
    return ProcrastinateJob.objects.get(pk=pk).status


def _acts() -> list[tuple[str, UUID, object]]:
    rows = Entry.objects.filter(entity="job").order_by("id")
    return [(row.verb, row.entity_id, row.diff["task"][1]) for row in rows]


def test_the_page_tells_what_failed_since_when_why_and_how_often(city: City, sign_in: SignIn) -> None:
    page = sign_in("admin").get(LIST)
    (row,) = page.context["rows"]
    assert (row["title"], row["kind"], row["tries"], row["error"]) == (
        "告知密码已重设", "", 0, "ConnectionRefusedError: [Errno 111] Connection refused",
    )  # fmt: skip
    assert "上次备份：没有记录" in page.content.decode()


def test_trying_again_puts_it_into_the_queue_and_into_the_journal(city: City, sign_in: SignIn) -> None:
    admin, pk = sign_in("admin"), city.facts.jobs["failed"]
    assert admin.post(f"{LIST}{pk}/retry/", _key()).status_code == 302
    page = admin.get(LIST)
    assert (_status(pk), page.context["rows"]) == ("todo", [])
    assert "没有做不成的后台工作" in page.content.decode()
    assert _acts() == [("retry", UUID(int=pk), "people.tell_of_reset")]
    assert admin.post(f"{LIST}{pk}/retry/", _key()).status_code == 409


def test_what_is_given_up_is_done_by_nobody(city: City, sign_in: SignIn) -> None:
    admin, pk = sign_in("admin"), city.facts.jobs["failed"]
    assert admin.post(f"{LIST}{pk}/voiding/", _key()).status_code == 302
    assert (_status(pk), admin.get(LIST).context["page"].total) == ("cancelled", 0)
    assert _acts() == [("give_up", UUID(int=pk), "people.tell_of_reset")]
    text = admin.get("/desk/journal/?entity=job").content.decode()
    assert ("后台工作" in text, "作废" in text, "空 → 告知密码已重设" in text) == (True, True, True)


def test_nobody_else_sees_or_touches_it(city: City, sign_in: SignIn) -> None:
    pk = city.facts.jobs["failed"]
    for who in ("chen", "zhao", "li"):
        client = sign_in(who)
        assert [client.get(LIST).status_code, client.post(f"{LIST}{pk}/retry/", _key()).status_code] == [403, 403]
    assert _status(pk) == "failed"


def test_a_sweep_that_waits_already_is_left_alone_and_says_so(city: City) -> None:
    found: list[int] = []
    with connection.cursor() as cursor:
        for status in ("failed", "todo"):
            cursor.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status)"
                " VALUES ('sweeps', 'kexie:test.sweep', 'test', 'test', '{}', %s) RETURNING id", [status],
            )  # fmt: skip
            found.append(cursor.fetchone()[0])
    pk = found[0]
    for act in (upkeep.retry, upkeep.give_up):
        with pytest.raises(Refused) as refusal:
            act(pk, by=SYSTEM)
        assert refusal.value.rule == "job.settle.waits"
    assert (_status(pk), _acts()) == ("failed", [])


def test_work_that_did_not_fail_is_overtaken(city: City) -> None:
    with pytest.raises(Overtaken):
        upkeep.retry(999_999, by=SYSTEM)


def test_every_task_of_the_product_has_a_word() -> None:
    plugs.job_modules()
    known = {name.removeprefix("kexie:") for name in tasks.blueprint.tasks}
    assert {name for name in known if not name.startswith(("test.", "builtin"))} <= set(job_facts.TASKS)
    assert job_facts.word("no.such") == "no.such"
