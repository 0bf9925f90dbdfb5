"""That this installation has been begun: one row at most."""

from typing import ClassVar

from django.db import models

from kexie.organisations.models.organisation import Organisation


class Installation(models.Model):
    """Whose installation this is. Its key can only be 1, so that two beginners at once cannot both succeed.

    Besides, what the public site must say of itself (quality/bar.md 2.3): filings, code, its editors' telephone.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)
    platform_name = models.CharField("平台名称", max_length=60, blank=True)
    icp_filing = models.CharField("ICP备案号", max_length=60, blank=True)
    police_filing = models.CharField("公安备案号", max_length=60, blank=True)
    site_code = models.CharField("网站标识码", max_length=20, blank=True)
    editor_telephone = models.CharField("网站编辑部电话", max_length=40, blank=True)

    class Meta:
        """One row."""

        db_table = "organisations_installation"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="installation_only_one"),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)
