"""The meeting that founds an association or elects its next committee, its candidates, and what is filed of it."""

from typing import ClassVar

from django.db import models

from kexie.kit import clock, masks
from kexie.kit.crypto.fields import Sealed
from kexie.kit.files.models import StoredFile
from kexie.kit.ids import uuid7
from kexie.people.models import Person


class Role(models.TextChoices):
    """What a candidate stands for; the codes are kinds of post."""

    CHAIR = "chair", "主席"
    VICE_CHAIR = "vice_chair", "副主席"
    SECRETARY = "secretary_general", "秘书长"
    MEMBER = "committee_member", "委员"


class Gathering(models.TextChoices):
    """会议形式 (rules.md 4.2): who meets."""

    MEMBERS = "members", "会员大会"
    DELEGATES = "delegates", "会员代表大会"
    STAFF = "staff", "职工代表大会"


class Assembly(models.Model):
    """成立大会 or 换届大会 (rules.md 4.2, 4.3 备案表): who was entitled, who came, what was resolved, the term begun.

    ``held_on`` None: not held yet. ``starts_on`` and ``ends_on`` are the term's days, both included. How many
    vice-chairs and members are to be elected stands before the meeting; None: not said, then nobody counts them.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    held_on = models.DateField("大会日期", null=True, blank=True)
    place = models.CharField("地点", max_length=100, blank=True)
    gathering = models.CharField("会议形式", max_length=10, choices=Gathering.choices, blank=True)
    vice_places = models.PositiveSmallIntegerField("应选副主席", null=True, blank=True)
    member_places = models.PositiveSmallIntegerField("应选委员", null=True, blank=True)
    method = models.CharField("选举方式", max_length=40, blank=True)
    entitled = models.PositiveIntegerField("应到人数", null=True, blank=True)
    present = models.PositiveIntegerField("实到人数", null=True, blank=True)
    charter_adopted = models.BooleanField("通过章程", default=False)
    minutes = models.TextField("会议情况", blank=True)
    members = models.PositiveIntegerField("会员数", null=True, blank=True)
    charter = models.TextField("章程", blank=True)
    starts_on = models.DateField("任期开始", null=True, blank=True)
    ends_on = models.DateField("任期结束", null=True, blank=True)
    filed_on = models.DateField("备案日期", null=True, blank=True)

    class Meta:
        """No more come than are entitled; a filed meeting was held and has its term."""

        db_table = "associations_assembly"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(held_on__isnull=True)
                | models.Q(entitled__gte=1, present__gte=1, present__lte=models.F("entitled")),
                name="assembly_no_more_than_entitled",
            ),
            models.CheckConstraint(
                condition=models.Q(filed_on__isnull=True)
                | models.Q(held_on__isnull=False, starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="assembly_filed_has_its_term",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on or ''}"


class Matter(models.TextChoices):
    """What a file of a meeting is (rules.md 4.2 and 14a: what is handed in with the request, and after the meeting)."""

    REQUEST = "request", "申请报告（盖章）"
    CHARTER = "charter", "章程"
    ROSTER = "roster", "会员名录"
    PARTY = "party", "党组织意见"
    MINUTES = "minutes", "会议纪要、决议"
    BALLOTS = "ballots", "选票、计票表"
    PHOTO = "photo", "会议照片"
    OTHER = "other", "其他材料"


class AssemblyFile(models.Model):
    """附件材料: one kept file handed in with an application or a re-election, or after its meeting."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="files")
    matter = models.CharField("材料", max_length=20, choices=Matter.choices)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        """In the order they came."""

        db_table = "associations_assembly_file"
        ordering: ClassVar = ["added_at", "id"]
        indexes: ClassVar = [models.Index(fields=["added_at"], name="assembly_file_by_moment")]

    def __str__(self) -> str:
        return f"{self.assembly_id} {self.matter}"


class Candidate(models.Model):
    """候选人: as applied for, then with the votes. ``person`` once the register knows who it is.

    ``born`` is year and month (1970-03); ``politics`` is 政治面貌.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assembly = models.ForeignKey(Assembly, models.CASCADE, related_name="candidates")
    role = models.CharField("拟任", max_length=20, choices=Role.choices)
    position = models.PositiveSmallIntegerField()
    name = models.CharField("姓名", max_length=60)
    gender = models.CharField("性别", max_length=10, blank=True)
    born = models.CharField("出生年月", max_length=7, blank=True)
    politics = models.CharField("政治面貌", max_length=20, blank=True)
    job = models.CharField("职务", max_length=60, blank=True)
    title = models.CharField("职称", max_length=40, blank=True)
    telephone = Sealed("电话", purpose="associations.candidate.telephone", mask=masks.MOBILE)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    votes_for = models.PositiveIntegerField("赞成", null=True, blank=True)
    votes_against = models.PositiveIntegerField("反对", null=True, blank=True)
    votes_abstain = models.PositiveIntegerField("弃权", null=True, blank=True)
    is_elected = models.BooleanField("当选", null=True, blank=True)

    class Meta:
        """In the order of the ballot."""

        db_table = "associations_candidate"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "position"], name="candidate_one_place"),
            models.UniqueConstraint(
                fields=["assembly"], condition=models.Q(role="chair", is_elected=True), name="candidate_one_chair"
            ),
            models.CheckConstraint(
                condition=models.Q(is_elected__isnull=True)
                | models.Q(votes_for__isnull=False, votes_against__isnull=False, votes_abstain__isnull=False),
                name="candidate_elected_by_votes",
            ),
        ]

    def __str__(self) -> str:
        return self.name
