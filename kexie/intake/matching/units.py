"""Units by what a cell may say of them: name, short name, number, credit code. Pure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from kexie.associations import names
from kexie.kit.tables.kinds.basics import folded, narrow
from kexie.organisations.codes import credit

NOT_YET = 0  # the number of a unit that an import would make


class Unit(NamedTuple):
    """A unit that is at work. ``kept``: whether whoever imports may write there."""

    pk: UUID
    number: int
    name: str
    short_name: str
    kind: str
    credit_code: str
    superior: UUID | None
    kept: bool = True


Units = tuple[Unit, ...]
_FOUND = 20_000  # answers kept: a register says the same units over and over


class Index:
    """Units found by any of their names. What means two of them means none."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_pk: dict[UUID, Unit] = {}
        self._by_number: dict[str, Unit] = {}
        self._by_code: dict[str, Units] = {}
        # Those with 18 characters by the number inside: filled when the first old code asks, most imports have none.
        self._by_inner: dict[str, Units] | None = None
        self._by_name: dict[str, Units] = {}
        self._by_key: dict[str, Units] = {}
        self._found: dict[str, tuple[Unit | None, str]] = {}
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """One more, made by this very import perhaps."""
        self._found.clear()
        self.by_pk[unit.pk] = unit
        if unit.number != NOT_YET:
            self._by_number[str(unit.number)] = unit
        one = (unit,)
        if unit.credit_code:
            _more(self._by_code, unit.credit_code, one)
            if self._by_inner is not None and len(unit.credit_code) == credit.WHOLE:
                _more(self._by_inner, credit.inner(unit.credit_code), one)
        for name in {folded(unit.name), folded(unit.short_name)} - {""}:
            _more(self._by_name, name, one)
        _more(self._by_key, names.key(unit.name), one)

    def coded(self, code: str) -> Units:
        """Those with this credit code, else those with the other form of it: an old one is the number inside."""
        found = self._by_code.get(code, ())
        if found or len(code) == credit.WHOLE:
            return found or self._by_code.get(credit.inner(code), ())
        return self._inner().get(code, ()) if len(code) == credit.OLD and code.isascii() else ()

    def _inner(self) -> dict[str, Units]:
        if self._by_inner is None:
            self._by_inner = {}
            for code, units in self._by_code.items():
                for unit in units if len(code) == credit.WHOLE else ():
                    _more(self._by_inner, credit.inner(code), (unit,))
        return self._by_inner

    def keyed(self, name: str) -> Units:
        """Those whose name is the same but for brackets, blanks and 科协 at its end."""
        return self._by_key.get(names.key(name), ())

    def find(self, told: str) -> tuple[Unit | None, str]:
        """The one that is meant, or why it cannot be told: a whole name goes before one that only resembles it."""
        found = self._found.get(told)
        if found is None:
            if len(self._found) >= _FOUND:
                self._found.clear()
            found = self._found[told] = self._find(told)
        return found

    def _find(self, told: str) -> tuple[Unit | None, str]:
        for found in self._ways(told):
            kept = [one for one in found if one.kept]
            if len(kept) == 1:
                return kept[0], ""
            if kept:
                return None, f"有 {len(kept)} 个单位都叫“{told[:30]}”，请改填编号：{_numbers(kept)}"
        return None, f"在您负责的单位里没有找到“{told[:30]}”，请核对名称，或先登记该单位"

    def _ways(self, told: str) -> Iterator[Units]:
        plain = narrow(told).strip()
        yield self._numbered(plain)
        yield self.coded(plain.upper())
        yield self._by_name.get(folded(told), ())
        yield self.keyed(told)

    def _numbered(self, plain: str) -> Units:
        unit = self._by_number.get(plain)
        return (unit,) if unit else ()


def _more(found: dict[str, Units], told: str, one: Units) -> None:
    """Nearly every name is of one unit: the same tuple stands under all that it has."""
    found[told] = found[told] + one if told in found else one


def _numbers(units: list[Unit]) -> str:
    return "、".join(str(one.number) for one in units[:4]) + (" 等" if len(units) > 4 else "")
