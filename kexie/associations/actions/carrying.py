"""覆盖单位 and 成员单位 of an association that is closed: they end with its day; where it was merged, they go on.

A park that goes into another keeps its tenants covered, a unit that goes into another stays in the federations it was
in, a federation that goes into another brings its units along, each from the day after. Its roll of persons stays as it
was: they agreed to be registered there, and are asked by the successor.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from kexie.associations.models import CoveredUnit, Membership
from kexie.associations.rules.profiles import COVERING
from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.ids import uuid7
from kexie.organisations import kinds
from kexie.organisations.models import Organisation

_HOUSES = (kinds.Kind.FEDERATION, kinds.Kind.SOCIETY)


def running(organisation: Organisation, day: date) -> tuple[QuerySet[CoveredUnit], QuerySet[Membership]]:
    """Whom it covers, and what it or its units belong to, beyond this day."""
    open_ = Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    belongs = Q(member=organisation) | Q(federation=organisation)
    covered = CoveredUnit.objects.filter(open_, association=organisation)
    return covered.order_by("pk"), Membership.objects.filter(open_ & belongs).order_by("pk")


def end(organisation: Organisation, day: date) -> None:
    """All of it ends with the day; what was to begin later never does. The caller holds the transaction."""
    for rows in running(organisation, day):
        rows.update(ends_on=day)
    CoveredUnit.objects.filter(association=organisation, starts_on__gt=day).delete()
    Membership.objects.filter(Q(member=organisation) | Q(federation=organisation), starts_on__gt=day).delete()


def carry(
    covered: Iterable[CoveredUnit], memberships: Iterable[Membership], source: Organisation, target: Organisation,
    day: date, *, by: Actor,
) -> dict[str, list[str]]:  # fmt: skip
    """The same at the successor from the day after, unless it stands there; the keys of what was made, as JSON."""
    first = day + timedelta(days=1)
    here = Q(ends_on__isnull=True) | Q(ends_on__gte=first)
    known = set(CoveredUnit.objects.filter(here, association=target).values_list("key", flat=True))
    made: dict[str, list[str]] = {"carried_units": [], "carried_memberships": []}
    for row in covered if target.kind in COVERING else ():
        if row.key in known or row.unit_id == target.pk or (row.credit_code and row.credit_code == target.credit_code):
            continue
        _anew(row, first, association=target)
        made["carried_units"].append(str(row.pk))
        told = {"name": row.name, "starts_on": first}
        journal.write("covered_unit", row.pk, "cover", by=by, diff=journal.changes({}, told))
    for one in memberships:
        pair = _pair(one, source, target)
        if pair is None or Membership.objects.filter(here, federation=pair[0], member=pair[1]).exists():
            continue
        _anew(one, first, federation=pair[0], member=pair[1])
        made["carried_memberships"].append(str(one.pk))
        told = {"member": pair[1].pk, "member_kind": one.kind, "starts_on": first, "valid_until": one.valid_until}
        journal.write("membership", one.pk, "join", by=by, diff=journal.changes({}, told))
    return made


def _anew(row: CoveredUnit | Membership, first: date, **more: Any) -> None:
    """The row once more, from this day on; it runs as long as the one before would have run."""
    for name, value in {"pk": uuid7(), "starts_on": first, **more}.items():
        setattr(row, name, value)
    if isinstance(row, Membership):  # a certificate of its own
        row.number = Membership._meta.get_field("number").get_default()
    row._state.adding = True
    row.save(force_insert=True)


def _pair(
    row: Membership, source: Organisation, target: Organisation
) -> tuple[Organisation, Organisation] | None:  # fmt: skip
    """Federation and member after the merger; None where the successor can be neither."""
    federation = target if row.federation_id == source.pk else row.federation
    member = target if row.member_id == source.pk else row.member
    fits = federation.kind in _HOUSES and member.kind not in (*kinds.PARTS, kinds.Kind.FEDERATION)
    return (federation, member) if fits and federation.pk != member.pk else None


def let_go(kept: dict[str, Any], last: date) -> None:
    """What the successor had of it: gone where it has not begun yet, else ended with this day."""
    for model, name in ((CoveredUnit, "carried_units"), (Membership, "carried_memberships")):
        rows: QuerySet[Any] = model._default_manager.filter(pk__in=kept.get(name, ()))
        rows.filter(starts_on__gt=last).delete()
        rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=last)).update(ends_on=last)
