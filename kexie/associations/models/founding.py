"""An association that is to be founded: what the unit applies for, and how far it has come."""

from typing import ClassVar

from django.db import models

from kexie.associations import flow
from kexie.associations.models.assembly import Assembly
from kexie.kit import clock, masks
from kexie.kit.crypto.fields import Sealed
from kexie.kit.ids import uuid7
from kexie.notices.models import Document
from kexie.organisations import kinds
from kexie.organisations.models import Jurisdiction, Organisation
from kexie.people.models import Person

NUMBERS = "associations_founding_ref"
KINDS = [(str(kind), str(kinds.Kind(kind).label)) for kind in kinds.ELECTING]
# More than half of whom elects (rules.md 4.4: of those entitled, or of those present).
VOTES_OF = [("entitled", "应到人数"), ("present", "实到人数")]


class Founding(models.Model):
    """成立申请 (rules.md 4.2, 4.3). ``place`` is the association it is to stand under, ``authority`` who replies.

    A federation (联合会、联谊会、联盟) is applied for by its leading unit: ``unit_name`` names that, ``initiators`` the
    units that found it with it. ``facts`` and ``figures`` are ``profiles.Facts`` and ``profiles.Figures`` as plain
    values: they become the unit's profile when it is founded. ``unit_key`` is the credit code, else area and folded
    name (of a federation its own): one of it runs at a time. ``typed`` is what stands half filled in at the portal, as
    the form sent it (``applying.packed``). ``reasons`` are those of the one return for 补正, by field. The link
    (``token_hash``) is the unit's while it has no account.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ref = models.BigIntegerField(
        unique=True, db_default=models.Func(models.Value(NUMBERS), function="nextval"), editable=False
    )
    state = models.CharField(
        max_length=20, choices=flow.FOUNDING.choices, default=flow.FOUNDING.initial, editable=False
    )
    version = models.PositiveIntegerField(default=1)
    place = models.ForeignKey(Organisation, models.PROTECT, related_name="foundings")
    authority = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("类别", max_length=20, choices=KINDS, default=kinds.Kind.ENTERPRISE)
    name = models.CharField("拟用名称", max_length=120, blank=True)
    unit_name = models.CharField("单位名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    unit_key = models.CharField(max_length=150, editable=False)
    address = models.CharField("地址", max_length=200, blank=True)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+")
    street_code = models.CharField("街道代码", max_length=9, blank=True)
    facts = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    # 发起单位 of a federation, by name: which of them are on the register is asked when it matters.
    initiators = models.JSONField("发起单位", default=list, blank=True)
    planned_members = models.PositiveIntegerField("拟设会员数", null=True, blank=True)
    contact = models.CharField("联系人", max_length=60, blank=True)
    telephone = Sealed("联系电话", purpose="associations.founding.telephone", mask=masks.MOBILE)
    unit_opinion = models.CharField("单位意见", max_length=500, blank=True)
    opinion = models.CharField("业务指导单位意见", max_length=500, blank=True)
    reasons = models.JSONField(default=dict, blank=True)
    was_returned = models.BooleanField(default=False)
    applied_on = models.DateField("申请日期", null=True, blank=True)
    approved_on = models.DateField("批复日期", null=True, blank=True)
    reply = models.OneToOneField(Document, models.PROTECT, null=True, blank=True, related_name="founding")
    assembly = models.OneToOneField(Assembly, models.PROTECT, related_name="founding")
    organisation = models.OneToOneField(Organisation, models.PROTECT, null=True, blank=True, related_name="founding")
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    typed = Sealed(purpose="associations.founding.typed")
    token_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)
    state_since = models.DateTimeField(default=clock.now, editable=False)
    # Until when whoever has the next step is to take it (rules.md 14a).
    due_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """One running application a unit; a founded one has its organisation, an approved one its reply."""

        db_table = "associations_founding"
        ordering: ClassVar = ["-ref"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit_key"], condition=models.Q(state__in=flow.RUNNING), name="founding_one_running"
            ),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="founding_one_link"
            ),
            models.CheckConstraint(
                condition=models.Q(state="active", organisation__isnull=False)
                | (~models.Q(state="active") & models.Q(organisation__isnull=True)),
                name="founding_active_iff_organisation",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("replying", "approved", "held", "filed", "active"))
                | models.Q(reply__isnull=False),
                name="founding_approved_by_a_reply",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["place", "state", "-ref"], name="founding_of_place"),
            models.Index(fields=["authority", "state"], name="founding_of_authority"),
        ]

    def __str__(self) -> str:
        return self.name or self.unit_name


class ApprovalAuthority(models.Model):
    """批复权限: who replies for a kind of association under a place. Empty kind: all; empty place: everywhere.

    The most particular row counts (kind and place, place, kind, general); without any the place itself replies.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField("类别", max_length=20, choices=KINDS, blank=True)
    place = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        """One answer a kind and place."""

        db_table = "associations_approval_authority"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "place"], nulls_distinct=False, name="approval_authority_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind or '*'} @ {self.place_id or '*'} -> {self.authority_id}"


class LifeRules(models.Model):
    """组织建设规则 of a house and of all below it that have none of their own (rules.md 4.4, 14a)."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True, related_name="life_rules")
    quorum_part = models.PositiveSmallIntegerField("到会比例（分子）", default=2)
    quorum_whole = models.PositiveSmallIntegerField("到会比例（分母）", default=3)
    votes_of = models.CharField("当选票数按", max_length=10, choices=VOTES_OF, default="entitled")
    check_days = models.PositiveSmallIntegerField("核查（工作日）", default=5)
    reply_days = models.PositiveSmallIntegerField("批复（工作日）", default=10)
    lapse_months = models.PositiveSmallIntegerField("批复后多少个月内开会", default=6)
    filing_days = models.PositiveSmallIntegerField("开会后多少天内备案", default=30)
    term_years = models.PositiveSmallIntegerField("每届年数", default=5)
    dormant_months = models.PositiveSmallIntegerField("多少个月没有活动算休眠", default=12)
    report_month = models.PositiveSmallIntegerField("年报截止：次年几月", default=1)
    report_day = models.PositiveSmallIntegerField("年报截止：几日", default=31)
    least_sci_tech = models.PositiveSmallIntegerField("建议科技人员不少于", default=20)

    class Meta:
        """Shares and terms that can be."""

        db_table = "associations_life_rules"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(quorum_part__gte=1, quorum_part__lte=models.F("quorum_whole")),
                name="life_rules_quorum",
            ),
            models.CheckConstraint(
                condition=models.Q(term_years__gte=1, term_years__lte=10), name="life_rules_term_years"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation_id)
