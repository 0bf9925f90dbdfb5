"""Known units that an import changes: locked, read again, written together, with what stood there before."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from kexie.associations.actions.profiles import Facts
from kexie.associations.models import Profile, YearFigures
from kexie.intake.kinds import Outcome, Policy
from kexie.intake.matching import register as matching
from kexie.intake.matching.register import Line
from kexie.intake.models import BatchRow
from kexie.intake.results import Result
from kexie.kit import bulk, clock
from kexie.kit.crypto.fields import Secret, clear
from kexie.organisations import telephones
from kexie.organisations.codes import credit
from kexie.organisations.keys import haystack
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import FIELDS

FACTS = tuple(Facts.__dataclass_fields__)
_WRITTEN = tuple(name for name in FIELDS if name != "name")
_SEALED = ("mobile", "mobile_index", "mobile_tail")


def facts_of(line: Line) -> dict[str, Any]:
    """What the row says of the unit itself; lists as the columns keep them."""
    told = {name: line.values[name] for name in FACTS if line.values.get(name) not in (None, "")}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def year_of(line: Line) -> int:
    """The year its figures are of: told, or the last one."""
    return int(line.values.get("year") or clock.today().year - 1)


class Amending:
    """Known units of one chunk: locked, read again, changed where the policy says so; one statement a table."""

    def __init__(self, policy: str, changed: Sequence[tuple[Result, Line]], columns: Mapping[str, int]) -> None:
        self.fill, self.changed, self.columns = policy == Policy.FILL, changed, columns
        wanted = [line.unit.pk for _, line in changed if line.unit]
        rows = Organisation.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=wanted).order_by("pk")
        self._units = {one.pk: one for one in rows}
        self._profiles = Profile.objects.in_bulk(wanted)
        figures = YearFigures.objects.filter(organisation__in=wanted)
        self._figures = {(one.organisation_id, one.year): one for one in figures}

    def write(self, at: datetime) -> None:
        """Write units, profiles and figures that change, and what stood there before into the results."""
        units, profiles, figures = [], [], []
        for one, line in self.changed:
            assert line.unit is not None
            one.before, one.after = {}, {}
            if reason := self._clash(line):
                one.outcome, one.before, one.after = Outcome.REJECTED, None, None
                one.faults = [("sci_tech", self.columns.get("sci_tech"), reason)]
                continue
            units += self._unit(self._units[line.unit.pk], one, line)
            profiles += self._profile(line.unit.pk, one, line)
            figures += self._year(line.unit.pk, one, line)
            if not one.before:
                one.outcome, one.before, one.after = Outcome.SKIPPED, None, None
        bulk.update(
            Organisation, [*_WRITTEN, *_SEALED, "haystack", "updated_at"],
            [(row.pk, [*(getattr(row, _attribute(name)) for name in _WRITTEN), *_sealed(row), row.haystack, at])
             for row in units],
        )  # fmt: skip
        for row in profiles:
            row.updated_at = at
        Profile.objects.bulk_create(
            profiles, 1000, update_conflicts=True, unique_fields=["organisation"],
            update_fields=[*FACTS, "updated_at"],
        )  # fmt: skip
        YearFigures.objects.bulk_create(
            figures, 1000, update_conflicts=True, unique_fields=["organisation", "year"],
            update_fields=list(matching.FIGURES),
        )  # fmt: skip

    def _clash(self, line: Line) -> str:
        """Figures that fit by themselves and not beside those that stand."""
        assert line.unit is not None
        row = self._figures.get((line.unit.pk, year_of(line)))
        if row is None:
            return ""
        told = {name: getattr(row, name) for name in matching.FIGURES}
        told |= {name: value for name, value in line.figures.items() if not (self.fill and told[name] is not None)}
        if told["staff"] is not None and told["sci_tech"] is not None and told["sci_tech"] > told["staff"]:
            return f"科技人员数 {told['sci_tech']} 大于该年度的职工总数 {told['staff']}，请核对"
        return ""

    def _unit(self, row: Organisation, one: Result, line: Line) -> list[Organisation]:
        told = {_attribute(name): line.values.get(name) for name in _WRITTEN}
        told["telephone"], mobile = telephones.split(line.values.get("telephone") or "")
        if len(row.credit_code) == credit.WHOLE and credit.same(row.credit_code, told["credit_code"] or ""):
            told["credit_code"] = ""  # an old code says less than the one that took its place
        before = self._put(row, told)
        stood = row.mobile
        if mobile and mobile != clear(stood) and not (self.fill and stood is not None):
            one.mobile_before = _sealed_before(stood)
            row.mobile, before["mobile"] = mobile, ""
        if not before:
            return []
        row.haystack = haystack(row.name, row.short_name, row.credit_code)
        _keep(one, "unit", before)
        return [row]

    def _profile(self, pk: UUID, one: Result, line: Line) -> list[Profile]:
        facts, row = facts_of(line), self._profiles.get(pk)
        assert one.before is not None
        if row is None and facts:
            one.before["facts"] = None
            return [Profile(organisation_id=pk, **facts)]
        if row is None or not (before := self._put(row, facts)):
            return []
        _keep(one, "facts", before)
        return [row]

    def _year(self, pk: UUID, one: Result, line: Line) -> list[YearFigures]:
        assert one.before is not None
        assert one.after is not None
        year = year_of(line)
        row = self._figures.get((pk, year))
        if row is None and line.figures:
            one.before["figures"] = None
            row = YearFigures(organisation_id=pk, year=year, **line.figures)
        elif row is not None and (before := self._put(row, line.figures)):
            _keep(one, "figures", before)
        else:
            return []
        one.after = {"year": year, "figures": {name: plain(getattr(row, name)) for name in matching.FIGURES}}
        return [row]

    def _put(self, row: Any, told: Mapping[str, Any]) -> dict[str, Any]:
        """Put into the row what the policy lets in; what stood there before, by column."""
        before = {}
        for name, value in told.items():
            stood = getattr(row, name)
            empty = stood is None or stood is False or stood in ("", [])
            if value in (None, "") or value == stood or (self.fill and not empty):
                continue
            before[name] = stood
            setattr(row, name, value)
        return before


def _sealed(row: Organisation) -> list[bytes | None]:
    """The mobile and what finds it, as the columns hold them."""
    secret: Secret | None = row.mobile
    columns: list[Any] = [Organisation._meta.get_field(name) for name in _SEALED[1:]]
    marks = (column.pre_save(row, False) for column in columns)
    return [secret.sealed if secret else None, *(bytes(mark) if mark else None for mark in marks)]


def _sealed_before(secret: Secret | None) -> bytes | None:
    """The number that is replaced, sealed for the column that keeps it."""
    column: Any = BatchRow._meta.get_field("mobile_before")
    sealed: bytes | None = column.sealed(clear(secret))
    return sealed


def _attribute(name: str) -> str:
    return "jurisdiction_id" if name == "jurisdiction" else name


def _keep(one: Result, part: str, before: dict[str, Any]) -> None:
    assert one.before is not None
    one.before[part] = {name: plain(value) for name, value in before.items()}


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
