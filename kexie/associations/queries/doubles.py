"""Units that were founded twice, looked for in the whole table: the rule of each act stands in ``rules.twins``."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kexie.associations import flow, names
from kexie.associations.models import Founding
from kexie.organisations import kinds
from kexie.organisations.codes import credit

_COLUMNS = (
    "ref", "state", "unit_name", "name", "credit_code", "place", "jurisdiction", "organisation__name",
    "organisation__credit_code", "organisation__superior", "organisation__jurisdiction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Unit:
    """Whose application it is: by its code and by its folded names in their areas. ``code`` also tells units apart."""

    ref: int
    code: str
    named: frozenset[Hashable]

    def same(self, other: "_Unit") -> bool:
        """As two running applications are compared."""
        if self.code and other.code:
            return credit.same(self.code, other.code)
        return bool(self.named & other.named)


def foundings() -> list[int]:
    """The numbers of applications of one unit that run beside each other or beside one that was founded and stands."""
    met: dict[Hashable, list[_Unit]] = defaultdict(list)
    for unit in _units():
        for key in (*unit.named, *([credit.inner(unit.code)] if unit.code else [])):
            met[key].append(unit)
    pairs = (pair for units in met.values() for pair in combinations(units, 2) if pair[0].same(pair[1]))
    return sorted({unit.ref for pair in pairs for unit in pair})


def _units() -> Iterator[_Unit]:
    rows = Founding.objects.exclude(kind=kinds.Kind.FEDERATION)
    running = rows.filter(state__in=flow.RUNNING)
    founded = rows.filter(state="active", organisation__state="active")
    for row in (*running.values_list(*_COLUMNS), *founded.values_list(*_COLUMNS)):
        ref, state, unit_name, name, code, place, area, stands, now, above, lies = row
        told = {names.key(unit_name), names.key(name)} - {""}
        if state == "active":
            # What was renamed, moved or given a code since is as the register has it, as the rule asks the register.
            told, place, area, code = told & {names.key(stands)}, above, lies, now or code
        yield _Unit(ref, code, frozenset((where, one) for where in (place, area) if where for one in told))
