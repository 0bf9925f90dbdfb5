"""One node of the tree."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Length

from kexie.kit import masks
from kexie.kit.crypto.fields import Blind, Sealed
from kexie.kit.ids import uuid7
from kexie.organisations import flow, kinds, telephones
from kexie.organisations.models.jurisdiction import Jurisdiction

models.CharField.register_lookup(Length)

NUMBERS = "organisations_number"


class NextNumber(models.Func):
    """The next short number. A sequence: numbers of organisations may have gaps, those of documents may not."""

    function = "nextval"
    template = f"nextval('{NUMBERS}')"
    output_field = models.BigIntegerField()


class Organisation(models.Model):
    """An association, a society, a department, …: whatever issues, receives or holds posts.

    ``number`` stands in addresses (``/desk/organisations/<number>/``). ``superior`` is today's superior association
    (业务指导), a copy of the current :class:`Superiority`; only ``actions.tree`` writes either.
    ``admin_division`` is the 6-digit code where the unit is counted (GB/T 2260), ``jurisdiction`` the district or
    zone it belongs to: a firm may be counted in Hongshan and belong to the East Lake zone (rules.md 0.3, 12.2).
    ``name_key`` sorts (full pinyin); ``haystack`` is what a search box looks into: names, pinyin initials and credit
    code in lower case. Both are derived by ``kexie.organisations.keys`` wherever a name is written.
    ``telephone`` holds numbers of its office, which are public. A mobile typed beside them is somebody's own: it stands
    sealed in ``mobile`` (several are parted by ``telephones.BETWEEN``; rows are found by the first), and pages show
    both by :attr:`telephones`.
    ``document_code`` is the 机关代字 of its numbers (武科协). ``successor`` is the unit a closed one was merged into.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.BigIntegerField("编号", unique=True, editable=False, db_default=NextNumber())
    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=60, blank=True)
    name_key = models.CharField(max_length=400, editable=False)
    haystack = models.CharField(max_length=500, editable=False)
    kind = models.CharField("类别", max_length=20, choices=kinds.Kind.choices)
    level = models.CharField("级别", max_length=10, choices=kinds.Level.choices, blank=True)
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="inferiors", verbose_name="业务指导单位"
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name="所属区域"
    )
    admin_division = models.CharField("行政区划代码", max_length=6, blank=True)
    street_code = models.CharField("街道代码", max_length=9, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    document_code = models.CharField("机关代字", max_length=20, blank=True)
    state = models.CharField(
        "状态", max_length=20, choices=flow.ORGANISATION.choices, default=flow.ORGANISATION.initial, editable=False
    )
    founded_on = models.DateField("成立日期", null=True, blank=True)
    closed_on = models.DateField("撤销日期", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="并入单位"
    )
    contact = models.CharField("联系人", max_length=60, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    postcode = models.CharField("邮编", max_length=6, blank=True)
    telephone = models.CharField("电话", max_length=40, blank=True)
    mobile = Sealed("手机号", purpose="organisations.organisation.mobile", mask=masks.MOBILES)
    mobile_index = Blind(of="mobile", first=telephones.LENGTH)
    mobile_tail = Blind(of="mobile", first=telephones.LENGTH, last=4)
    fax = models.CharField("传真", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    website = models.URLField("网址", max_length=200, blank=True)
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)

    class Meta:
        """A name once under one superior; a credit code once among those who are active and of one kind."""

        db_table = "organisations_organisation"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(
                condition=(models.Q(kind="association") & ~models.Q(level=""))
                | (~models.Q(kind="association") & models.Q(level="")),
                name="organisation_level_iff_association",
            ),
            models.CheckConstraint(
                condition=models.Q(credit_code="") | models.Q(credit_code__length__in=(9, 18)),
                name="organisation_credit_code_length",
            ),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_on__isnull=False)
                | (~models.Q(state="closed") & models.Q(closed_on__isnull=True)),
                name="organisation_closed_iff_date",
            ),
            models.CheckConstraint(
                condition=models.Q(superior__isnull=True) | ~models.Q(superior=models.F("id")),
                name="organisation_not_its_own_superior",
            ),
            models.CheckConstraint(
                condition=models.Q(successor__isnull=True)
                | (models.Q(state="closed") & ~models.Q(successor=models.F("id"))),
                name="organisation_successor_of_a_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(mobile__isnull=True, mobile_index__isnull=True, mobile_tail__isnull=True)
                | models.Q(mobile__isnull=False, mobile_index__isnull=False, mobile_tail__isnull=False),
                name="organisation_mobile_whole_or_none",
            ),
            models.CheckConstraint(
                condition=~models.Q(telephone__regex=telephones.CLEAR_MOBILE)
                & ~models.Q(fax__regex=telephones.CLEAR_MOBILE),
                name="organisation_no_mobile_in_clear",
            ),
            models.UniqueConstraint(
                fields=["superior", "name"],
                condition=models.Q(state="active"),
                nulls_distinct=False,
                name="organisation_name_once_under_superior",
            ),
            models.UniqueConstraint(
                fields=["credit_code", "kind"],
                condition=~models.Q(credit_code="") & models.Q(state="active"),
                name="organisation_credit_code_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["name_key", "id"], name="organisation_by_name"),
            models.Index(fields=["superior", "name_key"], name="organisation_by_superior"),
            models.Index(fields=["kind", "state", "level"], name="organisation_by_kind"),
            # How many stand under each node that a tree shows, from the index alone.
            models.Index(fields=["superior", "id"], condition=models.Q(state="active"), name="organisation_under"),
            models.Index(fields=["jurisdiction", "kind"], name="organisation_by_jurisdiction"),
            *(
                models.Index(
                    fields=[name], name=f"organisation_by_{name}", condition=models.Q(**{f"{name}__isnull": False})
                )
                for name in ("mobile_index", "mobile_tail")
            ),
            # Parts of names; three characters and more use it, shorter words read the table (30 ms at 100,000 rows).
            GinIndex(fields=["haystack"], opclasses=["gin_trgm_ops"], name="organisation_haystack"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    @property
    def telephones(self) -> str:
        """Its numbers as pages and tables show them: a mobile by its mask."""
        return "、".join(filter(None, (self.telephone, self.mobile.masked if self.mobile else "")))
