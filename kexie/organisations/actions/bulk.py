"""Many organisations as one act: an imported register, a demo city."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import rules
from kexie.organisations.actions import batches, organisations, tree
from kexie.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation of a batch, under an organisation that exists already."""

    particulars: organisations.Particulars
    kind: str
    superior: Organisation
    level: str = ""


@transaction.atomic
def register_many(batch: Sequence[Line], *, by: Actor, on: date | None = None) -> list[Organisation]:
    """Register all or none, from ``on`` (today if not given). The rule is asked once for every superior and kind.

    Raises:
        Refused: one of them is not allowed, or a credit code is wrong (the message names the organisation).
        Overtaken: a name or credit code stands twice, here or among those registered.
    """
    tree.lock_for_adding()
    started = on or clock.today()
    if started > clock.today():
        raise Refused("登记日期不能晚于今天", "organisation.register.not_future")
    present = Organisation.objects.in_bulk({line.superior.pk for line in batch})
    for superior_id, kind, level in {(line.superior.pk, line.kind, line.level) for line in batch}:
        require(rules.can_register(by, present[superior_id], kind, level))
    rows = [_build(line, present[line.superior.pk]) for line in batch]
    try:
        with transaction.atomic():
            made = Organisation.objects.bulk_create(rows, batch_size=1000)
    except IntegrityError as fault:
        raise Overtaken("名单中有组织与已登记的组织重名，或统一社会信用代码重复", "organisation.once") from fault
    tree.attach(made, on=started)
    batches.record("organisation", "register_many", (one.pk for one in made), by=by)
    return made


def _build(line: Line, superior: Organisation) -> Organisation:
    try:
        return organisations.build(line.particulars, kind=line.kind, level=line.level, superior=superior)
    except Refused as fault:
        raise Refused(f"{line.particulars.name}：{fault.reason}", fault.rule) from fault
