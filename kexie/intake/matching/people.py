"""Whether a row is somebody known (by number, by mobile and name, by name, unit and birth), or somebody new. Pure.

Nobody is taken for somebody else by the name alone: where that is all there is, the row goes back to its sender.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from kexie.intake.matching.units import Index, Unit
from kexie.kit.tables.records import Record
from kexie.people.name_keys import NO_KEYS, Keys

Birth = date | int | None
Key = tuple[str, Any]


class Known(NamedTuple):
    """Somebody on the register, as far as it takes to know them again."""

    pk: UUID
    name: str
    birth: Birth
    id_index: bytes | None


@dataclass(slots=True)
class Line:
    """One row on its way: what it says, where it belongs, who it turns out to be, what is wrong."""

    record: Record
    values: dict[str, Any]
    unit: Unit | None = None
    keys: Keys = NO_KEYS
    ids: tuple[bytes, ...] = ()  # every index its number can have, the current one first
    mobiles: tuple[bytes, ...] = ()
    birth: Birth = None
    person: UUID | None = None
    faults: list[tuple[str, str]] = field(default_factory=list)  # field ("" for the row), reason


def begin(record: Record, units: Index, today: date) -> Line:
    """A row that reads well is looked at as a whole: what its cells say must fit together."""
    values: dict[str, Any] = record.values
    line = Line(record, values)
    if record.faults:
        return line
    number = str(values.get("id_number") or "")
    born: Birth = values.get("born")
    line.birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14])) if number else born
    if (isinstance(born, date) and born > today) or (isinstance(born, int) and born > today.year):
        line.faults.append(("born", "出生日期不能晚于今天"))
    elif number and differ(line.birth, born):
        line.faults.append(("born", "与身份证号码里的出生日期不符，请核对"))
    gender = values.get("gender")
    if number and gender and gender != ("male" if int(number[16]) % 2 else "female"):
        line.faults.append(("gender", "与身份证号码里的性别不符，请核对"))
    starts_on = values.get("starts_on")
    if starts_on and starts_on > today:
        line.faults.append(("starts_on", "起始日期不能晚于今天"))
    began = values.get("began_work_on")
    if began and (began > today or (line.birth and began.year <= _year(line.birth))):
        line.faults.append(("began_work_on", "参加工作时间晚于今天或早于出生，请核对"))
    line.unit, reason = units.find(str(values["unit"]))
    if reason:
        line.faults.append(("unit", reason))
    return line


def differ(one: Birth, other: Birth) -> bool:
    """Whether two births cannot be the same: the years alone where one of them is no more than a year."""
    if one is None or other is None:
        return False
    if isinstance(one, date) and isinstance(other, date):
        return one != other
    return _year(one) != _year(other)


def _year(birth: date | int) -> int:
    return birth.year if isinstance(birth, date) else birth


_Met = tuple[int, bool, Birth]  # a row, whether it has a number of a person, the birth it tells


class Before:
    """Rows of this very file that came before: a person stands in it once.

    All of a file is remembered to its end, so that entries are of few and small objects.
    """

    def __init__(self) -> None:
        self._by_id: dict[bytes, int] = {}
        self._by_mobile: dict[bytes, _Met] = {}
        self._by_name: dict[tuple[str, UUID], tuple[_Met, ...]] = {}

    def meet(self, line: Line) -> str:
        """Why this row repeats an earlier one; empty where it does not, and then it is an earlier one itself."""
        unit, name, has_id = line.unit, str(line.values["name"]), bool(line.ids)
        assert unit is not None
        if has_id and (row := self._by_id.get(line.ids[0])):
            return f"与第 {row} 行的身份证号码相同"
        met = self._by_mobile.get(_called(line, name)) if line.mobiles else None
        if met and not (has_id and met[1]):
            return f"与第 {met[0]} 行同名、同手机号，请只留一行"
        for row, with_id, birth in self._by_name.get((name, unit.pk), ()):
            if (has_id and with_id) or differ(line.birth, birth):
                continue
            told = line.birth is not None and birth is not None
            doubt = "是同一人，请只留一行" if told else "同单位同名，缺身份证号码或出生日期，分不清是不是同一人"
            return f"与第 {row} 行{doubt}"
        self._add(line, name, unit.pk)
        return ""

    def _add(self, line: Line, name: str, unit: UUID) -> None:
        met = line.record.number, bool(line.ids), line.birth
        if line.ids:
            self._by_id[line.ids[0]] = line.record.number
        if line.mobiles:
            self._by_mobile[_called(line, name)] = met
        self._by_name[name, unit] = (*self._by_name.get((name, unit), ()), met)


def _called(line: Line, name: str) -> bytes:
    """Mobile and name in one: an index is as long as any other, so that none begins what another ends."""
    return line.mobiles[0] + name.encode("utf-8", "surrogatepass")


@dataclass(slots=True)
class Found:
    """Who is known already, by what rows can find them by."""

    by_id: dict[bytes, list[Known]] = field(default_factory=dict)
    by_mobile: dict[tuple[bytes, str], list[Known]] = field(default_factory=dict)
    by_name: dict[tuple[str, UUID], list[Known]] = field(default_factory=dict)

    def settle(self, line: Line) -> None:
        """Write into the line who it is, or why nobody can tell."""
        for told in (self._numbered, self._called, self._named):
            person, field_, reason = told(line)
            if reason:
                line.faults.append((field_, reason))
            if person or reason:
                line.person = person.pk if person else None
                return

    def _numbered(self, line: Line) -> tuple[Known | None, str, str]:
        found = _once(one for key in line.ids for one in self.by_id.get(key, ()))
        if len(found) > 1:
            return None, "id_number", f"有 {len(found)} 人登记了这个身份证号码，请先合并或更正"
        if found and found[0].name != line.values["name"]:
            return None, "name", "这个身份证号码登记在另一个姓名之下，请核对"
        return (found[0] if found else None), "", ""

    def _called(self, line: Line) -> tuple[Known | None, str, str]:
        name = str(line.values["name"])
        found = _once(one for key in line.mobiles for one in self.by_mobile.get((key, name), ()))
        if len(found) > 1:
            return None, "mobile", f"有 {len(found)} 个同名的人登记了这个手机号，分不清是谁"
        if not found:
            return None, "", ""
        if line.ids and found[0].id_index:
            return None, "id_number", "同名、同手机号的人登记的是另一个身份证号码，请核对"
        if differ(line.birth, found[0].birth):
            return None, "born", "同名、同手机号的人登记的是另一个出生日期，请核对"
        return found[0], "", ""

    def _named(self, line: Line) -> tuple[Known | None, str, str]:
        assert line.unit is not None
        alike = [
            one for one in _once(self.by_name.get((str(line.values["name"]), line.unit.pk), ()))
            if not (line.ids and one.id_index) and not differ(line.birth, one.birth)
        ]  # fmt: skip
        same = [one for one in alike if line.birth is not None and one.birth is not None]
        if len(same) == 1 and len(alike) == 1:
            return same[0], "", ""
        if alike:
            return None, "", "该单位已有同名的人，身份证号码、手机号、出生日期对不上，分不清是不是同一人"
        return None, "", ""


def _once(found: Iterable[Known]) -> list[Known]:
    return list({one.pk: one for one in found}.values())
