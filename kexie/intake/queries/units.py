"""The units that rows may mean, read once for a whole import: one query and one for the rights."""

from uuid import UUID

from kexie.intake.fields.units import Area
from kexie.intake.matching.units import Index, Unit
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Jurisdiction, Organisation
from kexie.organisations.rules import organisations_where

_COLUMNS = ("pk", "number", "name", "short_name", "kind", "credit_code", "superior_id")


def kept(by: Actor) -> Index:
    """Where whoever imports keeps the people."""
    rows = organisations_where(by, "people.edit").filter(state="active").values_list(*_COLUMNS)
    return Index(Unit(*row) for row in rows.iterator(chunk_size=5000))


def everyone(by: Actor) -> Index:
    """All units at work but departments, each with whether whoever imports may edit it."""
    mine: set[UUID] = set(organisations_where(by, "organisations.edit").values_list("pk", flat=True))
    rows = Organisation.objects.filter(state="active").exclude(kind=kinds.Kind.DEPARTMENT).values_list(*_COLUMNS)
    return Index(Unit._make((*row, row[0] in mine)) for row in rows.iterator(chunk_size=5000))


def areas() -> list[Area]:
    """Districts and zones as fields need them."""
    return [(one.code, one.name, one.short_name) for one in Jurisdiction.objects.all()]


def house_of(organisation: Organisation) -> Organisation:
    """The association a department belongs to, itself for any other: new units come under it. One query."""
    above = organisation.ancestry.filter(inside=True).exclude(ancestor__kind=kinds.Kind.DEPARTMENT)
    link = above.select_related("ancestor").order_by("depth").first()
    return link.ancestor if link else organisation
