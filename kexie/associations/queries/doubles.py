"""Units that were founded twice, looked for in the whole table: the rule of each act stands in ``rules.twins``."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db import connection

from kexie.associations import flow, names
from kexie.associations.models import Founding
from kexie.organisations import kinds
from kexie.organisations.codes import credit

# A running application has no association yet, by its code, of those that had it when the application was made. A code
# given to another since is no fault of the application: it is told when that is checked or ends. The journal knows.
_LATE = """
SELECT DISTINCT f.ref FROM associations_founding f JOIN organisations_organisation o
    ON o.credit_code <> '' AND o.state = 'active' AND o.created_at < f.created_at AND o.kind IN {basic}
    AND {same}
WHERE f.kind <> 'federation' AND f.state IN ('replying', 'approved', 'held', 'filed')
    AND NOT EXISTS (SELECT FROM kit_journal_entry e WHERE e.entity = 'organisation' AND e.entity_id = o.id
        AND e.verb = 'edit' AND e.at >= f.created_at AND e.diff ? 'credit_code')
LIMIT 100
"""
# Nor do two basic-level associations stand with one code, whatever their kinds.
_STANDING = """
SELECT DISTINCT o.number FROM organisations_organisation f JOIN organisations_organisation o
    ON o.id <> f.id AND o.state = 'active' AND o.kind IN {basic} AND {same}
WHERE f.state = 'active' AND f.kind IN {basic} LIMIT 100
"""
# As ``credit.same`` compares two codes.
_SAME = """(f.credit_code <> '' AND o.credit_code <> '' AND
    CASE WHEN length(f.credit_code) = 18 THEN substr(f.credit_code, 9, 9) ELSE f.credit_code END =
    CASE WHEN length(o.credit_code) = 18 THEN substr(o.credit_code, 9, 9) ELSE o.credit_code END
    AND (f.credit_code = o.credit_code OR length(f.credit_code) <> length(o.credit_code)))"""
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


def late() -> list[int]:
    """The numbers of running applications whose unit had its association when they were made."""
    return _asked(_LATE)


def standing() -> list[int]:
    """The numbers of associations that stand beside another with their code."""
    return _asked(_STANDING)


def _asked(statement: str) -> list[int]:
    basic = ", ".join(f"'{kind}'" for kind in kinds.BASIC)
    with connection.cursor() as cursor:
        cursor.execute(statement.format(basic=f"({basic})", same=_SAME))
        return [number for (number,) in cursor]


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
