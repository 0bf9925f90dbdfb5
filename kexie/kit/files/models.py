"""What is known of a kept file; its bytes lie in the private store under a name made from its id."""

from django.db import models

from kexie.kit import ids
from kexie.kit.crypto.fields import Sealed


class StoredFile(models.Model):
    """One kept file: cleaned name, size in bytes, kind (a key of ``kinds.KINDS``), hash of the content, purpose.

    ``key``: of a file that lies sealed (``crypto.whole``); size and hash are those of its content.
    ``organisation_id`` and ``person_id`` say for whom and by whom it was kept; who may read it is the business of
    the record that points at it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    purpose = models.CharField(max_length=40)
    organisation_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    kept_at = models.DateTimeField()
    key = Sealed(purpose="kit.stored_file.key")

    class Meta:
        """Found by hash when the same content comes twice."""

        app_label = "kit"
        db_table = "kit_stored_file"
        indexes = (models.Index(fields=["sha256"], name="stored_file_hash"),)

    def __str__(self) -> str:
        return self.name
