"""Whether a row is a unit of the register or a new one: by credit code, then by name. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kexie.associations import names
from kexie.intake.matching.units import Index, Unit
from kexie.kit.tables.kinds import folded
from kexie.kit.tables.records import Record
from kexie.organisations import kinds
from kexie.organisations.codes import credit

USUAL = kinds.Kind.ENTERPRISE.value
FIGURES = (
    "staff", "sci_tech", "senior", "middle", "junior", "doctors", "masters", "members", "research_spending",
)  # fmt: skip


@dataclass(slots=True)
class Line:
    """One row on its way; ``unit`` is the one it turns out to be, ``superior`` where a new one would stand."""

    record: Record
    values: dict[str, Any]
    unit: Unit | None = None
    superior: Unit | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is: as told, of the unit known, else the usual one."""
        return str(self.values.get("kind") or (self.unit.kind if self.unit else USUAL))

    @property
    def figures(self) -> dict[str, Any]:
        """The figures of a year that the row tells."""
        return {name: self.values[name] for name in FIGURES if self.values.get(name) is not None}


def begin(record: Record, today: date) -> Line:
    """A row that reads well is looked at as a whole."""
    line = Line(record, record.values)
    told = line.values
    if record.faults:
        return line
    if (told.get("founded_on") or today) > today:
        line.faults.append(("founded_on", "成立日期不能晚于今天"))
    if (told.get("year") or 0) > today.year:
        line.faults.append(("year", f"年度不能晚于 {today.year}"))
    street, division = told.get("street_code"), told.get("admin_division")
    if street and division and not street.startswith(division):
        line.faults.append(("street_code", "街道代码应以行政区划代码开头"))
    staff, sci_tech = told.get("staff"), told.get("sci_tech")
    if staff is not None and sci_tech is not None and sci_tech > staff:
        line.faults.append(("sci_tech", f"科技人员数 {sci_tech} 大于职工总数 {staff}，请核对"))
    titled = sum(told.get(name) or 0 for name in ("senior", "middle", "junior"))
    if sci_tech is not None and titled > sci_tech:
        line.faults.append(("senior", f"高、中、初级职称合计 {titled}，大于科技人员数 {sci_tech}，请核对"))
    return line


class Before:
    """Rows of this very file that came before: a unit stands in it once."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[str, str], int] = {}
        self._wholes: dict[str, int] = {}

    def meet(self, line: Line) -> str:
        """Why this row repeats an earlier one; empty where it does not, and then it is an earlier one itself."""
        row, code = line.record.number, str(line.values.get("credit_code") or "")
        named = names.key(str(line.values["name"])), line.kind
        if code and (met := self._codes.setdefault((code, line.kind), row)) != row:
            return f"与第 {met} 行的信用代码相同"
        wholes = self._wholes.setdefault(folded(str(line.values["name"])), row)
        if (met := self._names.setdefault(named, wholes)) != row:
            return f"与第 {met} 行的名称相同"
        return ""


def settle(line: Line, units: Index, house: Unit) -> None:
    """Write into the line which unit it is, or where the new one stands, or why nobody can tell."""
    found, reason = _met(line, units)
    if reason:
        line.faults.append(reason)
        return
    line.unit = found
    if found is None:
        _place(line, units, house)
    elif not found.kept:
        line.faults.append(("", "该单位已登记，但不在您维护的范围内，请由其业务指导单位办理"))
    elif line.values.get("kind") and line.values["kind"] != found.kind:
        line.faults.append(("kind", "与已登记的类别不同，登记后类别不能更改，请核对"))


def _met(line: Line, units: Index) -> tuple[Unit | None, tuple[str, str] | None]:
    code, kind = str(line.values.get("credit_code") or ""), line.values.get("kind")
    if code and (found := _of_kind(units.coded(code), kind)):
        told = f"有 {len(found)} 个单位登记了这个信用代码，请写明类别"
        return (found[0], None) if len(found) == 1 else (None, ("credit_code", told))
    found = _of_kind(units.keyed(str(line.values["name"])), kind)
    if len(found) > 1:
        above = [one for one in found if _stands_under(one, line, units)]
        if len(above) != 1:
            numbers = "、".join(str(one.number) for one in found[:4])
            return None, ("name", f"有 {len(found)} 个单位叫这个名称（编号 {numbers}），请写明信用代码或业务指导单位")
        found = above
    if found and code and found[0].credit_code and not credit.same(found[0].credit_code, code):
        return None, ("credit_code", "同名的单位登记的是另一个信用代码，请核对")
    return (found[0] if found else None), None


def _of_kind(found: Sequence[Unit], kind: Any) -> Sequence[Unit]:
    return [one for one in found if not kind or one.kind == kind] or found


def _stands_under(unit: Unit, line: Line, units: Index) -> bool:
    told = line.values.get("superior")
    superior, _ = units.find(str(told)) if told else (None, "")
    return superior is not None and unit.superior == superior.pk


def _place(line: Line, units: Index, house: Unit) -> None:
    told, kind, level = line.values.get("superior"), line.kind, line.values.get("level")
    if (kind == kinds.Kind.ASSOCIATION) != bool(level):
        line.faults.append(("level", "请填写科协的级别" if not level else "只有科协才填写级别"))
    if told:
        line.superior, reason = units.find(str(told))
        if reason:
            line.faults.append(("superior", reason))
    else:
        line.superior = house
