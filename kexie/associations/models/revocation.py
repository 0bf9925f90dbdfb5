"""撤销: that an association is to end, proposed by who guides it, decided by who replies to foundings of its kind."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.kit import clock
from kexie.kit.ids import uuid7
from kexie.notices.models import Document
from kexie.organisations.models import Organisation


class Ground(models.TextChoices):
    """Why (rules.md 4.2 step 9: the unit closed or moved, or the association sleeps)."""

    DISSOLVED = "dissolved", "单位注销"
    MOVED = "moved", "单位迁出"
    DORMANT = "dormant", "长期没有活动"
    MERGED = "merged", "单位合并、重组"
    WANTED = "wanted", "单位申请撤销"
    OTHER = "other", "其他"


class Revocation(models.Model):
    """One proposal and what became of it (rules.md 14a). ``authority`` decides, by the ``notice`` it issues.

    ``successor`` is the unit that takes over what the association leaves open (来文、回执、计划); ``note`` the words of
    who sent it back or refused. ``due_on``: until when whoever has the next step is to take it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(
        max_length=20, choices=flow.REVOCATION.choices, default=flow.REVOCATION.initial, editable=False
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="revocations")
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    ground = models.CharField("撤销原因", max_length=20, choices=Ground.choices)
    reason = models.CharField("情况说明", max_length=500)
    successor = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField("意见", max_length=500, blank=True)
    notice = models.OneToOneField(Document, models.PROTECT, null=True, blank=True, related_name="revocation")
    asked_at = models.DateTimeField(default=clock.now)
    state_since = models.DateTimeField(default=clock.now, editable=False)
    due_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """One at a time; decided by a notice; never into itself."""

        db_table = "associations_revocation"
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(state__in=flow.REVOKING), name="revocation_one_running"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("deciding", "revoked")) | models.Q(notice__isnull=False),
                name="revocation_decided_by_a_notice",
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True) | ~models.Q(successor=models.F("organisation")),
                name="revocation_not_into_itself",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "state"], name="revocation_of_authority")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state}"
