"""Organisations one at a time: registering, editing, closing, reopening. Moving is in ``tree``."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from kexie.kit import clock, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused, require
from kexie.organisations import keys, rules, telephones
from kexie.organisations.actions import contacts, tree, uniqueness
from kexie.organisations.codes import credit
from kexie.organisations.flow import ORGANISATION
from kexie.organisations.models import Affiliation, Organisation, Post
from kexie.organisations.particulars import FIELDS, PERSONAL, Particulars, of

__all__ = ["Particulars", "amend", "build", "close", "dissolve", "edit", "register", "reopen"]


@transaction.atomic
def register(
    particulars: Particulars, *, kind: str, superior: Organisation | None, by: Actor, level: str = "",
    on: date | None = None,
) -> Organisation:  # fmt: skip
    """A new organisation under ``superior`` from ``on`` (today if not given). Kind and level stay what they are.

    Raises:
        Refused: by the rule, or the credit code is wrong or of a unit that has an association.
        Overtaken: the superior has an active organisation of this name, or the credit code is registered.
    """
    tree.lock_for_adding()
    above = Organisation.objects.get(pk=superior.pk) if superior else None
    require(rules.can_register(by, above, kind, level))
    started = on or clock.today()
    if started > clock.today():
        raise Refused("登记日期不能晚于今天", "organisation.register.not_future")
    organisation = build(particulars, kind=kind, level=level, superior=above)
    uniqueness.of_one_unit(organisation)
    with uniqueness.once():
        organisation.save(force_insert=True)
    tree.attach([organisation], on=started)
    told = {**of(organisation), "mobile": contacts.number(organisation), "kind": kind, "level": level}
    diff = journal.changes({}, told, personal=contacts.PERSONAL)
    journal.write("organisation", organisation.pk, "register", by=by, target=organisation.state, diff=diff)
    return organisation


@transaction.atomic
def edit(organisation: Organisation, particulars: Particulars, *, by: Actor) -> Organisation:
    """Change what is written of it.

    Raises:
        Refused: by the rule, or the credit code is wrong or of a unit that has an association.
        Overtaken: name or credit code is taken by another.
    """
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(rules.can_edit(by, locked))
    return amend(locked, particulars, by=by)


def amend(
    locked: Organisation, particulars: Particulars, *, by: Actor, undone: Entry | None = None, note: str = ""
) -> Organisation:
    """Write what differs and journal it. The caller holds the row lock and has asked its rule.

    The sealed mobile has a row of its own in the journal, and nowhere stands what it was: putting an edit back leaves
    it alone. ``undone``: the edit that is put back by this. Raises as :func:`edit`.
    """
    before, number = of(locked), contacts.number(locked)
    _write(locked, particulars)
    after = of(locked)
    diff = journal.changes(before, after, personal=PERSONAL)
    changed = journal.changes({"mobile": number}, {"mobile": contacts.number(locked)}, personal=("mobile",))
    if not diff and not changed:
        return locked
    if "credit_code" in diff:
        uniqueness.of_one_unit(locked)
    locked.updated_at = clock.now()
    with uniqueness.once():
        locked.save()
    if changed:
        journal.write("organisation", locked.pk, "numbers", by=by, diff=changed)
    if diff:
        journal.values.edit(
            "organisation", locked.pk, by=by, diff=diff, before=before, after=after, undone=undone, note=note
        )
    return locked


@transaction.atomic
def close(
    organisation: Organisation, *, by: Actor, note: str, on: date | None = None, successor: Organisation | None = None
) -> Organisation:
    """撤销 by one officer: what is no association that elects; of those it is decided (``associations.actions``).

    Raises:
        Refused, Overtaken: like :func:`dissolve`, and of an association that elects.
    """
    require(rules.can_close_at_once(by, organisation))
    return dissolve(organisation, by=by, note=note, on=on, successor=successor)


@transaction.atomic
def dissolve(
    organisation: Organisation, *, by: Actor, note: str, on: date | None = None, successor: Organisation | None = None
) -> Organisation:
    """From this moment no post there gives a right; posts and affiliations end with ``on`` (today if not given).

    ``successor``: the unit it is merged into (并入单位). What was left open is taken over by it, domain by domain, by
    whoever subscribes to this act.

    Raises:
        Refused: by the rules, a day that does not fit, or without a reason.
        Overtaken: it was closed in the meantime.
    """
    tree.lock_for_moving()
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(rules.can_close(by, locked))
    day = on or clock.today()
    require(rules.closes_on(locked, day))
    require(rules.nothing_undone(locked))
    if successor is not None:
        successor = Organisation.objects.select_for_update(of=("self",)).get(pk=successor.pk)
        require(rules.can_succeed(by, locked, successor))
    locked.closed_on, locked.successor = day, successor
    locked.updated_at = clock.now()
    diff = journal.changes({}, {"closed_on": day, **({"successor": successor.name} if successor else {})})
    also = ("closed_on", "successor", "updated_at")
    flow.move(locked, ORGANISATION, "close", by=by, note=note, diff=diff, also=also)
    for rows in (Post.objects.filter(organisation=locked), Affiliation.objects.filter(organisation=locked)):
        rows.filter(ends_on__isnull=True, starts_on__lte=day).update(ends_on=day)
        rows.filter(ends_on__gt=day, starts_on__lte=day).update(ends_on=day)
        rows.filter(starts_on__gt=day).delete()
    return locked


@transaction.atomic
def reopen(organisation: Organisation, *, by: Actor, note: str) -> Organisation:
    """A closing taken back. Posts do not come back by themselves: they are given anew.

    Raises:
        Refused: by the rule, without a reason, or the unit has another association.
        Overtaken: another active organisation took its name or credit code.
    """
    tree.lock_for_moving()
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(rules.can_reopen(by, locked))
    uniqueness.of_one_unit(locked)
    locked.closed_on = locked.successor = None
    locked.updated_at = clock.now()
    with uniqueness.once():
        also = ("closed_on", "successor", "updated_at")
        flow.move(locked, ORGANISATION, "reopen", by=by, note=note, also=also)
    return locked


def build(particulars: Particulars, *, kind: str, level: str, superior: Organisation | None) -> Organisation:
    """An unsaved organisation with its keys. Raises Refused for a wrong credit code."""
    now = clock.now()
    organisation = Organisation(
        kind=kind, level=level, superior=superior, state=ORGANISATION.initial, created_at=now, updated_at=now
    )
    _write(organisation, particulars)
    return organisation


def _write(organisation: Organisation, particulars: Particulars) -> None:
    told = replace(particulars, name=particulars.name.strip(), short_name=particulars.short_name.strip())
    if told.credit_code:
        outcome = credit.check(told.credit_code)
        if outcome.error:
            raise Refused(outcome.error, "organisation.credit_code")
        told = replace(told, credit_code=outcome.code)
    if telephones.has_mobile(told.fax):
        raise Refused("传真不能填手机号，手机号请填在“电话”里", "organisation.fax")
    told = contacts.told(told)
    contacts.sealed_only(organisation, told)
    for name in FIELDS:
        setattr(organisation, "jurisdiction_id" if name == "jurisdiction" else name, getattr(told, name))
    if told.mobile is not None and told.mobile != contacts.number(organisation):
        organisation.mobile = told.mobile
    organisation.jurisdiction_id = told.jurisdiction or None
    organisation.name_key = keys.sort_key(told.name)
    organisation.haystack = keys.haystack(told.name, told.short_name, told.credit_code)
