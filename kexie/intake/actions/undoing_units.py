"""Units taken back: those an import made, and what it wrote of those it knew."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from kexie.associations.models import Profile, YearFigures
from kexie.intake.actions.amending_units import plain
from kexie.intake.actions.related import referred
from kexie.intake.matching.register import FIGURES
from kexie.intake.models import BatchRow
from kexie.kit import clock
from kexie.kit.crypto.fields import clear
from kexie.organisations.actions import tree
from kexie.organisations.keys import haystack
from kexie.organisations.models import Ancestry, Organisation, Superiority

GONE, CHANGED, USED = "该单位已不在册", "导入后有人改过该单位的信息", "导入后该单位已有下级、人员、公文或其他记录"


# What every unit has beside it; what the import told of it is looked at by itself.
_OWN: Any = {
    (Ancestry, "descendant"): None, (Ancestry, "ancestor"): Q(depth=0), (Superiority, "organisation"): None,
    (Profile, "organisation"): None, (YearFigures, "organisation"): None,
}  # fmt: skip


def remove(lines: Sequence[BatchRow]) -> dict[int, str]:
    """Delete the units of these rows with what the import told of them; why not, by row."""
    tree.lock_for_moving()
    reasons = _remove(lines)
    # One that stood above others of this very import is free once they are gone.
    used = [line for line in lines if reasons.get(line.pk) == USED]
    return {**{pk: reason for pk, reason in reasons.items() if reason != USED}, **(_remove(used) if used else {})}


def _remove(lines: Sequence[BatchRow]) -> dict[int, str]:
    units, profiles, figures = _standing(lines)
    used = referred(Organisation, list(units), _OWN)
    reasons, gone = {}, []
    for line in lines:
        unit = units.get(line.subject_id)
        if unit is None:
            reasons[line.pk] = GONE
        elif unit.updated_at != line.written_at or not _as_made(line, profiles, figures):
            reasons[line.pk] = CHANGED
        elif unit.pk in used:
            reasons[line.pk] = USED
        else:
            gone.append(unit.pk)
    Organisation.objects.filter(pk__in=gone).delete()
    return reasons


def put_back(lines: Sequence[BatchRow]) -> dict[int, str]:
    """Write again what stood before in the columns these rows changed; why not, by row."""
    units, profiles, figures = _standing(lines)
    reasons: dict[int, str] = {}
    for line in lines:
        unit = units.get(line.subject_id)
        if unit is None:
            reasons[line.pk] = GONE
        elif not _as_written(line, unit, profiles, figures):
            reasons[line.pk] = CHANGED
        else:
            _restore(line, unit, profiles, figures)
    return reasons


def _standing(lines: Sequence[BatchRow]) -> tuple[dict[Any, Organisation], dict[Any, Profile], dict[Any, Any]]:
    """What is there of the units of these rows, the units locked."""
    wanted = [line.subject_id for line in lines if line.subject_id]
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    figures: dict[Any, Any] = {}
    for one in YearFigures.objects.filter(organisation__in=wanted):
        figures.setdefault(one.organisation_id, {})[one.year] = one
    return {one.pk: one for one in rows}, Profile.objects.in_bulk(wanted), figures


def _as_made(line: BatchRow, profiles: dict[Any, Profile], figures: dict[Any, Any]) -> bool:
    profile, years = profiles.get(line.subject_id), figures.get(line.subject_id, {})
    facts = profile is None if not line.after["facts"] else profile is not None and (
        profile.updated_at == line.written_at
    )  # fmt: skip
    year = line.after["year"]
    return facts and set(years) == ({year} if year else set()) and (
        not year or _figures(years[year]) == line.after["figures"]
    )  # fmt: skip


def _as_written(line: BatchRow, unit: Organisation, profiles: dict[Any, Profile], figures: dict[Any, Any]) -> bool:
    if "unit" in line.before and unit.updated_at != line.written_at:
        return False
    if "facts" in line.before:
        profile = profiles.get(unit.pk)
        if profile is None or profile.updated_at != line.written_at:
            return False
    if "figures" in line.before:
        row = figures.get(unit.pk, {}).get(line.after["year"])
        return row is not None and _figures(row) == line.after["figures"]
    return True


def _restore(line: BatchRow, unit: Organisation, profiles: dict[Any, Profile], figures: dict[Any, Any]) -> None:
    before, now = line.before, clock.now()
    if "unit" in before:
        told = dict(before["unit"])
        # What stood there is sealed beside it; the marks that find it go with the number.
        sealed = ("mobile", "mobile_index", "mobile_tail") if "mobile" in told else ()
        if sealed:
            del told["mobile"]
            unit.mobile = clear(line.mobile_before)
        _put(unit, told)
        unit.haystack = haystack(unit.name, unit.short_name, unit.credit_code)
        unit.updated_at = now
        unit.save(update_fields=[*told, *sealed, "haystack", "updated_at"])
    for part, row in (
        ("facts", profiles.get(unit.pk)), ("figures", figures.get(unit.pk, {}).get(line.after.get("year")))
    ):  # fmt: skip
        if part in before and row is not None:
            _write(row, before[part], now if part == "facts" else None)


def _write(row: Any, before: dict[str, Any] | None, at: datetime | None) -> None:
    """One row beside the unit as it was; gone where there was none."""
    if before is None:
        row.delete()
        return
    _put(row, before)
    if at is not None:
        row.updated_at = at
    row.save()


def _put(row: Any, before: dict[str, Any]) -> None:
    for name, value in before.items():
        setattr(row, name, row._meta.get_field(name).to_python(value) if value is not None else None)


def _figures(row: YearFigures) -> dict[str, Any]:
    return {name: plain(getattr(row, name)) for name in FIGURES}
