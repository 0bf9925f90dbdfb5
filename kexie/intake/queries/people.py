"""Who is known already, for the rows of one chunk: three queries, whatever the size."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from kexie.intake.matching.people import Found, Known, Line
from kexie.kit import clock
from kexie.organisations.models import Affiliation
from kexie.organisations.rules import current

# As arrays: of two thousand values one by one the statement takes longer to write than to answer.
_NUMBERED = "SELECT id, name, born_on, birth_year, id_index FROM people_person WHERE id_index = ANY(%s::bytea[])"
_CALLED = (
    "SELECT mobile_index, id, name, born_on, birth_year, id_index FROM people_person"
    " WHERE mobile_index = ANY(%s::bytea[])"
)
# Of the namesakes those who work in that very unit today. Both halves are read from their indexes alone and meet as a
# whole: asked of each namesake whether they work there, it takes five times as long.
_NAMED = """
WITH here AS MATERIALIZED (
    SELECT organisation_id AS unit, person_id FROM organisations_affiliation
     WHERE organisation_id = ANY(%s::uuid[]) AND starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s)
), namesakes AS MATERIALIZED (
    SELECT t.name, t.unit, p.id FROM unnest(%s::text[], %s::text[], %s::uuid[]) AS t(name_key, name, unit)
      JOIN people_person p ON p.name_key = t.name_key
)
SELECT one.name, one.unit, p.id, p.born_on, p.birth_year, p.id_index
  FROM namesakes one
  JOIN here ON here.person_id = one.id AND here.unit = one.unit
  JOIN people_person p ON p.id = one.id AND p.name = one.name
"""


def found(lines: Sequence[Line]) -> Found:
    """Everybody on the register whom one of these lines could mean."""
    made = Found()
    ids = [key for line in lines for key in line.ids]
    if ids:
        for pk, name, born, year, index in _asked(_NUMBERED, _array(ids)):
            made.by_id.setdefault(bytes(index), []).append(Known(pk, name, born or year, bytes(index)))
    mobiles = [key for line in lines for key in line.mobiles]
    if mobiles:
        for key, pk, name, born, year, index in _asked(_CALLED, _array(mobiles)):
            known = Known(pk, name, born or year, _bytes(index))
            made.by_mobile.setdefault((bytes(key), name), []).append(known)
    for name, unit, pk, born, year, index in _named(lines):
        made.by_name.setdefault((name, unit), []).append(Known(pk, name, born or year, _bytes(index)))
    return made


def _asked(statement: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _array(keys: Iterable[bytes]) -> str:
    """As the database writes it: the driver takes ten times as long over each element."""
    return "{" + ",".join(f'"\\\\x{key.hex()}"' for key in keys) + "}"


def _named(lines: Iterable[Line]) -> list[Any]:
    asked = {(line.keys.name_key, str(line.values["name"]), line.unit.pk) for line in lines if line.unit is not None}
    if not asked:
        return []
    today, units = clock.today(), {str(unit) for _, _, unit in asked}
    return _asked(_NAMED, "{" + ",".join(units) + "}", today, today, *map(list, zip(*asked, strict=True)))


def _bytes(index: Any) -> bytes | None:
    return None if index is None else bytes(index)


def affiliations(people: Iterable[UUID]) -> dict[tuple[UUID, UUID], Any]:
    """Where these persons work today, by person and unit."""
    rows = current(Affiliation.objects.filter(person__in=list(people))).order_by("starts_on", "id")
    return {(row.person_id, row.organisation_id): row for row in rows}
