"""照片: keeping one, taking it away. Whoever calls has asked its rule and holds the person's row."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from kexie.kit import files, journal
from kexie.kit.actor import Actor
from kexie.people.models import Person, Photo

if TYPE_CHECKING:
    from django.core.files.base import File


def keep(locked: Person, upload: "File[bytes]", *, by: Actor) -> Photo:
    """The photo from now on; the one before goes. Its name at home is not kept: it may tell whose it is.

    Raises:
        Refused: no picture, or too large.
    """
    upload.name = f"照片{PurePath(upload.name or '').suffix}"
    stored = files.keep(upload, purpose="photo", by=by)
    photo = Photo.objects.select_related("file").filter(person=locked).first()
    if photo is None:
        photo = Photo.objects.create(person=locked, file=stored)
    else:
        before, photo.file = photo.file, stored
        photo.save(update_fields=["file"])
        files.discard(before)
    journal.write("person", locked.pk, "keep_photo", by=by)
    return photo


def remove(locked: Person, *, by: Actor) -> int:
    """Take it away, row and bytes; how many there were."""
    photo = Photo.objects.select_related("file").filter(person=locked).first()
    if photo is None:
        return 0
    stored = photo.file
    photo.delete()
    files.discard(stored)
    journal.write("person", locked.pk, "remove_photo", by=by)
    return 1
