"""Addressee classes (收件范围) of an issuer's own: adding, changing, switching off."""

from dataclasses import asdict

from django.db import IntegrityError, transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices import rules
from kexie.notices.classes import Terms
from kexie.notices.models import AddresseeClass
from kexie.organisations import kinds as trade
from kexie.organisations.models import Organisation


@transaction.atomic
def add(issuer: Organisation, terms: Terms, *, by: Actor) -> AddresseeClass:
    """A class of this issuer's own.

    Raises:
        Refused: no right, no name, an unknown kind or level, a class that neither selects nor asks for a choice.
        Overtaken: the issuer has a class of this name.
    """
    require(rules.can_set_class(by, issuer))
    return _write(AddresseeClass(issuer=issuer), terms, by=by)


@transaction.atomic
def change(row: AddresseeClass, terms: Terms, *, by: Actor) -> AddresseeClass:
    """Change it from now on; whom an issued document addressed stays written. Switched off, it is offered no more.

    Raises:
        Refused: a class that belongs to all, or as in :func:`add`.
        Overtaken: the issuer has another class of this name.
    """
    locked = AddresseeClass.objects.select_for_update(of=("self",)).get(pk=row.pk)
    require(rules.can_change_class(by, locked))
    return _write(locked, terms, by=by)


def _write(row: AddresseeClass, terms: Terms, *, by: Actor) -> AddresseeClass:
    _check(terms)
    before = _told(row) if row.name else {}
    for name, value in asdict(terms).items():
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    row.name = terms.name.strip()
    diff = journal.changes(before, _told(row))
    if not diff:
        return row
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as fault:
        raise Overtaken("本单位已有这个名称的收件范围", "class.once") from fault
    journal.write("addressee_class", row.pk, "set", by=by, diff=diff)
    return row


def _check(terms: Terms) -> None:
    if not terms.name.strip():
        raise Refused("请填写收件范围的名称", "class.name")
    known = {*trade.Kind.values, *trade.Level.values}
    if unknown := {*terms.kinds, *terms.levels} - known:
        raise Refused(f"没有这种组织类别或级别：{'、'.join(sorted(unknown))}", "class.kind")
    if not terms.kinds and not terms.chosen:
        raise Refused("请选组织类别，或改为逐件选定单位", "class.kinds")


def _told(row: AddresseeClass) -> dict[str, object]:
    lists = {name: "、".join(getattr(row, name)) for name in ("kinds", "levels", "variants")}
    return {"name": row.name, **lists, "chosen": row.chosen, "active": row.is_active}
