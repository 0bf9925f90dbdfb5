"""Lists of units that ought to be covered: filled, matched with the associations that are, settled by hand."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from kexie.associations import names, rules
from kexie.associations.actions import base_keys, locking
from kexie.associations.codes.units import Way
from kexie.associations.models import BaseList, BaseUnit, CoveredUnit
from kexie.associations.told import BaseLine
from kexie.kit import bulk, clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations import kinds
from kexie.organisations.codes import credit
from kexie.organisations.models import Organisation

Found = dict[str, tuple[Any, str]]
# By the key of a unit: the association somebody said covers it (none: nobody does), and the way.
Settled = dict[str, tuple[Any, str]]
# Before the number inside a code of 18 characters, where associations are found by it.
_WHOLE = "18:"


@transaction.atomic
def fill(
    organisation: Organisation, year: int, kind: str, lines: Sequence[BaseLine], *, by: Actor,
    as_of: date | None = None, source: str = "", settled: Settled | None = None,
) -> BaseList:  # fmt: skip
    """The list of this kind and year, with these lines in the place of those it had; matched at once.

    What was settled by hand stays with a unit that is still in the list; ``settled`` says it anew instead.

    Raises:
        Refused: by the rule, a day to come, a unit twice (the message names it).
    """
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
    require(rules.can_keep_list(by, locked))
    day = as_of or min(clock.today(), date(year, 12, 31))
    if day > clock.today():
        raise Refused("截至日期不能晚于今天", "base_list.not_future")
    keys = [line.credit_code or names.key(line.name) for line in lines]
    _once(lines, keys)
    made = BaseList.objects.filter(organisation=locked, year=year, kind=kind).first()
    made = made or BaseList(organisation=locked, year=year, kind=kind, created_at=clock.now())
    made.as_of, made.source = day, source.strip()
    made.save()
    settled = by_hand(made) if settled is None else settled
    BaseUnit.objects.filter(base_list=made).delete()
    bulk.create([_row(made, line, key, settled.get(key)) for line, key in zip(lines, keys, strict=True)])
    told = {"year": year, "kind": kind, "as_of": day, "count": len(lines)}
    journal.write("base_list", made.pk, "fill", by=by, diff=journal.changes({}, told))
    _one_key(made)
    _match(made)
    return made


def by_hand(base_list: BaseList) -> Settled:
    """By the key of a unit what somebody settled of it."""
    rows = BaseUnit.objects.filter(base_list=base_list, by_hand=True)
    told = rows.values_list("name", "credit_code", "association_id", "way")
    # As the next filling will tell it: the key may be a code that another list knows (base_keys).
    return {code or names.key(name): (association, way) for name, code, association, way in told}


def lines(base_list: BaseList) -> list[BaseLine]:
    """The units of a list as they were told."""
    return [
        BaseLine(
            name=one.name, credit_code=one.credit_code, jurisdiction=one.jurisdiction_id or "",
            street_code=one.street_code, industry=one.industry, nature=one.nature, scale=one.scale, staff=one.staff,
            sci_tech=one.sci_tech,
        )
        for one in BaseUnit.objects.filter(base_list=base_list).order_by("id")
    ]  # fmt: skip


def _once(lines: Sequence[BaseLine], keys: Sequence[str]) -> None:
    seen: set[str] = set()
    for line, key in zip(lines, keys, strict=True):
        if key in seen:
            raise Refused(f"名录中{line.name}出现了两次", "base_unit.once")
        seen.add(key)


def _row(made: BaseList, line: BaseLine, key: str, settled: tuple[Any, str] | None) -> BaseUnit:
    association, way = settled or (None, Way.NONE)
    return BaseUnit(
        base_list=made, name=line.name, credit_code=line.credit_code, key=key,
        jurisdiction_id=line.jurisdiction or None,
        street_code=line.street_code, industry=line.industry, nature=line.nature, scale=line.scale, staff=line.staff,
        sci_tech=line.sci_tech, association_id=association, way=way, by_hand=settled is not None,
    )  # fmt: skip


@transaction.atomic
def match(base_list: BaseList, *, by: Actor) -> BaseList:
    """Find anew which association covers each unit; what was settled by hand stays. Raises Refused."""
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=base_list.organisation_id)
    locked = locking.base_list(base_list)
    require(rules.can_keep_list(by, locked.organisation))
    _one_key(locked)
    changed = _match(locked)
    journal.write("base_list", locked.pk, "match", by=by, diff=journal.changes({}, {"changed": changed}))
    return locked


@transaction.atomic
def settle(unit: BaseUnit, association: Organisation | None, *, by: Actor, note: str) -> BaseUnit:
    """Say by hand who covers a unit, or that nobody does, with the reason.

    Raises:
        Refused: by the rule, no reason, an association that cannot cover.
    """
    locked = locking.base_unit(unit)
    require(rules.can_settle(by, locked))
    if not note.strip():
        raise Refused("请写明认定的依据", "base_unit.note")
    if association is not None and (association.state != "active" or association.kind not in kinds.BASIC):
        raise Refused("请选择在册的企事业科协", "base_unit.association")
    before = {"association": locked.association_id, "way": locked.way}
    locked.association, locked.by_hand = association, True
    locked.way = Way.HAND if association else Way.NONE
    locked.save(update_fields=["association", "way", "by_hand"])
    after = {"association": locked.association_id, "way": locked.way}
    journal.write("base_unit", locked.pk, "settle", by=by, note=note, diff=journal.changes(before, after))
    return locked


@transaction.atomic
def drop(base_list: BaseList, *, by: Actor, note: str) -> None:
    """Take a list that was filled by mistake away; the journal keeps what it was. Raises Refused."""
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=base_list.organisation_id)
    locked = locking.base_list(base_list)
    require(rules.can_keep_list(by, locked.organisation))
    if not note.strip():
        raise Refused("请写明删除的理由", "base_list.note")
    told = {"year": locked.year, "kind": locked.kind, "count": locked.units.count()}
    journal.write("base_list", locked.pk, "drop", by=by, note=note, diff=journal.changes(told, {}))
    locked.delete()
    _one_key(locked)


def _one_key(base_list: BaseList) -> None:
    """Lines of one unit in the lists of a house have one key; what repeats is marked anew where a key changed."""
    years = base_keys.unify(base_list.organisation_id) - {base_list.year}
    _mark_repeats(base_list)
    for year in sorted(years):
        _mark_repeats(BaseList(organisation_id=base_list.organisation_id, year=year))


def _mark_repeats(base_list: BaseList) -> None:
    """In the lists of this house and year: which units stand in an earlier kind's. The caller has locked the house."""
    lists = BaseList.objects.filter(organisation=base_list.organisation_id, year=base_list.year).order_by("kind")
    before: list[Any] = []
    for pk in lists.values_list("pk", flat=True):
        earlier = Exists(BaseUnit.objects.filter(base_list__in=list(before), key=OuterRef("key")))
        units = BaseUnit.objects.filter(base_list=pk)
        if before:
            units.filter(earlier, repeats=False).update(repeats=True)
            units.filter(~earlier, repeats=True).update(repeats=False)
        else:
            units.filter(repeats=True).update(repeats=False)
        before.append(pk)


