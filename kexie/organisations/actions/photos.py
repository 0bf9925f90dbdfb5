"""照片 of oneself, or of somebody whose organisation one keeps."""

from typing import TYPE_CHECKING

from django.db import transaction

from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, require
from kexie.organisations import rules
from kexie.people.actions import photos
from kexie.people.models import Person, Photo

if TYPE_CHECKING:
    from django.core.files.base import File


@transaction.atomic
def keep(person: Person, upload: "File[bytes]", *, by: Actor) -> Photo:
    """Keep or replace it.

    Raises:
        Refused: by the rule, or it is no picture that may be kept.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_edit_person(by, locked))
    return photos.keep(locked, upload, by=by)


@transaction.atomic
def remove(person: Person, *, by: Actor) -> None:
    """Take it away.

    Raises:
        Refused: by the rule.
        Overtaken: there is none any more.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_edit_person(by, locked))
    if not photos.remove(locked, by=by):
        raise Overtaken("照片已经删去，请刷新页面", "person.photo.gone")
