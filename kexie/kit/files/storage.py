"""The private store: files on disk under names of our own, never under an address of their own."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

PART = ".part"


class PrivateStorage(FileSystemStorage):
    """A folder that only the service may read. A file is either whole and on disk, or not there at all."""

    def __init__(self) -> None:
        super().__init__(
            location=str(settings.FILES_ROOT), file_permissions_mode=0o600, directory_permissions_mode=0o700
        )

    def url(self, name: str | None) -> str:
        """There is none: a file is served by a view that has checked a right."""
        raise NotImplementedError("kept files have no address of their own; serve them through kit.files.answer")

    def _save(self, name: str, content: "File[bytes]") -> str:
        keep(Path(self.path(name)), content.chunks())
        return name


def keep(path: Path, chunks: Iterable[bytes | bytearray]) -> None:
    """Write all chunks beside, bring them to disk, then give the file its name; the folder entry too.

    Raises:
        FileExistsError: a file of this name is there; kept files are never overwritten.
        OSError: disk full and the like; nothing is left behind.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(path.name + PART)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        os.link(part, path)  # unlike rename, link refuses an existing name
    finally:
        part.unlink(missing_ok=True)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
