"""照片: one of a person, as forms of nomination ask (rules.md 10.1)."""

from django.db import models

from kexie.kit.files.models import StoredFile
from kexie.kit.ids import uuid7
from kexie.people.models.person import Person


class Photo(models.Model):
    """Its bytes lie sealed (``kit.files``); only who may see the person's page is given them."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(Person, models.PROTECT, related_name="photo")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        """One a person."""

        db_table = "people_photo"

    def __str__(self) -> str:
        return str(self.person_id)
