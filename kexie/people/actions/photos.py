"""照片: keeping one, taking it away. Whoever calls has asked its rule and holds the person's row."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from kexie.kit import files, journal
from kexie.kit.actor import Actor
from kexie.people.models import Person, Photo

if TYPE_CHECKING:
    from django.core.files.base import File


def keep(locked: Person, upload: "File[bytes]", *, by: Actor) -> Photo:
    """The photo from now on; the one before goes, row and bytes. Its name at home is not kept: it may tell whose it is.

    A row is one picture: who is parted again (custody) gets back the picture that went over, or none.

    Raises:
        Refused: no picture, or too large.
    """
    upload.name = f"照片{PurePath(upload.name or '').suffix}"
    stored = files.keep(upload, purpose="photo", by=by)
    _drop(locked)
    photo = Photo.objects.create(person=locked, file=stored)
    journal.write("person", locked.pk, "keep_photo", by=by)
    return photo


def remove(locked: Person, *, by: Actor) -> int:
    """Take it away, row and bytes; how many there were."""
    if not _drop(locked):
        return 0
    journal.write("person", locked.pk, "remove_photo", by=by)
    return 1


def _drop(locked: Person) -> bool:
    photo = Photo.objects.select_related("file").filter(person=locked).first()
    if photo is None:
        return False
    stored = photo.file
    photo.delete()
    files.discard(stored)
    return True
