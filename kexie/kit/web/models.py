"""Forms that were sent once already, and forms that were typed but not saved yet."""

from django.db import models

from kexie.kit.crypto.fields import Sealed


class SentForm(models.Model):
    """One idempotency key with who sent it where, and the address of what the first sending made."""

    key = models.UUIDField(primary_key=True)
    account = models.CharField(max_length=64)
    path = models.CharField(max_length=400)
    made = models.DateTimeField()
    location = models.CharField(max_length=400, blank=True)
    # Of the words, where no script ran (idempotency.py).
    digest = models.CharField(max_length=40, blank=True, db_default="", default="")

    class Meta:
        """The primary key is the lock: of two sendings at once one waits and then finds the other's row."""

        app_label = "kit"
        db_table = "kit_sent_form"
        indexes = (
            models.Index(fields=["made"], name="sent_form_made"),
            models.Index(fields=["account", "-made"], name="sent_form_of_account"),
        )

    def __str__(self) -> str:
        return f"{self.path} {self.key}"


class KeptForm(models.Model):
    """What one account has typed on one page and not saved: the fields as JSON pairs of name and value, sealed."""

    id = models.UUIDField(primary_key=True)
    account = models.UUIDField()
    path = models.CharField(max_length=400)
    # Whatever people type on any long page: numbers of people may be among it.
    fields = Sealed(purpose="kit.kept_form.fields")
    version = models.IntegerField(null=True)
    kept_at = models.DateTimeField()

    class Meta:
        """One row a page, overwritten; the nightly sweep goes by age."""

        app_label = "kit"
        db_table = "kit_kept_form"
        constraints = (models.UniqueConstraint(fields=["account", "path"], name="kept_form_once"),)
        indexes = (models.Index(fields=["kept_at"], name="kept_form_at"),)

    def __str__(self) -> str:
        return f"{self.path} {self.account}"
