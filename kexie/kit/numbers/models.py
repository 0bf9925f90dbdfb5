"""Series of numbers and what was drawn from them."""

from django.db import models

from kexie.kit import ids


class Series(models.Model):
    """One series: whose, under which code, in which year, and the last serial drawn. Its row is the lock."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    owner_id = models.UUIDField()
    code = models.CharField(max_length=40)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        """One series per owner, code and year."""

        app_label = "kit"
        db_table = "kit_series"
        constraints = (
            models.UniqueConstraint(fields=["owner_id", "code", "year"], name="series_once"),
            models.CheckConstraint(condition=models.Q(last__gte=0), name="series_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.year}: {self.last}"


class DrawnNumber(models.Model):
    """One serial, taken for one entity; a void one stays, so that it is never given again."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    series = models.ForeignKey(Series, models.PROTECT, related_name="drawn")
    serial = models.IntegerField()
    entity_id = models.UUIDField()
    taken_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """No double; one valid number per entity."""

        app_label = "kit"
        db_table = "kit_drawn_number"
        constraints = (
            models.UniqueConstraint(fields=["series", "serial"], name="serial_once"),
            models.UniqueConstraint(
                fields=["entity_id"], condition=models.Q(voided_at__isnull=True), name="one_number_per_entity"
            ),
            models.CheckConstraint(condition=models.Q(serial__gte=1), name="serial_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.series_id} {self.serial}"