def _match(base_list: BaseList) -> int:
    """Write who covers each unit that nobody settled; how many lines changed."""
    by_code, by_name, by_variant = _associations(base_list)
    tenants = _tenants(base_list)
    changed: list[tuple[Any, tuple[Any, str]]] = []
    rows = BaseUnit.objects.filter(base_list=base_list, by_hand=False).order_by("id")
    for pk, name, code, *before in rows.values_list("pk", "name", "credit_code", "association_id", "way"):
        key = names.key(name)
        found = (
            by_code.get(code) or by_code.get(_other_form(code)) or by_name.get(key)
            or tenants.get(code) or tenants.get(key) or by_variant.get(names.variant(name)) or (None, Way.NONE)
        )  # fmt: skip
        if found != tuple(before):
            changed.append((pk, found))
    bulk.update(BaseUnit, ["association", "way"], changed)
    base_list.matched_at = clock.now()
    base_list.save(update_fields=["matched_at"])
    return len(changed)


def _other_form(code: str) -> str:
    """Under what an association of the same unit stands that has its code in the other form (``credit.same``)."""
    return credit.inner(code) if len(code) == credit.WHOLE else f"{_WHOLE}{code}"


def _standing(base_list: BaseList) -> Any:
    """Basic-level associations below the list's house that stood on its day."""
    day = base_list.as_of
    begun = Q(founded_on__lte=day) | Q(founded_on__isnull=True, superiorities__starts_on__lte=day)
    rows = Organisation.objects.filter(
        begun, Q(closed_on__isnull=True) | Q(closed_on__gt=day), kind__in=kinds.BASIC,
        ancestry__ancestor=base_list.organisation_id,
    )  # fmt: skip
    return rows.distinct()


def _associations(base_list: BaseList) -> tuple[Found, Found, Found]:
    by_code: Found = {}
    by_name: Found = {}
    variants: dict[str, set[Any]] = {}
    for pk, name, code in _standing(base_list).values_list("pk", "name", "credit_code"):
        if code:
            by_code[code] = (pk, Way.CODE)
            if len(code) == credit.WHOLE:  # an old code finds it, another of 18 characters does not
                by_code[f"{_WHOLE}{credit.inner(code)}"] = (pk, Way.CODE)
        by_name.setdefault(names.key(name), (pk, Way.NAME))
        if short := names.variant(name):
            variants.setdefault(short, set()).add(pk)
    # Two associations of one variant name: nobody guesses which.
    by_variant: Found = {
        short: (next(iter(found)), Way.VARIANT) for short, found in variants.items() if len(found) == 1
    }
    return by_code, by_name, by_variant


def _tenants(base_list: BaseList) -> Found:
    day = base_list.as_of
    rows: Iterable[Any] = CoveredUnit.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day), is_covered=True, starts_on__lte=day,
        association__in=_standing(base_list).values("pk"),
    )  # fmt: skip
    found: Found = {}
    for row in rows:
        for key in (row.credit_code, names.key(row.name)):
            if key:
                found.setdefault(key, (row.association_id, Way.TENANT))
    return found
