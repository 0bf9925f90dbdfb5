"""The fields of a draft: add, change, move, remove."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from kexie.blanks import kinds, rules
from kexie.blanks.actions.blanks import locked_draft
from kexie.blanks.models import Field, Version
from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require

# What may be told of a field; its key, place and kind are not the officer's to type.
NAMES = ("label", "help", "required", "least", "most", "places", "unit", "first_day", "last_day", "options")


def _begun(version: Version, by: Actor) -> tuple[Version, list[Field]]:
    version = locked_draft(version)
    require(rules.can_change(by, version))
    return version, list(version.fields.all())


@transaction.atomic
def add(version: Version, kind: str, values: Mapping[str, Any], *, by: Actor) -> Field:
    """Add a field at the end. ``values``: of ``NAMES``. Raises Refused, Overtaken."""
    version, fields = _begun(version, by)
    if len(fields) >= kinds.FIELDS_LIMIT:
        raise Refused(f"一张表单最多 {kinds.FIELDS_LIMIT} 项", "blank.fields")
    if kind not in kinds.KINDS:
        raise Refused("没有这种填写项，请在所列各种中选择", "blank.kind")
    field = Field(version=version, key=_key(version), kind=kind, position=len(fields) + 1)
    _assign(field, values, fields)
    field.save(force_insert=True)
    _write(version, by, len(fields), len(fields) + 1)
    return field


def _key(version: Version) -> str:
    """Of no field in any version of this form: an answer to one must not be read as one to another's field."""
    used = Field.objects.filter(version__blank=version.blank_id).values_list("key", flat=True)
    taken = {int(key[1:]) for key in used if key[:1] == "f" and key[1:].isdecimal()}
    return f"f{max(taken, default=0) + 1}"


@transaction.atomic
def change(field: Field, values: Mapping[str, Any], *, by: Actor) -> Field:
    """Change what a field asks; its kind stays. Raises Refused, Overtaken."""
    version, fields = _begun(field.version, by)
    found = _found(fields, field)
    _assign(found, values, [one for one in fields if one.pk != found.pk])
    found.save(update_fields=NAMES)
    _write(version, by, len(fields), len(fields))
    return found


@transaction.atomic
def move(field: Field, up: bool, *, by: Actor) -> None:
    """Change places with the one above or below; at the end nothing happens. Raises Refused, Overtaken."""
    version, fields = _begun(field.version, by)
    at = fields.index(_found(fields, field))
    to = at - 1 if up else at + 1
    if not 0 <= to < len(fields):
        return
    one, other = fields[at], fields[to]
    one.position, other.position = other.position, one.position
    for row in (one, other):
        row.save(update_fields=["position"])
    _write(version, by, len(fields), len(fields))


@transaction.atomic
def remove(field: Field, *, by: Actor) -> None:
    """Take a field out; those after it move up. Raises Refused, Overtaken."""
    version, fields = _begun(field.version, by)
    found = _found(fields, field)
    position = found.position
    found.delete()
    version.fields.filter(position__gt=position).update(position=F("position") - 1)
    _write(version, by, len(fields), len(fields) - 1)


def _found(fields: list[Field], field: Field) -> Field:
    for one in fields:
        if one.pk == field.pk:
            return one
    raise Overtaken("这一项已被删去，请刷新页面", "blank.field")


def _assign(field: Field, values: Mapping[str, Any], others: list[Field]) -> None:
    for name, value in values.items():
        if name not in NAMES:
            raise KeyError(name)
        setattr(field, name, value)
    if not field.label:
        raise Refused("请写明要填什么", "blank.label")
    if any(one.label == field.label for one in others):
        raise Refused(f"已有名为“{field.label}”的一项，请换一个名称", "blank.label")
    _check_limits(field)


def _check_limits(field: Field) -> None:
    kind = field.kind_told
    if kind.has_options and (len(field.options) < 2 or len(set(field.options)) != len(field.options)):
        raise Refused("至少要有两个不同的选项", "blank.options")
    for limit in (field.least, field.most):
        if limit is not None and not kind.counts:
            raise Refused(f"{kind.label}没有多少可限", "blank.limits")
        if limit is not None and kind.ceiling is not None and not 0 <= limit <= kind.ceiling:
            raise Refused(f"{kind.counts}应在 0 到 {kind.ceiling} 之间", "blank.limits")
    if field.least is not None and field.most is not None and field.least > field.most:
        raise Refused(f"最少的{kind.counts}比最多的大，请改正", "blank.limits")
    if field.first_day and field.last_day and field.first_day > field.last_day:
        raise Refused("最早的日期比最晚的晚，请改正", "blank.days")


def _write(version: Version, by: Actor, before: int, after: int) -> None:
    diff = {"version": ("", str(version.number)), "fields": (str(before), str(after))}
    journal.write("blank", version.blank_id, "edit", by=by, diff=diff)
