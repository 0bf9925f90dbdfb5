"""Named reads of what was handed in with an application or a re-election; the row must be seen."""

from uuid import UUID

from kexie.associations.models import Assembly, AssemblyFile


def handed_in(assembly: Assembly) -> list[AssemblyFile]:
    """In the order they came."""
    return list(assembly.files.select_related("file"))


def file_of(assembly: Assembly, pk: UUID) -> AssemblyFile | None:
    """One of them."""
    return assembly.files.select_related("file").filter(pk=pk).first()
