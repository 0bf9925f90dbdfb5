"""附件材料: what is handed in with an application or a re-election, and after its meeting."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction

from kexie.associations.actions import locking
from kexie.associations.flow import FOUNDING, REELECTION
from kexie.associations.models import Assembly, AssemblyFile, Founding, Reelection
from kexie.associations.models.assembly import Matter
from kexie.associations.rules import materials as rules
from kexie.kit import files, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require

if TYPE_CHECKING:
    from django.core.files import File

    Upload = File[bytes]
Row = TypeVar("Row", Founding, Reelection)


@transaction.atomic
def attach(row: Row, matter: str, upload: "Upload", *, by: Actor) -> AssemblyFile:
    """One more file. Raises Refused."""
    row = _locked(row)
    require(rules.can_attach(by, row))
    require(rules.has_room(by, row, upload.size))
    if matter not in Matter.values:
        raise Refused("请选择是什么材料", "materials.matter")
    house = row.place_id if isinstance(row, Founding) else row.organisation_id
    stored = files.keep(upload, purpose="material", by=by, organisation_id=house)
    made = AssemblyFile.objects.create(assembly=row.assembly, matter=matter, file=stored)
    # Not its name: a stranger chose it, and the journal forgets nothing.
    _told(row, "attach", journal.changes({}, {"name": made.get_matter_display()}), by)
    return made


@transaction.atomic
def detach(row: Row, handed_in: AssemblyFile, *, by: Actor) -> None:
    """Take one away. Raises Refused; Overtaken where it was taken away."""
    row = _locked(row)
    require(rules.can_detach(by, row))
    found = row.assembly.files.select_related("file").filter(pk=handed_in.pk).first()
    if found is None:
        raise Overtaken("这个文件已去掉，请刷新页面", "materials.gone")
    stored, label = found.file, found.get_matter_display()
    found.delete()
    _told(row, "detach", journal.changes({"name": label}, {"name": ""}), by)
    files.discard(stored)


def forget(assembly: Assembly) -> None:
    """All of them, of an application that nobody sent."""
    for one in assembly.files.select_related("file"):
        stored = one.file
        one.delete()
        files.discard(stored)


def _locked(row: Row) -> Row:
    return locking.founding(row) if isinstance(row, Founding) else locking.reelection(row)


def _told(row: Row, verb: str, diff: Any, by: Actor) -> None:
    entity = FOUNDING.entity if isinstance(row, Founding) else REELECTION.entity
    journal.write(entity, row.pk, verb, by=by, diff=diff)
