"""Rows locked and read again; the tree's lock, where one is taken, comes before them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias
from uuid import UUID

from django.db import IntegrityError, transaction

from kexie.associations.models import (
    Activity,
    AnnualReport,
    BaseList,
    BaseUnit,
    Change,
    Checklist,
    Founding,
    Guidance,
    Home,
    Reelection,
    Revocation,
    YearPlan,
)
from kexie.associations.rules import founding as founding_rules
from kexie.kit.actor import Actor
from kexie.kit.flow import Flow, move
from kexie.kit.verdict import Overtaken, require
from kexie.organisations.models import Organisation

_ONCE = {
    "founding_one_running": "该单位已有一份成立申请在办",
    "reelection_one_running": "该单位的换届正在办理",
    "change_one_open": "同样的变更正在等待同意",
    "revocation_one_running": "该组织的撤销正在办理",
    "tenure_one_at_a_time": "任期与已登记的一届重叠，请核对",
    "tenure_number_once": "这一届已登记",
    "annual_report_once": "该单位这一年的年报已开始填报，请打开已有的一份",
    "home_once": "该单位今年的建家自评已开始，请打开已有的一份",
    "year_plan_once": "该单位这一年的年度计划已有，请打开已有的一份",
    "approval_authority_once": "这类科协在这个区域由谁批复已定，请先删去原来的一行",
}


def organisation(row: Organisation) -> Organisation:
    """A unit, before what is entered for it."""
    return Organisation.objects.select_for_update(of=("self",), no_key=True).select_related("superior").get(pk=row.pk)


def house(pk: UUID) -> Organisation:
    """In whose name something is entered, before the unit it is entered for: whoever closes or merges it waits."""
    return Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def founding(row: Founding) -> Founding:
    """An application."""
    found = Founding.objects.select_for_update(of=("self",))
    return found.select_related("place", "authority", "assembly", "reply").get(pk=row.pk)


def standing(row: Founding) -> Founding:
    """An application whose place stands, both locked: whoever closes the place waits, and then sees it running.

    Raises:
        Refused: the place was closed.
        Overtaken: it was passed on to another meanwhile.
    """
    place = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=row.place_id)
    found = founding(row)
    if found.place_id != place.pk:
        raise Overtaken("申请已转由另一家科协办理，请刷新页面查看", "founding.passed_on")
    require(founding_rules.place_stands(place))
    return found


def reelection(row: Reelection) -> Reelection:
    """A re-election."""
    found = Reelection.objects.select_for_update(of=("self",))
    return found.select_related("organisation__superior", "assembly").get(pk=row.pk)


def change(row: Change) -> Change:
    """A change that was asked for."""
    found = Change.objects.select_for_update(of=("self",))
    return found.select_related("organisation__superior").get(pk=row.pk)


def revocation(row: Revocation) -> Revocation:
    """A proposal to revoke."""
    found = Revocation.objects.select_for_update(of=("self",))
    return found.select_related("organisation__superior", "authority", "successor", "notice").get(pk=row.pk)


def activity(row: Activity) -> Activity:
    """A record of an activity."""
    return Activity.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=row.pk)


def report(row: AnnualReport) -> AnnualReport:
    """A yearly report."""
    return AnnualReport.objects.select_for_update(of=("self",)).select_related("organisation__superior").get(pk=row.pk)


def guidance(row: Guidance) -> Guidance:
    """A record of guidance."""
    return Guidance.objects.select_for_update(of=("self",)).select_related("organisation", "house").get(pk=row.pk)


def year_plan(row: YearPlan) -> YearPlan:
    """A yearly plan."""
    return YearPlan.objects.select_for_update(of=("self",)).select_related("organisation__superior").get(pk=row.pk)


def checklist(row: Checklist) -> Checklist:
    """A checklist."""
    return Checklist.objects.select_for_update(of=("self",)).select_related("house").get(pk=row.pk)


def home(row: Home) -> Home:
    """What a unit says of itself."""
    found = Home.objects.select_for_update(of=("self",))
    return found.select_related("organisation__superior", "checklist").get(pk=row.pk)


Row: TypeAlias = (
    Founding | Reelection | Change | Revocation | Activity | AnnualReport | Guidance | YearPlan | Checklist | Home
)


def expect(row: Row, table: Flow, verb: str) -> None:
    """Raises Overtaken where the table has no such step from here: somebody was faster."""
    if table.step(verb, row.state) is None:
        move(row, table, verb, by=Actor())


@contextmanager
def once() -> Iterator[None]:
    """A savepoint in which what may stand once becomes Overtaken; other faults pass."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        constraint = getattr(getattr(fault.__cause__, "diag", None), "constraint_name", "") or ""
        if constraint not in _ONCE:
            raise
        raise Overtaken(_ONCE[constraint], constraint) from fault


def base_unit(unit: BaseUnit) -> BaseUnit:
    """The line of a list with its list, locked. Raises Overtaken where the list was filled anew or taken away."""
    rows = BaseUnit.objects.select_for_update(of=("self",)).select_related("base_list")
    if (found := rows.filter(pk=unit.pk).first()) is None:
        raise Overtaken("名录刚被重新导入或删除，请回到名录再找这个单位", "base_unit.gone")
    return found


def base_list(row: BaseList) -> BaseList:
    """The list with its house, locked after the house. Raises Overtaken where it was taken away."""
    rows = BaseList.objects.select_for_update(of=("self",)).select_related("organisation")
    if (found := rows.filter(pk=row.pk).first()) is None:
        raise Overtaken("这份名录已删除，请刷新页面查看", "base_list.gone")
    return found
