"""What a unit is, and its figures of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction

from kexie.associations import rules
from kexie.associations.codes import industries
from kexie.associations.models import Profile, YearFigures
from kexie.associations.told import Facts, Figures, told_of
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Refused, require
from kexie.organisations.actions import batches, undoing
from kexie.organisations.models import Organisation

__all__ = ["Facts", "Figures", "Line", "edit", "tell_many", "tell_year", "undo"]


@dataclass(frozen=True, slots=True)
class Line:
    """What one unit of a batch is, and its figures by year."""

    organisation: Organisation
    facts: Facts
    years: Mapping[int, Figures] = field(default_factory=dict)


@transaction.atomic
def edit(organisation: Organisation, facts: Facts, *, by: Actor) -> Profile:
    """Write what the unit is; the first time makes the row.

    Raises:
        Refused: by the rule, or a code that the standard does not have.
    """
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
    require(rules.can_edit_profile(by, locked))
    profile = Profile.objects.filter(organisation=locked).first() or Profile(organisation=locked)
    return _amend(profile, facts, by=by)


@transaction.atomic
def undo(organisation: Organisation, entry: int, *, by: Actor, note: str) -> Profile:
    """Put one edit of what the unit is back.

    Raises:
        Refused: by the rules, without a reason, or a code that the standard has no longer.
        Overtaken: it was put back in the meantime.
    """
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
    profile = Profile.objects.get(organisation=locked)
    require(rules.can_edit_profile(by, locked))
    edit = undoing.asked("profile", locked.pk, entry, note)
    require(rules.can_undo_profile(edit, profile))
    told: dict[str, Any] = {**told_of(profile), **journal.values.before(edit)}
    several = {name: tuple(told[name]) for name in ("emerging", "qualifications")}
    return _amend(profile, Facts(**told | several), by=by, undone=edit, note=note.strip())


def _amend(profile: Profile, facts: Facts, *, by: Actor, undone: Entry | None = None, note: str = "") -> Profile:
    _known(facts)
    old, before = _told(profile), told_of(profile)
    _write(profile, facts)
    diff = journal.changes(old, _told(profile))
    if not diff and profile.updated_at is not None:
        return profile
    profile.updated_at = clock.now()
    profile.save()
    journal.values.edit(
        "profile", profile.pk, by=by, diff=diff, before=before, after=told_of(profile), undone=undone, note=note
    )
    return profile


@transaction.atomic
def tell_year(organisation: Organisation, year: int, figures: Figures, *, by: Actor) -> YearFigures:
    """Write the figures of a year; those of that year before are replaced.

    Raises:
        Refused: by the rule, a year to come, parts larger than the whole.
    """
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
    require(rules.can_edit_profile(by, locked))
    _check(year, figures)
    row = YearFigures.objects.filter(organisation=locked, year=year).first()
    row = row or YearFigures(organisation=locked, year=year)
    before = {name: getattr(row, name) for name in asdict(figures)}
    for name, value in asdict(figures).items():
        setattr(row, name, value)
    row.save()
    after = {name: getattr(row, name) for name in asdict(figures)}
    journal.write("year_figures", locked.pk, "tell", by=by, diff=journal.changes({}, {"year": year})
                  | journal.changes(before, after))  # fmt: skip
    return row


@transaction.atomic
def tell_many(batch: Sequence[Line], *, by: Actor) -> int:
    """Write what many units are and their figures, all or none, in the place of what stood there; how many.

    Raises:
        Refused: one of them by the rule or by its figures (the message names the unit).
    """
    rows = Organisation.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    locked = {one.pk: one for one in rows.filter(pk__in=[line.organisation.pk for line in batch])}
    profiles, years, now = [], [], clock.now()
    for line in batch:
        unit = locked[line.organisation.pk]
        try:
            require(rules.can_edit_profile(by, unit))
            _known(line.facts)
            for year, figures in line.years.items():
                _check(year, figures)
        except Refused as fault:
            raise Refused(f"{unit.label}：{fault.reason}", fault.rule) from fault
        profiles.append(_write(Profile(organisation=unit, updated_at=now), line.facts))
        years += [YearFigures(organisation=unit, year=year, **asdict(told)) for year, told in line.years.items()]
    Profile.objects.bulk_create(
        profiles, update_conflicts=True, unique_fields=["organisation"],
        update_fields=[*Facts.__dataclass_fields__, "updated_at"], batch_size=1000,
    )  # fmt: skip
    YearFigures.objects.bulk_create(
        years, update_conflicts=True, unique_fields=["organisation", "year"],
        update_fields=list(Figures.__dataclass_fields__), batch_size=1000,
    )  # fmt: skip
    batches.record("profile", "tell_many", (one.pk for one in profiles), by=by)
    return len(profiles)


def _known(facts: Facts) -> None:
    if facts.industry and facts.industry not in industries.divisions():
        raise Refused("行业请按 GB/T 4754 填写字母加两位数字，例如 C39", "profile.industry")


def _write(profile: Profile, facts: Facts) -> Profile:
    for name, value in asdict(facts).items():
        setattr(profile, name, sorted(set(value)) if isinstance(value, tuple) else value)
    return profile


def _check(year: int, figures: Figures) -> None:
    if not 1958 <= year <= clock.today().year:
        raise Refused(f"年度应在 1958 至 {clock.today().year} 之间", "year_figures.year")
    staff, sci_tech = figures.staff, figures.sci_tech
    if staff is not None and sci_tech is not None and sci_tech > staff:
        raise Refused(f"科技人员数 {sci_tech} 大于职工总数 {staff}，请核对", "year_figures.part_of_staff")
    titled = [figures.senior, figures.middle, figures.junior]
    total = sum(value or 0 for value in titled)
    if sci_tech is not None and total > sci_tech:
        raise Refused(f"高、中、初级职称合计 {total}，大于科技人员数 {sci_tech}，请核对", "year_figures.titles")
    if figures.research_spending is not None and figures.research_spending < 0:
        raise Refused("年研发投入不能为负", "year_figures.spending")


def _told(profile: Profile) -> dict[str, object]:
    return {name: _plain(value) for name, value in told_of(profile).items()}


def _plain(value: object) -> object:
    return "、".join(value) if isinstance(value, list) else value
