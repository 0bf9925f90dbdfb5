"""Rows locked and read again; the tree's lock, where one is taken, comes before them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from kexie.associations.models import Change, Founding, Reelection
from kexie.associations.rules import founding as founding_rules
from kexie.kit.actor import Actor
from kexie.kit.flow import Flow, move
from kexie.kit.verdict import Overtaken, require
from kexie.organisations.models import Organisation

_ONCE = {
    "founding_one_running": "该单位已有一份成立申请在办",
    "reelection_one_running": "该单位的换届正在办理",
    "change_one_open": "同样的变更正在等待同意",
    "tenure_one_at_a_time": "任期与已登记的一届重叠，请核对",
    "tenure_number_once": "这一届已登记",
    "approval_authority_once": "这类科协在这个区域由谁批复已定，请先删去原来的一行",
}


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


def expect(row: Founding | Reelection | Change, table: Flow, verb: str) -> None:
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
