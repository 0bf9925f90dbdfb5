"""When a unit first opened what was sent to it: the beginning of every figure on reading (rules.md 3, statistics)."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock
from kexie.notices.models import guards
from kexie.notices.models.addressees import Addressee


class Opening(models.Model):
    """首次阅读: the first time a post of the addressed unit opened the document at the desk, or somebody its link.

    One row a unit, written once and by no person: who read it is nobody's business, that the unit did is a figure.
    """

    class Way(models.TextChoices):
        """Where it was opened."""

        DESK = "desk", "工作台"
        LINK = "link", "链接"

    addressee = models.OneToOneField(Addressee, models.PROTECT, primary_key=True, related_name="opening")
    way = models.CharField(max_length=10, choices=Way)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        """Written once."""

        triggers: ClassVar = [guards.frozen("frozen"), guards.kept("kept")]

    def __str__(self) -> str:
        return f"{self.addressee_id} {self.way}"
