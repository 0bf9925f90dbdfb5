"""What has ended or failed in the small demo city, and what one house made for itself, for the forms that take it back.

Called by tests/city_stage.py once there are units and people; through the real actions only.
"""

from datetime import date
from typing import Any

CLOSED = "jichuang"
MERGED = "zhouji"
STOPPED = "wuchang.signer"
OWN_CLASS = "各产业园区科协"


def stage(city: Any, password: str) -> None:
    """All of it, on the units, people and actors of the stage."""
    _day_off(city)
    city.units[CLOSED] = _closed_unit(city)
    city.units[MERGED] = _merged_unit(city)
    _stopped_account(city, password)
    _own_class(city)


def _day_off(city: Any) -> None:
    from kexie.organisations.actions import calendar

    calendar.override(date(2026, 10, 22), working=False, name="停电检修", by=city.actors["admin"])


def failed_job() -> int:
    """A letter that could not be sent, as the worker leaves it after its last try; its number. Called last."""
    from asgiref.sync import async_to_sync
    from procrastinate.contrib.django import app
    from procrastinate.jobs import Status

    from kexie.kit.jobs import failures
    from kexie.people import jobs

    pk = jobs.tell_of_reset.defer(entry_id=1)
    failures.note(app.job_manager.list_jobs(id=pk)[0], ConnectionRefusedError("[Errno 111] Connection refused"))
    async_to_sync(app.job_manager.finish_job_by_id_async)(pk, Status.FAILED, delete_job=False)
    return pk


def _closed_unit(city: Any) -> Any:
    """Closed before anything was sent to it; nobody ever worked there."""
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import organisations

    told = organisations.Particulars(name="沌口机床公司科学技术协会", short_name="沌口机床科协", jurisdiction="420104")
    begun = {"kind": "enterprise", "level": "", "superior": city.units["qiaokou"], "on": date(2012, 1, 1)}
    unit = organisations.register(told, by=SYSTEM, **begun)
    return organisations.close(unit, by=SYSTEM, on=date(2012, 6, 30), note="单位注销")


def _merged_unit(city: Any) -> Any:
    """Gone into another a moment ago; nobody ever worked there."""
    from kexie.associations.actions import standing
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import organisations

    told = organisations.Particulars(name="硚口轴机公司科学技术协会", short_name="硚口轴机科协", jurisdiction="420104")
    begun = {"kind": "enterprise", "level": "", "superior": city.units["qiaokou"], "on": date(2012, 1, 1)}
    unit = organisations.register(told, by=SYSTEM, **begun)
    standing.merge(unit, city.units["gangtie"], by=SYSTEM, note="同一单位登记了两次")
    return unit


def _stopped_account(city: Any, password: str) -> None:
    from django.db import transaction

    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import members
    from kexie.people.actions import accounts

    with transaction.atomic():
        account = accounts.open_for(city.people[STOPPED], "zeng", password, by=SYSTEM)
    members.close_account(account, by=city.actors["admin"], note="退休")


def _own_class(city: Any) -> None:
    """The city's own; no text of the stage speaks of it."""
    from kexie.notices import classes as terms
    from kexie.notices.actions import classes

    classes.add(city.units["city"], terms.Terms(OWN_CLASS, kinds=("park",)), by=city.actors["chen"])
